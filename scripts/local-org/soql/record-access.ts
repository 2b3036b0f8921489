/** UserRecordAccess: computed for the user and records that a query names, just before it runs. */
import { normalizeId } from '../apex/runtime/values/index.ts';
import type { Transaction } from '../contracts.ts';
import { quote } from '../store/columns.ts';
import type { Store } from '../store/store.ts';
import type { QueryValue } from './ast.ts';
import { elementsOf } from './bind.ts';
import type { BindValues } from './bind.ts';
import { QUERY_MESSAGES, QueryError } from './errors.ts';
import type { QueryPlan, ResolvedCondition } from './resolved.ts';
import type { Viewers } from './viewers.ts';
import { VisibilityBuilder } from './visibility.ts';
import type { Level } from './visibility.ts';

const LEVELS: Level[] = ['read', 'edit', 'delete'];
const MOST_RECORDS = 200;

function valuesOf(condition: ResolvedCondition | null, field: string, binds: BindValues): string[] {
    if (condition === null || condition.kind === 'not') {
        return [];
    }
    if (condition.kind !== 'compare') {
        return condition.kind === 'and' ? condition.items.flatMap((item) => valuesOf(item, field, binds)) : [];
    }
    if (
        condition.expression.kind !== 'field' ||
        condition.expression.field.name !== field ||
        (condition.operator !== '=' && condition.operator !== 'IN')
    ) {
        return [];
    }
    const texts = (value: QueryValue): unknown[] =>
        value.kind === 'bind'
            ? elementsOf(binds.get(value.name))
            : value.kind === 'list'
              ? value.values.flatMap(texts)
              : value.kind === 'string'
                ? [value.text]
                : [];
    return texts(condition.value).flatMap((text) => (typeof text === 'string' ? [normalizeId(text) ?? text] : []));
}

/** Fills the rows of UserRecordAccess that a query can see. Throws QueryError where it does not name user and records. */
export function fillRecordAccess(
    tx: Transaction,
    store: Store,
    viewers: Viewers,
    plan: QueryPlan,
    binds: BindValues
): void {
    const table = quote(plan.object.name);
    store.run(`DELETE FROM ${table}`);
    const [userId] = valuesOf(plan.where, 'UserId', binds);
    const records = valuesOf(plan.where, 'RecordId', binds);
    if (userId === undefined || (records.length === 0 && plan.binds.length === 0)) {
        throw new QueryError(
            'Can select only RecordId, a Has*Access field, or MaxAccessLevel with a filter on UserId and RecordId'
        );
    }
    if (records.length > MOST_RECORDS) {
        throw new QueryError(QUERY_MESSAGES.unsupported(`UserRecordAccess for more than ${MOST_RECORDS} records`));
    }
    viewers.refresh(tx.model);
    const user = tx.security.user(userId);
    const insert = store.prepare(
        `INSERT INTO ${table} ("Id", "UserId", "RecordId", "HasReadAccess", "HasEditAccess", "HasDeleteAccess", "HasTransferAccess", "HasAllAccess", "MaxAccessLevel") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`
    );
    for (const [prefix, ids] of Map.groupBy(new Set(records), (id) => id.slice(0, 3))) {
        const object = tx.model.objectByPrefix(prefix);
        if (object === undefined) {
            continue;
        }
        const permissions = user.object(object);
        const [read, edit, all] = LEVELS.map((level) => {
            if (!(level === 'read' ? permissions.read : level === 'edit' ? permissions.edit : permissions.delete)) {
                return new Set<string>();
            }
            const condition = new VisibilityBuilder(tx.model, user, () => '?2').condition(object, 't0', level) ?? '1';
            const sql = `SELECT t0."Id" FROM ${quote(object.name)} t0 WHERE t0."Id" IN (SELECT value FROM json_each(?1)) AND ?2 IS NOT NULL AND ${condition}`;
            return new Set(store.all(sql, [JSON.stringify(ids), userId]).map((row) => row[0] as string));
        });
        for (const id of ids) {
            const has = (set: Set<string>) => (set.has(id) ? 1 : 0);
            const most = all.has(id) ? 'All' : edit.has(id) ? 'Edit' : read.has(id) ? 'Read' : 'None';
            insert.run(id, userId, id, has(read), has(edit), has(all), has(all), has(all), most);
        }
    }
}
