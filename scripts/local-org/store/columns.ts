/** Which fields are columns, and of which SQLite type. */
import type { FieldModel, FieldType, ObjectModel } from '../schema/types.ts';

export interface Column {
    name: string;
    type: 'TEXT' | 'INTEGER' | 'REAL';
    /** What an added or unreadable value becomes. */
    fallback: 0 | null;
    field: FieldModel;
}

const TYPES: Partial<Record<FieldType, Column['type']>> = {
    boolean: 'INTEGER',
    int: 'INTEGER',
    long: 'INTEGER',
    datetime: 'INTEGER',
    time: 'INTEGER',
    double: 'REAL',
    currency: 'REAL',
    percent: 'REAL'
};

const TEXT_TYPES: ReadonlySet<FieldType> = new Set<FieldType>([
    'string',
    'textarea',
    'picklist',
    'multipicklist',
    'email',
    'phone',
    'url',
    'anytype'
]);

/** Formula fields are computed when read and compound addresses are put together from their parts; all else is stored. */
export function isStored(field: FieldModel): boolean {
    return field.formula === null && field.type !== 'address';
}

/** True when the platform compares this field's values without regard to case. */
export function isText(field: FieldModel): boolean {
    return TEXT_TYPES.has(field.type);
}

/** True for objects that have rows: platform events are published, not kept. */
export function hasTable(object: ObjectModel): boolean {
    return object.kind !== 'event';
}

const columnCache = new WeakMap<ObjectModel, Column[]>();

/** Columns of an object's table in field order, `Id` first. */
export function columnsOf(object: ObjectModel): Column[] {
    let columns = columnCache.get(object);
    if (columns === undefined) {
        columns = [];
        for (const field of object.fields.values()) {
            if (isStored(field)) {
                const column: Column = {
                    name: field.name,
                    type: TYPES[field.type] ?? 'TEXT',
                    fallback: field.type === 'boolean' ? 0 : null,
                    field
                };
                if (field.type === 'id') {
                    columns.unshift(column);
                } else {
                    columns.push(column);
                }
            }
        }
        columnCache.set(object, columns);
    }
    return columns;
}

/** Quotes an identifier for SQL. */
export function quote(name: string): string {
    return `"${name.replaceAll('"', '""')}"`;
}

export interface IndexDefinition {
    name: string;
    sql: string;
}

/** True for columns that an index of `indexesOf` is on. */
export function isIndexed({ field }: Column): boolean {
    return field.type === 'reference' || (field.type !== 'id' && (field.unique || field.externalId || field.nameField));
}

/** Indexes of an object: references, deleted flag where it may be sparse, names and unique or external ids in folded form. */
export function indexesOf(object: ObjectModel): IndexDefinition[] {
    const indexes: IndexDefinition[] = [];
    for (const column of columnsOf(object)) {
        const { field } = column;
        const add = (expression: string, suffix: string) => {
            const name = `ix_${object.name}_${field.name}${suffix}`;
            indexes.push({ name, sql: `CREATE INDEX ${quote(name)} ON ${quote(object.name)}(${expression})` });
        };
        const key = field.unique || field.externalId || field.nameField;
        if (field.type === 'reference') {
            add(quote(field.name), '');
        } else if (key && isText(field)) {
            add(`fold(${quote(field.name)})`, '_fold');
            if (field.caseSensitive) {
                add(quote(field.name), '');
            }
        } else if (key && field.type !== 'id') {
            add(quote(field.name), '');
        }
    }
    return indexes;
}
