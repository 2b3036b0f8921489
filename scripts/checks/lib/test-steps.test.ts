import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatSummary, total } from './summary.ts';
import { readNodeTestCounts } from './node-tests.ts';
import { readApexCounts, readCoverage } from './test-steps.ts';

test('shouldReadCountsWhenNodeTestRunnerEnds', () => {
    const output =
        'ℹ tests 9\nℹ suites 0\nℹ pass 6\nℹ fail 2\nℹ cancelled 1\nℹ skipped 0\nℹ todo 0\nℹ duration_ms 12.3\n';
    assert.deepEqual(readNodeTestCounts(output), { passed: 6, failed: 3 });
    assert.equal(readNodeTestCounts('node: bad option'), null);
});

test('shouldTakeLastCountsWhenTestsPrintedSomeThemselves', () => {
    assert.deepEqual(readNodeTestCounts('ℹ pass 1\nℹ fail 0\nmore\nℹ pass 5\nℹ fail 4\n'), { passed: 5, failed: 4 });
    assert.deepEqual(readApexCounts('1 passed, 0 failed\n...\n120 passed, 3 failed\n'), { passed: 120, failed: 3 });
    assert.equal(readApexCounts('Segmentation fault'), null);
});

test('shouldReadCoverageWhenItIsReported', () => {
    assert.equal(readCoverage('Line coverage: 93.4 % (842 of 902)\n12 passed, 0 failed\n'), 93.4);
    assert.equal(readCoverage('12 passed, 0 failed\n'), null);
});

test('shouldSayNotRunWhenStepNeitherPassedNorFailed', () => {
    assert.match(formatSummary([{ name: 'apex-ls', passed: 0, failed: 0, ms: 0 }]), /^not run {2}apex-ls/);
});

test('shouldAddUpAndAlignWhenSeveralStepsRan', () => {
    const results = [
        { name: 'lint', passed: 1, failed: 0, ms: 1200 },
        { name: 'apex', passed: 120, failed: 3, ms: 60_000, note: 'line coverage 93.4 %' }
    ];
    assert.deepEqual(total(results), { passed: 121, failed: 3 });
    assert.equal(
        formatSummary(results),
        'ok      lint    1 passed  0 failed   1.2 s\nFAILED  apex  120 passed  3 failed  60.0 s  line coverage 93.4 %'
    );
});
