import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { SampleOrg, type Persona } from '../test-support/sample-org.ts';

const sample = new SampleOrg();
after(() => sample.org.close());

const NORDWIND = sample.id("keystone__Key_Account__c WHERE Name = 'Nordwind Energie Group'");
const ACCOUNT = sample.id("Account WHERE Name = 'Nordwind Energie Group'");

interface UiRecord {
    apiName: string;
    id: string;
    lastModifiedDate: string;
    recordTypeId: string;
    fields: Record<string, { value: never; displayValue: string | null }>;
}
interface Failure {
    statusCode: number;
    errorCode: string;
    message: string;
    output: {
        errors: { message: string }[];
        fieldErrors: Record<string, { errorCode: string; message: string; fieldLabel: string }[]>;
    };
}
const failure = (persona: Persona, method: string, url: string, body: unknown = null): [number, string] => {
    const response = sample.send(persona, method, url, body);
    return [response.status, (response.body as Failure).errorCode];
};

test('shouldBringLookupsWithTheirNamesWhenARecordIsRead', () => {
    const record = sample.get<UiRecord>(
        'kam1',
        `/ui-api/records/${NORDWIND}?fields=Key_Account__c.Status__c,keystone__Key_Account__c.OwnerId,Key_Account__c.Account__r.Name&optionalFields=Key_Account__c.Nope__c`
    );
    assert.equal(record.apiName, 'keystone__Key_Account__c');
    assert.deepEqual(record.fields['keystone__Status__c'], { value: 'Active', displayValue: 'Active' });
    assert.equal(record.fields['Owner']!.displayValue, 'Kim Lindqvist');
    assert.equal(
        (record.fields['keystone__Account__r']!.value as UiRecord).fields['Name']!.value,
        'Nordwind Energie Group'
    );
    assert.equal('keystone__Nope__c' in record.fields, false);
    assert.match(record.lastModifiedDate, /^2026-11-22T12:.*Z$/);
});

test('shouldAddTheFieldsOfTheLayoutWhenItIsNamed', () => {
    const full = sample.get<UiRecord>('kam1', `/ui-api/records/${NORDWIND}?layoutTypes=Full&modes=View`);
    const compact = sample.get<UiRecord>('kam1', `/ui-api/records/${NORDWIND}?layoutTypes=Compact`);
    assert.equal('keystone__Notice_Date__c' in full.fields, true);
    assert.equal(Object.keys(full.fields).length > Object.keys(compact.fields).length, true);
});

test('shouldTellForbiddenFromMissingWhenARecordCannotBeRead', () => {
    for (const persona of ['kam2', 'outsider'] as const)
        assert.deepEqual(failure(persona, 'GET', `/ui-api/records/${NORDWIND}`), [403, 'INSUFFICIENT_ACCESS']);
    assert.deepEqual(failure('kam1', 'GET', '/ui-api/records/a0300000000zzzzAAA'), [404, 'NOT_FOUND']);
    assert.deepEqual(failure('kam1', 'GET', '/ui-api/records/nonsense'), [404, 'NOT_FOUND']);
    assert.deepEqual(failure('kam1', 'GET', `/ui-api/records/${NORDWIND}?fields=Key_Account__c.Nope__c`), [
        400,
        'INVALID_FIELD'
    ]);
    const batch = sample.get<{ results: { statusCode: number }[] }>(
        'kam2',
        `/ui-api/records/batch/${ACCOUNT},${NORDWIND}?optionalFields=Account.Name`
    ).results;
    assert.deepEqual(
        batch.map((result) => result.statusCode),
        [200, 403]
    );
});

test('shouldAnswerWithTheRecordWhenItIsCreatedChangedAndDeleted', () => {
    const created = sample.send('kam1', 'POST', '/ui-api/records', {
        apiName: 'Contact',
        fields: { LastName: 'Newman', AccountId: ACCOUNT }
    });
    const record = created.body as UiRecord;
    assert.deepEqual([created.status, record.fields['LastName']!.value], [201, 'Newman']);
    const changed = sample.body<UiRecord>('kam1', 'PATCH', `/ui-api/records/${record.id}`, {
        fields: { Title: 'CFO' }
    });
    assert.equal(changed.fields['Title']!.value, 'CFO');
    assert.equal(sample.send('kam1', 'DELETE', `/ui-api/records/${record.id}`).status, 204);
    assert.deepEqual(failure('kam1', 'GET', `/ui-api/records/${record.id}`), [404, 'NOT_FOUND']);
});

