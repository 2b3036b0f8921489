/** Runs queries: access, compiled SQL, rows, limits. */
import { countUsage, maximumOf } from '../apex/runtime/limits.ts';
import type { SObject } from '../apex/runtime/values/index.ts';
import type { Access, QueryRequest, QueryResult, Transaction } from '../contracts.ts';
import type { FieldModel, ObjectModel, OrgModel, RawValue } from '../schema/types.ts';
import type { Store } from '../store/store.ts';
import { checkReadAccess } from './access.ts';
import { BindValues, elementsOf, isCollection } from './bind.ts';
import { QUERY_MESSAGES, QueryError } from './errors.ts';
import { planQuery } from './plan.ts';
import { fillRecordAccess } from './record-access.ts';
import type { QueryPlan } from './resolved.ts';
import { attachChildren, toAggregate, toSObject } from './rows.ts';
import { compileQuery } from './sql.ts';
import type { CompiledQuery } from './sql.ts';
import type { Run } from './sql-conditions.ts';
import type { FormulaFunction } from './sql-source.ts';
import type { Viewers } from './viewers.ts';
import { hiddenHistory, VisibilityBuilder } from './visibility.ts';

const CACHE = 3000;

export interface QueryRunnerParts {
    store: Store;
    viewers: Viewers;
    formula(model: OrgModel, object: ObjectModel, field: FieldModel): FormulaFunction;
}

/** Runs queries against a store; one per store. */
export class QueryRunner {
    #parts: QueryRunnerParts;
    #compiled = new WeakMap<QueryPlan, Map<string, CompiledQuery>>();
    #compiledCount = 0;

    constructor(parts: QueryRunnerParts) {
        this.#parts = parts;
    }

    /** Runs a query in a transaction; counts against its limits. Throws QueryError, LimitError. */
    query(tx: Transaction, request: QueryRequest): QueryResult {
        const plan = planQuery(tx.model, request.soql);
        const counted = request.unlimited === true ? null : request.located === true ? 'queryLocatorRows' : 'queryRows';
        // Queries of custom metadata types are free, their rows are not.
        if (counted !== null && plan.object.kind !== 'metadata') {
            countUsage(tx, 'queries');
            countUsage(tx, 'aggregateQueries', plan.children.length);
        }
        const access = effectiveAccess(plan, request.access);
        if (access.mode === 'user' || plan.mode === 'enforced') {
            checkReadAccess(plan, tx.user, plan.mode === 'enforced' ? 'enforced' : 'user');
        }
        return this.#execute(tx, plan, new BindValues(request.binds), access.sharing, request.maxRows, counted);
    }

    /** Runs a plan without counting or checking: for the platform's own look-ups. */
    internal(tx: Transaction, soql: string, binds: ReadonlyMap<string, unknown>): SObject[] {
        return this.#execute(tx, planQuery(tx.model, soql), new BindValues(binds), false, undefined, null).rows;
    }

