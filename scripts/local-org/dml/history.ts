/**
 * Field history: rows for what saves change in tracked fields. They wait in a table of their own until the transaction
 * commits: the platform shows history to later transactions only, and so to no test.
 */
import type { Transaction } from '../contracts.ts';
import { CREATED, historyDataType, trackedFields } from '../schema/history.ts';
import type { FieldModel, ObjectModel, OrgModel, RawValue } from '../schema/types.ts';
import type { FormulaFunctions } from '../soql/formula-functions.ts';
import { encodeAny } from '../store/any-value.ts';
import { quote } from '../store/columns.ts';
import type { Store } from '../store/store.ts';
import { fromRaw } from '../store/values.ts';
import { columnSql } from './column-sql.ts';
import { layoutOf } from './layout.ts';
import type { SaveContext, Work } from './work.ts';

/** What became of records, for the history that goes with them. */
export type Fate = 'deleted' | 'restored' | 'purged';

/** Field, data type, old and new value. */
type Change = [field: string, dataType: string, old: string | null, now: string | null];

/** One row to be written: its id, the record's, and the change. */
type Entry = [id: string, parent: string, ...Change];

interface Tracked {
    field: FieldModel;
    index: number;
    dataType: string;
    /** Only that it changed is kept, not from what to what. */
    isSilent: boolean;
}

const tracked = new WeakMap<ObjectModel, Tracked[]>();

function trackedOf(object: ObjectModel): Tracked[] {
    let list = tracked.get(object);
    if (list === undefined) {
        const { index } = layoutOf(object);
        list = trackedFields(object).map((field) => ({
            field,
            index: index.get(field.name)!,
            dataType: historyDataType(field),
            isSilent: field.longText || field.type === 'multipicklist'
        }));
        tracked.set(object, list);
    }
    return list;
}

const historyObjects = new WeakMap<OrgModel, Map<string, ObjectModel>>();

/** The `X__History` of an object that keeps history. */
export function historyObjectOf(model: OrgModel, object: ObjectModel): ObjectModel | undefined {
    let map = historyObjects.get(model);
    if (map === undefined) {
        map = new Map();
        for (const candidate of model.objects.values()) {
            if (candidate.trackedObject !== null) {
                map.set(candidate.trackedObject, candidate);
            }
        }
        historyObjects.set(model, map);
    }
    return map.get(object.name);
}

const encoded = (field: FieldModel, raw: RawValue): string | null =>
    raw === null ? null : encodeAny(fromRaw(field, raw));

/** Keeps the history of one store's records. */
export class FieldHistory {
    readonly #store: Store;
    readonly #functions: FormulaFunctions;

    constructor(store: Store, functions: FormulaFunctions) {
        this.#store = store;
        this.#functions = functions;
        store.exec(
            `CREATE TEMP TABLE IF NOT EXISTS _history (object TEXT, id TEXT, parent TEXT, field TEXT, type TEXT, old TEXT, now TEXT, at INTEGER, by TEXT)`
        );
    }

    /** Notes what the written rows of one save changed; one statement, whatever their number. */
    keep(context: SaveContext, works: readonly Work[]): void {
        const { tx, object } = context;
        const history = tx.isTest ? undefined : historyObjectOf(tx.model, object);
        if (history === undefined) {
            return;
        }
        const entries: Entry[] = [];
        // what triggers change on objects that the user may not edit is not tracked
        const isUpdateKept = tx.user.object(object).edit;
        const names = isUpdateKept ? this.#names(context, works) : new Map<string, string>();
        for (const work of works) {
            const changes: Change[] =
                work.old === null
                    ? [[CREATED, 'Text', null, null]]
                    : isUpdateKept
                      ? trackedOf(object).flatMap((each) => changesOf(each, work, names))
                      : [];
            entries.push(...changes.map((change): Entry => [this.#store.newId(history), work.id!, ...change]));
        }
        if (entries.length > 0) {
            this.#store.run(
                `INSERT INTO temp._history SELECT ?2, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, ?3, ?4 FROM json_each(?1)`,
                [JSON.stringify(entries), history.name, context.now, tx.user.userId]
            );
        }
    }

    /** Names of the records that changed references pointed to and point to now. */
    #names(context: SaveContext, works: readonly Work[]): Map<string, string> {
        const ids = new Set<string>();
        for (const { field, index } of trackedOf(context.object)) {
            if (field.type !== 'reference') {
                continue;
            }
            for (const work of works) {
                if (work.old !== null && work.old[index] !== work.row[index]) {
                    [work.old[index], work.row[index]].forEach((id) => id !== null && ids.add(id as string));
                }
            }
        }
        const names = new Map<string, string>();
        for (const [prefix, group] of Map.groupBy(ids, (id) => id.slice(0, 3))) {
            const { model } = context.tx;
            const target = model.objectByPrefix(prefix);
            if (target === undefined || target.nameField === null) {
                continue;
            }
            const name = columnSql(this.#functions, model, target, target.nameField);
            const rows = this.#store.all(
                `SELECT "Id", ${name} FROM ${quote(target.name)} WHERE "Id" IN (SELECT value FROM json_each(?))`,
                [JSON.stringify(group)]
            );
            for (const [id, name] of rows) {
                names.set(id as string, String(name));
            }
        }
        return names;
    }

    /** Moves what was noted to where queries see it. */
    publish(tx: Transaction): void {
        for (const [name] of this.#store.all(`SELECT DISTINCT object FROM temp._history`)) {
            const history = tx.model.object(name as string)!;
            const rows = this.#store.all(
                `INSERT INTO ${quote(history.name)} ("Id", "IsDeleted", "ParentId", "CreatedById", "CreatedDate", "Field", "DataType", "OldValue", "NewValue")
                SELECT h.id, p."IsDeleted", h.parent, h.by, h.at, h.field, h.type, h.old, h.now
                FROM temp._history h JOIN ${quote(history.trackedObject!)} p ON p."Id" = h.parent WHERE h.object = ? RETURNING "Id"`,
                [history.name]
            );
            tx.touched.set(history.name, new Set(rows.map(([id]) => id as string)));
        }
        this.#store.run(`DELETE FROM temp._history`);
    }

    /** History goes with its records. `ids` is a JSON array. */
    follow(model: OrgModel, object: ObjectModel, ids: string, fate: Fate): void {
        const history = historyObjectOf(model, object);
        if (history === undefined) {
            return;
        }
        const what =
            fate === 'purged'
                ? `DELETE FROM ${quote(history.name)}`
                : `UPDATE ${quote(history.name)} SET "IsDeleted" = ${fate === 'deleted' ? 1 : 0}`;
        this.#store.run(`${what} WHERE "ParentId" IN (SELECT value FROM json_each(?))`, [ids]);
    }
}

/** The rows for one field of a record: none where it did not change; for a reference one with the names and one with the ids. */
function changesOf(
    { field, index, dataType, isSilent }: Tracked,
    work: Work,
    names: ReadonlyMap<string, string>
): Change[] {
    const [old, now] = [work.old![index], work.row[index]];
    if (old === now) {
        return [];
    }
    if (isSilent) {
        return [[field.name, dataType, null, null]];
    }
    const values: Change = [field.name, dataType, encoded(field, old), encoded(field, now)];
    if (field.type !== 'reference') {
        return [values];
    }
    const nameOf = (id: RawValue): string | null =>
        id === null ? null : JSON.stringify(names.get(id as string) ?? id);
    return [[field.name, 'Text', nameOf(old), nameOf(now)], values];
}
