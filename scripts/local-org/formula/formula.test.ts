import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyField } from '../schema/empty-field.ts';
import { NameMap, Namespace } from '../schema/names.ts';
import type { FieldModel, FieldType, ObjectModel, OrgModel, RawValue } from '../schema/types.ts';
import { compileFieldFormula, compileFormula } from './compile.ts';
import { FormulaError, FormulaFailure } from './types.ts';
import type { FormulaContext, FormulaOptions } from './types.ts';

const namespace = new Namespace('acme');

function objectOf(
    name: string,
    fields: Record<string, FieldType>,
    changes: Record<string, Partial<FieldModel>> = {}
): ObjectModel {
    const map = new NameMap<FieldModel>(namespace);
    for (const [field, type] of Object.entries(fields))
        map.set(field.toLowerCase(), { ...emptyField(field, name, type), ...changes[field] });
    return { name, fields: map } as unknown as ObjectModel;
}

const tier = objectOf('acme__Tier__c', { Name: 'string', acme__Rank__c: 'double' });
const user = objectOf('User', { Id: 'id', Name: 'string', Department: 'string' });
const deal = objectOf(
    'acme__Deal__c',
    {
        Id: 'id',
        Name: 'string',
        acme__Amount__c: 'currency',
        acme__Share__c: 'percent',
        acme__Stage__c: 'picklist',
        acme__Tags__c: 'multipicklist',
        acme__Won__c: 'boolean',
        acme__Due__c: 'date',
        acme__At__c: 'datetime',
        acme__Tier__c: 'reference',
        OwnerId: 'reference',
        acme__Notes__c: 'textarea'
    },
    {
        acme__Tier__c: { referenceTo: ['acme__Tier__c'], relationshipName: 'acme__Tier__r' },
        OwnerId: { referenceTo: ['Group', 'User'], relationshipName: 'Owner' },
        acme__Notes__c: { longText: true }
    }
);
const objects = new NameMap<ObjectModel>(namespace);
for (const each of [tier, user, deal]) objects.set(each.name, each);
const labels = new NameMap<string>(namespace);
labels.set('Greeting', 'Hello');
const model = {
    namespace: 'acme',
    objects,
    labels,
    customPermissions: [{ name: 'acme__Approve', label: 'Approve' }],
    customMetadata: [],
    object: (name: string) => objects.get(name),
    field: (object: string | ObjectModel, name: string) =>
        (typeof object === 'string' ? objects.get(object) : object)?.fields.get(name),
    relationship: (object: ObjectModel, name: string) =>
        [...object.fields.values()].find(
            (each) =>
                each.relationshipName !== null &&
                [each.relationshipName, namespace.local(each.relationshipName)].includes(name)
        )
} as unknown as OrgModel;

const NOW = Date.UTC(2026, 10, 22, 23, 30);

function context(values: Record<string, RawValue> = {}, changes: Partial<FormulaContext> = {}): FormulaContext {
    return { get: (path) => values[path] ?? null, now: NOW, timeZone: 'UTC', ...changes };
}

function run(
    source: string,
    returnType: FieldType,
    values: Record<string, RawValue> = {},
    options: Partial<FormulaOptions> = {},
    changes: Partial<FormulaContext> = {}
): RawValue {
    return compileFormula(model, deal, source, { returnType, allow: 'field', ...options }).evaluate(
        context(values, changes)
    );
}

function refused(source: string, pattern: RegExp, options: Partial<FormulaOptions> = {}): void {
    assert.throws(
        () => compileFormula(model, deal, source, { returnType: 'double', allow: 'field', ...options }),
        (error: unknown) => error instanceof FormulaError && pattern.test(error.message),
        source
    );
}

test('shouldFollowPrecedenceWhenOperatorsAreMixed', () => {
    assert.equal(run('1 + 2 * 3 ^ 2', 'double'), 19);
    assert.equal(run('-2 ^ 2', 'double'), -4);
    assert.equal(run('(1 + 2) * 3 - 4 / 2', 'double'), 7);
    assert.equal(run('1 < 2 && 2 <> 3 || FALSE', 'boolean'), true);
    assert.equal(run('"a" & "b" = "ab"', 'boolean'), true);
    assert.equal(run('/* why */ 0.1 + 0.2 = 0.3', 'boolean'), true);
});

