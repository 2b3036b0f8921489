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

function send(method: string, url: string, body: unknown = null, userId = org.adminUserId): ApiResponse {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    return answer(org, {
        method,
        path: pathname.startsWith('/services/') ? pathname : `/services/data/v68.0${pathname}`,
        query: Object.fromEntries(searchParams),
        body,
        userId
    });
}
const query = (
    soql: string,
    userId?: string
): { totalSize: number; done: boolean; nextRecordsUrl?: string; records: Record<string, unknown>[] } =>
    send('GET', `/query?q=${encodeURIComponent(soql)}`, null, userId).body as never;
const created = (response: ApiResponse): string => {
    assert.equal(response.status, 201, JSON.stringify(response.body));
    return (response.body as { id: string }).id;
};
const errorOf = (response: ApiResponse): unknown[] => [
    response.status,
    ...(response.body as { errorCode: string }[]).map((error) => error.errorCode)
];

test('shouldKeepWhatWasWrittenWhenARecordIsCreatedReadChangedAndDeleted', () => {
    const id = created(send('POST', '/sobjects/Thing__c', { Name: 'One', Code__c: 'c-1', Amount__c: 12.5 }));
    assert.match(id, /^\w{18}$/);
    const record = send('GET', `/sobjects/Thing__c/${id}`).body as Record<string, unknown>;
    assert.deepEqual([record['Name'], record['Amount__c'], record['Parent__c']], ['One', 12.5, null]);
    assert.deepEqual(record['attributes'], { type: 'Thing__c', url: `/services/data/v68.0/sobjects/Thing__c/${id}` });
    assert.match(String(record['CreatedDate']), /^2026-11-22T12:\d\d:\d\d\.\d{3}\+0000$/);
    assert.deepEqual(send('GET', `/sobjects/Thing__c/${id}?fields=Name`).body, {
        attributes: record['attributes'],
        Id: id,
        Name: 'One'
    });
    assert.equal(send('PATCH', `/sobjects/Thing__c/${id}`, { Name: 'Two', Amount__c: null }).status, 204);
    assert.deepEqual(
        query(`SELECT Name, Amount__c FROM Thing__c WHERE Id = '${id}'`).records.map((row) => [
            row['Name'],
            row['Amount__c']
        ]),
        [['Two', null]]
    );
    assert.equal(send('DELETE', `/sobjects/Thing__c/${id}`).status, 204);
    assert.deepEqual(errorOf(send('GET', `/sobjects/Thing__c/${id}`)), [404, 'NOT_FOUND']);
    assert.deepEqual(errorOf(send('DELETE', `/sobjects/Thing__c/${id}`)), [404, 'NOT_FOUND']);
});

test('shouldSayWhetherARecordWasMadeWhenUpsertedByExternalId', () => {
    const first = send('PATCH', '/sobjects/Thing__c/Code__c/u%2F1', { Name: 'Made' });
    assert.deepEqual([first.status, (first.body as { created: boolean }).created], [201, true]);
    const second = send('PATCH', '/sobjects/Thing__c/Code__c/u%2F1', { Name: 'Changed' });
    assert.deepEqual([second.status, (second.body as { created: boolean }).created], [200, false]);
    assert.equal((send('GET', '/sobjects/Thing__c/Code__c/u%2F1').body as { Name: string }).Name, 'Changed');
    assert.deepEqual(errorOf(send('GET', '/sobjects/Thing__c/Code__c/none')), [404, 'NOT_FOUND']);
    assert.deepEqual(errorOf(send('PATCH', '/sobjects/Thing__c/Name/x', {})), [404, 'NOT_FOUND']);
});

test('shouldFollowNextRecordsUrlWhenAQueryHasMoreThanAPage', () => {
    const result = org.executeAnonymous(
        org.adminUserId,
        "List<Thing__c> rows = new List<Thing__c>(); for (Integer i = 0; i < 2100; i++) rows.add(new Thing__c(Name = 'Page ' + i, Code__c = 'p' + i)); insert rows;"
    );
    assert.equal(result.problem, null);
    const first = query("SELECT Id FROM Thing__c WHERE Name LIKE 'Page %'");
    assert.deepEqual([first.totalSize, first.done, first.records.length], [2100, false, 2000]);
    const second = send('GET', first.nextRecordsUrl!).body as typeof first;
    assert.deepEqual([second.totalSize, second.done, second.records.length], [2100, true, 100]);
    assert.equal(new Set([...first.records, ...second.records].map((row) => row['Id'])).size, 2100);
    assert.deepEqual(query("SELECT COUNT() FROM Thing__c WHERE Name LIKE 'Page %'"), {
        totalSize: 2100,
        done: true,
        records: []
    });
});

