import type { Transaction } from '../../../contracts.ts';
import type { ObjectModel } from '../../../schema/types.ts';

/** Whether the user may edit and delete this very record: by object permission and by sharing. */
export function recordAccess(
    tx: Transaction,
    object: ObjectModel,
    recordId: string
): { edit: boolean; delete: boolean } {
    const may = tx.user.object(object);
    const row = tx.data.query({
        soql: 'SELECT RecordId, HasEditAccess, HasDeleteAccess FROM UserRecordAccess WHERE UserId = :user AND RecordId = :record',
        binds: new Map([
            ['user', tx.user.userId],
            ['record', recordId]
        ]),
        access: { mode: 'system', sharing: false },
        unlimited: true
    }).rows[0];
    return {
        edit: object.updateable && may.edit && row?.values['HasEditAccess'] === true,
        delete: object.deletable && may.delete && row?.values['HasDeleteAccess'] === true
    };
}
