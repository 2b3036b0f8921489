import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { runQuery } from '../org/commands.ts';
import type { Org } from '../org/org.ts';
import { Fixture } from '../server/test-support/fixture.ts';
import type { Mapping } from './mapping.ts';
import { runImport, type ImportReport } from './run.ts';

const fixture = new Fixture();
let org: Org;
beforeEach(() => {
    org?.close();
    org = fixture.open();
    fs.rmSync(path.join(fixture.directory, 'in'), { recursive: true, force: true });
});
after(() => {
    org.close();
    fixture.remove();
});

/** Writes files and loads them; the mapping goes into a file as well. */
function load(files: Record<string, string>, mapping: Mapping | null = null): ImportReport {
    for (const [name, text] of Object.entries(files)) fixture.write(`in/${name}`, text);
    const mapFile = mapping === null ? null : path.join(fixture.directory, 'map.json');
    if (mapFile !== null) fs.writeFileSync(mapFile, JSON.stringify(mapping));
    return runImport(org, {
        source: path.join(fixture.directory, 'in'),
        mapFile,
        errorDirectory: path.join(fixture.directory, 'errors'),
        progress: () => undefined
    });
}
const counts = (report: ImportReport): Record<string, number[]> =>
    Object.fromEntries(
        report.objects.map((object) => [
            object.object,
            [object.inserted, object.updated, object.unchanged, object.rejected.length]
        ])
    );
const values = (soql: string): unknown[][] =>
    runQuery(org, soql, null).records.map(({ attributes: _attributes, ...fields }) => Object.values(fields));

test('shouldUpdateWhatChangedAndLeaveTheRestWhenRunAgain', () => {
    const csv = 'Name,Code__c,Amount__c\nOne,a,1.5\nTwo,b,2\n';
    assert.deepEqual(counts(load({ 'Thing__c.csv': csv })), { Thing__c: [2, 0, 0, 0] });
    const before = values('SELECT Id, LastModifiedDate FROM Thing__c ORDER BY Code__c');
    assert.deepEqual(counts(load({ 'Thing__c.csv': csv })), { Thing__c: [0, 0, 2, 0] });
    assert.deepEqual(values('SELECT Id, LastModifiedDate FROM Thing__c ORDER BY Code__c'), before);
    assert.deepEqual(counts(load({ 'Thing__c.csv': 'Name,Code__c,Amount__c\nOne,a,9\nTwo,b,\nThree,c,3\n' })), {
        Thing__c: [1, 1, 1, 0]
    });
    assert.deepEqual(values('SELECT Name, Amount__c FROM Thing__c ORDER BY Code__c'), [
        ['One', 9],
        ['Two', 2],
        ['Three', 3]
    ]);
});

test('shouldLoadParentsBeforeChildrenWhenTheyAreInTheSameFileInAnyOrder', () => {
    const rows = ['Leaf,Branch', 'Branch,Root', 'Root,', 'Orphan,Nobody', 'Ring A,Ring B', 'Ring B,Ring A'];
    const report = load({ 'Thing__c.csv': `Name,Parent__r.Name\n${rows.join('\n')}\n` });
    assert.deepEqual(counts(report), { Thing__c: [3, 0, 0, 3] });
    assert.deepEqual(
        values('SELECT Name, Parent__r.Name FROM Thing__c WHERE Parent__c != null ORDER BY Name').map((row) => row[0]),
        ['Branch', 'Leaf']
    );
    assert.deepEqual(
        report.objects[0]!.rejected.map((row) => [row.row, /Nobody|Ring/.test(row.reason)]),
        [
            [5, true],
            [6, true],
            [7, true]
        ]
    );
});

test('shouldFindParentsInOtherFilesWhenTheyAreLoadedFirst', () => {
    const report = load({
        'Contact.csv': 'LastName,Account.Name\nDoe,Acme\nRoe,acme \nPoe,\n',
        'Account.csv': 'Name\nAcme\n'
    });
    assert.deepEqual(
        report.objects.map((object) => object.object),
        ['Account', 'Contact']
    );
    assert.equal(values('SELECT Id FROM Contact WHERE AccountId != null').length, 2);
    assert.deepEqual(report.objects[1]!.warnings, ['1 row has no Account.Name; it was loaded without it']);
});

test('shouldRejectTheRowWhenAParentsNameIsAmbiguous', () => {
    const report = load({ 'Account.csv': 'Name\nTwin\nTwin\n', 'Contact.csv': 'LastName,Account.Name\nDoe,Twin\n' });
    assert.deepEqual(
        report.objects[1]!.rejected.map((row) => row.reason),
        ['Account.Name: 2 records of Account have the Account Name "Twin"']
    );
});

test('shouldExplainEveryBadRowAndKeepTheGoodOnesWhenAFileHasMistakes', () => {
    const report = load({
        'Thing__c.csv':
            'Name,Amount__c,Nonsense,CreatedDate\nGood,1,x,2026-01-02\nNumber,ten,x,\n"Rule, broken",-1,x,\nShort,1\nDate,1,x,02.01.2026\nLast,,x,\n'
    });
    const [things] = report.objects;
    assert.deepEqual(counts(report), { Thing__c: [2, 0, 0, 4] });
    assert.deepEqual(things!.warnings, ['Thing__c has no field Nonsense; the column is left out']);
    assert.deepEqual(
        things!.rejected.map((row) => row.row),
        [3, 4, 5, 6]
    );
    assert.match(things!.rejected[1]!.reason, /FIELD_CUSTOM_VALIDATION_EXCEPTION: The amount is negative\./);
    const lines = fs.readFileSync(report.errorFiles[0]!, 'utf8').trim().split('\n');
    assert.deepEqual(
        [lines.length, lines[0], lines[2]],
        [
            5,
            'Row,Reason,Name,Amount__c,Nonsense,CreatedDate',
            '4,FIELD_CUSTOM_VALIDATION_EXCEPTION: The amount is negative.,"Rule, broken",-1,x,'
        ]
    );
    assert.deepEqual(
        values('SELECT Name FROM Thing__c WHERE CreatedDate < 2026-02-01T00:00:00Z'),
        [['Good']],
        'dates of origin are kept'
    );
});

