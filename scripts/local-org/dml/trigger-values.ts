/** Values of a trigger's record, converted when they are read: most triggers look at a few fields of many. */
import type { LazyValues } from '../apex/runtime/values/index.ts';
import type { RawRow } from '../store/store.ts';
import { fromRaw } from '../store/values.ts';
import type { FormulaValues } from './formulas.ts';
import type { Layout } from './layout.ts';

/** Values of one record: its row as it is now, whatever becomes of it later, formula fields and what the trigger writes. */
export class TriggerValues implements LazyValues {
    readonly #layout: Layout;
    readonly #row: RawRow;
    readonly #formulas: FormulaValues | null;
    /** Objects that were handed out: who assigns one to its own field changes nothing. */
    #read: Map<string, unknown> | null = null;
    #written: Map<string, unknown> | null = null;
    #all: Record<string, unknown> | null = null;
    #before: Record<string, unknown> = {};

    constructor(layout: Layout, row: RawRow, formulas: FormulaValues | null) {
        this.#layout = layout;
        this.#row = [...row];
        this.#formulas = formulas;
    }

    get(name: string): unknown {
        return this.#written !== null && this.#written.has(name) ? this.#written.get(name) : this.#original(name);
    }

    set(name: string, value: unknown): void {
        this.#written ??= new Map();
        this.#written.set(name, value);
    }

    all(): Record<string, unknown> {
        if (this.#all !== null) {
            return this.#all;
        }
        const values: Record<string, unknown> = {};
        this.#layout.columns.forEach((column, index) => {
            values[column.name] = fromRaw(column.field, this.#row[index]);
        });
        for (const name of this.#formulas?.names() ?? []) {
            values[name] = this.#formulas!.get(name);
        }
        for (const [name, value] of this.#read ?? []) {
            values[name] = value;
        }
        this.#before = { ...values };
        for (const [name, value] of this.#written ?? []) {
            values[name] = value;
        }
        this.#all = values;
        return values;
    }

    /** What the trigger changed of the stored fields; `values` are the record's once it keeps them itself. */
    changes(values: Record<string, unknown> | null): [index: number, value: unknown][] {
        if (values === null && this.#written === null) {
            return [];
        }
        return values === null
            ? this.#changesOf(Object.fromEntries(this.#written!), (name) => this.#original(name)).sort(
                  ([a], [b]) => a - b
              )
            : this.#changesOf(values, (name) => this.#before[name]);
    }

    #changesOf(values: Record<string, unknown>, before: (name: string) => unknown): [number, unknown][] {
        return Object.entries(values).flatMap(([name, value]): [number, unknown][] => {
            const index = this.#layout.index.get(name) ?? 0;
            return index > 0 && before(name) !== value ? [[index, value]] : [];
        });
    }

    #original(name: string): unknown {
        if (this.#formulas?.has(name) === true) {
            return this.#formulas.get(name);
        }
        const index = this.#layout.index.get(name);
        if (index === undefined) {
            return undefined;
        }
        const known = this.#read?.get(name);
        if (known !== undefined) {
            return known;
        }
        const value = fromRaw(this.#layout.columns[index].field, this.#row[index]);
        if (typeof value === 'object' && value !== null) {
            this.#read ??= new Map();
            this.#read.set(name, value);
        }
        return value;
    }
}
