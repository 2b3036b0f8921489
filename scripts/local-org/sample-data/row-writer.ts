import { SObject } from '../apex/runtime/values/sobject.ts';
import type { Access, Transaction } from '../contracts.ts';
import type { RawValue } from '../schema/types.ts';
import { fromRaw, toRaw } from '../store/values.ts';

/** Raw values by local field name. */
export type Values = Record<string, RawValue>;

const SYSTEM: Access = { mode: 'system', sharing: false };

/** Writes plain rows through the ordinary door, with triggers and rules; stops at the first row that is refused. */
export class RowWriter {
    readonly #tx: Transaction;
    readonly #access: Access;

    /** @param access of the writes; system mode unless told otherwise */
    constructor(tx: Transaction, access = SYSTEM) {
        this.#tx = tx;
        this.#access = access;
    }

    /** Inserts rows and returns their ids in order; fields that the org lacks are an error. */
    insert(objectName: string, rows: readonly Values[]): string[] {
        return this.#write('insert', objectName, rows);
    }

    /** Updates rows by their Id. */
    update(objectName: string, rows: readonly Values[]): void {
        this.#write('update', objectName, rows);
    }

    #write(operation: 'insert' | 'update', objectName: string, rows: readonly Values[]): string[] {
        const object = this.#tx.model.object(objectName);
        if (!object) throw new Error(`There is no object ${objectName}`);
        const records = rows.map((values) => {
            const record = new SObject(object);
            for (const [name, raw] of Object.entries(values)) {
                const field = this.#tx.model.field(object, name);
                if (!field) throw new Error(`${objectName} has no field ${name}`);
                if (raw !== null) record.values[field.name] = fromRaw(field, raw);
            }
            return record;
        });
        if (records.length === 0) return [];
        const results = this.#tx.data.dml({
            operation,
            rows: records,
            allOrNone: true,
            access: this.#access,
            auditFields: operation === 'insert' && this.#access.mode === 'system'
        });
        // Rows that were only taken back with the others have no errors of their own.
        const refused = results.findIndex((result) => !result.success && result.errors.length > 0);
        const failed = refused >= 0 ? refused : results.findIndex((result) => !result.success);
        if (failed >= 0)
            throw new Error(
                `${objectName} row ${failed}: ${results[failed]!.errors.map((error) => `${error.statusCode} ${error.message}`).join('; ')}`
            );
        return results.map((result) => result.id as string);
    }

    /** Raw values of all records of an object, in the order of their ids. */
    read(objectName: string, fields: readonly string[]): Values[] {
        const object = this.#tx.model.object(objectName);
        if (!object) throw new Error(`There is no object ${objectName}`);
        const models = fields.map((name) => {
            const field = this.#tx.model.field(object, name);
            if (!field) throw new Error(`${objectName} has no field ${name}`);
            return { name, field };
        });
        const { rows } = this.#tx.data.query({
            soql: `SELECT ${['Id', ...fields.filter((name) => name !== 'Id')].join(', ')} FROM ${objectName} ORDER BY Id`,
            binds: null,
            access: SYSTEM,
            unlimited: true
        });
        return rows.map((row) =>
            Object.fromEntries(models.map(({ name, field }) => [name, toRaw(field, row.values[field.name])]))
        );
    }

    /** Ids of all records of an object by one or more of its fields, joined by a slash; the last one where several are alike. */
    idsBy(objectName: string, ...fields: string[]): Map<string, string> {
        const keyOf = (row: Values): string => fields.map((name) => String(row[name])).join('/');
        return new Map(this.read(objectName, ['Id', ...fields]).map((row) => [keyOf(row), String(row['Id'])]));
    }
}
