import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { answer } from '../server/api/router.ts';
import { CONTROLLER, fieldXml, Fixture, labelsXml } from '../server/test-support/fixture.ts';
import type { ReloadResult } from './protocol.ts';

const fixture = new Fixture();
const org = fixture.open();
after(() => {
    org.close();
    fixture.remove();
});

const CLASS = 'force-app/classes/ThingController.cls';
const LABELS = 'force-app/labels/CustomLabels.labels-meta.xml';
const save = (file: string, text: string): ReloadResult => {
    fixture.write(file, text);
    return org.reload([path.join(fixture.directory, file)]);
};
const who = (): unknown =>
    (
        answer(org, {
            method: 'POST',
            path: '/local/apex',
            query: {},
            body: { className: 'ThingController', method: 'who' },
            userId: org.adminUserId
        }).body as { returnValue: unknown }
    ).returnValue;

test('shouldRunTheNewCodeWhenAClassIsSaved', () => {
    const { version } = org.model;
    const result = save(
        CLASS,
        CONTROLLER.replace('return System.Label.Greeting;', "return System.Label.Greeting + '!';")
    );
    assert.deepEqual([result.apex, result.metadata, result.diagnostics], [true, false, []]);
    assert.equal(result.version > version, true);
    assert.equal(who(), 'Hello!');
});

test('shouldShowTheNewTextWhenALabelIsSaved', () => {
    const result = save(LABELS, labelsXml('Good day'));
    assert.deepEqual([result.metadata, result.diagnostics], [true, []]);
    assert.equal(who(), 'Good day!');
});

test('shouldKeepRecordsWhenAFieldIsAddedAndRemoved', () => {
    const run = (apex: string): void => assert.equal(org.executeAnonymous(org.adminUserId, apex).problem, null);
    run("insert new Thing__c(Name = 'Kept', Code__c = 'kept');");
    const file = 'force-app/objects/Thing__c/fields/Size__c.field-meta.xml';
    assert.equal(save(file, fieldXml('Size__c', 'Number', '<precision>5</precision><scale>0</scale>')).metadata, true);
    run("update new Thing__c(Id = [SELECT Id FROM Thing__c WHERE Code__c = 'kept'].Id, Size__c = 7);");
    fs.rmSync(path.join(fixture.directory, file));
    const gone = org.reload([path.join(fixture.directory, file)]);
    assert.equal(
        gone.notes.some((note) => note.includes('Thing__c.Size__c')),
        true
    );
    assert.equal(org.executeAnonymous(org.adminUserId, 'System.debug([SELECT Size__c FROM Thing__c]);').success, false);
    save(file, fieldXml('Size__c', 'Number', '<precision>5</precision><scale>0</scale>'));
    run("Assert.areEqual(7, [SELECT Size__c FROM Thing__c WHERE Code__c = 'kept'].Size__c);");
});

test('shouldRunOnAndNameThePlaceWhenXmlIsBrokenUntilItIsMended', () => {
    const { version } = org.model;
    const broken = save(LABELS, labelsXml('Broken').replace('</CustomLabels>', ''));
    assert.deepEqual([broken.apex, broken.metadata, broken.version], [false, false, version]);
    assert.deepEqual(
        broken.diagnostics.map((entry) => [entry.source, entry.path, entry.severity]),
        [['metadata', LABELS, 'error']]
    );
    assert.match(broken.diagnostics[0]!.message, /^not well-formed/);
    assert.equal(who(), 'Good day!');
    const mended = save(LABELS, labelsXml('Mended'));
    assert.deepEqual([mended.metadata, mended.diagnostics, who()], [true, [], 'Mended!']);
});

test('shouldRunTheLastGoodCodeWhenAClassDoesNotCompile', () => {
    const broken = save(CLASS, CONTROLLER.replace('System.Label.Greeting', 'nope'));
    assert.deepEqual(
        [broken.apex, broken.diagnostics.map((entry) => [entry.source, entry.line])],
        [false, [['apex', 27]]]
    );
    assert.equal(who(), 'Mended!');
    // What was saved meanwhile comes with the mended class, and pages are told that metadata changed.
    assert.deepEqual([save(LABELS, labelsXml('Meanwhile')).metadata, who()], [false, 'Mended!']);
    const mended = save(CLASS, CONTROLLER);
    assert.deepEqual([mended.metadata, mended.diagnostics, who()], [true, [], 'Meanwhile']);
});

