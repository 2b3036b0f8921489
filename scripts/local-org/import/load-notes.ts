import type { ObjectModel, RawValue } from '../schema/types.ts';
import type { ColumnMeaning } from './columns.ts';

/** What the person who prepared a file should know of rows that were loaded: references left empty, values that a picklist does not list. */
export class LoadNotes {
    readonly #object: ObjectModel;
    readonly #columns: readonly ColumnMeaning[];
    readonly #blank = new Map<string, number>();
    readonly #outside = new Map<string, Map<string, number>>();

    constructor(object: ObjectModel, columns: readonly ColumnMeaning[]) {
        this.#object = object;
        this.#columns = columns;
    }

    /** Counts one loaded row. */
    count(values: ReadonlyMap<string, RawValue>): void {
        for (const column of this.#columns) {
            const value = values.get(column.field.name) ?? null;
            if (column.kind === 'parent' && value === null && column.target !== this.#object)
                this.#blank.set(column.column, (this.#blank.get(column.column) ?? 0) + 1);
            if (
                column.field.type !== 'picklist' ||
                value === null ||
                column.field.picklistValues.some((entry) => entry.value === value)
            )
                continue;
            const outside = this.#outside.get(column.column) ?? new Map<string, number>();
            outside.set(String(value), (outside.get(String(value)) ?? 0) + 1);
            this.#outside.set(column.column, outside);
        }
    }

    /** One sentence for each thing worth knowing. */
    sentences(): string[] {
        const blank = [...this.#blank].map(
            ([column, count]) =>
                `${count.toLocaleString('en-US')} ${count === 1 ? 'row has' : 'rows have'} no ${column}; ${count === 1 ? 'it was' : 'they were'} loaded without it`
        );
        const outside = [...this.#outside].map(
            ([column, values]) =>
                `${column} holds values that its picklist does not list: ${[...values].map(([value, count]) => `"${value}" (${count})`).join(', ')}`
        );
        return [...blank, ...outside];
    }
}
