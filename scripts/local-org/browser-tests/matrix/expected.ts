import { isOwn, nameFieldOf } from '../../../checks/lib/domains.ts';
import { isFixedOnceSaved } from '../../../checks/lib/field-types.ts';
import {
    type MetadataFile,
    nodes,
    type PackageMetadata,
    text,
    texts,
    type XmlNode
} from '../../../checks/lib/metadata.ts';
import type { FieldRight, HeldRights } from '../../../checks/lib/permission-matrix.ts';
import { isEditable } from '../../../checks/lib/permission-matrix.ts';

/**
 * What somebody must see of an object in the app: what the pages' metadata place, less what their rights hide. Read from the
 * metadata files by the checks' own reader, so that a mistake of the local org's reader shows. Names are local.
 */

/** Labels of the standard fields that pages of custom objects show. */
const STANDARD_LABELS: Record<string, string> = {
    OwnerId: 'Owner',
    CreatedById: 'Created By',
    CreatedDate: 'Created Date',
    LastModifiedById: 'Last Modified By',
    LastModifiedDate: 'Last Modified Date'
};

/** Standard fields as list views and related lists call them. */
const LIST_NAMES: Record<string, string> = {
    NAME: 'Name',
    'OWNER.ALIAS': 'OwnerId',
    'OWNER.NAME': 'OwnerId',
    CREATED_DATE: 'CreatedDate',
    LAST_UPDATE: 'LastModifiedDate',
    CREATEDBY_USER: 'CreatedById',
    UPDATEDBY_USER: 'LastModifiedById'
};

/** The list of who changed what, for whoever reads the record. */
const HISTORY_LIST = 'RelatedEntityHistoryList';
const HISTORY_COLUMNS = ['Date', 'Field', 'User', 'Original Value', 'New Value'];

/** Components that show one related list, which they name. */
const SINGLE_LISTS = ['force:relatedListSingleContainer', 'lst:dynamicRelatedList'];

/** Layout sections that hold links, not fields. */
const LINKS = 'CustomLinks';

export interface LabelledField {
    field: string;
    label: string;
}

export interface ExpectedRelatedList {
    /** Relationship name without the namespace: `Objectives__r`. */
    id: string;
    /** Headings; empty ones for a standard object, of which the package has no metadata. */
    columns: string[];
    /** Null for a standard object: rights on it come from elsewhere. */
    createable: boolean | null;
}

/** One object as one person must see it. */
export class ExpectedObject {
    readonly #metadata: PackageMetadata;
    readonly #held: HeldRights;
    readonly object: string;

    constructor(metadata: PackageMetadata, held: HeldRights, object: string) {
        this.#metadata = metadata;
        this.#held = held;
        this.object = object;
    }

    get rights(): ReturnType<HeldRights['object']> {
        return this.#held.object(this.object);
    }

    /** The list view to open: the object's first by name, preferably of all records; null when it has none. */
    get listView(): string | null {
        const views = this.#views().map((view) => view.name);
        return views.includes('All') ? 'All' : (views[0] ?? null);
    }

