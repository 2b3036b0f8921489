/** Each check finds what is wrong with the package in scripts/checks/fixtures/broken, and nothing else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findInBrokenPackage } from '../lib/fixture-findings.ts';
import * as soql from '../verify/soql.ts';
import * as lwcCompiler from '../verify/lwc-compiler.ts';
import * as slds from '../verify/slds.ts';
import * as apexLs from '../verify/apex-ls.ts';
import * as codeAnalyzer from '../verify/code-analyzer.ts';

test('soql shouldFindEveryFaultWhenPackageIsBroken', async () => {
    assert.deepEqual(await findInBrokenPackage(soql), ['soql NoSharing.cls']);
});

test('lwc-compiler shouldFindEveryFaultWhenPackageIsBroken', async () => {
    assert.deepEqual(await findInBrokenPackage(lwcCompiler), ['lwc-compiler wrong.html']);
});

test('slds shouldFindEveryFaultWhenPackageIsBroken', async () => {
    assert.deepEqual(await findInBrokenPackage(slds), ['slds/no-hardcoded-values-slds2 wrong.css']);
});

test('apex-ls shouldFindEveryFaultWhenPackageIsBroken', async () => {
    assert.deepEqual(await findInBrokenPackage(apexLs), [
        'apex-ls-error Amount__c.field-meta.xml',
        'apex-ls-error Total__c.field-meta.xml',
        'apex-ls-missing NoSharing.cls'
    ]);
});

test('code-analyzer shouldFindEveryFaultWhenPackageIsBroken', async () => {
    assert.deepEqual(await findInBrokenPackage(codeAnalyzer), [
        'pmd:ApexCRUDViolation NoSharing.cls',
        'pmd:ApexCRUDViolation Unguarded.cls',
        'pmd:ApexSOQLInjection NoSharing.cls',
        'pmd:ApexSharingViolations NoSharing.cls',
        'pmd:ProtectSensitiveData Unique_Key__c.field-meta.xml',
        'sfge:ApexFlsViolation Unguarded.cls',
        'sfge:DatabaseOperationsMustUseWithSharing Unguarded.cls'
    ]);
});

test('apex-ls and code-analyzer shouldReportSyntaxFaultWhenApexDoesNotParse', async () => {
    assert.deepEqual(await findInBrokenPackage(apexLs, 'unparsable'), ['apex-ls-syntax Unparsable.cls']);
    // An engine that gives up is a finding, never silence.
    const findings = await findInBrokenPackage(codeAnalyzer, 'unparsable');
    assert.ok(
        findings.some((finding) => finding.startsWith('sfge:UnexpectedEngineError')),
        findings.join('\n')
    );
});
