/** A small org in memory for tests: store, engine, transactions with a pinned clock and open permissions. */
import { SObject } from '../../apex/runtime/values/index.ts';
import { withTransaction } from '../../apex/runtime/context.ts';
import type {
    Access,
    DmlOperation,
    DmlRequest,
    DmlRowResult,
    SecurityService,
    Transaction,
    TriggerEvent,
    TriggerHost,
    UserAccess
} from '../../contracts.ts';
import type { OrgModel } from '../../schema/types.ts';
import { openStore } from '../../store/store.ts';
import type { Store } from '../../store/store.ts';
import { createDataEngine } from '../engine.ts';
import type { EngineFactory } from '../engine.ts';

export const SYSTEM: Access = { mode: 'system', sharing: false };
export const USER: Access = { mode: 'user', sharing: true };
/** 2026-11-22 12:00 UTC, a Sunday. */
export const NOON = Date.UTC(2026, 10, 22, 12);

export interface Handlers {
    [event: string]: (event: TriggerEvent) => void;
}

export interface TestOrg {
    model: OrgModel;
    store: Store;
    factory: EngineFactory;
    tx: Transaction;
    /** Keyed `Object.before.insert`. */
    handlers: Handlers;
    row(object: string, values: Record<string, unknown>): SObject;
    insert(object: string, ...values: Record<string, unknown>[]): string[];
    dml(operation: DmlOperation, rows: SObject[], more?: Partial<DmlRequest>): DmlRowResult[];
    query(soql: string, binds?: Record<string, unknown>, access?: Access): SObject[];
    /** Values of one column. */
    column(soql: string, name: string, binds?: Record<string, unknown>, access?: Access): unknown[];
    /** Runs as another user. */
    as<T>(userId: string, fn: () => T): T;
    permissions: Map<string, Partial<UserAccess>>;
}

/** A user who may do everything but see all records. */
export function testUser(userId: string, more: Partial<UserAccess> = {}): UserAccess {
    return {
        userId,
        profileId: '00e000000000001AAA',
        roleId: null,
        timeZone: 'UTC',
        locale: 'en_US',
        username: `${userId}@test`,
        name: 'Test User',
        object: () => ({ create: true, read: true, edit: true, delete: true, viewAll: false, modifyAll: false }),
        fieldRead: () => true,
        fieldEdit: () => true,
        classAccess: () => true,
        customPermission: () => true,
        userPermission: () => false,
        ...more
    };
}

/** Opens an org in memory with an open transaction. */
export function openTestOrg(model: OrgModel, store: Store = openStore({ file: ':memory:' })): TestOrg {
    store.sync(model);
    const factory = createDataEngine(store);
    const permissions = new Map<string, Partial<UserAccess>>();
    const users = new Map<string, UserAccess>();
    const security: SecurityService = {
        user(id) {
            let user = users.get(id);
            if (user === undefined) {
                user = testUser(id, permissions.get(id));
                users.set(id, user);
            }
            return user;
        },
        invalidate: () => users.clear()
    };
    const handlers: Handlers = {};
    const key = (object: string, when: string, operation: string) => `${object}.${when}.${operation}`;
    const triggers: TriggerHost = {
        handles: (object, when, operation) => handlers[key(object.name, when, operation)] !== undefined,
        fire: (event) => handlers[key(event.object.name, event.when, event.operation)](event)
    };
    const tx = {
        model,
        security,
        triggers,
        clock: { now: () => NOON },
        user: security.user('005000000000001AAA'),
        limits: {
            queries: 0,
            queryRows: 0,
            queryLocatorRows: 0,
            dmlStatements: 0,
            runAsCalls: 0,
            dmlRows: 0,
            publishImmediateDml: 0,
            publishedEvents: 0,
            queueableJobs: 0,
            futureCalls: 0,
            callouts: 0,
            emailInvocations: 0,
            aggregateQueries: 0
        },
        triggerStack: [],
        afterCommit: [],
        isTest: false,
        touched: new Map(),
        quiddity: 'SYNCHRONOUS'
    } as unknown as Transaction;
    (tx as { data: unknown }).data = factory.forTransaction(tx);
    store.begin();
    store.sequences.reserve('id:User', 1000);
    store.run(`INSERT OR IGNORE INTO "User" ("Id", "Name") VALUES (?, ?)`, [tx.user.userId, tx.user.name]);
    const org: TestOrg = {
        model,
        store,
        factory,
        tx,
        handlers,
        permissions,
        row: (object, values) => new SObject(model.object(object)!, values),
        insert(object, ...values) {
            const results = org.dml(
                'insert',
                values.map((value) => org.row(object, value))
            );
            const failed = results.find((result) => !result.success);
            if (failed !== undefined) {
                throw new Error(JSON.stringify(failed.errors));
            }
            return results.map((result) => result.id!);
        },
        dml: (operation, rows, more = {}) =>
            withTransaction(tx, () => tx.data.dml({ operation, rows, allOrNone: true, access: SYSTEM, ...more })),
        query: (soql, binds = {}, access = SYSTEM) =>
            withTransaction(tx, () => tx.data.query({ soql, binds: new Map(Object.entries(binds)), access }).rows),
        column: (soql, name, binds, access) => org.query(soql, binds, access).map((row) => row.values[name] ?? null),
        as(userId, fn) {
            const before = tx.user;
            tx.user = security.user(userId);
            try {
                return fn();
            } finally {
                tx.user = before;
            }
        }
    };
    return org;
}
