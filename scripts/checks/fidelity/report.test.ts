import assert from 'node:assert/strict';
import { test } from 'node:test';
import { causeList, causesOf, resultTable, type SuiteResult } from './report.ts';

const failed = (outcome: 'failed' | 'unsupported', message: string) => ({
    className: 'C',
    method: 'm',
    outcome,
    message
});
const suite: SuiteResult = {
    name: 'owner/suite',
    commit: '0123456789abcdef',
    seconds: 1,
    problems: [],
    error: null,
    tests: [
        { className: 'C', method: 'ok', outcome: 'passed', message: null },
        failed('unsupported', 'Not supported by the local org: Foo.bar(String) (C, line 3)'),
        failed('unsupported', '@TestSetup s: Not supported by the local org: Foo.bar(String) (D, line 9)'),
        failed('failed', 'System.AssertException: Assertion Failed: Expected: 1, Actual: 2')
    ]
};

test('shouldCountEveryOutcomeInDenominatorWhenTableIsMade', () => {
    assert.match(resultTable([suite]), /\| owner\/suite \| 0123456789ab \| 4 \| 1 \| 1 \| 2 \| 0 \| 0 \| 25\.0 % \|/);
});

test('shouldGroupByMemberWhenUnsupported', () => {
    assert.deepEqual(
        causesOf(suite).map((cause) => [cause.count, cause.text]),
        [
            [2, 'Foo.bar(String)'],
            [1, 'System.AssertException: Assertion Failed: Expected: n, Actual: n']
        ]
    );
    assert.match(causeList(suite, causesOf(suite), 1), /and 1 more causes/);
});
