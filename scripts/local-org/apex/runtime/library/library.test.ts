import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { platformTypeNames, platformType } from '../../../platform/apex-types.ts';
import { withTransaction } from '../context.ts';
import { fakeOrg } from '../test-support/fake-org.ts';
import {
    ApexDate,
    ApexDatetime,
    ApexDouble,
    ApexException,
    ApexList,
    ApexMap,
    ApexSet,
    Decimal,
    toText
} from '../values/index.ts';
import { constant } from './enums.ts';
import { findMember, findProperty, implementedClasses, isImplemented } from './index.ts';

/** Calls a member as compiled code would, inside a transaction. */
function call(className: string, kind: 'static' | 'method', name: string, args: unknown[]): unknown {
    const types = args.slice(kind === 'method' ? 1 : 0).map(() => 'Object');
    const member = findMember(className, kind, name, types) as ((...all: unknown[]) => unknown) | null;
    assert.ok(member !== null, `${className}.${name} is registered`);
    return withTransaction(fakeOrg().tx, () => member(...args));
}

const str = (name: string, self: string, ...args: unknown[]): unknown =>
    call('String', 'method', name, [self, ...args]);
const stat = (className: string, name: string, ...args: unknown[]): unknown => call(className, 'static', name, args);
const on = (className: string, name: string, ...args: unknown[]): unknown => call(className, 'method', name, args);
const text = (v: unknown): string => toText(v);
const throws =
    (typeName: string, message?: string) =>
    (error: unknown): boolean =>
        error instanceof ApexException &&
        error.typeName === `System.${typeName}` &&
        (message === undefined || error.message === message);
const decimal = Decimal.parse;

