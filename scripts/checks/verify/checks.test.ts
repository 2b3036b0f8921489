/** Each check finds what is wrong with the package in scripts/checks/fixtures/broken, and nothing else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findInBrokenPackage } from '../lib/fixture-findings.ts';
import { openFixture } from '../lib/project.ts';
import * as names from './names.ts';
import * as relationships from './relationships.ts';
import * as dataModel from './data-model.ts';
import * as rollUps from './roll-ups.ts';
import * as formulas from './formulas.ts';
import * as documentation from './documentation.ts';
import * as generatedDocs from './generated-docs.ts';
import * as permissionSets from './permission-sets.ts';
import * as references from './references.ts';
import * as apexConventions from './apex-conventions.ts';
import * as optionalFeatures from './optional-features.ts';
import * as projectSchema from './project-schema.ts';
import * as metadataTypes from './metadata-types.ts';
import * as format from './format.ts';
import * as hygiene from './hygiene.ts';
import * as caughtErrors from './caught-errors.ts';
import * as suiteNames from './suite-names.ts';
import * as convert from './convert.ts';

test('names shouldFindEveryFaultWhenPackageIsBroken', async () => {
    assert.deepEqual(await findInBrokenPackage(names), [
        'name-shape Bad__Name__c.field-meta.xml',
        'relationship-twice Other__c.field-meta.xml',
        'text-length Thing__c.object-meta.xml'
    ]);
});

test('relationships shouldFindEveryFaultWhenPackageIsBroken', async () => {
    assert.deepEqual(await findInBrokenPackage(relationships), [
        'activity-field Extra__c.field-meta.xml',
        'delete-constraint Other__c.field-meta.xml',
        'master-reparent Account__c.field-meta.xml',
        'master-standard Account__c.field-meta.xml',
        'relationship-limit Level_Three__c.object-meta.xml',
        'sharing-model Thing__c.object-meta.xml'
    ]);
});

test('roll-ups shouldFindEveryFaultWhenPackageIsBroken', async () => {
    assert.deepEqual(await findInBrokenPackage(rollUps), ['roll-up Total__c.field-meta.xml']);
});

test('formulas shouldSaySoWhenSourcesCannotBeRead', async () => {
    assert.deepEqual(await findInBrokenPackage(formulas), ['unreadable Other__c.field-meta.xml']);
});

test('data-model shouldFindEveryFaultWhenPackageIsBroken', async () => {
    assert.deepEqual(await findInBrokenPackage(dataModel), [
        'presentation Level_One__c.object-meta.xml',
        'presentation Level_Three__c.object-meta.xml',
        'presentation Level_Two__c.object-meta.xml',
        'presentation Thing__c.object-meta.xml',
        'restrict-standard Restricting__c.field-meta.xml',
        'standard-field Extra__c.field-meta.xml',
        'unique-key Unique_Key__c.field-meta.xml'
    ]);
});

test('documentation shouldFindEveryFaultWhenPackageIsBroken', async () => {
    assert.deepEqual(await findInBrokenPackage(documentation), [
        'no-text Amount__c.field-meta.xml',
        'no-text Thing__c.object-meta.xml'
    ]);
});

test('generated-docs shouldNameTheFirstLineThatDiffersWhenAPageIsOutOfDate', async () => {
    const findings = await generatedDocs.run(openFixture('broken'));
    assert.deepEqual(
        findings.map(({ file, line, message }) => `${file}:${line ?? ''} ${message}`),
        [
            'docs/data-model.md: does not exist; npm run docs writes it',
            'docs/permissions.md:2 is out of date (npm run docs): "Written by hand." instead of ""'
        ]
    );
});

test('permission-sets shouldFindEveryFaultWhenPackageIsBroken', async () => {
    assert.deepEqual(await findInBrokenPackage(permissionSets), [
        'field-not-grantable Broken.permissionset-meta.xml',
        'field-read-only Broken.permissionset-meta.xml',
        'license Reaching.permissionset-meta.xml',
        'no-label Reaching.permissionset-meta.xml',
        'not-granted Amount__c.field-meta.xml',
        'not-granted Bad__Name__c.field-meta.xml',
        'not-granted Extra__c.field-meta.xml',
        'not-granted Level_Three__c.object-meta.xml',
        'not-granted Level_Two__c.object-meta.xml',
        'not-granted Missing__c.tab-meta.xml',
        'not-granted NoSharing.cls',
        'not-granted Restricting__c.field-meta.xml',
        'not-granted Thing__c.object-meta.xml',
        'not-granted Total__c.field-meta.xml',
        'not-granted Unguarded.cls',
        'not-granted Unique_Key__c.field-meta.xml',
        'right-dependency Broken.permissionset-meta.xml',
        'standard-object-right Broken.permissionset-meta.xml',
        'unknown-field Broken.permissionset-meta.xml',
        'unknown-reference Broken.permissionset-meta.xml',
        'user-permission Reaching.permissionset-meta.xml'
    ]);
});

test('references shouldFindEveryFaultWhenPackageIsBroken', async () => {
    assert.deepEqual(await findInBrokenPackage(references), [
        'unknown-label NoSharing.cls',
        'unknown-label wrong.ts',
        'unknown-reference Missing__c.tab-meta.xml',
        'unknown-reference Page.flexipage-meta.xml',
        'unknown-reference Thing__c.object-meta.xml',
        'unknown-reference Wrong.validationRule-meta.xml',
        'unknown-reference wrong.html',
        'unknown-reference wrong.ts',
        'unused-label CustomLabels.labels-meta.xml'
    ]);
});

test('apex-conventions shouldFindEveryFaultWhenPackageIsBroken', async () => {
    assert.deepEqual(await findInBrokenPackage(apexConventions), [
        'api-version NoSharing.cls-meta.xml',
        'see-all-data Checks.cls',
        'sharing NoSharing.cls',
        'test-method-name Checks.cls',
        'test-name Checks.cls',
        'test-place Checks.cls',
        'trigger-logic One.trigger',
        'trigger-logic Two.trigger',
        'trigger-twice One.trigger',
        'trigger-twice Two.trigger'
    ]);
});

test('optional-features shouldFindEveryFaultWhenPackageIsBroken', async () => {
    assert.deepEqual(await findInBrokenPackage(optionalFeatures), ['optional-feature NoSharing.cls']);
});

test('project-schema shouldFindEveryFaultWhenPackageIsBroken', async () => {
    assert.deepEqual(await findInBrokenPackage(projectSchema), [
        'missing-file sfdx-project.json',
        'project-schema bad-scratch-def.json',
        'project-schema sfdx-project.json'
    ]);
});

test('metadata-types shouldFindEveryFaultWhenPackageIsBroken', async () => {
    assert.deepEqual(await findInBrokenPackage(metadataTypes), [
        'metadata-type Amount__c.field-meta.xml',
        'metadata-type Thing__c.object-meta.xml'
    ]);
});

test('hygiene shouldFindEveryFaultWhenPackageIsBroken', async () => {
    assert.deepEqual(await findInBrokenPackage(hygiene), [
        'machine-path place.ts',
        'raw-html wrong.ts',
        'registry-host place.ts',
        'unfinished wrong.ts'
    ]);
});

test('caught-errors shouldFindEveryFaultWhenPackageIsBroken', async () => {
    assert.deepEqual(await findInBrokenPackage(caughtErrors), ['caught-error run.ts', 'generated-catch try.ts']);
    const findings = await caughtErrors.run(openFixture('broken'));
    assert.deepEqual(
        findings.filter(({ rule }) => rule === 'caught-error').map(({ line, message }) => [line, message]),
        [
            [6, 'the catch block of valueOrNull swallows errors of the local org'],
            [15, 'the catch block of asApex replaces errors of the local org'],
            [24, 'the catch block of tested swallows errors of the local org']
        ]
    );
    assert.equal(findings.length, 4, 'and no more: what is right is left alone');
});

test('suite-names shouldFindEveryFaultWhenPackageIsBroken', async () => {
    assert.deepEqual(await findInBrokenPackage(suiteNames), ['suite-name type-names.ts']);
});

test('convert shouldFindEveryFaultWhenPackageIsBroken', async () => {
    assert.deepEqual(await findInBrokenPackage(convert), ['ships-one wrong.ts']);
});

test('format shouldFindFormatAndSyntaxFaultsWhenPackageIsBroken', async () => {
    const findings = await findInBrokenPackage(format);
    assert.ok(
        (await findInBrokenPackage(format, 'unparsable')).includes('syntax Unparsable.cls'),
        'Apex that does not parse'
    );
    assert.ok(findings.includes('format NoSharing.cls'), 'Apex that is not formatted');
    assert.ok(findings.includes('format sfdx-project.json'), 'JSON that is not formatted');
});
