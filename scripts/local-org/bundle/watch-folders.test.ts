import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { watchFolder } from './watch-folders.ts';

async function until(condition: () => boolean): Promise<void> {
    for (let tries = 0; tries < 100 && !condition(); tries++) await new Promise((resolve) => setTimeout(resolve, 20));
    assert.ok(condition(), 'did not happen within 2 s');
}

test('shouldTellAboutFilesReplacedByRenamingAndInNewFolders', async (context) => {
    const root = fs.mkdtempSync(path.join(os.tmpdir(), 'watch-'));
    const seen: string[] = [];
    fs.mkdirSync(path.join(root, 'a', 'b'), { recursive: true });
    fs.writeFileSync(path.join(root, 'a', 'b', 'file.ts'), '1');
    const watch = watchFolder(root, (changed) => seen.push(changed.split(path.sep).join('/')));
    context.after(() => {
        watch.close();
        fs.rmSync(root, { recursive: true });
    });

    fs.writeFileSync(path.join(root, 'a', 'b', 'new'), '2');
    fs.renameSync(path.join(root, 'a', 'b', 'new'), path.join(root, 'a', 'b', 'file.ts'));
    await until(() => seen.includes('a/b/file.ts'));

    seen.length = 0;
    fs.writeFileSync(path.join(root, 'a', 'b', 'file.ts'), '3');
    await until(() => seen.includes('a/b/file.ts'));

    fs.mkdirSync(path.join(root, 'c'));
    fs.writeFileSync(path.join(root, 'c', 'x.ts'), '1');
    await until(() => seen.includes('c/x.ts'));
    seen.length = 0;
    fs.writeFileSync(path.join(root, 'c', 'x.ts'), '2');
    await until(() => seen.includes('c/x.ts'));
});
