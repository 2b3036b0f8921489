import type { UserAccess } from '../contracts.ts';
import type { FieldModel, ObjectModel, OrgModel, PermissionSetModel } from '../schema/types.ts';
import type { Store } from '../store/store.ts';
import { NO_RIGHTS, PROFILES, type ObjectRights, type ProfileRights } from './profiles.ts';

/** Fields that field security cannot hide: whoever reads the record reads them. */
const ALWAYS_READABLE = new Set([
    'Id',
    'Name',
    'IsDeleted',
    'CreatedDate',
    'CreatedById',
    'LastModifiedDate',
    'LastModifiedById',
    'SystemModstamp',
    'OwnerId',
    'RecordTypeId',
    'LastViewedDate',
    'LastReferencedDate',
    'LastActivityDate'
]);

/** Builds what one user may from profile and assigned permission sets (`setOf` by id); throws when there is no such user. */
export function loadUserAccess(
    store: Store,
    model: OrgModel,
    userId: string,
    setOf: (id: string) => PermissionSetModel
): UserAccess {
    const row = store.get(
        'SELECT "ProfileId", "UserRoleId", "TimeZoneSidKey", "LocaleSidKey", "Username", "FirstName", "LastName" FROM "User" WHERE "Id" = ?',
        [userId]
    );
    if (!row) throw new Error(`There is no user ${userId}`);
    const [profileId, roleId, timeZone, locale, username, firstName, lastName] = row as (string | null)[];
    const profileName = String(store.get('SELECT "Name" FROM "Profile" WHERE "Id" = ?', [profileId ?? ''])?.[0] ?? '');
    const assigned = store
        .all(
            'SELECT DISTINCT p."Id" FROM "PermissionSetAssignment" a JOIN "PermissionSet" p ON p."Id" = a."PermissionSetId" WHERE a."AssigneeId" = ?',
            [userId]
        )
        .map(([id]) => setOf(String(id)));
    const profiles = model.permissionSets.filter(
        (set) => set.isProfile && (set.label === profileName || set.name === profileName)
    );
    const sets = [...profiles, ...assigned];
    return new Access(model, PROFILES.find((candidate) => candidate.name === profileName) ?? null, sets, {
        userId,
        profileId: profileId ?? '',
        roleId: roleId ?? null,
        timeZone: timeZone ?? 'America/Los_Angeles',
        locale: locale ?? 'en_US',
        username: username ?? '',
        name: [firstName, lastName].filter((part) => part).join(' ')
    });
}

interface Person {
    userId: string;
    profileId: string;
    roleId: string | null;
    timeZone: string;
    locale: string;
    username: string;
    name: string;
}

class Access implements UserAccess {
    readonly userId: string;
    readonly profileId: string;
    readonly roleId: string | null;
    readonly timeZone: string;
    readonly locale: string;
    readonly username: string;
    readonly name: string;
    readonly #model: OrgModel;
    readonly #profile: ProfileRights | null;
    readonly #sets: readonly PermissionSetModel[];
    readonly #rights = new Map<ObjectModel, ObjectRights>();
    readonly #fields = new Map<string, { read: boolean; edit: boolean }>();

    constructor(model: OrgModel, profile: ProfileRights | null, sets: readonly PermissionSetModel[], person: Person) {
        this.userId = person.userId;
        this.profileId = person.profileId;
        this.roleId = person.roleId;
        this.timeZone = person.timeZone;
        this.locale = person.locale;
        this.username = person.username;
        this.name = person.name;
        this.#model = model;
        this.#profile = profile;
        this.#sets = sets;
    }

    object(object: ObjectModel): ObjectRights {
        let rights = this.#rights.get(object);
        if (!rights) this.#rights.set(object, (rights = this.#objectRights(object)));
        return rights;
    }

    fieldRead(object: ObjectModel, field: string): boolean {
        return this.object(object).read && this.#field(object, field).read;
    }

    fieldEdit(object: ObjectModel, field: string): boolean {
        const rights = this.object(object);
        return (rights.edit || rights.create) && this.#field(object, field).edit;
    }

