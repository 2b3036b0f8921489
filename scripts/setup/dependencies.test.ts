import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { withTemporaryFolder } from '../checks/lib/temporary.ts';
import { dependenciesReady } from './dependencies.mjs';

const locked = {
    packages: {
        '': { name: 'x' },
        'node_modules/a': { version: '1.0.0' },
        'node_modules/other-platform': { version: '2.0.0', optional: true }
    }
};

/** A folder with that lock file, and with node_modules holding package a in that version. */
function ready(installedVersion: string | null, aExists = true): Promise<boolean> {
    return withTemporaryFolder(async (folder) => {
        writeFileSync(path.join(folder, 'package-lock.json'), JSON.stringify(locked));
        if (aExists) mkdirSync(path.join(folder, 'node_modules/a'), { recursive: true });
        else mkdirSync(path.join(folder, 'node_modules'));
        if (installedVersion !== null) {
            const installed = { packages: { 'node_modules/a': { version: installedVersion } } };
            writeFileSync(path.join(folder, 'node_modules/.package-lock.json'), JSON.stringify(installed));
        }
        return dependenciesReady(folder);
    });
}

test('shouldBeReadyWhenInstalledVersionsAreTheLockedOnes', async () => {
    assert.equal(await ready('1.0.0'), true);
});

test('shouldNotBeReadyWhenVersionDiffersOrPackageIsGone', async () => {
    assert.equal(await ready('0.9.0'), false);
    assert.equal(await ready('1.0.0', false), false);
});

test('shouldNotBeReadyWhenInstallationWasInterrupted', async () => {
    assert.equal(await ready(null), false);
});
