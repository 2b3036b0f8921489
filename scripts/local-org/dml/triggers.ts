/** Fires triggers around a chunk of rows and takes back what they changed or refused. */
import { ApexException, isUncatchable, SObject } from '../apex/runtime/values/index.ts';
import type { TriggerEvent } from '../contracts.ts';
import { toRaw, ValueError } from '../store/values.ts';
import type { FormulaValues } from './formulas.ts';
import { dmlError, DML_ERRORS } from './messages.ts';
import { clean } from './prepare.ts';
import { TriggerValues } from './trigger-values.ts';
import type { SaveContext, Work } from './work.ts';

type Operation = TriggerEvent['operation'];

/** Triggers that may be at work inside each other [Apex Developer Guide, "Execution Governors and Limits": total stack depth]. */
const MOST_NESTED = 16;

/** Fires one event. A trigger that throws fails every row of the chunk. */
export function fireTriggers(context: SaveContext, event: Omit<TriggerEvent, 'object'>, works: readonly Work[]): void {
    if (context.tx.triggerStack.length >= MOST_NESTED) {
        const text = `maximum trigger depth exceeded\n${context.object.name} trigger event ${eventName(event.when, event.operation)}`;
        works.forEach((work) => work.errors.push(DML_ERRORS.triggerFailed(text)));
        return;
    }
    try {
        context.tx.triggers.fire({ object: context.object, ...event });
    } catch (error) {
        if (!(error instanceof ApexException) || isUncatchable(error)) {
            throw error;
        }
        const text = triggerFailure(error, event.when, event.operation);
        works.forEach((work) => work.errors.push(DML_ERRORS.triggerFailed(text)));
        return;
    }
    const records = event.newRows ?? event.oldRows ?? [];
    records.forEach((record, index) => takeErrors(record, works[index]));
}

/** A before trigger cannot update or delete the records it runs for. [Apex Developer Guide, "Trigger Context Variables"] */
export function refuseSelfReference(context: SaveContext, works: readonly Work[]): void {
    const { triggerStack } = context.tx;
    if (triggerStack.length === 0) {
        return;
    }
    const busy = new Set(
        triggerStack.flatMap(({ when, operation, newRows, oldRows }) =>
            when === 'before' && operation !== 'insert' ? (newRows ?? oldRows ?? []).map((row) => row.id) : []
        )
    );
    for (const work of works) {
        if (work.id !== null && busy.has(work.id)) {
            const trigger = /apex\/(\w+)\.trigger/.exec(new Error().stack ?? '')?.[1] ?? context.object.name;
            work.errors.push(DML_ERRORS.selfReference(work.id, trigger));
        }
    }
}

const eventName = (when: string, operation: Operation): string =>
    `${when === 'before' ? 'Before' : 'After'}${operation[0].toUpperCase()}${operation.slice(1)}`;

/** `Name: execution of BeforeInsert\n\ncaused by: System.X: message\n\nTrigger.Name: line 1, column 1`. */
function triggerFailure(error: ApexException, when: string, operation: Operation): string {
    const name =
        (error as ApexException & { triggerName?: string }).triggerName ??
        error.stackTrace().match(/Trigger\.(\w+)/)?.[1] ??
        'Trigger';
    return `${name}: execution of ${eventName(when, operation)}\n\ncaused by: ${error.toText()}\n\n${error.stackTrace()}`;
}

/** Moves errors put on a trigger's record to its row. */
export function takeErrors(record: SObject, work: Work): void {
    for (const { field, message, statusCode } of record.errors) {
        work.errors.push(
            dmlError(statusCode ?? 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message, field === null ? [] : [field])
        );
    }
    record.errors = [];
}

/** Takes over the values that before triggers wrote. */
export function readBack(context: SaveContext, work: Work, record: SObject, values: TriggerValues): void {
    const { layout } = context;
    for (const [index, value] of values.changes(record.kept)) {
        const { field } = layout.columns[index];
        try {
            work.row[index] = clean(field, toRaw(field, value));
            work.given.add(field.name);
        } catch (error) {
            if (!(error instanceof ValueError)) {
                throw error;
            }
            work.errors.push(DML_ERRORS.wrongType(field, error.message));
        }
    }
}

/** Rows as triggers see them, formula fields included where they were computed. */
export function triggerRecords(
    context: SaveContext,
    works: readonly Work[],
    which: 'row' | 'old',
    readOnly: boolean,
    formulas: ((work: Work) => FormulaValues) | null
): SObject[] {
    return triggerValues(context, works, which, formulas).map((values) => triggerRecord(context, values, readOnly));
}

/** What the records of rows get their values from. */
export function triggerValues(
    context: SaveContext,
    works: readonly Work[],
    which: 'row' | 'old',
    formulas: ((work: Work) => FormulaValues) | null
): TriggerValues[] {
    return works.map(
        (work) => new TriggerValues(context.layout, which === 'row' ? work.row : work.old!, formulas?.(work) ?? null)
    );
}

/** A record that gets its values from there. */
export function triggerRecord(context: SaveContext, values: TriggerValues, readOnly: boolean): SObject {
    const record = SObject.lazy(context.object, values);
    record.readOnly = readOnly;
    return record;
}
