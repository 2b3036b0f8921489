import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { accessibilityViolations, idOf, open, openAs, until } from './support.ts';
import { useSetting } from './setting.ts';

/** The home page of the app: My week, what is done there with one click, and by keyboard. */

const setting = useSetting();
const ACTION = 'Energy baseline of the second site';
const PROMISE = 'Security evidence of all controllers in one document';
const SIGNAL = 'No contact with Pedro Kowalski';

const COMPLETE = new RegExp(`^Complete ?: ${ACTION}`);

const item = (page: Page, text: string) => page.locator('c-my-week-group li').filter({ hasText: text });
const act = (page: Page, text: string, label: string) =>
    item(page, text).getByRole('button', { name: new RegExp(`^${label} ?:`) });
const group = (page: Page, name: string) => page.locator(`c-my-week-group[data-group="${name}"]`);

async function openHome(user = 'kam1'): Promise<Page> {
    await openAs(setting.page, setting.server.url, user);
    await setting.page.locator('c-my-week-group').first().waitFor();
    return setting.page;
}

const exists = async (object: string, where: string): Promise<boolean> =>
    (await idOf(setting.page, setting.server.url, `SELECT Id FROM ${object} WHERE ${where}`)) !== null;

/** What has the keyboard, by its words. */
const focused = async (page: Page): Promise<string> =>
    ((await page.locator(':focus').textContent()) ?? '').replace(/\s+/g, ' ').trim();

test('shouldOpenOnHomeWhenTheAppIsStarted', async () => {
    const page = await openHome();
    assert.equal(await page.locator('org-header [aria-current="page"]').textContent(), 'Home');
    for (const name of ['Changed', 'Due', 'Expires']) await page.getByRole('heading', { name }).waitFor();
    await page.getByRole('link', { name: 'Accounts', exact: true }).click();
    await page.waitForURL(/\/lightning\/o\/Account\/list/);
    await page.getByRole('link', { name: 'Home', exact: true }).click();
    await item(page, ACTION).waitFor();
    assert.match(page.url(), /\/lightning\/page\/home$/);
});

test('shouldOpenTheFirstTabWhenAnAppHasNoHome', async () => {
    const { page, server } = setting;
    await openAs(page, server.url, 'outsider', '/lightning/page/home');
    await page.waitForURL(/\/lightning\/o\/Account\/list/);
});

test('shouldBeAsBeforeWhenACompletedActionIsTakenBack', async () => {
    const page = await openHome();
    const before = await group(page, 'due').locator('[data-count]').textContent();
    await act(page, ACTION, 'Complete').click();
    await item(page, ACTION).waitFor({ state: 'detached' });
    await page.getByText(`Completed: ${ACTION}`).waitFor();
    assert.equal(await exists('Task', `Subject = '${ACTION}' AND IsClosed = TRUE`), true);
    assert.equal(await group(page, 'due').locator('[data-count]').textContent(), String(Number(before) - 1));
    await page.getByRole('button', { name: 'Undo' }).click();
    await item(page, ACTION).waitFor();
    assert.equal(await exists('Task', `Subject = '${ACTION}' AND IsClosed = FALSE`), true);
    assert.equal(await group(page, 'due').locator('[data-count]').textContent(), before);
});

test('shouldDoAllOfItWhenOnlyTheKeyboardIsUsed', async () => {
    const page = await openHome();
    await group(page, 'due').getByRole('link').first().focus();
    for (let presses = 0; presses < 60 && !COMPLETE.test(await focused(page)); presses++)
        await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await item(page, ACTION).waitFor({ state: 'detached' });
    await page.getByText(`Completed: ${ACTION}`).waitFor();
    assert.notEqual(await focused(page), '', 'the keyboard stays in the list');
    await page.keyboard.press('Control+z');
    await item(page, ACTION).waitFor();
    await until(async () => (await focused(page)).includes(ACTION), 'the keyboard is where it was');
    await page.keyboard.press('Tab');
    assert.match(await focused(page), /^Move by a week/);
    await page.keyboard.press('Enter');
    await page.getByText(`Moved by a week: ${ACTION}`).waitFor();
    await until(
        () => item(page, ACTION).getByText('Overdue').isHidden(),
        'an overdue action has a week from today again'
    );
    await page.keyboard.press('Control+z');
    await item(page, ACTION).getByText('Overdue').waitFor();
});

