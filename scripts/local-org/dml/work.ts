/** One record on its way through a DML call. */
import type { SObject } from '../apex/runtime/values/index.ts';
import type { Access, DmlError, Transaction } from '../contracts.ts';
import type { ObjectModel, RawValue } from '../schema/types.ts';
import type { RawRow } from '../store/store.ts';
import type { Layout } from './layout.ts';

export interface Work {
    /** Index among the rows of the call. */
    index: number;
    /** The caller's row; null for the platform's own saves (roll-ups). */
    source: SObject | null;
    /** Values the platform sets itself (roll-ups), beside the source. */
    set: ReadonlyMap<string, RawValue> | null;
    id: string | null;
    row: RawRow;
    /** The stored row before; null on insert. */
    old: RawRow | null;
    /** Fields that were given a value. */
    given: Set<string>;
    errors: DmlError[];
}

/** What is the same for all rows of one save. */
export interface SaveContext {
    tx: Transaction;
    layout: Layout;
    object: ObjectModel;
    access: Access;
    auditFields: boolean;
    /** Text that is too long for its field is cut off. */
    truncate: boolean;
    /** The platform's own save: no permissions, no limits. */
    internal: boolean;
    now: number;
    /** Brings the viewer tables up to date, before sharing is looked up. */
    refreshViewers(): void;
}

/** Rows without an error. */
export function good(works: readonly Work[]): Work[] {
    return works.filter((work) => work.errors.length === 0);
}
