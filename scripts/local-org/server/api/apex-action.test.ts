import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { ApiResponse } from '../../org/protocol.ts';
import { addUser, Fixture } from '../test-support/fixture.ts';
import { answer } from './router.ts';

const fixture = new Fixture();
const org = fixture.open();
const user = addUser(org, 'things', ['Thing_User']);
const outsider = addUser(org, 'outsider');
after(() => {
    org.close();
    fixture.remove();
});

const call = (
    method: string,
    params: Record<string, unknown> = {},
    options: { userId?: string; cacheable?: boolean; className?: string } = {}
): ApiResponse =>
    answer(org, {
        method: 'POST',
        path: '/local/apex',
        query: {},
        body: {
            className: options.className ?? 'ThingController',
            method,
            params,
            cacheable: options.cacheable ?? false
        },
        userId: options.userId ?? user
    });
const things = (): number => Number(org.store.get('SELECT COUNT(*) FROM "Thing__c"')![0]);

test('shouldConvertParametersAndResultWhenTheyAreDataTransferClasses', () => {
    const line = {
        name: 'Line',
        amount: 1.5,
        day: '2026-11-22',
        parts: [{ name: 'Part', amount: null, day: null, parts: null }]
    };
    const response = call('echo', { line, numbers: [1, 2, 3], prices: { a: 0.25 } }, { cacheable: true });
    assert.deepEqual(response, {
        status: 200,
        body: { returnValue: { name: 'Line', amount: 4.75, day: '2026-11-22', parts: [{ name: 'Part' }] } }
    });
});

test('shouldRefuseTheParameterWhenItDoesNotFit', () => {
    const response = call('echo', { line: { name: 'x' }, numbers: 'many', prices: {} });
    assert.equal(response.status, 400);
    assert.match((response.body as { message: string }).message, /numbers/);
});

test('shouldRefuseTheClassWhenTheUserHasNoAccess', () => {
    const response = call('who', {}, { userId: outsider });
    assert.deepEqual(
        [response.status, (response.body as { message: string }).message],
        [403, "You do not have access to the Apex class named 'ThingController'."]
    );
});

test('shouldRefuseToWriteWhenTheMethodIsCacheable', () => {
    const before = things();
    const response = call('write', {}, { cacheable: true });
    const body = response.body as { exceptionType: string; message: string };
    assert.deepEqual(
        [response.status, body.exceptionType, body.message],
        [500, 'System.LimitException', 'Too many DML statements: 1']
    );
    assert.equal(things(), before);
});

test('shouldRefuseTheWireWhenTheMethodIsNotCacheable', () => {
    const response = call('who', {}, { cacheable: true });
    assert.equal(response.status, 400);
    assert.match((response.body as { message: string }).message, /not cacheable/);
});

test('shouldUndoAndExplainWhenTheMethodThrows', () => {
    const before = things();
    const readable = call('fail', { kind: 'aura' }).body as {
        message: string;
        exceptionType: string;
        isUserDefinedException: boolean;
        stackTrace: string;
    };
    assert.deepEqual(
        [readable.message, readable.exceptionType, readable.isUserDefinedException],
        ['A readable message', 'System.AuraHandledException', false]
    );
    assert.match(readable.stackTrace, /^Class\.ThingController\.fail: line 21, column 1/);
    const other = call('fail', { kind: 'null' });
    assert.deepEqual(
        [other.status, (other.body as { exceptionType: string }).exceptionType],
        [500, 'System.NullPointerException']
    );
    assert.equal(things(), before);
});

test('shouldFindNothingWhenClassOrMethodIsNotExposed', () => {
    assert.equal(call('nope').status, 404);
    assert.equal(call('who', {}, { className: 'Nope', userId: org.adminUserId }).status, 404);
});
