import path from 'node:path';
import { readArchive, readClassFile } from '../../local-org/platform/class-files.ts';
import { type PackageMetadata, text } from './metadata.ts';

/** What a query can name on an object. All keys are lower case. */
export interface QueryableObject {
    /** Field -> name of the object that it refers to; null when it refers to none, '' when to several. */
    fields: Map<string, string | null>;
    /** Parent relationship -> object; '' when it can be several. */
    parents: Map<string, string>;
    /** Child relationship -> object. */
    children: Map<string, string>;
}

/** Fields that every custom object has, with the object behind the relationship of the same name without `Id`. */
const systemFields: Record<string, string | null> = {
    Id: null,
    Name: null,
    CreatedDate: null,
    CreatedById: 'User',
    LastModifiedDate: null,
    LastModifiedById: 'User',
    SystemModstamp: null,
    IsDeleted: null,
    RecordTypeId: 'RecordType',
    LastActivityDate: null,
    LastViewedDate: null,
    LastReferencedDate: null
};
const typeFields = [
    'Id',
    'DeveloperName',
    'MasterLabel',
    'Label',
    'Language',
    'NamespacePrefix',
    'QualifiedApiName',
    'SystemModstamp'
];
/** Fields of the record of one change, with the object behind the relationship. */
const historyFields: Record<string, string | null> = {
    Id: null,
    IsDeleted: null,
    CreatedById: 'User',
    CreatedDate: null,
    Field: null,
    DataType: null,
    OldValue: null,
    NewValue: null
};
/** Child relationships that every custom object may have. */
const systemChildren: Record<string, string> = {
    Tasks: 'Task',
    Events: 'Event',
    Shares: '',
    Histories: '',
    ContentDocumentLinks: 'ContentDocumentLink',
    AttachedContentDocuments: 'AttachedContentDocument'
};

/** Objects as queries see them: the package's own from its metadata, standard ones from Salesforce's type declarations for Apex. */
export class SoqlSchema {
    readonly #metadata: PackageMetadata;
    readonly #archive: Map<string, () => Buffer>;
    readonly #known = new Map<string, QueryableObject | null>();
    readonly #standardNames: Map<string, string>;

    /** @param library folder of the jars */
    constructor(metadata: PackageMetadata, library: string) {
        this.#metadata = metadata;
        this.#archive = readArchive(path.join(library, 'sobject-types-65.0.0.jar'));
        const prefix = 'com/nawforce/runforce/SObjects/';
        this.#standardNames = new Map(
            [...this.#archive.keys()]
                .filter((entry) => entry.startsWith(prefix) && entry.endsWith('.class'))
                .map((entry) => [entry.slice(prefix.length, -'.class'.length).toLowerCase(), entry] as const)
        );
    }

    /** An object by name, whatever its case; null when there is none. */
    object(name: string): QueryableObject | null {
        const key = name.toLowerCase();
        let found = this.#known.get(key);
        if (found === undefined) {
            found = this.#standard(key) ?? this.#custom(key);
            this.#known.set(key, found);
            if (found !== null) this.#addCustomFields(key, found);
        }
        return found;
    }

    #standard(key: string): QueryableObject | null {
        const entry = this.#standardNames.get(key);
        if (entry === undefined) return null;
        const result: QueryableObject = { fields: new Map(), parents: new Map(), children: new Map() };
        const members = readClassFile(this.#archive.get(entry)!()).fields;
        for (const { name, signature } of members) {
            const single = /^Lcom\/nawforce\/runforce\/SObjects\/(\w+);$/.exec(signature)?.[1];
            const many = /SObjects\/(\w+);>?;?$/.exec(
                signature.startsWith('[') || signature.includes('<') ? signature : ''
            )?.[1];
            if (/SObjectType\$|SObjectFields\$/.test(signature)) continue;
            if (many !== undefined) result.children.set(name.toLowerCase(), many);
            else if (single !== undefined) result.parents.set(name.toLowerCase(), single === 'Name' ? '' : single);
            else result.fields.set(name.toLowerCase(), null);
            // Compound fields such as BillingAddress are declared like a reference.
            if (single === 'Address') result.fields.set(name.toLowerCase(), null);
        }
        return result;
    }

    #custom(key: string): QueryableObject | null {
        const share = key.endsWith('__share');
        const history = key.endsWith('__history');
        const declared = key.replace(/__(share|history)$/, '__c');
        const object = this.#metadata.customObjects.find((candidate) => candidate.name.toLowerCase() === declared);
        if (object === undefined || declared.endsWith('__e')) return null;
        const result: QueryableObject = { fields: new Map(), parents: new Map(), children: new Map() };
        const add = (name: string, target: string | null) => {
            result.fields.set(name.toLowerCase(), target);
            if (target !== null) result.parents.set(name.toLowerCase().replace(/id$/, ''), target);
        };
        if (history) {
            // The platform has it only where the object keeps history.
            if (text(object.xml, 'enableHistory') !== 'true') return null;
            for (const [name, target] of Object.entries(historyFields)) add(name, target);
            add('ParentId', object.name);
            return result;
        }
        if (declared.endsWith('__mdt')) {
            for (const name of typeFields) add(name, null);
            return result;
        }
        for (const [name, target] of Object.entries(systemFields)) add(name, target);
        if (share) {
            for (const name of ['AccessLevel', 'RowCause', 'UserOrGroupId'])
                add(name, name === 'UserOrGroupId' ? '' : null);
            add('ParentId', object.name);
            return result;
        }
        const isDetail = this.#metadata.fields(object.name).some((field) => text(field.xml, 'type') === 'MasterDetail');
        if (!isDetail) add('OwnerId', '');
        for (const [name, target] of Object.entries(systemChildren)) result.children.set(name.toLowerCase(), target);
        return result;
    }

    /** The package's fields on an object, and its lookups that point to it. */
    #addCustomFields(key: string, object: QueryableObject): void {
        for (const field of this.#metadata.fields()) {
            const target = text(field.xml, 'referenceTo');
            if (field.object!.toLowerCase() === key) {
                object.fields.set(field.name.toLowerCase(), target === '' ? null : target);
                if (target !== '') object.parents.set(field.name.toLowerCase().replace(/__c$/, '__r'), target);
            }
            const children = text(field.xml, 'relationshipName');
            if (target.toLowerCase() === key && children !== '')
                object.children.set(`${children.toLowerCase()}__r`, field.object!);
        }
    }
}