test('shouldNameFieldsAndLabelsWhenARecordCannotBeSaved', () => {
    const response = sample.send('revops', 'PATCH', `/ui-api/records/${NORDWIND}`, { fields: { Account__c: null } });
    const body = response.body as Failure;
    assert.deepEqual(
        [response.status, body.errorCode, body.message],
        [400, 'INVALID_INPUT', 'An error occurred while trying to update the record. Please try again.']
    );
    const [error] = body.output.fieldErrors['keystone__Account__c']!;
    assert.deepEqual([error!.errorCode, error!.fieldLabel], ['FIELD_CUSTOM_VALIDATION_EXCEPTION', 'Account']);
    assert.deepEqual(failure('reader', 'PATCH', `/ui-api/records/${NORDWIND}`, { fields: { Name: 'x' } })[0], 403);
    assert.deepEqual(
        failure('kam1', 'POST', '/ui-api/records', { apiName: 'Product2', fields: { Name: 'x' } })[0],
        403
    );
});

test('shouldShowRightsAndTypesWhenObjectInfoIsRead', () => {
    type Info = {
        createable: boolean;
        deletable: boolean;
        fields: Record<string, { dataType: string; updateable: boolean; required: boolean; label: string }>;
        childRelationships: { relationshipName: string }[];
        nameFields: string[];
    };
    const kam = sample.get<Info>('kam1', '/ui-api/object-info/Key_Account__c');
    const reader = sample.get<Info>('reader', '/ui-api/object-info/keystone__Key_Account__c');
    assert.deepEqual([kam.createable, reader.createable, kam.nameFields], [true, false, ['Name']]);
    assert.deepEqual(
        [kam.fields['keystone__Account__c']!.dataType, kam.fields['keystone__Notice_Date__c']!.dataType],
        ['Reference', 'Date']
    );
    assert.equal(reader.fields['keystone__Notice_Date__c']!.updateable, false);
    assert.equal(
        kam.childRelationships.some((child) => child.relationshipName.startsWith('keystone__')),
        true
    );
    assert.deepEqual(failure('outsider', 'GET', '/ui-api/object-info/Key_Account__c'), [403, 'INSUFFICIENT_ACCESS']);
    assert.equal(failure('kam1', 'GET', '/ui-api/object-info/Nope__c')[0] >= 400, true);
});

test('shouldListValuesWithTheDefaultWhenAPicklistIsRead', () => {
    const one = sample.get<{ defaultValue: { value: string }; values: { value: string }[] }>(
        'kam1',
        '/ui-api/object-info/Key_Account__c/picklist-values/012000000000000AAA/Status__c'
    );
    assert.deepEqual(
        [one.defaultValue.value, one.values.map((value) => value.value)],
        ['Proposed', ['Proposed', 'Active', 'Exited']]
    );
    const all = sample.get<{ picklistFieldValues: Record<string, unknown> }>(
        'kam1',
        '/ui-api/object-info/Key_Account__c/picklist-values/012000000000000AAA'
    );
    assert.equal('keystone__Status__c' in all.picklistFieldValues, true);
});

test('shouldFollowThePackagesLayoutWhenThereIsOne', () => {
    type Layout = {
        mode: string;
        sections: {
            heading: string;
            layoutRows: { layoutItems: { layoutComponents: { apiName: string | null }[] }[] }[];
        }[];
    };
    const layout = sample.get<Layout>('kam1', '/ui-api/layout/Key_Account__c?mode=View');
    assert.equal(layout.sections[0]!.heading, 'Key Account');
    const generated = sample.get<Layout>('kam1', '/ui-api/layout/Asset?mode=View');
    assert.equal(generated.sections.at(-1)!.heading, 'System Information');
    const fields = layout.sections.flatMap((section) =>
        section.layoutRows.flatMap((row) =>
            row.layoutItems.flatMap((item) => item.layoutComponents.map((component) => component.apiName))
        )
    );
    assert.equal(fields.includes('keystone__Status__c'), true);
});

