import assert from 'node:assert/strict';
import test from 'node:test';
import { freshLimits, byName, usageOf } from '../org/limits.ts';
import type { RequestUsage } from '../org/request-log.ts';
import type { TestResult } from '../testing/protocol.ts';
import { requestLimits, testLimits, worstFirst } from './limits-report.ts';

const usage = (changes: object, cpu = 0, kind = 'AURA'): RequestUsage['usage'] =>
    usageOf({ ...freshLimits(), ...changes }, cpu, kind);
const request = (apex: string, used: RequestUsage['usage'], failure: string | null = null): RequestUsage => ({
    started: 0,
    milliseconds: 3,
    kind: 'AURA',
    apex: [apex],
    username: 'kim@example.com',
    failure,
    usage: used
});
const result = (method: string, queries: number): TestResult => {
    const used = usage({ queries });
    return {
        className: 'T',
        method,
        outcome: 'passed',
        milliseconds: 1,
        message: null,
        stack: [],
        limits: byName((name) => ({ ...used[name], budget: 'test' }))
    };
};

test('shouldShowTheFiveClosestTestsOfEachLimitThatWasUsed', () => {
    const report = testLimits([1, 2, 3, 4, 5, 6].map((queries) => result(`m${queries}`, queries)));
    assert.deepEqual(
        report.split('\n').slice(3),
        [6, 5, 4, 3, 2].map((queries) => `SOQL queries  ${queries}.0 %  ${queries}     test    T.m${queries}`)
    );
    assert.match(testLimits([{ ...result('m', 0), limits: null }]), /No test used/);
});

test('shouldPutTheFullestRequestFirstWhenTheWorstAreWanted', () => {
    const requests = [
        request('A.a', usage({ queries: 10 })),
        request('B.b', usage({ dmlRows: 9000 }), 'System.DmlException: no'),
        request('C.c', usage({ publishedEvents: 3 }, 1))
    ];
    const lines = requestLimits(worstFirst(requests)).split('\n').slice(2);
    assert.match(lines[0]!, /B\.b +0 +0 +0 +9,000 +0 +90\.0 % of DML rows +System\.DmlException: no$/);
    assert.match(lines[1]!, /A\.a +10 .*10\.0 % of SOQL queries +ok$/);
    assert.match(lines[2]!, /C\.c .* 1 +0\.0 % of ms of CPU time +ok$/);
});
