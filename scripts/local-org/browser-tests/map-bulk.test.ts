import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { idOf, until } from './support.ts';
import {
    KEY_ACCOUNT,
    answered,
    card,
    choose,
    chooseWithKeys,
    confirm,
    confirmByKey,
    dialog,
    found,
    pickRecord,
    pickRecordByKey,
    row,
    rows,
    stored,
    undo,
    undoByKey
} from './workspace/map-robot.ts';
import { useMap } from './workspace/map-setting.ts';

/** Colleagues as columns, several people at once, and maps of very many; with the mouse and with the keyboard. */

const map = useMap();

/** Adds a colleague's column: one of us who knows nobody here yet. */
async function addColleague(page: Page, name: string, byKey: boolean): Promise<void> {
    const add = page.locator('c-map-matrix [data-action="add-colleague"] button');
    await (byKey ? add.press('Enter') : add.click());
    if (byKey) {
        await pickRecordByKey(page, name);
        await confirmByKey(page);
    } else {
        await pickRecord(page, name);
        await confirm(page);
    }
    await page.locator('c-map-matrix thead th', { hasText: name }).waitFor();
}

test('shouldAddColumnsOfColleaguesAndSayHowWellTheyKnowSomebody', async () => {
    const page = await map.open('kam1', 'matrix');
    await row(page, 'matrix', 'Helena Lombardi').waitFor();
    const columns = page.locator('c-map-matrix thead th[data-colleague]');
    const before = await columns.count();
    await addColleague(page, 'Priya Raman', false);
    await addColleague(page, 'Tomás Ferreira', true);
    assert.equal(await columns.count(), before + 2);
    // The new columns stand last; the level is set with the keyboard.
    const someone = row(page, 'matrix', 'Helena Lombardi');
    await someone.locator('[data-cell]').first().focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await someone.locator('[data-open] select[data-field="level"]').selectOption('Working');
    await stored(page, 'Helena Lombardi and Tomás Ferreira: Working');
    await undo(page);
    assert.deepEqual(map.browser.problems, []);
});

test('shouldMarkTheRestOfARowAsLookedAtWithMouseAndKeyboard', async () => {
    const page = await map.open('kam1', 'matrix');
    const looked = row(page, 'matrix', 'Wanda Conti').locator('[data-action="looked"] button');
    const day = async (): Promise<string[]> =>
        (
            await rows<{ keystone__Assessed_On__c: string }>(
                page,
                map.server.url,
                "SELECT keystone__Assessed_On__c FROM keystone__Stakeholder_Relationship__c WHERE keystone__Stakeholder__r.Name = 'Wanda Conti' ORDER BY Id"
            )
        ).map((one) => one.keystone__Assessed_On__c);
    const before = await day();
    await looked.click();
    await stored(page, 'looked at Wanda Conti');
    const after = await day();
    assert.equal(new Set(after).size, 1, 'all of them today');
    assert.notDeepEqual(after, before);
    await undo(page);
    await until(async () => JSON.stringify(await day()) === JSON.stringify(before), 'as before');
    await looked.press('Enter');
    await stored(page, 'looked at Wanda Conti');
    await undoByKey(page);
    await until(async () => JSON.stringify(await day()) === JSON.stringify(before), 'as before, by keyboard');
    assert.deepEqual(map.browser.problems, []);
});

/** Marks people in the list: the first with the mouse, all others with the keyboard. */
async function mark(page: Page, names: readonly string[]): Promise<void> {
    for (const [place, name] of names.entries()) {
        const box = row(page, 'list', name);
        await (place === 0
            ? box.locator('.slds-checkbox_faux').click()
            : box.locator('input[type="checkbox"]').press('Space'));
    }
    const chosen = page.locator('[data-chosen]');
    await until(async () => (await chosen.innerText()) === `${names.length} chosen`, 'all of them chosen');
}

/** Values of a field of people, in the order of their names. */
async function valuesOf(page: Page, field: string, names: readonly string[]): Promise<(string | null)[]> {
    const found = await rows<Record<string, string | null>>(
        page,
        map.server.url,
        `SELECT ${field} FROM keystone__Stakeholder__c WHERE Name IN (${names.map((name) => `'${name}'`).join(', ')}) ORDER BY Name`
    );
    return found.map((one) => one[field]);
}