describe('String', () => {
    // https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_string.htm
    it('shouldFollowReferenceExamplesWhenCalled', () => {
        assert.equal(str('abbreviate', 'Hello Maximillian', 8), 'Hello...');
        assert.equal(str('abbreviate', 'abcdefghijklmno', 10, 6), '...ghij...');
        assert.equal(str('center', 'hello', 9), '  hello  ');
        assert.equal(str('center', 'hello', 10, '-'), '--hello---');
        assert.equal(str('capitalize', 'hello maximillian'), 'Hello maximillian');
        assert.equal(str('containsOnly', 'abba', 'abc'), true);
        assert.equal(str('countMatches', 'Hello Jane', 'ell'), 1);
        assert.equal(str('difference', 'Hello Jane', 'Hello Max'), 'Max');
        assert.equal(str('escapeCsv', 'Max1, "Max2"'), '"Max1, ""Max2"""');
        assert.equal(str('escapeEcmaScript', '"grade": 3.9/4.0'), '\\"grade\\": 3.9\\/4.0');
        assert.equal(str('escapeHtml3', '"<Black&White>"'), '&quot;&lt;Black&amp;White&gt;&quot;');
        assert.equal(str('escapeUnicode', 'De onde você é?'), 'De onde voc\\u00EA \\u00E9?');
        assert.equal(str('getLevenshteinDistance', 'Hello Joe', 'Hello Max'), 3);
        assert.equal(str('indexOfDifference', 'abcd', 'abxc'), 2);
        assert.equal(str('isAllUpperCase', 'ABC'), true);
        assert.equal(str('mid', 'abcde', 2, 3), 'cde');
        assert.equal(str('normalizeSpace', 'Salesforce \t    force.com'), 'Salesforce force.com');
        assert.equal(str('overlay', 'hello world', '12345', 6, 8), 'hello 12345rld');
        assert.equal(str('removeEndIgnoreCase', 'Salesforce and FORCE.com', 'Force.COM'), 'Salesforce and ');
        assert.equal(str('repeat', 'SFDC', ',', 2), 'SFDC,SFDC');
        assert.equal(text(str('splitByCharacterTypeCamelCase', 'Lightning.platform')), '(Lightning, ., platform)');
        assert.equal(
            text(str('splitByCharacterTypeCamelCase', 'fooBarASFLicense200')),
            '(foo, Bar, ASF, License, 200)'
        );
        assert.equal(str('substringBetween', 'xx<a>yy', '<', '>'), 'a');
        assert.equal(str('swapCase', 'Force.com'), 'fORCE.COM');
        assert.equal(str('stripHtmlTags', '<b>hi</b>'), 'hi');
        assert.equal(str('hashCode', 'abc'), 96354);
    });
    it('shouldSplitAndReplaceByJavaRegexWhenGivenOne', () => {
        assert.equal(text(str('split', 'a,b,,c,,', ',')), '(a, b, , c)');
        assert.equal(text(str('split', 'boo:and:foo', 'o', -1)), '(b, , :and:f, , )');
        assert.equal(text(str('split', 'boo:and:foo', ':', 2)), '(boo, and:foo)');
        assert.equal(text(str('split', 'abc', '')), '(a, b, c)');
        assert.equal((str('split', '', ',') as ApexList).size, 1);
        assert.equal((str('split', ',,', ',') as ApexList).size, 0);
        assert.equal(str('replaceAll', 'a1b22', '\\p{Digit}+', '<$0>'), 'a<1>b<22>');
        assert.equal(str('replaceAll', 'A.B.C', '\\Q.\\E', '/'), 'A/B/C');
        assert.equal(str('replaceFirst', 'xAxa', '(?i)a', '-'), 'x-xa');
        assert.throws(
            () => str('replaceAll', 'x', '[^a-z&&[^b]]', ''),
            /Not supported by the local org: regular expression with a negated class intersection/
        );
    });
    it('shouldFormatByMessagePatternWhenQuoted', () => {
        assert.equal(
            stat('String', 'format', "Hello {0}, it''s '{0}' {1}", new ApexList('List<Object>', ['Max', 1234])),
            "Hello Max, it's {0} 1,234"
        );
        assert.equal(stat('String', 'join', new ApexList('List<Integer>', [1, 2, 3]), '-'), '1-2-3');
        assert.equal(stat('String', 'escapeSingleQuotes', "O'Neil"), "O\\'Neil");
        assert.equal(stat('String', 'isBlank', ' \n'), true);
        assert.equal(stat('String', 'valueOf', null), null);
    });
    it('shouldThrowStringExceptionWhenOutOfBounds', () => {
        assert.throws(
            () => str('substring', 'abc', 4),
            throws('StringException', 'Starting position out of bounds: 4')
        );
        assert.throws(
            () => str('substring', 'abc', 0, 9),
            throws('StringException', 'Ending position out of bounds: 9')
        );
        assert.throws(() => str('contains', 'abc', null), throws('NullPointerException', 'Argument 1 cannot be null'));
    });
});

describe('Pattern and Matcher', () => {
    it('shouldFindGroupsWhenMatching', () => {
        const pattern = stat('Pattern', 'compile', '(\\w+)@(?<host>[\\w.]+)');
        const matcher = on('Pattern', 'matcher', pattern, 'a@b.c, d@e');
        assert.equal(on('Matcher', 'find', matcher), true);
        assert.equal(on('Matcher', 'group', matcher, 2), 'b.c');
        assert.equal(on('Matcher', 'end', matcher), 5);
        assert.equal(on('Matcher', 'find', matcher), true);
        assert.equal(on('Matcher', 'start', matcher), 7);
        assert.equal(on('Matcher', 'find', matcher), false);
        assert.equal(on('Matcher', 'groupCount', matcher), 2);
        assert.equal(on('Matcher', 'replaceAll', matcher, '$2'), 'b.c, e');
    });
    it('shouldMatchWholeTextWhenAskedTo', () => {
        assert.equal(stat('Pattern', 'matches', '[a-z&&[^b]]+', 'acd'), true);
        assert.equal(stat('Pattern', 'matches', '[a-z&&[^b]]+', 'abc'), false);
        assert.equal(stat('Pattern', 'matches', 'a|ab', 'ab'), true);
        assert.equal(stat('Pattern', 'matches', '[\\w.-]+', 'a-b.c'), true);
        assert.throws(() => stat('Pattern', 'compile', '(a'), throws('StringException'));
        assert.throws(() => stat('Pattern', 'compile', 'a++'), /possessive quantifier/);
    });
});

