import assert from 'node:assert/strict';
import { test } from 'node:test';
import { standardObjects, standardRows } from './standard-objects.ts';

const object = (name: string) => standardObjects().find((each) => each.name === name)!;
const field = (objectName: string, name: string) => object(objectName).fields.find((each) => each.name === name);

test('shouldKnowTheRealKeyPrefixesWhenAskedForStandardObjects', () => {
    const prefixes = Object.fromEntries(standardObjects().map((each) => [each.name, each.keyPrefix]));
    assert.deepEqual(
        ['Account', 'Contact', 'Opportunity', 'OpportunityLineItem', 'Lead', 'User', 'Task', 'Event', 'Case'].map(
            (each) => prefixes[each]
        ),
        ['001', '003', '006', '00k', '00Q', '005', '00T', '00U', '500']
    );
    const all = standardObjects()
        .map((each) => each.keyPrefix)
        .filter((each) => each !== '');
    assert.equal(new Set(all).size, all.length);
});

test('shouldLeaveOutWhatAnEditionCanSwitchOffWhenGenerated', () => {
    for (const each of standardObjects().filter(({ feature }) => feature === undefined)) {
        assert.ok(!/TeamMember|AccountPlan|ContactRelation/.test(each.name), each.name);
        for (const { name } of each.fields)
            assert.ok(!/^(CurrencyIsoCode|Person|RecordTypeId)/.test(name), `${each.name}.${name}`);
    }
});

test('shouldNameOnlyKnownTargetsWhenAFieldIsAReference', () => {
    const names = new Set(standardObjects().map((each) => each.name));
    for (const each of standardObjects()) {
        for (const { name, type, referenceTo } of each.fields) {
            if (type === 'reference')
                assert.ok(
                    referenceTo!.length > 0 && referenceTo!.every((target) => names.has(target)),
                    `${each.name}.${name}`
                );
        }
        assert.ok(each.fields.filter(({ nameField }) => nameField).length <= 1, each.name);
    }
});

test('shouldCarryTypesAndValuesWhenTheOverlaySaysSo', () => {
    assert.equal(field('Account', 'AnnualRevenue')?.type, 'currency');
    assert.equal(field('Opportunity', 'StageName')?.required, true);
    assert.equal(field('Task', 'Priority')?.values?.find((each) => each.default)?.value, 'Normal');
    assert.equal(field('Task', 'AccountId')?.computed, true);
    assert.deepEqual(
        standardRows('OpportunityStage').find((each) => each.IsWon),
        { MasterLabel: 'Closed Won', ForecastCategory: 'Closed', DefaultProbability: 100, IsClosed: true, IsWon: true }
    );
});
