import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { AxeBuilder } from '@axe-core/playwright';
import { findBrowser } from '../../setup/programs.mjs';

/** Chromium without the parts that look for Google's servers; root needs --no-sandbox. */
const FLAGS = [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-gpu-rasterization',
    '--disable-gpu-compositing',
    '--disable-software-rasterizer',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync'
];

/** Requests past the page reuse connections, which the server may just have closed for being idle. */
export const RETRIES = { maxRetries: 3 };

export interface Browser {
    readonly context: BrowserContext;
    /** Everything the pages complained about: console errors, exceptions, failed requests, answers of 500 and more. */
    readonly problems: string[];
    newPage(): Promise<Page>;
    close(): Promise<void>;
}

/**
 * Starts headless Chromium with an empty profile.
 * @throws Error when no browser is installed; the message says what to do
 */
export async function launch(): Promise<Browser> {
    const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'keystone-browser-'));
    const context = await chromium.launchPersistentContext(profile, { ...program(), ...LOOK });
    const problems: string[] = [];
    watch(context, problems);
    return {
        context,
        problems,
        newPage: () => context.newPage(),
        async close() {
            await context.close();
            fs.rmSync(profile, { recursive: true, force: true });
        }
    };
}

/** A browser in which each page is a person of its own. */
export interface BrowserForMany extends Omit<Browser, 'context' | 'newPage'> {
    newPage(options?: BrowserContextOptions): Promise<Page>;
    /** Those that are open, windows that pages opened among them. */
    pages(): Page[];
    /** Closes all pages, which would go on following every change of the data, and forgets who was logged in. */
    closePages(): Promise<void>;
}

/**
 * Starts headless Chromium for several people at a time: each open page has cookies of its own. What was closed lends its cache of files to the next,
 * so that the base components come over the network once.
 * @throws Error when no browser is installed; the message says what to do
 */
export async function launchForMany(): Promise<BrowserForMany> {
    const browser = await chromium.launch(program());
    const problems: string[] = [];
    /** Contexts without a page, with what they were made for. */
    const unused = new Map<BrowserContext, string>();
    const used = new Map<BrowserContext, string>();
    return {
        problems,
        async newPage(options = {}) {
            const kind = JSON.stringify(options);
            const known = [...unused].find(([, other]) => other === kind)?.[0];
            if (known) unused.delete(known);
            const context = known ?? (await browser.newContext({ ...LOOK, ...options }));
            if (!known) {
                watch(context, problems);
                context.once('close', () => used.delete(context));
            }
            used.set(context, kind);
            return context.newPage();
        },
        pages: () => browser.contexts().flatMap((context) => context.pages()),
        async closePages() {
            for (const [context, kind] of used) {
                await forget(context);
                unused.set(context, kind);
            }
            used.clear();
        },
        close: () => browser.close()
    };
}

/** Closes the pages of a context and forgets all that they stored, but for files. */
async function forget(context: BrowserContext): Promise<void> {
    await context.setOffline(false);
    for (const page of context.pages()) {
        if (page.url().startsWith('http')) await page.evaluate('localStorage.clear()');
        await page.close();
    }
    await context.clearCookies();
}

/** Without motion, dialogs do not wait for the end of a transition. */
const LOOK = { viewport: { width: 1440, height: 1000 }, reducedMotion: 'reduce' } as const;

function program(): { executablePath: string; headless: boolean; args: string[] } {
    const executablePath = findBrowser();
    if (!executablePath) throw new Error('No browser: install Chromium or Chrome, or set KEYSTONE_BROWSER to its path');
    return { executablePath, headless: true, args: FLAGS };
}

/** Collects what the pages of a context complain about. */
function watch(context: BrowserContext, problems: string[]): void {
    const watchPage = (page: Page): void => {
        page.on('console', (message) => {
            // A 4xx answer is logged by the browser itself; tests of refusals expect those.
            if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) problems.push(message.text());
        });
        page.on('pageerror', (error) => problems.push(`${error.message}\n${error.stack ?? ''}`));
        page.on('response', (response) => {
            if (response.status() >= 500) problems.push(`${response.status()} ${response.url()}`);
        });
    };
    context.pages().forEach(watchPage);
    context.on('page', watchPage);
}

