import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { UserAccess } from '../contracts.ts';
import { Org } from '../org/org.ts';
import { addUser, Fixture } from '../server/test-support/fixture.ts';
import { memoryOptions, SampleOrg, type Persona } from '../server/test-support/sample-org.ts';

const sample = new SampleOrg();
const fixture = new Fixture();
after(() => {
    sample.org.close();
    fixture.remove();
});
const access = (persona: Persona): UserAccess => sample.org.security.user(sample.userId(persona));
const rights = (user: UserAccess, org: Org, object: string): string => {
    const { create, read, edit, delete: remove, viewAll, modifyAll } = user.object(org.model.object(object)!);
    return [create && 'C', read && 'R', edit && 'E', remove && 'D', viewAll && 'V', modifyAll && 'M']
        .filter((letter) => letter)
        .join('');
};

test('shouldAddRightsUpWhenPermissionSetsAreAssigned', () => {
    assert.equal(rights(access('outsider'), sample.org, 'Key_Account__c'), '');
    assert.equal(rights(access('reader'), sample.org, 'Key_Account__c').includes('E'), false);
    assert.equal(rights(access('kam1'), sample.org, 'keystone__Key_Account__c').startsWith('CRE'), true);
    assert.equal(rights(access('kam1'), sample.org, 'Tier__c'), 'R');
    assert.equal(rights(access('revops'), sample.org, 'Tier__c').startsWith('CRED'), true);
});

test('shouldLetTheProfileDecideWhenTheObjectIsStandard', () => {
    assert.equal(rights(access('outsider'), sample.org, 'Account'), 'CRED');
    assert.equal(rights(access('outsider'), sample.org, 'Product2'), 'R');
    assert.equal(rights(access('admin'), sample.org, 'Account'), 'CREDVM');
    const account = sample.org.model.object('Account')!;
    assert.equal(access('outsider').fieldEdit(account, 'Phone'), true);
    assert.equal(access('outsider').fieldRead(account, 'Key_Account__c'), false);
    assert.equal(access('reader').fieldRead(account, 'keystone__Key_Account__c'), true);
});

test('shouldRunOnlyGrantedClassesWhenTheUserIsNoAuthor', () => {
    assert.equal(access('kam1').classAccess('KeyAccountCardController'), true);
    assert.equal(access('kam1').classAccess('keyaccountcardcontroller'), true);
    assert.equal(access('outsider').classAccess('KeyAccountCardController'), false);
    assert.equal(access('admin').classAccess('Whatever'), true);
});

test('shouldAcceptNamesWithOrWithoutThePrefixWhenACustomPermissionIsAsked', () => {
    const [first] = sample.org.model.customPermissions;
    const local = first!.name.replace(/^keystone__/, '');
    const holders = (['kam1', 'lead', 'revops', 'reader', 'outsider', 'sponsor'] as const).filter((persona) =>
        access(persona).customPermission(local)
    );
    assert.equal(holders.length > 0 && !holders.includes('outsider'), true);
    for (const persona of holders) assert.equal(access(persona).customPermission(`keystone__${local}`), true);
    assert.equal(access('admin').customPermission('No_Such_Permission'), false);
});

test('shouldNoticeTheChangeWhenAnAssignmentIsMadeOrUndone', () => {
    const org = fixture.open();
    const userId = addUser(org, 'changing');
    assert.equal(rights(org.security.user(userId), org, 'Thing__c'), '');
    const assign = `insert new PermissionSetAssignment(AssigneeId = '${userId}', PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'Thing_User'].Id);`;
    assert.equal(
        org.executeAnonymous(org.adminUserId, `${assign} Integer n = 1 / (Integer.valueOf('0'));`).success,
        false
    );
    assert.equal(rights(org.security.user(userId), org, 'Thing__c'), '', 'rolled back');
    assert.equal(org.executeAnonymous(org.adminUserId, assign).problem, null);
    assert.equal(rights(org.security.user(userId), org, 'Thing__c'), 'CRED');
    assert.equal(org.security.user(userId).fieldEdit(org.model.object('Thing__c')!, 'Amount__c'), false);
    assert.equal(
        org.executeAnonymous(
            org.adminUserId,
            `delete [SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${userId}'];`
        ).problem,
        null
    );
    assert.equal(rights(org.security.user(userId), org, 'Thing__c'), '');
    org.close();
});

test('shouldGiveTheSameRightsWhenThePackageRunsWithoutANamespace', () => {
    const org = Org.open(memoryOptions({ namespace: '' }));
    const userId = addUser(org, 'plain', ['Keystone_KAM']);
    const user = org.security.user(userId);
    for (const object of ['Key_Account__c', 'Tier__c', 'Key_Account_Plan__c', 'Account'])
        assert.equal(rights(user, org, object), rights(access('kam1'), sample.org, object), object);
    assert.equal(user.classAccess('KeyAccountCardController'), true);
    org.close();
});

test('shouldThrowWhenTheUserDoesNotExist', () => {
    assert.throws(() => sample.org.security.user('005000000000zzzAAA'), /There is no user/);
});
