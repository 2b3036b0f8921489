import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import type { FieldModel, FieldType } from '../schema/types.ts';
import { CellError, rawFromCell } from './cells.ts';
import { readMapping } from './mapping.ts';
import { readTable } from './table.ts';

const field = (type: FieldType): FieldModel => ({ name: 'Field', type }) as FieldModel;

function inFile<T>(name: string, text: string, work: (file: string) => T): T {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'import-'));
    try {
        const file = path.join(folder, name);
        fs.writeFileSync(file, text);
        return work(file);
    } finally {
        fs.rmSync(folder, { recursive: true });
    }
}

test('shouldReadTheValueWhenTheCellFitsTheField', () => {
    assert.equal(rawFromCell(field('currency'), ' 1200.50 '), 1200.5);
    assert.equal(rawFromCell(field('boolean'), 'TRUE'), true);
    assert.equal(rawFromCell(field('boolean'), '0'), false);
    assert.equal(rawFromCell(field('date'), '2028-02-29'), '2028-02-29');
    assert.equal(rawFromCell(field('datetime'), '2026-11-22T10:00:00.000+0000'), Date.UTC(2026, 10, 22, 10));
    assert.equal(rawFromCell(field('datetime'), '2026-11-22'), Date.UTC(2026, 10, 22));
    assert.equal(rawFromCell(field('string'), ''), null);
});

test('shouldNameFieldAndValueWhenTheCellDoesNotFit', () => {
    for (const [type, cell] of [
        ['date', '31-12-2026'],
        ['date', '2026-02-30'],
        ['currency', 'ten'],
        ['boolean', 'perhaps'],
        ['datetime', 'noon']
    ] as const) {
        assert.throws(
            () => rawFromCell(field(type), cell),
            (error) => error instanceof CellError && error.message.includes('Field') && error.message.includes(cell)
        );
    }
});

test('shouldKeepTheLineWithItsProblemWhenCellsAreMissing', () => {
    inFile('Account.csv', 'Name,Phone\nOne,1\n"Two, quoted"\nThree,3\n', (file) => {
        const table = readTable(file);
        assert.deepEqual(table.columns, ['Name', 'Phone']);
        assert.deepEqual(
            table.rows.map((row) => [row.row, row.cells[0], row.problem]),
            [
                [2, 'One', null],
                [3, 'Two, quoted', 'has 1 values for 2 columns'],
                [4, 'Three', null]
            ]
        );
    });
});

test('shouldNameTheEntryWhenTheMappingHasAnUnknownOne', () => {
    inFile('map.json', '{"objects": {"Account": {"matches": "Name"}}}', (file) =>
        assert.throws(() => readMapping(file), /Account has an entry "matches"/)
    );
    inFile('map.json', '{"objects": {"Account": {"match": "Name"}}}', (file) =>
        assert.deepEqual(readMapping(file).objects['Account']?.match, ['Name'])
    );
});
