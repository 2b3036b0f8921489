/** Accounts and contacts: hierarchies without loops. */
import type { Store } from '../../store/store.ts';
import { dmlError } from '../messages.ts';
import type { SaveContext, Work } from '../work.ts';
import { get, isChanged } from './fields.ts';
import type { StandardRules } from './index.ts';

/** Longest chain of parents that is walked. */
const MAX_DEPTH = 500;

function refuseLoops(
    context: SaveContext,
    works: readonly Work[],
    store: Store,
    reference: string,
    message: string
): void {
    if (!context.layout.index.has(reference)) {
        return;
    }
    const changed = works.filter(
        (work) => work.id !== null && isChanged(context, work, reference) && get(context, work, reference) !== null
    );
    if (changed.length === 0) {
        return;
    }
    const pending = new Map(changed.map((work) => [work.id!, get(context, work, reference) as string]));
    const parentOf = (id: string): string | null =>
        pending.get(id) ??
        (store.get(`SELECT "${reference}" FROM "${context.object.name}" WHERE "Id" = ?`, [id])?.[0] as
            string | null | undefined) ??
        null;
    for (const work of changed) {
        let parent: string | null = pending.get(work.id!)!;
        for (let depth = 0; parent !== null && depth < MAX_DEPTH; depth++) {
            if (parent === work.id) {
                work.errors.push(dmlError('CIRCULAR_DEPENDENCY', message, [reference]));
                break;
            }
            parent = parentOf(parent);
        }
    }
}

export const accountRules: StandardRules = {
    validate: (context, works, store) =>
        refuseLoops(context, works, store, 'ParentId', 'attempt to violate hierarchy constraints')
};

export const contactRules: StandardRules = {
    validate: (context, works, store) =>
        refuseLoops(context, works, store, 'ReportsToId', 'attempt to violate hierarchy constraints')
};
