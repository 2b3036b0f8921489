import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SfResult } from './client.ts';
import { findingsOf } from './expect.ts';

const result: SfResult = {
    command: 'sf data query',
    code: 0,
    stdout: '{}',
    output: 'Total number of records retrieved: 2.',
    ms: 1,
    json: { status: 0, result: { records: [{ Name: 'A' }] } }
};
const messageOf = (expected: Parameters<typeof findingsOf>[2]): string | undefined =>
    findingsOf('query', result, expected)[0]?.message;

test('shouldFindNothingWhenACommandDoesWhatItShould', () => {
    assert.equal(
        messageOf({
            json: { 'result.records.0.Name': 'A', 'result.records.1': undefined },
            output: ['records', /\b2\./]
        }),
        undefined
    );
});

test('shouldNameCommandAndOutputWhenSomethingDiffers', () => {
    assert.match(messageOf({ code: 1 }) ?? '', /^query: exit code 0 instead of 1\n {4}sf data query\nTotal number/);
    assert.match(
        messageOf({ json: { 'result.records.0.Name': 'B' } }) ?? '',
        /result\.records\.0\.Name is "A" instead of "B"/
    );
    assert.match(messageOf({ output: ['3 records'] }) ?? '', /the output lacks 3 records/);
});