interface ListUi {
    info: { displayColumns: { fieldApiName: string; sortable: boolean }[]; filteredByInfo: unknown[] };
    records: {
        count: number;
        totalCount: number;
        nextPageToken: string | null;
        previousPageToken: string | null;
        records: UiRecord[];
    };
}
const names = (list: ListUi): unknown[] => list.records.records.map((record) => record.fields['Name']!.value);

test('shouldFilterSortPageAndSearchWhenAListViewIsRead', () => {
    const list = (query: string): ListUi => sample.get<ListUi>('kam1', `/ui-api/list-ui/Key_Account__c/${query}`);
    assert.deepEqual(names(list('Active_Key_Accounts')), [
        'Alder Paper & Packaging',
        'Brevik Maritime Group',
        'Nordwind Energie Group'
    ]);
    assert.deepEqual(names(list('Proposed_Key_Accounts')), ['Clearwater Utilities plc']);
    const page = list('Active_Key_Accounts?pageSize=2&sortBy=-Name');
    assert.deepEqual(
        [names(page), page.records.totalCount, page.records.nextPageToken],
        [['Nordwind Energie Group', 'Brevik Maritime Group'], 3, '2']
    );
    const last = list(`Active_Key_Accounts?pageSize=2&sortBy=-Name&pageToken=${page.records.nextPageToken}`);
    assert.deepEqual(
        [names(last), last.records.nextPageToken, last.records.previousPageToken],
        [['Alder Paper & Packaging'], null, '0']
    );
    assert.deepEqual(names(list('Active_Key_Accounts?searchTerm=brev')), ['Brevik Maritime Group']);
    assert.equal(list('__Recent').records.count > 0, true);
    assert.deepEqual(failure('kam1', 'GET', '/ui-api/list-ui/Key_Account__c/Nope'), [404, 'NOT_FOUND']);
    assert.deepEqual(failure('kam1', 'GET', '/ui-api/list-ui/Key_Account__c/All?sortBy=Nope__c'), [
        400,
        'INVALID_SORT'
    ]);
    const lists = sample
        .get<{ lists: { apiName: string }[] }>('kam1', '/ui-api/list-info/Account')
        .lists.map((entry) => entry.apiName);
    assert.deepEqual(lists.includes('__Recent') && lists.includes('__All'), true);
});

test('shouldShowOnlyVisibleRecordsWhenAListViewIsReadByAnother', () => {
    const mine = names(sample.get<ListUi>('kam2', '/ui-api/list-ui/Key_Account__c/Active_Key_Accounts'));
    assert.equal(mine.includes('Nordwind Energie Group'), false);
    assert.equal(mine.length, 3);
});

test('shouldPageAndCountWhenARelatedListIsRead', () => {
    const info = sample.get<{ relatedLists: { relatedListId: string; objectApiName: string }[] }>(
        'kam1',
        '/ui-api/related-list-info/Account'
    ).relatedLists;
    assert.equal(
        info.some((list) => list.relatedListId === 'Contacts' && list.objectApiName === 'Contact'),
        true
    );
    const { count } = sample.get<{ count: number }>('kam1', `/ui-api/related-list-count/${ACCOUNT}/Contacts`);
    const seen = new Set<string>();
    for (let token: string | null = '0'; token !== null;) {
        const page: { records: UiRecord[]; nextPageToken: string | null } = sample.get(
            'kam1',
            `/ui-api/related-list-records/${ACCOUNT}/Contacts?fields=Contact.Name&sortBy=-Name&pageSize=5&pageToken=${token}`
        );
        for (const record of page.records) seen.add(record.id);
        token = page.nextPageToken;
    }
    assert.equal(seen.size, count);
    assert.deepEqual(failure('kam2', 'GET', `/ui-api/related-list-records/${NORDWIND}/keystone__Plans__r`), [
        403,
        'INSUFFICIENT_ACCESS'
    ]);
    assert.deepEqual(failure('kam1', 'GET', `/ui-api/related-list-records/${ACCOUNT}/Nope`), [404, 'NOT_FOUND']);
});

