import { normalizeId } from '../apex/runtime/values/id.ts';
import type { Transaction } from '../contracts.ts';
import type { FieldModel, ObjectModel } from '../schema/types.ts';

export type Found = { kind: 'one'; id: string } | { kind: 'none' } | { kind: 'many'; count: number };

/** Records of an object by one of their fields, for columns such as `Account.Name`. Knows when a value is ambiguous. */
export class ParentIndex {
    readonly #ids = new Map<string, string[]>();
    /** Ids differ by case; names do not. */
    readonly #isById: boolean;

    private constructor(isById: boolean) {
        this.#isById = isById;
    }

    /** Reads the whole object, as the system sees it. */
    static read(tx: Transaction, object: ObjectModel, by: FieldModel): ParentIndex {
        const index = new ParentIndex(by.type === 'id');
        const rows = tx.data.query({
            soql: `SELECT ${[...new Set(['Id', by.name])].join(', ')} FROM ${object.name}`,
            binds: null,
            access: { mode: 'system', sharing: false },
            unlimited: true
        }).rows;
        for (const row of rows) {
            const value = row.values[by.name];
            if (value !== null && value !== undefined) index.add(String(value), String(row.values['Id']));
        }
        return index;
    }

    add(value: string, id: string): void {
        const key = this.#keyOf(value);
        const ids = this.#ids.get(key);
        if (ids) ids.push(id);
        else this.#ids.set(key, [id]);
    }

    find(value: string): Found {
        const ids = this.#ids.get(this.#keyOf(value)) ?? [];
        if (ids.length === 0) return { kind: 'none' };
        return ids.length === 1 ? { kind: 'one', id: ids[0] as string } : { kind: 'many', count: ids.length };
    }

    #keyOf(value: string): string {
        const text = value.trim();
        return this.#isById ? (normalizeId(text) ?? text) : text.toLowerCase();
    }
}
