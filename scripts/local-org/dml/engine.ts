/** The data engine: queries and DML of one store, a door per transaction. */
import { countUsage } from '../apex/runtime/limits.ts';
import { apexError, UnsupportedError } from '../apex/runtime/values/index.ts';
import type { DataEngine, DmlRequest, DmlRowResult, Transaction } from '../contracts.ts';
import type { FieldModel, ObjectModel, OrgModel } from '../schema/types.ts';
import { createFormulaFunctions } from '../soql/formula-functions.ts';
import { defineQueryFunctions } from '../soql/functions.ts';
import { QueryRunner } from '../soql/run.ts';
import { createViewers, VIEWER_OBJECTS } from '../soql/viewers.ts';
import type { Store } from '../store/store.ts';
import { atomically, runCall, savepointName } from './call.ts';
import { deletePass } from './delete.ts';
import type { DeleteParts } from './delete.ts';
import { createFormulaRules } from './formulas.ts';
import { FieldHistory } from './history.ts';
import { layoutOf, readRows } from './layout.ts';
import type { Layout } from './layout.ts';
import { mergeRows } from './merge.ts';
import { DML_ERRORS } from './messages.ts';
import { checkMixed } from './mixed.ts';
import { rowId } from './prepare.ts';
import { emptyRecycleBin, openRecycleBin } from './recycle-bin.ts';
import type { RecycleBin } from './recycle-bin.ts';
import { RollUps } from './rollups.ts';
import { savePass } from './save.ts';
import { followOwner } from './shares.ts';
import { undeletePass } from './undelete.ts';
import { matchRows } from './upsert.ts';
import { good } from './work.ts';
import type { SaveContext, Work } from './work.ts';

/** Objects whose rows decide what users may do. */
const SECURITY_OBJECTS = new Set([
    'User',
    'UserRole',
    'PermissionSetAssignment',
    'PermissionSet',
    'ObjectPermissions',
    'FieldPermissions',
    'SetupEntityAccess',
    'Group',
    'GroupMember'
]);

export interface EngineFactory {
    /** The door of a transaction: `tx.data`. The caller holds the database transaction. */
    forTransaction(tx: Transaction): DataEngine;
    readonly recycleBin: RecycleBin;
    /** Shows the history of what a transaction changed; called just before its database transaction is committed. */
    publishHistory(tx: Transaction): void;
    /** The viewer tables, for writers that go around DML (system rows). */
    invalidateViewers(): void;
}

