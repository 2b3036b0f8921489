/** One pass of a chunk through the order of execution of insert and update. */
import type { SObject } from '../apex/runtime/values/index.ts';
import type { Store } from '../store/store.ts';
import { assignNumbers } from './auto-number.ts';
import { checkFormats, checkReferencesAndPicklists, checkUnique, checkValues } from './checks.ts';
import { applyDefaults, stamp } from './defaults.ts';
import type { FormulaRules } from './formulas.ts';
import type { FieldHistory } from './history.ts';
import { insertRows, updateRows } from './layout.ts';
import { applyValues } from './prepare.ts';
import { checkQueues } from './queues.ts';
import type { RollUps } from './rollups.ts';
import { checkLookupAccess, checkPermissions, checkRecordAccess } from './permissions.ts';
import { standardRules } from './standard/index.ts';
import {
    fireTriggers,
    readBack,
    refuseSelfReference,
    triggerRecord,
    triggerRecords,
    triggerValues
} from './triggers.ts';
import { good } from './work.ts';
import type { SaveContext, Work } from './work.ts';

export interface SaveParts {
    store: Store;
    rules: FormulaRules;
    rollUps: RollUps;
    history: FieldHistory;
    /** Share rows that go with ownership, viewer tables, touched records. */
    written(context: SaveContext, works: readonly Work[]): void;
}

/** How far a pass got: rows that fail after others saw them (triggers, the table) force a retry without them. */
export interface PassResult {
    shared: boolean;
}

/** Saves new or changed rows; errors are left on the rows. The caller undoes what must not stay. */
export function savePass(
    parts: SaveParts,
    context: SaveContext,
    works: readonly Work[],
    stopOnError: boolean
): PassResult {
    const { store, rules } = parts;
    const { tx, object } = context;
    const operation = works[0].old === null ? 'insert' : 'update';
    const handles = (when: 'before' | 'after') => tx.triggers.handles(object, when, operation);
    if (operation === 'update' && !context.internal) {
        refuseSelfReference(context, works);
    }
    applyValues(context, works, store);
    if (operation === 'insert') {
        applyDefaults(context, works, rules);
    }
    const standard = standardRules(object);
    standard?.before?.(context, good(works), store);
    if (!context.internal) {
        checkPermissions(context, good(works), operation);
    }
    // the acting user exists: no look-up for the default owner
    const known = new Set<string>([`OwnerId:${tx.user.userId}`]);
    checkReferencesAndPicklists(context, works, store, known);
    checkFormats(context, works);
    if (!context.internal) {
        checkLookupAccess(context, good(works), store);
    }
    if (stopOnError && works.some((work) => work.errors.length > 0)) {
        return { shared: false };
    }
    let shared = false;
    if (handles('before') && good(works).length > 0) {
        shared = true;
        fireBefore(parts, context, good(works), operation);
        standard?.before?.(context, good(works), store);
        checkReferencesAndPicklists(context, good(works), store, known);
        checkFormats(context, good(works));
    }
    if (operation === 'update') {
        stamp(context, works);
    }
    if (!context.internal) {
        checkRecordAccess(context, good(works), operation, store);
    }
    standard?.validate?.(context, good(works), store);
    checkQueues(context, good(works), store);
    checkValues(context, good(works));
    checkUnique(context, good(works), store);
    rules.validate(context, good(works));
    const saved = good(works);
    if (saved.length === 0 || (stopOnError && saved.length < works.length)) {
        return { shared };
    }
    write(parts, context, saved, operation);
    const failures = saved.length < works.length;
    if (handles('after')) {
        shared = true;
        fireAfter(parts, context, saved, operation);
    }
    if (stopOnError && saved.some((work) => work.errors.length > 0)) {
        return { shared: true };
    }
    parts.rollUps.afterSave(context, saved);
    return { shared: shared || (failures && shared) || saved.some((work) => work.errors.length > 0) };
}

function fireBefore(parts: SaveParts, context: SaveContext, works: Work[], operation: 'insert' | 'update'): void {
    const formulas = parts.rules.formulaValues(context, works, operation === 'insert' ? 'row' : 'old');
    const values = triggerValues(context, works, 'row', formulas);
    const records = values.map((each) => triggerRecord(context, each, false));
    const old = operation === 'update' ? triggerRecords(context, works, 'old', true, formulas) : null;
    fireTriggers(context, { when: 'before', operation, newRows: records, oldRows: old }, works);
    works.forEach((work, index) => readBack(context, work, records[index], values[index]));
}

function fireAfter(parts: SaveParts, context: SaveContext, works: Work[], operation: 'insert' | 'update'): void {
    const formulas = parts.rules.formulaValues(context, works, 'row');
    const records: SObject[] = triggerRecords(context, works, 'row', true, formulas);
    const old =
        operation === 'update'
            ? triggerRecords(context, works, 'old', true, parts.rules.formulaValues(context, works, 'old'))
            : null;
    fireTriggers(context, { when: 'after', operation, newRows: records, oldRows: old }, works);
}

function write(parts: SaveParts, context: SaveContext, works: Work[], operation: 'insert' | 'update'): void {
    const { store } = parts;
    const { layout, object } = context;
    if (operation === 'insert') {
        assignNumbers(context, works, store);
        for (const work of works) {
            work.id = store.newId(object);
            work.row[0] = work.id;
        }
        insertRows(
            store,
            layout,
            works.map((work) => work.row)
        );
    } else {
        updateRows(store, layout, works);
    }
    parts.history.keep(context, works);
    standardRules(object)?.after?.(context, works, store);
    parts.written(context, works);
}
