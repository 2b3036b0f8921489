import type { Transaction } from '../../../contracts.ts';
import type { ChildRelationship, ObjectModel } from '../../../schema/types.ts';
import { notFound } from '../errors.ts';
import { HISTORY_COLUMNS, HISTORY_LIST } from './history.ts';
import { children, components, text } from './metadata.ts';
import { labelOf, layoutXml } from './layout.ts';
import { fieldNameOf } from './list-names.ts';
import { RELATED_LISTS_NEWEST_FIRST, STANDARD_LAYOUTS } from './standard-layouts.ts';

export interface Column {
    fieldApiName: string;
    label: string;
    lookupId: string | null;
    sortable: boolean;
}

export interface RelatedList {
    relatedListId: string;
    label: string;
    parentObjectApiName: string;
    objectApiName: string;
    fieldApiName: string;
    createable: boolean;
    displayColumns: Column[];
    orderedByInfo: { fieldApiName: string; isAscending: boolean; label: string }[];
}

/** Related lists of an object's layout whose child object the user may read. */
export function relatedLists(tx: Transaction, object: ObjectModel): RelatedList[] {
    const xml = layoutXml(tx, object);
    const lists: RelatedList[] = [];
    if (!xml) {
        for (const [name, columns] of Object.entries(STANDARD_LAYOUTS[object.name]?.related ?? {})) {
            const relationship = tx.model.childRelationship(object, name);
            const list = relationship && relatedList(tx, object, relationship, columns, newestFirst(name));
            if (list) lists.push(list);
        }
        // What the package hangs below a standard object shows on the org's own layouts as well.
        for (const relationship of object.children.filter(
            (candidate) => candidate.name !== null && isOwn(tx, candidate.childObject)
        )) {
            const list = lists.some((known) => known.relatedListId === relationship.name)
                ? null
                : relatedList(tx, object, relationship, [], null);
            // No layout says that one may create here, and such records are made in the package's own ways.
            if (list) lists.push({ ...list, createable: false });
        }
        return lists;
    }
    for (const listXml of children(xml, 'relatedLists')) {
        const name = text(listXml, 'relatedList') ?? '';
        const relationship = relationshipOf(tx, object, name);
        if (!relationship) continue;
        if (name === HISTORY_LIST) {
            const history = historyList(tx, object, relationship);
            if (history) lists.push(history);
            continue;
        }
        const child = tx.model.object(relationship.childObject);
        if (!child) continue;
        const columns = children(listXml, 'fields').map((column) => fieldNameOf(child, String(column)));
        const sort = text(listXml, 'sortField');
        const list = relatedList(
            tx,
            object,
            relationship,
            columns,
            sort === null ? null : { field: fieldNameOf(child, sort), ascending: text(listXml, 'sortOrder') !== 'Desc' }
        );
        if (list) lists.push(list);
    }
    return lists;
}

/** A related list by the id the shell uses: the child relationship's name. */
export function relatedListById(tx: Transaction, object: ObjectModel, id: string): RelatedList {
    const onLayout = relatedLists(tx, object).find((list) => list.relatedListId.toLowerCase() === id.toLowerCase());
    if (onLayout) return onLayout;
    const relationship = tx.model.childRelationship(object, id);
    const list = relationship ? relatedList(tx, object, relationship, [], null) : null;
    if (!list) throw notFound();
    return list;
}

function newestFirst(relationshipName: string): { field: string; ascending: boolean } | null {
    const field = RELATED_LISTS_NEWEST_FIRST[relationshipName];
    return field === undefined ? null : { field, ascending: false };
}

function isOwn(tx: Transaction, name: string): boolean {
    return tx.model.object(name)?.kind === 'custom';
}

/** Layout metadata names a list as `Child__c.Parent__c`, or a standard one as `RelatedContactList`. */
const STANDARD_LISTS: Record<string, string> = {
    RelatedContactList: 'Contacts',
    RelatedOpportunityList: 'Opportunities',
    RelatedCaseList: 'Cases',
    RelatedAccountList: 'ChildAccounts',
    RelatedContractList: 'Contracts',
    RelatedAssetList: 'Assets',
    [HISTORY_LIST]: 'Histories'
};