test('shouldKeepTheReasonWhenASignalIsDismissed', async () => {
    const page = await openHome();
    await act(page, SIGNAL, 'Dismiss').click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('[data-action="confirm"]').click();
    await dialog.getByText('Complete this field.').waitFor();
    await dialog.getByRole('textbox').fill('We meet him on Monday');
    assert.deepEqual(await accessibilityViolations(page), []);
    await dialog.locator('[data-action="confirm"]').click();
    await item(page, SIGNAL).waitFor({ state: 'detached' });
    assert.equal(
        await exists('keystone__Account_Signal__c', `Name = '${SIGNAL}' AND keystone__Status__c = 'Dismissed'`),
        true
    );
    await page.getByRole('button', { name: 'Undo' }).click();
    await item(page, SIGNAL).waitFor();
    await act(page, SIGNAL, 'Seen').click();
    await item(page, SIGNAL).waitFor({ state: 'detached' });
    await page.getByText(`Seen: ${SIGNAL}`).waitFor();
});

test('shouldShowTheNoteWhenACommitmentIsUpdatedAndLeaveWhenItIsKept', async () => {
    const page = await openHome();
    await act(page, PROMISE, 'Note').click();
    await page.getByRole('dialog').getByRole('textbox').fill('The last part comes on Friday');
    await page.getByRole('dialog').locator('[data-action="confirm"]').click();
    await item(page, PROMISE).getByText('The last part comes on Friday').waitFor();
    await act(page, PROMISE, 'Kept').click();
    await item(page, PROMISE).waitFor({ state: 'detached' });
    await page.getByText(`Kept: We promised: ${PROMISE}`).waitFor();
    await open(page, setting.server.url);
    await item(page, ACTION).waitFor();
    assert.equal(await item(page, PROMISE).count(), 0);
});

test('shouldSayWhyWhenTheServerCannotBeReached', async () => {
    const page = await openHome();
    await page.route('**/local/apex', (route) => route.abort());
    try {
        await act(page, ACTION, 'Complete').click();
        await item(page, ACTION).getByRole('alert').waitFor();
    } finally {
        await page.unroute('**/local/apex');
    }
    assert.equal(await exists('Task', `Subject = '${ACTION}' AND IsClosed = FALSE`), true);
});

test('shouldShowOneKeyAccountWhenItIsChosen', async () => {
    const page = await openHome();
    const card = page.locator('c-my-week-accounts li').filter({ hasText: 'Brevik Maritime Group' });
    await card.getByRole('button', { name: /Show only this/ }).click();
    await item(page, ACTION).waitFor({ state: 'detached' });
    assert.equal(await card.getByRole('button').getAttribute('aria-pressed'), 'true');
    await page.locator('c-my-week').getByRole('combobox').click();
    await page.getByRole('option', { name: 'All key accounts' }).click();
    await item(page, ACTION).waitFor();
});

test('shouldHaveNoViolationsAndNoSidewaysScrollingAtAnyWidth', async () => {
    const page = await openHome();
    for (const width of [390, 768, 1280, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        assert.deepEqual(await accessibilityViolations(page), [], `${width} px`);
        assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width);
    }
});

test('shouldSayThatThereIsNothingWhenSomebodyHasNoKeyAccounts', async () => {
    const { page, server, browser } = setting;
    await openAs(page, server.url, 'revops');
    await page.getByText('You have no key accounts yet').waitFor();
    assert.deepEqual(await accessibilityViolations(page), []);
    assert.deepEqual(
        browser.problems.filter((problem) => !/ERR_FAILED/.test(problem)),
        []
    );
});
