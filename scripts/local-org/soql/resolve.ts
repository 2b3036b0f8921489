/** Resolves field paths and functions of one FROM against the model. */
import type { FieldModel, FieldType, ObjectModel, OrgModel } from '../schema/types.ts';
import type { FieldPath, QueryExpression } from './ast.ts';
import { QUERY_MESSAGES, QueryError } from './errors.ts';
import { nameField, targetsOf } from './name-object.ts';
import type { CallReference, FieldReference, FieldUse, Hop, Resolved } from './resolved.ts';

const AGGREGATES = new Set(['COUNT', 'COUNT_DISTINCT', 'SUM', 'AVG', 'MIN', 'MAX']);
const NUMBERS: ReadonlySet<FieldType> = new Set<FieldType>(['int', 'long', 'double', 'currency', 'percent']);
const MAX_DEPTH = 5;

/** True for types that numbers are stored in. */
export function isNumber(type: FieldType): boolean {
    return NUMBERS.has(type);
}

/** Name resolution inside one query; collects what the query touches. */
export class Scope {
    readonly model: OrgModel;
    readonly object: ObjectModel;
    readonly objects: Set<ObjectModel>;
    readonly uses: FieldUse[];
    #alias: string | null;

    constructor(
        model: OrgModel,
        object: ObjectModel,
        alias: string | null,
        objects: Set<ObjectModel>,
        uses: FieldUse[]
    ) {
        this.model = model;
        this.object = object;
        this.objects = objects;
        this.uses = uses;
        this.#alias = alias?.toLowerCase() ?? null;
        objects.add(object);
    }

    /** A field path of this query. Throws QueryError. */
    field(path: FieldPath, selected: boolean): FieldReference {
        const names = this.#withoutAlias(path);
        if (names.length - 1 > MAX_DEPTH) {
            throw new QueryError(QUERY_MESSAGES.tooDeep);
        }
        const hops: Hop[] = [];
        const canonical: string[] = [];
        let object = this.object;
        for (let index = 0; index < names.length - 1; index++) {
            const reference = this.model.relationship(object, names[index]);
            if (reference === undefined || reference.relationshipName === null) {
                throw new QueryError(QUERY_MESSAGES.noRelationship(names[index]), 'INVALID_FIELD');
            }
            this.uses.push({ object, field: reference, selected: false });
            canonical.push(reference.relationshipName);
            const targets = targetsOf(this.model, reference);
            if (targets.length === 0) {
                throw new QueryError(QUERY_MESSAGES.noRelationship(names[index]), 'INVALID_FIELD');
            }
            if (targets.length > 1 && index === names.length - 2) {
                const field = nameField(this.model, reference, names[index + 1]);
                if (field === null) {
                    throw new QueryError(QUERY_MESSAGES.noColumn(names[index + 1], 'Name'), 'INVALID_FIELD');
                }
                hops.push({ reference, target: targets[0] });
                return { kind: 'field', hops, owner: null, field, path: [...canonical, field.name] };
            }
            const target =
                targets.length === 1
                    ? targets[0]
                    : targets.find((candidate) => this.model.relationship(candidate, names[index + 1]) !== undefined);
            if (target === undefined) {
                throw new QueryError(QUERY_MESSAGES.noRelationship(names[index + 1]), 'INVALID_FIELD');
            }
            this.objects.add(target);
            hops.push({ reference, target });
            object = target;
        }
        const last = names[names.length - 1];
        const field = this.model.field(object, last);
        if (field === undefined) {
            throw new QueryError(QUERY_MESSAGES.noColumn(last, object.name), 'INVALID_FIELD');
        }
        if (field.type === 'address') {
            throw new QueryError(
                QUERY_MESSAGES.unsupported(`the compound field ${object.name}.${field.name} in a query`),
                'UNSUPPORTED'
            );
        }
        this.uses.push({ object, field, selected });
        return { kind: 'field', hops, owner: object, field, path: [...canonical, field.name] };
    }

    #withoutAlias(path: FieldPath): FieldPath {
        if (path.length > 1) {
            const first = path[0].toLowerCase();
            if (
                first === this.#alias ||
                (this.#alias === null &&
                    (first === this.object.name.toLowerCase() || first === this.object.localName.toLowerCase()) &&
                    this.model.relationship(this.object, first) === undefined)
            ) {
                return path.slice(1);
            }
        }
        return path;
    }

    /** A field or function of this query. Throws QueryError. */
    expression(expression: QueryExpression, selected: boolean): Resolved {
        if (expression.kind === 'field') {
            return this.field(expression.path, selected);
        }
        return this.#call(expression, selected);
    }

    #call(call: QueryExpression & { kind: 'call' }, selected: boolean): CallReference {
        const { name, convertTimezone } = call;
        if (call.argument?.kind === 'call') {
            const inner = this.#call(call.argument, selected);
            return {
                kind: 'call',
                name,
                aggregate: inner.aggregate,
                argument: inner.argument,
                inner,
                convertTimezone: false,
                type: 'string'
            };
        }
        const argument = call.argument === null ? null : this.field(call.argument.path, selected);
        const result = (type: FieldType): CallReference => ({
            kind: 'call',
            name,
            aggregate: AGGREGATES.has(name),
            argument,
            inner: null,
            convertTimezone,
            type
        });
        if (argument === null) {
            throw new QueryError(QUERY_MESSAGES.unexpectedToken(')'));
        }
        const { field } = argument;
        switch (name) {
            case 'COUNT':
            case 'COUNT_DISTINCT':
                return result('int');
            case 'SUM':
            case 'AVG':
                if (!NUMBERS.has(field.type)) {
                    throw new QueryError(QUERY_MESSAGES.notAggregatable(field.name, name));
                }
                return result(name === 'SUM' && field.type === 'int' ? 'int' : name === 'AVG' ? 'double' : field.type);
            case 'MIN':
            case 'MAX':
                if (field.longText || field.type === 'boolean' || field.type === 'multipicklist') {
                    throw new QueryError(QUERY_MESSAGES.notAggregatable(field.name, name));
                }
                return result(field.type);
            case 'TOLABEL':
            case 'FORMAT':
                return result('string');
            case 'DAY_ONLY':
                return this.#dateFunction(name, field, result('date'));
            default:
                return this.#dateFunction(name, field, result('int'));
        }
    }

    #dateFunction(name: string, field: FieldModel, call: CallReference): CallReference {
        if (field.type !== 'datetime' && (field.type !== 'date' || name === 'DAY_ONLY' || name === 'HOUR_IN_DAY')) {
            throw new QueryError(QUERY_MESSAGES.unsupported(`${name}(${field.name})`), 'INVALID_FIELD');
        }
        return call;
    }
}
