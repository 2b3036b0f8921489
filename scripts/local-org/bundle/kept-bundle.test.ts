import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { withTemporaryFolder } from '../../checks/lib/temporary.ts';
import { isBesideBundle, keepBundle, takeKeptBundle } from './kept-bundle.ts';

/** A finished bundle that says something. */
function write(folder: string, text: string): string {
    fs.mkdirSync(path.join(folder, 'app'), { recursive: true });
    fs.writeFileSync(path.join(folder, 'app', 'main.js'), text);
    fs.writeFileSync(path.join(folder, 'index.html'), `<p>${text}</p>`);
    return folder;
}

test('shouldGiveBackABundleInPlaceOfWhatWasThereWhenItsSourcesWereBuiltBefore', async () => {
    await withTemporaryFolder(async (project) => {
        const out = write(path.join(project, 'out'), 'first');
        assert.equal(takeKeptBundle(project, 'aaaa', out), false, 'nothing is kept yet');
        keepBundle(project, 'aaaa', out);
        write(out, 'second');
        fs.writeFileSync(path.join(out, 'app', 'old.js'), '');
        // The same key means the same sources: what is kept stays.
        keepBundle(project, 'aaaa', out);
        assert.equal(takeKeptBundle(project, 'aaaa', out), true);
        assert.deepEqual(fs.readdirSync(path.join(out, 'app')), ['main.js']);
        assert.equal(fs.readFileSync(path.join(out, 'index.html'), 'utf8'), '<p>first</p>');
    });
});

test('shouldForgetTheOneThatWasNotUsedForLongestWhenThereAreMany', async () => {
    await withTemporaryFolder(async (project) => {
        const out = write(path.join(project, 'out'), 'text');
        const cache = path.join(project, 'node_modules', '.cache', 'keystone-app');
        for (const [age, key] of ['dddd', 'cccc', 'bbbb', 'aaaa'].entries()) {
            keepBundle(project, key, out);
            fs.utimesSync(path.join(cache, key), age - 1000, age - 1000);
        }
        assert.equal(takeKeptBundle(project, 'dddd', out), true);
        keepBundle(project, 'eeee', out);
        assert.deepEqual(fs.readdirSync(cache).sort(), ['aaaa', 'bbbb', 'dddd', 'eeee']);
    });
});

test('shouldLeaveTestsAndCopiesOfEditorsOutOfABundle', () => {
    for (const name of ['a/__tests__/a.test.ts', 'a\\__mocks__\\b.ts', 'a/a.test.ts', 'a/a.ts~'])
        assert.equal(isBesideBundle(name), true, name);
    for (const name of ['a/a.ts', 'a/tests.html', 'a/a.css']) assert.equal(isBesideBundle(name), false, name);
});
