import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { bareFieldName, fieldNameOf, localName, objectOfId, orgObject, qualify, schemaReference } from './names.ts';
import { pretendOrg } from './testing.ts';

beforeEach(() => pretendOrg());

test('shouldPrefixOwnCustomNamesWhenTheOrgHasANamespace', () => {
    assert.equal(qualify('Key_Account__c'), 'keystone__Key_Account__c');
    assert.equal(qualify('Tier__r'), 'keystone__Tier__r');
    assert.equal(qualify('Key_Account__Share'), 'keystone__Key_Account__Share');
    assert.equal(qualify('Rating_Value__mdt'), 'keystone__Rating_Value__mdt');
});

test('shouldLeaveStandardAndForeignNamesAloneWhenTheOrgHasANamespace', () => {
    for (const name of ['Account', 'OwnerId', 'keystone__Tier__c', 'other__Thing__c'])
        assert.equal(qualify(name), name);
});

test('shouldLeaveAllNamesAloneWhenTheOrgHasNoNamespace', () => {
    pretendOrg({ namespace: '' });
    assert.equal(qualify('Key_Account__c'), 'Key_Account__c');
    assert.equal(localName('Key_Account__c'), 'Key_Account__c');
});

test('shouldPrefixEachStepWhenASchemaImportWalksARelationship', () => {
    assert.deepEqual(schemaReference('Account.Key_Account__r.Tier__r.Name'), {
        objectApiName: 'Account',
        fieldApiName: 'keystone__Key_Account__r.keystone__Tier__r.Name'
    });
    assert.deepEqual(schemaReference('Tier__c'), { objectApiName: 'keystone__Tier__c' });
});

test('shouldAddTheNamespaceToImportsButNotToText', () => {
    const reference = schemaReference('Key_Account__c.Tier__c');
    assert.equal(fieldNameOf(reference), 'keystone__Key_Account__c.keystone__Tier__c');
    assert.equal(bareFieldName(reference), 'keystone__Tier__c');
    assert.equal(fieldNameOf('Key_Account__c.Tier__c'), 'Key_Account__c.Tier__c');
});

test('shouldFindObjectsWhenAskedByPrefixOrByEitherName', () => {
    assert.equal(objectOfId('a00000000000001AAA')?.apiName, 'keystone__Key_Account__c');
    assert.equal(orgObject('Key_Account__c'), orgObject('keystone__Key_Account__c'));
    assert.equal(objectOfId('zzz000000000001AAA'), undefined);
});
