import { runQuery } from './run-query.ts';
import { apexError, ApexList } from '../values/index.ts';
import type { SObject, ApexMap } from '../values/index.ts';
import type { Access, QueryRequest, QueryResult } from '../../../contracts.ts';

/**
 * Value of a bind expression by its text behind the colon (`name`, `record.Field__c`, `this.x`), in the method that called
 * Database.query; the compiler passes it as a last, hidden argument. Throws QueryException for what is no variable in reach.
 */
export type Scope = (name: string) => unknown;

/** Names behind colons outside of string literals. Date literals like `LAST_N_DAYS:30` are no binds. */
export function bindNames(soql: string): string[] {
    const text = soql.replace(/'(?:[^'\\]|\\.)*'/g, "''");
    return [...new Set([...text.matchAll(/:\s*([A-Za-z_][\w.]*)/g)].map((match) => match[1]!))];
}

/** Which limit the rows count against. */
type Counting = Pick<QueryRequest, 'located' | 'unlimited'>;

/** A dynamic query with what its binds mean, ready to run. */
export class BoundQuery {
    readonly soql: string;
    readonly access: Access;
    readonly #binds: ReadonlyMap<string, unknown> | null;
    readonly #rows: readonly SObject[] | null;

    /** Binds are read at once, as on the platform; `rows` stands for a query that already ran (inline SOQL). */
    constructor(soql: string, binds: Scope | ApexMap | null, access: Access, rows: readonly SObject[] | null = null) {
        this.soql = soql;
        this.access = access;
        this.#rows = rows;
        const names = rows === null ? bindNames(soql) : [];
        this.#binds = names.length === 0 ? null : new Map(names.map((name) => [name, valueOf(name, binds)]));
    }

    run(counting: Counting = {}): QueryResult {
        return runQuery({ soql: this.soql, binds: this.#binds, access: this.access, ...counting });
    }

    rows(counting: Counting = {}): SObject[] {
        return this.#rows === null ? this.run(counting).rows : [...this.#rows];
    }
}

function valueOf(name: string, binds: Scope | ApexMap | null): unknown {
    if (typeof binds === 'function') return binds(name);
    if (binds !== null) {
        const key = binds.keys().find((each) => typeof each === 'string' && each.toLowerCase() === name.toLowerCase());
        if (key !== undefined) return binds.get(key);
        throw apexError('QueryException', `Key '${name}' does not exist in the bindMap`);
    }
    throw apexError('QueryException', `Variable does not exist: ${name}`);
}

/** Database.query: a list of the queried object (aggregate rows as List<AggregateResult>). */
export function fetchRows(query: BoundQuery): ApexList {
    const result = query.run();
    if (result.kind === 'count') throw apexError('QueryException', 'COUNT() queries are run with Database.countQuery');
    return new ApexList(`List<${result.kind === 'aggregate' ? 'AggregateResult' : result.object.name}>`, result.rows);
}

/** Database.countQuery. */
export function count(query: BoundQuery): number {
    const result = query.run();
    if (result.kind !== 'count') throw apexError('QueryException', 'Only COUNT() queries can be counted');
    return result.count;
}
