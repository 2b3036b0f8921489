import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { dayOf, displayField, fieldsToShow, formatDate, formatDateTime, formatValue } from './format.ts';
import { pretendOrg } from './testing.ts';
import type { FieldInfo } from './ui-types.ts';

function info(apiName: string, dataType: FieldInfo['dataType'], more: Partial<FieldInfo> = {}): FieldInfo {
    return {
        apiName,
        dataType,
        label: apiName,
        extraTypeInfo: null,
        calculated: false,
        compound: false,
        compoundFieldName: null,
        controllerName: null,
        createable: true,
        custom: false,
        htmlFormatted: false,
        inlineHelpText: null,
        length: 0,
        nameField: false,
        precision: 0,
        reference: false,
        referenceToInfos: [],
        relationshipName: null,
        required: false,
        scale: 0,
        sortable: true,
        updateable: true,
        ...more
    };
}

beforeEach(() => pretendOrg());

test('shouldUseTheUsersTimeZoneForMomentsAndNoneForDays', () => {
    assert.match(formatDateTime('2026-11-22T23:30:00.000Z'), /11\/23\/2026, 12:30\sAM/);
    assert.equal(dayOf('2026-11-22T23:30:00.000Z'), '2026-11-23');
    assert.equal(formatDate('2026-11-22'), '11/22/2026');
});

test('shouldFormatNumbersByDataTypeAndScale', () => {
    assert.equal(formatValue(1234.5, 'Currency', null, 2), '$1,234.50');
    assert.equal(formatValue(12.5, 'Percent', null, 1), '12.5%');
    assert.equal(formatValue(0, 'Double', null, 0), '0');
    assert.equal(formatValue(null, 'Double', null, 0), '');
    assert.equal(formatValue('A;B', 'MultiPicklist', 'Alpha;Beta'), 'Alpha; Beta');
});

test('shouldLinkLookupsToTheirRecordsButNotUsers', () => {
    const parent = (apiName: string) => ({
        value: {
            apiName,
            id: 'x',
            fields: { Name: { value: 'Acme', displayValue: null } },
            recordTypeId: null,
            recordTypeInfo: null,
            lastModifiedDate: null
        },
        displayValue: null
    });
    const record = {
        id: '1',
        fields: {
            AccountId: { value: '001000000000001AAA', displayValue: null },
            Account: parent('Account'),
            OwnerId: { value: '005000000000001AAA', displayValue: null },
            Owner: parent('User')
        }
    };
    const account = displayField(record, info('AccountId', 'Reference', { relationshipName: 'Account' }));
    assert.equal(account.text, 'Acme');
    assert.equal(account.href, '/lightning/r/Account/001000000000001AAA/view');
    assert.equal(displayField(record, info('OwnerId', 'Reference', { relationshipName: 'Owner' })).href, null);
});

test('shouldNotMakeAnExecutableLinkOutOfAWebAddress', () => {
    const shown = displayField(
        { id: '1', fields: { Website: { value: 'javascript:alert(1)', displayValue: null } } },
        info('Website', 'Url')
    );
    assert.equal(shown.href, 'https://javascript:alert(1)');
});

test('shouldAskForTheNameWhenALookupIsToBeShown', () => {
    const field = info('AccountId', 'Reference', {
        relationshipName: 'Account',
        referenceToInfos: [{ apiName: 'Account', nameFields: ['Name'] }]
    });
    assert.deepEqual(fieldsToShow('Contact', field), ['Contact.AccountId', 'Contact.Account.Name']);
});
