import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorsOf, run, valueOf } from '../testing/snippets.ts';

const cases: [string, [string, string][]][] = [
    [
        'shouldWrapAndTruncateWhenIntegersAreCalculated',
        [
            ['return 7 / 2;', '3'],
            ['return -7 / 2;', '-3'],
            ['return 2147483647 + 1;', '-2147483648'],
            ['return 65536 * 65536;', '0'],
            ['Integer i = 5; return i++ + ++i;', '12']
        ]
    ],
    [
        'shouldWrapAt64BitsWhenLongsAreCalculated',
        [
            ['return 9223372036854775807L + 1;', '-9223372036854775808'],
            ['Long a = 2147483647; return a + 1;', '2147483648'],
            ['Long a = 10; Integer b = 4; return a / b;', '2'],
            ['Integer i = (Integer) 4294967297L; return i;', '1']
        ]
    ],
    [
        'shouldKeepScaleWhenDecimalsAreCalculated',
        [
            ['return 1.50 + 1;', '2.50'],
            ['Decimal d = 3; return d * 1.5;', '4.5'],
            ['Decimal d = 1.10; return d == 1.1;', 'true'],
            ['Double d = 1; return d / 4;', '0.25'],
            ['Decimal d = 10; d += 2.5; d--; return d;', '11.5'],
            ['Integer i = (Integer) 3.99; return i;', '3']
        ]
    ],
    [
        'shouldApplyOperatorWhenBitsAreCalculated',
        [
            ['return 6 & 3;', '2'],
            ['return 6 | 3;', '7'],
            ['return 6 ^ 3;', '5'],
            ['return 1 << 4;', '16'],
            ['return -8 >> 1;', '-4'],
            ['return -8 >>> 28;', '15'],
            ['return ~5;', '-6'],
            ['Boolean b = true; b &= false; return b;', 'false'],
            ['Integer i = 1; i <<= 3; i |= 1; return i;', '9'],
            ['return 1L << 40;', '1099511627776']
        ]
    ],
    [
        'shouldIgnoreCaseWhenTextIsCompared',
        [
            ["return 'Abc' == 'aBC';", 'true'],
            ["return 'Abc' === 'aBC';", 'false'],
            ["return 'Abc'.equals('abc');", 'false'],
            ["return 'a' != 'b';", 'true'],
            ["return 'a' < 'B';", 'true'],
            ['String s = null; return s == null;', 'true'],
            ["Object a = 'X'; Object b = 'x'; return a == b;", 'true']
        ]
    ],
    [
        'shouldPrintNullWhenTextIsConcatenated',
        [
            ["String s = null; return 'a' + s + 1 + 2.50 + true;", 'anull12.50true'],
            ["return 1 + 2 + 'x' + 1 + 2;", '3x12'],
            ["String s = 'a'; s += 5; return s;", 'a5'],
            ["return 'tab\\tquote\\'\\u0041';", "tab\tquote'A"],
            ["return '''\nfirst\nsecond''';", 'first\nsecond']
        ]
    ],
    [
        'shouldUseDocumentedResultWhenNullIsCompared',
        [
            ['Integer i = null; return i < 5;', 'false'],
            ['Integer i = null; return i >= 5;', 'false'],
            ["String s = null; return 'a' > s;", 'true']
        ]
    ],
    [
        'shouldChooseBranchWhenConditionalOrCoalescing',
        [
            ['Integer i = null; return i ?? 4;', '4'],
            ['Boolean b = true; return b ? 1 : 2.5;', '1'],
            ['String s = null; return s?.length();', 'null'],
            ["String s = 'abc'; return s?.substring(1).length();", '2'],
            ['List<List<Integer>> x = null; return x?.get(0).size();', 'null']
        ]
    ],
    [
        'shouldReadAsSubtractionWhenVariableIsInParentheses',
        [
            ['Integer a = 5; Integer b = 3; return (a) - b;', '2'],
            ['Integer a = 5; Integer b = 3; return (a) - b * 2;', '-1'],
            ['Object o = (Object) -5; return (Integer) o;', '-5'],
            ['Double d = 2.5; return (Integer) -d;', '-2'],
            ['Object o = 5; return (Integer) o + 1;', '6']
        ]
    ],
    [
        'shouldShiftDaysWhenDateIsAdded',
        [
            ['return Date.newInstance(2026, 11, 22) + 10;', '2026-12-02 00:00:00'],
            ['Date d = Date.newInstance(2026, 1, 1); d -= 1; return d;', '2025-12-31 00:00:00']
        ]
    ]
];

for (const [name, snippets] of cases) {
    test(name, () => {
        for (const [body, expected] of snippets) assert.equal(valueOf(body), expected, body);
    });
}

test('shouldThrowNullPointerWhenArithmeticOrConditionMeetsNull', () => {
    for (const body of [
        'Integer i = null; i = i + 1;',
        'Boolean b = null; if (b) { i(); }',
        'String s = null; s.length();',
        'Decimal d = null; d = 1.5 * d;'
    ]) {
        assert.equal(
            run(
                `static void i() {} public static String run() { try { ${body} return 'none'; } catch (NullPointerException e) { return e.getMessage(); } }`
            ),
            'Attempt to de-reference a null object',
            body
        );
    }
});

test('shouldEvaluateTargetOnceWhenAssignmentIsCompound', () => {
    assert.equal(
        run(
            'static Integer n = 0; static Integer next() { return n++; } public static Object run() { List<Integer> xs = new List<Integer>{1, 2}; xs[next()] += 10; return xs + String.valueOf(n); }'
        ),
        '(11, 2)1'
    );
});

test('shouldRefuseConversionWhenTypesDiffer', () => {
    assert.deepEqual(errorsOf('void f() {\nInteger i = 1.5;\nString s = 5;\nDate d = Datetime.now();\n}'), [
        '3: Illegal assignment from Decimal to Integer',
        '4: Illegal assignment from Integer to String',
        '5: Illegal assignment from Datetime to Date'
    ]);
});

test('shouldRefuseComparisonWhenTypesHaveNoCommonOrder', () => {
    assert.deepEqual(
        errorsOf(
            "static final Integer ROWS = 1;\nvoid f(List<Account> rows) {\nBoolean a = 1 > ROWS;\nBoolean b = 1 < 'x';\nBoolean c = Date.today() >= 1;\nBoolean d = Date.today() < Datetime.now();\nObject o = 1;\nBoolean e = 1.5 > 1;\n}"
        ),
        [
            '4: Comparison arguments must be compatible types: Integer, List<Account>',
            '5: Comparison arguments must be compatible types: Integer, String',
            '6: Comparison arguments must be compatible types: Date, Integer'
        ]
    );
});
