import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildModel, master, number, picklist, reference, text } from './test-support/model.ts';
import { openTestOrg } from './test-support/org.ts';
import { Decimal } from '../apex/runtime/values/index.ts';

const model = buildModel(
    {
        User: {
            prefix: '005',
            noOwner: true,
            fields: { Name: text(121), UserRoleId: reference('UserRole', 'UserRole') }
        },
        UserRole: {
            prefix: '00E',
            noOwner: true,
            fields: { Name: text(80), ParentRoleId: reference('UserRole', 'ParentRole') }
        },
        Plan__c: {
            prefix: 'a00',
            fields: {
                Name: text(80, { nillable: false }),
                Status__c: picklist(['Draft', 'Active']),
                Amount__c: number()
            }
        },
        Goal__c: {
            prefix: 'a01',
            noOwner: true,
            sharing: 'ControlledByParent',
            fields: { Name: text(80), Plan__c: master('Plan__c', 'Plan__r'), Weight__c: number(5, 1) }
        }
    },
    { 'Goal__c.Plan__c': 'Goals__r' }
);

test('shouldReadBackWhenARecordOfACustomObjectWasInserted', () => {
    const org = openTestOrg(model);
    const [plan] = org.insert('Plan__c', { Name: 'North', Status__c: 'Draft', Amount__c: Decimal.parse('12.5') });
    org.insert(
        'Goal__c',
        { Name: 'Grow', Plan__c: plan, Weight__c: Decimal.parse('2') },
        { Name: 'Keep', Plan__c: plan }
    );
    const [row] = org.query(
        `SELECT Id, Name, Amount__c, Owner.Name, (SELECT Name, Weight__c FROM Goals__r ORDER BY Name DESC) FROM Plan__c WHERE name = 'NORTH'`
    );
    assert.equal(row.values.Id, plan);
    assert.equal(String(row.values.Amount__c), '12.50');
    assert.deepEqual(
        (row.values.Goals__r as { items: { values: { Name: string } }[] }).items.map((goal) => goal.values.Name),
        ['Keep', 'Grow']
    );
    assert.deepEqual(
        org.column(`SELECT Plan__r.Name, Name FROM Goal__c WHERE Plan__r.Status__c = 'Draft' ORDER BY Name`, 'Name'),
        ['Grow', 'Keep']
    );
});
