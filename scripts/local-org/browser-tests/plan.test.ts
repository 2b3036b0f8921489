import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { idOf, logIn, open } from './support.ts';
import { useSetting } from './setting.ts';
import { openStep } from './workspace/robot.ts';

/** Work in the plan: saves that fail, saves that meet others, deletions that are taken back, links. */

const setting = useSetting();
const GOAL = 'Cut energy cost by 12 %';
const OBJECTIVE = 'Energy Optimizer in four sites';
const LOST_CONNECTION = /ERR_FAILED/;

async function planUrl(): Promise<string> {
    const id = await idOf(
        setting.page,
        setting.server.url,
        "SELECT Id FROM keystone__Key_Account_Plan__c WHERE Name LIKE 'Nordwind%' AND keystone__Status__c = 'Active'"
    );
    return `${setting.server.url}/lightning/r/keystone__Key_Account_Plan__c/${id}/view`;
}

/** Opens the plan with the step that has goals, objectives and targets. */
async function openAlignment(page: Page): Promise<void> {
    await open(page, await planUrl());
    await openStep(page, 2);
}

async function openPlan(): Promise<void> {
    await logIn(setting.page, setting.server.url, 'kam1');
    await openAlignment(setting.page);
}

const goal = (page: Page) => page.locator('[data-section="Goals"] c-plan-card').filter({ hasText: GOAL });
const objective = (page: Page, name = OBJECTIVE) =>
    page.locator('[data-section="Objectives"] c-plan-card').filter({ hasText: name });

/** Replaces a text in place, by keyboard; `finish` false leaves the editor open. */
async function retype(
    page: Page,
    card: ReturnType<typeof goal>,
    label: RegExp,
    text: string,
    finish = true
): Promise<void> {
    await card.getByRole('button', { name: label }).click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(text);
    if (finish) await page.keyboard.press('Enter');
}

test('shouldKeepWhatWasTypedWhenTheSaveFails', async () => {
    const { page } = setting;
    await openPlan();
    await page.route('**/local/apex', (route) => route.abort());
    await retype(page, goal(page), /^Metric/, 'kWh per tonne');
    await goal(page).getByText('The local org cannot be reached').waitFor();
    await goal(page).getByText('kWh per tonne').waitFor();
    await page.unroute('**/local/apex');
    await goal(page).locator('[data-action="retry"]').click();
    await goal(page).locator('[role="alert"]').waitFor({ state: 'detached' });
    await openAlignment(page);
    await goal(page).getByText('kWh per tonne').waitFor();
});

/** Two windows edit the same field; the first one saves last. The dialog is then open in the first window. */
async function meet(mine: string, theirs: string): Promise<void> {
    const { page, browser } = setting;
    await openPlan();
    const other = await browser.newPage();
    await openAlignment(other);
    await retype(page, goal(page), /^Metric/, mine, false);
    await retype(other, goal(other), /^Metric/, theirs);
    await other.locator('[data-section="Goals"]').getByText('Saving').waitFor({ state: 'detached' });
    await goal(other).getByText(theirs).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText(`Take theirs: ${theirs}`).waitFor();
    await other.close();
}

async function storedMetric(): Promise<string> {
    const { page, server } = setting;
    const answer = await page.request.get(
        `${server.url}/services/data/v68.0/query?q=${encodeURIComponent(`SELECT keystone__Metric__c FROM keystone__Customer_Goal__c WHERE Name = '${GOAL}' LIMIT 1`)}`
    );
    const { records } = (await answer.json()) as { records: { keystone__Metric__c: string }[] };
    return records[0]?.keystone__Metric__c ?? '';
}

test('shouldStoreMineWhenTheConflictIsDecidedSo', async () => {
    const { page } = setting;
    await meet('Energy per tonne', 'Energy per shift');
    assert.equal(await storedMetric(), 'Energy per shift', 'nothing is overwritten before the decision');
    await page.getByRole('dialog').locator('[data-action="apply"]').click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await goal(page).getByText('Energy per tonne').waitFor();
    await openAlignment(page);
    await goal(page).getByText('Energy per tonne').waitFor();
});

test('shouldShowTheirsWhenTheConflictIsDecidedSo', async () => {
    const { page } = setting;
    await meet('Cost per tonne', 'Cost per year');
    await page.getByRole('dialog').getByText('Take theirs: Cost per year').click();
    await page.getByRole('dialog').locator('[data-action="apply"]').click();
    await goal(page).getByText('Cost per year').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.equal(await storedMetric(), 'Cost per year');
});

test('shouldBeBackWithItsLinkWhenADeletionIsUndone', async () => {
    const { page } = setting;
    await openPlan();
    await objective(page).locator('[data-action="delete"]').click();
    await page.getByText(`Deleted: ${OBJECTIVE}`).waitFor();
    await objective(page).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await objective(page).waitFor();
    await openAlignment(page);
    await objective(page).getByText(GOAL).waitFor();
});

test('shouldShowTheLinkOnBothSidesWhenTheObjectiveIsGivenAGoal', async () => {
    const { page } = setting;
    await openPlan();
    const review = objective(page, 'Quarterly review with the board');
    await review.getByText('No goal').waitFor();
    await review.getByRole('button', { name: /^Customer Goal/ }).click();
    await review.getByRole('combobox').click();
    await review.getByRole('option', { name: GOAL }).click();
    await page.keyboard.press('Tab');
    await review.getByText('No goal').waitFor({ state: 'detached' });
    await goal(page)
        .getByText(/Objectives \(2\)/)
        .waitFor();
});

test('shouldBelongToTheGoalWhenTheObjectiveIsAddedThere', async () => {
    const { page } = setting;
    await openPlan();
    await goal(page).locator('[data-action="serve"]').click();
    const form = page.locator('[data-section="Objectives"] c-row-form');
    await form.locator('[data-action="save"]').click();
    await form.getByText('Complete this field.').first().waitFor();
    await form
        .getByLabel(/^\*?\s*Objective/)
        .first()
        .fill('Heat recovery in two mills');
    await form.locator('[data-action="save"]').click();
    await objective(page, 'Heat recovery in two mills').getByText(GOAL).waitFor();
    await goal(page)
        .getByText(/Heat recovery in two mills/)
        .waitFor();
});

test('shouldTellTheTotalWhenATargetIsChanged', async () => {
    const { page } = setting;
    await openPlan();
    const targets = page.locator('c-plan-targets');
    await targets
        .getByRole('button', { name: /Revenue/ })
        .first()
        .click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('1000000');
    await page.keyboard.press('Enter');
    await targets
        .locator('[data-total="Revenue__c"]')
        .getByText(/\$2,647,866|\$2,\d{3},\d{3}/)
        .waitFor();
    await targets.getByText('$1,000,000').first().waitFor();
    assert.deepEqual(
        setting.browser.problems.filter((problem) => !LOST_CONNECTION.test(problem)),
        []
    );
});
