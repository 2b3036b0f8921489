import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, test } from 'node:test';
import { checkFormulas } from '../formula/check.ts';
import { keyPrefixesOf, loadOrgModel } from './load.ts';
import type { OrgModel } from './types.ts';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((each) => rmSync(each, { recursive: true })));

const object = (label: string, inner = ''): string =>
    `<CustomObject><label>${label}</label><pluralLabel>${label}s</pluralLabel><nameField><label>Name</label><type>Text</type></nameField><deploymentStatus>Deployed</deploymentStatus>${inner}</CustomObject>`;
const field = (type: string, inner = ''): string =>
    `<CustomField><label>A label</label><type>${type}</type>${inner}</CustomField>`;

/** A parent, a detail with a roll-up, a lookup, records of a metadata type, an event and a setting. */
const BASE: Record<string, string> = {
    'a/objects/Parent__c/Parent__c.object-meta.xml': object(
        'Parent',
        '<sharingModel>Private</sharingModel><enableActivities>true</enableActivities>'
    ),
    'a/objects/Parent__c/fields/Total__c.field-meta.xml': field(
        'Summary',
        '<summarizedField>Child__c.Amount__c</summarizedField><summaryForeignKey>Child__c.Parent__c</summaryForeignKey><summaryOperation>sum</summaryOperation><summaryFilterItems><field>Child__c.Status__c</field><operation>equals</operation><value>Open</value></summaryFilterItems>'
    ),
    'a/objects/Parent__c/fields/Account__c.field-meta.xml': field(
        'Lookup',
        '<referenceTo>Account</referenceTo><relationshipName>Parents</relationshipName><deleteConstraint>Restrict</deleteConstraint>'
    ),
    'b/objects/Child__c/Child__c.object-meta.xml': object('Child', '<sharingModel>ControlledByParent</sharingModel>'),
    'b/objects/Child__c/fields/Parent__c.field-meta.xml': field(
        'MasterDetail',
        '<referenceTo>Parent__c</referenceTo><relationshipName>Children</relationshipName><relationshipOrder>0</relationshipOrder><reparentableMasterDetail>true</reparentableMasterDetail>'
    ),
    'b/objects/Child__c/fields/Amount__c.field-meta.xml': field(
        'Currency',
        '<precision>16</precision><scale>2</scale>'
    ),
    'b/objects/Child__c/fields/Double__c.field-meta.xml': field(
        'Currency',
        '<formula>Amount__c * 2</formula><precision>18</precision><scale>2</scale>'
    ),
    'b/objects/Child__c/fields/Status__c.field-meta.xml': field(
        'Picklist',
        '<valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted><value><fullName>Open</fullName><default>true</default><label>Still open</label></value><value><fullName>Done</fullName><default>false</default><isActive>false</isActive><label>Done</label></value></valueSetDefinition></valueSet>'
    ),
    'b/objects/Child__c/validationRules/Positive.validationRule-meta.xml':
        '<ValidationRule><active>true</active><errorConditionFormula>Amount__c &lt; 0</errorConditionFormula><errorDisplayField>Amount__c</errorDisplayField><errorMessage>Not below zero.</errorMessage></ValidationRule>',
    'b/objects/Child__c/recordTypes/Big.recordType-meta.xml':
        '<RecordType><active>true</active><label>Big one</label><picklistValues><picklist>Status__c</picklist><values><fullName>Still %28open%29</fullName><default>true</default></values></picklistValues></RecordType>',
    'b/objects/Account/fields/Parent__c.field-meta.xml': field(
        'Lookup',
        '<referenceTo>Parent__c</referenceTo><relationshipName>Accounts</relationshipName>'
    ),
    'b/objects/Rule__mdt/Rule__mdt.object-meta.xml': object('Rule', '<visibility>Public</visibility>'),
    'b/objects/Rule__mdt/fields/Active__c.field-meta.xml': field('Checkbox', '<defaultValue>true</defaultValue>'),
    'b/objects/Rule__mdt/fields/Weight__c.field-meta.xml': field('Number', '<precision>4</precision><scale>1</scale>'),
    'b/customMetadata/Rule.First.md-meta.xml':
        '<CustomMetadata xmlns:xsi="x" xmlns:xsd="y"><label>First rule</label><protected>false</protected><values><field>Active__c</field><value xsi:type="xsd:boolean">true</value></values><values><field>Weight__c</field><value xsi:nil="true"/></values></CustomMetadata>',
    'b/objects/Happened__e/Happened__e.object-meta.xml': object('Happened', '<eventType>HighVolume</eventType>'),
    'b/objects/Setting__c/Setting__c.object-meta.xml': object(
        'Setting',
        '<customSettingsType>Hierarchy</customSettingsType>'
    ),
    'a/labels/CustomLabels.labels-meta.xml':
        '<CustomLabels><labels><fullName>Hello</fullName><value>Hello &amp; welcome</value></labels></CustomLabels>',
    'a/customPermissions/Approve.customPermission-meta.xml':
        '<CustomPermission><label>Approve</label></CustomPermission>',
    'a/permissionsets/Reader.permissionset-meta.xml':
        '<PermissionSet><label>Reader</label><objectPermissions><object>Parent__c</object><allowRead>true</allowRead><allowCreate>false</allowCreate></objectPermissions><fieldPermissions><field>Child__c.Amount__c</field><editable>true</editable><readable>true</readable></fieldPermissions><classAccesses><apexClass>Thing</apexClass><enabled>true</enabled></classAccesses><customPermissions><name>Approve</name><enabled>true</enabled></customPermissions></PermissionSet>',
    'a/classes/Thing.cls': 'public class Thing {}',
    'a/classes/Thing.cls-meta.xml': '<ApexClass><apiVersion>67.0</apiVersion></ApexClass>',
    'a/triggers/ChildTrigger.trigger': 'trigger ChildTrigger on Child__c (before insert) {}',
    'a/tabs/Parent__c.tab-meta.xml': '<CustomTab><customObject>true</customObject></CustomTab>'
};

