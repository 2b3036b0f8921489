/**
 * Who may do what with the package, as data: what its permission sets grant, added up as the platform does. The page for
 * administrators is written from it, and tests compare the local org with it.
 */
import { domainsOf, isOwn, nameFieldOf } from './domains.ts';
import { isCalculated, isGrantable } from './field-types.ts';
import type { PackageMetadata } from './metadata.ts';
import { type MetadataFile, nodes, text } from './metadata.ts';

export const objectRights = ['create', 'read', 'edit', 'delete', 'viewAll', 'modifyAll'] as const;
export type ObjectRights = Record<(typeof objectRights)[number], boolean>;
/** What somebody may do with a field of a record that they may read or edit. */
export type FieldRight = 'none' | 'read' | 'edit';
/** What is granted as a whole. */
export type GrantKind = 'application' | 'class' | 'customPermission' | 'metadataType' | 'tab';

const elements: Record<(typeof objectRights)[number], string> = {
    create: 'allowCreate',
    read: 'allowRead',
    edit: 'allowEdit',
    delete: 'allowDelete',
    viewAll: 'viewAllRecords',
    modifyAll: 'modifyAllRecords'
};

const grants: Record<GrantKind, { list: string; key: string; isGranted(value: (element: string) => string): boolean }> =
    {
        application: {
            list: 'applicationVisibilities',
            key: 'application',
            isGranted: (value) => value('visible') === 'true'
        },
        class: { list: 'classAccesses', key: 'apexClass', isGranted: (value) => value('enabled') === 'true' },
        customPermission: { list: 'customPermissions', key: 'name', isGranted: (value) => value('enabled') === 'true' },
        metadataType: {
            list: 'customMetadataTypeAccesses',
            key: 'name',
            isGranted: (value) => value('enabled') === 'true'
        },
        tab: { list: 'tabSettings', key: 'tab', isGranted: (value) => value('visibility') !== 'None' }
    };

/** The permission sets in the order of their power; others follow by name. */
const order = ['Keystone_Reader', 'Keystone_KAM', 'Keystone_Lead', 'Keystone_RevOps'];

/** What the package's permission sets grant. Names are local: without the namespace. */
export class PermissionMatrix {
    readonly metadata: PackageMetadata;
    /** Names of the permission sets. */
    readonly sets: readonly string[];

    constructor(metadata: PackageMetadata) {
        this.metadata = metadata;
        const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
        this.sets = metadata
            .ofType('PermissionSet')
            .map((set) => set.name)
            .sort((a, b) => place(a) - place(b) || a.localeCompare(b, 'en'));
    }

    /** Objects that can be granted, or whose fields can: the package's own and standard ones with fields of it, by domain. */
    get objects(): string[] {
        return domainsOf(this.metadata)
            .flatMap((domain) => domain.objects)
            .filter((object) => !object.endsWith('__mdt'));
    }

    /** Names of an object's fields that have rights: its custom fields, and the name of a custom object; none of an event. */
    fields(object: string): string[] {
        if (object.endsWith('__e')) return [];
        return [
            ...(object.endsWith('__c') ? ['Name'] : []),
            ...this.metadata
                .fields(object)
                .map((field) => field.name)
                .sort((a, b) => a.localeCompare(b, 'en'))
        ];
    }

    /** Everything of a kind that some permission set could grant, sorted. */
    grantables(kind: GrantKind): string[] {
        const { list, key } = grants[kind];
        const granted = this.metadata
            .ofType('PermissionSet')
            .flatMap((set) => nodes(set.xml, list).map((grant) => text(grant, key)));
        const types: Partial<Record<GrantKind, string>> = {
            application: 'CustomApplication',
            customPermission: 'CustomPermission',
            tab: 'CustomTab'
        };
        const type = types[kind];
        const existing = type === undefined ? [] : this.metadata.ofType(type).map((file) => file.name);
        const metadataTypes = kind === 'metadataType' ? this.metadata.customObjects.map((file) => file.name) : [];
        const names = [...granted, ...existing, ...metadataTypes.filter((name) => name.endsWith('__mdt'))];
        return [...new Set(names)].sort((a, b) => a.localeCompare(b, 'en'));
    }

