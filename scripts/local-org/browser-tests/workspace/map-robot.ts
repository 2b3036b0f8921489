import type { Locator, Page } from 'playwright-core';
import { RETRIES, idOf, logIn, open, until } from '../support.ts';

/** What people do on the relationship map, for tests. */

export const KEY_ACCOUNT = "SELECT Id FROM keystone__Key_Account__c WHERE Name LIKE 'Nordwind%'";

/** Opens the map of the Nordwind key account as somebody. */
export async function openMap(page: Page, baseUrl: string, user: string, view: string): Promise<void> {
    await logIn(page, baseUrl, user);
    const id = await idOf(page, baseUrl, KEY_ACCOUNT);
    await open(page, `${baseUrl}/lightning/r/keystone__Key_Account__c/${id}/view?c__view=${view}`);
    await openMapTab(page);
}

/** Opens the tab of the map, which a narrow page keeps in a menu. */
export async function openMapTab(page: Page): Promise<void> {
    const tab = page.getByRole('tab', { name: 'Relationship map' });
    const more = page.getByRole('button', { name: /More/ });
    await tab.or(more).first().waitFor();
    if (await tab.isVisible()) {
        await tab.click();
    } else {
        await more.first().click();
        await page.getByRole('menuitem', { name: 'Relationship map' }).click();
    }
    await page.locator('c-map-header').waitFor();
}

/** Shows everybody on the chart, once it is there. */
export async function showAll(page: Page): Promise<void> {
    await card(page, 'Beatriz Taylor').waitFor();
    await page.locator('c-map-canvas [data-tool="fit"]').click();
}

/** Whom the contact of somebody reports to. */
export async function contactManagerOf(page: Page, baseUrl: string, name: string): Promise<string | undefined> {
    const [contact] = await rows<{ ReportsTo: { Name: string } | null }>(
        page,
        baseUrl,
        `SELECT ReportsTo.Name FROM Contact WHERE Name = '${name}'`
    );
    return contact.ReportsTo?.Name;
}

/** Somebody's card on the chart. */
export const card = (page: Page, name: string): Locator => page.getByRole('treeitem', { name: new RegExp(`^${name}`) });

/** Somebody in a square of the grid. */
export const chip = (page: Page, name: string): Locator => page.locator('c-map-grid [data-person]', { hasText: name });

/** A square of the grid, by influence and attitude. */
export const square = (page: Page, influence: string, attitude: string): Locator =>
    page.locator(`c-map-grid td[data-square="${influence}/${attitude}"]`);

/** A row of the matrix or of the list. */
export const row = (page: Page, view: 'matrix' | 'list', name: string): Locator =>
    page.locator(`c-map-${view} [data-row]`, { hasText: name });

/** The side panel. */
export const panel = (page: Page): Locator => page.locator('c-map-panel');

/** Drags with the mouse from the middle of one thing to the middle of another. */
export async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
    const [start, end] = [await from.boundingBox(), await to.boundingBox()];
    if (!start || !end) throw new Error('Not on the page');
    await page.mouse.move(start.x + start.width / 2, start.y + start.height / 4);
    await page.mouse.down();
    await page.mouse.move(start.x + start.width / 2 + 8, start.y + start.height / 4 + 8, { steps: 3 });
    await page.mouse.move(end.x + end.width / 2, end.y + end.height / 4, { steps: 8 });
    await page.mouse.up();
}

/** Presses the mouse on something, and moves to something else without letting go. */
export async function carry(page: Page, from: Locator, to: Locator): Promise<void> {
    const start = await from.boundingBox();
    if (!start) throw new Error('Not on the page');
    await page.mouse.move(start.x + start.width / 2, start.y + start.height / 4);
    await page.mouse.down();
    await page.mouse.move(start.x + start.width / 2 + 8, start.y + start.height / 4 + 8, { steps: 3 });
    const end = await to.boundingBox();
    if (!end) throw new Error('Not on the page');
    await page.mouse.move(end.x + end.width / 2, end.y + end.height / 4, { steps: 8 });
}

