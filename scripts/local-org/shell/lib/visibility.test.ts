import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { pretendOrg } from './testing.ts';
import type { RecordData, VisibilityRule } from './ui-types.ts';
import { fieldsOfRule, isVisible } from './visibility.ts';

const record: RecordData = {
    apiName: 'keystone__Key_Account__c',
    id: 'a00000000000001AAA',
    fields: {
        keystone__Status__c: { value: 'Active', displayValue: 'Active' },
        keystone__Score__c: { value: 70, displayValue: null },
        keystone__Plan__c: { value: null, displayValue: null },
        keystone__Tier__r: {
            value: {
                apiName: 'keystone__Tier__c',
                id: 'a01',
                fields: { Name: { value: 'Strategic', displayValue: null } },
                recordTypeId: null,
                recordTypeInfo: null,
                lastModifiedDate: null
            },
            displayValue: 'Strategic'
        }
    },
    recordTypeId: null,
    recordTypeInfo: null,
    lastModifiedDate: null
};

function rule(booleanFilter: string | null, ...criteria: [string, string, string][]): VisibilityRule {
    return {
        booleanFilter,
        criteria: criteria.map(([leftValue, operator, rightValue]) => ({ leftValue, operator, rightValue }))
    };
}

beforeEach(() => pretendOrg());

test('shouldShowWhenThereIsNoRule', () => {
    assert.ok(isVisible(null, undefined));
    assert.ok(isVisible(rule(null), record));
});

test('shouldCompareFieldsWithAndWithoutNamespaceAndThroughRelationships', () => {
    assert.ok(isVisible(rule(null, ['{!Record.Status__c}', 'EQUAL', 'active']), record));
    assert.ok(isVisible(rule(null, ['{!Record.keystone__Tier__r.Name}', 'EQUAL', 'Strategic']), record));
    assert.ok(isVisible(rule(null, ['{!Record.Score__c}', 'GE', '70'], ['{!Record.Score__c}', 'LT', '100']), record));
    assert.ok(isVisible(rule(null, ['{!Record.Plan__c}', 'EQUAL', '']), record));
    assert.ok(!isVisible(rule(null, ['{!Record.Status__c}', 'NE', 'Active']), record));
});

test('shouldRespectPrecedenceWhenCriteriaAreCombined', () => {
    const [yes, no]: [string, string, string][] = [
        ['{!Record.Status__c}', 'EQUAL', 'Active'],
        ['{!Record.Status__c}', 'EQUAL', 'Exited']
    ];
    assert.ok(isVisible(rule('1 OR 2 AND 2', yes!, no!), record));
    assert.ok(!isVisible(rule('(1 OR 2) AND 2', yes!, no!), record));
    assert.ok(isVisible(rule('1 AND NOT 2', yes!, no!), record));
});

test('shouldKnowTheUsersPermissionsAndProfile', () => {
    assert.ok(
        isVisible(rule(null, ['{!$Permission.CustomPermission.keystone__Manage_Roster}', 'EQUAL', 'true']), undefined)
    );
    assert.ok(isVisible(rule(null, ['{!$User.Profile.Name}', 'EQUAL', 'Standard User']), undefined));
});

test('shouldRefuseWhenARuleAsksForSomethingElse', () => {
    assert.throws(() => isVisible(rule(null, ['{!$Api.Session}', 'EQUAL', 'x']), record), /not modelled/);
});

test('shouldNameTheFieldsThatARuleNeeds', () => {
    const fields = fieldsOfRule(
        rule(null, ['{!Record.Tier__r.Name}', 'EQUAL', 'x'], ['{!$User.Id}', 'EQUAL', 'x']),
        'keystone__Key_Account__c'
    );
    assert.deepEqual(fields, ['keystone__Key_Account__c.keystone__Tier__r.Name']);
});