    #execute(
        tx: Transaction,
        plan: QueryPlan,
        binds: BindValues,
        sharing: boolean,
        maxRows: number | undefined,
        counted: 'queryRows' | 'queryLocatorRows' | null
    ): QueryResult {
        const shapes = plan.binds.map((name) => bindShape(binds.get(name)));
        if (plan.object.name === 'UserRecordAccess') {
            fillRecordAccess(tx, this.#parts.store, this.#parts.viewers, plan, binds);
        }
        const compiled = this.#compile(tx, plan, sharing, shapes);
        if (sharing) {
            this.#parts.viewers.refresh(tx.model);
        }
        const run: Run = {
            binds,
            now: tx.clock.now(),
            timeZone: tx.user.timeZone,
            locale: tx.user.locale,
            userId: tx.user.userId
        };
        const remaining =
            counted === null ? Number.MAX_SAFE_INTEGER : maximumOf(counted, tx.quiddity)! - tx.limits[counted];
        checkCounts(plan, run);
        const countRows = (rows: number): void => {
            if (counted !== null) {
                countUsage(tx, counted, rows);
            }
        };
        const most = Math.min(remaining + 1, maxRows ?? Number.MAX_SAFE_INTEGER);
        const raw = this.#parts.store.all(compiled.sql, parametersOf(compiled, run, most));
        if (plan.kind === 'count') {
            countRows(1);
            return { kind: 'count', object: plan.object, rows: [], count: raw[0][0] as number };
        }
        countRows(raw.length);
        if (plan.kind === 'aggregate') {
            return {
                kind: 'aggregate',
                object: plan.object,
                rows: raw.map((row) => toAggregate(compiled.shape, row)),
                count: raw.length
            };
        }
        const rows = raw.map((row) => toSObject(tx.model, compiled.shape, row));
        for (const { child, query } of compiled.children) {
            const ids = JSON.stringify(rows.map((row) => row.id));
            const childRows = rows.length === 0 ? [] : this.#parts.store.all(query.sql, parametersOf(query, run, ids));
            countRows(childRows.length);
            const byParent = new Map<string, SObject[]>();
            for (const row of childRows) {
                const parent = row[query.parentKey] as string;
                const record = toSObject(tx.model, query.shape, row);
                const list = byParent.get(parent);
                if (list === undefined) {
                    byParent.set(parent, [record]);
                } else {
                    list.push(record);
                }
            }
            attachChildren(rows, child.name, child.plan.object, byParent);
        }
        return { kind: 'rows', object: plan.object, rows, count: rows.length };
    }

    #compile(tx: Transaction, plan: QueryPlan, sharing: boolean, shapes: BindShape[]): CompiledQuery {
        // the SQL depends on which objects the user sees all of, and whose history in part, not on who the user is
        const sight = sharing ? this.#sightKey(tx) : '-';
        const key = `${sight}|${shapes.join('')}`;
        let byKey = this.#compiled.get(plan);
        if (byKey === undefined) {
            byKey = new Map();
            this.#compiled.set(plan, byKey);
        }
        let compiled = byKey.get(key);
        if (compiled === undefined) {
            if (++this.#compiledCount > CACHE) {
                this.#compiled = new WeakMap();
                this.#compiledCount = 0;
                byKey = new Map();
                this.#compiled.set(plan, byKey);
            }
            compiled = compileQuery(
                {
                    model: tx.model,
                    formula: (object, field) => this.#parts.formula(tx.model, object, field),
                    visibility: (object, alias, viewer) =>
                        sharing
                            ? new VisibilityBuilder(tx.model, tx.user, viewer).condition(object, alias, 'read')
                            : null,
                    isNull: (bind) =>
                        shapes[plan.binds.indexOf(bind)] !== 'v' && shapes[plan.binds.indexOf(bind)] !== 'l',
                    isList: (bind) => 'lL'.includes(shapes[plan.binds.indexOf(bind)])
                },
                plan
            );
            byKey.set(key, compiled);
        }
        return compiled;
    }

    #sights = new WeakMap<object, { version: number; key: string }>();

    #sightKey(tx: Transaction): string {
        let sight = this.#sights.get(tx.user);
        if (sight === undefined || sight.version !== tx.model.version) {
            let key = '';
            for (const object of tx.model.objects.values()) {
                const permissions = tx.user.object(object);
                key += permissions.modifyAll || permissions.viewAll ? '1' : permissions.read ? '0' : '.';
                if (object.trackedObject !== null) {
                    key += hiddenHistory(tx.model, tx.user, object).join();
                }
            }
            sight = { version: tx.model.version, key };
            this.#sights.set(tx.user, sight);
        }
        return sight.key;
    }
}

/** What a bind's value makes of the SQL: a value, null, a list, a list with null in it. */
type BindShape = 'v' | 'n' | 'l' | 'L';

function bindShape(value: unknown): BindShape {
    const hasNull = elementsOf(value).some((item) => item === null || item === undefined || item === '');
    if (isCollection(value)) {
        return hasNull ? 'L' : 'l';
    }
    return hasNull ? 'n' : 'v';
}

/** The WITH clause outranks the caller; user mode always means sharing. */
function effectiveAccess(plan: QueryPlan, access: Access): Access {
    if (plan.mode === 'user') {
        return { mode: 'user', sharing: true };
    }
    if (plan.mode === 'system' || plan.mode === 'enforced') {
        return { mode: 'system', sharing: access.classSharing ?? access.sharing };
    }
    return { mode: access.mode, sharing: access.mode === 'user' || access.sharing };
}

function parametersOf(query: CompiledQuery, run: Run, slotValue: RawValue): RawValue[] {
    const values = query.parameters.map((parameter) => parameter(run));
    if (query.slot >= 0) {
        values[query.slot] = slotValue;
    }
    return values;
}

function checkCounts(plan: QueryPlan, run: Run): void {
    for (const [name, value] of [
        ['LIMIT', plan.limit],
        ['OFFSET', plan.offset]
    ] as const) {
        if (value?.kind === 'bind') {
            const count = run.binds.get(value.name);
            if (typeof count !== 'number' || count < 0) {
                throw new QueryError(`${name} must be a non-negative Integer`);
            }
            if (name === 'OFFSET' && count > 2000) {
                throw new QueryError(QUERY_MESSAGES.offset);
            }
        }
    }
}
