import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { accessibilityViolations, idOf, openAs, until } from './support.ts';
import { useSetting } from './setting.ts';

/** The set-up tab: default records and nightly jobs, for RevOps. */

const setting = useSetting();
const TAB = 'Keystone Set-up';
const WIDTHS = [390, 768, 1280, 1440];

const navigation = (page: Page) => page.getByRole('navigation', { name: 'App' });
const standing = (page: Page, card: 'defaults' | 'jobs') => page.locator(`[data-standing="${card}"]`);
const action = (page: Page, name: string) => page.locator('c-keystone-setup').getByRole('button', { name });

async function openSetup(): Promise<Page> {
    const { page, server } = setting;
    await openAs(page, server.url, 'revops', '/lightning/n/keystone__Keystone_Setup');
    await standing(page, 'jobs').waitFor();
    return page;
}

const hasFocus = async (page: Page, text: string): Promise<boolean> =>
    ((await page.locator(':focus').first().textContent()) ?? '').includes(text);

test('shouldHaveTheTabOnlyWhenTheUserIsRevOps', async () => {
    const { page, server } = setting;
    await page.setViewportSize({ width: 1900, height: 1000 });
    await openAs(page, server.url, 'kam1');
    await navigation(page).getByRole('link', { name: 'Key Accounts', exact: true }).waitFor();
    assert.equal(await page.getByRole('link', { name: TAB }).count(), 0);
    await openAs(page, server.url, 'revops');
    await navigation(page).getByRole('link', { name: TAB }).click();
    await standing(page, 'defaults').getByText('All default records are there').waitFor();
});

test('shouldSayWhomToAskWhenAKeyAccountManagerKnowsTheAddress', async () => {
    const { page, server } = setting;
    await openAs(page, server.url, 'kam1', '/lightning/n/keystone__Keystone_Setup');
    await page.getByText('RevOps sets Keystone up').waitFor();
    assert.deepEqual(await accessibilityViolations(page), []);
});

test('shouldShowTheNextRunWhenJobsAreScheduledAndNoneWhenTheyAreTakenOff', async () => {
    const page = await openSetup();
    await standing(page, 'jobs').getByText('0 of 4 jobs are scheduled').waitFor();
    await action(page, 'Schedule the jobs').focus();
    await page.keyboard.press('Enter');
    await standing(page, 'jobs').getByText('All jobs are scheduled').waitFor();
    await page.getByText('The jobs are on the schedule').waitFor();
    assert.equal(await page.locator('[data-next]').count(), 4);
    assert.match((await page.locator('[data-next]').first().textContent()) ?? '', /^Next run: .*1:00/);
    await until(() => hasFocus(page, 'All jobs are scheduled'), 'the keyboard is on what became of it');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('alertdialog', { name: 'Take the jobs off the schedule' });
    await dialog.getByText('Until they are scheduled again').waitFor();
    assert.deepEqual(await accessibilityViolations(page), []);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    assert.equal(await page.locator('[data-next]').count(), 4);
    await action(page, 'Take the jobs off the schedule').click();
    await dialog.getByRole('button', { name: 'OK' }).click();
    await standing(page, 'jobs').getByText('0 of 4 jobs are scheduled').waitFor();
    assert.equal(await page.locator('[data-next]').count(), 0);
});

test('shouldBringBackADefaultRecordWhenItWasDeleted', async () => {
    const page = await openSetup();
    const soql = "SELECT Id FROM keystone__Playbook__c WHERE keystone__Default_Key__c = 'champion-left'";
    const id = await idOf(page, setting.server.url, soql);
    const answer = await page.request.delete(
        `${setting.server.url}/services/data/v68.0/sobjects/keystone__Playbook__c/${id}`
    );
    assert.equal(answer.status(), 204);
    await openSetup();
    await standing(page, 'defaults').getByText('1 default record is missing').waitFor();
    await action(page, 'Add what is missing').click();
    await page.getByText('Added: Playbooks 1').waitFor();
    await standing(page, 'defaults').getByText('All default records are there').waitFor();
    assert.notEqual(await idOf(page, setting.server.url, soql), null);
});

test('shouldHaveNoViolationsAndNoSidewaysScrollingAtAnyWidth', async () => {
    const page = await openSetup();
    for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        assert.deepEqual(await accessibilityViolations(page), [], `${width} px`);
        assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width);
    }
    assert.deepEqual(setting.browser.problems, []);
});
