/** Share rows that follow ownership: one with RowCause Owner per record, never written by Apex. */
import type { ObjectModel } from '../schema/types.ts';
import { accessField, shareObjectOf, shareParent } from '../soql/visibility.ts';
import { quote } from '../store/columns.ts';
import type { Store } from '../store/store.ts';
import { emptyRow, insertRows, layoutOf, setValue } from './layout.ts';
import type { SaveContext, Work } from './work.ts';

/** Keeps the owner's share rows in step with inserted and reassigned records. */
export function followOwner(context: SaveContext, works: readonly Work[], store: Store): void {
    const share = shareObjectOf(context.tx.model, context.object);
    const owner = context.layout.index.get('OwnerId');
    if (share === undefined || owner === undefined) {
        return;
    }
    const changed = works.filter(
        (work) => work.row.length > 0 && (work.old === null || work.old[owner] !== work.row[owner])
    );
    const moved = changed.filter((work) => work.old !== null);
    if (moved.length > 0) {
        // a new owner ends manual and Apex shares of the old one's choosing, but not those with a reason of their own
        store.run(
            `DELETE FROM ${quote(share.name)} WHERE ${quote(shareParent(share))} IN (SELECT value FROM json_each(?)) AND "RowCause" IN ('Owner', 'Manual')`,
            [JSON.stringify(moved.map((work) => work.id))]
        );
    }
    insertRows(
        store,
        layoutOf(share),
        changed.map((work) => ownerRow(context, share, work.id!, work.row[owner] as string, store))
    );
}

function ownerRow(
    context: SaveContext,
    share: ObjectModel,
    parent: string,
    owner: string,
    store: Store
): ReturnType<typeof emptyRow> {
    const layout = layoutOf(share);
    const row = emptyRow(layout);
    row[0] = store.newId(share);
    setValue(layout, row, shareParent(share), parent);
    setValue(layout, row, 'UserOrGroupId', owner);
    setValue(layout, row, accessField(share), 'All');
    setValue(layout, row, 'RowCause', 'Owner');
    setValue(layout, row, 'LastModifiedDate', context.now);
    setValue(layout, row, 'LastModifiedById', context.tx.user.userId);
    return row;
}
