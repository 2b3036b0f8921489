/** Each check of the platform's rules finds what an org would refuse in scripts/checks/fixtures/refused, and nothing else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findInBrokenPackage } from '../lib/fixture-findings.ts';
import * as fields from './fields.ts';
import * as valueSets from './value-sets.ts';
import * as objects from './objects.ts';
import * as relationships from './relationships.ts';
import * as rollUps from './roll-ups.ts';
import * as formulas from './formulas.ts';

test('fields shouldFindEveryFaultWhenPackageIsRefused', async () => {
    assert.deepEqual(await findInBrokenPackage(fields, 'refused'), [
        'classification Classified__c.field-meta.xml',
        'classification Owned__c.field-meta.xml',
        'display-format Format__c.field-meta.xml',
        'field-element Area_With_Length__c.field-meta.xml',
        'field-element Auto_Number_With_Default__c.field-meta.xml',
        'field-element Formula_Picklist__c.field-meta.xml',
        'field-element Formula_With_Length__c.field-meta.xml',
        'field-element Lookup_Ordered__c.field-meta.xml',
        'field-element Master__c.field-meta.xml',
        'field-flag Checkbox_Required__c.field-meta.xml',
        'field-flag Date_External__c.field-meta.xml',
        'field-flag Long_Text_Required__c.field-meta.xml',
        'field-flag Text_Case__c.field-meta.xml',
        'field-needs Checkbox_Without_Default__c.field-meta.xml',
        'field-needs Formula_Picklist__c.field-meta.xml',
        'field-needs Long_Text_Without_Lines__c.field-meta.xml',
        'field-needs Text_Unlabelled__c.field-meta.xml',
        'field-owner Currency__c.field-meta.xml',
        'field-owner Event_Only_Manageable__c.field-meta.xml',
        'field-owner Picklist__c.field-meta.xml',
        'field-range Long_Text_Short__c.field-meta.xml',
        'field-range Master__c.field-meta.xml',
        'field-range Number_Precise__c.field-meta.xml',
        'field-range Number_Scaled__c.field-meta.xml',
        'field-range Text_Long__c.field-meta.xml',
        'history Calculated_With_History__c.field-meta.xml',
        'history History_Not_Kept__c.field-meta.xml'
    ]);
});

test('value-sets shouldFindEveryFaultWhenPackageIsRefused', async () => {
    assert.deepEqual(await findInBrokenPackage(valueSets, 'refused'), [
        'dependent-picklist Dependent__c.field-meta.xml',
        'picklist-value Empty__c.field-meta.xml',
        'picklist-value Separator__c.field-meta.xml',
        'picklist-value Twice__c.field-meta.xml',
        'picklist-value Two_Defaults__c.field-meta.xml',
        'value-set Both__c.field-meta.xml',
        'value-set Open__c.field-meta.xml',
        'value-set-unused Unused.globalValueSet-meta.xml'
    ]);
});

test('relationships shouldFindEveryFaultWhenPackageIsRefused', async () => {
    assert.deepEqual(await findInBrokenPackage(relationships, 'refused'), [
        'relationship-name Misnamed__c.field-meta.xml',
        'relationship-target To_Task__c.field-meta.xml'
    ]);
});

test('roll-ups shouldFindEveryFaultWhenPackageIsRefused', async () => {
    assert.deepEqual(await findInBrokenPackage(rollUps, 'refused'), [
        'roll-up Count_Of_Field__c.field-meta.xml',
        'roll-up Filter_By_Lookup__c.field-meta.xml',
        'roll-up Filter_By_Text_In_Number__c.field-meta.xml',
        'roll-up Filter_By_Unknown_Value__c.field-meta.xml',
        'roll-up Filter_Elsewhere__c.field-meta.xml',
        'roll-up Max_Of_Text__c.field-meta.xml',
        'roll-up Sum_Across_Objects__c.field-meta.xml',
        'roll-up Sum_Of_Age__c.field-meta.xml'
    ]);
});

test('formulas shouldFindEveryFaultWhenPackageIsRefused', async () => {
    assert.deepEqual(await findInBrokenPackage(formulas, 'refused'), [
        'formula Circle_Back__c.field-meta.xml',
        'formula Default_Of_Wrong_Type__c.field-meta.xml',
        'formula Inactive_But_Wrong.validationRule-meta.xml',
        'formula Picklist_As_Text__c.field-meta.xml',
        'formula Reads_Long_Text__c.field-meta.xml',
        'formula Unknown_Function.validationRule-meta.xml',
        'formula Wrong_Result__c.field-meta.xml',
        'rule-message Silent.validationRule-meta.xml'
    ]);
});

test('objects shouldFindEveryFaultWhenPackageIsRefused', async () => {
    assert.deepEqual(await findInBrokenPackage(objects, 'refused'), [
        'external-sharing Open_To_Outsiders__c.object-meta.xml',
        'history Tracks_Nothing__c.object-meta.xml',
        'name-field Numbered__c.object-meta.xml',
        'object-needs Without_Name__c.object-meta.xml',
        'sharing-reason Reason__c.sharingReason-meta.xml',
        'switches Half_Enterprise__c.object-meta.xml'
    ]);
});
