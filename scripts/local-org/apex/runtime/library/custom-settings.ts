import { tx } from '../context.ts';
import { newSObject } from './new-sobject.ts';
import { need, systemQuery } from './support.ts';
import { ApexMap, apexError, normalizeId, SObject } from '../values/index.ts';
import type { ObjectModel } from '../../../schema/types.ts';

/** Fields that a merged record of a hierarchy does not take from its levels. */
const OWN = new Set([
    'Id',
    'SetupOwnerId',
    'Name',
    'IsDeleted',
    'CreatedById',
    'CreatedDate',
    'LastModifiedById',
    'LastModifiedDate',
    'SystemModstamp'
]);

/** Hierarchy settings have a record per organization, profile and user; list settings have names. */
function isHierarchy(object: ObjectModel): boolean {
    const node = tx().model.ui.objects?.get(object.name) as { customSettingsType?: unknown } | undefined;
    return String(node?.customSettingsType ?? 'Hierarchy') !== 'List';
}

function rows(object: ObjectModel): SObject[] {
    const fields = [...object.fields.values()].filter((field) => field.type !== 'address').map((field) => field.name);
    return systemQuery(`SELECT ${fields.join(', ')} FROM ${object.name} ORDER BY Name`);
}

function ofOwner(object: ObjectModel, owner: string | null): SObject | null {
    return rows(object).find((row) => row.values.SetupOwnerId === owner) ?? null;
}

function organizationId(): string {
    return systemQuery('SELECT Id FROM Organization LIMIT 1')[0]!.id!;
}

/**
 * The values that count for a user or profile: each field from the lowest level that has it (user, profile, organization). A setting
 * without any record gives an empty one, never null [Apex Reference, "Custom Settings Methods", API 22 and later].
 */
function merged(object: ObjectModel, owners: readonly string[]): SObject {
    const levels = owners.map((owner) => ofOwner(object, owner)).filter((row) => row !== null);
    if (levels.length === 0) return newSObject(object, null, true);
    const values = { ...levels[0]!.values };
    for (const level of levels.slice(1))
        for (const [name, value] of Object.entries(level.values))
            if (!OWN.has(name) && (values[name] ?? null) === null) values[name] = value;
    return new SObject(object, values, true);
}

/** Levels above a user or profile id, lowest first. */
function levelsOf(id: string): string[] {
    const known = normalizeId(need(id));
    if (known === null) throw apexError('StringException', `Invalid id: ${id}`);
    if (!known.startsWith('005')) return [known, organizationId()];
    const profile = systemQuery('SELECT ProfileId FROM User WHERE Id = :id', { id: known })[0]?.values.ProfileId;
    return [known, ...(typeof profile === 'string' ? [profile] : []), organizationId()];
}

function hierarchyOnly(object: ObjectModel): void {
    if (!isHierarchy(object)) throw apexError('SObjectException', `${object.name} is not a hierarchy custom setting`);
}

/** Statics of custom settings: `getInstance`, `getOrgDefaults`, `getValues`, `getAll`; they cost no query. */
export const customSettings = {
    getInstance(object: ObjectModel, key?: string): SObject | null {
        if (!isHierarchy(object)) return customSettings.getValues(object, need(key ?? null));
        return merged(object, levelsOf(key ?? tx().user.userId));
    },

    getOrgDefaults(object: ObjectModel): SObject {
        hierarchyOnly(object);
        return ofOwner(object, organizationId()) ?? newSObject(object, null, true);
    },

    getValues(object: ObjectModel, key: string): SObject | null {
        if (isHierarchy(object)) return ofOwner(object, normalizeId(need(key)));
        return rows(object).find((row) => String(row.values.Name).toLowerCase() === need(key).toLowerCase()) ?? null;
    },

    getAll(object: ObjectModel): ApexMap {
        return new ApexMap(
            `Map<String,${object.name}>`,
            rows(object).map((row) => [row.values.Name, row])
        );
    }
};