/** Creates the engine of a store; one per store. */
export function createDataEngine(store: Store): EngineFactory {
    let running: Transaction | null = null;
    const current = (): Transaction => {
        if (running === null) {
            throw new Error('No statement is running');
        }
        return running;
    };
    defineQueryFunctions(store, () => ({ transaction: current(), model: current().model }));
    const viewers = createViewers(store);
    const formulaFunctions = createFormulaFunctions(store, current);
    const runner = new QueryRunner({
        store,
        viewers,
        formula: (model: OrgModel, object: ObjectModel, field: FieldModel) =>
            formulaFunctions.function(model, object, field)
    });
    const bin = openRecycleBin(store);
    const rules = createFormulaRules(store, formulaFunctions);
    const parts: DeleteParts = {
        store,
        rules,
        rollUps: new RollUps(store, formulaFunctions, (context, parent, values) =>
            saveParents(context, parent, values)
        ),
        history: new FieldHistory(store, formulaFunctions),
        bin,
        written
    };

    function written(context: SaveContext, works: readonly Work[]): void {
        const { tx, object } = context;
        followOwner(context, works, store);
        let ids = tx.touched.get(object.name);
        if (ids === undefined) {
            ids = new Set();
            tx.touched.set(object.name, ids);
        }
        for (const work of works) {
            ids.add(work.id!);
        }
        if (VIEWER_OBJECTS.has(object.name)) {
            viewers.invalidate();
        }
        if (SECURITY_OBJECTS.has(object.name)) {
            tx.security.invalidate(object.name);
        }
    }

    function contextFor(
        tx: Transaction,
        object: ObjectModel,
        request: Pick<DmlRequest, 'access' | 'auditFields' | 'truncate'>,
        internal: boolean
    ): SaveContext {
        return {
            tx,
            object,
            layout: layoutOf(object),
            access: request.access,
            auditFields: request.auditFields ?? false,
            truncate: request.truncate ?? false,
            internal,
            now: tx.clock.now(),
            refreshViewers: () => viewers.refresh(tx.model)
        };
    }

    /** Roll-ups: parents go through a save of their own, as the platform. */
    function saveParents(
        context: SaveContext,
        parent: ObjectModel,
        values: Map<string, Map<string, Work['row'][number]>>
    ): Map<string, Work['errors']> {
        const inner = contextFor(context.tx, parent, { access: { mode: 'system', sharing: false } }, true);
        const rows = readRows(store, inner.layout, [...values.keys()]);
        const deleted = inner.layout.index.get('IsDeleted');
        const works: Work[] = [];
        for (const [id, row] of rows) {
            if (deleted === undefined || row[deleted] !== true) {
                works.push({
                    index: works.length,
                    source: null,
                    set: values.get(id)!,
                    id,
                    row,
                    old: row,
                    given: new Set(),
                    errors: []
                });
            }
        }
        for (let start = 0; start < works.length; start += 200) {
            savePass(parts, inner, works.slice(start, start + 200), true);
        }
        return new Map(works.filter((work) => work.errors.length > 0).map((work) => [work.id!, work.errors]));
    }

    function dml(tx: Transaction, request: DmlRequest): DmlRowResult[] {
        countUsage(tx, 'dmlStatements');
        countUsage(tx, 'dmlRows', request.rows.length + (request.duplicates?.length ?? 0));
        const works = request.rows.map((source, index): Work => ({
            index,
            source,
            set: null,
            id: null,
            row: [],
            old: null,
            given: new Set(),
            errors: []
        }));
        if (request.operation === 'merge') {
            const object = request.rows[0].object;
            const context = contextFor(tx, object, request, false);
            loadOld(store, context.layout, works, 'update');
            atomically(store, () => {
                mergeRows(parts, context, works[0], request.duplicates ?? []);
                return works[0].errors.length === 0;
            });
            return results(works, new Set());
        }
        checkDuplicateIds(request);
        const created = new Set<Work>();
        const run = (): boolean => {
            for (const [object, group] of groupByObject(works)) {
                runObject(tx, request, object, group, created);
                if (request.allOrNone && group.some((work) => work.errors.length > 0)) {
                    return false;
                }
            }
            return true;
        };
        const done = request.allOrNone ? atomically(store, run) : run();
        if (!done) {
            return works.map((work) => ({ success: false, id: work.source!.id, created: false, errors: work.errors }));
        }
        return results(works, created);
    }

    function runObject(
        tx: Transaction,
        request: DmlRequest,
        object: ObjectModel,
        works: Work[],
        created: Set<Work>
    ): void {
        const { operation } = request;
        const context = contextFor(tx, object, request, false);
        if (object.kind === 'event') {
            throw new UnsupportedError(`DML on the platform event ${object.name}; publish it with EventBus.publish`);
        }
        const allowed =
            operation === 'delete'
                ? object.deletable
                : operation === 'undelete'
                  ? object.undeletable
                  : operation === 'update'
                    ? object.updateable
                    : object.createable || operation === 'upsert';
        if (!allowed && request.auditFields !== true) {
            works.forEach((work) => work.errors.push(DML_ERRORS.notCreateable(object, operation)));
            return;
        }
        checkMixed(tx, object, works, operation === 'insert' || operation === 'upsert');
        if (operation === 'upsert') {
            const key = request.externalId === undefined ? null : (tx.model.field(object, request.externalId) ?? null);
            matchRows(store, context.layout, good(works), key);
        } else {
            for (const work of works) {
                work.id = rowId(work.source!);
                if (operation === 'insert' && work.source!.id !== null) {
                    work.errors.push(DML_ERRORS.idGiven());
                } else if (operation !== 'insert' && work.id === null) {
                    work.errors.push(
                        work.source!.id === null ? DML_ERRORS.idMissing(operation) : DML_ERRORS.unknownId()
                    );
                }
            }
        }
        runCall(tx, store, works, request.allOrNone, (chunk, stopOnError) => {
            if (operation === 'insert') {
                chunk.forEach((work) => {
                    work.id = null;
                });
                return savePass(parts, context, chunk, stopOnError);
            }
            loadOld(
                store,
                context.layout,
                chunk.filter((work) => work.id !== null),
                operation
            );
            if (stopOnError && good(chunk).length < chunk.length) {
                return { shared: false };
            }
            const rows = good(chunk);
            if (rows.length === 0) {
                return { shared: false };
            }
            if (operation === 'delete') {
                return deletePass(parts, context, rows, stopOnError);
            }
            if (operation === 'undelete') {
                return undeletePass(parts, context, rows, stopOnError);
            }
            const fresh = rows.filter((work) => work.old === null);
            const existing = rows.filter((work) => work.old !== null);
            const passes = [fresh, existing]
                .filter((part) => part.length > 0)
                .map((part) => savePass(parts, context, part, stopOnError));
            fresh.forEach((work) => created.add(work));
            return { shared: passes.some((pass) => pass.shared) };
        });
    }

    return {
        recycleBin: bin,
        publishHistory: (tx) => parts.history.publish(tx),
        invalidateViewers: () => viewers.invalidate(),
        forTransaction(tx) {
            const inside = <T>(fn: () => T): T => {
                const before = running;
                running = tx;
                try {
                    return fn();
                } finally {
                    running = before;
                }
            };
            return {
                query: (request) => inside(() => runner.query(tx, request)),
                dml: (request) => inside(() => dml(tx, request)),
                emptyRecycleBin: (ids) => emptyRecycleBin(parts, tx.model, ids),
                savepoint() {
                    const name = savepointName();
                    store.savepoint(name);
                    return name;
                },
                rollback: (name) => {
                    store.rollbackTo(name);
                    tx.security.invalidate();
                },
                release: (name) => store.release(name)
            };
        }
    };
}

