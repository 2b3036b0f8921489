import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { ApexErrorListener, ApexParserFactory } from '@apexdevtools/apex-parser';
import type { Member, ParsedUnit, Statement } from '../ast.ts';
import { parseUnit } from './index.ts';

const SPECS = path.join(import.meta.dirname, '../../../spec');

function classOf(text: string): NonNullable<ParsedUnit['type']> {
    const unit = parseUnit(text, 'class', 'X');
    assert.deepEqual(unit.errors, [], text);
    return unit.type!;
}

function membersOf(body: string): Member[] {
    return classOf(`class A {\n${body}\n}`).members;
}

function statementsOf(text: string): Statement[] {
    const unit = parseUnit(text, 'anonymous', 'X');
    assert.deepEqual(unit.errors, [], text);
    return unit.body!.statements;
}

/** `line:column message` of the error in a class. */
function errorOf(text: string, kind: ParsedUnit['kind'] = 'class'): string {
    const unit = parseUnit(text, kind, 'X');
    assert.equal(unit.errors.length, 1, text);
    assert.equal(unit.type, null, text);
    const [{ line, column, message }] = unit.errors as [ParsedUnit['errors'][0]];
    return `${line}:${column} ${message}`;
}

test('shouldReadHeadsWhenTypesExtendAndImplement', () => {
    const type = classOf(
        `@IsTest(SeeAllData=false isParallel=true)\nglobal abstract without sharing class A extends B.C implements D, E<Id> {\n}\n`
    );
    assert.deepEqual(
        [type.kind, type.name, type.line, type.column, type.endLine, type.superclass?.name],
        ['class', 'A', 2, 33, 3, 'B.C']
    );
    assert.deepEqual([...type.modifiers.words], ['global', 'abstract', 'without sharing']);
    assert.deepEqual(type.modifiers.annotations[0]!.values, { seealldata: false, isparallel: true });
    assert.deepEqual(
        type.interfaces.map((each) => [each.name, each.args.map((arg) => arg.name)]),
        [
            ['D', []],
            ['E', ['Id']]
        ]
    );
    assert.deepEqual(classOf('public enum Size { SMALL, Large }').constants, ['SMALL', 'Large']);
    const [method] = classOf('interface I extends J { void go(final Id a, List<Id> b); }').members;
    assert.ok(method?.k === 'method' && method.body === null && method.returns === null);
    assert.deepEqual(
        method.parameters.map((each) => [each.type.name, each.name]),
        [
            ['Id', 'a'],
            ['List', 'b']
        ]
    );
});

test('shouldTellMembersApartWhenTheyStartAlike', () => {
    const members = membersOf(
        `static { x = 1; } { y = 2; } ;
        A(Integer a) { this.a = a; }
        private transient Integer a = 1, b;
        public static final List<Map<Id, String>> c { get; private set { c = value; } }
        @AuraEnabled(cacheable=true) public static A make() { return null; }
        abstract void nothing();
        public Integer[] get() { return null; }
        virtual class Inner { } interface Other { } enum Third { }`
    );
    assert.deepEqual(
        members.map((each) => each.k),
        [
            'initialiser',
            'initialiser',
            'constructor',
            'field',
            'property',
            'method',
            'method',
            'method',
            'type',
            'type',
            'type'
        ]
    );
    const [first, , , field, property, make, nothing, get] = members;
    assert.ok(first?.k === 'initialiser' && first.static);
    assert.ok(field?.k === 'field' && field.modifiers.words.has('transient'));
    assert.deepEqual(
        field.variables.map((each) => [each.name, each.init === null]),
        [
            ['a', false],
            ['b', true]
        ]
    );
    assert.ok(property?.k === 'property' && property.get?.body === null && property.set?.body !== null);
    assert.ok(property.set?.modifiers.words.has('private'));
    assert.ok(make?.k === 'method' && make.modifiers.annotations[0]?.name === 'auraenabled');
    assert.ok(nothing?.k === 'method' && nothing.body === null && nothing.returns === null);
    assert.ok(get?.k === 'method' && get.returns?.dimensions === 1);
});

