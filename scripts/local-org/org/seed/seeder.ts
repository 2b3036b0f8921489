import type { ObjectModel, OrgModel, RawValue } from '../../schema/types.ts';
import { columnsOf, quote } from '../../store/columns.ts';
import type { Store } from '../../store/store.ts';
import { toSql } from '../../store/values.ts';

/** Raw values by field name. */
export type Values = Record<string, RawValue>;

/** Writes rows past all rules: these are the org's own, not somebody's data. Rows keep their ids by key. */
export class Seeder {
    readonly #store: Store;
    readonly model: OrgModel;
    readonly #now: number;
    /** Owner and author of the rows; the first user once there is one. */
    actingUser: string | null = null;

    constructor(store: Store, model: OrgModel, now: number) {
        this.#store = store;
        this.model = model;
        this.#now = now;
        store.exec(
            'CREATE TABLE IF NOT EXISTS _mirrored (object TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (object, id)) WITHOUT ROWID'
        );
    }

    /** Inserts the row, or updates the one with the same key; returns its id. `overwrite` false leaves an existing row alone. */
    put(objectName: string, key: string, values: Values, overwrite = true): string {
        const object = this.object(objectName);
        const existing = this.#store.get(`SELECT "Id" FROM ${quote(object.name)} WHERE ${quote(key)} = ?`, [
            values[key] ?? null
        ]);
        if (existing) {
            if (overwrite) this.#write(object, String(existing[0]), values, false);
            return String(existing[0]);
        }
        return this.#insert(object, values);
    }

    /** Makes the table hold exactly these rows, told apart by the key fields; returns their ids in order. */
    replaceAll(objectName: string, key: readonly string[], rows: readonly Values[]): string[] {
        const object = this.object(objectName);
        const { ids, others } = this.#putAll(object, key, rows);
        for (const id of others) this.#store.run(`DELETE FROM ${quote(object.name)} WHERE "Id" = ?`, [id]);
        return ids;
    }

    /** As `replaceAll`, but for rows that people make as well: only those that were mirrored before go. Returns the ids in order. */
    mirror(objectName: string, key: readonly string[], rows: readonly Values[]): string[] {
        const object = this.object(objectName);
        const table = quote(object.name);
        const before = this.#store.all('SELECT id FROM _mirrored WHERE object = ?', [object.name]);
        const { ids, others } = this.#putAll(object, key, rows);
        const mirrored = new Set(before.map(([id]) => id));
        // Data of the time before people could make such rows: all of them are the org's own.
        const gone = before.length === 0 ? others : others.filter((id) => mirrored.has(id));
        for (const id of gone) this.#store.run(`DELETE FROM ${table} WHERE "Id" = ?`, [id]);
        this.#store.run('DELETE FROM _mirrored WHERE object = ?', [object.name]);
        this.#store.run('INSERT OR IGNORE INTO _mirrored (object, id) SELECT ?, value FROM json_each(?)', [
            object.name,
            JSON.stringify(ids)
        ]);
        return ids;
    }

    /** Inserts or updates rows by key; returns their ids in order, and those of the other rows of the table. */
    #putAll(object: ObjectModel, key: readonly string[], rows: readonly Values[]): { ids: string[]; others: string[] } {
        const known = new Map(
            this.#store
                .all(`SELECT "Id", ${key.map(quote).join(', ')} FROM ${quote(object.name)}`)
                .map(([id, ...parts]) => [JSON.stringify(parts), String(id)])
        );
        const ids = rows.map((values) => {
            const text = JSON.stringify(key.map((name) => toSql(values[name] ?? null)));
            const id = known.get(text);
            if (id === undefined) return this.#insert(object, values);
            known.delete(text);
            this.#write(object, id, values, false);
            return id;
        });
        return { ids, others: [...known.values()] };
    }

    /** Replaces all rows of a table by rows that bring their ids. */
    fill(objectName: string, rows: readonly Values[]): void {
        const object = this.object(objectName);
        this.#store.run(`DELETE FROM ${quote(object.name)}`);
        for (const { Id, ...values } of rows) this.#write(object, String(Id), values, true);
    }

    /** Makes the acting user the author of rows that were there before any user was. */
    adopt(objectName: string): void {
        const table = quote(this.object(objectName).name);
        this.#store.run(`UPDATE ${table} SET "CreatedById" = ?1, "LastModifiedById" = ?1 WHERE "CreatedById" IS NULL`, [
            this.actingUser
        ]);
    }

    /** Id of a row by a field's value, or null. */
    idOf(objectName: string, field: string, value: string): string | null {
        const row = this.#store.get(
            `SELECT "Id" FROM ${quote(this.object(objectName).name)} WHERE ${quote(field)} = ?`,
            [value]
        );
        return row === null ? null : String(row[0]);
    }

    object(name: string): ObjectModel {
        const object = this.model.object(name);
        if (!object) throw new Error(`The standard objects lack ${name}`);
        return object;
    }

    #insert(object: ObjectModel, values: Values): string {
        const id = this.#store.newId(object);
        this.#write(object, id, values, true);
        return id;
    }

    #write(object: ObjectModel, id: string, values: Values, insert: boolean): void {
        const audit: Values = insert
            ? {
                  CreatedDate: this.#now,
                  LastModifiedDate: this.#now,
                  SystemModstamp: this.#now,
                  CreatedById: this.actingUser,
                  LastModifiedById: this.actingUser,
                  OwnerId: this.actingUser,
                  IsDeleted: false
              }
            : {};
        const all: Values = { ...audit, ...values };
        const columns = columnsOf(object).filter(
            (column) => all[column.name] !== undefined || (insert && column.fallback !== null)
        );
        const parameters = columns.map((column) => toSql(all[column.name] ?? column.fallback));
        if (insert) {
            this.#store.run(
                `INSERT INTO ${quote(object.name)} ("Id", ${columns.map((column) => quote(column.name)).join(', ')}) VALUES (?, ${columns.map(() => '?').join(', ')})`,
                [id, ...parameters]
            );
        } else if (columns.length > 0) {
            this.#store.run(
                `UPDATE ${quote(object.name)} SET ${columns.map((column) => `${quote(column.name)} = ?`).join(', ')} WHERE "Id" = ?`,
                [...parameters, id]
            );
        }
    }
}
