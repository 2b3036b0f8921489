/**
 * `npm run verify:data -- DIR`: loads a public data set through `npm run org -- import`, as a person would, and checks what
 * arrived against the files; works out the white space of parents with subsidiaries, and compares it with what the files say; then
 * loads it again, and then a file that is full of mistakes.
 *
 * DIR holds the data set "CRM Sales Opportunities" with its shape.mjs. It is not part of this repository: where it is absent,
 * this says so and ends well.
 */
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { brokenFile } from './data/broken-file.ts';
import { compareWithFiles, readSet, snapshot } from './data/sales-set.ts';
import { compareWhiteSpace } from './data/white-space.ts';
import { runCommand } from './lib/command.ts';
import { Expectations } from './lib/expectations.ts';
import { OrgCli } from './lib/org-cli.ts';
import { withTemporaryFolder } from './lib/temporary.ts';

const directory = process.argv[2];
if (directory === undefined) {
    console.error('usage: npm run verify:data -- DIR');
    process.exit(2);
}
if (!existsSync(path.join(directory, 'shape.mjs'))) {
    console.log(`verify:data: nothing was checked, because the data set is not in ${directory}`);
    process.exit(0);
}

const today = '2026-11-22';
const map = path.join(import.meta.dirname, 'data/crm-sales-opportunities.map.json');
/** The budget for the first load, in seconds; reported, not asserted, because it depends on the machine. */
const budget = 15;
const expect = new Expectations();
const start = Date.now();

await withTemporaryFolder(async (folder) => {
    const csv = path.join(folder, 'csv');
    const org = new OrgCli(path.join(folder, 'org'));
    await expect.group('shape the files', async () => {
        const shaped = await runCommand(process.execPath, [path.resolve(directory, 'shape.mjs'), csv], { cwd: folder });
        expect.holds('shape.mjs', shaped.code === 0, shaped.output);
    });
    if (expect.failed > 0) return;
    await expect.group('an org without sample data', async () => {
        const reset = await org.run('reset', '--empty');
        expect.holds('reset --empty', reset.code === 0, reset.output);
    });
    // Without an org everything else would only repeat the same message.
    if (expect.failed > 0) return;
    const set = readSet(csv);
    await expect.group('first load', async () => {
        const load = await org.run('import', csv, '--map', map, '--today', today);
        expect.holds('import', load.code === 0, load.output.slice(-2000));
        console.log(`  loading took ${(load.ms / 1000).toFixed(1)} s (budget ${budget} s)`);
        const warned = load.output.split('\n').some((line) => /account/i.test(line) && /1[,.]?425/.test(line));
        expect.holds('a warning counts the 1,425 opportunities without an account', warned, load.output.slice(-2000));
    });
    // From here on through a server: commands must go through it, and need not open the org each for itself.
    let stop = async () => {};
    await expect.group('a server on the loaded data', async () => {
        stop = await org.serve(today);
        await compareWithFiles(org, set, today, expect);
    });
    await expect.group('white space of parents with their subsidiaries', async () => {
        const scripts = path.join(folder, 'scripts');
        mkdirSync(scripts);
        await compareWhiteSpace(org, set, scripts, today, expect);
    });
    await expect.group('second load', async () => {
        const before = await snapshot(org);
        const load = await org.run('import', csv, '--map', map, '--today', today);
        expect.holds('import again', load.code === 0, load.output.slice(-2000));
        const after = await snapshot(org);
        for (const [object, rows] of before) expect.holds(`${object} is unchanged`, rows === after.get(object));
    });
    await expect.group('a file full of mistakes', async () => {
        const broken = path.join(folder, 'broken');
        mkdirSync(broken);
        await brokenFile(org, broken, today, expect);
    });
    await stop();
});

console.log(`\nverify:data took ${((Date.now() - start) / 1000).toFixed(1)} s`);
console.log(`${expect.passed} passed, ${expect.failed} failed`);
process.exitCode = expect.failed === 0 ? 0 : 1;
