import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { type FailedTest, readFailures, toRunAgain } from './browser-step.ts';

const failure = (name: string, errorName: string, message: string): FailedTest => ({
    file: '/a.test.ts',
    name,
    error: { name: errorName, message }
});
const late = failure('shouldPrint', 'TimeoutError', 'page.waitForEvent: Timeout 30000ms exceeded');
const waited = failure('shouldSave', 'Error', 'Waited for 30 s: the save');
const different = failure('shouldSayFive', 'AssertionError', 'Expected values to be strictly equal: 4 !== 5');

test('shouldRunAgainWhenAFewTestsRanOutOfTime', () => {
    assert.deepEqual(toRunAgain([late, waited], 2), [late, waited]);
});

test('shouldNotRunAgainWhenSomethingElseFailedOrManyTestsWereLate', () => {
    assert.deepEqual(toRunAgain([late, different], 2), []);
    assert.deepEqual(toRunAgain([late], 2), [], 'the runner counts one more than it told');
    assert.deepEqual(toRunAgain([late, late, late, late], 4), []);
    assert.deepEqual(toRunAgain([], 0), []);
});

test('shouldTellEachFailedTestWithWhatWasThrown', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'keystone-reporter-'));
    try {
        const file = path.join(folder, 'some.test.mjs');
        const report = path.join(folder, 'report.jsonl');
        writeFileSync(
            file,
            `import { test } from 'node:test';
            class TimeoutError extends Error { name = 'TimeoutError'; }
            test('shouldPass', () => {});
            test('shouldBeLate', () => { throw new TimeoutError('too late'); });
            test('shouldDiffer', () => { throw new RangeError('4 is not 5'); });`
        );
        const options = [
            `--test-reporter=${path.join(import.meta.dirname, 'failure-reporter.ts')}`,
            `--test-reporter-destination=${report}`
        ];
        // As if no test runner had started this one.
        const env = { ...process.env, NODE_TEST_CONTEXT: undefined };
        spawnSync(process.execPath, ['--test', ...options, file], { env });
        assert.deepEqual(readFailures(readFileSync(report, 'utf8')), [
            { file, name: 'shouldBeLate', error: { name: 'TimeoutError', message: 'too late' } },
            { file, name: 'shouldDiffer', error: { name: 'RangeError', message: '4 is not 5' } }
        ]);
    } finally {
        rmSync(folder, { recursive: true });
    }
});
