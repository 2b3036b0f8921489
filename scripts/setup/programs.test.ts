import assert from 'node:assert/strict';
import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { withTemporaryFolder } from '../checks/lib/temporary.ts';
import { findBrowser, findJava } from './programs.mjs';

/** Calls a function with other environment variables, and puts the real ones back. */
function withEnvironment<T>(variables: Record<string, string | undefined>, use: () => T): T {
    const before = Object.fromEntries(Object.keys(variables).map((name) => [name, process.env[name]]));
    const set = (values: Record<string, string | undefined>) => {
        for (const [name, value] of Object.entries(values)) {
            if (value === undefined) delete process.env[name];
            else process.env[name] = value;
        }
    };
    set(variables);
    try {
        return use();
    } finally {
        set(before);
    }
}

const posix = { skip: process.platform === 'win32' };

test('shouldTakeNamedBrowserWhenItExists', posix, () =>
    withTemporaryFolder(async (folder) => {
        const browser = path.join(folder, 'my-browser');
        writeFileSync(browser, '');
        assert.equal(
            withEnvironment({ KEYSTONE_BROWSER: browser }, () => findBrowser()),
            browser
        );
        assert.equal(
            withEnvironment({ KEYSTONE_BROWSER: `${browser}-gone` }, () => findBrowser()),
            undefined
        );
    })
);

test('shouldPreferABrowserWithoutWindowsWhenThereIsOne', posix, () =>
    withTemporaryFolder(async (folder) => {
        const find = () => withEnvironment({ PATH: folder, KEYSTONE_BROWSER: undefined }, () => findBrowser());
        for (const name of ['google-chrome', 'chromium', 'chromium-headless-shell']) {
            writeFileSync(path.join(folder, name), '');
            assert.equal(find(), path.join(folder, name));
        }
    })
);

test('shouldRefuseJavaWhenItIsTooOldOrAbsent', posix, () =>
    withTemporaryFolder(async (folder) => {
        const find = () => withEnvironment({ PATH: folder, JAVA_HOME: undefined }, () => findJava());
        assert.equal(find(), undefined);
        const java = path.join(folder, 'java');
        const install = (version: string) => {
            writeFileSync(java, `#!/bin/sh\necho 'openjdk version "${version}"' >&2\n`);
            chmodSync(java, 0o755);
        };
        install('1.8.0_392');
        assert.equal(find(), undefined);
        install('17.0.15');
        assert.equal(find(), java);
    })
);
