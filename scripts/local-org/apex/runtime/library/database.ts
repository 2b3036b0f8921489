import { runningCode, tx } from '../context.ts';
import type { ApexMap } from '../values/index.ts';
import { ApexList, apexError, PlatformObject, SObject } from '../values/index.ts';
import { countUsage } from '../limits.ts';
import { ApexIterator } from './iterate.ts';
import { dmlException } from './dml-exception.ts';
import { RowResult } from './results.ts';
import type { ResultType } from './results.ts';
import { SObjectFieldToken } from './schema-tokens.ts';
import { need } from './support.ts';
import type { Member, PlatformClass, PlatformProperty } from './support.ts';
import { AccessLevel } from './access.ts';
import { BoundQuery, count, fetchRows } from './dynamic-query.ts';
import type { Scope } from './dynamic-query.ts';
import type { Access, DmlOperation, DmlRequest, DmlRowResult } from '../../../contracts.ts';

/** Duplicate rules do not exist in the local org, so that allowing a save past them changes nothing. */
class DuplicateRuleHeader extends PlatformObject {
    readonly apexType = 'Database.DMLOptions.DuplicateRuleHeader';
    allowSave: boolean | null = null;
    runAsCurrentUser: boolean | null = null;
}

/** Saves send no e-mail in the local org, so that asking for it, or not, changes nothing. */
class EmailHeader extends PlatformObject {
    readonly apexType = 'Database.DMLOptions.EmailHeader';
    readonly values = new Map<string, boolean | null>();
}

const emailFlag = (name: string): PlatformProperty =>
    ({
        get: (self: EmailHeader) => self.values.get(name) ?? null,
        set: (self: EmailHeader, v: boolean | null) => void self.values.set(name, v)
    }) as unknown as PlatformProperty;

/** Database.DMLOptions; OptAllOrNone and AllowFieldTruncation have an effect, what the others ask for does not exist here. */
export class DmlOptions extends PlatformObject {
    readonly apexType = 'Database.DMLOptions';
    optAllOrNone: boolean | null = null;
    allowFieldTruncation: boolean | null = null;
    duplicateRuleHeader = new DuplicateRuleHeader();
    emailHeader = new EmailHeader();
}

/** Savepoint of Database.setSavepoint. */
class ApexSavepoint extends PlatformObject {
    readonly apexType = 'System.Savepoint';
    readonly name: string;

    constructor(name: string) {
        super();
        this.name = name;
    }
}

interface Options {
    allOrNone: boolean;
    access: Access;
    externalId: string | null;
    truncate: boolean;
}

/** Options of a Database DML method, told apart by their values: they may come in any of the overloads. */
function optionsOf(args: readonly unknown[]): Options {
    const options: Omit<Options, 'access'> = { allOrNone: true, externalId: null, truncate: false };
    let level: AccessLevel | null = null;
    for (const arg of args) {
        if (typeof arg === 'boolean') options.allOrNone = arg;
        else if (arg instanceof AccessLevel) level = arg;
        else if (arg instanceof DmlOptions) {
            options.truncate = arg.allowFieldTruncation === true;
            options.allOrNone = arg.optAllOrNone === true;
        } else if (arg instanceof SObjectFieldToken) options.externalId = arg.field.name;
        else if (arg === null) throw apexError('NullPointerException', 'Argument cannot be null');
    }
    // the running code is asked only where nothing else decides: it is found by its stack
    return { ...options, access: level === null ? runningCode().access() : level.access() };
}

/** Rows of a DML argument: an sObject, a list of them, or ids (delete and undelete). */
function rowsOf(target: unknown): SObject[] {
    const items = target instanceof ApexList ? target.items : [need(target)];
    return items.map((item) => {
        if (item instanceof SObject) return item;
        if (typeof item === 'string') {
            const object = tx().model.objectByPrefix(item.slice(0, 3));
            if (object !== undefined) return new SObject(object, { Id: item });
        }
        throw apexError('NullPointerException', 'Argument cannot be null');
    });
}