    classAccess(className: string): boolean {
        if (this.#profile?.allClasses) return true;
        const name = className.split('.')[0]?.toLowerCase() ?? '';
        return this.#sets.some((set) => hasName(set.classes, name));
    }

    customPermission(name: string): boolean {
        const known = this.#model.customPermissions.find((permission) =>
            sameName(permission.name, name, this.#model.namespace)
        );
        return (
            known !== undefined &&
            this.#sets.some((set) =>
                [...set.customPermissions].some((granted) => sameName(granted, known.name, this.#model.namespace))
            )
        );
    }

    userPermission(name: string): boolean {
        const wanted = name.replace(/^Permissions/, '').toLowerCase();
        return (
            (this.#profile?.userPermissions.some((granted) => granted.toLowerCase() === wanted) ?? false) ||
            this.#sets.some((set) => hasName(set.userPermissions, wanted))
        );
    }

    #objectRights(object: ObjectModel): ObjectRights {
        if (object.sharedObject !== null) {
            // Share rows go with the object: who may share it may read and write them; Apex decides, not a permission.
            const shared = this.#model.object(object.sharedObject);
            const own = shared ? this.object(shared) : NO_RIGHTS;
            return {
                create: own.edit,
                read: own.read,
                edit: own.edit,
                delete: own.edit,
                viewAll: own.viewAll,
                modifyAll: own.modifyAll
            };
        }
        if (object.trackedObject !== null) {
            const tracked = this.object(this.#model.object(object.trackedObject)!);
            return { ...NO_RIGHTS, read: tracked.read, viewAll: tracked.viewAll, modifyAll: tracked.modifyAll };
        }
        const sum: ObjectRights = { ...(this.#profile?.object(object) ?? NO_RIGHTS) };
        for (const set of this.#sets) {
            const granted = set.objects.get(object.name.toLowerCase()) ?? set.objects.get(object.name);
            if (!granted) continue;
            for (const key of ['create', 'read', 'edit', 'delete', 'viewAll', 'modifyAll'] as const)
                sum[key] ||= granted[key];
        }
        if (
            object.kind === 'metadata' &&
            this.#sets.some((set) => hasName(set.customMetadata, object.name.toLowerCase()))
        )
            sum.read = true;
        if (this.userPermission('ViewAllData') && sum.read) sum.viewAll = true;
        return sum;
    }

    #field(object: ObjectModel, name: string): { read: boolean; edit: boolean } {
        const key = `${object.name}.${name}`.toLowerCase();
        let rights = this.#fields.get(key);
        if (!rights) this.#fields.set(key, (rights = this.#fieldRights(object, name, key)));
        return rights;
    }

    #fieldRights(object: ObjectModel, name: string, key: string): { read: boolean; edit: boolean } {
        const field = this.#model.field(object, name);
        if (!field) return { read: false, edit: false };
        if (
            object.kind === 'system' ||
            object.kind === 'metadata' ||
            object.kind === 'event' ||
            object.kind === 'share' ||
            object.kind === 'history' ||
            object.kind === 'setting'
        )
            return { read: true, edit: true };
        if (ALWAYS_READABLE.has(field.name) || field.nameField || isAlwaysGranted(field))
            return { read: true, edit: true };
        const fromProfile = this.#profile?.fields[field.custom ? 'custom' : 'standard'] ?? 'none';
        const rights = { read: fromProfile !== 'none', edit: fromProfile === 'edit' };
        for (const set of this.#sets) {
            // A location's parts follow the location, which is what metadata names.
            const granted = set.fields.get(key) ?? set.fields.get(key.replace(/__(?:latitude|longitude)__s$/, '__c'));
            if (granted) {
                rights.read ||= granted.read;
                rights.edit ||= granted.edit;
            }
        }
        return rights;
    }
}

/** Required and master-detail fields cannot be hidden. */
function isAlwaysGranted(field: FieldModel): boolean {
    return (
        field.masterDetail || (field.custom && !field.nillable && field.type !== 'boolean' && field.formula === null)
    );
}

function hasName(names: ReadonlySet<string>, lower: string): boolean {
    for (const name of names) if (name.toLowerCase() === lower) return true;
    return false;
}

/** Equal names, with or without the package's prefix. */
function sameName(left: string, right: string, namespace: string): boolean {
    const plain = (name: string): string =>
        (namespace && name.toLowerCase().startsWith(`${namespace.toLowerCase()}__`)
            ? name.slice(namespace.length + 2)
            : name
        ).toLowerCase();
    return plain(left) === plain(right);
}