test('shouldTellDeclarationsFromExpressionsWhenStatementsStartWithANameOrAType', () => {
    const kinds = statementsOf(
        `Integer a; final Map<Id, List<Account>> b = c; Foo.Bar[] d = e, f;
        a = b; a.b(); a++; List<Id> g; x[0] = 1; a < b; System.runAs(user); System.runAs(user) { }
        Set<Id> set = new Set<Id>(); switch(1); switch on a { when 1 { } }`
    ).map((each) => each.k);
    assert.deepEqual(kinds, [
        'local',
        'local',
        'local',
        'expression',
        'expression',
        'expression',
        'local',
        'expression',
        'expression',
        'expression',
        'runAs',
        'local',
        'expression',
        'switch'
    ]);
});

test('shouldReadLoopsWhenTheirPartsAreMissing', () => {
    const [all, none, each, many, empty] = statementsOf(
        'for (Integer i = 0, n = 2; i < n; i++, n--) { } for (;;) { break; } for (Account a : [SELECT Id FROM Account]) continue; for (i = 0, j = 1; ; ) { } while (go()) ;'
    );
    assert.ok(all?.k === 'for' && !Array.isArray(all.init) && all.init?.variables.length === 2);
    assert.equal(all.update.length, 2);
    assert.ok(none?.k === 'for' && none.init === null && none.test === null && none.update.length === 0);
    assert.ok(each?.k === 'forEach' && each.source.k === 'soql' && each.body?.k === 'continue');
    assert.ok(many?.k === 'for' && Array.isArray(many.init) && many.init.length === 2);
    assert.ok(empty?.k === 'while' && empty.body === null);
});

test('shouldReadSwitchesWhenLabelsAreValuesNamesOrTypes', () => {
    const [statement] = statementsOf(
        `switch on a { when -1, 2L, (3) { } when 'x', null { } when SPRING, Season.FALL { } when Foo.Bar b { } when else { } }`
    );
    assert.ok(statement?.k === 'switch');
    assert.deepEqual(
        statement.clauses.map(({ labels, pattern, otherwise }) => [
            labels.map((label) => (label.kind === 'name' ? label.name : label.value)),
            pattern === null ? null : `${pattern.type.name} ${pattern.name}`,
            otherwise
        ]),
        [
            [
                [
                    { kind: 'integer', text: '-1' },
                    { kind: 'long', text: '2' },
                    { kind: 'integer', text: '3' }
                ],
                null,
                false
            ],
            [[{ kind: 'string', value: 'x' }, { kind: 'null' }], null, false],
            [['SPRING', 'Season.FALL'], null, false],
            [[], 'Foo.Bar b', false],
            [[], null, true]
        ]
    );
});

test('shouldReadDmlWhenItNamesAccessFieldsAndDuplicates', () => {
    const found = statementsOf(
        'insert a; update as user b; upsert as system c Account.Key__c; delete [SELECT Id FROM Account]; undelete as; merge d new List<Id>{ e };'
    ).map((each) => {
        assert.ok(each.k === 'dml');
        return [each.operation, each.access, each.field, each.duplicates?.k ?? null];
    });
    assert.deepEqual(found, [
        ['insert', null, null, null],
        ['update', 'user', null, null],
        ['upsert', 'system', 'Account.Key__c', null],
        ['delete', null, null, null],
        ['undelete', null, null, null],
        ['merge', null, null, 'newList']
    ]);
});

test('shouldReadTriggersWhenTheyDeclareMethodsBesideStatements', () => {
    const unit = parseUnit(
        `trigger Watch on Account (before insert, after undelete) {\n  final Integer n = 1;\n  static void log(Id a) { }\n  class Note { }\n  log(null);\n}\n`,
        'trigger',
        'Watch'
    );
    assert.deepEqual(unit.errors, []);
    assert.deepEqual(
        [unit.name, unit.object, unit.type?.name, unit.body?.endLine],
        ['Watch', 'Account', 'Watch$trigger', 6]
    );
    assert.deepEqual(unit.events, [
        { when: 'before', operation: 'insert' },
        { when: 'after', operation: 'undelete' }
    ]);
    assert.deepEqual(
        unit.type?.members.map((each) => each.k),
        ['method', 'type']
    );
    assert.deepEqual(
        unit.body?.statements.map((each) => [each.k, each.line]),
        [
            ['local', 2],
            ['expression', 5]
        ]
    );
});

