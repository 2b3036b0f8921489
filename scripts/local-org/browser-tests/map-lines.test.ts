import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { until } from './support.ts';
import {
    answered,
    card,
    cardByKey,
    cardMenuByKey,
    carry,
    carryOn,
    choose,
    chooseWithKeys,
    confirm,
    confirmByKey,
    contactManagerOf,
    dialog,
    drag,
    rows,
    showAll,
    stored,
    undo,
    undoByKey
} from './workspace/map-robot.ts';
import { useMap } from './workspace/map-setting.ts';

/** Lines of the chart that say nobody, say it on contacts too, or are informal; with the mouse and with the keyboard. */

const map = useMap();

/** The way of the keyboard from the first card to Ivan Iversen. */
const TO_IVAN = ['ArrowDown', 'ArrowRight', 'ArrowDown'];

const banner = (page: Page): Locator => page.locator('c-map-canvas [data-banner]');

/** The chart with everybody on it. */
async function chart(): Promise<Page> {
    const page = await map.open('kam1', 'chart');
    await showAll(page);
    return page;
}

test('shouldLetSomebodyReportToNobody', async () => {
    const page = await chart();
    const name = 'Ivan Iversen';
    const isSaid = async (manager: string | null): Promise<boolean> =>
        ((await contactManagerOf(page, map.server.url, name)) ?? null) === manager;
    // The place for nobody is there as long as a card is dragged.
    await carry(page, card(page, name), page.locator('c-map-canvas .tools'));
    await carryOn(page, page.locator('c-map-canvas [data-zone="none"]'));
    await until(async () => /report to nobody/.test(await banner(page).innerText()), 'what letting go would do');
    await page.mouse.up();
    await dialog(page).waitFor();
    assert.match(await dialog(page).innerText(), /The contact of Ivan Iversen reports to Pedro Kowalski/);
    await dialog(page).locator('[data-action="cancel"]').click();
    await dialog(page).waitFor({ state: 'detached' });
    assert.ok(await isSaid('Pedro Kowalski'), 'nothing without a yes');
    await carry(page, card(page, name), page.locator('c-map-canvas .tools'));
    await carryOn(page, page.locator('c-map-canvas [data-zone="none"]'));
    await page.mouse.up();
    await confirm(page);
    await stored(page, 'Ivan Iversen now reports to nobody');
    await until(() => isSaid(null), 'nobody on the contact');
    await until(async () => (await card(page, name).getAttribute('aria-level')) === '1', 'at the top');
    await undo(page);
    await until(() => isSaid('Pedro Kowalski'), 'as before');
    // With the keyboard: the button for nobody stands in the bar of the choice.
    await answered(page);
    await cardByKey(page, TO_IVAN, name);
    await cardMenuByKey(page, 'Change manager');
    await banner(page).waitFor();
    await page.locator('[data-choice="none"]').focus();
    await page.keyboard.press('Enter');
    await dialog(page).waitFor();
    await confirmByKey(page);
    await stored(page, 'Ivan Iversen now reports to nobody');
    await until(() => isSaid(null), 'nobody, by keyboard');
    await undoByKey(page);
    await until(() => isSaid('Pedro Kowalski'), 'as before, by keyboard');
    assert.deepEqual(map.browser.problems, []);
});

test('shouldWriteReportsToWithTheCheckboxAlone', async () => {
    for (const byKey of [false, true]) {
        // The answer holds while a map is open: each way begins anew.
        const page = await chart();
        if (byKey) {
            await cardByKey(page, TO_IVAN, 'Ivan Iversen');
            await cardMenuByKey(page, 'Change manager');
            await banner(page).waitFor();
            for (const key of ['ArrowUp', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
        } else {
            await drag(page, card(page, 'Ivan Iversen'), card(page, 'Jakub Eriksson'));
        }
        const box = dialog(page).locator('input[type="checkbox"]');
        await box.waitFor({ state: 'attached' });
        assert.equal(await box.isChecked(), false);
        await (byKey ? box.press('Space') : dialog(page).getByText('Also write Reports To on the contact').click());
        assert.equal(await box.isChecked(), true);
        await (byKey ? confirmByKey(page) : confirm(page));
        await stored(page, 'Ivan Iversen now reports to Jakub Eriksson, on the contact too');
        assert.equal(await contactManagerOf(page, map.server.url, 'Ivan Iversen'), 'Jakub Eriksson');
        await (byKey ? undoByKey(page) : undo(page));
        await until(
            async () => (await contactManagerOf(page, map.server.url, 'Ivan Iversen')) === 'Pedro Kowalski',
            'the contact as before'
        );
        await page.close();
    }
    assert.deepEqual(map.browser.problems, []);
});

test('shouldDrawAnInformalLine', async () => {
    const page = await chart();
    const kinds = async (from: string, to: string): Promise<string[]> =>
        (
            await rows<{ keystone__Kind__c: string }>(
                page,
                map.server.url,
                `SELECT keystone__Kind__c FROM keystone__Stakeholder_Link__c WHERE keystone__From_Stakeholder__r.Name = '${from}' AND keystone__To_Stakeholder__r.Name = '${to}'`
            )
        ).map((one) => one.keystone__Kind__c);
    const informal = page.locator('c-map-canvas .edge.informal:visible');
    const before = await informal.count();
    await card(page, 'Helena Lombardi').hover({ position: { x: 20, y: 20 }, force: true });
    await drag(page, page.locator('c-map-canvas .handle'), card(page, 'Julia Dahl'));
    await dialog(page).waitFor();
    await choose(dialog(page).locator('c-field-input').first(), 'Informal tie');
    await confirm(page);
    await stored(page, 'line between Helena Lombardi and Julia Dahl');
    assert.deepEqual(await kinds('Helena Lombardi', 'Julia Dahl'), ['Informal tie']);
    await until(async () => (await informal.count()) === before + 1, 'drawn');
    await undo(page);
    await until(async () => (await informal.count()) === before, 'gone');
    await answered(page);
    await cardByKey(page, TO_IVAN, 'Ivan Iversen');
    await cardMenuByKey(page, 'Draw a line');
    await banner(page).waitFor();
    for (const key of ['ArrowUp', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
    await dialog(page).waitFor();
    await chooseWithKeys(page, dialog(page).locator('c-field-input').first(), 'Informal tie');
    await confirmByKey(page);
    await stored(page, 'line between Ivan Iversen and Jakub Eriksson');
    assert.deepEqual(await kinds('Ivan Iversen', 'Jakub Eriksson'), ['Informal tie']);
    await undoByKey(page);
    await until(async () => (await kinds('Ivan Iversen', 'Jakub Eriksson')).length === 0, 'taken back');
    assert.deepEqual(map.browser.problems, []);
});