test('shouldEscapeWhenATextHasBackslashes', () => {
    assert.equal(run('"say \\"hi\\"" & \'it\\\'s\'', 'string'), 'say "hi"it\'s');
    assert.equal(run('REGEX("12-34", "\\\\d+-\\\\d{2}")', 'boolean'), true);
    assert.equal(run('REGEX("x12", "\\\\d+")', 'boolean'), false);
});

test('shouldReadFieldsThroughParentsWhenPathsAreGivenWithOrWithoutPrefix', () => {
    const compiled = compileFormula(model, deal, 'Tier__r.Rank__c + acme__Tier__r.acme__Rank__c', {
        returnType: 'double',
        allow: 'field'
    });
    assert.deepEqual(compiled.inputs, ['acme__Tier__r.acme__Rank__c']);
    assert.equal(compiled.evaluate(context({ 'acme__Tier__r.acme__Rank__c': 2 })), 4);
    assert.equal(compiled.deterministic, true);
    assert.deepEqual(compileFormula(model, deal, 'Owner:User.Name', { returnType: 'string', allow: 'field' }).inputs, [
        'Owner.Name'
    ]);
});

test('shouldTreatPercentsAsFractionsWhenReadAndReturned', () => {
    assert.equal(run('IF(Share__c > 0.5, 1, 0)', 'double', { acme__Share__c: 60 }), 1);
    assert.equal(run('Share__c / 2', 'percent', { acme__Share__c: 50 }), 25);
    assert.equal(run('1 / 3', 'percent', {}, { scale: 0 }), 33);
});

test('shouldKeepBlanksOrReadThemAsZeroWhenTheFieldSaysSo', () => {
    assert.equal(run('Amount__c + 1', 'double'), null);
    assert.equal(run('Amount__c + 1', 'double', {}, { blankAsZero: true }), 1);
    assert.equal(run('ISBLANK(Amount__c)', 'boolean'), true);
    assert.equal(run('BLANKVALUE(Amount__c, 7)', 'double'), 7);
    assert.equal(run('ISBLANK(Name)', 'boolean', { Name: '' }), true);
    assert.equal(run('ISNULL(Name)', 'boolean'), false);
    assert.equal(run('"<" & Name & ">"', 'string'), '<>');
    assert.equal(run('Name', 'string'), null);
});

test('shouldBeNeitherTrueNorFalseWhenComparedWithABlank', () => {
    assert.equal(run('IF(Amount__c > 5, "yes", "no")', 'string'), 'no');
    assert.equal(run('IF(NOT(Amount__c > 5), "yes", "no")', 'string'), 'no');
    assert.equal(run('OR(Amount__c > 5, TRUE)', 'boolean'), true);
    assert.equal(run('Due__c = NULL', 'boolean'), false);
    assert.equal(run('Name = ""', 'boolean'), true);
});

test('shouldGiveNullForFieldsAndThrowForValidationWhenAFormulaFails', () => {
    assert.equal(run('1 / 0', 'double'), null);
    assert.equal(run('DATE(2026, 2, 30)', 'date'), null);
    assert.equal(run('VALUE("x")', 'double'), null);
    assert.equal(run('SQRT(-1)', 'double'), null);
    assert.throws(
        () => run('1 / Amount__c > 1', 'boolean', { acme__Amount__c: 0 }, { allow: 'validation' }),
        FormulaFailure
    );
    assert.equal(run('IF(Amount__c = 0, 0, 1 / Amount__c)', 'double', { acme__Amount__c: 0 }), 0);
});

test('shouldHandlePicklistsOnlyWhereThePlatformDoes', () => {
    const values = { acme__Stage__c: 'Won', acme__Tags__c: 'a;b' };
    assert.equal(run('ISPICKVAL(Stage__c, "Won")', 'boolean', values), true);
    assert.equal(run('CASE(Stage__c, "Open", 1, "Won", 2, 3)', 'double', values), 2);
    assert.equal(run('TEXT(Stage__c) & "!"', 'string', values), 'Won!');
    assert.equal(run('ISBLANK(TEXT(Stage__c))', 'boolean'), true);
    assert.equal(run('INCLUDES(Tags__c, "b")', 'boolean', values), true);
    refused('Stage__c = "Won"', /picklist field/, { returnType: 'boolean' });
    refused('ISPICKVAL(Name, "x")', /Expected Picklist/, { returnType: 'boolean' });
});

