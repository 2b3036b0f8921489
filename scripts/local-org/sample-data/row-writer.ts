import { SObject } from '../apex/runtime/values/sobject.ts';
import type { Transaction } from '../contracts.ts';
import type { RawValue } from '../schema/types.ts';
import { fromRaw } from '../store/values.ts';

/** Raw values by local field name. */
export type Values = Record<string, RawValue>;

const SYSTEM = { mode: 'system', sharing: false } as const;

/** Writes plain rows through the ordinary door, with triggers and rules; stops at the first row that is refused. */
export class RowWriter {
    readonly #tx: Transaction;

    constructor(tx: Transaction) {
        this.#tx = tx;
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
            access: SYSTEM,
            auditFields: operation === 'insert'
        });
        const failed = results.findIndex((result) => !result.success);
        if (failed >= 0)
            throw new Error(
                `${objectName} row ${failed}: ${results[failed]!.errors.map((error) => `${error.statusCode} ${error.message}`).join('; ')}`
            );
        return results.map((result) => result.id as string);
    }

    /** Ids of all records of an object by one of its fields. */
    idsBy(objectName: string, field: string): Map<string, string> {
        const rows = this.#tx.data.query({
            soql: `SELECT Id, ${field} FROM ${objectName}`,
            binds: null,
            access: SYSTEM,
            unlimited: true
        }).rows;
        return new Map(rows.map((row) => [String(row.values[field]), String(row.values['Id'])]));
    }
}
