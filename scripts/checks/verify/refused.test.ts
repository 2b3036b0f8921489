/** Each check of the platform's rules finds what an org would refuse in scripts/checks/fixtures/refused, and nothing else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findInBrokenPackage } from '../lib/fixture-findings.ts';
import * as names from './names.ts';
import * as references from './references.ts';
import * as fields from './fields.ts';
import * as valueSets from './value-sets.ts';
import * as objects from './objects.ts';
import * as layouts from './layouts.ts';
import * as listViews from './list-views.ts';
import * as reportTypes from './report-types.ts';
import * as customMetadata from './custom-metadata.ts';
import * as navigation from './navigation.ts';
import * as relationships from './relationships.ts';
import * as rollUps from './roll-ups.ts';
import * as formulas from './formulas.ts';

test('names shouldFindEveryFaultWhenPackageIsRefused', async () => {
    assert.deepEqual(await findInBrokenPackage(names, 'refused'), [
        'text-length Name_Label__c.object-meta.xml',
        'text-length Unused.globalValueSet-meta.xml'
    ]);
});

test('references shouldFindEveryFaultWhenPackageIsRefused', async () => {
    assert.deepEqual(await findInBrokenPackage(references, 'refused'), [
        'unknown-reference Column_Of_Parent.listView-meta.xml',
        'unknown-reference Nowhere.fieldSet-meta.xml'
    ]);
});

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
        'record-type Closed.recordType-meta.xml',
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

test('layouts shouldFindEveryFaultWhenPackageIsRefused', async () => {
    assert.deepEqual(await findInBrokenPackage(layouts, 'refused'), [
        'compact-layout Long_Text.compactLayout-meta.xml',
        'compact-layout Owner_Of_Detail.compactLayout-meta.xml',
        'layout-behavior Layout__c-Editable Formula.layout-meta.xml',
        'layout-field Layout__c-Field Twice.layout-meta.xml',
        'layout-required Layout__c-Optional Name.layout-meta.xml',
        'layout-required Layout__c-Without Required.layout-meta.xml',
        'layout-section Layout__c-Wide Section.layout-meta.xml',
        'related-list Layout__c-Foreign List.layout-meta.xml',
        'related-list Layout__c-List Without Activities.layout-meta.xml',
        'search-layout Layout__c.object-meta.xml'
    ]);
});

test('list-views shouldFindEveryFaultWhenPackageIsRefused', async () => {
    assert.deepEqual(await findInBrokenPackage(listViews, 'refused'), [
        'list-view Column_Of_Parent.listView-meta.xml',
        'list-view Filter_By_Long_Text.listView-meta.xml',
        'list-view Filter_By_Unknown_Value.listView-meta.xml',
        'list-view Logic_Without_Filter.listView-meta.xml',
        'list-view My_Details.listView-meta.xml',
        'list-view Owner_Of_Detail.listView-meta.xml'
    ]);
});

test('report-types shouldFindEveryFaultWhenPackageIsRefused', async () => {
    assert.deepEqual(await findInBrokenPackage(reportTypes, 'refused'), [
        'report-type Inner_After_Outer.reportType-meta.xml',
        'report-type Two_Of_A_Name.reportType-meta.xml',
        'report-type Unknown_Base.reportType-meta.xml',
        'report-type Unknown_Column.reportType-meta.xml',
        'report-type Unknown_Relationship.reportType-meta.xml',
        'report-type Without_Columns.reportType-meta.xml'
    ]);
});

test('custom-metadata shouldFindEveryFaultWhenPackageIsRefused', async () => {
    assert.deepEqual(await findInBrokenPackage(customMetadata, 'refused'), [
        'record-value Setting.Dangling.md-meta.xml',
        'record-value Setting.No_Code.md-meta.xml',
        'record-value Setting.Too_Long.md-meta.xml',
        'record-value Setting.Too_Precise.md-meta.xml',
        'record-value Setting.Unknown_Kind.md-meta.xml',
        'record-value Setting.Wrong_Type.md-meta.xml'
    ]);
});

test('navigation shouldFindEveryFaultWhenPackageIsRefused', async () => {
    assert.deepEqual(await findInBrokenPackage(navigation, 'refused'), [
        'application Twice.app-meta.xml',
        'tab Field__c.tab-meta.xml',
        'tab Nothing.tab-meta.xml'
    ]);
});
