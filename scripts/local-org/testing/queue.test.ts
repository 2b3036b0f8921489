import assert from 'node:assert/strict';
import { test } from 'node:test';
import { piecesOf } from './queue.ts';

const inventory = {
    methods: [
        { className: 'Small', method: 'a' },
        ...['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((method) => ({ className: 'Long', method })),
        ...['a', 'b', 'c', 'd'].map((method) => ({ className: 'SetUp', method }))
    ],
    withSetUp: ['SetUp'],
    problems: [],
    unsupported: []
};
const text = (only: string[]): string[] =>
    piecesOf(inventory, only).map(({ className, methods, from }) => `${className} ${methods.join('')} ${from}`);

test('shouldTakeTheLongestClassFirstInPiecesWhenThereIsNoSetUp', () => {
    assert.deepEqual(text([]), ['Long abc 0', 'Long def 3', 'Long g 6', 'SetUp abcd 0', 'Small a 0']);
});

test('shouldTakeWhatIsNamedWhenClassesOrMethodsAreChosen', () => {
    assert.deepEqual(text(['setup', 'LONG.f', 'long.B']), ['SetUp abcd 0', 'Long bf 0']);
    assert.deepEqual(text(['other']), []);
});