test('shouldNameFileAndLineWhenAFormulaIsWrong', () => {
    const file = 'force-app/objects/Thing__c/fields/Double__c.field-meta.xml';
    const result = save(
        file,
        fieldXml(
            'Double__c',
            'Currency',
            '<precision>18</precision><scale>2</scale>\n    <formula>Amount__c * Nope__c</formula>'
        )
    );
    assert.deepEqual(
        result.diagnostics.map((entry) => [entry.source, entry.path, entry.line]),
        [['metadata', file, 7]]
    );
    assert.match(result.diagnostics[0]!.message, /Thing__c\.Double__c: .*Nope__c/);
    save(
        file,
        fieldXml(
            'Double__c',
            'Currency',
            '<precision>18</precision><scale>2</scale>\n    <formula>Amount__c * 2</formula>'
        )
    );
    const apex =
        "insert new Thing__c(Name = 'F', Amount__c = 4); Assert.areEqual(8, [SELECT Double__c FROM Thing__c WHERE Name = 'F'].Double__c);";
    assert.equal(org.executeAnonymous(org.adminUserId, apex).problem, null);
});

test('shouldRefuseToOpenWhenMetadataCannotBeRead', () => {
    const other = new Fixture({ [LABELS]: '<CustomLabels>' });
    assert.throws(() => other.open(), /CustomLabels\.labels-meta\.xml.*not well-formed/);
    other.remove();
});

/** An org of its own that was just opened, so that nothing of its Apex is compiled. */
function justOpened(use: (opened: Fixture, fresh: ReturnType<Fixture['open']>) => void): void {
    const opened = new Fixture();
    opened.writeClass('Faulty', 'public class Faulty {\n    public static void go() { nothing(); }\n}\n');
    const fresh = opened.open();
    try {
        use(opened, fresh);
    } finally {
        fresh.close();
        opened.remove();
    }
}

test('shouldNameTheFaultsOfClassesThatNothingReachedWhenTheRestIsCompiled', () => {
    justOpened((_opened, fresh) => {
        let slices = 1;
        while (!fresh.compileRest(0)) slices++;
        assert.equal(slices > 1, true, 'one class at a time');
        assert.deepEqual(
            fresh.diagnostics().map(({ source, path: file, line, severity }) => [source, file, line, severity]),
            [['apex', 'force-app/classes/Faulty.cls', 2, 'error']]
        );
        const { problem } = fresh.executeAnonymous(fresh.adminUserId, 'Faulty.go();');
        assert.match(problem ?? '', /Faulty\.cls.*nothing\(\)/);
    });
});

test('shouldFailWithTheFaultWhenAClassIsReachedBeforeTheRestIsCompiled', () => {
    justOpened((_opened, fresh) => {
        const before = fresh.executeAnonymous(fresh.adminUserId, 'Faulty.go();').problem;
        while (!fresh.compileRest(1000));
        assert.notEqual(before, null);
        assert.equal(fresh.executeAnonymous(fresh.adminUserId, 'Faulty.go();').problem, before);
    });
});

test('shouldRunTheLastGoodCodeWhenTheFirstEditIsFaultyAndNothingIsCompiled', () => {
    justOpened((opened, fresh) => {
        const mended = 'public class Faulty {\n    public static void go() { }\n}\n';
        const edit = (text: string): boolean => {
            opened.writeClass('Faulty', text);
            return fresh.reload([path.join(opened.directory, 'force-app/classes/Faulty.cls')]).apex;
        };
        // Sources that were faulty from the start are replaced by anything; those without faults are not.
        assert.equal(edit('public class Faulty {\n    public static void go() { otherwise(); }\n}\n'), true);
        assert.equal(edit(mended), true);
        assert.equal(edit('public class Faulty { public static void go() { nothing(); } }'), false);
        assert.equal(fresh.executeAnonymous(fresh.adminUserId, 'Faulty.go();').problem, null);
    });
    const sound = new Fixture();
    const fresh = sound.open();
    sound.write(CLASS, CONTROLLER.replace('System.Label.Greeting', 'nope'));
    assert.equal(fresh.reload([path.join(sound.directory, CLASS)]).apex, false);
    fresh.close();
    sound.remove();
});
