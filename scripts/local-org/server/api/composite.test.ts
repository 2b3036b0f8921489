import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { ApiResponse } from '../../org/protocol.ts';
import { Fixture } from '../test-support/fixture.ts';
import { answer } from './router.ts';

const fixture = new Fixture();
const org = fixture.open();
after(() => {
    org.close();
    fixture.remove();
});

const send = (method: string, path: string, body: unknown = null, query: Record<string, string> = {}): ApiResponse =>
    answer(org, { method, path: `/services/data/v68.0${path}`, query, body, userId: org.adminUserId });
const count = (where: string): number =>
    (send('GET', '/query', null, { q: `SELECT COUNT() FROM Thing__c WHERE ${where}` }).body as { totalSize: number })
        .totalSize;
const thing = (referenceId: string, fields: Record<string, unknown>): unknown => ({
    attributes: { type: 'Thing__c', referenceId },
    ...fields
});

interface Results {
    hasErrors: boolean;
    results: {
        referenceId: string;
        id?: string;
        errors?: { statusCode: string; message: string; fields: string[] }[];
    }[];
}

test('shouldInsertParentsAndChildrenWhenATreeIsSent', () => {
    const response = send('POST', '/composite/tree/Thing__c', {
        records: [
            thing('whole', {
                Name: 'Tree',
                Parts__r: { records: [thing('left', { Name: 'Tree left' }), thing('right', { Name: 'Tree right' })] }
            })
        ]
    });
    const body = response.body as Results;
    assert.deepEqual(
        [response.status, body.hasErrors, body.results.map((result) => result.referenceId)],
        [201, false, ['whole', 'left', 'right']]
    );
    assert.equal(count(`Parent__c = '${body.results[0]!.id}'`), 2);
});

test('shouldInsertNothingWhenOneRecordOfATreeFails', () => {
    const response = send('POST', '/composite/tree/Thing__c', {
        records: [
            thing('good', { Name: 'Half', Parts__r: { records: [thing('bad', { Name: 'Half', Amount__c: -1 })] } })
        ]
    });
    const body = response.body as Results;
    assert.deepEqual([response.status, body.hasErrors], [400, true]);
    assert.deepEqual(
        body.results.map((result) => [result.referenceId, result.errors?.[0]?.statusCode]),
        [['bad', 'FIELD_CUSTOM_VALIDATION_EXCEPTION']]
    );
    assert.equal(count("Name = 'Half'"), 0);
});

test('shouldRefuseTheTreeWhenItIsMalformed', () => {
    const codes = (body: unknown): unknown =>
        (send('POST', '/composite/tree/Thing__c', body).body as { errorCode: string }[])[0]!.errorCode;
    assert.equal(codes({}), 'JSON_PARSER_ERROR');
    assert.equal(codes({ records: [{ Name: 'x' }] }), 'INVALID_INPUT');
    assert.equal(codes({ records: [thing('a', { Nope__r: { records: [] } })] }), 'INVALID_FIELD');
    assert.equal(
        codes({ records: Array.from({ length: 201 }, (_, index) => thing(`r${index}`, { Name: 'Many' })) }),
        'INVALID_INPUT'
    );
    assert.equal(count("Name = 'Many'"), 0);
});

test('shouldKeepGoodRecordsWhenACollectionIsNotAllOrNone', () => {
    const records = [thing('', { Name: 'Good', Code__c: 'k1' }), thing('', { Name: 'Bad', Amount__c: -1 })];
    const some = send('POST', '/composite/sobjects', { allOrNone: false, records }).body as {
        success: boolean;
        id?: string;
        errors: { statusCode: string; fields: string[] }[];
    }[];
    assert.deepEqual(
        some.map((result) => [result.success, result.errors.map((error) => [error.statusCode, error.fields])]),
        [
            [true, []],
            [false, [['FIELD_CUSTOM_VALIDATION_EXCEPTION', ['Amount__c']]]]
        ]
    );
    assert.equal(count("Name = 'Good'"), 1);
    const none = send('POST', '/composite/sobjects', {
        allOrNone: true,
        records: [thing('', { Name: 'Other' }), records[1]]
    }).body as { success: boolean }[];
    assert.deepEqual(
        none.map((result) => result.success),
        [false, false]
    );
    assert.equal(count("Name = 'Other'"), 0);
    assert.deepEqual(
        (
            send('PATCH', '/composite/sobjects', { records: [thing('', { id: some[0]!.id, Name: 'Better' })] })
                .body as { success: boolean }[]
        ).map((result) => result.success),
        [true]
    );
    assert.equal(count("Name = 'Better'"), 1);
    assert.deepEqual(
        (send('DELETE', '/composite/sobjects', null, { ids: String(some[0]!.id) }).body as { success: boolean }[]).map(
            (result) => result.success
        ),
        [true]
    );
    assert.equal(count("Name = 'Better'"), 0);
});

test('shouldRefuseTheCollectionWhenItIsTooLarge', () => {
    const response = send('POST', '/composite/sobjects', {
        records: Array.from({ length: 201 }, () => thing('', { Name: 'x' }))
    });
    assert.deepEqual(
        [response.status, (response.body as { errorCode: string }[])[0]!.errorCode],
        [400, 'EXCEEDED_MAX_SIZE_REQUEST']
    );
});
