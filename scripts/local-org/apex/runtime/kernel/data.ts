import { tx } from '../context.ts';
import { AGGREGATE_RESULT } from '../../../soql/rows.ts';
import { openDmlScope } from '../../../dml/mixed.ts';
import { pageNamed } from '../library/page-reference.ts';
import { runDml } from '../library/database.ts';
import { runQuery } from '../library/run-query.ts';
import { FieldMap, ObjectDescribe } from '../library/schema-describe.ts';
import { FieldDescribe } from '../library/schema-fields.ts';
import { fieldSetsOf } from '../library/field-sets.ts';
import { sobjectFieldOf, sobjectTypeOf } from '../library/schema-tokens.ts';
import { countUsage } from '../limits.ts';
import type { ApexMap } from '../values/index.ts';
import { apexError, ApexList, nullReference, SObject, UnsupportedError } from '../values/index.ts';
import type { Access, DmlOperation, QueryResult, Transaction, UserAccess } from '../../../contracts.ts';
import type { ObjectModel } from '../../../schema/types.ts';
import type { Core } from './core.ts';

function rowsOf(value: unknown): SObject[] {
    if (value === null) throw nullReference();
    const items = value instanceof ApexList ? value.items : [value];
    for (const item of items) if (item === null) throw nullReference();
    return items as SObject[];
}

/** What a runAs block puts back: the user, and the scope in which set-up and data may not be mixed. */
interface RunAsScope {
    user: UserAccess;
    closeDml: () => void;
}

/** Queries, DML, describe tokens, labels and runAs of generated code. */
export const data = {
    /** Access of a statement: user mode always shares; in system mode the running class decides. */
    access(this: Core, mode: 'user' | 'system'): Access {
        return { mode, sharing: mode === 'user' || this.sharing === true, classSharing: this.sharing === true };
    },

    query(this: Core, text: string, binds: unknown[], mode: 'user' | 'system'): QueryResult {
        const named = binds.length === 0 ? null : new Map(binds.map((value, i) => [`b${i}`, value]));
        return runQuery({ soql: text, binds: named, access: this.access(mode) });
    },

    soql(this: Core, text: string, binds: unknown[], mode: 'user' | 'system', type: string): ApexList {
        return new ApexList(type, this.query(text, binds, mode).rows);
    },

    count(this: Core, text: string, binds: unknown[], mode: 'user' | 'system'): number {
        return this.query(text, binds, mode).count;
    },

    /** A DML statement; a failed row is a DmlException. */
    dml(
        this: Core,
        operation: DmlOperation,
        value: unknown,
        mode: 'user' | 'system',
        externalId: string | null,
        duplicates: unknown
    ): void {
        const rows = rowsOf(value);
        runDml({
            operation,
            rows,
            allOrNone: true,
            access: this.access(mode),
            ...(externalId === null ? {} : { externalId }),
            ...(operation === 'merge' ? { duplicates: mergeRows(rows[0]!, duplicates) } : {})
        });
    },

    /** `System.runAs(user) {...}`: the user before, for leaveRunAs. Counts as a statement ["Using the runAs Method"], but leaves no work uncommitted. */
    enterRunAs(user: unknown): RunAsScope {
        if (user === null) throw nullReference();
        const transaction = tx();
        if (!(user instanceof SObject)) throw new UnsupportedError('System.runAs with a package version');
        countUsage(transaction, 'dmlStatements');
        transaction.limits.runAsCalls++;
        if (user.id === null) insertUser(transaction, user);
        const scope = { user: transaction.user, closeDml: openDmlScope(transaction) };
        transaction.user = transaction.security.user(user.id!);
        return scope;
    },

    leaveRunAs(scope: RunAsScope | undefined): void {
        if (scope === undefined) return;
        tx().user = scope.user;
        scope.closeDml();
    },

    /** `record.Field.addError(...)`. */
    addFieldError(this: Core, row: SObject | null, field: string, message: unknown): void {
        if (row === null) throw nullReference();
        this.library('SObject', 'method', 'addError', ['String', 'String'])(row, field, message);
    },

    label(this: Core, name: string): string {
        const text = this.model.labels.get(name);
        if (text === undefined) throw new TypeError(`no label ${name}`);
        return text;
    },

    /** `Page.Name`. */
    page(name: string): unknown {
        return pageNamed(name);
    },

    objectToken(this: Core, name: string): unknown {
        return sobjectTypeOf(name === AGGREGATE_RESULT.name ? AGGREGATE_RESULT : this.objectNamed(name));
    },

    fieldToken(this: Core, objectName: string, fieldName: string): unknown {
        const object = this.objectNamed(objectName);
        return sobjectFieldOf(object, this.model.field(object, fieldName)!);
    },

    describeObject(this: Core, name: string): unknown {
        return new ObjectDescribe(this.objectNamed(name));
    },

    describeField(this: Core, objectName: string, fieldName: string): unknown {
        const object = this.objectNamed(objectName);
        return new FieldDescribe(object, this.model.field(object, fieldName)!);
    },

    fieldMap(this: Core, objectName: string): ApexMap {
        return new FieldMap(this.objectNamed(objectName)).map();
    },

    fieldSetMap(this: Core, objectName: string): ApexMap {
        return this.library(
            'Schema.SObjectTypeFieldSets',
            'method',
            'getMap',
            []
        )(fieldSetsOf(this.objectNamed(objectName))) as ApexMap;
    },

    fieldSet(this: Core, objectName: string, name: string): unknown {
        const found = this.fieldSetMap(objectName).get(name) ?? null;
        if (found === null) throw apexError('SObjectException', `Field set does not exist: ${objectName}.${name}`);
        return found;
    },

    /** `Setting__c.getInstance(...)`, `Thing__mdt.getAll()`: statics of an object, which the library gets as first argument. */
    setting(this: Core, objectName: string, method: string, args: unknown[]): unknown {
        return this.library(
            'SObject',
            'static',
            method,
            args.map(() => 'Object')
        )(this.objectNamed(objectName), ...args);
    },

    objectNamed(this: Core, name: string): ObjectModel {
        return this.model.object(name)!;
    }
};

/** A user that only the test has made is saved by runAs itself [Apex Developer Guide, "Using the runAs Method", whose example inserts none]. */
function insertUser(transaction: Transaction, user: SObject): void {
    const close = openDmlScope(transaction);
    try {
        runDml({ operation: 'insert', rows: [user], allOrNone: true, access: { mode: 'system', sharing: false } });
    } finally {
        close();
    }
}

/** Records of a merge: rows, or ids of the master's object. */
function mergeRows(master: SObject, value: unknown): SObject[] {
    if (value === null) throw nullReference();
    const items = value instanceof ApexList ? value.items : [value];
    return items.map((item) =>
        typeof item === 'string' ? new SObject(master.object, { Id: item }) : (item as SObject)
    );
}
