import type { OrgModel } from '../../schema/types.ts';
import { planQuery, type QueryPlan } from '../../soql/plan.ts';

/** What a query names in its SELECT: fields, parents with theirs, child lists with theirs. */
export interface Selection {
    fields: Set<string>;
    parents: Map<string, Selection>;
    children: Map<string, Selection>;
}

/**
 * The selection of a query. Rows also hold keys that Apex fills in unasked (Id, the id field behind a parent path);
 * REST returns only what was named.
 */
export function selectionOf(model: OrgModel, soql: string): Selection {
    return ofPlan(planQuery(model, soql));
}

function ofPlan(plan: QueryPlan): Selection {
    const root = empty();
    for (const { expression, alias } of plan.columns) {
        if (expression.kind !== 'field' || plan.kind === 'aggregate') root.fields.add(alias);
        else {
            let at = root;
            for (const step of expression.path.slice(0, -1)) {
                const next = at.parents.get(step) ?? empty();
                at.parents.set(step, next);
                at = next;
            }
            at.fields.add(expression.path.at(-1) as string);
        }
    }
    for (const child of plan.children) root.children.set(child.name, ofPlan(child.plan));
    return root;
}

function empty(): Selection {
    return { fields: new Set(), parents: new Map(), children: new Map() };
}