test('shouldTellWhoChangedWhatWhenTheHistoryIsRead', () => {
    const lists = sample.get<{
        relatedLists: {
            relatedListId: string;
            label: string;
            createable: boolean;
            displayColumns: { label: string }[];
        }[];
    }>('kam1', '/ui-api/related-list-info/Key_Account__c').relatedLists;
    const { label, createable, displayColumns } = lists.at(-1)!;
    assert.deepEqual([label, createable], ['Key Account History', false]);
    assert.deepEqual(
        displayColumns.map((column) => column.label),
        ['Date', 'Field', 'User', 'Original Value', 'New Value']
    );
    const url = `/ui-api/related-list-records/${sample.id("keystone__Key_Account__c WHERE Name = 'Alder Paper & Packaging'")}/Histories`;
    const shown = (persona: Persona) =>
        sample
            .get<{ records: UiRecord[] }>(persona, url)
            .records.map(({ fields }) =>
                ['Field', 'OldValue', 'NewValue', 'CreatedBy'].map((name) => fields[name]!.displayValue)
            );
    // Figures that the package keeps came later, hence first.
    assert.deepEqual(shown('kam1').slice(-3), [
        ['Tier', null, 'Growth', 'Priya Raman'],
        ['Status', 'Proposed', 'Active', 'Priya Raman'],
        ['Created.', null, null, 'Kim Lindqvist']
    ]);
});

test('shouldNameTheFieldsWhenALayoutsRelatedListHasStandardColumns', () => {
    const { relatedLists } = sample.get<{
        relatedLists: { objectApiName: string; displayColumns: { fieldApiName: string }[] }[];
    }>('kam1', '/ui-api/related-list-info/Key_Account__c');
    const accounts = relatedLists.find((list) => list.objectApiName === 'Account');
    assert.deepEqual(
        accounts?.displayColumns.map((column) => column.fieldApiName),
        ['Name', 'BillingCity']
    );
});

test('shouldFindByWordsWhenALookupIsSearched', () => {
    const found = sample.get<{ records: UiRecord[] }>(
        'kam1',
        '/ui-api/lookups/Key_Account__c/Account__c?q=nord%20grid'
    ).records;
    assert.deepEqual(
        found.map((record) => record.fields['Name']!.value),
        ['Nordwind Grid Services GmbH']
    );
    assert.equal(
        sample.get<{ count: number }>('kam1', '/ui-api/lookups/Key_Account__c/Account__c?q=&pageSize=3').count,
        3
    );
    const contacts = sample.get<{ records: UiRecord[] }>(
        'kam1',
        '/ui-api/lookups/Task/WhoId?q=&targetApiName=Contact&pageSize=1'
    ).records;
    assert.equal(contacts[0]!.apiName, 'Contact');
    assert.deepEqual(failure('kam1', 'GET', '/ui-api/lookups/Key_Account__c/Status__c?q='), [404, 'NOT_FOUND']);
});

test('shouldStartWithDefaultsWhenARecordIsNew', () => {
    const defaults = sample.get<{
        record: { fields: Record<string, { value: unknown }> };
        objectInfos: Record<string, unknown>;
        layout: { mode: string };
    }>('revops', '/ui-api/record-defaults/create/Key_Account__c');
    assert.equal(defaults.layout.mode, 'Create');
    assert.equal('keystone__Key_Account__c' in defaults.objectInfos, true);
    const clone = sample.get<{ record: { fields: Record<string, { value: unknown }> } }>(
        'kam1',
        `/ui-api/record-defaults/clone/${ACCOUNT}`
    );
    assert.equal(clone.record.fields['Name']!.value, 'Nordwind Energie Group');
});

test('shouldRefuseTheSaveWhenSomebodyElseSavedSince', () => {
    const request = {
        method: 'PATCH',
        path: `/services/data/v68.0/ui-api/records/${ACCOUNT}`,
        body: { fields: { Phone: '1' } },
        userId: sample.userId('kam1')
    };
    const before = sample.get<UiRecord>('kam1', `/ui-api/records/${ACCOUNT}`).lastModifiedDate;
    assert.equal(sample.answer({ ...request, query: { ifUnmodifiedSince: before } }).status, 200);
    const response = sample.answer({ ...request, query: { ifUnmodifiedSince: before } });
    assert.deepEqual([response.status, (response.body as Failure).errorCode], [412, 'CONFLICT']);
});
