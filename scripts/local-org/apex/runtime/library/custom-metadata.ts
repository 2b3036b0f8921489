import { tx } from '../context.ts';
import { ApexMap, apexError, normalizeId, UnsupportedError } from '../values/index.ts';
import type { SObject } from '../values/index.ts';
import { need, systemQuery } from './support.ts';
import type { PlatformClass } from './support.ts';
import type { ObjectModel } from '../../../schema/types.ts';

/** Custom metadata types only; custom settings are refused. */
function typeNamed(name: string): ObjectModel {
    const object = tx().model.object(name);
    if (object === undefined || object.kind !== 'metadata') throw new UnsupportedError(`getInstance/getAll of ${name}`);
    return object;
}

function rows(object: ObjectModel): SObject[] {
    const fields = [...object.fields.values()].filter((field) => field.type !== 'address').map((field) => field.name);
    return systemQuery(`SELECT ${fields.join(', ')} FROM ${object.name} ORDER BY DeveloperName`);
}

/**
 * `X__mdt.getAll()` and `X__mdt.getInstance(name)`: statics of every custom metadata type. The object's name comes first;
 * they cost no query, and long text areas come whole (the platform cuts them at 255 characters; see docs/fidelity.md).
 */
export const customMetadataClass: PlatformClass = {
    name: 'CustomMetadataType',
    statics: {
        'getall': (objectName: string) => {
            const object = typeNamed(objectName);
            return new ApexMap(`Map<String,${object.name}>`, rows(object).map((row) => [row.values.DeveloperName, row]));
        },
        'getinstance': (objectName: string, key: string) => {
            if (need(key) === '') throw apexError('NullPointerException', 'Argument cannot be null.');
            const id = normalizeId(key);
            return rows(typeNamed(objectName)).find((row) => row.values.DeveloperName === key || row.values.QualifiedApiName === key || (id !== null && row.id === id)) ?? null;
        },
    },
};