test('shouldChangeSeveralPeopleAtOnce', async () => {
    const page = await map.open('kam1', 'list');
    const names = ['Julia Dahl', 'Wanda Conti'];
    const bulk = (what: string) => page.locator(`c-map-list [data-bulk="${what}"] button`);
    const roles = () => valuesOf(page, 'keystone__Role__c', names);
    await mark(page, names);
    const before = await roles();
    await bulk('role').click();
    await choose(dialog(page), 'Influencer');
    await confirm(page);
    await stored(page, 'Role of 2 people');
    assert.deepEqual(await roles(), ['Influencer', 'Influencer']);
    for (const name of names) await row(page, 'list', name).getByText('Influencer', { exact: true }).waitFor();
    await undo(page);
    await until(async () => JSON.stringify(await roles()) === JSON.stringify(before), 'as before');
    // The buying unit, with the keyboard.
    const units = () => valuesOf(page, 'keystone__Buying_Unit__c', names);
    const unitsBefore = await units();
    await bulk('unit').press('Enter');
    await chooseWithKeys(page, dialog(page).locator('c-field-input').first(), 'Offshore');
    await confirmByKey(page);
    await stored(page, 'of 2 people');
    const unit = await idOf(
        page,
        map.server.url,
        "SELECT Id FROM keystone__Buying_Unit__c WHERE Name = 'Offshore' AND keystone__Key_Account__r.Name LIKE 'Nordwind%'"
    );
    assert.deepEqual(await units(), [unit, unit]);
    await undoByKey(page);
    await until(async () => JSON.stringify(await units()) === JSON.stringify(unitsBefore), 'the units as before');
    assert.deepEqual(map.browser.problems, []);
});

test('shouldRateAndSetAsideSeveralPeopleAtOnce', async () => {
    const page = await map.open('kam1', 'list');
    const names = ['Julia Dahl', 'Wanda Conti'];
    const champions = async (): Promise<number> =>
        (
            await rows(
                page,
                map.server.url,
                "SELECT Id FROM keystone__Stakeholder_Rating__c WHERE keystone__Attitude__c = 'Champion' AND keystone__Stakeholder__r.Name IN ('Julia Dahl', 'Wanda Conti')"
            )
        ).length;
    const before = await champions();
    await mark(page, names);
    for (const byKey of [false, true]) {
        const rate = page.locator('c-map-list [data-bulk="rate"] button');
        const field = dialog(page).locator('c-field-input').first();
        await (byKey ? rate.press('Enter') : rate.click());
        await (byKey ? chooseWithKeys(page, field, 'Champion') : choose(field, 'Champion'));
        await (byKey ? confirmByKey(page) : confirm(page));
        await stored(page, 'rating of 2 people');
        assert.equal(await champions(), before + 2);
        await (byKey ? undoByKey(page) : undo(page));
        await until(async () => (await champions()) === before, 'as before');
    }
    await answered(page);
    const parked = () => valuesOf(page, 'keystone__Parked__c', names);
    await page.locator('c-map-list [data-action="park"] button').press('Enter');
    await stored(page, '2 people set aside');
    assert.deepEqual(await parked(), [true, true]);
    await undo(page);
    await until(async () => (await parked()).every((one) => !one), 'both are back');
    assert.deepEqual(map.browser.problems, []);
});

/** Puts so many open roles on the map, of which the first leads the next two hundred. */
async function addMany(page: Page, count: number): Promise<void> {
    const keyAccountId = await idOf(page, map.server.url, KEY_ACCOUNT);
    let leader: string | null = null;
    for (let from = 0; from < count; from += 200) {
        const records: object[] = Array.from({ length: Math.min(200, count - from) }, (_, place) => ({
            attributes: { type: 'keystone__Stakeholder__c' },
            Name: `Seat ${from + place}`,
            keystone__Kind__c: 'Placeholder',
            keystone__Key_Account__c: keyAccountId,
            ...(leader ? { keystone__Reports_To__c: leader } : {})
        }));
        const answer = await page.request.post(`${map.server.url}/services/data/v68.0/composite/sobjects`, {
            data: { allOrNone: true, records }
        });
        const saved = (await answer.json()) as { id: string; success: boolean }[];
        assert.ok(saved.every(({ success }) => success));
        leader ??= saved[0].id;
    }
}

test('shouldFoldBranchesOfLargeMapsAndReadFurtherPeopleOnRequest', async () => {
    const first = await map.open('kam1', 'list');
    await addMany(first, 2100);
    await first.close();
    const page = await map.open('kam1', 'chart');
    await card(page, 'Jakub Eriksson').waitFor();
    await page.getByText(/^2,?000 people shown, there are more/).waitFor();
    // Branches below the second level are folded away at first.
    assert.equal(await card(page, 'Niklas Young').count(), 0);
    await page.locator('c-map-filters input[type="search"]').fill('Niklas Young');
    await until(async () => /^1 of /.test(await found(page)), 'who is folded away is found');
    await page.locator('[data-action="clear-filters"]').click();
    await page.locator('[data-action="load-more"] button').press('Enter');
    await page.locator('[data-action="load-more"]').waitFor({ state: 'detached' });
    await until(async () => /^2,?122 people/.test(await found(page)), 'everybody');
    assert.deepEqual(map.browser.problems, []);
});