function relationshipOf(tx: Transaction, object: ObjectModel, name: string): ChildRelationship | undefined {
    const standard = STANDARD_LISTS[name];
    if (standard) return tx.model.childRelationship(object, standard);
    const [childName = '', fieldName = ''] = name.split('.');
    const childObject = tx.model.object(childName);
    const field = childObject && tx.model.field(childObject, fieldName);
    return (
        field &&
        object.children.find(
            (candidate) => candidate.childObject === childObject.name && candidate.field === field.name
        )
    );
}

function relatedList(
    tx: Transaction,
    parent: ObjectModel,
    relationship: ChildRelationship,
    columns: string[],
    sort: { field: string; ascending: boolean } | null
): RelatedList | null {
    const object = tx.model.object(relationship.childObject);
    if (!object || relationship.name === null || !tx.user.object(object).read) return null;
    // Whoever may not see the look-up may not see what it connects.
    if (!tx.user.fieldRead(object, relationship.field)) return null;
    const names = columns.length > 0 ? columns : defaultColumns(tx, object);
    const displayColumns = names
        .map((name) => columnOf(tx, object, name))
        .filter((column): column is Column => column !== null);
    const sortColumn =
        (sort && columnOf(tx, object, sort.field)) ?? displayColumns.find((column) => column.sortable) ?? null;
    return {
        relatedListId: relationship.name,
        label: object.labelPlural,
        parentObjectApiName: parent.name,
        objectApiName: object.name,
        fieldApiName: relationship.field,
        createable: object.createable && tx.user.object(object).create,
        displayColumns,
        orderedByInfo: sortColumn
            ? [{ fieldApiName: sortColumn.fieldApiName, isAscending: sort?.ascending ?? true, label: sortColumn.label }]
            : []
    };
}

/** Who changed what, newest first. */
function historyList(tx: Transaction, parent: ObjectModel, relationship: ChildRelationship): RelatedList | null {
    const list = relatedList(tx, parent, relationship, ['CreatedDate'], { field: 'CreatedDate', ascending: false });
    return list && { ...list, label: `${parent.label} History`, displayColumns: HISTORY_COLUMNS };
}

/** Columns where no layout names any: the search layout's, a standard object's, or the name and the first own fields. */
export function defaultColumns(tx: Transaction, object: ObjectModel): string[] {
    const objectXml = components(tx.model, 'objects').find(([name]) => tx.model.object(name) === object)?.[1];
    const search = objectXml
        ? children((objectXml as Record<string, never>)['searchLayouts'] as never, 'customTabListAdditionalFields').map(
              String
          )
        : [];
    const standard = STANDARD_LAYOUTS[object.name]?.list;
    const own =
        standard ??
        (search.length > 0
            ? search
            : [...object.fields.values()]
                  .filter((field) => field.custom && !field.longText)
                  .slice(0, 4)
                  .map((field) => field.name));
    const name = object.nameField?.name;
    return name ? [name, ...own.filter((field) => field !== name && field !== 'NAME')] : own;
}

/** A list column; a look-up is shown by its parent's name. Null when the field is missing or hidden. */
export function columnOf(tx: Transaction, object: ObjectModel, name: string): Column | null {
    const field = tx.model.field(object, name);
    if (!field || !tx.user.fieldRead(object, field.name)) return null;
    if (field.type === 'reference' && field.relationshipName) {
        const target = tx.model.object(field.referenceTo[0] ?? '');
        const nameField = field.referenceTo.length > 1 ? 'Name' : target?.nameField?.name;
        if (target && nameField && tx.user.object(target).read) {
            return {
                fieldApiName: `${field.relationshipName}.${nameField}`,
                label: labelOf(field),
                lookupId: `${field.relationshipName}.Id`,
                sortable: field.referenceTo.length === 1
            };
        }
    }
    return {
        fieldApiName: field.name,
        label: labelOf(field),
        lookupId: field.nameField ? 'Id' : null,
        sortable: field.sortable && !field.longText
    };
}
