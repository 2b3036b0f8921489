import assert from 'node:assert/strict';
import path from 'node:path';
import { after, test } from 'node:test';
import type { UserAccess } from '../contracts.ts';
import { Org } from '../org/org.ts';
import { addUser, fieldXml, Fixture } from '../server/test-support/fixture.ts';
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

test('shouldKeepWhatPeopleGrantedWhenTheOrgIsOpenedAgain', () => {
    const options = fixture.options({ databaseFile: path.join(fixture.directory, 'granted.sqlite') });
    const first = Org.open(options);
    const userId = addUser(first, 'granted', ['Thing_User']);
    const run = (org: Org, text: string): void =>
        assert.equal(org.executeAnonymous(org.adminUserId, text).problem, null);
    run(
        first,
        `PermissionSet made = new PermissionSet(Name = 'Made', Label = 'Made');
        insert made;
        insert new PermissionSetAssignment(AssigneeId = '${userId}', PermissionSetId = made.Id);
        insert new ObjectPermissions(ParentId = made.Id, SobjectType = 'Campaign', PermissionsRead = true, PermissionsEdit = true);
        insert new SetupEntityAccess(ParentId = made.Id, SetupEntityId = [SELECT Id FROM ApexClass WHERE Name = 'ThingController'].Id);
        delete [SELECT Id FROM ObjectPermissions WHERE Parent.Name = 'Thing_User'];
        insert new UserRole(Name = 'Clerk', DeveloperName = 'Clerk');`
    );
    const look = (org: Org): string[] => {
        const user = org.security.user(userId);
        return [
            rights(user, org, 'Campaign'),
            rights(user, org, 'Thing__c'),
            String(user.classAccess('ThingController'))
        ];
    };
    assert.deepEqual(look(first), ['RE', '', 'true']);
    first.close();
    const again = Org.open(options);
    // As with a deployment, the package's own permission set is again what its metadata says.
    assert.deepEqual(look(again), ['RE', 'CRED', 'true']);
    assert.deepEqual(
        again.store.all('SELECT "Type", count(*) FROM "Group" GROUP BY 1 ORDER BY 1').map((row) => [...row]),
        [
            ['Organization', 1],
            ['Role', 1],
            ['RoleAndSubordinates', 1]
        ]
    );
    run(again, `delete [SELECT Id FROM UserRole];`);
    again.close();
    const third = Org.open(options);
    assert.deepEqual(look(third), ['RE', 'CRED', 'true']);
    assert.equal(third.store.get('SELECT count(*) FROM "Group"')?.[0], 1, 'the groups of a role go with it');
    third.close();
});

test('shouldOpenBothPartsOfALocationWhenAPermissionSetNamesTheLocation', () => {
    const set = (field: string): string =>
        `<?xml version="1.0" encoding="UTF-8"?>\n<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata"><label>Place</label><objectPermissions><object>Thing__c</object><allowCreate>false</allowCreate><allowDelete>false</allowDelete><allowEdit>false</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><viewAllRecords>false</viewAllRecords></objectPermissions><fieldPermissions><field>${field}</field><editable>false</editable><readable>true</readable></fieldPermissions></PermissionSet>`;
    const own = new Fixture({
        'force-app/objects/Thing__c/fields/Place__c.field-meta.xml': fieldXml(
            'Place__c',
            'Location',
            '<scale>7</scale>'
        ),
        'force-app/permissionsets/Place.permissionset-meta.xml': set('Thing__c.Place__c')
    });
    const org = own.open();
    const user = org.security.user(addUser(org, 'placed', ['Place']));
    const other = org.security.user(addUser(org, 'unplaced'));
    const thing = org.model.object('Thing__c')!;
    for (const part of ['Place__Latitude__s', 'Place__Longitude__s']) {
        assert.deepEqual([user.fieldRead(thing, part), user.fieldEdit(thing, part)], [true, false]);
        assert.equal(other.fieldRead(thing, part), false);
    }
    assert.deepEqual(
        org.store
            .all('SELECT "Field" FROM "FieldPermissions" WHERE "Field" LIKE \'Thing__c.Place%\'')
            .map(([name]) => name),
        ['Thing__c.Place__c']
    );
    org.close();
    own.remove();
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
