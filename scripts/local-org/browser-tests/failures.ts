import path from 'node:path';
import { afterEach, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { screenshot } from './support.ts';

const ARTIFACTS = path.resolve(import.meta.dirname, '..', '..', '..', 'artifacts', 'screenshots');

/** Runs in the page, hence as text: where the keyboard is, and what dialogs, menus and messages say. */
const STATE = `(() => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    const words = (element) => element.textContent.replace(/\\s+/g, ' ').trim().slice(0, 300);
    const shown = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const role = node.getAttribute('role');
        if (/^(dialog|alert|alertdialog|menu|status)$/.test(role ?? '') && node.checkVisibility()) shown.push(role + ': ' + words(node));
    }
    return [location.pathname, 'keyboard on ' + (focused ? focused.nodeName + ' ' + words(focused) : 'nothing'), ...shown].join('\\n  ');
})()`;

/**
 * After a test of the calling file that failed, tells what its pages show, and keeps a picture of each.
 * @param pages those of the test
 */
export function tellAfterFailures(pages: () => readonly Page[]): void {
    afterEach(async (hook) => {
        const context = hook as TestContext & { passed?: boolean };
        if (context.passed !== false) return;
        for (const [index, page] of pages().entries()) {
            try {
                context.diagnostic(`${context.name}: page ${index + 1} was at ${await page.evaluate(STATE)}`);
                await screenshot(page, ARTIFACTS, `${context.name}-${index + 1}`);
            } catch (error) {
                context.diagnostic(`${context.name}: page ${index + 1} says nothing: ${String(error)}`);
            }
        }
    });
}