/** Runs the request and turns failed rows of an all-or-none call into one DmlException. Also the DML statements' way in. */
export function runDml(request: DmlRequest): DmlRowResult[] {
    if (request.rows.length === 0) return [];
    const results = tx().data.dml(request);
    if (request.allOrNone && results.some((result) => !result.success)) {
        throw dmlException(request.operation, request.duplicates ?? request.rows, results);
    }
    return results;
}

function dml(operation: DmlOperation, type: ResultType): Member {
    return (target: unknown, ...args: unknown[]) => {
        const { allOrNone, access, externalId, truncate } = optionsOf(args);
        const rows = rowsOf(target);
        const external = externalId === null ? {} : { externalId };
        const results = runDml({ operation, rows, allOrNone, access, truncate, ...external });
        const wrapped = results.map((result) => new RowResult(type, result));
        return target instanceof ApexList ? new ApexList(`List<Database.${type}>`, wrapped) : wrapped[0]!;
    };
}

function merge(master: SObject, target: unknown, ...args: unknown[]): unknown {
    const { allOrNone, access } = optionsOf(args);
    const duplicates = rowsOf(target);
    const results = runDml({ operation: 'merge', rows: [need(master)], duplicates, allOrNone, access });
    const wrapped = results.map((result, i) => new RowResult('MergeResult', result, [duplicates[i]!.id!]));
    return target instanceof ApexList ? new ApexList('List<Database.MergeResult>', wrapped) : wrapped[0]!;
}

/** Database.emptyRecycleBin; counts as one DML statement [Apex Reference]. Ids may be 15 characters long. */
function emptyBin(target: unknown): unknown {
    const rows = rowsOf(target);
    countUsage(tx(), 'dmlStatements');
    countUsage(tx(), 'dmlRows', rows.length);
    const wrapped = tx()
        .data.emptyRecycleBin(rows.map((row) => need(row.id)))
        .map((result) => new RowResult('EmptyRecycleBinResult', result));
    return target instanceof ApexList ? new ApexList('List<Database.EmptyRecycleBinResult>', wrapped) : wrapped[0]!;
}

/** Database.QueryLocator: the query and, once asked for, its rows. */
export class QueryLocator extends PlatformObject {
    readonly apexType = 'Database.QueryLocator';
    readonly query: BoundQuery;
    #rows: SObject[] | null = null;

    constructor(query: BoundQuery) {
        super();
        this.query = query;
    }

    rows(): SObject[] {
        this.#rows ??= this.query.rows({ located: true });
        return this.#rows;
    }

    /** All rows, for a batch job, which takes up to 50 million. */
    rowsForBatch(): SObject[] {
        return this.query.rows({ unlimited: true });
    }
}

/** Database.Cursor: positions over rows fixed at creation. */
class Cursor extends PlatformObject {
    readonly apexType = 'Database.Cursor';
    readonly rows: readonly SObject[];

    constructor(rows: readonly SObject[]) {
        super();
        this.rows = rows;
    }
}

/** Splits `(soql, AccessLevel?, scope?)`. */
function queryArguments(args: readonly unknown[]): { access: Access; scope: Scope | null } {
    const level = args.find((arg) => arg instanceof AccessLevel);
    const scope = args.find((arg) => typeof arg === 'function');
    return {
        access: level === undefined ? runningCode().access() : level.access(),
        scope: (scope as Scope | undefined) ?? null
    };
}

function bound(soql: string, binds: ApexMap, level: AccessLevel): BoundQuery {
    return new BoundQuery(need(soql), need(binds, 2), need(level, 3).access());
}

const plain = (soql: string, args: readonly unknown[]): BoundQuery => {
    const { access, scope } = queryArguments(args);
    return new BoundQuery(need(soql), scope, access);
};

function locator(soql: unknown, args: readonly unknown[]): QueryLocator {
    if (soql instanceof ApexList)
        return new QueryLocator(new BoundQuery('', null, runningCode().access(), soql.items as SObject[]));
    return new QueryLocator(plain(soql as string, args));
}