test('shouldNestParentsAndChildrenWhenAQueryNamesThem', () => {
    const parent = created(send('POST', '/sobjects/Thing__c', { Name: 'Whole' }));
    created(send('POST', '/sobjects/Thing__c', { Name: 'Part', Parent__c: parent }));
    const [whole] = query(
        `SELECT Name, Owner.Name, (SELECT Name, Parent__r.Name FROM Parts__r) FROM Thing__c WHERE Id = '${parent}'`
    ).records as never as {
        Owner: { Name: string };
        Parts__r: { totalSize: number; records: { Name: string; Parent__r: { Name: string } }[] };
    }[];
    assert.equal(whole!.Owner.Name, 'Ada Admin');
    assert.deepEqual([whole!.Parts__r.totalSize, whole!.Parts__r.records[0]!.Parent__r.Name], [1, 'Whole']);
});

test('shouldAnswerAsThePlatformWhenARequestIsWrong', () => {
    const soql = (text: string): ApiResponse => send('GET', `/query?q=${encodeURIComponent(text)}`);
    assert.deepEqual(errorOf(soql('SELECT Nope__c FROM Thing__c')), [400, 'INVALID_FIELD']);
    assert.deepEqual(errorOf(soql('SELECT Id FROM Nope__c')), [400, 'INVALID_TYPE']);
    assert.deepEqual(errorOf(soql('SELECT FROM')), [400, 'MALFORMED_QUERY']);
    assert.deepEqual(errorOf(send('GET', '/query')), [400, 'MALFORMED_QUERY']);
    assert.deepEqual(errorOf(send('POST', '/sobjects/Nope__c', {})), [404, 'NOT_FOUND']);
    assert.deepEqual(errorOf(send('GET', '/nowhere')), [404, 'NOT_FOUND']);
    assert.deepEqual(errorOf(send('GET', '/sobjects/Thing__c/Code__c/%E0%A4%A')), [400, 'MALFORMED_ID']);
    assert.deepEqual(send('POST', '/sobjects/Thing__c', { Name: 'x', Nope__c: 1 }).body, [
        {
            message: "No such column 'Nope__c' on sobject of type Thing__c",
            errorCode: 'INVALID_FIELD',
            fields: ['Nope__c']
        }
    ]);
    assert.deepEqual(errorOf(send('POST', '/sobjects/Thing__c', { Name: 'x', Amount__c: 'ten' })), [
        400,
        'JSON_PARSER_ERROR'
    ]);
    assert.deepEqual(errorOf(send('POST', '/sobjects/Thing__c', [])), [400, 'JSON_PARSER_ERROR']);
    assert.deepEqual(send('POST', '/sobjects/Thing__c', { Name: 'x', Amount__c: -1 }).body, [
        { message: 'The amount is negative.', errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', fields: ['Amount__c'] }
    ]);
    assert.deepEqual(send('POST', '/sobjects/Account', {}).body, [
        { message: 'Required fields are missing: [Name]', errorCode: 'REQUIRED_FIELD_MISSING', fields: ['Name'] }
    ]);
    created(send('POST', '/sobjects/Thing__c', { Name: 'x', Code__c: 'twice' }));
    assert.deepEqual(errorOf(send('POST', '/sobjects/Thing__c', { Name: 'x', Code__c: 'twice' })), [
        400,
        'DUPLICATE_VALUE'
    ]);
});

test('shouldActWithTheCallersRightsWhenAUserAsks', () => {
    const id = created(send('POST', '/sobjects/Thing__c', { Name: 'Private' }));
    assert.deepEqual(errorOf(send('GET', `/sobjects/Thing__c/${id}`, null, user)), [404, 'NOT_FOUND']);
    assert.deepEqual(errorOf(send('PATCH', `/sobjects/Thing__c/${id}`, { Name: 'y' }, user)), [404, 'NOT_FOUND']);
    assert.deepEqual(errorOf(send('GET', `/sobjects/Thing__c/${id}`, null, outsider)), [404, 'NOT_FOUND']);
    assert.deepEqual(errorOf(send('GET', '/query?q=SELECT+Id+FROM+Thing__c', null, outsider)), [400, 'INVALID_TYPE']);
    const own = created(send('POST', '/sobjects/Thing__c', { Name: 'Own', Code__c: 'own' }, user));
    assert.deepEqual(
        query('SELECT Id FROM Thing__c', user).records.map((row) => row['Id']),
        [own]
    );
    assert.equal(
        send('POST', '/sobjects/Thing__c', { Name: 'Own', Amount__c: 5 }, user).status >= 400,
        true,
        'a field that may only be read'
    );
    assert.deepEqual(errorOf(send('POST', '/sobjects/Product2', { Name: 'x' }, user)), [
        403,
        'INSUFFICIENT_ACCESS_OR_READONLY'
    ]);
});

test('shouldDescribeOnlyWhatTheUserMayReadWhenAsked', () => {
    const fields = (userId: string): { name: string; createable: boolean; type: string; externalId: boolean }[] =>
        (send('GET', '/sobjects/Thing__c/describe', null, userId).body as { fields: never }).fields;
    const amount = fields(user).find((field) => field.name === 'Amount__c')!;
    assert.deepEqual([amount.type, amount.createable], ['currency', false]);
    assert.equal(
        fields(user).some((field) => field.name === 'Parent__c'),
        false
    );
    assert.equal(fields(org.adminUserId).find((field) => field.name === 'Code__c')!.externalId, true);
    const names = (userId: string): string[] =>
        (send('GET', '/sobjects', null, userId).body as { sobjects: { name: string }[] }).sobjects.map(
            (object) => object.name
        );
    assert.equal(names(user).includes('Thing__c'), true);
    assert.equal(names(outsider).includes('Thing__c'), false);
    assert.deepEqual(errorOf(send('GET', '/sobjects/Thing__c/describe', null, outsider)), [404, 'NOT_FOUND']);
});

test('shouldNameTheColumnsWhenAToolAsksForThem', () => {
    const answerOf = send(
        'GET',
        `/query?columns=true&q=${encodeURIComponent('SELECT Name, Owner.Name, (SELECT Id FROM Parts__r) FROM Thing__c')}`
    ).body as { columnMetadata: { columnName: string; joinColumns: { columnName: string }[] }[]; entityName: string };
    assert.equal(answerOf.entityName, 'Thing__c');
    assert.deepEqual(
        answerOf.columnMetadata.map((column) => [
            column.columnName,
            ...column.joinColumns.map((inner) => inner.columnName)
        ]),
        [['Name'], ['Owner', 'Name'], ['Parts__r', 'Id']]
    );
});

test('shouldTellVersionsResourcesLimitsAndUserWhenAToolConnects', () => {
    assert.equal((send('GET', '/services/data').body as { version: string }[])[0]!.version, '68.0');
    assert.equal((send('GET', '/').body as Record<string, string>)['query'], '/services/data/v68.0/query');
    type Limits = Record<'DailyApiRequests' | 'DataStorageMB', { Max: number; Remaining: number }>;
    const before = send('GET', '/limits').body as Limits;
    const after = send('GET', '/limits').body as Limits;
    assert.equal(before.DailyApiRequests.Remaining - after.DailyApiRequests.Remaining, 1);
    assert.ok(after.DataStorageMB.Remaining < after.DataStorageMB.Max);
    assert.equal(
        (send('GET', '/services/oauth2/userinfo', null, user).body as { preferred_username: string })
            .preferred_username,
        'things@example.com'
    );
});

test('shouldEndTheSessionWhenItsUserIsGone', () => {
    assert.deepEqual(errorOf(send('GET', '/limits', null, '005000000000zzzAAA')), [401, 'INVALID_SESSION_ID']);
    assert.equal(
        send('GET', '/services/data/v68.0/ui-api/object-info/Account', null, '005000000000zzzAAA').status,
        401
    );
});