    /** Headings of that list view; those of the search layout when the object has no list view. */
    get columns(): string[] {
        const view = this.#views().find(({ name }) => name === this.listView);
        const search = nodes(this.#object(), 'searchLayouts')[0];
        const names = view ? texts(view.xml, 'columns') : ['NAME', ...texts(search, 'customTabListAdditionalFields')];
        return this.#labelsOf(this.object, names);
    }

    /** Whether there is a layout at all; without one the pages show what the org makes up. */
    get hasLayout(): boolean {
        return this.#layout() !== undefined;
    }

    get showsHighlights(): boolean {
        return this.#shows('force:highlightsPanel');
    }

    /** Labels in the highlights panel, but for the name. */
    get highlights(): string[] {
        const assigned = text(this.#object(), 'compactLayoutAssignment');
        const compact = this.#metadata
            .ofType('CompactLayout')
            .find(({ object, name }) => object === this.object && name === assigned);
        const names = texts(compact?.xml, 'fields').filter((name) => LIST_NAMES[name] !== 'Name' && name !== 'Name');
        return this.#labelsOf(this.object, names);
    }

    /** Fields of the record's details in the order of the layout. */
    get details(): LabelledField[] {
        if (!this.#shows('force:detailPanel')) return [];
        return this.#layoutItems().map(({ field }) => ({ field, label: this.#label(this.object, field) }));
    }

    /** Fields with an input in the form of a record that exists. */
    get editInputs(): string[] {
        return this.#layoutItems()
            .filter(({ field, readOnly }) => !readOnly && this.rights.edit && this.#canEdit(field, false))
            .map(({ field }) => field);
    }

    /** Fields with an input in the form of a new record; who creates a record owns it. */
    get newInputs(): string[] {
        return this.#layoutItems()
            .filter(({ field, readOnly }) => !readOnly && field !== 'OwnerId' && this.#canEdit(field, true))
            .map(({ field }) => field);
    }

    /** Related lists of the layout that the page shows, and whose objects and look-ups may be read. */
    get relatedLists(): ExpectedRelatedList[] {
        const placed = this.#placed();
        const single = SINGLE_LISTS.flatMap((name) => placed?.filter((part) => part.name === name) ?? []);
        const showsAll = this.#shows('force:relatedListContainer');
        return nodes(this.#layout()?.xml, 'relatedLists').flatMap((list): ExpectedRelatedList[] => {
            if (text(list, 'relatedList') === HISTORY_LIST)
                return showsAll ? [{ id: 'Histories', columns: HISTORY_COLUMNS, createable: false }] : [];
            const [child = '', field = ''] = text(list, 'relatedList').split('.');
            const reference = this.#metadata.field(child, field);
            if (reference === undefined || this.#right(child, field) === 'none') return [];
            const id = `${text(reference.xml, 'relationshipName')}__r`;
            if (!showsAll && !single.some((part) => part.properties['relatedListApiName'] === id)) return [];
            const fields = texts(list, 'fields');
            if (!isOwn(child)) return [{ id, columns: fields.map(() => ''), createable: null }];
            const createable = this.#held.object(child).create && !texts(list, 'excludeButtons').includes('New');
            return [{ id, columns: this.#labelsOf(child, fields), createable }];
        });
    }

    #object(): XmlNode {
        return this.#metadata.find('CustomObject', this.object)!.xml;
    }

    #views(): MetadataFile[] {
        return this.#metadata
            .ofType('ListView')
            .filter((view) => view.object === this.object)
            .sort((a, b) => a.name.localeCompare(b.name, 'en'));
    }

    #layout(): MetadataFile | undefined {
        return this.#metadata.ofType('Layout').find((layout) => layout.name.startsWith(`${this.object}-`));
    }

    /** Whether the record page has the part: the platform's default page has all of them. */
    #shows(component: string): boolean {
        const placed = this.#placed();
        return placed === null || placed.some(({ name }) => name === component);
    }

    /** The components of the object's own record page; null when it has none. */
    #placed(): { name: string; properties: Record<string, string> }[] | null {
        const page = this.#metadata
            .ofType('FlexiPage')
            .find(({ xml }) => text(xml, 'type') === 'RecordPage' && text(xml, 'sobjectType') === this.object);
        if (page === undefined) return null;
        return nodes(page.xml, 'flexiPageRegions')
            .flatMap((region) => nodes(region, 'itemInstances'))
            .flatMap((item) => nodes(item, 'componentInstance'))
            .map((placed) => ({
                name: text(placed, 'componentName'),
                properties: Object.fromEntries(
                    nodes(placed, 'componentInstanceProperties').map((property) => [
                        text(property, 'name'),
                        text(property, 'value')
                    ])
                )
            }));
    }

    #layoutItems(): { field: string; readOnly: boolean }[] {
        return nodes(this.#layout()?.xml, 'layoutSections')
            .filter((section) => text(section, 'style') !== LINKS)
            .flatMap((section) => nodes(section, 'layoutColumns'))
            .flatMap((column) => nodes(column, 'layoutItems'))
            .map((item) => ({ field: text(item, 'field'), readOnly: text(item, 'behavior') === 'Readonly' }))
            .filter(({ field }) => field !== '' && this.#right(this.object, field) !== 'none');
    }

    #right(object: string, field: string): FieldRight {
        if (field in STANDARD_LABELS) return field === 'OwnerId' ? 'edit' : 'read';
        return this.#held.field(object, field);
    }

    #canEdit(field: string, isNew: boolean): boolean {
        const file = this.#metadata.field(this.object, field);
        if (field !== 'OwnerId' && !isEditable(this.#metadata, this.object, field)) return false;
        if (!isNew && file !== undefined && isFixedOnceSaved(file)) return false;
        return this.#right(this.object, field) === 'edit';
    }

    #labelsOf(object: string, names: readonly string[]): string[] {
        return names
            .map((name) => LIST_NAMES[name] ?? name)
            .filter((field) => this.#right(object, field) !== 'none')
            .map((field) => this.#label(object, field));
    }

    #label(object: string, field: string): string {
        if (field === 'Name') return nameFieldOf(this.#metadata, object).label;
        return STANDARD_LABELS[field] ?? text(this.#metadata.field(object, field)?.xml, 'label');
    }
}
