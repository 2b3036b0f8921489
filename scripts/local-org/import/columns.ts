import type { FieldModel, ObjectModel, OrgModel } from '../schema/types.ts';
import type { ObjectMapping } from './mapping.ts';
import type { Table } from './table.ts';

/** What a column of a file means. */
export type ColumnMeaning =
    | { kind: 'field'; column: string; index: number; field: FieldModel }
    /** `Account.Name`: the record whose `by` holds the cell. */
    | { kind: 'parent'; column: string; index: number; field: FieldModel; target: ObjectModel; by: FieldModel };

export interface ColumnPlan {
    columns: ColumnMeaning[];
    /** One sentence for each column that means nothing here. */
    problems: string[];
}

/** Reads the header of a file against the object's fields and the mapping. */
export function planColumns(model: OrgModel, object: ObjectModel, table: Table, mapping: ObjectMapping): ColumnPlan {
    const plan: ColumnPlan = { columns: [], problems: [] };
    const names = [
        ...table.columns,
        ...Object.keys(mapping.defaults ?? {}).filter((name) => !table.columns.includes(name))
    ];
    names.forEach((column, index) => {
        if (mapping.ignore?.includes(column)) return;
        const meaning = meaningOf(model, object, mapping.rename?.[column] ?? column);
        if (typeof meaning === 'string') plan.problems.push(`${meaning}; the column is left out`);
        else plan.columns.push({ ...meaning, column, index });
    });
    return plan;
}

function meaningOf(
    model: OrgModel,
    object: ObjectModel,
    column: string
):
    | { kind: 'field'; field: FieldModel }
    | { kind: 'parent'; field: FieldModel; target: ObjectModel; by: FieldModel }
    | string {
    const [relationship = '', byName, ...more] = column.split('.');
    if (byName === undefined) {
        const field = model.field(object, column);
        if (!field) return `${object.name} has no field ${column}`;
        return field.formula !== null || field.summary !== null
            ? `${field.name} is calculated and cannot be loaded`
            : { kind: 'field', field };
    }
    const field = model.relationship(object, relationship);
    if (!field) return `${object.name} has no relationship ${relationship}`;
    if (more.length > 0) return `${column} goes over more than one relationship`;
    // Of several targets (an owner is a user or a queue) the first that has such a field is meant.
    const targets = field.referenceTo.map((name) => model.object(name)).filter((candidate) => candidate !== undefined);
    const target = targets.find((candidate) => model.field(candidate, byName));
    const by = target && model.field(target, byName);
    if (!target || !by) return `${field.referenceTo[0] ?? relationship} has no field ${byName}`;
    return { kind: 'parent', field, target, by };
}
