import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { UserAccess } from '../contracts.ts';
import { ApexException } from '../apex/runtime/values/index.ts';
import { QueryError } from '../soql/plan.ts';
import { buildModel, master, reference, text } from './test-support/model.ts';
import { openDmlScope } from './mixed.ts';
import { openTestOrg, SYSTEM, USER } from './test-support/org.ts';
import type { TestOrg } from './test-support/org.ts';

const SHARED = { mode: 'system', sharing: true } as const;
const [BOSS, ANN, BOB, OUT] = ['005000000000010AAA', '005000000000011AAA', '005000000000012AAA', '005000000000013AAA'];
const [TOP_ROLE, LOW_ROLE] = ['00E000000000001AAA', '00E000000000002AAA'];

const model = buildModel(
    {
        User: {
            prefix: '005',
            noOwner: true,
            sharing: 'Read',
            kind: 'system',
            fields: {
                Name: text(121),
                UserRoleId: reference('UserRole', 'UserRole'),
                Username: text(80),
                ProfileId: reference('Profile', 'Profile')
            }
        },
        Profile: { prefix: '00e', noOwner: true, kind: 'system', fields: { Name: text(80) } },
        UserRole: {
            prefix: '00E',
            noOwner: true,
            kind: 'system',
            fields: { Name: text(80), DeveloperName: text(80), ParentRoleId: reference('UserRole', 'ParentRole') }
        },
        Group: {
            prefix: '00G',
            noOwner: true,
            kind: 'system',
            fields: { Name: text(80), Type: text(40), RelatedId: text(18) }
        },
        GroupMember: {
            prefix: '011',
            noOwner: true,
            kind: 'system',
            fields: { GroupId: reference('Group', 'Group'), UserOrGroupId: reference(['User', 'Group'], 'UserOrGroup') }
        },
        Deal__c: {
            prefix: 'a00',
            sharing: 'Private',
            fields: { Name: text(80), Secret__c: text(80), Public__c: reference('Public__c', 'Public__r') }
        },
        Deal__Share: {
            prefix: 'a0S',
            noOwner: true,
            kind: 'share',
            sharing: 'FullAccess',
            sharedObject: 'Deal__c',
            hasRecycleBin: false,
            fields: {
                ParentId: reference('Deal__c', 'Parent', { deleteConstraint: 'Cascade' }),
                UserOrGroupId: reference(['User', 'Group'], 'UserOrGroup', { deleteConstraint: null }),
                AccessLevel: text(40),
                RowCause: text(40)
            }
        },
        Note__c: {
            prefix: 'a01',
            noOwner: true,
            sharing: 'ControlledByParent',
            fields: { Name: text(80), Deal__c: master('Deal__c', 'Deal__r') }
        },
        Public__c: {
            prefix: 'a02',
            sharing: 'Read',
            fields: { Name: text(80), Deal__c: reference('Deal__c', 'Deal__r') }
        },
        Task: {
            prefix: '00T',
            sharing: 'Private',
            fields: { Subject: text(80), WhatId: reference(['Deal__c'], 'What') }
        }
    },
    { 'Note__c.Deal__c': 'Notes__r' }
);

