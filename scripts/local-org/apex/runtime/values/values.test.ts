import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
    ApexDate,
    ApexDatetime,
    ApexDouble,
    ApexException,
    ApexList,
    ApexMap,
    ApexObject,
    ApexSet,
    compareOperator,
    concatText,
    Decimal,
    equals,
    identical,
    normalizeId,
    offsetAt,
    parseType,
    toText,
    typeText
} from './index.ts';

const d = (text: string): Decimal => Decimal.parse(text);

describe('Decimal', () => {
    it('shouldKeepScaleWhenAddingAndMultiplying', () => {
        assert.equal(d('1.50').add(d('2')).toString(), '3.50');
        assert.equal(d('1.50').multiply(d('2.0')).toString(), '3.000');
        assert.equal(d('0.1').add(d('0.2')).toString(), '0.3');
    });
    it('shouldKeep33PlacesWhenQuotientIsPeriodic', () => {
        // https://force201.wordpress.com/2010/03/12/decimal-scale/
        assert.equal(d('1.0000').divide(d('3.00')).toString(), '0.333333333333333333333333333333333');
        assert.equal(d('10').divide(d('3')).toString(), '3.333333333333333333333333333333333');
        assert.equal(d('2').divide(d('3')).toString(), '0.666666666666666666666666666666667');
        assert.equal(d('-2').divide(d('3')).toString(), '-0.666666666666666666666666666666667');
        assert.equal(d('10').divide(d('4')).toString(), '2.5');
        assert.equal(d('100').divide(d('10')).toString(), '10');
        assert.equal(d('1.000').divide(d('2')).toString(), '0.500');
        assert.throws(
            () => d('1').divide(d('0')),
            (e) => e instanceof ApexException && e.message === 'Divide by 0'
        );
    });
    it('shouldRoundByModeWhenScaleShrinks', () => {
        const table: [string, string, string, string, string, string, string][] = [
            // value, UP, DOWN, CEILING, FLOOR, HALF_UP, HALF_EVEN
            ['5.5', '6', '5', '6', '5', '6', '6'],
            ['2.5', '3', '2', '3', '2', '3', '2'],
            ['1.1', '2', '1', '2', '1', '1', '1'],
            ['-1.1', '-2', '-1', '-1', '-2', '-1', '-1'],
            ['-2.5', '-3', '-2', '-2', '-3', '-3', '-2'],
            ['-5.5', '-6', '-5', '-5', '-6', '-6', '-6']
        ];
        for (const [value, ...wanted] of table) {
            const got = (['UP', 'DOWN', 'CEILING', 'FLOOR', 'HALF_UP', 'HALF_EVEN'] as const).map((mode) =>
                d(value).setScale(0, mode).toString()
            );
            assert.deepEqual(got, wanted, value);
        }
    });
    it('shouldPrintAsJavaWhenSmallOrStripped', () => {
        assert.equal(d('0.0000001').toString(), '1E-7');
        assert.equal(d('0.0000001').toPlainString(), '0.0000001');
        assert.equal(d('100').stripTrailingZeros().toString(), '1E+2');
        assert.equal(d('0').setScale(2).toString(), '0.00');
        assert.equal(d('-0.05').toString(), '-0.05');
    });
    it('shouldBeExactWhenRootIsPerfectSquare', () => {
        assert.equal(d('2.25').sqrt().toString(), '1.5');
        assert.equal(d('2').sqrt().toString(), '1.414213562373095048801688724209698');
        assert.equal(d('1.1').pow(2).toString(), '1.21');
    });
    it('shouldWrapWhenIntegerOverflows', () => {
        assert.equal(d('2147483648').toInt(), -2147483648);
        assert.equal(d('-7.9').toInt(), -7);
        assert.equal(d('9223372036854775808').toLong(), -9223372036854775808n);
    });
});

describe('Double', () => {
    it('shouldPrintAsJavaWhenLargeOrSmall', () => {
        assert.equal(String(new ApexDouble(1)), '1.0');
        assert.equal(String(new ApexDouble(12345678)), '1.2345678E7');
        assert.equal(String(new ApexDouble(0.0001)), '1.0E-4');
    });
});

