/** How an object's rows lie in memory and in SQL: one raw value per column, the same order everywhere. */
import type { FieldModel, ObjectModel, RawValue } from '../schema/types.ts';
import { columnsOf, quote } from '../store/columns.ts';
import type { Column } from '../store/columns.ts';
import type { RawRow, Store } from '../store/store.ts';
import { fromSql, toSql } from '../store/values.ts';

export interface Layout {
    object: ObjectModel;
    columns: Column[];
    /** Column index by canonical field name. */
    index: Map<string, number>;
    insertSql: string;
    updateSql: string;
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
        layout = {
            object,
            columns,
            index: new Map(columns.map((column, index) => [column.name, index])),
            insertSql: `INSERT INTO ${quote(object.name)} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
            updateSql: `UPDATE ${quote(object.name)} SET ${names
                .slice(1)
                .map((name) => `${name} = ?`)
                .join(', ')} WHERE "Id" = ?`,
            selectSql: `SELECT ${names.join(', ')} FROM ${quote(object.name)}`
        };
        layouts.set(object, layout);
    }
    return layout;
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
    layout.columns.forEach((column, index) => {
        row[index] = fromSql(column.field, row[index]);
    });
    return row;
}

/** Writes new rows. */
export function insertRows(store: Store, layout: Layout, rows: readonly RawRow[]): void {
    const statement = store.prepare(layout.insertSql);
    for (const row of rows) {
        statement.run(...row.map(toSql));
    }
}

/** Writes existing rows. */
export function updateRows(store: Store, layout: Layout, rows: readonly RawRow[]): void {
    const statement = store.prepare(layout.updateSql);
    for (const row of rows) {
        const values = row.map(toSql);
        values.push(values.shift()!);
        statement.run(...values);
    }
}

/** The stored fields of an object of a kind, cached per object by the caller. */
export function storedFields(object: ObjectModel, test: (field: FieldModel) => boolean): FieldModel[] {
    return layoutOf(object)
        .columns.map((column) => column.field)
        .filter(test);
}
