/** Limits that only sources of hundreds of lines exceed: the tests make them up. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findInSources } from '../lib/fixture-findings.ts';
import * as fields from './fields.ts';
import * as valueSets from './value-sets.ts';

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
