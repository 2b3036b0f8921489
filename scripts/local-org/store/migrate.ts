/** Brings the tables of a database file in line with the model, losing nothing. */
import type { DatabaseSync } from 'node:sqlite';
import type { ObjectModel, OrgModel } from '../schema/types.ts';
import { columnsOf, hasTable, indexesOf, quote } from './columns.ts';

/** What a schema change did to the data. */
export interface SyncReport {
    createdTables: string[];
    /** `Object.Field`. */
    addedColumns: string[];
    /** `Object.Field`: the column's SQL type changed, its values were converted. */
    convertedColumns: string[];
    /** `Object.Field`: no longer in the model; the column and its values are kept, hidden. */
    keptColumns: string[];
    /** `Object`: no longer in the model; the table is kept, hidden. */
    keptTables: string[];
    /** `Object.Field`: count of values that could not be converted or no longer fit; they are kept as they were. */
    misfits: Map<string, number>;
}

interface TableColumn {
    name: string;
    type: string;
}

/** Creates and alters tables and indexes. The caller holds a transaction. */
export function migrate(database: DatabaseSync, model: OrgModel): SyncReport {
    database.exec(
        `CREATE TABLE IF NOT EXISTS _definition (field TEXT PRIMARY KEY, length INTEGER NOT NULL) WITHOUT ROWID`
    );
    const lengths = new Map(
        database
            .prepare(`SELECT field, length FROM _definition`)
            .all()
            .map((row) => [row.field as string, row.length as number])
    );
    const remember = database.prepare(
        `INSERT INTO _definition (field, length) VALUES (?, ?) ON CONFLICT (field) DO UPDATE SET length = excluded.length`
    );
    const report: SyncReport = {
        createdTables: [],
        addedColumns: [],
        convertedColumns: [],
        keptColumns: [],
        keptTables: [],
        misfits: new Map()
    };
    const tables = new Set(
        database
            .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
            .all()
            .map((row) => row.name as string)
    );
    const indexes = new Map<string, { name: string; sql: string }>();
    for (const row of database
        .prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND name LIKE 'ix\\_%' ESCAPE '\\'`)
        .all()) {
        indexes.set(row.name as string, row as { name: string; sql: string });
    }
    const known = new Set<string>();
    for (const object of model.objects.values()) {
        if (!hasTable(object)) {
            continue;
        }
        known.add(object.name);
        if (tables.has(object.name)) {
            alterTable(database, object, lengths, report);
        } else {
            createTable(database, object, object.name);
            report.createdTables.push(object.name);
        }
        for (const { field } of columnsOf(object)) {
            if (lengths.get(`${object.name}.${field.name}`) !== field.length) {
                remember.run(`${object.name}.${field.name}`, field.length);
            }
        }
        for (const index of indexesOf(object)) {
            const existing = indexes.get(index.name);
            if (
                existing?.sql !== index.sql ||
                report.convertedColumns.some((name) => name.startsWith(`${object.name}.`))
            ) {
                database.exec(`DROP INDEX IF EXISTS ${quote(index.name)}; ${index.sql}`);
            }
            indexes.delete(index.name);
        }
    }
    for (const name of tables) {
        if (!known.has(name) && !name.startsWith('_') && !name.startsWith('sqlite_')) {
            report.keptTables.push(name);
        }
    }
    for (const index of indexes.values()) {
        database.exec(`DROP INDEX IF EXISTS ${quote(index.name)}`);
    }
    return report;
}

function createTable(database: DatabaseSync, object: ObjectModel, name: string, extra: TableColumn[] = []): void {
    const columns = columnsOf(object).map((column) => {
        const suffix =
            column.field.type === 'id' ? ' PRIMARY KEY NOT NULL' : column.fallback === 0 ? ' NOT NULL DEFAULT 0' : '';
        return `${quote(column.name)} ${column.type}${suffix}`;
    });
    columns.push(...extra.map((column) => `${quote(column.name)} ${column.type}`));
    database.exec(`CREATE TABLE ${quote(name)} (${columns.join(', ')})`);
}

function alterTable(
    database: DatabaseSync,
    object: ObjectModel,
    lengths: ReadonlyMap<string, number>,
    report: SyncReport
): void {
    const stored = database
        .prepare(`SELECT name, type FROM pragma_table_info(?)`)
        .all(object.name) as unknown as TableColumn[];
    const byName = new Map(stored.map((column) => [column.name, column]));
    const wanted = columnsOf(object);
    const wantedNames = new Set(wanted.map((column) => column.name));
    const kept = stored.filter((column) => !wantedNames.has(column.name));
    report.keptColumns.push(...kept.map((column) => `${object.name}.${column.name}`));
    const converted = wanted.filter(
        (column) => byName.has(column.name) && byName.get(column.name)!.type !== column.type
    );
    for (const column of wanted) {
        if (!byName.has(column.name)) {
            const suffix = column.fallback === 0 ? ' NOT NULL DEFAULT 0' : '';
            database.exec(`ALTER TABLE ${quote(object.name)} ADD COLUMN ${quote(column.name)} ${column.type}${suffix}`);
            report.addedColumns.push(`${object.name}.${column.name}`);
        }
    }
    if (converted.length > 0) {
        rebuild(
            database,
            object,
            kept,
            report,
            converted.map((column) => column.name)
        );
    }
    for (const column of wanted) {
        const shrunk = column.field.length < (lengths.get(`${object.name}.${column.name}`) ?? 0);
        if (shrunk || converted.includes(column)) {
            countMisfits(database, object, column.name, column.type, column.field.length, report);
        }
    }
}

/** A column's type can only change by copying the table. SQLite keeps text that is no number as text: counted as misfit, not lost. */
function rebuild(
    database: DatabaseSync,
    object: ObjectModel,
    kept: TableColumn[],
    report: SyncReport,
    converted: string[]
): void {
    const temporary = `_rebuild_${object.name}`;
    createTable(database, object, temporary, kept);
    const wanted = columnsOf(object);
    const names = [...wanted.map((column) => column.name), ...kept.map((column) => column.name)];
    const sources = [
        ...wanted.map((column) => (column.fallback === 0 ? `coalesce(${quote(column.name)}, 0)` : quote(column.name))),
        ...kept.map((column) => quote(column.name))
    ];
    database.exec(
        `INSERT INTO ${quote(temporary)} (${names.map(quote).join(', ')}) SELECT ${sources.join(', ')} FROM ${quote(object.name)} ORDER BY rowid`
    );
    database.exec(`DROP TABLE ${quote(object.name)}; ALTER TABLE ${quote(temporary)} RENAME TO ${quote(object.name)}`);
    report.convertedColumns.push(...converted.map((name) => `${object.name}.${name}`));
}

function countMisfits(
    database: DatabaseSync,
    object: ObjectModel,
    name: string,
    type: string,
    length: number,
    report: SyncReport
): void {
    let condition: string;
    if (type === 'TEXT') {
        if (length === 0) {
            return;
        }
        condition = `length(${quote(name)}) > ${length}`;
    } else {
        condition = `typeof(${quote(name)}) = 'text'`;
    }
    const row = database.prepare(`SELECT count(*) AS n FROM ${quote(object.name)} WHERE ${condition}`).get() as {
        n: number;
    };
    if (row.n > 0) {
        report.misfits.set(`${object.name}.${name}`, row.n);
    }
}
