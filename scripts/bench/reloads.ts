import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { idOf, launch, open, openAs } from '../local-org/browser-tests/support.ts';
import type { Measure } from './measure.ts';
import { copyProject, startOrg } from './processes.ts';

const CARD = 'force-app/main/roster/lwc/keyAccountCard/keyAccountCard';
const LABELS = 'force-app/main/shared/labels/CustomLabels.labels-meta.xml';
const TITLE = 'Ui_Card_Title';
const CLASS = 'force-app/main/roster/classes/KeyAccountCardController.cls';

/** How long a page is given to show an edit (ms). */
const LIMIT = 30_000;

/** Time from saving a file until the open page has it. */
export const reloads: readonly Measure[] = [
    reload('reload-lwc', 'Edit of an LWC until the open page shows it', async (project, page, mark) => {
        const file = path.join(project, `${CARD}.html`);
        const text = readFileSync(file, 'utf8').replace(/<p>mark \d+<\/p>/, '');
        writeFileSync(file, text.replace(/<div class="body[^>]*>/, `$&<p>${mark}</p>`));
        await page.getByText(mark, { exact: true }).first().waitFor({ timeout: LIMIT });
    }),
    reload('reload-label', 'Edit of a label until the open page shows it', async (project, page, mark) => {
        const file = path.join(project, LABELS);
        const before = readFileSync(file, 'utf8');
        const after = before.replace(new RegExp(`(<fullName>${TITLE}</fullName>[\\s\\S]*?<value>)[^<]*`), `$1${mark}`);
        if (after === before) throw new Error(`${LABELS} has no label ${TITLE}`);
        writeFileSync(file, after);
        await page.getByText(mark, { exact: true }).first().waitFor({ timeout: LIMIT });
    }),
    reload(
        'reload-apex',
        'Edit of an Apex class until the open page has asked the new code',
        async (project, page, mark) => {
            const file = path.join(project, CLASS);
            const asked = page.waitForResponse((response) => response.url().endsWith('/local/apex') && response.ok(), {
                timeout: LIMIT
            });
            writeFileSync(file, `${readFileSync(file, 'utf8').trimEnd()}\n// ${mark}\n`);
            await asked;
        }
    )
];

function reload(
    name: string,
    title: string,
    edit: (project: string, page: Page, mark: string) => Promise<void>
): Measure {
    return {
        name,
        title,
        unit: 's',
        budget: 2,
        async prepare(folder) {
            const browser = await launch().catch((error: Error) => error.message);
            if (typeof browser === 'string') return browser;
            const project = copyProject(folder);
            const server = await startOrg(project, path.join(folder, 'data'));
            const page = await browser.newPage();
            await openAs(page, server.url, 'kam1');
            const id = await idOf(page, server.url, 'SELECT Id FROM Account ORDER BY Name LIMIT 1');
            await open(page, `${server.url}/lightning/r/Account/${id}/view`);
            let count = 0;
            return {
                async run() {
                    // An editor's user does not save twice in a second; what follows an edit must have ended.
                    await page.waitForTimeout(1500);
                    const start = performance.now();
                    await edit(project, page, `mark ${++count}`);
                    return (performance.now() - start) / 1000;
                },
                async close() {
                    await browser.close();
                    await server.close();
                }
            };
        }
    };
}
