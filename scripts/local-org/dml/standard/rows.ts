/** Rows that the platform makes itself. */
import type { RawValue } from '../../schema/types.ts';
import type { Store } from '../../store/store.ts';
import { emptyRow, insertRows, layoutOf, setValue } from '../layout.ts';
import type { SaveContext } from '../work.ts';

/** Writes rows of one object; no trigger sees them. Returns their ids. */
export function putAll(
    context: SaveContext,
    store: Store,
    objectName: string,
    rows: readonly Record<string, RawValue>[]
): string[] {
    const object = context.tx.model.object(objectName)!;
    const layout = layoutOf(object);
    const { userId } = context.tx.user;
    const audit = {
        CreatedById: userId,
        LastModifiedById: userId,
        CreatedDate: context.now,
        LastModifiedDate: context.now,
        SystemModstamp: context.now,
        IsDeleted: false
    };
    const ids: string[] = [];
    const written = rows.map((values) => {
        const row = emptyRow(layout);
        const id = store.newId(object);
        row[0] = id;
        ids.push(id);
        for (const [name, value] of Object.entries({ ...audit, ...values })) {
            setValue(layout, row, name, value);
        }
        return row;
    });
    insertRows(store, layout, written);
    return ids;
}

/** Writes one row; no trigger sees it. Returns its id. */
export function put(context: SaveContext, store: Store, objectName: string, values: Record<string, RawValue>): string {
    return putAll(context, store, objectName, [values])[0]!;
}