function setUp(): TestOrg & { deal: string; note: string } {
    const org = openTestOrg(model);
    const put = (table: string, values: Record<string, string | null>): void => {
        const names = Object.keys(values);
        org.store.run(
            `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
            Object.values(values)
        );
    };
    put('UserRole', { Id: TOP_ROLE, Name: 'Lead', ParentRoleId: null });
    put('UserRole', { Id: LOW_ROLE, Name: 'KAM', ParentRoleId: TOP_ROLE });
    for (const [id, role] of [
        [BOSS, TOP_ROLE],
        [ANN, LOW_ROLE],
        [BOB, LOW_ROLE],
        [OUT, null]
    ] as const) {
        put('User', { Id: id, Name: id, UserRoleId: role });
    }
    org.factory.invalidateViewers();
    return org.as(ANN, () => {
        const [deal] = org.insert('Deal__c', { Name: 'Big' });
        const [note] = org.insert('Note__c', { Name: 'n', Deal__c: deal });
        org.insert('Public__c', { Name: 'p' });
        org.insert('Task', { Subject: 'call', WhatId: deal });
        return { ...org, deal, note };
    });
}

const sees = (org: TestOrg, user: string, object: string, access = SHARED as Parameters<TestOrg['query']>[2]) =>
    org.as(user, () => org.query(`SELECT Id FROM ${object}`, {}, access).length);
const status = (org: TestOrg, user: string, object: string, id: string, operation: 'update' | 'delete' = 'update') =>
    org.as(
        user,
        () => org.dml(operation, [org.row(object, { Id: id })], { access: SHARED })[0].errors[0]?.statusCode ?? 'ok'
    );

test('shouldShowRecordsToOwnersAndThoseAboveWhenTheObjectIsPrivate', () => {
    const org = setUp();
    assert.deepEqual(
        [ANN, BOSS, BOB, OUT].map((user) => sees(org, user, 'Deal__c')),
        [1, 1, 0, 0]
    );
    assert.deepEqual(
        [ANN, BOSS, BOB, OUT].map((user) => sees(org, user, 'Note__c')),
        [1, 1, 0, 0]
    );
    assert.deepEqual(
        [ANN, BOSS, BOB, OUT].map((user) => sees(org, user, 'Task')),
        [1, 1, 0, 0]
    );
    assert.deepEqual(
        [ANN, OUT].map((user) => sees(org, user, 'Public__c')),
        [1, 1]
    );
    assert.equal(sees(org, OUT, 'Deal__c', SYSTEM), 1);
});

test('shouldShowAndOpenRecordsWhenSharesGrantAccess', () => {
    const org = setUp();
    const share = (user: string, level: string) =>
        org.dml('insert', [
            org.row('Deal__Share', { ParentId: org.deal, UserOrGroupId: user, AccessLevel: level, RowCause: 'Team__c' })
        ])[0].id!;
    const read = share(OUT, 'Read');
    assert.deepEqual([sees(org, OUT, 'Deal__c'), sees(org, OUT, 'Note__c'), sees(org, OUT, 'Task')], [1, 1, 1]);
    assert.deepEqual(
        [status(org, OUT, 'Deal__c', org.deal), status(org, OUT, 'Note__c', org.note)],
        ['INSUFFICIENT_ACCESS_OR_READONLY', 'INSUFFICIENT_ACCESS_OR_READONLY']
    );
    org.dml('update', [org.row('Deal__Share', { Id: read, AccessLevel: 'Edit' })]);
    assert.deepEqual([status(org, OUT, 'Deal__c', org.deal), status(org, OUT, 'Note__c', org.note)], ['ok', 'ok']);
    assert.equal(status(org, OUT, 'Deal__c', org.deal, 'delete'), 'INSUFFICIENT_ACCESS_OR_READONLY');
    org.dml('delete', [org.row('Deal__Share', { Id: read })]);
    assert.equal(sees(org, OUT, 'Deal__c'), 0);
    share(BOB, 'Read');
    assert.deepEqual([sees(org, BOB, 'Deal__c'), sees(org, BOSS, 'Deal__c')], [1, 1]);
});

test('shouldFollowGroupsAndRolesWhenTheyChange', () => {
    const org = setUp();
    const apart = <T>(fn: () => T): T => {
        const close = openDmlScope(org.tx);
        try {
            return fn();
        } finally {
            close();
        }
    };
    const [group] = apart(() => org.insert('Group', { Name: 'Team', Type: 'Regular' }));
    org.dml('insert', [
        org.row('Deal__Share', { ParentId: org.deal, UserOrGroupId: group, AccessLevel: 'Read', RowCause: 'Manual' })
    ]);
    assert.equal(sees(org, OUT, 'Deal__c'), 0);
    const savepoint = org.tx.data.savepoint();
    apart(() => org.insert('GroupMember', { GroupId: group, UserOrGroupId: OUT }));
    assert.equal(sees(org, OUT, 'Deal__c'), 1);
    org.tx.data.rollback(savepoint);
    assert.equal(sees(org, OUT, 'Deal__c'), 0);
    apart(() => org.dml('update', [org.row('User', { Id: OUT, UserRoleId: TOP_ROLE })]));
    assert.equal(sees(org, OUT, 'Deal__c'), 1);
});

test('shouldMoveTheOwnersShareWhenARecordChangesHands', () => {
    const org = setUp();
    const shares = () =>
        org
            .query('SELECT UserOrGroupId, AccessLevel, RowCause FROM Deal__Share')
            .map((row) => [row.values.UserOrGroupId, row.values.AccessLevel, row.values.RowCause]);
    assert.deepEqual(shares(), [[ANN, 'All', 'Owner']]);
    org.dml('update', [org.row('Deal__c', { Id: org.deal, OwnerId: BOB })]);
    assert.deepEqual(shares(), [[BOB, 'All', 'Owner']]);
    assert.deepEqual([sees(org, ANN, 'Deal__c'), sees(org, BOB, 'Deal__c')], [0, 1]);
});

test('shouldKeepSharesSensibleWhenApexWritesThem', () => {
    const org = setUp();
    const share = (values: Record<string, unknown>) =>
        org.dml('insert', [
            org.row('Deal__Share', { ParentId: org.deal, UserOrGroupId: OUT, AccessLevel: 'Read', ...values })
        ])[0].errors[0]?.statusCode ?? 'ok';
    assert.deepEqual(
        [share({}), share({}), share({ AccessLevel: 'Edit' }), share({ RowCause: 'Team__c' })],
        ['ok', 'ok', 'ok', 'ok']
    );
    assert.deepEqual(
        org
            .query(`SELECT AccessLevel, RowCause FROM Deal__Share WHERE RowCause != 'Owner'`)
            .map((row) => `${row.values.RowCause} ${row.values.AccessLevel}`),
        ['Manual Edit', 'Team__c Read']
    );
    assert.deepEqual(
        [share({ RowCause: 'Owner' }), share({ AccessLevel: 'All' })],
        ['FIELD_INTEGRITY_EXCEPTION', 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST']
    );
});

test('shouldSeeEverythingWhenAUserViewsAll', () => {
    const org = setUp();
    org.permissions.set(OUT, {
        object: () => ({ create: true, read: true, edit: true, delete: true, viewAll: true, modifyAll: false })
    });
    assert.deepEqual([sees(org, OUT, 'Deal__c'), sees(org, OUT, 'Note__c')], [1, 1]);
    assert.equal(status(org, OUT, 'Deal__c', org.deal), 'INSUFFICIENT_ACCESS_OR_READONLY');
});

test('shouldRefuseNewDetailsWhenTheMasterCannotBeEdited', () => {
    const org = setUp();
    const [result] = org.as(OUT, () =>
        org.dml('insert', [org.row('Note__c', { Name: 'x', Deal__c: org.deal })], { access: SHARED })
    );
    assert.equal(result.errors[0].statusCode, 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY');
});

test('shouldRefuseLookupsWhenTheirTargetIsHidden', () => {
    const org = setUp();
    const link = (user: string) =>
        org.as(
            user,
            () =>
                org.dml('insert', [org.row('Public__c', { Name: 'x', Deal__c: org.deal })], { access: SHARED })[0]
                    .errors[0]?.statusCode ?? 'ok'
        );
    assert.deepEqual([link(ANN), link(OUT)], ['ok', 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY']);
    org.handlers['Public__c.before.insert'] = ({ newRows }) =>
        newRows!.forEach((row) => row.write('Deal__c', org.deal));
    assert.equal(
        org.as(OUT, () => org.dml('insert', [org.row('Public__c', { Name: 'x' })], { access: SHARED })[0].success),
        true
    );
});

test('shouldHideObjectsAndFieldsWhenUserModeIsEnforced', () => {
    const org = setUp();
    const rights = (none: string, field: string): Partial<UserAccess> => ({
        object: (object) => ({
            create: object.name !== none,
            read: object.name !== none,
            edit: object.name !== none,
            delete: object.name !== none,
            viewAll: true,
            modifyAll: true
        }),
        fieldRead: (_object, name) => name !== field,
        fieldEdit: (_object, name) => name !== field
    });
    org.permissions.set(ANN, rights('Note__c', 'Secret__c'));
    org.tx.security.invalidate();
    const query = (soql: string, access = USER) => org.as(ANN, () => org.query(soql, {}, access));
    const refused = (soql: string, pattern: RegExp, access = USER) =>
        assert.throws(
            () => query(soql, access),
            (error: unknown) => error instanceof QueryError && pattern.test(error.message),
            soql
        );
    refused('SELECT Secret__c FROM Deal__c', /^No such column 'Secret__c' on entity 'Deal__c'\./);
    refused(`SELECT Id FROM Deal__c WHERE Secret__c = 'x'`, /^No such column 'Secret__c'/);
    refused('SELECT Id FROM Deal__c ORDER BY Secret__c', /^No such column 'Secret__c'/);
    refused('SELECT Id FROM Note__c', /^sObject type 'Note__c' is not supported\./);
    refused('SELECT Id, (SELECT Id FROM Notes__r) FROM Deal__c', /^sObject type 'Note__c' is not supported\./);
    refused(
        'SELECT Secret__c FROM Deal__c WITH SECURITY_ENFORCED',
        /^Insufficient permissions: secure query included inaccessible field/,
        SYSTEM
    );
    refused('SELECT Secret__c FROM Deal__c WITH USER_MODE', /^No such column/, SYSTEM);
    assert.equal(query('SELECT Secret__c FROM Deal__c WITH SYSTEM_MODE').length, 1);
    assert.throws(
        () => query('SELECT Id FROM Note__c'),
        (error: unknown) =>
            error instanceof ApexException &&
            error.typeName === 'System.QueryException' &&
            error.inaccessibleFields?.has('Note__c') === true
    );
    const save = (object: string, values: Record<string, unknown>) =>
        org.as(ANN, () => org.dml('insert', [org.row(object, values)], { access: USER })[0].errors[0]);
    assert.deepEqual(save('Deal__c', { Name: 'x', Secret__c: 'y' }), {
        statusCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
        message:
            'Operation failed due to fields being inaccessible on Sobject Deal__c, check errors on Exception or Result!',
        fields: ['Secret__c']
    });
    assert.equal(save('Note__c', { Name: 'x' }).statusCode, 'INSUFFICIENT_ACCESS_OR_READONLY');
    assert.equal(save('Deal__c', { Name: 'fine' }), undefined);
});

test('shouldKeepSetupAndDataApartWhenInOneTransaction', () => {
    const org = setUp();
    const role = () => org.dml('insert', [org.row('UserRole', { Name: 'New' })])[0].errors[0]?.statusCode ?? 'ok';
    assert.equal(role(), 'MIXED_DML_OPERATION');
    const close = openDmlScope(org.tx);
    assert.equal(role(), 'ok');
    assert.equal(org.dml('insert', [org.row('Deal__c', { Name: 'x' })])[0].errors[0].statusCode, 'MIXED_DML_OPERATION');
    close();
    assert.equal(org.dml('insert', [org.row('Deal__c', { Name: 'x' })])[0].success, true);
});