function checkDuplicateIds(request: DmlRequest): void {
    if (
        (request.operation === 'insert' || request.operation === 'upsert') &&
        new Set(request.rows).size < request.rows.length
    ) {
        throw apexError('ListException', 'Before Insert or Upsert list must not have two identically equal elements');
    }
    if (request.operation === 'insert') {
        return;
    }
    const seen = new Set<string>();
    for (const row of request.rows) {
        const id = row.id;
        if (id !== null && seen.has(id)) {
            throw apexError('ListException', `Duplicate id in list: ${id}`);
        }
        if (id !== null) {
            seen.add(id);
        }
    }
}

/** Consecutive rows of one object, as the platform chunks mixed lists. */
function groupByObject(works: Work[]): [ObjectModel, Work[]][] {
    const groups: [ObjectModel, Work[]][] = [];
    for (const work of works) {
        const { object } = work.source!;
        const last = groups.at(-1);
        if (last !== undefined && last[0] === object) {
            last[1].push(work);
        } else {
            groups.push([object, [work]]);
        }
    }
    return groups;
}

/** Reads the stored rows of works with an id; unknown and deleted ones get an error. */
function loadOld(store: Store, layout: Layout, works: readonly Work[], operation: DmlRequest['operation']): void {
    for (const work of works) {
        work.id ??= work.source === null ? null : rowId(work.source);
    }
    const rows = readRows(
        store,
        layout,
        works.flatMap((work) => (work.id === null ? [] : [work.id]))
    );
    const deleted = layout.index.get('IsDeleted');
    for (const work of works) {
        const row = rows.get(work.id ?? '');
        if (row === undefined) {
            work.errors.push(DML_ERRORS.unknownId());
        } else if (operation !== 'undelete' && deleted !== undefined && row[deleted] === true) {
            work.errors.push(DML_ERRORS.deleted());
        } else {
            work.old = row;
            work.row = row;
        }
    }
}

/** Results in the order of the rows; new ids appear on the caller's records now that they are sure to stay. */
function results(works: readonly Work[], created: ReadonlySet<Work>): DmlRowResult[] {
    return works.map((work) => {
        const success = work.errors.length === 0;
        const source = work.source!;
        if (success && source.values.Id == null) {
            source.values.Id = work.id;
        }
        return {
            success,
            id: success ? work.id : source.id,
            created: success && created.has(work),
            errors: work.errors
        };
    });
}