/** Moves on with what the mouse carries. */
export async function carryOn(page: Page, to: Locator): Promise<void> {
    const end = await to.boundingBox();
    if (!end) throw new Error('Not on the page');
    await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 4 });
}

/** The dialog that is open. */
export const dialog = (page: Page): Locator => page.getByRole('dialog');

/** Confirms the dialog that is open, and waits until it is done. */
export async function confirm(page: Page): Promise<void> {
    await dialog(page).locator('[data-action="confirm"]').click();
    await dialog(page).waitFor({ state: 'detached' });
}

/** Takes back what was done last, with the bar that offers it. */
export async function undo(page: Page): Promise<void> {
    await page.locator('c-undo-bar').getByRole('button', { name: 'Undo' }).click();
    await page.locator('c-undo-bar').waitFor({ state: 'detached' });
}

/** Waits until the server has answered: edits show before that. */
export async function answered(page: Page): Promise<void> {
    const saving = page.locator('c-stakeholder-map p[role="status"]');
    await until(async () => (await saving.innerText()).trim() === '', 'The answer of the server');
}

/** Waits until something was stored. */
export async function stored(page: Page, text: string): Promise<void> {
    await page.locator('c-undo-bar', { hasText: text }).waitFor();
}

/** What the keyboard is on. */
export const focusedText = (page: Page): Promise<string> => page.locator(':focus').innerText();

/** How many people the map shows, as it tells. */
export const found = (page: Page): Promise<string> => page.locator('[data-found]').innerText();

/** Goes with the arrow key through an open menu until an entry has the keyboard, and chooses it. */
export async function chooseByKey(page: Page, entry: string): Promise<void> {
    await page.getByRole('menuitem', { name: entry, exact: true }).waitFor();
    // A menu that was just placed takes the keyboard to its first entry a moment later, whatever was pressed before: seen twice is there.
    await page.locator('[role="menuitem"]:focus').waitFor();
    let seen = 0;
    await until(async () => {
        seen = (await focusedText(page)).trim() === entry ? seen + 1 : 0;
        if (seen === 0) await page.keyboard.press('ArrowDown');
        return seen === 2;
    }, `The entry ${entry}`);
    await page.keyboard.press('Enter');
}

const ADD_OPEN_ROLE = 'Add open role';
const mapMenu = (page: Page): Locator => page.locator('c-map-header [data-menu="map"]').getByRole('button');

/** Opens the dialog for a role that nobody fills. */
export async function addOpenRole(page: Page): Promise<void> {
    await mapMenu(page).click();
    await page.getByRole('menuitem', { name: ADD_OPEN_ROLE }).click();
}

/** The same with the keyboard alone. */
export async function addOpenRoleByKey(page: Page): Promise<void> {
    await mapMenu(page).press('Enter');
    await chooseByKey(page, ADD_OPEN_ROLE);
}

/** Shows what can be looked for, or hides it. */
export const toggleFilters = (page: Page): Promise<void> =>
    page.locator('c-map-filters [data-action="filters"]').click();

/** Goes to somebody's card with the keyboard alone: on from the first card, with arrow keys. */
export async function cardByKey(page: Page, way: readonly string[], name: string): Promise<void> {
    await page.locator('c-map-canvas .stage').focus();
    for (const key of ['Home', ...way]) await page.keyboard.press(key);
    await page.locator(`c-map-canvas [role="treeitem"][id$="-focused"][aria-label^="${name}"]`).waitFor();
}

/** Opens the menu of the card that the keyboard is on, and chooses an entry. */
export async function cardMenuByKey(page: Page, entry: string): Promise<void> {
    await page.keyboard.press('Shift+F10');
    await chooseByKey(page, entry);
}

/** Confirms the dialog that is open with the keyboard, and waits until it is done. */
export async function confirmByKey(page: Page): Promise<void> {
    await dialog(page).locator('[data-action="confirm"] button').focus();
    await page.keyboard.press('Enter');
    await dialog(page).waitFor({ state: 'detached' });
}

