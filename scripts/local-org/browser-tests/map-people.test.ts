import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { until } from './support.ts';
import {
    addOpenRoleByKey,
    answered,
    card,
    cardByKey,
    cardMenuByKey,
    choose,
    chooseByKey,
    chooseWithKeys,
    confirm,
    confirmByKey,
    dialog,
    found,
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

/** Who comes onto the map and who leaves it, and what is said about somebody in the panel; with the mouse and with the keyboard. */

const map = useMap();

/** The details of somebody, from the list. */
async function details(name: string): Promise<Page> {
    const page = await map.open('kam1', 'list');
    await row(page, 'list', name).locator('button.person').click();
    await panel(page).locator('[data-action="override"]').waitFor();
    return page;
}

/** The menu of whoever's details are open, by its button. */
const personMenu = (page: Page): Locator => panel(page).locator('[data-menu="person"]').getByRole('button');

/** Names of contacts of other accounts that only one contact has. */
async function strangers(page: Page): Promise<string[]> {
    const contacts = await rows<{ Name: string; Account: { Name: string } | null }>(
        page,
        map.server.url,
        'SELECT Name, Account.Name FROM Contact ORDER BY Name LIMIT 2000'
    );
    const names = contacts.map((contact) => contact.Name);
    return contacts
        .filter(({ Name: name, Account: account }) => {
            const isStranger = account !== null && !account.Name.startsWith('Nordwind');
            return isStranger && names.indexOf(name) === names.lastIndexOf(name);
        })
        .map((contact) => contact.Name);
}

test('shouldMarkALeaverAndTakeItBack', async () => {
    const page = await details('Conor Oliveira');
    await personMenu(page).click();
    await page.getByRole('menuitem', { name: 'Has left' }).click();
    await dialog(page).waitFor();
    assert.match(await dialog(page).innerText(), /Conor Oliveira stays on the map, marked/);
    assert.notEqual(
        await dialog(page).locator('input').first().inputValue(),
        '',
        'today, unless somebody says otherwise'
    );
    await confirm(page);
    await stored(page, 'Left on of Conor Oliveira');
    await row(page, 'list', 'Conor Oliveira')
        .getByText(/Left on/)
        .waitFor();
    await undo(page);
    await row(page, 'list', 'Conor Oliveira')
        .getByText(/Left on/)
        .waitFor({ state: 'detached' });
    // With the keyboard on the chart, and back by the same menu.
    await page.locator('c-map-header [data-view="chart"]').press('Enter');
    await card(page, 'Amir Taylor').waitFor();
    await cardByKey(page, ['ArrowDown', 'ArrowRight', 'ArrowDown'], 'Ivan Iversen');
    await cardMenuByKey(page, 'Has left');
    await dialog(page).waitFor();
    await confirmByKey(page);
    await stored(page, 'Left on of Ivan Iversen');
    await cardByKey(page, ['ArrowDown', 'ArrowRight', 'ArrowDown'], 'Ivan Iversen');
    await cardMenuByKey(page, 'Is back');
    await until(
        async () => !/Has left/.test((await card(page, 'Ivan Iversen').getAttribute('aria-label')) ?? ''),
        'back'
    );
    assert.deepEqual(map.browser.problems, []);
});

test('shouldSuggestPeopleFirstAndAddThem', async () => {
    const page = await map.open('kam1', 'list');
    const suggested = page.locator('c-map-suggestions [data-contact]:has(button)');
    await suggested.first().waitFor();
    const count = await page.locator('c-map-suggestions li').count();
    assert.ok(count > 0 && count <= 10, `${count} suggestions, not every contact`);
    for (const [place, take] of [undo, undoByKey].entries()) {
        const first = page.locator('c-map-suggestions li').first();
        const name = (await first.locator('c-record-link').innerText()).trim();
        const add = first.locator('[data-action="add-suggested"] button');
        await (place === 0 ? add.click() : add.press('Enter'));
        await stored(page, '1 people added');
        await row(page, 'list', name).waitFor();
        await take(page);
        await row(page, 'list', name).waitFor({ state: 'detached' });
        await page.locator('c-map-suggestions li', { hasText: name }).waitFor();
    }
    assert.deepEqual(map.browser.problems, []);
});

test('shouldAddAContactOfAnotherAccountAndRemoveThePersonAgain', async () => {
    const page = await map.open('kam1', 'list');
    await page.locator('[data-action="add-person"] button').press('Enter');
    const [name] = await strangers(page);
    await pickRecord(page, name);
    await confirm(page);
    await panel(page).getByRole('heading', { name }).waitFor();
    assert.match(await panel(page).innerText(), /External/);
    await until(async () => /^23 people/.test(await found(page)), 'one more');
    await personMenu(page).focus();
    await page.keyboard.press('Enter');
    await chooseByKey(page, 'Remove from the map');
    assert.match(await dialog(page).innerText(), /The contact stays/);
    await confirmByKey(page);
    await until(async () => /^22 people/.test(await found(page)), 'one less');
    await undoByKey(page);
    await until(async () => /^23 people/.test(await found(page)), 'back');
    await undoByKey(page);
    await until(async () => /^22 people/.test(await found(page)), 'not added either');
    assert.deepEqual(map.browser.problems, []);
});

test('shouldSayCoverageByHandAndGoBackToWhatActivitiesShow', async () => {
    const page = await details('Wanda Conti');
    const coverage = panel(page).getByRole('region', { name: 'Coverage' });
    const isSaid = async (): Promise<boolean> => /Said by hand: None/.test(await coverage.innerText());
    const said = async (): Promise<string | undefined> =>
        (
            await rows<{ keystone__Coverage_Override__c: string }>(
                page,
                map.server.url,
                "SELECT keystone__Coverage_Override__c FROM keystone__Stakeholder__c WHERE Name = 'Wanda Conti'"
            )
        )[0]?.keystone__Coverage_Override__c;
    await coverage.locator('[data-action="override"]').click();
    await choose(dialog(page).locator('c-field-input').first(), 'None');
    await confirm(page);
    await stored(page, 'Coverage of Wanda Conti');
    await until(isSaid, 'what was said');
    assert.match(await row(page, 'list', 'Wanda Conti').innerText(), /None/, 'it counts');
    await coverage.locator('[data-action="clear-override"]').click();
    await until(async () => !(await isSaid()), 'what activities show');
    await answered(page);
    await undo(page);
    await until(isSaid, 'taken back');
    await coverage.locator('[data-action="clear-override"] button').press('Enter');
    await until(async () => !(await said()), 'emptied');
    await answered(page);
    await coverage.locator('[data-action="override"] button').press('Enter');
    await chooseWithKeys(page, dialog(page).locator('c-field-input').first(), 'None');
    await confirmByKey(page);
    await until(isSaid, 'by keyboard');
    await answered(page);
    await undoByKey(page);
    await until(async () => !(await isSaid()), 'taken back by keyboard');
    assert.deepEqual(map.browser.problems, []);
});

test('shouldNameARoleThatNobodyFillsAndFillIt', async () => {
    const page = await map.open('kam1', 'list');
    const role = 'Who signs for the board';
    const seat = async (name: string) =>
        (
            await rows<{
                keystone__Kind__c: string;
                keystone__Role__c: string;
                keystone__Contact__r: { Name: string } | null;
                keystone__Reports_To__r: { Name: string } | null;
            }>(
                page,
                map.server.url,
                `SELECT keystone__Kind__c, keystone__Role__c, keystone__Contact__r.Name, keystone__Reports_To__r.Name FROM keystone__Stakeholder__c WHERE Name = '${name}' AND keystone__Key_Account__r.Name LIKE 'Nordwind%'`
            )
        )[0];
    await addOpenRoleByKey(page);
    await dialog(page).locator('input').first().fill(role);
    const fields = dialog(page).locator('c-field-input');
    await choose(fields.nth(1), 'Approver');
    await chooseWithKeys(page, fields.nth(2), 'Amir Taylor');
    await confirmByKey(page);
    await stored(page, `${role} added`);
    const added = await seat(role);
    assert.equal(added.keystone__Kind__c, 'Placeholder');
    assert.equal(added.keystone__Role__c, 'Approver');
    assert.equal(added.keystone__Reports_To__r?.Name, 'Amir Taylor');
    const open = row(page, 'list', role);
    await open.locator('button.person').click();
    await until(async () => (await panel(page).locator('[data-manager]').innerText()) === 'Amir Taylor', 'the manager');
    const [first, second] = await strangers(page);
    for (const [name, byKey] of [
        [first, false],
        [second, true]
    ] as const) {
        if (byKey) {
            await personMenu(page).focus();
            await page.keyboard.press('Enter');
            await chooseByKey(page, 'Fill with a person');
        } else {
            await personMenu(page).click();
            await page.getByRole('menuitem', { name: 'Fill with a person' }).click();
        }
        await (byKey ? pickRecordByKey(page, name) : pickRecord(page, name));
        await (byKey ? confirmByKey(page) : confirm(page));
        await stored(page, 'role filled');
        await row(page, 'list', name).waitFor();
        const filled = await seat(name);
        assert.equal(filled.keystone__Contact__r?.Name, name);
        assert.equal(filled.keystone__Reports_To__r?.Name, 'Amir Taylor', 'the place in the chart stays');
        await (byKey ? undoByKey(page) : undo(page));
        await open.waitFor();
        await row(page, 'list', name).waitFor({ state: 'detached' });
        await until(async () => (await seat(role))?.keystone__Kind__c === 'Placeholder', 'open again');
    }
    await undoByKey(page);
    await open.waitFor({ state: 'detached' });
    assert.equal(await seat(role), undefined, 'not named either');
    assert.deepEqual(map.browser.problems, []);
});