test('shouldCalculateWithDatesWhenDaysAndMonthsAreAdded', () => {
    assert.equal(run('DATE(2026, 1, 31) + 1', 'date'), '2026-02-01');
    assert.equal(run('DATE(2026, 3, 1) - DATE(2026, 2, 1)', 'double'), 28);
    assert.equal(run('ADDMONTHS(DATE(2026, 1, 31), 1)', 'date'), '2026-02-28');
    assert.equal(run('ADDMONTHS(DATE(2026, 2, 28), 1)', 'date'), '2026-03-31');
    assert.equal(run('ADDMONTHS(DATE(2026, 1, 15), -2)', 'date'), '2025-11-15');
    assert.equal(run('WEEKDAY(DATE(2026, 11, 22))', 'double'), 1);
    assert.equal(run('TEXT(Due__c)', 'string', { acme__Due__c: '2026-11-22' }), '2026-11-22');
    assert.equal(run('(At__c + 0.5) - At__c', 'double', { acme__At__c: NOW }), 0.5);
    assert.equal(run('YEAR(Due__c) * 100 + MONTH(Due__c)', 'double', { acme__Due__c: '2026-11-22' }), 202611);
    assert.equal(run('ISOWEEK(DATE(2026, 1, 1))', 'double'), 1);
});

test('shouldUseTheUsersTimeZoneWhenADayIsAsked', () => {
    const compiled = compileFormula(model, deal, 'TODAY()', { returnType: 'date', allow: 'field' });
    assert.equal(compiled.deterministic, false);
    assert.equal(compiled.evaluate(context({}, { timeZone: 'America/New_York' })), '2026-11-22');
    assert.equal(compiled.evaluate(context({}, { timeZone: 'Europe/Berlin' })), '2026-11-23');
    assert.equal(run('DATEVALUE(At__c)', 'date', { acme__At__c: NOW }, {}, { timeZone: 'Asia/Tokyo' }), '2026-11-23');
    assert.equal(run('DATETIMEVALUE("2026-01-02 03:04:05")', 'datetime'), Date.UTC(2026, 0, 2, 3, 4, 5));
});

test('shouldRoundAwayFromZeroWhenNumbersAreRounded', () => {
    assert.equal(run('ROUND(1.005, 2)', 'double'), 1.01);
    assert.equal(run('ROUND(-2.5, 0)', 'double'), -3);
    assert.equal(run('CEILING(-1.2)', 'double'), -2);
    assert.equal(run('FLOOR(-1.2)', 'double'), -1);
    assert.equal(run('MCEILING(-1.2)', 'double'), -1);
    assert.equal(run('MOD(-7, 3)', 'double'), -1);
    assert.equal(run('MAX(1, 3, 2) - MIN(4, 2)', 'double'), 1);
    assert.equal(run('TEXT(1234.50)', 'string'), '1234.5');
});

test('shouldWorkOnTextsWhenPartsAreTaken', () => {
    assert.equal(run('LEFT("abcdef", 2) & MID("abcdef", 3, 2) & RIGHT("abcdef", 2)', 'string'), 'abcdef');
    assert.equal(run('FIND("c", "abcabc", 4)', 'double'), 6);
    assert.equal(run('FIND("a", "abcabc", 0)', 'double'), 0);
    assert.equal(run('SUBSTITUTE("a-b-c", "-", "+")', 'string'), 'a+b+c');
    assert.equal(run('LPAD("7", 3, "0") & RPAD("7", 2, "x")', 'string'), '0077x');
    assert.equal(run('UPPER(TRIM("  x ")) & LOWER("Y")', 'string'), 'Xy');
    assert.equal(run('ISNUMBER("12.5")', 'boolean'), true);
    assert.equal(run('CONTAINS("abc", "B")', 'boolean'), false);
    assert.equal(run('BEGINS("abc", "ab")', 'boolean'), true);
    assert.equal(run('HYPERLINK("/x?a=1&b", "Go")', 'string'), '<a href="/x?a=1&amp;b" target="_blank">Go</a>');
});