test('shouldRejectTheSecondRowWhenItHasTheSameMatchKey', () => {
    const mapping: Mapping = { objects: { Account: { match: ['Name'] } } };
    const report = load({ 'Account.csv': 'Name,Phone\nSame,1\nSame,2\nOther,3\n' }, mapping);
    assert.equal(report.objects[0]!.inserted, 2);
    assert.match(report.objects[0]!.rejected[0]!.reason, /row 2/);
});

test('shouldApplyRenamesDefaultsAndIgnoredColumnsWhenTheMappingSaysSo', () => {
    const mapping: Mapping = {
        objects: {
            Thing__c: {
                file: 'stuff.csv',
                match: ['Code__c'],
                rename: { Title: 'Name', Key: 'Code__c' },
                defaults: { Amount__c: '5' },
                ignore: ['Comment']
            }
        }
    };
    const report = load({ 'stuff.csv': 'Title,Key,Comment\nOne,k1,whatever\n' }, mapping);
    assert.deepEqual([counts(report), report.objects[0]!.warnings], [{ Thing__c: [1, 0, 0, 0] }, []]);
    assert.deepEqual(values('SELECT Name, Code__c, Amount__c FROM Thing__c'), [['One', 'k1', 5]]);
    assert.deepEqual(counts(load({ 'stuff.csv': 'Title,Key,Comment\nOne,k1,other\n' }, mapping)), {
        Thing__c: [0, 0, 1, 0]
    });
});

test('shouldFindOwnersAndIdsWhenColumnsNameThem', () => {
    load({ 'Thing__c.csv': 'Name,Code__c\nWhole,w\n' });
    const [[id]] = runQuery(org, 'SELECT Id FROM Thing__c', null).records.map((row) => [String(row['Id'])]) as [
        [string]
    ];
    const report = load({
        'Thing__c.csv': `Name,Code__c,Parent__c,Owner.Username\nPart,p,${id.slice(0, 15)},ADMIN@keystone.local\nBad,b,nonsense,admin@keystone.local\n`,
        'Case.csv': 'Subject,Owner.Username\nHelp,admin@keystone.local\n'
    });
    assert.deepEqual(counts(report), { Case: [1, 0, 0, 0], Thing__c: [1, 0, 0, 1] });
    assert.deepEqual(values("SELECT Name FROM Thing__c WHERE Parent__r.Code__c = 'w'"), [['Part']]);
    assert.match(
        report.objects.find((object) => object.object === 'Thing__c')!.rejected[0]!.reason,
        /Parent__c: "nonsense" is not an id/
    );
});

test('shouldEmptyTheFieldWhenTheCellSaysSo', () => {
    load({ 'Thing__c.csv': 'Name,Code__c,Amount__c\nOne,a,1\n\nTwo,b,2\n' });
    const report = load({ 'Thing__c.csv': 'Name,Code__c,Amount__c\nOne,a,#N/A\n\nTwo,b,\nThree,c,x\n' });
    assert.deepEqual(values('SELECT Name, Amount__c FROM Thing__c ORDER BY Code__c'), [
        ['One', null],
        ['Two', 2]
    ]);
    assert.deepEqual(
        report.objects[0]!.rejected.map((row) => row.row),
        [5],
        'blank lines count as rows'
    );
});

test('shouldRejectTheRowsOfTheTransactionWhenATriggerBreaksALimit', () => {
    fixture.write(
        'force-app/triggers/Hungry.trigger',
        "trigger Hungry on Thing__c (before insert) {\n    for (Thing__c row : Trigger.new) {\n        while (row.Name == 'Hungry') {\n            Integer n = [SELECT COUNT() FROM Account];\n        }\n    }\n}\n"
    );
    fixture.write(
        'force-app/triggers/Hungry.trigger-meta.xml',
        '<?xml version="1.0" encoding="UTF-8"?>\n<ApexTrigger xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>68.0</apiVersion><status>Active</status></ApexTrigger>\n'
    );
    org.reload([path.join(fixture.directory, 'force-app/triggers/Hungry.trigger')]);
    const report = load({ 'Thing__c.csv': `Name\n${'Fine\n'.repeat(200)}Hungry\n` });
    assert.deepEqual(counts(report), { Thing__c: [200, 0, 0, 1] });
    assert.match(
        report.objects[0]!.rejected[0]!.reason,
        /the transaction of 1 rows failed: .*Too many SOQL queries: 101/
    );
});

test('shouldNameTheFileWhenItCannotBeLoadedAtAll', () => {
    assert.throws(() => load({ 'Nope__c.csv': 'Name\nx\n' }), /Nope__c\.csv: there is no object Nope__c/);
    assert.throws(
        () =>
            runImport(org, {
                source: path.join(fixture.directory, 'missing.csv'),
                mapFile: null,
                errorDirectory: '',
                progress: () => undefined
            }),
        /There is no file or folder/
    );
});
