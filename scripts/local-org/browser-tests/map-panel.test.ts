import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { until } from './support.ts';
import {
    answered,
    confirm,
    confirmByKey,
    dialog,
    openMap,
    panel,
    pickRecord,
    pickRecordByKey,
    row,
    rows,
    stored,
    undo,
    undoByKey
} from './workspace/map-robot.ts';
import { useMap } from './workspace/map-setting.ts';

/** What the details of somebody tell about deals, actions and activities, and who looks after people; with the mouse and with the keyboard. */

const map = useMap();
const SOMEBODY = 'Jakub Eriksson';

/** The details of somebody, from the list. */
async function details(name: string): Promise<Page> {
    const page = await map.open('kam1', 'list');
    await row(page, 'list', name).locator('button.person').click();
    await panel(page).locator('[data-action="override"]').waitFor();
    return page;
}

const section = (page: Page, name: string): Locator => panel(page).getByRole('region', { name, exact: true });

test('shouldTellOpportunitiesAndActivitiesAndLeadToThem', async () => {
    const page = await details(SOMEBODY);
    const deals = await rows<{ Opportunity: { Name: string } }>(
        page,
        map.server.url,
        `SELECT Opportunity.Name FROM OpportunityContactRole WHERE Contact.Name = '${SOMEBODY}'`
    );
    const names = deals.map(({ Opportunity: { Name: name } }) => name).sort();
    const shown = section(page, 'Opportunities').locator('c-record-link');
    assert.deepEqual((await shown.allInnerTexts()).sort(), names);
    assert.match(await section(page, 'Opportunities').innerText(), /Decision Maker · .+ · .*\d,\d{3} · .+ \d{4}/);
    const activities = section(page, 'Recent activities').locator('li');
    assert.ok((await activities.count()) > 0, 'activities');
    const first = activities.first();
    const subject = await first.locator('c-record-link').innerText();
    assert.match(await first.innerText(), /\d{4}/, 'when it was');
    // A deal with the mouse, an activity with the keyboard.
    const deal = await shown.first().innerText();
    await shown.first().locator('a').click();
    await page.waitForURL(/\/006/);
    await page.getByText(deal).first().waitFor();
    await openMap(page, map.server.url, 'kam1', 'list');
    await row(page, 'list', SOMEBODY).locator('button.person').press('Enter');
    await first.locator('c-record-link a').press('Enter');
    await page.waitForURL(/\/00[UT]/);
    await page.getByText(subject).first().waitFor();
    assert.deepEqual(map.browser.problems, []);
});

test('shouldPlanAndCompleteActionsWithMouseAndKeyboard', async () => {
    const page = await details('Amir Taylor');
    const actions = section(page, 'Actions');
    for (const byKey of [false, true]) {
        const subject = byKey ? 'Ask about the budget' : 'Send the offer';
        const plan = actions.locator('[data-action="plan-action"] button');
        await (byKey ? plan.press('Enter') : plan.click());
        await dialog(page).locator('input').first().waitFor();
        if (byKey) {
            await dialog(page).locator('input').first().focus();
            await page.keyboard.type(subject);
            await confirmByKey(page);
        } else {
            await dialog(page).locator('input').first().fill(subject);
            await confirm(page);
        }
        await stored(page, 'action');
        const line = actions.locator('li[data-task]', { hasText: subject });
        await line.waitFor();
        const box = line.locator('input[type="checkbox"]');
        await (byKey ? box.press('Space') : line.locator('.slds-checkbox_faux').click());
        await stored(page, 'action completed');
        const status = async (): Promise<string[]> =>
            (
                await rows<{ Status: string }>(
                    page,
                    map.server.url,
                    `SELECT Status FROM Task WHERE Subject = '${subject}'`
                )
            ).map((one) => one.Status);
        assert.deepEqual(await status(), ['Completed']);
        await (byKey ? undoByKey(page) : undo(page));
        await until(async () => (await status())[0] !== 'Completed', 'open again');
        await answered(page);
        await (byKey ? undoByKey(page) : page.locator('c-map-header [data-view="list"]').press('Control+z'));
        await line.waitFor({ state: 'detached' });
        assert.deepEqual(await status(), [], 'not planned either');
    }
    assert.deepEqual(map.browser.problems, []);
});

test('shouldAnswerTheQuestionsOfTheRatingHelpWithTheKeyboard', async () => {
    const page = await details('Pedro Kowalski');
    const attitude = async (): Promise<string> =>
        (
            await rows<{ keystone__Attitude__c: string }>(
                page,
                map.server.url,
                "SELECT keystone__Attitude__c FROM keystone__Stakeholder__c WHERE Name = 'Pedro Kowalski' AND keystone__Key_Account__r.Name LIKE 'Nordwind%'"
            )
        )[0].keystone__Attitude__c;
    await panel(page).locator('[data-help="attitude"] button').press('Enter');
    for (const answer of ['Raises doubts', 'Held something up']) {
        await dialog(page).getByLabel(answer).press('Space');
    }
    await until(async () => /This says: Critic/.test(await dialog(page).innerText()), 'what the answers say');
    await dialog(page).locator('[data-action="take"] button').press('Enter');
    await stored(page, 'rating of Pedro Kowalski');
    assert.equal(await attitude(), 'Critic');
    await undoByKey(page);
    assert.deepEqual(map.browser.problems, []);
});

test('shouldChooseWhoLooksAfterSeveralPeople', async () => {
    const page = await map.open('kam1', 'list');
    const people = ['Julia Dahl', 'Wanda Conti'];
    const owners = async (): Promise<(string | undefined)[]> =>
        (
            await rows<{ keystone__Coverage_Owner__r: { Name: string } | null }>(
                page,
                map.server.url,
                `SELECT keystone__Coverage_Owner__r.Name FROM keystone__Stakeholder__c WHERE Name IN ('${people.join("', '")}') AND keystone__Key_Account__r.Name LIKE 'Nordwind%'`
            )
        ).map((one) => one.keystone__Coverage_Owner__r?.Name);
    for (const name of people) {
        await row(page, 'list', name).locator('input[type="checkbox"]').press('Space');
    }
    for (const byKey of [false, true]) {
        const colleague = byKey ? 'Tomás Ferreira' : 'Priya Raman';
        const bulk = page.locator('c-map-list [data-bulk="owner"] button');
        await (byKey ? bulk.press('Enter') : bulk.click());
        await (byKey ? pickRecordByKey(page, colleague) : pickRecord(page, colleague));
        await (byKey ? confirmByKey(page) : confirm(page));
        await stored(page, 'of 2 people');
        assert.deepEqual(await owners(), [colleague, colleague]);
        await (byKey ? undoByKey(page) : undo(page));
        await until(async () => (await owners()).every((owner) => owner === 'Kim Lindqvist'), 'as before');
        await answered(page);
    }
    assert.deepEqual(map.browser.problems, []);
});
