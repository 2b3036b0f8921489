import type { Transaction } from '../../../contracts.ts';
import type { SObject } from '../../../apex/runtime/values/sobject.ts';
import { toJson } from '../../../store/values.ts';
import { localDay } from '../../../org/local-day.ts';
import { objectOfId, queryAsUser } from '../record-io.ts';
import { readUiRecord, uiObject } from '../ui/record.ts';

/** Entries in each of the two lists. */
const MOST = 50;
const TASK_FIELDS =
    'Id, Subject, ActivityDate, IsClosed, Status, Priority, Description, OwnerId, Owner.Name, WhoId, Who.Name, WhatId, What.Name';
const EVENT_FIELDS =
    'Id, Subject, StartDateTime, EndDateTime, ActivityDate, Description, OwnerId, Owner.Name, WhoId, Who.Name, WhatId, What.Name';

/** Tasks and events of a record, what is to come and what was; for an account those of its contacts as well. */
export function activities(tx: Transaction, recordId: string): unknown {
    const object = uiObject(tx, objectOfId(tx, recordId).name);
    readUiRecord(tx, object, recordId, []);
    const where = ['WhatId = :id', 'WhoId = :id', ...(object.name === 'Account' ? ['AccountId = :id'] : [])].join(
        ' OR '
    );
    const today = localDay(tx.clock.now(), tx.user.timeZone);
    const rows = (soql: string): SObject[] => queryAsUser(tx, soql, { id: recordId }).rows;
    const openTasks = rows(
        `SELECT ${TASK_FIELDS} FROM Task WHERE (${where}) AND IsClosed = false ORDER BY ActivityDate NULLS LAST LIMIT ${MOST + 1}`
    ).map((row) => entry(row, 'Task'));
    const doneTasks = rows(
        `SELECT ${TASK_FIELDS} FROM Task WHERE (${where}) AND IsClosed = true ORDER BY ActivityDate DESC NULLS LAST LIMIT ${MOST + 1}`
    ).map((row) => entry(row, 'Task'));
    const next = rows(
        `SELECT ${EVENT_FIELDS} FROM Event WHERE (${where}) AND ActivityDate >= ${today} ORDER BY StartDateTime LIMIT ${MOST + 1}`
    ).map((row) => entry(row, 'Event'));
    const gone = rows(
        `SELECT ${EVENT_FIELDS} FROM Event WHERE (${where}) AND ActivityDate < ${today} ORDER BY StartDateTime DESC LIMIT ${MOST + 1}`
    ).map((row) => entry(row, 'Event'));
    const byDate = (left: Entry, right: Entry): number => (left.date ?? '9999').localeCompare(right.date ?? '9999');
    const open = [...openTasks, ...next].sort(byDate);
    const past = [...doneTasks, ...gone].sort((left, right) => byDate(right, left));
    return { open: open.slice(0, MOST), past: past.slice(0, MOST), more: open.length > MOST || past.length > MOST };
}

interface Entry {
    date: string | null;
    [name: string]: unknown;
}

function entry(row: SObject, objectApiName: 'Task' | 'Event'): Entry {
    const json = (name: string): unknown => {
        const field = row.object.fields.get(name.toLowerCase());
        const value = row.values[name];
        return field && value !== undefined ? toJson(field, value) : null;
    };
    return {
        id: row.values['Id'],
        objectApiName,
        subject: json('Subject'),
        date: json('ActivityDate') as string | null,
        start: json('StartDateTime'),
        end: json('EndDateTime'),
        isClosed: objectApiName === 'Task' ? row.values['IsClosed'] === true : false,
        status: json('Status'),
        priority: json('Priority'),
        description: json('Description'),
        owner: person(row, 'OwnerId', 'Owner'),
        who: person(row, 'WhoId', 'Who'),
        what: person(row, 'WhatId', 'What')
    };
}

function person(row: SObject, idField: string, relationship: string): { id: unknown; name: unknown } | null {
    const id = row.values[idField];
    if (!id) return null;
    const parent = row.values[relationship] as SObject | null | undefined;
    return { id, name: parent?.values['Name'] ?? null };
}