function load(
    changes: Record<string, string> = {},
    options: { namespace?: string; keyPrefixes?: Map<string, string>; notes?: string[] } = {}
): OrgModel {
    const projectDir = mkdtempSync(join(tmpdir(), 'schema-'));
    folders.push(projectDir);
    for (const [path, content] of Object.entries({ ...BASE, ...changes })) {
        const target = join(projectDir, 'src', path);
        mkdirSync(dirname(target), { recursive: true });
        writeFileSync(target, content);
    }
    return loadOrgModel({
        projectDir,
        sourceDirs: ['src'],
        namespace: options.namespace ?? '',
        version: 1,
        ...(options.keyPrefixes ? { keyPrefixes: options.keyPrefixes } : {}),
        onNote: (note) => options.notes?.push(note)
    });
}

test('shouldGiveSystemFieldsByKindWhenObjectsAreLoaded', () => {
    const model = load();
    const names = (name: string): string[] => [...model.object(name)!.fields.values()].map((each) => each.name);
    assert.ok(
        [
            'Id',
            'Name',
            'OwnerId',
            'CreatedDate',
            'LastModifiedById',
            'SystemModstamp',
            'IsDeleted',
            'LastActivityDate',
            'LastViewedDate'
        ].every((each) => names('Parent__c').includes(each))
    );
    assert.ok(!names('Child__c').includes('OwnerId') && !names('Child__c').includes('LastActivityDate'));
    assert.ok(names('Child__c').includes('RecordTypeId'));
    assert.deepEqual(
        names('Rule__mdt').filter((each) => !each.endsWith('__c')),
        [
            'Id',
            'DeveloperName',
            'MasterLabel',
            'Language',
            'NamespacePrefix',
            'Label',
            'QualifiedApiName',
            'SystemModstamp'
        ]
    );
    assert.ok(names('Happened__e').includes('ReplayId'));
    assert.ok(names('Setting__c').includes('SetupOwnerId'));
    assert.equal(model.object('Rule__mdt')!.kind, 'metadata');
    assert.equal(model.object('Parent__c')!.nameField!.length, 80);
});

test('shouldConnectObjectsWhenFieldsReferToThem', () => {
    const model = load();
    const child = model.object('child__C')!;
    assert.equal(child.sharing, 'ControlledByParent');
    assert.deepEqual(
        child.masters.map((each) => each.name),
        ['Parent__c']
    );
    assert.deepEqual(model.childRelationship('Parent__c', 'children__r'), {
        name: 'Children__r',
        childObject: 'Child__c',
        field: 'Parent__c',
        cascadeDelete: true,
        restrictedDelete: false
    });
    assert.equal(model.childRelationship('Account', 'Parents__r')!.restrictedDelete, true);
    assert.equal(model.childRelationship('Parent__c', 'Tasks')!.field, 'WhatId');
    assert.equal(model.childRelationship('Account', 'Tasks')!.field, 'AccountId');
    assert.ok(
        model.field('Task', 'WhatId')!.referenceTo.includes('Parent__c') &&
            !model.field('Task', 'WhatId')!.referenceTo.includes('Child__c')
    );
    assert.equal(model.relationship(child, 'Parent__r')!.name, 'Parent__c');
    const total = model.field('Parent__c', 'Total__c')!;
    assert.deepEqual([total.type, total.scale, total.updateable], ['currency', 2, false]);
    assert.deepEqual(total.summary, {
        operation: 'sum',
        childObject: 'Child__c',
        foreignKey: 'Parent__c',
        childField: 'Amount__c',
        filters: [{ field: 'Status__c', operation: 'equals', value: 'Open' }]
    });
});