    /** What somebody has who holds these permission sets, beside a profile that grants nothing of the package. */
    heldBy(sets: readonly string[]): HeldRights {
        const files = this.metadata.ofType('PermissionSet').filter((set) => sets.includes(set.name));
        return new HeldRights(this.metadata, files);
    }
}

/** The sum of some permission sets. */
export class HeldRights {
    readonly #metadata: PackageMetadata;
    readonly #objects = new Map<string, ObjectRights>();
    readonly #fields = new Map<string, FieldRight>();
    readonly #granted = new Map<GrantKind, Set<string>>();

    constructor(metadata: PackageMetadata, sets: readonly MetadataFile[]) {
        this.#metadata = metadata;
        for (const set of sets) this.#add(set);
    }

    /** Rights on a custom object. The package grants none on standard objects: those come from elsewhere. */
    object(object: string): ObjectRights {
        const none = { create: false, read: false, edit: false, delete: false, viewAll: false, modifyAll: false };
        return this.#objects.get(object) ?? none;
    }

    /** The right on a custom field, or on the name of a custom object. On standard objects it presumes the right to edit the object. */
    field(object: string, field: string): FieldRight {
        const may = this.object(object);
        if (isOwn(object) && !may.read) return 'none';
        const mayWrite = !isOwn(object) || may.edit || may.create;
        const limit: FieldRight = mayWrite && isEditable(this.#metadata, object, field) ? 'edit' : 'read';
        const file = this.#metadata.field(object, field);
        // What cannot be granted goes with the object.
        const isFree = file === undefined || !isGrantable(file);
        return least(limit, isFree ? 'edit' : (this.#fields.get(`${object}.${field}`) ?? 'none'));
    }

    /** Whether something is granted as a whole. */
    has(kind: GrantKind, name: string): boolean {
        return this.#granted.get(kind)?.has(name) ?? false;
    }

    #add(set: MetadataFile): void {
        for (const grant of nodes(set.xml, 'objectPermissions')) {
            const object = text(grant, 'object');
            const before = this.object(object);
            const sum = objectRights.map((right) => [right, before[right] || text(grant, elements[right]) === 'true']);
            this.#objects.set(object, Object.fromEntries(sum) as ObjectRights);
        }
        for (const grant of nodes(set.xml, 'fieldPermissions')) {
            const field = text(grant, 'field');
            const right =
                text(grant, 'editable') === 'true' ? 'edit' : text(grant, 'readable') === 'true' ? 'read' : 'none';
            this.#fields.set(field, most(this.#fields.get(field) ?? 'none', right));
        }
        for (const kind of Object.keys(grants) as GrantKind[]) {
            const { list, key, isGranted } = grants[kind];
            const names = nodes(set.xml, list)
                .filter((grant) => isGranted((element) => text(grant, element)))
                .map((grant) => text(grant, key));
            this.#granted.set(kind, new Set([...(this.#granted.get(kind) ?? []), ...names]));
        }
    }
}

const ranks: readonly FieldRight[] = ['none', 'read', 'edit'];
const least = (a: FieldRight, b: FieldRight): FieldRight => ranks[Math.min(ranks.indexOf(a), ranks.indexOf(b))]!;
const most = (a: FieldRight, b: FieldRight): FieldRight => ranks[Math.max(ranks.indexOf(a), ranks.indexOf(b))]!;

/** Whether anybody can ever edit the field: it is neither calculated nor numbered. */
export function isEditable(metadata: PackageMetadata, object: string, field: string): boolean {
    if (field === 'Name') return nameFieldOf(metadata, object).type !== 'AutoNumber';
    const file = metadata.field(object, field);
    return file !== undefined && !isCalculated(file);
}