describe('numbers', () => {
    // https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_math.htm
    it('shouldRoundAsDocumentedWhenHalfway', () => {
        assert.equal(stat('Math', 'round', new ApexDouble(4.5)), 5);
        assert.equal(stat('Math', 'round', new ApexDouble(-4.5)), -5);
        assert.equal(on('Decimal', 'round', decimal('4.5')), 4n);
        assert.equal(on('Decimal', 'round', decimal('5.5')), 6n);
        assert.equal(on('Double', 'round', new ApexDouble(4.5)), 5n);
        assert.equal(text(on('Decimal', 'setScale', decimal('1.005'), 2)), '1.00');
        assert.equal(
            text(on('Decimal', 'divide', decimal('12.4567'), decimal('7'), 2, constant('RoundingMode', 'UP'))),
            '1.78'
        );
        assert.equal(text(on('Decimal', 'format', decimal('12345.6785'))), '12,345.678');
    });
    it('shouldThrowTypeExceptionWhenTextIsNoNumber', () => {
        assert.throws(() => stat('Integer', 'valueOf', '12.5'), throws('TypeException', 'Invalid integer: 12.5'));
        assert.throws(() => stat('Integer', 'valueOf', '2147483648'), throws('TypeException'));
        assert.throws(() => stat('Decimal', 'valueOf', 'x'), throws('TypeException', 'Invalid decimal: x'));
        assert.equal(text(stat('Decimal', 'valueOf', '1.50')), '1.50');
        assert.equal(stat('Math', 'mod', -7, 3), -1);
        assert.throws(() => stat('Math', 'mod', 1, 0), throws('MathException', 'Divide by 0'));
        assert.equal(text(stat('Math', 'max', 3, 7)), '7');
    });
    it('shouldRepeatItselfWhenRandomInTests', () => {
        assert.equal(stat('Crypto', 'getRandomInteger'), stat('Crypto', 'getRandomInteger'));
    });
});

describe('dates', () => {
    it('shouldUseUserTimeZoneWhenFormatting', () => {
        const at = ApexDatetime.fromISO('2026-07-01T22:30:05.000Z')!;
        assert.equal(on('Datetime', 'format', at), '7/2/2026, 12:30 AM');
        assert.equal(on('Datetime', 'format', at, "yyyy-MM-dd'T'HH:mm:ss.SSSZ"), '2026-07-02T00:30:05.000+0200');
        assert.equal(
            on('Datetime', 'format', at, 'EEE, d MMM yy h:mm a XXX', 'America/New_York'),
            'Wed, 1 Jul 26 6:30 PM -04:00'
        );
        assert.equal(on('Datetime', 'formatGmt', at, 'EEEE MMMM D'), 'Wednesday July 182');
        assert.equal(text(on('Datetime', 'date', at)), '2026-07-02');
        assert.equal(text(on('Datetime', 'dateGmt', at)), '2026-07-01');
        assert.equal(
            (stat('Datetime', 'valueOf', '2026-01-01 00:00:00') as ApexDatetime).toISO(),
            '2025-12-31T23:00:00.000Z'
        );
        assert.equal(text(stat('Date', 'today')), '2026-11-22');
    });
    it('shouldParseLocaleTextWhenWellFormed', () => {
        assert.equal(text(stat('Date', 'parse', '12/27/2026')), '2026-12-27');
        assert.equal(text(stat('Date', 'valueOf', '2026-3-5')), '2026-03-05');
        assert.throws(() => stat('Date', 'valueOf', 'x'), throws('TypeException', 'Invalid date: x'));
        assert.equal(text(on('Date', 'toStartOfWeek', ApexDate.of(2026, 11, 25))), '2026-11-22');
        assert.equal(on('Date', 'monthsBetween', ApexDate.of(2026, 1, 31), ApexDate.of(2026, 3, 1)), 2);
        assert.equal(on('Date', 'daysBetween', ApexDate.of(2026, 1, 31), ApexDate.of(2026, 2, 1)), 1);
    });
});

