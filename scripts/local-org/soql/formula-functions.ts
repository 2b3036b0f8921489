/** Formula fields as SQL functions of their inputs. */
import type { Transaction } from '../contracts.ts';
import { compileFormula } from '../formula/compile.ts';
import type { CompiledFormula, FormulaContext } from '../formula/types.ts';
import type { FieldModel, ObjectModel, OrgModel, RawValue } from '../schema/types.ts';
import { isText } from '../store/columns.ts';
import type { Store } from '../store/store.ts';
import { fromSql, toSql } from '../store/values.ts';
import { formulaGlobals } from './formula-globals.ts';
import type { FormulaFunction } from './sql-source.ts';

export interface FormulaFunctions {
    /** The SQL function of a formula field, registered on first use. */
    function(model: OrgModel, object: ObjectModel, field: FieldModel): FormulaFunction;
    /** The compiled formula of a formula field. */
    compiled(model: OrgModel, object: ObjectModel, field: FieldModel): CompiledFormula;
    /** Clock, user and globals of the running transaction. */
    context(tx: Transaction): Omit<FormulaContext, 'get'>;
}

interface Entry {
    formula: CompiledFormula;
    sql: FormulaFunction | null;
}

/** The field at the end of a path, for the type of its values; undefined where a polymorphic step hides it. */
export function fieldAt(model: OrgModel, object: ObjectModel, path: readonly string[]): FieldModel | undefined {
    let current: ObjectModel | undefined = object;
    for (const name of path.slice(0, -1)) {
        const reference: FieldModel | undefined = current && model.relationship(current, name);
        const last = path[path.length - 1];
        current = reference?.referenceTo
            .map((target) => model.object(target))
            .find((target) => target !== undefined && (path.length > 2 || model.field(target, last) !== undefined));
    }
    return current && model.field(current, path[path.length - 1]);
}

/** Creates the functions of a store; `current` gives the running transaction. */
export function createFormulaFunctions(store: Store, current: () => Transaction): FormulaFunctions {
    const entries = new WeakMap<FieldModel, Entry>();
    let count = 0;
    const entryOf = (model: OrgModel, object: ObjectModel, field: FieldModel): Entry => {
        let entry = entries.get(field);
        if (entry === undefined) {
            const formula = compileFormula(model, object, field.formula!, {
                returnType: field.type,
                scale: isText(field) ? undefined : field.scale,
                blankAsZero: field.formulaBlankAsZero,
                allow: 'field'
            });
            entry = { formula, sql: null };
            entries.set(field, entry);
        }
        return entry;
    };
    const context = (tx: Transaction) => ({
        now: tx.clock.now(),
        timeZone: tx.user.timeZone,
        ...formulaGlobals(tx, store)
    });
    return {
        context,
        compiled: (model, object, field) => entryOf(model, object, field).formula,
        function(model, object, field) {
            const entry = entryOf(model, object, field);
            if (entry.sql === null) {
                const { formula } = entry;
                const inputs = formula.inputs.map((path) => path.split('.'));
                const fields = inputs.map((path) => fieldAt(model, object, path));
                const places = new Map(formula.inputs.map((path, index) => [path, index]));
                const name = `formula_${++count}`;
                // the clock and the user are read per call, so only what needs neither may be reordered by SQLite
                store.defineFunction(
                    name,
                    { deterministic: formula.deterministic, varargs: true },
                    (...values: RawValue[]) => {
                        const get = (path: string): RawValue => {
                            const index = places.get(path)!;
                            const input = fields[index];
                            return input === undefined ? values[index] : fromSql(input, values[index]);
                        };
                        return toSql(
                            formula.evaluate(
                                formula.deterministic
                                    ? { get, now: 0, timeZone: 'UTC' }
                                    : { get, ...context(current()) }
                            )
                        );
                    }
                );
                entry.sql = { name, inputs };
            }
            return entry.sql;
        }
    };
}
