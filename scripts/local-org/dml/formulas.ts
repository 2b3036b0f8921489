/** Formulas around a save: default values, validation rules, formula fields of trigger records. */
import { compileFormula } from '../formula/compile.ts';
import { FormulaFailure } from '../formula/types.ts';
import type { CompiledFormula, FormulaContext } from '../formula/types.ts';
import type { FieldModel, ObjectModel, OrgModel, RawValue, ValidationRuleModel } from '../schema/types.ts';
import type { FormulaFunctions } from '../soql/formula-functions.ts';
import { lookupPaths } from '../soql/lookup.ts';
import type { Store } from '../store/store.ts';
import { fromRaw } from '../store/values.ts';
import { valueOf } from './layout.ts';
import { dmlError, DML_ERRORS } from './messages.ts';
import type { SaveContext, Work } from './work.ts';

export interface FormulaRules {
    defaultValue(context: SaveContext, field: FieldModel): RawValue;
    /** Runs the active validation rules; errors are put on the rows. */
    validate(context: SaveContext, works: readonly Work[]): void;
    /** Formula fields of rows as they are now, for the records of triggers; null where the object has none. */
    formulaValues(
        context: SaveContext,
        works: readonly Work[],
        which: 'row' | 'old'
    ): ((work: Work) => FormulaValues) | null;
}

/** Formula fields of one row as Apex values, each computed when it is first read. */
export class FormulaValues {
    readonly #fields: ReadonlyMap<string, FieldModel>;
    readonly #compute: (name: string) => RawValue;
    readonly #known = new Map<string, unknown>();

    constructor(fields: ReadonlyMap<string, FieldModel>, compute: (name: string) => RawValue) {
        this.#fields = fields;
        this.#compute = compute;
    }

    names(): Iterable<string> {
        return this.#fields.keys();
    }

    has(name: string): boolean {
        return this.#fields.has(name);
    }

