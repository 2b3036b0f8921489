import { apexError } from './exceptions.ts';
import { coerceToField } from './coerce.ts';
import { ApexList } from './list.ts';
import { MESSAGES } from './messages.ts';
import type { FieldModel, ObjectModel } from '../../../schema/types.ts';

/** Fields that SObject.clone() leaves out unless it is told to keep them. */
const READ_ONLY_TIMESTAMPS = new Set([
    'CreatedById',
    'CreatedDate',
    'LastModifiedById',
    'LastModifiedDate',
    'SystemModstamp'
]);

/** An error put on a row by addError or by the DML engine. */
export interface RowError {
    field: string | null;
    message: string;
    /** StatusCode; FIELD_CUSTOM_VALIDATION_EXCEPTION for addError. */
    statusCode?: string;
}

/** Values of a record that are made when somebody asks for them. */
export interface LazyValues {
    /** One value, undefined where nothing of that name is populated. */
    get(name: string): unknown;
    set(name: string, value: unknown): void;
    /** All of them; from now on the record keeps them itself. */
    all(): Record<string, unknown>;
}

/**
 * A record in Apex. `values` holds what is populated, by canonical field name; parents sit under the relationship name
 * as SObject, child rows as ApexList. Absent = not populated; null = populated with nothing.
 */
export class SObject {
    readonly object: ObjectModel;
    /** The values, or where they come from while nobody needed them all. */
    private known: Record<string, unknown> | null;
    private source: LazyValues | null = null;
    /** The row came from a query: reading what was not selected throws. */
    queried: boolean;
    /** Trigger.old, and Trigger.new in after triggers. */
    readOnly: boolean;
    errors: RowError[];

    constructor(object: ObjectModel, values: Record<string, unknown> = {}, queried = false) {
        this.object = object;
        this.known = values;
        this.queried = queried;
        this.readOnly = false;
        this.errors = [];
    }

    /** A record whose values come from elsewhere. */
    static lazy(object: ObjectModel, source: LazyValues, queried = false): SObject {
        const record = new SObject(object, {}, queried);
        record.known = null;
        record.source = source;
        return record;
    }

    get values(): Record<string, unknown> {
        return (this.known ??= this.source!.all());
    }

    set values(values: Record<string, unknown>) {
        this.source?.all();
        this.known = values;
    }

    /** The values as far as the record keeps them itself; null where they still come from elsewhere. */
    get kept(): Record<string, unknown> | null {
        return this.known;
    }

    private peek(name: string): unknown {
        return this.known === null ? this.source!.get(name) : this.known[name];
    }

    private poke(name: string, value: unknown): void {
        if (this.known === null) this.source!.set(name, value);
        else this.known[name] = value;
    }

    /** True for rows of aggregate queries: `values` is keyed by alias. */
    get aggregate(): boolean {
        return this.object.name === 'AggregateResult';
    }

    get id(): string | null {
        return (this.peek('Id') as string | null | undefined) ?? null;
    }

    /** Record type name in messages and `instanceof`. */
    get typeName(): string {
        return this.object.name;
    }

    /** Field of that name (any case, with or without prefix); SObjectException "Invalid field x for y". */
    field(name: string): FieldModel {
        const field = this.findField(name);
        if (field === undefined) throw apexError('SObjectException', MESSAGES.invalidField(name, this.object.name));
        return field;
    }

    /** As `field`, undefined when there is none. */
    findField(name: string): FieldModel | undefined {
        const { fields } = this.object;
        const found = fields.get(name);
        if (found !== undefined) return found;
        const key = name.toLowerCase();
        return fields.get(key) ?? localField(this.object, key);
    }

    /**
     * Static read `row.Field` and `row.get('Field')` of a canonical field name: the value, null where it is not populated,
     * false for an unpopulated checkbox; SObjectException where the row was queried without it.
     */
    read(name: string): unknown {
        const value = this.peek(name);
        if (value !== undefined) return value;
        return this.#unpopulated(name);
    }

