/** Values of fields of known records by path, raw and unchecked: what formulas need of parents. */
import type { FieldModel, ObjectModel, OrgModel, RawValue } from '../schema/types.ts';
import type { Store } from '../store/store.ts';
import { fromSql } from '../store/values.ts';
import { fieldAt } from './formula-functions.ts';
import type { FormulaFunctions } from './formula-functions.ts';
import { SqlSource } from './sql-source.ts';
import type { SqlEnvironment } from './sql-source.ts';

interface Lookup {
    sql: string;
    /** Paths in the order of the columns after the id. */
    known: { path: string; field: FieldModel | undefined }[];
}

/** By store and model; within a model by object and paths. */
const lookups = new WeakMap<FormulaFunctions, WeakMap<OrgModel, Map<string, Lookup>>>();

function lookupOf(model: OrgModel, functions: FormulaFunctions, object: ObjectModel, paths: readonly string[]): Lookup {
    let byModel = lookups.get(functions);
    if (byModel === undefined) {
        byModel = new WeakMap();
        lookups.set(functions, byModel);
    }
    let known = byModel.get(model);
    if (known === undefined) {
        known = new Map();
        byModel.set(model, known);
    }
    const key = `${object.name}:${paths.join()}`;
    let lookup = known.get(key);
    if (lookup === undefined) {
        lookup = compileLookup(model, functions, object, paths);
        known.set(key, lookup);
    }
    return lookup;
}

function compileLookup(
    model: OrgModel,
    functions: FormulaFunctions,
    object: ObjectModel,
    paths: readonly string[]
): Lookup {
    let aliases = 0;
    const environment: SqlEnvironment = {
        model,
        alias: () => `t${aliases++}`,
        formula: (owner, field) => functions.function(model, owner, field)
    };
    const source = new SqlSource(environment, object);
    const known = paths
        .map((path) => ({ path, parts: path.split('.'), field: fieldAt(model, object, path.split('.')) }))
        .filter(({ parts, field }) => field !== undefined || parts.length > 1);
    const columns = known.map(({ parts }) => source.path(parts));
    return {
        sql: `SELECT ${[`${source.alias}."Id"`, ...columns].join(', ')} FROM ${source.from()} WHERE ${source.alias}."Id" IN (SELECT value FROM json_each(?))`,
        known
    };
}

/** Reads paths of records by id; a path that the object does not have is null. */
export function lookupPaths(
    store: Store,
    model: OrgModel,
    functions: FormulaFunctions,
    object: ObjectModel,
    ids: readonly string[],
    paths: readonly string[]
): Map<string, Map<string, RawValue>> {
    const { sql, known } = lookupOf(model, functions, object, paths);
    const found = new Map<string, Map<string, RawValue>>();
    for (const row of store.all(sql, [JSON.stringify(ids)])) {
        const values = new Map(
            known.map(({ path, field }, index) => [
                path,
                field === undefined ? row[index + 1] : fromSql(field, row[index + 1])
            ])
        );
        found.set(row[0] as string, values);
    }
    return found;
}