describe('collections', () => {
    it('shouldSortNullsFirstWhenSorting', () => {
        const list = new ApexList('List<String>', ['b', null, 'B', 'a']);
        on('List', 'sort', list);
        assert.equal(text(list), '(null, B, a, b)');
        assert.throws(() => on('List', 'get', list, 9), throws('ListException', 'List index out of bounds: 9'));
        assert.equal(on('List', 'contains', list, 'A'), false);
    });
    it('shouldReportChangeWhenSetChanges', () => {
        const set = new ApexSet('Set<Integer>', [1, 2]);
        assert.equal(on('Set', 'retainAll', set, new ApexList('List<Integer>', [2])), true);
        assert.equal(text(set), '{2}');
        const map = new ApexMap('Map<String,Integer>', [['a', 1]]);
        assert.equal(on('Map', 'put', map, 'a', 2), 1);
        assert.equal(text(on('Map', 'keySet', map)), '{a}');
    });
});

describe('encoding', () => {
    it('shouldMatchKnownVectorsWhenEncoding', () => {
        const blob = stat('Blob', 'valueOf', 'abc');
        assert.equal(
            stat('EncodingUtil', 'convertToHex', stat('Crypto', 'generateDigest', 'SHA-256', blob)),
            'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
        );
        assert.equal(stat('EncodingUtil', 'base64Encode', blob), 'YWJj');
        assert.equal(stat('EncodingUtil', 'urlEncode', 'a b&c~', 'UTF-8'), 'a+b%26c%7E');
        assert.equal(text(on('Id', 'getSObjectType', '001000000000001AAA')), 'Account');
        assert.equal(stat('Id', 'valueOf', '001D000000abcde'), '001D000000abcdeIAA');
        assert.throws(() => stat('Id', 'valueOf', 'nope'), throws('StringException', 'Invalid id: nope'));
    });
});

describe('decoding', () => {
    const blob = (value: string): unknown => stat('Blob', 'valueOf', value);
    const key = blob('0123456789abcdef');
    it('shouldThrowWhatThePlatformThrowsWhenDataIsWrong', () => {
        const encrypted = stat('Crypto', 'encryptWithManagedIV', 'AES128', key, blob('text'));
        assert.equal(text(stat('Crypto', 'decryptWithManagedIV', 'AES128', key, encrypted)), text(blob('text')));
        const other = blob('fedcba9876543210');
        assert.throws(
            () => stat('Crypto', 'decryptWithManagedIV', 'AES128', other, encrypted),
            throws('SecurityException')
        );
        assert.throws(
            () => stat('Crypto', 'decrypt', 'AES128', key, key, blob('abc')),
            throws('SecurityException', 'Input length must be multiple of 16 when decrypting with padded cipher')
        );
        assert.throws(
            () => stat('Crypto', 'decrypt', 'AES128', key, blob('short'), key),
            throws('InvalidParameterValueException', 'Invalid initialization vector. Must be 16 bytes.')
        );
        assert.throws(() => stat('EncodingUtil', 'urlDecode', '%zz', 'UTF-8'), throws('IllegalArgumentException'));
    });
    it('shouldThrowForTheNullWhenAnArgumentIsMissing', () => {
        assert.throws(() => stat('EncodingUtil', 'urlDecode', null, 'UTF-8'), throws('NullPointerException'));
        assert.throws(() => stat('Crypto', 'decrypt', 'AES128', key, key, null), throws('NullPointerException'));
    });
    it('shouldKnowTextOnlyWhereBytesAreTextWhenABlobIsRead', () => {
        const bytes = (hex: string): unknown => stat('EncodingUtil', 'convertFromHex', hex);
        assert.equal(on('Blob', 'toString', bytes('c3a9')), 'é');
        assert.throws(() => on('Blob', 'toString', bytes('c328')), throws('StringException'));
    });
});