    #unpopulated(name: string): unknown {
        if (this.queried && name !== 'Id')
            throw apexError('SObjectException', MESSAGES.fieldNotQueried(this.object.name, name));
        return this.object.fields.get(name.toLowerCase())?.type === 'boolean' ? false : null;
    }

    /** Static read of a parent `row.Rel__r`: SObject or null. */
    parent(relationship: string): SObject | null {
        const value = this.peek(relationship);
        if (value instanceof SObject) return value;
        if (value === undefined && this.queried)
            throw apexError('SObjectException', MESSAGES.fieldNotQueried(this.object.name, relationship));
        return null;
    }

    /** Static read of child rows `row.Children__r`; an empty list where none were queried or set. */
    children(relationship: string, type: string): ApexList {
        const value = this.peek(relationship);
        if (value instanceof ApexList) return value;
        if (value === undefined && this.queried)
            throw apexError('SObjectException', MESSAGES.fieldNotQueried(this.object.name, relationship));
        const list = new ApexList(type);
        return list;
    }

    /** Write of a canonical name with a value that already has the field's type (typed assignment; the compiler checked it). */
    write(name: string, value: unknown): void {
        if (this.readOnly) throw apexError('FinalException', MESSAGES.readOnlyRecord);
        this.poke(name, value);
    }

    /** get(name): fields by any spelling; aggregate rows by alias. */
    get(name: string): unknown {
        if (this.aggregate) {
            const key = Object.keys(this.values).find((alias) => alias.toLowerCase() === name.toLowerCase());
            if (key === undefined) throw apexError('SObjectException', MESSAGES.invalidField(name, 'AggregateResult'));
            return this.values[key];
        }
        return this.read(this.field(name).name);
    }

    /** put(name, value): coerces, returns the value before. */
    put(name: string, value: unknown): unknown {
        if (this.readOnly) throw apexError('FinalException', MESSAGES.readOnlyRecord);
        const field = this.field(name);
        if (field.formula !== null || field.summary !== null)
            throw apexError('SObjectException', MESSAGES.fieldNotWriteable(this.object.name, field.name));
        const before = this.peek(field.name) ?? null;
        this.poke(field.name, coerceToField(field, value));
        return before;
    }

    /** True when the field or relationship is populated (null counts). */
    isSet(name: string): boolean {
        const field = this.findField(name);
        return this.peek(field?.name ?? name) !== undefined;
    }

    /** addError(message) and addError(field, message). */
    addError(message: string, field: string | null = null): void {
        this.errors.push({ field, message, statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION' });
    }

    /**
     * clone(preserveId, deep, preserveTimestamps, preserveAutonumber). A deep clone of a row copies its parents too;
     * a shallow one shares them.
     */
    clone(preserveId = false, deep = false, preserveTimestamps = false, preserveAutonumber = false): SObject {
        const values: Record<string, unknown> = {};
        for (const [name, value] of Object.entries(this.values)) {
            if (name === 'Id' && !preserveId) continue;
            if (READ_ONLY_TIMESTAMPS.has(name) && !preserveTimestamps) continue;
            if (!preserveAutonumber && (this.object.fields.get(name.toLowerCase())?.autoNumber ?? null) !== null)
                continue;
            values[name] = deep ? deepValue(value) : value;
        }
        const copy = new SObject(this.object, values, this.queried);
        return copy;
    }

    /** Populated names with their values, in population order. */
    populated(): [string, unknown][] {
        return Object.entries(this.values);
    }
}

function deepValue(value: unknown): unknown {
    if (value instanceof SObject) return value.clone(true, true, true, true);
    if (value instanceof ApexList) return new ApexList(value.type, value.items.map(deepValue));
    return value;
}

const localNames = new WeakMap<ObjectModel, Map<string, FieldModel>>();

/** Field by its unprefixed name, lower case. */
function localField(object: ObjectModel, key: string): FieldModel | undefined {
    let names = localNames.get(object);
    if (names === undefined) {
        names = new Map([...object.fields.values()].map((field) => [field.localName.toLowerCase(), field]));
        localNames.set(object, names);
    }
    return names.get(key);
}
