import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { tellAfterFailures } from './failures.ts';
import { TestServer } from './server.ts';
import { accessibilityViolations, idOf, launchForMany, logIn, open, until } from './support.ts';
import { openStep } from './workspace/robot.ts';

/** The plan workspace with several people, with the keyboard alone, and in all of its states. */

const OBJECTIVE = 'Energy Optimizer in four sites';

let server: TestServer;
let browser: Awaited<ReturnType<typeof launchForMany>>;

before(async () => {
    server = await TestServer.start();
    browser = await launchForMany();
});

tellAfterFailures(() => browser?.pages() ?? []);
afterEach(() => browser?.closePages());

after(async () => {
    await browser?.close();
    await server?.dispose();
});

/** A page of the Nordwind plan in a status, with a browser of its own. */
async function planPage(user: string, status = 'Active'): Promise<Page> {
    const page = await browser.newPage();
    await logIn(page, server.url, user);
    const id = await idOf(
        page,
        server.url,
        `SELECT Id FROM keystone__Key_Account_Plan__c WHERE Name LIKE 'Nordwind%' AND keystone__Status__c = '${status}'`
    );
    await open(page, `${server.url}/lightning/r/keystone__Key_Account_Plan__c/${id}/view`);
    await page.locator('c-plan-step-work c-plan-section').first().waitFor();
    return page;
}

const objective = (page: Page) =>
    page.locator('[data-section="Objectives"] c-plan-card').filter({ hasText: OBJECTIVE });
const focusedText = (page: Page) => page.locator(':focus').innerText();

test('shouldShowBothVersionsToTheSecondWhenTwoPeopleEditTheSameObjective', async () => {
    const first = await planPage('kam1');
    const second = await planPage('revops');
    for (const page of [first, second]) {
        // Both read the same value before either changes it.

        await openStep(page, 2);
    }
    const change = async (page: Page, value: string): Promise<void> => {
        await objective(page)
            .getByRole('button', { name: /^Current/ })
            .click();
        await page.keyboard.press('Control+A');
        await page.keyboard.type(value);
        await page.keyboard.press('Enter');
    };
    await change(first, '2');
    await first.getByText('All changes are saved.').waitFor();
    await change(second, '3');
    const dialog = second.getByRole('dialog');
    await dialog.getByText('Take theirs: 2').waitFor();
    await dialog.getByText('Keep mine: 3').waitFor();
    const stored = async () =>
        (await idOf(
            second,
            server.url,
            `SELECT Id FROM keystone__Plan_Objective__c WHERE Name = '${OBJECTIVE}' AND keystone__Current__c = 2`
        )) !== null;
    assert.ok(await stored(), 'nothing is overwritten before the decision');
    await dialog.getByText('Take theirs: 2').click();
    await dialog.locator('[data-action="apply"]').click();
    await dialog.waitFor({ state: 'detached' });
    await objective(second)
        .getByRole('button', { name: /^Current: 2/ })
        .waitFor();
    assert.ok(await stored());
    await first.close();
    await second.close();
});

test('shouldWorkWithTheKeyboardAlone', async () => {
    const page = await planPage('kam1');
    // From the open step to another one.
    await page.locator('c-plan-steps [aria-selected="true"]').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    assert.match(await focusedText(page), /^2/);
    await page.keyboard.press('Enter');
    await objective(page).waitFor();
    // From a missing thing to the place where it is mended.
    await page.locator('c-plan-criteria .go').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('[data-section="Goals"] c-row-form :focus').waitFor();
    await page.keyboard.type('Fewer truck rolls');
    await page.keyboard.press('Control+Enter');
    const card = page.locator('[data-section="Goals"] c-plan-card').filter({ hasText: 'Fewer truck rolls' });
    await card.waitFor();
    // The keyboard is back where the next goal would be added.
    await until(async () => /Add Customer Goal/.test(await focusedText(page)), 'the keyboard is on Add Customer Goal');
    // Edit a field, and take it back.
    await card.getByRole('button', { name: /^Metric/ }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Truck rolls a month');
    await page.keyboard.press('Enter');
    await page.getByText('Saved: Metric').waitFor();
    await page.keyboard.press('Control+z');
    await card.getByRole('button', { name: /^Metric: \(empty\)/ }).waitFor();
    // Delete it, and bring it back: the keyboard is on Undo.
    await card.locator('[data-action="delete"] button').focus();
    await page.keyboard.press('Enter');
    await page.getByText('Deleted: Fewer truck rolls').waitFor();
    await page.keyboard.press('Enter');
    await card.waitFor();
    assert.deepEqual(browser.problems, []);
    await page.close();
});

for (const [user, status, what, steps] of [
    ['lead', 'Active', 'the lead', [2]],
    ['kam1', 'Closed', 'a closed plan', [7]]
] as const)
    test(`shouldHaveNoViolationsInTheStepsWhenItIs ${what}`, async () => {
        const page = await planPage(user, status);
        const found: string[] = [];
        for (const step of steps) {
            await openStep(page, step);

            const lines = await accessibilityViolations(page);
            found.push(...lines.map((line) => `step ${step}: ${line}`));
        }
        assert.deepEqual(found, []);
        if (status === 'Closed') assert.equal(await page.locator('c-plan-workspace [data-action="add"]').count(), 0);
        await page.close();
    });
