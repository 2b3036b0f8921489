import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseQuery } from './index.ts';
import { assertUnexpected, assertUnsupported, valueOf } from './test-support.ts';

const text = (literal: string) => {
    const value = valueOf(literal);
    return value.kind === 'string' && value.text;
};
const like = (literal: string) => {
    const value = valueOf(literal, 'LIKE');
    return value.kind === 'string' && value.like;
};

test('shouldResolveEscapesWhenStringsHaveThem', () => {
    assert.equal(text(`'plain'`), 'plain');
    assert.equal(text(`''`), '');
    assert.equal(text(String.raw`'Bob\'s'`), `Bob's`);
    assert.equal(text(String.raw`'\\'`), '\\');
    assert.equal(text(String.raw`'\n\r\t\b\f\N\"\%\_\q'`), '\n\r\t\b\f\n"%_q');
    assert.equal(text(String.raw`'\u00e4\u00C4\u0'`), 'äÄu0');
    assert.equal(text(`'two\nlines'`), 'two\nlines');
    assert.equal(text(`'ä "WHERE" :bind (SELECT) -- // /* 🙂'`), 'ä "WHERE" :bind (SELECT) -- // /* 🙂');
});

test('shouldKeepEscapedWildcardsWhenStringsArePatterns', () => {
    assert.equal(like(String.raw`'50\%\_%\'x\\'`), String.raw`50\%\_%'x\\`);
    assert.equal(like(`'a%'`), 'a%');
});

test('shouldTellTheEndWhenAStringIsOpen', () => {
    assertUnexpected(`SELECT Id FROM Account WHERE Name = 'open`, '<EOF>');
    assertUnexpected(String.raw`SELECT Id FROM Account WHERE Name = 'open\'`, '<EOF>');
    assertUnexpected(`SELECT Id FROM Account WHERE Name = 'closed' '`, '<EOF>');
    assertUnexpected(`SELECT Id FROM Account WHERE Name = 'x' 'y\\'z'`, `'y\\'z'`);
});

test('shouldReadNumbersWhenTheyHaveSignsAndFractions', () => {
    assert.deepEqual(
        ['5', '-5', '- 5', '+5', '.5', '-0.25', '007'].map((number) => valueOf(number)),
        [5, -5, -5, 5, 0.5, -0.25, 7].map((value) => ({ kind: 'number', value }))
    );
    assertUnexpected('SELECT Id FROM Account WHERE a = 5L', 'L');
    assertUnexpected('SELECT Id FROM Account WHERE a = 1.5d', 'd');
    assertUnexpected('SELECT Id FROM Account WHERE a = --5', '-');
    assertUnexpected(`SELECT Id FROM Account WHERE a = -'5'`, `'5'`);
});

test('shouldReadConstantsWhenCaseDiffers', () => {
    assert.deepEqual(valueOf('NULL'), { kind: 'null' });
    assert.deepEqual(valueOf('null', '!='), { kind: 'null' });
    assert.deepEqual(valueOf('True'), { kind: 'boolean', value: true });
    assert.deepEqual(valueOf('FALSE'), { kind: 'boolean', value: false });
    assertUnexpected('SELECT Id FROM Account WHERE a = unknown', 'unknown');
});

test('shouldReadDatesAndTimesWhenTheyAreNotQuoted', () => {
    assert.deepEqual(valueOf('2026-01-31', '>'), { kind: 'date', text: '2026-01-31' });
    assert.deepEqual(
        [
            '2026-01-31T10:00:00Z',
            '2026-01-31t10:00:00.123z',
            '2026-01-31T10:00:00+01:00',
            '2026-01-31T10:00:00-0800'
        ].map((each) => valueOf(each)),
        [
            '2026-01-31T10:00:00Z',
            '2026-01-31T10:00:00.123Z',
            '2026-01-31T10:00:00+01:00',
            '2026-01-31T10:00:00-0800'
        ].map((each) => ({ kind: 'datetime', text: each }))
    );
    assert.deepEqual(valueOf('10:00:00.000Z'), { kind: 'time', text: '10:00:00.000Z' });
    assertUnexpected('SELECT Id FROM Account WHERE a = 2026-01-31T10:00:00', 'T10');
    assertUnexpected('SELECT Id FROM Account WHERE a = 2026-1-31', '-');
});