test('shouldNameThePlaceAndWhatIsWrongWhenATextIsNoApex', () => {
    assert.equal(errorOf('class A {\n  void m( { }\n}'), "2:11 Missing type at '{'");
    assert.equal(errorOf('class A {\n  Integer n = 1 + ;\n}'), "2:19 Unexpected token ';'.");
    assert.equal(errorOf('class A { void m() { go() } }'), "1:27 Missing ';' at '}'");
    assert.equal(errorOf('class A { '), "1:11 Missing type at '<EOF>'");
    assert.equal(errorOf('class A { } }'), "1:13 Unexpected token '}'.");
    assert.equal(
        errorOf("class A { String s = 'a\\q'; }"),
        "1:22 Illegal character sequence '\\q' in string literal 'a\\q'"
    );
    assert.equal(
        errorOf("class A {\n String s = 'a;\n }"),
        '2:13 Unterminated string literal: a closing quote is missing on the line'
    );
    assert.equal(errorOf('class A { /* }'), "1:11 Unterminated comment: '*/' is missing");
    assert.equal(errorOf('class A { Integer # = 1; }'), '1:19 Invalid character: #');
    assert.equal(errorOf('class A { void m() { try { } } }'), "1:30 Missing 'catch' or 'finally' at '}'");
    assert.equal(errorOf('class A { Object o = [SELECT Id FROM Account; }'), "1:48 Missing ']' at '<EOF>'");
    assert.equal(errorOf('class A { Object o = [1]; }'), "1:22 Unexpected token '['.");
    assert.equal(errorOf('@IsTest(a=b) class A { }'), "1:11 Annotations take literals only: 'b'");
    assert.equal(errorOf('interface I { void m() { } }'), '1:26 Methods of an interface have no body: m');
    assert.equal(errorOf('class for { }'), "1:7 Missing name at 'for'");
    assert.equal(errorOf('trigger T on Account (before merge) { }', 'trigger'), "1:30 Unexpected token 'merge'.");
    assert.equal(errorOf('Integer i = ;', 'anonymous'), "1:13 Unexpected token ';'.");
});

test('shouldTakeAndRefuseTheSameWhenTheGrammarOfOtherToolsReadsTheSameText', () => {
    class Errors extends ApexErrorListener {
        found = 0;
        apexSyntaxError(): void {
            this.found++;
        }
    }
    const refusedByOthers = (text: string): boolean => {
        const errors = new Errors();
        ApexParserFactory.createLexerAndParser(text, errors).parser.compilationUnit();
        return errors.found > 0;
    };
    let refused = 0;
    for (const [index, file] of globSync('classes/Spec[A-F]*.cls', { cwd: SPECS }).sort().entries()) {
        const text = readFileSync(path.join(SPECS, file), 'utf8');
        // Whole, and without a sign somewhere inside; none of these stands in a query, which is looked at when it is compiled.
        const signs = [...text.matchAll(/[;{}]/g)].filter(
            ({ index: at }) => !/^\s*(\/\/|\*|\/\*)/.test(lineAt(text, at))
        );
        const without = [0, 1, 2].map((count) => signs[(index * 37 + count * 101) % signs.length]!.index);
        for (const at of [null, ...without]) {
            const changed = at === null ? text : text.slice(0, at) + text.slice(at + 1);
            const errors = parseUnit(changed, 'class', 'X').errors.length;
            refused += errors;
            assert.equal(errors > 0, refusedByOthers(changed), `${file} without the sign at ${at}`);
        }
    }
    assert.ok(refused > 5, String(refused));
});

function lineAt(text: string, at: number): string {
    const from = text.lastIndexOf('\n', at) + 1;
    return text.slice(from, text.indexOf('\n', from));
}