test('shouldReadValuesRulesAndRecordTypesWhenTheyAreDecomposed', () => {
    const child = load().object('Child__c')!;
    assert.deepEqual(child.fields.get('Status__c')!.picklistValues, [
        { value: 'Open', label: 'Still open', active: true, default: true },
        { value: 'Done', label: 'Done', active: false, default: false }
    ]);
    assert.equal(child.fields.get('Double__c')!.createable, false);
    assert.deepEqual(child.validationRules, [
        {
            name: 'Positive',
            active: true,
            formula: 'Amount__c < 0',
            message: 'Not below zero.',
            errorField: 'Amount__c'
        }
    ]);
    assert.deepEqual(child.recordTypes[0]!.picklists.get('status__c'), [{ value: 'Still (open)', default: true }]);
});

test('shouldMakeAShareObjectWhenTheObjectIsPrivate', () => {
    const model = load();
    const share = model.object('Parent__Share')!;
    assert.deepEqual([share.kind, share.sharedObject], ['share', 'Parent__c']);
    assert.equal(model.childRelationship('Parent__c', 'Shares')!.childObject, 'Parent__Share');
    assert.equal(model.object('Child__Share'), undefined);
});

test('shouldMakeAHistoryObjectWhenTheObjectKeepsHistory', () => {
    const model = load(
        {
            'a/objects/Parent__c/Parent__c.object-meta.xml': object('Parent', '<enableHistory>true</enableHistory>'),
            'a/objects/Parent__c/fields/Code__c.field-meta.xml': field(
                'Text',
                '<length>5</length><trackHistory>true</trackHistory>'
            )
        },
        { namespace: 'acme' }
    );
    const history = model.object('Parent__History')!;
    assert.deepEqual(
        [history.name, history.kind, history.trackedObject],
        ['acme__Parent__History', 'history', 'acme__Parent__c']
    );
    assert.deepEqual(
        history.fields.get('Field')!.picklistValues.map((each) => each.value),
        ['created', 'acme__Code__c']
    );
    assert.equal(history.keyPrefix, '', 'as describes of the platform tell none');
    assert.equal(model.childRelationship('Parent__c', 'Histories')!.childObject, 'acme__Parent__History');
    assert.equal(model.object('Child__History'), undefined);
});

test('shouldPrefixOwnNamesAndAcceptBothWhenThereIsANamespace', () => {
    const model = load({}, { namespace: 'acme' });
    const child = model.object('Child__c')!;
    assert.equal(child.name, 'acme__Child__c');
    assert.equal(model.object('ACME__child__c'), child);
    assert.equal(model.field('Account', 'Parent__c')!.name, 'acme__Parent__c');
    assert.equal(model.field('Account', 'Name')!.name, 'Name');
    assert.equal(model.childRelationship('Parent__c', 'Children__r')!.name, 'acme__Children__r');
    assert.equal(model.object('Parent__Share')!.name, 'acme__Parent__Share');
    assert.equal(model.field('Parent__c', 'Total__c')!.summary!.childObject, 'acme__Child__c');
    assert.equal(model.labels.get('acme__hello'), 'Hello & welcome');
    const set = model.permissionSets[0]!;
    assert.equal(set.objects.get('acme__parent__c')!.read, true);
    assert.equal(set.fields.get('Child__c.Amount__c'), undefined);
    assert.equal(set.fields.get('acme__child__c.acme__amount__c')!.edit, true);
    assert.ok(
        set.classes.has('thing') && set.customPermissions.has('Approve') && set.customPermissions.has('acme__Approve')
    );
    assert.equal(model.customPermissions[0]!.name, 'acme__Approve');
    assert.equal(model.qualify('Parent__r'), 'acme__Parent__r');
    assert.equal(model.qualify('other__Parent__c'), 'other__Parent__c');
    assert.deepEqual(checkFormulas(model), []);
});

test('shouldKeepKeyPrefixesWhenObjectsComeAndGo', () => {
    const first = load();
    const given = keyPrefixesOf(first);
    const second = load(
        { 'a/objects/Aaa__c/Aaa__c.object-meta.xml': object('Aaa') },
        { keyPrefixes: given, namespace: 'acme' }
    );
    for (const [name, prefix] of given) assert.equal(second.object(name)!.keyPrefix, prefix);
    assert.ok(![...given.values()].includes(second.object('Aaa__c')!.keyPrefix));
    const third = load({}, { keyPrefixes: keyPrefixesOf(second) });
    assert.equal(keyPrefixesOf(third).get('Aaa__c'), second.object('Aaa__c')!.keyPrefix);
    assert.equal(second.objectByPrefix(given.get('Child__c')!)!.localName, 'Child__c');
});

