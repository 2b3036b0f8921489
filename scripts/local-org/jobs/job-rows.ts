import type { Org } from '../org/org.ts';
import { columnsOf, quote } from '../store/columns.ts';
import { toSql } from '../store/values.ts';
import type { RawValue } from '../schema/types.ts';

/** Raw values by field name. */
export type Values = Record<string, RawValue>;

/** The rows by which Apex and people see jobs: AsyncApexJob, CronTrigger, CronJobDetail. Written past all rules: they are the org's own. */
export class JobRows {
    readonly #org: Org;

    constructor(org: Org) {
        this.#org = org;
    }

    /** Inserts a row and returns its id. */
    insert(objectName: string, userId: string, values: Values): string {
        const { model, store, clock } = this.#org;
        const object = model.object(objectName);
        if (object === undefined) throw new Error(`The standard objects lack ${objectName}`);
        const id = store.newId(object);
        const now = clock.now();
        const all: Values = {
            CreatedDate: now,
            LastModifiedDate: now,
            SystemModstamp: now,
            CreatedById: userId,
            LastModifiedById: userId,
            OwnerId: userId,
            IsDeleted: false,
            ...values
        };
        const columns = columnsOf(object).filter((column) => column.name !== 'Id' && all[column.name] !== undefined);
        store.run(
            `INSERT INTO ${quote(object.name)} ("Id", ${columns.map((column) => quote(column.name)).join(', ')}) VALUES (?, ${columns.map(() => '?').join(', ')})`,
            [id, ...columns.map((column) => toSql(all[column.name] ?? null))]
        );
        return id;
    }

    update(objectName: string, id: string, values: Values): void {
        const names = Object.keys(values);
        this.#org.store.run(
            `UPDATE ${quote(objectName)} SET ${names.map((name) => `${quote(name)} = ?`).join(', ')} WHERE "Id" = ?`,
            [...names.map((name) => toSql(values[name]!)), id]
        );
    }

    delete(objectName: string, id: string): void {
        this.#org.store.run(`DELETE FROM ${quote(objectName)} WHERE "Id" = ?`, [id]);
    }

    /** First value of a query over one of the tables, or null. */
    value(sql: string, parameters: readonly RawValue[]): RawValue {
        return this.#org.store.get(sql, parameters)?.[0] ?? null;
    }

    /** Id of the class that a job runs; inner classes count as their outer one. */
    classId(className: string): string | null {
        return this.value('SELECT "Id" FROM "ApexClass" WHERE lower("Name") = lower(?)', [className.split('.')[0]!]) as
            string | null;
    }
}
