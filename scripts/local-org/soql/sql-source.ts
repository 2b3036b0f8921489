/** One FROM of the generated SQL: its alias, its joins, and the SQL of fields reached from it. */
import type { FieldModel, ObjectModel, OrgModel } from '../schema/types.ts';
import { quote } from '../store/columns.ts';
import { nameField, targetField, targetsOf } from './name-object.ts';
import type { FieldReference, Hop } from './resolved.ts';

/** The SQL function of a formula field and the paths of its inputs, relative to the field's object. */
export interface FormulaFunction {
    name: string;
    inputs: string[][];
}

/** What the parts of one statement share: parameters, alias numbers, formula functions. */
export interface SqlEnvironment {
    readonly model: OrgModel;
    alias(): string;
    /** Registers a formula field's SQL function. */
    formula(object: ObjectModel, field: FieldModel): FormulaFunction;
}

/** SQL text literal. */
export function literal(text: string): string {
    return `'${text.replaceAll("'", "''")}'`;
}

export class SqlSource {
    readonly alias: string;
    readonly object: ObjectModel;
    #environment: SqlEnvironment;
    #joins = new Map<string, { alias: string; sql: string }>();

    constructor(environment: SqlEnvironment, object: ObjectModel) {
        this.#environment = environment;
        this.object = object;
        this.alias = environment.alias();
    }

    /** `"Account" t0 LEFT JOIN ...`: complete only after all fields were asked for. */
    from(): string {
        return [`${quote(this.object.name)} ${this.alias}`, ...[...this.#joins.values()].map((join) => join.sql)].join(
            ' '
        );
    }

    /** SQL of a resolved field. */
    reference(reference: FieldReference): string {
        if (reference.owner === null) {
            const last = reference.hops[reference.hops.length - 1];
            return this.#named(this.#walk(reference.hops.slice(0, -1)), last.reference, reference.field.name);
        }
        return this.#field(this.#walk(reference.hops), reference.owner, reference.field);
    }

    /** SQL of a field by a path of names from this object. */
    path(names: string[]): string {
        return this.#path(this.alias, this.object, names);
    }

    /** SQL of the foreign key of the hop at an index. */
    foreignKey(hops: Hop[], index: number): string {
        return `${this.#walk(hops.slice(0, index))}.${quote(hops[index].reference.name)}`;
    }

    #walk(hops: Hop[]): string {
        let alias = this.alias;
        for (const hop of hops) {
            alias = this.#join(alias, hop.reference, hop.target);
        }
        return alias;
    }

    #join(from: string, reference: FieldModel, target: ObjectModel): string {
        const key = `${from}.${reference.name}.${target.name}`;
        let join = this.#joins.get(key);
        if (join === undefined) {
            const alias = this.#environment.alias();
            join = {
                alias,
                sql: `LEFT JOIN ${quote(target.name)} ${alias} ON ${alias}."Id" = ${from}.${quote(reference.name)}`
            };
            this.#joins.set(key, join);
        }
        return join.alias;
    }

    #field(alias: string, object: ObjectModel, field: FieldModel): string {
        if (field.formula === null) {
            return `${alias}.${quote(field.name)}`;
        }
        const { name, inputs } = this.#environment.formula(object, field);
        return `${name}(${inputs.map((path) => this.#path(alias, object, path)).join(', ')})`;
    }

    /** SQL of a path from a formula, starting at any joined table. */
    #path(alias: string, object: ObjectModel, path: string[]): string {
        const { model } = this.#environment;
        for (let index = 0; index < path.length - 1; index++) {
            const reference = model.relationship(object, path[index]);
            const targets = reference === undefined ? [] : targetsOf(model, reference);
            if (reference === undefined || targets.length === 0) {
                throw new Error(`Formula of ${object.name} refers to ${path.join('.')}, which cannot be walked`);
            }
            if (
                targets.length > 1 &&
                index === path.length - 2 &&
                nameField(model, reference, path[index + 1]) !== null
            ) {
                return this.#named(alias, reference, path[index + 1]);
            }
            const target =
                targets.find(
                    (candidate) =>
                        model.field(candidate, path[index + 1]) !== undefined ||
                        model.relationship(candidate, path[index + 1]) !== undefined
                ) ?? targets[0];
            alias = this.#join(alias, reference, target);
            object = target;
        }
        const field = model.field(object, path[path.length - 1]);
        if (field === undefined) {
            throw new Error(`Formula refers to ${path.join('.')}, which ${object.name} does not have`);
        }
        return this.#field(alias, object, field);
    }

    /** A field of the pseudo-object Name: the key's prefix says which table to look in. */
    #named(alias: string, reference: FieldModel, name: string): string {
        const { model } = this.#environment;
        const key = `${alias}.${quote(reference.name)}`;
        if (name === 'Id') {
            return key;
        }
        const cases: string[] = [];
        for (const target of targetsOf(model, reference)) {
            if (name === 'Type') {
                cases.push(`WHEN '${target.keyPrefix}' THEN ${literal(target.name)}`);
                continue;
            }
            const field = targetField(model, target, name);
            if (field !== undefined) {
                const source = new SqlSource(this.#environment, target);
                const value = source.#field(source.alias, target, field);
                cases.push(
                    `WHEN '${target.keyPrefix}' THEN (SELECT ${value} FROM ${source.from()} WHERE ${source.alias}."Id" = ${key})`
                );
            }
        }
        return cases.length === 0 ? 'NULL' : `CASE substr(${key}, 1, 3) ${cases.join(' ')} END`;
    }
}