test('shouldReadRecordsAndSourcesWhenTheyExist', () => {
    const model = load();
    const [record] = model.customMetadata;
    assert.deepEqual([record!.object, record!.developerName, record!.label], ['Rule__mdt', 'First', 'First rule']);
    assert.deepEqual(
        [...record!.values],
        [
            ['Active__c', true],
            ['Weight__c', null]
        ]
    );
    assert.deepEqual(
        model.apex.map((each) => [each.kind, each.name, each.apiVersion]),
        [
            ['class', 'Thing', 67],
            ['trigger', 'ChildTrigger', 68]
        ]
    );
    assert.ok(model.ui.tabs!.has('Parent__c'));
});

test('shouldNameTheFileWhenMetadataIsWrong', () => {
    const fails = (changes: Record<string, string>, pattern: RegExp): void => {
        assert.throws(() => load(changes), pattern);
    };
    fails(
        { 'a/objects/Parent__c/fields/Broken__c.field-meta.xml': '<CustomField><label>x</CustomField>' },
        /Broken__c\.field-meta\.xml:1: not well-formed/
    );
    fails({ 'a/objects/Parent__c/fields/Bad__c.field-meta.xml': field('Lookup') }, /Bad__c.*referenceTo/);
    fails(
        { 'a/objects/Parent__c/fields/Bad__c.field-meta.xml': field('Lookup', '<referenceTo>Nope__c</referenceTo>') },
        /Bad__c\.field-meta\.xml: Parent__c\.Bad__c: object Nope__c does not exist/
    );
    fails(
        {
            'b/customMetadata/Rule.Bad.md-meta.xml':
                '<CustomMetadata><label>x</label><values><field>Nope__c</field></values></CustomMetadata>'
        },
        /Rule\.Bad.*Nope__c/
    );
    fails(
        {
            'b/labels/CustomLabels.labels-meta.xml':
                '<CustomLabels><labels><fullName>Hello</fullName><value>x</value></labels></CustomLabels>'
        },
        /Hello is defined twice/
    );
});

test('shouldSayWhatIsLeftOutWhenItIsNotModelled', () => {
    const notes: string[] = [];
    const model = load(
        {
            'a/flows/Do.flow-meta.xml': '<Flow/>',
            'a/objects/AccountTeamMember/fields/X__c.field-meta.xml': field('Text', '<length>10</length>'),
            'a/objects/Parent__c/fields/Place__c.field-meta.xml': field('Location', '<scale>5</scale>')
        },
        { notes }
    );
    assert.equal(notes.length, 2);
    assert.match(notes.join('\n'), /1 flow file is not modelled[^]*AccountTeamMember is not in the local org/);
    assert.equal(model.field('Parent__c', 'Place__Latitude__s')!.type, 'double');
});

test('shouldFindTheLineWhenAFormulaIsWrong', () => {
    const model = load({
        'b/objects/Child__c/fields/Wrong__c.field-meta.xml':
            '<CustomField>\n<label>x</label>\n<type>Number</type>\n<formula>Amount__c +\nNope__c</formula>\n<scale>0</scale>\n</CustomField>'
    });
    const [found] = checkFormulas(model);
    assert.deepEqual(
        [found!.line, found!.item, found!.message],
        [5, 'Child__c.Wrong__c', 'Field Nope__c does not exist. Check spelling.']
    );
    assert.match(found!.path, /Wrong__c\.field-meta\.xml$/);
});

test('shouldRefuseWhenFormulasReferToThemselves', () => {
    const number = (formula: string): string =>
        field('Number', `<formula>${formula}</formula><precision>18</precision><scale>0</scale>`);
    const model = load({
        'b/objects/Child__c/fields/One__c.field-meta.xml': number('Two__c + 1'),
        'b/objects/Child__c/fields/Two__c.field-meta.xml': number('One__c + 1')
    });
    const [found] = checkFormulas(model);
    assert.match(found!.message, /cannot refer to itself/);
});

test('shouldFollowTheStagesWhenAValueSetReplacesThem', () => {
    const model = load({
        'a/standardValueSets/OpportunityStage.standardValueSet-meta.xml':
            '<StandardValueSet><standardValue><fullName>Talk</fullName><default>false</default><closed>false</closed><forecastCategory>Pipeline</forecastCategory><probability>10</probability></standardValue><standardValue><fullName>Yes</fullName><closed>true</closed><won>true</won><forecastCategory>Closed</forecastCategory><probability>100</probability></standardValue></StandardValueSet>'
    });
    assert.deepEqual(
        model.field('Opportunity', 'StageName')!.picklistValues.map((each) => each.value),
        ['Talk', 'Yes']
    );
    assert.equal(model.field('Opportunity', 'IsWon')!.formula, 'OR(ISPICKVAL(StageName,"Yes"))');
    assert.deepEqual(checkFormulas(model), []);
});