describe('assertions', () => {
    it('shouldTellExpectedAndActualWhenFailing', () => {
        assert.throws(() => stat('System', 'assertEquals', 1, 2), {
            message: 'Assertion Failed: Expected: 1, Actual: 2'
        });
        assert.throws(() => stat('Assert', 'areEqual', 'a', 'b', 'Names'), {
            message: 'Assertion Failed: Names: Expected: a, Actual: b'
        });
        assert.throws(() => stat('Assert', 'areNotEqual', 1, 1), { message: 'Assertion Failed: Same value: 1' });
        assert.throws(() => stat('Assert', 'fail', 'no'), { message: 'Assertion Failed: no' });
        assert.throws(() => stat('System', 'assert', false), { message: 'Assertion Failed' });
        stat('Assert', 'areEqual', 'abc', 'ABC');
    });
});

describe('registry', () => {
    it('shouldFindInheritedMembersWhenRegistered', () => {
        assert.equal(findMember('String', 'static', 'noSuch', []), null);
        assert.equal(findMember('HttpRequest', 'method', 'setClientCertificateName', ['String']), null);
        assert.ok(isImplemented('Exception', 'method', 'getMessage', []));
        assert.ok(isImplemented('DmlException', 'method', 'getNumDml', []));
        assert.ok(findProperty('AccessLevel', 'USER_MODE') !== null);
    });
    it('shouldMatchTypeTableWhenRegistered', () => {
        // members of every value, of special classes, and ones the table leaves to the compiler
        const elsewhere = new Set(['equals', 'hashcode', 'tostring']);
        const unknown: string[] = [];
        for (const { name, statics = {}, methods = {}, constructors = {}, properties = {} } of implementedClasses()) {
            const type = platformType(name);
            if (type === undefined) {
                unknown.push(name);
                continue;
            }
            const inherited = name === 'Exception' ? platformType('QueryException')!.methods : [];
            const known = new Set(
                [...type.methods, ...inherited, ...(platformType(type.superName ?? '')?.methods ?? [])].map((each) =>
                    each.name.toLowerCase()
                )
            );
            const fields = new Set(type.fields.map((each) => each.name.toLowerCase()));
            for (const key of Object.keys({ ...statics, ...methods })) {
                const member = key.replace(/[/(].*$/s, '');
                if (!known.has(member) && !elsewhere.has(member)) unknown.push(`${name}.${key}`);
            }
            for (const key of Object.keys(properties)) if (!fields.has(key)) unknown.push(`${name}.${key}`);
            if (Object.keys(constructors).length > 0 && type.constructors.length === 0) unknown.push(`new ${name}`);
        }
        assert.deepEqual(unknown, []);
    });
    it('shouldCoverTheCoreClassesWhenCounted', () => {
        const missing: string[] = [];
        for (const name of [
            'String',
            'Integer',
            'Long',
            'Double',
            'Decimal',
            'Boolean',
            'Date',
            'Datetime',
            'Time',
            'Math',
            'List',
            'Set',
            'Map',
            'Pattern',
            'Blob',
            'JSON',
            'JSONParser',
            'JSONGenerator',
            'Assert',
            'EncodingUtil',
            'UUID',
            'Type'
        ]) {
            assert.ok(
                platformTypeNames().some((each) => each === name),
                name
            );
            for (const method of platformType(name)!.methods) {
                if (!isImplemented(name, method.static ? 'static' : 'method', method.name, method.parameters))
                    missing.push(`${name}.${method.name}`);
            }
        }
        assert.deepEqual(
            [...new Set(missing)].filter((each) => !each.endsWith('.addError')),
            ['Blob.toPdf']
        );
    });
});
