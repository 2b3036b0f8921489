import assert from 'node:assert/strict';
import { test } from 'node:test';
import v8 from 'node:v8';
import { parseBeside, parseHere, type UnitText } from './parse-beside.ts';

const units: UnitText[] = Array.from({ length: 7 }, (_, index) => ({
    kind: 'class',
    name: `Unit${index}`,
    text: `public class Unit${index} { public Integer twice(Integer n) { ${'n = n + 1; '.repeat(index)} return n * 2; } }`
}));

const trees = (bytes: readonly Uint8Array[]): unknown[] => bytes.map((each) => v8.deserialize(each));

test('shouldGiveTheSameTreesInTheSameOrderWhenSeveralThreadsParse', () => {
    assert.deepEqual(trees(parseBeside(units, 3)), trees(parseHere(units)));
});

test('shouldParseHereWhenTheOtherThreadsHaveNothingToDo', () => {
    assert.deepEqual(trees(parseBeside(units.slice(0, 1), 4)), trees(parseHere(units.slice(0, 1))));
    assert.deepEqual(parseBeside([]), []);
});

test('shouldTellTheFaultsOfASourceWhenAnotherThreadFindsThem', () => {
    const broken: UnitText = {
        kind: 'class',
        name: 'Broken',
        text: `public class Broken { void f( { }  ${' '.repeat(900)}}`
    };
    const [tree] = trees(parseBeside([broken, ...units], 2)) as { diagnostics?: unknown[] }[];
    assert.deepEqual(tree, trees(parseHere([broken]))[0]);
});
