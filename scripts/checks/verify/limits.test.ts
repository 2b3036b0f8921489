/** Limits that only sources of hundreds of lines exceed: the tests make them up. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findInSources } from '../lib/fixture-findings.ts';
import * as fields from './fields.ts';
import * as valueSets from './value-sets.ts';
import * as objects from './objects.ts';
import * as reportTypes from './report-types.ts';
import * as relationships from './relationships.ts';
import * as formulas from './formulas.ts';
import * as layouts from './layouts.ts';
import * as listViews from './list-views.ts';

const object = '<CustomObject><sharingModel>Private</sharingModel></CustomObject>';

test('fields shouldCountPerObjectWhenThereAreTooManyOfAKind', async () => {
    const sources: Record<string, string> = {
        'objects/Many__c/Many__c.object-meta.xml': '<CustomObject><enableHistory>true</enableHistory></CustomObject>'
    };
    const add = (name: string, content: string) => {
        sources[`objects/Many__c/fields/${name}.field-meta.xml`] =
            `<CustomField><label>L</label>${content}</CustomField>`;
    };
    for (let index = 0; index < 26; index += 1) {
        const flags = ['externalId', 'trackHistory', 'unique'].map((name) => `<${name}>true</${name}>`).join('');
        add(`Text_${index}__c`, `<type>Text</type><length>10</length>${flags}`);
        if (index < 13)
            add(`Long_${index}__c`, '<type>LongTextArea</type><length>131072</length><visibleLines>3</visibleLines>');
    }
    assert.deepEqual(await findInSources(fields, sources), [
        'Many__c: 1703936 characters in long texts, 1638400 at most',
        'Many__c: 26 external ids, 25 at most',
        'Many__c: 26 fields with history, 20 at most',
        'Many__c: 26 unique fields, 25 at most'
    ]);
});

test('value-sets shouldCountValuesWhenThereAreTooMany', async () => {
    const values = Array.from(
        { length: 1001 },
        (_, index) => `<customValue><fullName>V${index}</fullName></customValue>`
    );
    const long = `<customValue><fullName>${'x'.repeat(256)}</fullName></customValue>`;
    const sources = {
        'globalValueSets/Many.globalValueSet-meta.xml': `<GlobalValueSet><masterLabel>M</masterLabel>${values.join('')}${long}</GlobalValueSet>`,
        'objects/A__c/fields/B__c.field-meta.xml':
            '<CustomField><valueSet><restricted>true</restricted><valueSetName>Many</valueSetName></valueSet></CustomField>'
    };
    assert.deepEqual(await findInSources(valueSets, sources), [
        "Many: '" + 'x'.repeat(30) + "...' is longer than 255 characters",
        'Many: 1002 values, 1000 at most'
    ]);
});

test('formulas shouldCountRelationshipsWhenTheyReachTooFar', async () => {
    const sources: Record<string, string> = {
        'objects/Far__c/Far__c.object-meta.xml':
            '<CustomObject><sharingModel>Private</sharingModel><nameField><type>Text</type></nameField></CustomObject>'
    };
    const add = (name: string, content: string) => {
        sources[`objects/Far__c/fields/${name}.field-meta.xml`] = `<CustomField>${content}</CustomField>`;
    };
    const names = Array.from({ length: 5 }, (_, index) => `Far_${index}`);
    for (const name of names)
        add(
            `${name}__c`,
            `<type>Lookup</type><referenceTo>Far__c</referenceTo><relationshipName>${name}</relationshipName>`
        );
    const path = 'Far_0__r.'.repeat(11);
    const terms = [`${path}Name`, ...names.slice(1).map((name) => `${name}__r.Name`)].join(' &amp; ');
    add('Reach__c', `<type>Text</type><formula>${terms}</formula>`);
    assert.deepEqual(await findInSources(formulas, sources), ['Far__c: 11 relationships in one path, 10 at most']);
    add('Further__c', '<type>Text</type><formula>Far_1__r.Far_2__r.Name</formula>');
    assert.deepEqual(await findInSources(formulas, sources), [
        'Far__c: 11 relationships in one path, 10 at most',
        'Far__c: 16 relationships in formulas and rules, 15 at most'
    ]);
});

test('layouts shouldCountFieldsWhenThereAreTooMany', async () => {
    const fields = Array.from({ length: 11 }, (_, index) => `<fields>F${index}</fields>`).join('');
    const columns = Array.from({ length: 11 }, (_, index) => `<fields>F${index}__c</fields>`).join('');
    const list = '<relatedLists><relatedList>Many__c.Many__c</relatedList>';
    const sources = {
        'objects/Many__c/compactLayouts/Many.compactLayout-meta.xml': `<CompactLayout>${fields}</CompactLayout>`,
        'objects/Many__c/fields/Many__c.field-meta.xml':
            '<CustomField><referenceTo>Many__c</referenceTo></CustomField>',
        'layouts/Many__c-Many.layout-meta.xml': `<Layout>${list}${columns}</relatedLists></Layout>`
    };
    const found = await findInSources(layouts, sources);
    assert.deepEqual(
        found.filter((message) => message.includes('at most')),
        ['Many__c-Many: Many__c.Many__c: 11 columns, 10 at most', 'Many__c.Many: 11 fields, 10 at most']
    );
});

test('list-views shouldCountColumnsAndFiltersWhenThereAreTooMany', async () => {
    const columns = Array.from({ length: 16 }, (_, index) => `<columns>F${index}</columns>`).join('');
    const filters = '<filters><field>NAME</field><operation>equals</operation></filters>'.repeat(11);
    const view = `<ListView><label>L</label><filterScope>Everything</filterScope>${columns}${filters}</ListView>`;
    assert.deepEqual(await findInSources(listViews, { 'objects/Lead/listViews/Many.listView-meta.xml': view }), [
        'Lead.Many: 11 filters, 10 at most',
        'Lead.Many: 16 columns, 15 at most'
    ]);
});

test('relationships shouldCountPerObjectWhenThereAreTooManyOfAKind', async () => {
    const sources: Record<string, string> = {};
    const add = (name: string, type: string, content: string) => {
        sources[`objects/Many__c/fields/${name}.field-meta.xml`] =
            `<CustomField><type>${type}</type><relationshipName>${name.slice(0, -3)}</relationshipName>${content}</CustomField>`;
    };
    const filter = '<lookupFilter><active>true</active></lookupFilter>';
    for (let index = 0; index < 38; index += 1)
        add(`Lookup_${index}__c`, 'Lookup', `<referenceTo>Account</referenceTo>${index < 6 ? filter : ''}`);
    for (const name of ['A', 'B', 'C'])
        add(
            `${name}__c`,
            'MasterDetail',
            `<referenceTo>${name}__c</referenceTo><reparentableMasterDetail>true</reparentableMasterDetail>`
        );
    for (const name of ['A', 'B', 'C']) sources[`objects/${name}__c/${name}__c.object-meta.xml`] = object;
    for (let index = 0; index < 26; index += 1) add(`Sum_${index}__c`, 'Summary', '');
    const found = await findInSources(relationships, sources);
    assert.deepEqual(
        found.filter((message) => message.includes('at most')),
        [
            'Many__c: 26 roll-up summaries, 25 at most',
            'Many__c: 3 master-detail relationships, 2 at most',
            'Many__c: 41 relationships, 40 at most',
            'Many__c: 6 active lookup filters, 5 at most'
        ]
    );
});

test('objects shouldCountSharingReasonsWhenThereAreTooMany', async () => {
    const reasons = Array.from({ length: 11 }, (_, index) => [
        `objects/Many__c/sharingReasons/R${index}__c.sharingReason-meta.xml`,
        '<SharingReason><label>R</label></SharingReason>'
    ]);
    const found = await findInSources(objects, {
        'objects/Many__c/Many__c.object-meta.xml': object,
        ...(Object.fromEntries(reasons) as Record<string, string>)
    });
    assert.deepEqual(
        found.filter((message) => message.includes('at most')),
        ['Many__c.R0__c: 11 sharing reasons, 10 at most']
    );
});

test('report-types shouldCountObjectsAndColumnsWhenThereAreTooMany', async () => {
    const join = (inside: string) =>
        `<join>${inside}<outerJoin>true</outerJoin><relationship>ChildAccounts</relationship></join>`;
    const columns = Array.from(
        { length: 1001 },
        (_, index) => `<columns><field>F${index}</field><table>Account</table></columns>`
    );
    const type = `<ReportType><baseObject>Account</baseObject>${join(join(join(join(''))))}<sections>${columns.join('')}</sections></ReportType>`;
    const found = await findInSources(reportTypes, { 'reportTypes/Many.reportType-meta.xml': type });
    assert.deepEqual(
        found.filter((message) => message.includes('at most')),
        ['Many: 1001 columns, 1000 at most', 'Many: 5 objects, 4 at most']
    );
});
