import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../checks/lib/project.ts';
import { idOf, launch, open, openAs } from '../local-org/browser-tests/support.ts';
import type { Measure } from './measure.ts';
import { startOrg } from './processes.ts';

/** From the start of the process, on a new data folder, sample data included, to the first record page with its values; Chromium is open already. */
export const coldStart: Measure = {
    name: 'start',
    title: 'Process start to first record page, new data folder',
    unit: 's',
    budget: 10,
    async prepare(folder) {
        const browser = await launch().catch((error: Error) => error.message);
        if (typeof browser === 'string') return browser;
        return {
            async run() {
                const start = performance.now();
                const server = await startOrg(projectRoot, path.join(mkdtempSync(path.join(folder, 'org-')), 'data'));
                try {
                    const page = await browser.newPage();
                    await openAs(page, server.url, 'kam1');
                    const id = await idOf(page, server.url, 'SELECT Id FROM Account ORDER BY Name LIMIT 1');
                    await open(page, `${server.url}/lightning/r/Account/${id}/view`);
                    await page
                        .locator('c-key-account-card')
                        .getByRole('heading')
                        .or(page.locator('c-key-account-card button'))
                        .first()
                        .waitFor();
                    await page.locator('org-highlights h1').waitFor();
                    const took = performance.now() - start;
                    await page.close();
                    return took / 1000;
                } finally {
                    await server.close();
                }
            },
            close: () => browser.close()
        };
    }
};