    get(name: string): unknown {
        let value = this.#known.get(name);
        if (value === undefined) {
            value = fromRaw(this.#fields.get(name)!, this.#compute(name));
            this.#known.set(name, value);
        }
        return value;
    }
}

interface ObjectFormulas {
    rules: { rule: ValidationRuleModel; formula: CompiledFormula }[];
    fields: ReadonlyMap<string, FieldModel>;
    /** Whether a formula field depends on the clock, the user or settings: those are computed at once. */
    isTimeless: boolean;
    /** Paths over references that rules, or formula fields, read; own formula fields are followed. */
    rulePaths: string[];
    fieldPaths: string[];
}

/** Creates the rules of a store. */
export function createFormulaRules(store: Store, functions: FormulaFunctions): FormulaRules {
    const cache = new WeakMap<ObjectModel, ObjectFormulas>();
    const defaults = new WeakMap<FieldModel, CompiledFormula>();

    const formulasOf = (model: OrgModel, object: ObjectModel): ObjectFormulas => {
        let formulas = cache.get(object);
        if (formulas === undefined) {
            const rules = object.validationRules
                .filter((rule) => rule.active)
                .map((rule) => ({
                    rule,
                    formula: compileFormula(model, object, rule.formula, { returnType: 'boolean', allow: 'validation' })
                }));
            const fields = [...object.fields.values()].filter((field) => field.formula !== null);
            const compiled = fields.map((field) => functions.compiled(model, object, field));
            formulas = {
                rules,
                fields: new Map(fields.map((field) => [field.name, field])),
                isTimeless: compiled.every((formula) => formula.deterministic),
                rulePaths: parentPaths(
                    model,
                    object,
                    rules.flatMap(({ formula }) => formula.inputs)
                ),
                fieldPaths: parentPaths(
                    model,
                    object,
                    compiled.flatMap((formula) => formula.inputs)
                )
            };
            cache.set(object, formulas);
        }
        return formulas;
    };

    function parentPaths(model: OrgModel, object: ObjectModel, inputs: readonly string[]): string[] {
        const paths = new Set<string>();
        const visit = (input: string): void => {
            if (input.includes('.')) {
                paths.add(input);
                return;
            }
            const field = model.field(object, input);
            if (field !== undefined && field.formula !== null) {
                functions.compiled(model, object, field).inputs.forEach(visit);
            }
        };
        inputs.forEach(visit);
        return [...paths];
    }

    /** Reads of one row: own columns, own formula fields, parents that were read for all rows at once. */
    function reader(
        context: SaveContext,
        row: Work['row'],
        parents: ParentValues,
        globals: Omit<FormulaContext, 'get'>
    ): (path: string) => RawValue {
        const { layout, object, tx } = context;
        const get = (path: string): RawValue => {
            if (path.includes('.')) {
                return parents(row, path);
            }
            const stored = valueOf(layout, row, path);
            if (stored !== undefined) {
                return stored;
            }
            const field = tx.model.field(object, path);
            if (field === undefined || field.formula === null) {
                return null;
            }
            return functions.compiled(tx.model, object, field).evaluate({ ...globals, get });
        };
        return get;
    }

    type ParentValues = (row: Work['row'], path: string) => RawValue;

    function readParents(context: SaveContext, rows: readonly Work['row'][], paths: readonly string[]): ParentValues {
        const { tx, layout, object } = context;
        const values = new Map<string, Map<string, RawValue>>();
        const references = new Map<string, FieldModel>();
        for (const [relationship, group] of Map.groupBy(paths, (path) => path.slice(0, path.indexOf('.')))) {
            const reference = tx.model.relationship(object, relationship);
            if (reference === undefined) {
                continue;
            }
            references.set(relationship, reference);
            const ids = new Set(
                rows.map((row) => valueOf(layout, row, reference.name)).filter((id) => typeof id === 'string')
            );
            const rest = group.map((path) => path.slice(relationship.length + 1));
            for (const [prefix, members] of Map.groupBy(ids, (id) => id.slice(0, 3))) {
                const target = tx.model.objectByPrefix(prefix);
                for (const [id, found] of target === undefined
                    ? []
                    : lookupPaths(store, tx.model, functions, target, members, rest)) {
                    values.set(`${relationship}:${id}`, found);
                }
            }
        }
        return (row, path) => {
            const dot = path.indexOf('.');
            const relationship = path.slice(0, dot);
            const reference = references.get(relationship);
            const id = reference && valueOf(layout, row, reference.name);
            return values.get(`${relationship}:${id}`)?.get(path.slice(dot + 1)) ?? null;
        };
    }

    return {
        defaultValue({ tx, object }, field) {
            let formula = defaults.get(field);
            if (formula === undefined) {
                const numeric = field.precision > 0;
                formula = compileFormula(tx.model, object, field.defaultFormula!, {
                    returnType: field.type,
                    scale: numeric ? field.scale : undefined,
                    allow: 'default'
                });
                defaults.set(field, formula);
            }
            return formula.evaluate({ ...functions.context(tx), get: () => null });
        },
        validate(context, works) {
            const { rules, rulePaths } = formulasOf(context.tx.model, context.object);
            if (rules.length === 0 || works.length === 0) {
                return;
            }
            const globals = functions.context(context.tx);
            const parents = readParents(
                context,
                works.flatMap((work) => (work.old === null ? [work.row] : [work.row, work.old])),
                rulePaths
            );
            for (const work of works) {
                const get = reader(context, work.row, parents, globals);
                const prior = work.old === null ? get : reader(context, work.old, parents, globals);
                const formulaContext: FormulaContext = {
                    ...globals,
                    get,
                    prior,
                    isNew: work.old === null,
                    isChanged: (path) => work.old !== null && get(path) !== prior(path)
                };
                for (const { rule, formula } of rules) {
                    try {
                        if (formula.evaluate(formulaContext) === true) {
                            work.errors.push(DML_ERRORS.validation(rule.message, rule.errorField));
                        }
                    } catch (error) {
                        if (!(error instanceof FormulaFailure)) {
                            throw error;
                        }
                        work.errors.push(
                            dmlError(
                                'FIELD_INTEGRITY_EXCEPTION',
                                `The formula in the "${rule.name}" validation rule is invalid: ${error.message}`
                            )
                        );
                    }
                }
            }
        },
        formulaValues(context, works, which) {
            const { fields, fieldPaths, isTimeless } = formulasOf(context.tx.model, context.object);
            if (fields.size === 0) {
                return null;
            }
            const globals = functions.context(context.tx);
            const rowOf = (work: Work) => (which === 'old' ? work.old! : work.row);
            const parents = readParents(context, works.map(rowOf), fieldPaths);
            return (work) => {
                const values = new FormulaValues(fields, reader(context, [...rowOf(work)], parents, globals));
                if (!isTimeless) {
                    [...fields.keys()].forEach((name) => values.get(name));
                }
                return values;
            };
        }
    };
}
