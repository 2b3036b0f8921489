/** Result rows -> SObjects. */
import { ApexList, Decimal, SObject } from '../apex/runtime/values/index.ts';
import type { ObjectModel, OrgModel, RawValue } from '../schema/types.ts';
import type { RawRow } from '../store/store.ts';
import { fromRaw } from '../store/values.ts';
import type { RowShape } from './sql.ts';

/** What aggregate rows are rows of. */
export const AGGREGATE_RESULT: ObjectModel = {
    name: 'AggregateResult',
    localName: 'AggregateResult',
    label: 'Aggregate Result',
    labelPlural: 'Aggregate Results',
    keyPrefix: '',
    kind: 'system',
    custom: false,
    createable: false,
    updateable: false,
    deletable: false,
    undeletable: false,
    queryable: false,
    hasRecycleBin: false,
    sharing: 'FullAccess',
    masters: [],
    fields: new Map(),
    children: [],
    recordTypes: [],
    validationRules: [],
    fieldSets: new Map(),
    nameField: null,
    description: null,
    sharedObject: null,
    trackedObject: null
};

/** What a parent behind a reference to several objects is typed as; parents themselves are records of their own object. */
export const NAME_OBJECT: ObjectModel = {
    ...AGGREGATE_RESULT,
    name: 'Name',
    localName: 'Name',
    label: 'Name',
    labelPlural: 'Names'
};

function convert(column: RowShape['fields'][number], value: RawValue): unknown {
    if (column.conversion === 'field') {
        return fromRaw(column.field, value);
    }
    return column.conversion === 'average' && value !== null ? Decimal.ofNumber(value as number) : value;
}

/** One record with its parents; every record carries its Id, and the foreign keys of the parents that were asked for. */
export function toSObject(model: OrgModel, shape: RowShape, row: RawRow): SObject {
    const values: Record<string, unknown> = {};
    if (shape.id >= 0) {
        values.Id = row[shape.id];
    }
    for (const column of shape.fields) {
        values[column.key] = convert(column, row[column.index]);
    }
    for (const parent of shape.parents) {
        const id = row[parent.shape.id] as string | null;
        values[parent.foreignKey.name] = id;
        if (id === null) {
            values[parent.key] = null;
        } else {
            const target = parent.polymorphic
                ? (model.objectByPrefix(id.slice(0, 3)) ?? parent.shape.object)
                : parent.shape.object;
            values[parent.key] = toSObject(
                model,
                target === parent.shape.object ? parent.shape : { ...parent.shape, object: target },
                row
            );
        }
    }
    return new SObject(shape.object, values, true);
}

/** One row of an aggregate query, keyed by alias. */
export function toAggregate(shape: RowShape, row: RawRow): SObject {
    const values: Record<string, unknown> = {};
    for (const column of shape.fields) {
        values[column.key] = convert(column, row[column.index]);
    }
    return new SObject(AGGREGATE_RESULT, values, true);
}

/** Child rows by parent's id, hung into their parents as lists. */
export function attachChildren(
    parents: readonly SObject[],
    name: string,
    object: ObjectModel,
    children: Map<string, SObject[]>
): void {
    for (const parent of parents) {
        parent.values[name] = new ApexList(`List<${object.name}>`, children.get(parent.id!) ?? []);
    }
}