test('shouldShortenIdsWhenTheyAreRead', () => {
    const values = { Id: 'a00000000000001AAA' };
    assert.equal(run('Id', 'string', values), 'a00000000000001');
    assert.equal(run('CASESAFEID(Id)', 'string', values), 'a00000000000001AAA');
    assert.equal(run('Tier__c = Id', 'boolean', { ...values, acme__Tier__c: values.Id }), true);
});

test('shouldSeeTheOldRecordWhenAValidationRuleAsks', () => {
    const change = {
        prior: (path: string) => (path === 'acme__Amount__c' ? 5 : 'Open'),
        isChanged: (path: string) => path === 'acme__Amount__c'
    };
    const validation = { allow: 'validation' as const };
    assert.equal(
        run(
            'ISCHANGED(Amount__c) && PRIORVALUE(Amount__c) < Amount__c',
            'boolean',
            { acme__Amount__c: 9 },
            validation,
            change
        ),
        true
    );
    assert.equal(run('ISPICKVAL(PRIORVALUE(Stage__c), "Open")', 'boolean', {}, validation, change), true);
    assert.equal(run('ISNEW()', 'boolean', {}, validation, { isNew: true }), true);
    assert.equal(run('ISCHANGED(Amount__c)', 'boolean', {}, validation, { ...change, isNew: true }), false);
    refused('ISCHANGED(Amount__c)', /may not be used/, { returnType: 'boolean' });
    refused('ISCHANGED(1)', /a field is expected/, { returnType: 'boolean', allow: 'validation' });
});

test('shouldReadGlobalsWhenTheyAreKnown', () => {
    assert.equal(
        run('$User.Department', 'string', {}, {}, { user: (field) => (field === 'Department' ? 'Sales' : null) }),
        'Sales'
    );
    assert.equal(run('$Label.Greeting', 'string'), 'Hello');
    assert.equal(
        run(
            '$Permission.Approve',
            'boolean',
            {},
            {},
            { global: (kind, name) => kind === '$Permission' && name === 'Approve' }
        ),
        true
    );
    assert.equal(
        run(
            'OwnerId = $User.Id',
            'boolean',
            { OwnerId: '005000000000001AAA' },
            {},
            { user: () => '005000000000001AAA' }
        ),
        true
    );
    refused('$Label.Nope', /does not exist/, { returnType: 'string' });
    refused('$Api.Session_ID', /not modelled/, { returnType: 'string' });
});

test('shouldRefuseWithThePositionWhenAFormulaIsWrong', () => {
    refused('Amont__c + 1', /Field Amont__c does not exist\. Check spelling\./);
    refused('FOO(1)', /Unknown function FOO/);
    refused('constructor(1)', /Unknown function/);
    refused('VLOOKUP(1, 2, 3)', /VLOOKUP is not modelled/);
    refused('LEFT("a")', /Incorrect number of parameters/);
    refused('"a" + 1', /Incorrect parameter type for operator '\+'/);
    refused('"a" & 1', /Expected Text, received Number/);
    refused('Due__c = At__c', /Incorrect parameter type/);
    refused('Amount__c', /incompatible with expected data type/, { returnType: 'string' });
    refused('LEN(Notes__c)', /unsupported field type/);
    refused('Amount__c', /may not be used/, { allow: 'default' });
    refused('1 +', /ends too early/);
    refused('(1', /Missing '\)'/);
    refused('"a', /closing quote/);
    assert.throws(
        () => compileFormula(model, deal, '1 +\n  Nope__c', { returnType: 'double', allow: 'field' }),
        (error: FormulaError) => error.offset === 6
    );
    assert.equal(run('LEN(Notes__c) > 2', 'boolean', { acme__Notes__c: 'long' }, { allow: 'validation' }), true);
});

test('shouldRoundToTheScaleWhenTheFieldHasOne', () => {
    const field = { ...emptyField('Third__c', deal.name, 'double'), formula: '1 / 3', scale: 2 };
    assert.equal(compileFieldFormula(model, deal, field).evaluate(context()), 0.33);
});

test('shouldTreatDefaultsAsFormulasWhenTheyAreLiterals', () => {
    assert.equal(run('true', 'boolean', {}, { allow: 'default' }), true);
    assert.equal(run('"Open"', 'picklist', {}, { allow: 'default' }), 'Open');
    assert.equal(run('TODAY() + 30', 'date', {}, { allow: 'default' }), '2026-12-22');
});
