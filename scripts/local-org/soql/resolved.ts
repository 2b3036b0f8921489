/** A query whose names are resolved against a model: what the compiler checks types with and SQL is made from. */
import type { FieldModel, ObjectModel } from '../schema/types.ts';
import type { Operator, QueryValue } from './ast.ts';

/** A field reached over references from the query's object. */
export interface FieldReference {
    kind: 'field';
    /** Reference fields walked, in order. */
    hops: Hop[];
    /** The object that has the field; null for fields of the polymorphic pseudo-object Name. */
    owner: ObjectModel | null;
    field: FieldModel;
    /** Canonical names: relationship names, then the field. */
    path: string[];
}

export interface Hop {
    reference: FieldModel;
    target: ObjectModel;
}

export interface CallReference {
    kind: 'call';
    name: string;
    aggregate: boolean;
    argument: FieldReference | null;
    /** FORMAT(SUM(x)): the function inside. */
    inner: CallReference | null;
    convertTimezone: boolean;
    /** Type of the result. */
    type: FieldModel['type'];
}

export type Resolved = FieldReference | CallReference;

export type ResolvedCondition =
    | { kind: 'and' | 'or'; items: ResolvedCondition[] }
    | { kind: 'not'; item: ResolvedCondition }
    | { kind: 'compare'; expression: Resolved; operator: Operator; value: QueryValue; subquery: QueryPlan | null };

export interface PlanColumn {
    expression: Resolved;
    /** Key of the value in an aggregate row: alias, field name or `expr0`. */
    alias: string;
}

export interface PlanChild {
    /** Canonical child relationship name: the key of the list in the row. */
    name: string;
    /** The child's reference to the parent. */
    reference: FieldModel;
    plan: QueryPlan;
}

export interface PlanOrder {
    expression: Resolved;
    descending: boolean;
    nullsLast: boolean;
}

/** One field that a query reads anywhere, for field security. */
export interface FieldUse {
    object: ObjectModel;
    field: FieldModel;
    /** Selected, or only filtered or sorted by. */
    selected: boolean;
}

/** A checked query, independent of any database, user or bind value. */
export interface QueryPlan {
    text: string;
    kind: 'rows' | 'aggregate' | 'count';
    object: ObjectModel;
    columns: PlanColumn[];
    children: PlanChild[];
    where: ResolvedCondition | null;
    groupBy: Resolved[];
    having: ResolvedCondition | null;
    orderBy: PlanOrder[];
    limit: QueryValue | null;
    offset: QueryValue | null;
    allRows: boolean;
    /** From the WITH clause; null = the caller's. */
    mode: 'user' | 'system' | 'enforced' | null;
    /** Names behind colons, in order of appearance, each once. */
    binds: string[];
    /** Every object and field it touches, subqueries included. */
    objects: Set<ObjectModel>;
    uses: FieldUse[];
}
