import type { Locator, Page } from 'playwright-core';
import { PATIENCE, until } from '../support.ts';

/**
 * A person who does what the plan workspace asks for and nothing else: takes the first missing thing, and answers wherever the
 * keyboard was put. What to answer depends only on the label of the field.
 */

/** What to enter into a field with this label; the texts that name what is missing help to tell fields of the same name apart. */
export type Answers = readonly (readonly [RegExp, string | ((missing: string) => string)])[];

/** The panel that says why the open step is not complete. */
export const criteria = (page: Page): Locator => page.locator('c-plan-criteria');

/** Opens a step by its number. */
export async function openStep(page: Page, stepNumber: number): Promise<void> {
    await page.locator(`c-plan-steps [data-step="${stepNumber}"]`).click();
    await page.locator('c-plan-step-work c-plan-section').first().waitFor();
}

/** The state of a step, as its tab tells it. */
export async function stepText(page: Page, stepNumber: number): Promise<string> {
    return page.locator(`c-plan-steps [data-step="${stepNumber}"]`).innerText();
}

/** Texts of what the open step misses among the criteria that it needs. */
export async function missing(page: Page): Promise<string[]> {
    const required = criteria(page)
        .locator('.criterion')
        .filter({ has: page.locator('abbr') });
    return required.locator('.go').allInnerTexts();
}

/** Waits until the panel tells something else than before: the save was stored, and the step evaluated and read again. */
async function changed(page: Page, before: string): Promise<void> {
    await until(async () => (await criteria(page).innerText()) !== before, `something else than ${before}`);
}

function answerTo(answers: Answers, label: string, text: string): string | null {
    const found = answers.find(([pattern]) => pattern.test(label));
    if (!found) return null;
    return typeof found[1] === 'string' ? found[1] : found[1](text);
}

/** Enters a value into an input of any type, by keyboard where people would. */
async function enter(page: Page, input: Locator, value: string): Promise<void> {
    const kind = await input.evaluate((element) => (element as unknown as { tagName: string }).tagName);
    if (kind === 'LIGHTNING-COMBOBOX') {
        await input.getByRole('combobox').click();
        await input.getByRole('option', { name: value, exact: true }).click();
    } else if (kind === 'LIGHTNING-RECORD-PICKER') {
        // The form may know it already.
        if ((await input.locator('input').inputValue()) === value) return;
        await input.locator('input').click();
        await page.keyboard.type(value);
        await input
            .getByRole('option', { name: new RegExp(value) })
            .first()
            .click();
    } else if (kind === 'LIGHTNING-TEXTAREA') {
        await input.locator('textarea').fill(value);
    } else if ((await input.locator('input[type="checkbox"]').count()) > 0) {
        await input.locator('input[type="checkbox"]').check({ force: true });
    } else {
        const field = input.locator('input').first();
        await field.click();
        await page.keyboard.press('Control+A');
        await page.keyboard.type(value);
    }
}

/** Fills in a form for a new row and saves it. @returns what was asked that no answer was known to */
async function fillForm(page: Page, form: Locator, answers: Answers, text: string): Promise<string[]> {
    const count = await form.locator('c-field-input').count();
    for (let index = 0; index < count; index += 1) {
        const input = form.locator('c-field-input').nth(index).locator('[data-input]').first();
        const label = (await input.locator('label, legend, .slds-form-element__label').first().innerText()).trim();
        const value = answerTo(answers, label.replace(/^\*\s*/, ''), text);
        if (value !== null) await enter(page, input, value);
    }
    const all = page.locator('c-row-form');
    const open = await all.count();
    await form.locator('[data-action="save"]').click();
    const end = Date.now() + PATIENCE;
    while ((await all.count()) === open) {
        if (Date.now() > end) return [`${text}: ${await all.first().innerText()}`];
        await page.waitForTimeout(50);
    }
    return [];
}

/** Answers where the keyboard is: in a form, in a dialog, or on a value. @returns what no answer was known to */
async function answerHere(page: Page, answers: Answers, text: string): Promise<string[]> {
    const dialog = page.getByRole('dialog');
    if ((await dialog.count()) > 0) {
        await dialog.locator('[data-action="confirm"]').click();
        await dialog.waitFor({ state: 'detached' });
        return [];
    }
    const focused = page.locator(':focus');
    const form = page.locator('c-row-form').filter({ has: focused });
    if ((await form.count()) > 0) return fillForm(page, form.last(), answers, text);
    const field = page.locator('c-inline-field').filter({ has: focused }).last();
    const name = (await focused.getAttribute('aria-label')) ?? (await focused.innerText());
    const label = name.replace(/: [^]*$/, '');
    const value = answerTo(answers, label, text);
    if (value === null) return [`${text} → ${name}`];
    await page.keyboard.press('Enter');
    const input = field.locator('[data-input]').first();
    await enter(page, input, value);
    await page.keyboard.press('Control+Enter');
    return [];
}

/**
 * Works off what the open step misses until it is complete.
 * @returns what was done, in order
 * @throws Error when the same thing is asked for again and again, or when no answer is known
 */
export async function completeStep(page: Page, stepNumber: number, answers: Answers): Promise<string[]> {
    const done: string[] = [];
    const LIMIT = 60;
    await openStep(page, stepNumber);
    while (done.length < LIMIT) {
        const [next] = await missing(page);
        if (next === undefined) return done;
        const before = await criteria(page).innerText();
        await criteria(page)
            .locator('.criterion')
            .filter({ has: page.locator('abbr') })
            .locator('.go')
            .first()
            .click();
        await page.locator('c-plan-step-work :focus, [role="dialog"]').first().waitFor();
        const unknown = await answerHere(page, answers, next);
        if (unknown.length > 0) throw new Error(`Step ${stepNumber} asks what nobody told: ${unknown.join(' | ')}`);
        done.push(next);
        await changed(page, before);
    }
    throw new Error(`Step ${stepNumber} is never complete: ${done.join(' | ')}`);
}
