/** Records owned by queues: the owner is a queue, and one for records of this object. */
import { quote } from '../store/columns.ts';
import type { Store } from '../store/store.ts';
import { dmlError } from './messages.ts';
import type { SaveContext, Work } from './work.ts';

/** Puts an error on rows whose new owner is a group that may not own them [Object Reference, QueueSobject]. */
export function checkQueues(context: SaveContext, works: readonly Work[], store: Store): void {
    const { layout, object, tx } = context;
    const owner = layout.index.get('OwnerId');
    const group = tx.model.object('Group');
    if (owner === undefined || group === undefined) {
        return;
    }
    for (const work of works) {
        const id = work.row[owner];
        if (typeof id !== 'string' || work.old?.[owner] === id || tx.model.objectByPrefix(id.slice(0, 3)) !== group) {
            continue;
        }
        const objects = store.all(
            `SELECT q."SobjectType" FROM "QueueSobject" q JOIN ${quote(group.name)} g ON g."Id" = q."QueueId" WHERE g."Id" = ? AND g."Type" = 'Queue'`,
            [id]
        );
        if (!objects.some(([name]) => tx.model.object(String(name)) === object)) {
            work.errors.push(dmlError('INVALID_OPERATION', 'Queue not associated with this SObject type', ['OwnerId']));
        }
    }
}
