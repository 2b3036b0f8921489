import type { OrgModel, PermissionSetModel, RawValue } from '../schema/types.ts';
import { quote } from '../store/columns.ts';
import type { Store } from '../store/store.ts';

/** Objects whose rows say what permission sets give. */
export const PERMISSION_OBJECTS: ReadonlySet<string> = new Set([
    'PermissionSet',
    'ObjectPermissions',
    'FieldPermissions',
    'SetupEntityAccess'
]);

/**
 * What a permission set gives, as its rows say: those that mirror the metadata, and those that DML has made, changed or
 * deleted. What has no rows (tabs, apps, custom metadata types) comes from the metadata.
 */
export function permissionSetOf(store: Store, model: OrgModel, id: string): PermissionSetModel {
    const name = String(store.get('SELECT "Name" FROM "PermissionSet" WHERE "Id" = ?', [id])?.[0] ?? '');
    const declared = model.permissionSets.find(
        (set) => !set.isProfile && set.name.toLowerCase() === name.toLowerCase()
    );
    return {
        name,
        label: declared?.label ?? name,
        description: declared?.description ?? null,
        isProfile: false,
        objects: objectsOf(store, model, id),
        fields: fieldsOf(store, model, id),
        classes: new Set(accessTo(store, id, 'ApexClass', 'Name')),
        customPermissions: new Set(accessTo(store, id, 'CustomPermission', 'DeveloperName')),
        userPermissions: userPermissionsOf(store, model, id, declared),
        tabs: declared?.tabs ?? new Map(),
        applications: declared?.applications ?? new Map(),
        customMetadata: declared?.customMetadata ?? new Set()
    };
}

function objectsOf(store: Store, model: OrgModel, id: string): PermissionSetModel['objects'] {
    const rows = store.all(
        'SELECT "SobjectType", "PermissionsCreate", "PermissionsRead", "PermissionsEdit", "PermissionsDelete", "PermissionsViewAllRecords", "PermissionsModifyAllRecords" FROM "ObjectPermissions" WHERE "ParentId" = ?',
        [id]
    );
    return new Map(
        rows.map(([type, ...granted]) => {
            const [create, read, edit, remove, viewAll, modifyAll] = granted.map(isTrue) as boolean[];
            return [
                (model.object(String(type))?.name ?? String(type)).toLowerCase(),
                { create: create!, read: read!, edit: edit!, delete: remove!, viewAll: viewAll!, modifyAll: modifyAll! }
            ];
        })
    );
}

function fieldsOf(store: Store, model: OrgModel, id: string): PermissionSetModel['fields'] {
    const rows = store.all(
        'SELECT "Field", "PermissionsRead", "PermissionsEdit" FROM "FieldPermissions" WHERE "ParentId" = ?',
        [id]
    );
    return new Map(
        rows.flatMap(([path, read, edit]) => {
            const name = permissionField(model, String(path));
            return name === null ? [] : [[name.toLowerCase(), { read: isTrue(read), edit: isTrue(edit) }]];
        })
    );
}

/**
 * What a field permission is about, as `Object.Field` with the names of the model; null where there is no such field. A lookup may be named
 * without its Id (Object Reference, FieldPermissions); a location is named as a whole, although the model has only its parts.
 */
export function permissionField(model: OrgModel, path: string): string | null {
    const [objectName = '', name = ''] = path.split('.');
    const object = model.object(objectName);
    if (!object) return null;
    const field = model.field(object, name) ?? model.field(object, `${name}Id`);
    if (field) return `${object.name}.${field.name}`;
    const latitude = model.field(object, name.replace(/__c$/i, '__Latitude__s'));
    return latitude ? `${object.name}.${latitude.name.replace(/__Latitude__s$/, '__c')}` : null;
}

function accessTo(store: Store, id: string, object: string, nameField: string): string[] {
    return store
        .all(
            `SELECT t.${quote(nameField)} FROM "SetupEntityAccess" a JOIN ${quote(object)} t ON t."Id" = a."SetupEntityId" WHERE a."ParentId" = ?`,
            [id]
        )
        .map(([name]) => String(name));
}

/** Those with a column of the row; of the others those that the metadata names. */
function userPermissionsOf(
    store: Store,
    model: OrgModel,
    id: string,
    declared: PermissionSetModel | undefined
): Set<string> {
    const columns = [...(model.object('PermissionSet')?.fields.values() ?? [])]
        .map((field) => field.name)
        .filter((name) => name.startsWith('Permissions'));
    const row = store.get(`SELECT ${columns.map(quote).join(', ')} FROM "PermissionSet" WHERE "Id" = ?`, [id]) ?? [];
    const known = new Set(columns.map((column) => permissionName(column).toLowerCase()));
    return new Set([
        ...columns.filter((_, index) => isTrue(row[index])).map(permissionName),
        ...[...(declared?.userPermissions ?? [])].filter((name) => !known.has(name.toLowerCase()))
    ]);
}

const permissionName = (column: string): string => column.slice('Permissions'.length);

const isTrue = (value: RawValue | undefined): boolean => Number(value) === 1;
