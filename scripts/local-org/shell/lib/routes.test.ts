import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { decodeDefaultFieldValues, encodeDefaultFieldValues, fromUrl, toUrl } from './routes.ts';
import { pretendOrg } from './testing.ts';

const id = '001000000000001AAA';

beforeEach(() => pretendOrg());

test('shouldGiveTheSamePageWhenItsUrlIsReadBack', () => {
    const pages = [
        {
            type: 'standard__recordPage',
            attributes: { objectApiName: 'Account', recordId: id, actionName: 'view' },
            state: {}
        },
        {
            type: 'standard__objectPage',
            attributes: { objectApiName: 'keystone__Key_Account__c', actionName: 'list' },
            state: { filterName: 'Mine' }
        },
        { type: 'standard__navItemPage', attributes: { apiName: 'keystone__Setup' }, state: {} },
        { type: 'standard__component', attributes: { componentName: 'c__planCard' }, state: { c__recordId: id } },
        { type: 'standard__namedPage', attributes: { pageName: 'home' }, state: {} }
    ];
    for (const page of pages) assert.deepEqual(fromUrl(toUrl(page)), page);
});

test('shouldAddTheNamespaceWhenALinkNamesAnObjectWithoutIt', () => {
    assert.equal(fromUrl('/lightning/o/Key_Account__c/list').attributes.objectApiName, 'keystone__Key_Account__c');
    assert.equal(
        toUrl({ type: 'standard__objectPage', attributes: { objectApiName: 'Key_Account__c', actionName: 'home' } }),
        '/lightning/o/keystone__Key_Account__c/list'
    );
});

test('shouldFindTheObjectWhenALinkOnlyHasARecordId', () => {
    for (const url of [`/lightning/r/${id}/view`, `/${id}`]) {
        assert.deepEqual(fromUrl(url).attributes, { objectApiName: 'Account', recordId: id, actionName: 'view' });
    }
    assert.equal(
        toUrl({ type: 'standard__recordPage', attributes: { recordId: id } }),
        `/lightning/r/Account/${id}/view`
    );
});

test('shouldSayNotFoundWhenAUrlIsNoPage', () => {
    assert.equal(fromUrl('/lightning/unknown/x').type, 'local__notFound');
    assert.equal(fromUrl('/something').type, 'local__notFound');
});

test('shouldRefuseWhenAKindOfPageIsNotModelled', () => {
    assert.throws(() => toUrl({ type: 'standard__knowledgeArticlePage' }), /not modelled by the local org/);
});

test('shouldKeepCommasAndEqualSignsWhenDefaultValuesTravelInTheUrl', () => {
    const values = { Name: 'A, B = C', Tier__c: id };
    assert.deepEqual(decodeDefaultFieldValues(encodeDefaultFieldValues(values)), {
        Name: 'A, B = C',
        keystone__Tier__c: id
    });
    assert.deepEqual(decodeDefaultFieldValues(undefined), {});
});
