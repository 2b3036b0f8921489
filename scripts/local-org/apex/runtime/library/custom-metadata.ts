import { ApexMap, SObject, apexError, normalizeId } from '../values/index.ts';
import type { LazyValues } from '../values/index.ts';
import { customSettings } from './custom-settings.ts';
import { need, systemQuery } from './support.ts';
import type { Member } from './support.ts';
import type { ObjectModel } from '../../../schema/types.ts';

/** Rows as they were read first: only a deployment changes them, which brings another model of the object. */
const known = new WeakMap<ObjectModel, SObject[]>();

function rows(object: ObjectModel): SObject[] {
    let stored = known.get(object);
    if (stored === undefined) {
        stored = read(object);
        known.set(object, stored);
    }
    return stored;
}

/** Values of a shared row, copied once Apex wants to change them or takes them all. */
class SharedValues implements LazyValues {
    #values: Record<string, unknown>;
    #isOwn = false;

    constructor(values: Record<string, unknown>) {
        this.#values = values;
    }

    get(name: string): unknown {
        return this.#values[name];
    }

    set(name: string, value: unknown): void {
        this.all()[name] = value;
    }

    all(): Record<string, unknown> {
        if (!this.#isOwn) {
            this.#values = { ...this.#values };
            this.#isOwn = true;
        }
        return this.#values;
    }
}

/** A record of its own, because Apex may change what it gets. */
function copy(row: SObject): SObject {
    return SObject.lazy(row.object, new SharedValues(row.values), row.queried);
}

function read(object: ObjectModel): SObject[] {
    const fields = [...object.fields.values()].filter((field) => field.type !== 'address').map((field) => field.name);
    return systemQuery(`SELECT ${fields.join(', ')} FROM ${object.name} ORDER BY DeveloperName`);
}

/**
 * `X__mdt.getAll()` and `X__mdt.getInstance(name)`: statics of every custom metadata type, and their like of custom settings; the kernel
 * passes the object first. They cost no query, and long text areas come whole (the platform cuts them at 255 characters).
 */
export const customMetadataStatics: Record<string, Member> = {
    getall: (object: ObjectModel) => {
        if (object.kind === 'setting') return customSettings.getAll(object);
        return new ApexMap(
            `Map<String,${object.name}>`,
            rows(object).map((row) => [row.values.DeveloperName, copy(row)])
        );
    },
    'getinstance/0': (object: ObjectModel) => customSettings.getInstance(object),
    'getorgdefaults/0': (object: ObjectModel) => customSettings.getOrgDefaults(object),
    'getvalues/1': (object: ObjectModel, key: string) => customSettings.getValues(object, key),
    'getinstance/1': (object: ObjectModel, key: string) => {
        if (object.kind === 'setting') return customSettings.getInstance(object, key);
        if (need(key) === '') throw apexError('NullPointerException', 'Argument cannot be null.');
        const id = normalizeId(key);
        const found = rows(object).find(
            (row) =>
                row.values.DeveloperName === key ||
                row.values.QualifiedApiName === key ||
                (id !== null && row.id === id)
        );
        return found === undefined ? null : copy(found);
    }
};
