import { permissionField } from '../../security/permission-sets.ts';
import { PROFILES } from '../../security/profiles.ts';
import type { PermissionSetModel } from '../../schema/types.ts';
import type { Seeder, Values } from './seeder.ts';

interface Holder {
    /** Id of the PermissionSet row; profiles have one of their own, as on the platform. */
    id: string;
    set: PermissionSetModel | null;
    profile: (typeof PROFILES)[number] | null;
}

/**
 * PermissionSet, ObjectPermissions, FieldPermissions and SetupEntityAccess rows of profiles and permission sets, for Apex
 * and queries that look users or rights up. They mirror the model when it is loaded; from then on the rows of permission sets decide
 * (`security/permission-sets.ts`), so that DML may change them. What a profile gives is decided by the model alone.
 */
export function seedPermissionRows(to: Seeder, profileIds: ReadonlyMap<string, string>): void {
    const namespace = to.model.namespace || null;
    const sets = to.model.permissionSets.filter((set) => !set.isProfile);
    const own = sets.map((set): Values => ({
        Name: set.name,
        Label: set.label,
        Description: set.description,
        IsOwnedByProfile: false,
        IsCustom: true,
        NamespacePrefix: namespace,
        Type: 'Regular',
        ProfileId: null,
        ...permissionFlags(to, 'PermissionSet', [...set.userPermissions])
    }));
    const ofProfiles = PROFILES.map((profile): Values => ({
        Name: `X${profileIds.get(profile.name) ?? ''}`,
        Label: profile.name,
        IsOwnedByProfile: true,
        IsCustom: false,
        Type: 'Profile',
        ProfileId: profileIds.get(profile.name) ?? null,
        ...permissionFlags(to, 'PermissionSet', profile.userPermissions)
    }));
    const ids = to.mirror('PermissionSet', ['Name'], [...own, ...ofProfiles]);
    const holders: Holder[] = ids.map((id, index) =>
        index < sets.length
            ? { id, set: sets[index]!, profile: null }
            : { id, set: null, profile: PROFILES[index - sets.length]! }
    );
    to.mirror(
        'ObjectPermissions',
        ['ParentId', 'SobjectType'],
        holders.flatMap((holder) => objectRows(to, holder))
    );
    to.mirror(
        'FieldPermissions',
        ['ParentId', 'Field'],
        holders.flatMap((holder) => fieldRows(to, holder))
    );
    to.mirror(
        'SetupEntityAccess',
        ['ParentId', 'SetupEntityId'],
        holders.flatMap((holder) => accessRows(to, holder))
    );
}

/** `Permissions…` columns that an object has for the granted user permissions. */
export function permissionFlags(
    to: Seeder,
    objectName: 'PermissionSet' | 'Profile',
    granted: readonly string[]
): Values {
    const fields = to.object(objectName).fields;
    return Object.fromEntries(
        [...fields.values()]
            .filter((field) => field.name.startsWith('Permissions'))
            .map((field) => [field.name, granted.includes(field.name.slice('Permissions'.length))])
    );
}

function objectRows(to: Seeder, holder: Holder): Values[] {
    const rows: Values[] = [];
    for (const object of to.model.objects.values()) {
        // A profile gives something on every object of the platform; the rows name those that people work with.
        if (holder.set === null && object.kind !== 'standard' && object.kind !== 'custom') continue;
        const rights = holder.set ? holder.set.objects.get(object.name.toLowerCase()) : holder.profile?.object(object);
        if (!rights || !Object.values(rights).includes(true)) continue;
        rows.push({
            ParentId: holder.id,
            SobjectType: object.name,
            PermissionsCreate: rights.create,
            PermissionsRead: rights.read,
            PermissionsEdit: rights.edit,
            PermissionsDelete: rights.delete,
            PermissionsViewAllRecords: rights.viewAll,
            PermissionsModifyAllRecords: rights.modifyAll
        });
    }
    return rows;
}

function fieldRows(to: Seeder, holder: Holder): Values[] {
    const rows: Values[] = [];
    for (const [path, rights] of holder.set?.fields ?? []) {
        const field = permissionField(to.model, path);
        if (field === null) continue;
        rows.push({
            ParentId: holder.id,
            SobjectType: field.slice(0, field.indexOf('.')),
            Field: field,
            PermissionsRead: rights.read,
            PermissionsEdit: rights.edit
        });
    }
    return rows;
}

function accessRows(to: Seeder, holder: Holder): Values[] {
    const { set } = holder;
    if (!set) return [];
    const classes = [...set.classes].map((name) => to.idOf('ApexClass', 'Name', name));
    const permissions = [...set.customPermissions].map((name) =>
        to.idOf('CustomPermission', 'DeveloperName', name.replace(/^\w+?__/, ''))
    );
    return [
        ...classes
            .filter((id) => id !== null)
            .map((id): Values => ({ ParentId: holder.id, SetupEntityId: id, SetupEntityType: 'ApexClass' })),
        ...permissions
            .filter((id) => id !== null)
            .map((id): Values => ({ ParentId: holder.id, SetupEntityId: id, SetupEntityType: 'CustomPermission' }))
    ];
}
