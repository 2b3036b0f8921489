import type { Transaction } from '../../../contracts.ts';
import { notFound } from '../errors.ts';
import { objectOfId } from '../record-io.ts';
import { homePageOf, pageByName, recordPageFor } from '../ui/flexipage.ts';
import { compactFields, layoutFor } from '../ui/layout.ts';
import { component, text } from '../ui/metadata.ts';
import { MASTER_RECORD_TYPE } from '../ui/object-info.ts';
import { readUiRecord, resolvePath, uiObject } from '../ui/record.ts';
import { relatedLists } from '../ui/related-lists.ts';
import { recordAccess } from '../ui/record-access.ts';

/** All that a record page is drawn from, for this user and record. */
export function recordPage(tx: Transaction, objectName: string, recordId: string): unknown {
    const object = uiObject(tx, objectName && tx.model.object(objectName) ? objectName : objectOfId(tx, recordId).name);
    const name = object.nameField?.name;
    const record = readUiRecord(tx, object, recordId, name ? (resolvePath(tx, object, name) ?? []) : []);
    const recordTypeId = (record['recordTypeId'] as string | null) ?? MASTER_RECORD_TYPE;
    const fields = record['fields'] as Record<string, { value: unknown }>;
    return {
        object: object.name,
        recordId: record['id'],
        recordTypeId,
        name: name ? (fields[name]?.value ?? null) : null,
        access: recordAccess(tx, object, recordId),
        compactFields: compactFields(tx, object),
        layout: layoutFor(tx, object, 'View', recordTypeId),
        relatedLists: relatedLists(tx, object),
        flexiPage: recordPageFor(tx, object)
    };
}

/** The Home tab of an app: the page that the app assigns to it, nothing where it assigns none. */
export function homePage(tx: Transaction, app: string): unknown {
    return { tab: 'standard-home', label: 'Home', flexiPage: homePageOf(tx, app), component: null };
}

/** A custom tab that is not an object: a page or one component. */
export function tabPage(tx: Transaction, tab: string): unknown {
    const local = tx.model.namespace ? tab.replace(new RegExp(`^${tx.model.namespace}__`, 'i'), '') : tab;
    const xml = component(tx.model, 'tabs', local);
    if (!xml) throw notFound();
    const pageName = text(xml, 'flexiPage');
    return {
        tab,
        label: text(xml, 'label') ?? local,
        flexiPage: pageName ? pageByName(tx, pageName) : null,
        component: text(xml, 'lwcComponent')
    };
}