describe('dates', () => {
    it('shouldStayInMonthWhenAddingMonths', () => {
        assert.equal(ApexDate.of(2026, 1, 31).addMonths(1).toISO(), '2026-02-28');
        assert.equal(ApexDate.of(2024, 2, 29).addMonths(-12).toISO(), '2023-02-28');
        assert.equal(ApexDate.fromISO('2026-02-30'), null);
    });
    it('shouldUseZoneOffsetWhenDaylightSavingApplies', () => {
        assert.equal(offsetAt('Europe/Berlin', Date.UTC(2026, 6, 1)), 7_200_000);
        // Asked for before, and the clock changes in between: 1 a.m. UTC on the last Sunday of October.
        const change = Date.UTC(2026, 9, 25, 1);
        assert.deepEqual(
            [change - 1, change, change - 1, change + 1].map((ms) => offsetAt('Europe/Berlin', ms)),
            [7_200_000, 3_600_000, 7_200_000, 3_600_000]
        );
        // A change at 44 minutes and a half.
        const liberia = Date.UTC(1972, 0, 7, 0, 44, 30);
        assert.deepEqual(
            [liberia - 1, liberia].map((ms) => offsetAt('Africa/Monrovia', ms)),
            [-2_670_000, 0]
        );
        assert.equal(ApexDatetime.of('Europe/Berlin', 2026, 1, 1, 0, 30).toISO(), '2025-12-31T23:30:00.000Z');
        assert.equal(ApexDatetime.fromISO('2026-11-22T10:00:00.000+0100')?.toISO(), '2026-11-22T09:00:00.000Z');
    });
    it('shouldPrintMidnightWhenDateIsConcatenated', () => {
        assert.equal(concatText(ApexDate.of(2026, 11, 22)), '2026-11-22 00:00:00');
        assert.equal(toText(ApexDate.of(2026, 11, 22)), '2026-11-22');
    });
});

describe('equality', () => {
    it('shouldIgnoreCaseAndIdLengthWhenComparingText', () => {
        assert.ok(equals('Abc', 'aBC'));
        assert.ok(!identical('Abc', 'aBC'));
        assert.ok(equals('001000000000001', normalizeId('001000000000001')));
        assert.equal(compareOperator('a', 'B'), -1);
    });
    it('shouldIgnoreScaleAndTypeWhenComparingNumbers', () => {
        assert.ok(equals(d('1.0'), d('1.00')));
        assert.ok(equals(1, d('1.00')));
        assert.ok(equals(1, 1n));
        assert.ok(!equals(1, 2));
    });
    it('shouldCompareElementsWhenListsAreEqual', () => {
        assert.ok(equals(new ApexList('List<Integer>', [1, 2]), new ApexList('List<Integer>', [1, 2])));
        assert.ok(!identical(new ApexList('List<Integer>', [1]), new ApexList('List<Integer>', [1])));
    });
    it('shouldAskUserMethodsWhenObjectsAreKeys', () => {
        class Point extends ApexObject {
            x: number;
            constructor(x: number) {
                super();
                this.x = x;
            }
        }
        const methods = {
            'equals/1': function (this: Point, other: Point) {
                return this.x === other.x;
            },
            'hashcode/0': function (this: Point) {
                return this.x % 2;
            }
        };
        Object.defineProperty(Point.prototype, '$methods', { value: methods });
        const set = new ApexSet('Set<Point>', [new Point(1), new Point(3), new Point(1)]);
        assert.equal(set.size, 2);
        assert.ok(set.has(new Point(3)));
        const map = new ApexMap('Map<Point,String>', [
            [new Point(1), 'a'],
            [new Point(1), 'b']
        ]);
        assert.deepEqual(map.values(), ['b']);
    });
    it('shouldTellCasesApartWhenStringsAreKeys', () => {
        const set = new ApexSet('Set<String>', ['a', 'A']);
        assert.equal(set.size, 2);
    });
});

describe('text and types', () => {
    it('shouldCutListsWhenLongerThanTen', () => {
        assert.equal(concatText(new ApexList('List<Integer>', [1, 2, null])), '(1, 2, null)');
        assert.equal(
            concatText(
                new ApexList(
                    'List<Integer>',
                    Array.from({ length: 12 }, (_, i) => i)
                )
            ),
            '(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ...)'
        );
        assert.equal(concatText(new ApexMap('Map<String,Integer>', [['a', 1]])), '{a=1}');
    });
    it('shouldParseNestedTypesWhenWrittenAsArrays', () => {
        assert.equal(typeText(parseType('Map<Id, Account[]>')), 'Map<Id,List<Account>>');
    });
});