/** Takes back what was done last, with the keyboard alone. */
export async function undoByKey(page: Page): Promise<void> {
    await page.locator('c-map-header [role="tab"][aria-selected="true"]').focus();
    await page.keyboard.press('Control+z');
    await page.locator('c-undo-bar').waitFor({ state: 'detached' });
}

/** How long the list of a combobox may take to open (ms). */
const LIST_OPENS = 3000;

/**
 * Opens the list of a combobox, again when it does not stay open: a dialog that was just opened may take the keyboard to its heading once more, and
 * closes the list with that. A person would try again, too.
 */
async function openList(field: Locator, open: () => Promise<void>): Promise<void> {
    const isOpen = async (): Promise<boolean> =>
        field
            .getByRole('option')
            .first()
            .waitFor({ timeout: LIST_OPENS })
            .then(() => true)
            .catch(() => false);
    await until(async () => {
        await open();
        return isOpen();
    }, 'The list of choices');
}

/** A choice of a combobox, with the mouse. */
export async function choose(field: Locator, option: string | RegExp): Promise<void> {
    await openList(field, () => field.getByRole('combobox').click());
    await field.getByRole('option', { name: option, exact: typeof option === 'string' }).click();
}

/** How long a press of a key may take until the page shows it (ms). */
const ARRIVES = 1000;

/**
 * Goes down an open list until an option with a text is marked: one press after the other, so that none arrives too late. The heading of
 * a dialog may take the keyboard meanwhile; a press brings it back.
 */
async function goToOption(page: Page, box: Locator, option: RegExp): Promise<void> {
    let before: string | null | undefined;
    let pressed = 0;
    await until(async () => {
        const active = await box.getAttribute('aria-activedescendant');
        if (active && option.test(await page.locator(`[id="${active}"]`).innerText())) return true;
        if (active !== before || Date.now() - pressed > ARRIVES) {
            before = active;
            pressed = Date.now();
            await box.press('ArrowDown');
        }
        return false;
    }, `The option ${option.source}`);
}

/** A choice of a combobox, with the keyboard: arrow keys lead to it. */
export async function chooseWithKeys(page: Page, field: Locator, option: string): Promise<void> {
    const box = field.getByRole('combobox');
    await openList(field, async () => {
        await box.focus();
        await page.keyboard.press('Enter');
    });
    await goToOption(page, box, new RegExp(`^\\s*${option}`));
    await box.press('Enter');
}

const picker = (page: Page): Locator => dialog(page).locator('lightning-record-picker');
const picked = (page: Page): Locator => picker(page).locator('[data-clear-selection-button]');
const candidate = (page: Page, name: string): Locator =>
    dialog(page)
        .getByRole('option', { name: new RegExp(name) })
        .first();

/** Searches for a record in the dialog that is open, and chooses it. */
export async function pickRecord(page: Page, name: string): Promise<void> {
    await picker(page).locator('input').click();
    await page.keyboard.type(name);
    await candidate(page, name).click();
    await picked(page).waitFor();
}

/** The same with the keyboard alone. What is found for more letters takes the mark off an option; then it is gone to once more. */
export async function pickRecordByKey(page: Page, name: string): Promise<void> {
    const input = picker(page).locator('input');
    await input.focus();
    await page.keyboard.type(name);
    await candidate(page, name).waitFor();
    await until(async () => {
        await goToOption(page, input, new RegExp(name));
        await input.press('Enter');
        const wait = picked(page).waitFor({ timeout: ARRIVES });
        return wait.then(
            () => true,
            () => false
        );
    }, `${name} chosen`);
}

/** Rows of a query, as the one who is logged in may see them. */
export async function rows<T>(page: Page, baseUrl: string, soql: string): Promise<T[]> {
    const answer = await page.request.get(
        `${baseUrl}/services/data/v68.0/query?q=${encodeURIComponent(soql)}`,
        RETRIES
    );
    if (!answer.ok()) throw new Error(`${soql}: ${await answer.text()}`);
    return ((await answer.json()) as { records: T[] }).records;
}