/** Logs the browser in, and opens a page of the shell. `user` is a user name, or the first part of one. */
export async function openAs(page: Page, baseUrl: string, user: string, where = '/'): Promise<void> {
    await logIn(page, baseUrl, user);
    await open(page, baseUrl + where);
}

/** Logs the browser in without opening a page. `user` is a user name, or the first part of one. */
export async function logIn(page: Page, baseUrl: string, user: string): Promise<void> {
    const users = (await (await page.request.get(`${baseUrl}/local/bootstrap`, RETRIES)).json()) as {
        users: { id: string; username: string; name: string }[];
    };
    const found =
        users.users.find((entry) => entry.username === user || entry.name === user) ??
        users.users.find((entry) => entry.username.startsWith(user));
    if (!found)
        throw new Error(`The org has no user ${user}; it has ${users.users.map((entry) => entry.username).join(', ')}`);
    const answer = await page.request.post(`${baseUrl}/local/login`, {
        data: { userId: found.id },
        ...RETRIES
    });
    if (!answer.ok()) throw new Error(`Log-in as ${user} failed: ${answer.status()} ${await answer.text()}`);
}

/** Opens a URL and waits until nothing is loading any more. */
export async function open(page: Page, url: string): Promise<void> {
    await page.goto(url);
    await settled(page);
}

/**
 * Runs in the page, hence as text: the types of a browser would change those of Node for all scripts. Synthetic shadow
 * hides components from queries of the document; their elements are found by walking it.
 */
const NO_LOADING = `(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node.nodeName === 'ORG-LOADING') return false;
    return true;
})()`;

/** Waits until the app is there and no grey lines stand for text. */
export async function settled(page: Page): Promise<void> {
    await page.locator('org-app').waitFor();
    await page.waitForFunction(NO_LOADING);
}

/** Id of the first row of a query, through the platform's REST path as the logged-in user; null when there is none. */
export async function idOf(page: Page, baseUrl: string, soql: string): Promise<string | null> {
    const answer = await page.request.get(
        `${baseUrl}/services/data/v68.0/query?q=${encodeURIComponent(soql)}`,
        RETRIES
    );
    if (!answer.ok()) throw new Error(`${soql}: ${await answer.text()}`);
    const { records } = (await answer.json()) as { records: { Id: string }[] };
    return records[0]?.Id ?? null;
}

/** How long a condition may take (ms): on a machine that does other work as well, a save takes seconds. */
export const PATIENCE = 30_000;

/** Waits until a condition holds. @throws Error after half a minute, naming what was waited for */
export async function until(condition: () => Promise<boolean>, what: string): Promise<void> {
    const end = Date.now() + PATIENCE;
    while (!(await condition())) {
        if (Date.now() > end) throw new Error(`Waited for ${PATIENCE / 1000} s: ${what}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
}

/** A field of the open record's details, read-only. */
export function detailOf(page: Page, label: string) {
    return page
        .locator('org-detail-panel .item')
        .filter({ has: page.locator('dt', { hasText: label }) })
        .locator('dd');
}

/** Base components whose own templates violate a rule; nothing that this project could change. */
const KNOWN = ['lightning-timepicker', 'lightning-dual-listbox', 'lightning-tab-bar'];

/** Accessibility violations of the open page (WCAG 2.1 A and AA), one line each; not those inside of base components known to have some. */
export async function accessibilityViolations(page: Page): Promise<string[]> {
    const builder = new AxeBuilder({ page }).options({
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
        resultTypes: ['violations']
    });
    // In the page itself: a third of the time. The other mode is for frames of other origins, of which there are none.
    const result = await builder.setLegacyMode(true).analyze();
    return result.violations.flatMap((violation) => {
        const places = violation.nodes.map((node) => node.target.flat().join(' '));
        const ours = places.filter((place) => !KNOWN.some((name) => place.includes(name)));
        return ours.length > 0
            ? [`${violation.id} (${violation.impact}): ${violation.help}: ${ours.slice(0, 5).join(' | ')}`]
            : [];
    });
}

/** Keeps a picture of the page, for a person to look at when a test failed. */
export async function screenshot(page: Page, folder: string, name: string): Promise<string> {
    fs.mkdirSync(folder, { recursive: true });
    const file = path.join(folder, `${name.replace(/[^\w-]+/g, '-')}.png`);
    await page.screenshot({ path: file, fullPage: true });
    return file;
}
