import LightningConfirm from 'lightning/confirm';
import { messageOf } from './http.ts';
import { objectOfId, orgObject } from './names.ts';
import { currentPage, navigateTo } from './navigation.ts';
import { toUrl } from './routes.ts';
import { remove } from './records.ts';
import { ShowToastEvent } from '../shims/lightning/platformShowToastEvent/platformShowToastEvent.ts';

/**
 * Asks, deletes, and tells how it went.
 * @returns true when the record is gone
 */
export async function confirmAndDelete(recordId: string, name: string | null, source: EventTarget): Promise<boolean> {
    const label = objectOfId(recordId)?.label ?? 'record';
    const sure = await LightningConfirm.open({
        label: `Delete ${label}`,
        message: `Are you sure you want to delete this ${label}${name ? `: ${name}` : ''}?`,
        theme: 'default'
    });
    if (!sure) return false;
    try {
        await remove(recordId);
        source.dispatchEvent(
            new ShowToastEvent({ title: `${label}${name ? ` "${name}"` : ''} was deleted.`, variant: 'success' })
        );
        return true;
    } catch (error) {
        source.dispatchEvent(
            new ShowToastEvent({
                title: `${label} was not deleted.`,
                message: messageOf(error),
                variant: 'error',
                mode: 'sticky'
            })
        );
        return false;
    }
}

/** Opens the dialog for a new record, over the page that is open. */
export function openNew(objectApiName: string, defaultFieldValues: string, inRelatedList: boolean): void {
    const state: Record<string, string> = { backgroundContext: toUrl(currentPage()) };
    if (defaultFieldValues) state.defaultFieldValues = defaultFieldValues;
    if (inRelatedList) state.navigationLocation = 'RELATED_LIST';
    navigateTo({
        type: 'standard__objectPage',
        attributes: { objectApiName: orgObject(objectApiName)?.apiName ?? objectApiName, actionName: 'new' },
        state
    });
}

/** Opens the dialog that edits (or copies) a record, over the page that is open. */
export function openEdit(recordId: string, actionName: 'edit' | 'clone' = 'edit'): void {
    navigateTo({
        type: 'standard__recordPage',
        attributes: { recordId, objectApiName: objectOfId(recordId)?.apiName, actionName },
        state: { backgroundContext: toUrl(currentPage()) }
    });
}
