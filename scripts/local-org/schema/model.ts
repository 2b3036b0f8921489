/** The OrgModel that the loader hands out: data plus look-ups. */
import { NameMap } from './names.ts';
import type { Namespace } from './names.ts';
import type {
    ApexSource,
    ChildRelationship,
    CustomMetadataRecord,
    FieldModel,
    ObjectModel,
    OrgModel,
    PermissionSetModel
} from './types.ts';

export interface ModelParts {
    version: number;
    namespace: Namespace;
    objects: NameMap<ObjectModel>;
    labels: NameMap<string>;
    customMetadata: CustomMetadataRecord[];
    permissionSets: PermissionSetModel[];
    customPermissions: { name: string; label: string }[];
    ui: Record<string, NameMap<unknown>>;
    staticResources: OrgModel['staticResources'];
    apex: ApexSource[];
}

class Model implements OrgModel {
    readonly version: number;
    readonly namespace: string;
    readonly objects: NameMap<ObjectModel>;
    readonly labels: NameMap<string>;
    readonly customMetadata: CustomMetadataRecord[];
    readonly permissionSets: PermissionSetModel[];
    readonly customPermissions: { name: string; label: string }[];
    readonly ui: Record<string, NameMap<unknown>>;
    readonly staticResources: OrgModel['staticResources'];
    readonly apex: ApexSource[];
    readonly #names: Namespace;
    readonly #prefixes = new Map<string, ObjectModel>();
    readonly #parents = new Map<ObjectModel, NameMap<FieldModel>>();
    readonly #children = new Map<ObjectModel, NameMap<ChildRelationship>>();

    constructor(parts: ModelParts) {
        this.version = parts.version;
        this.#names = parts.namespace;
        this.namespace = parts.namespace.prefix.replace(/__$/, '');
        this.objects = parts.objects;
        this.labels = parts.labels;
        this.customMetadata = parts.customMetadata;
        this.permissionSets = parts.permissionSets;
        this.customPermissions = parts.customPermissions;
        this.ui = parts.ui;
        this.staticResources = parts.staticResources;
        this.apex = parts.apex;
        for (const object of this.objects.values())
            if (object.keyPrefix !== '') this.#prefixes.set(object.keyPrefix, object);
    }

    object(name: string): ObjectModel | undefined {
        return this.objects.get(name);
    }

    field(object: string | ObjectModel, name: string): FieldModel | undefined {
        return this.#resolve(object)?.fields.get(name);
    }

    relationship(object: string | ObjectModel, name: string): FieldModel | undefined {
        const model = this.#resolve(object);
        if (model === undefined) return undefined;
        let names = this.#parents.get(model);
        if (names === undefined) {
            names = new NameMap(this.#names);
            for (const field of model.fields.values())
                if (field.relationshipName !== null) names.set(field.relationshipName, field);
            this.#parents.set(model, names);
        }
        return names.get(name);
    }

    childRelationship(object: string | ObjectModel, name: string): ChildRelationship | undefined {
        const model = this.#resolve(object);
        if (model === undefined) return undefined;
        let names = this.#children.get(model);
        if (names === undefined) {
            names = new NameMap(this.#names);
            for (const child of model.children) if (child.name !== null) names.set(child.name, child);
            this.#children.set(model, names);
        }
        return names.get(name);
    }

    objectByPrefix(keyPrefix: string): ObjectModel | undefined {
        return this.#prefixes.get(keyPrefix);
    }

    qualify(localName: string): string {
        return this.#names.qualify(localName);
    }

    #resolve(object: string | ObjectModel): ObjectModel | undefined {
        return typeof object === 'string' ? this.objects.get(object) : object;
    }
}

/** Wraps loaded parts; the caller no longer changes them. */
export function makeModel(parts: ModelParts): OrgModel {
    return new Model(parts);
}
