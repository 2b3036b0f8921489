/** Tasks and events: the account they count for, closed or not, and the people they are with. */
import type { RawValue } from '../../schema/types.ts';
import { quote } from '../../store/columns.ts';
import type { Store } from '../../store/store.ts';
import { setValue, valueOf } from '../layout.ts';
import type { SaveContext, Work } from '../work.ts';
import { get, isChanged, recordsById, settingsByLabel } from './fields.ts';
import type { StandardRules } from './index.ts';
import { putAll } from './rows.ts';

/** What-records that belong to an account; the account itself first. */
const ACCOUNT_OF: Record<string, string> = {
    Account: 'Id',
    Opportunity: 'AccountId',
    Contract: 'AccountId',
    Case: 'AccountId',
    Asset: 'AccountId',
    Order: 'AccountId'
};

export const activityRules: StandardRules = {
    before(context, works, store) {
        const { model } = context.tx;
        const accounts = new Map<string, RawValue>();
        const ids = new Set(
            works
                .flatMap((work) => [get(context, work, 'WhatId'), get(context, work, 'WhoId')])
                .filter((id) => typeof id === 'string')
        );
        for (const [prefix, members] of Map.groupBy(ids, (id) => id.slice(0, 3))) {
            const object = model.objectByPrefix(prefix);
            const field = object?.name === 'Contact' ? 'AccountId' : object && ACCOUNT_OF[object.name];
            if (object !== undefined && field !== undefined) {
                for (const [id, values] of field === 'Id'
                    ? members.map((id) => [id, { Id: id } as Record<string, RawValue>] as const)
                    : recordsById(model, object, members, [field], store)) {
                    accounts.set(id, values[field] ?? null);
                }
            }
        }
        const statuses =
            context.object.name === 'Task' ? settingsByLabel(model, 'TaskStatus', ['IsClosed'], store) : null;
        for (const work of works) {
            const what = get(context, work, 'WhatId') as string | null;
            const who = get(context, work, 'WhoId') as string | null;
            setValue(
                context.layout,
                work.row,
                'AccountId',
                accounts.get(what ?? '') ?? accounts.get(who ?? '') ?? null
            );
            if (statuses !== null) {
                const status = get(context, work, 'Status') as string;
                const closed = statuses.size === 0 ? status === 'Completed' : statuses.get(status)?.IsClosed === true;
                setValue(context.layout, work.row, 'IsClosed', closed);
                if (isChanged(context, work, 'Status') || work.old === null) {
                    setValue(context.layout, work.row, 'CompletedDateTime', closed ? context.now : null);
                }
            } else {
                eventTimes(context, work);
            }
        }
    },
    after: relatePeople
};

/** The org shares activities among contacts: whom an activity is with is a relation, too. */
function relatePeople(context: SaveContext, works: readonly Work[], store: Store): void {
    const activity = context.object.name;
    const relation = `${activity}Relation`;
    const changed = works.filter((work) => isChanged(context, work, 'WhoId'));
    if (changed.length === 0 || context.tx.model.object(relation) === undefined) {
        return;
    }
    const key = `${activity}Id`;
    for (const work of changed) {
        const before = work.old === null ? null : (valueOf(context.layout, work.old, 'WhoId') ?? null);
        if (before !== null) {
            store.run(`DELETE FROM ${quote(relation)} WHERE ${quote(key)} = ? AND "RelationId" IN (?, ?)`, [
                work.id,
                before,
                get(context, work, 'WhoId')
            ] as string[]);
        }
    }
    const rows = changed
        .map((work) => ({ [key]: work.id, RelationId: get(context, work, 'WhoId'), IsParent: true, Status: 'New' }))
        .filter(({ RelationId }) => RelationId !== null);
    putAll(context, store, relation, rows);
}

const MINUTE = 60_000;

/** Start, end and duration of an event say the same twice: the missing one is filled. */
function eventTimes(context: Parameters<typeof get>[0], work: Parameters<typeof get>[1]): void {
    const start = get(context, work, 'StartDateTime') ?? get(context, work, 'ActivityDateTime');
    const end = get(context, work, 'EndDateTime');
    const minutes = get(context, work, 'DurationInMinutes');
    if (typeof start !== 'number') {
        return;
    }
    setValue(context.layout, work.row, 'StartDateTime', start);
    setValue(context.layout, work.row, 'ActivityDateTime', start);
    if (typeof end === 'number' && (work.given.has('EndDateTime') || minutes === null)) {
        setValue(context.layout, work.row, 'DurationInMinutes', Math.round((end - start) / MINUTE));
    } else if (typeof minutes === 'number') {
        setValue(context.layout, work.row, 'EndDateTime', start + minutes * MINUTE);
    }
    setValue(context.layout, work.row, 'ActivityDate', new Date(start).toISOString().slice(0, 10));
}