test('shouldReadPeriodsWhenTheyAreNamed', () => {
    for (const name of [
        'TODAY',
        'Yesterday',
        'tomorrow',
        'LAST_90_DAYS',
        'THIS_WEEK',
        'NEXT_MONTH',
        'LAST_FISCAL_YEAR'
    ]) {
        assert.deepEqual(valueOf(name), { kind: 'period', name: name.toUpperCase(), count: 0 });
    }
    assert.deepEqual(valueOf('LAST_N_DAYS:30'), { kind: 'period', name: 'LAST_N_DAYS', count: 30 });
    assert.deepEqual(valueOf('next_n_fiscal_quarters : -2'), {
        kind: 'period',
        name: 'NEXT_N_FISCAL_QUARTERS',
        count: -2
    });
    assert.deepEqual(valueOf('N_FISCAL_YEARS_AGO:+1'), { kind: 'period', name: 'N_FISCAL_YEARS_AGO', count: 1 });
});

test('shouldRefuseWhenPeriodsLackOrHaveACount', () => {
    assertUnexpected('SELECT Id FROM Account WHERE a = LAST_N_DAYS', '<EOF>');
    assertUnexpected('SELECT Id FROM Account WHERE a = LAST_N_DAYS AND b = 1', 'AND');
    assertUnexpected('SELECT Id FROM Account WHERE a = LAST_N_DAYS:days', 'days');
    assertUnexpected('SELECT Id FROM Account WHERE a = LAST_N_DAYS:1.5', '1.5');
    assertUnexpected('SELECT Id FROM Account WHERE a = TODAY:1', ':');
    assertUnexpected('SELECT Id FROM Account WHERE a = LAST_N_HOURS:1', 'LAST_N_HOURS');
    assertUnexpected('SELECT Id FROM Account WHERE a = THIS_DAY', 'THIS_DAY');
});

test('shouldKeepNamesAsWrittenWhenValuesAreBound', () => {
    assert.deepEqual(valueOf(':b0'), { kind: 'bind', name: 'b0' });
    assert.deepEqual(valueOf(': Row.Owner.Name'), { kind: 'bind', name: 'Row.Owner.Name' });
    for (const name of ['list', 'map', 'group', 'limit', 'null', 'v0', '_x']) {
        assert.deepEqual(valueOf(`:${name}`, 'IN'), { kind: 'bind', name });
    }
    const { limit, offset } = parseQuery('SELECT Id FROM Account LIMIT :most OFFSET :page.start');
    assert.deepEqual(
        [limit, offset],
        [
            { kind: 'bind', name: 'most' },
            { kind: 'bind', name: 'page.start' }
        ]
    );
});

test('shouldRefuseWhenABindIsAnExpression', () => {
    assertUnexpected('SELECT Id FROM Account WHERE Id IN :rows.keySet()', '(');
    assertUnexpected('SELECT Id FROM Account WHERE Id = :rows[0].Id', '[');
    assertUnexpected('SELECT Id FROM Account WHERE a = :5', '5');
    assertUnexpected('SELECT Id FROM Account WHERE a = :', '<EOF>');
    assertUnexpected('SELECT Id FROM Account WHERE a = :row.', '<EOF>');
});

test('shouldReadAllValuesWhenTheyAreListed', () => {
    assert.deepEqual(valueOf(`('a;b', null, -1, :c, TODAY)`, 'IN'), {
        kind: 'list',
        values: [
            { kind: 'string', text: 'a;b', like: 'a;b' },
            { kind: 'null' },
            { kind: 'number', value: -1 },
            { kind: 'bind', name: 'c' },
            { kind: 'period', name: 'TODAY', count: 0 }
        ]
    });
    assertUnexpected('SELECT Id FROM Account WHERE a IN ()', ')');
    assertUnexpected('SELECT Id FROM Account WHERE a IN (1, )', ')');
    assertUnexpected('SELECT Id FROM Account WHERE a IN (1 2)', '2');
});

test('shouldRefuseWhenAValueIsAnAmountOfACurrency', () => {
    assertUnsupported('SELECT Id FROM Account WHERE a > USD5000', 'the value USD5000');
});
