/** How an object's rows lie in memory and in SQL: one raw value per column, the same order everywhere. */
import type { FieldModel, ObjectModel, RawValue } from '../schema/types.ts';
import { columnsOf, isIndexed, quote } from '../store/columns.ts';
import type { Column } from '../store/columns.ts';
import type { RawRow, Store } from '../store/store.ts';
import { fromSql, toSql } from '../store/values.ts';

export interface Layout {
    object: ObjectModel;
    columns: Column[];
    /** Column index by canonical field name. */
    index: Map<string, number>;
    /** Indexes of the columns that are booleans, which SQLite does not know; of those that an index is on. */
    booleans: number[];
    indexed: number[];
    /** Parameters of all three are the row as it lies. */
    insertSql: string;
    updateSql: string;
    /** Leaves indexed columns alone, and with them the indexes; changes nothing where one of them has another value. */
    plainUpdateSql: string;
    /** Ends before the WHERE. */
    selectSql: string;
}

const layouts = new WeakMap<ObjectModel, Layout>();

/** The layout of an object; made once per model. */
export function layoutOf(object: ObjectModel): Layout {
    let layout = layouts.get(object);
    if (layout === undefined) {
        const columns = columnsOf(object);
        const names = columns.map((column) => quote(column.name));
        const table = quote(object.name);
        const indexed = placesOf(columns, isIndexed);
        const assign = (index: number): string => `${names[index]} = ?${index + 1}`;
        const others = placesOf(columns, (column) => column.field.type !== 'id');
        const plain = others.filter((index) => !indexed.includes(index));
        const same = indexed.map((index) => ` AND ${names[index]} IS ?${index + 1}`);
        const updateSql = `UPDATE ${table} SET ${others.map(assign).join(', ')} WHERE "Id" = ?1`;
        layout = {
            object,
            columns,
            index: new Map(columns.map((column, index) => [column.name, index])),
            booleans: placesOf(columns, (column) => column.field.type === 'boolean'),
            indexed,
            insertSql: `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
            updateSql,
            plainUpdateSql:
                plain.length === 0
                    ? updateSql
                    : `UPDATE ${table} SET ${plain.map(assign).join(', ')} WHERE "Id" = ?1${same.join('')}`,
            selectSql: `SELECT ${names.join(', ')} FROM ${table}`
        };
        layouts.set(object, layout);
    }
    return layout;
}

function placesOf(columns: readonly Column[], test: (column: Column) => boolean): number[] {
    return columns.flatMap((column, index) => (test(column) ? [index] : []));
}

/** A field's value in a row; undefined where the field is not stored. */
export function valueOf(layout: Layout, row: RawRow, name: string): RawValue | undefined {
    const index = layout.index.get(name);
    return index === undefined ? undefined : row[index];
}

/** Sets a field's value in a row where the field is stored. */
export function setValue(layout: Layout, row: RawRow, name: string, value: RawValue): void {
    const index = layout.index.get(name);
    if (index !== undefined) {
        row[index] = value;
    }
}

/** A new row: nothing in it but false. */
export function emptyRow(layout: Layout): RawRow {
    return layout.columns.map((column) => (column.field.type === 'boolean' ? false : null));
}

/** Rows by id, deleted ones too. */
export function readRows(store: Store, layout: Layout, ids: readonly string[]): Map<string, RawRow> {
    const rows = new Map<string, RawRow>();
    for (const row of store.all(`${layout.selectSql} WHERE "Id" IN (SELECT value FROM json_each(?))`, [
        JSON.stringify(ids)
    ])) {
        rows.set(row[0] as string, fromSqlRow(layout, row));
    }
    return rows;
}

/** Raw values of a row as SQLite returned it. */
export function fromSqlRow(layout: Layout, row: RawRow): RawRow {
    for (const index of layout.booleans) {
        row[index] = fromSql(layout.columns[index].field, row[index]);
    }
    return row;
}

function toSqlRow(layout: Layout, row: RawRow): (string | number | null)[] {
    const values = [...row];
    for (const index of layout.booleans) {
        values[index] = toSql(row[index]);
    }
    return values as (string | number | null)[];
}

/** Writes new rows. */
export function insertRows(store: Store, layout: Layout, rows: readonly RawRow[]): void {
    const statement = store.prepare(layout.insertSql);
    for (const row of rows) {
        statement.run(...toSqlRow(layout, row));
    }
}

/** A stored row, as it was read and as it shall be. */
interface Change {
    row: RawRow;
    old: RawRow | null;
}

/** Writes existing rows. */
export function updateRows(store: Store, layout: Layout, changes: readonly Change[]): void {
    for (const { row, old } of changes) {
        const values = toSqlRow(layout, row);
        // keeping the indexes is most of the work; another save may have changed the row since it was read
        const isPlain = old !== null && layout.indexed.every((index) => old[index] === row[index]);
        if (!isPlain || store.prepare(layout.plainUpdateSql).run(...values).changes === 0) {
            store.prepare(layout.updateSql).run(...values);
        }
    }
}

/** The stored fields of an object of a kind, cached per object by the caller. */
export function storedFields(object: ObjectModel, test: (field: FieldModel) => boolean): FieldModel[] {
    return layoutOf(object)
        .columns.map((column) => column.field)
        .filter(test);
}