const databaseClass: PlatformClass = {
    name: 'Database',
    statics: {
        insert: dml('insert', 'SaveResult'),
        update: dml('update', 'SaveResult'),
        upsert: dml('upsert', 'UpsertResult'),
        delete: dml('delete', 'DeleteResult'),
        undelete: dml('undelete', 'UndeleteResult'),
        merge: merge,
        emptyrecyclebin: emptyBin,
        query: (soql: string, ...args: unknown[]) => fetchRows(plain(soql, args)),
        querywithbinds: (soql: string, binds: ApexMap, level: AccessLevel) => fetchRows(bound(soql, binds, level)),
        countquery: (soql: string, ...args: unknown[]) => count(plain(soql, args)),
        countquerywithbinds: (soql: string, binds: ApexMap, level: AccessLevel) => count(bound(soql, binds, level)),
        getquerylocator: (soql: unknown, ...args: unknown[]) => locator(need(soql), args),
        getquerylocatorwithbinds: (soql: string, binds: ApexMap, level: AccessLevel) =>
            new QueryLocator(bound(soql, binds, level)),
        getcursor: (soql: string, ...args: unknown[]) => new Cursor(plain(soql, args).rows()),
        getcursorwithbinds: (soql: string, binds: ApexMap, level: AccessLevel) =>
            new Cursor(bound(soql, binds, level).rows()),
        setsavepoint: () => {
            countUsage(tx(), 'dmlStatements');
            return new ApexSavepoint(tx().data.savepoint());
        },
        rollback: (savepoint: ApexSavepoint) => {
            countUsage(tx(), 'dmlStatements');
            tx().data.rollback(need(savepoint).name);
        },
        releasesavepoint: (savepoint: ApexSavepoint) => tx().data.release(need(savepoint).name),
        executebatch: (job: never, scopeSize = 200) => tx().jobs.enqueue({ kind: 'batch', job: need(job), scopeSize })
    }
};

export const databaseClasses: PlatformClass[] = [
    databaseClass,
    {
        name: 'Database.QueryLocator',
        methods: {
            getquery: (self: QueryLocator) => self.query.soql,
            iterator: (self: QueryLocator) => new ApexIterator('SObject', self.rows())
        }
    },
    {
        name: 'Database.QueryLocatorIterator',
        methods: { hasnext: (self: ApexIterator) => self.hasNext(), next: (self: ApexIterator) => self.next() }
    },
    {
        name: 'Database.Cursor',
        methods: {
            fetch: (self: Cursor, position: number, n: number) =>
                new ApexList('List<SObject>', self.rows.slice(need(position), position + need(n, 2))),
            getnumrecords: (self: Cursor) => self.rows.length
        }
    },
    {
        name: 'Database.DMLOptions',
        constructors: { '/0': () => new DmlOptions() },
        properties: {
            optallornone: {
                get: (self?: DmlOptions) => self!.optAllOrNone,
                set: (self: DmlOptions, v: boolean | null) => void (self.optAllOrNone = v)
            },
            allowfieldtruncation: {
                get: (self?: DmlOptions) => self!.allowFieldTruncation,
                set: (self: DmlOptions, v: boolean | null) => void (self.allowFieldTruncation = v)
            },
            duplicateruleheader: { get: (self?: DmlOptions) => self!.duplicateRuleHeader },
            emailheader: { get: (self?: DmlOptions) => self!.emailHeader }
        }
    },
    {
        name: 'Database.DMLOptions.EmailHeader',
        properties: {
            triggerautoresponseemail: emailFlag('autoResponse'),
            triggerotheremail: emailFlag('other'),
            triggeruseremail: emailFlag('user')
        }
    },
    {
        name: 'Database.DMLOptions.DuplicateRuleHeader',
        properties: {
            allowsave: {
                get: (self?: DuplicateRuleHeader) => self!.allowSave,
                set: (self: DuplicateRuleHeader, v: boolean | null) => void (self.allowSave = v)
            },
            runascurrentuser: {
                get: (self?: DuplicateRuleHeader) => self!.runAsCurrentUser,
                set: (self: DuplicateRuleHeader, v: boolean | null) => void (self.runAsCurrentUser = v)
            }
        }
    }
];
