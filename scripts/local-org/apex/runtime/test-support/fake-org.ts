import type {
    DmlRequest,
    DmlRowResult,
    ProgramClass,
    QueryRequest,
    QueryResult,
    Transaction,
    UserAccess
} from '../../../contracts.ts';
import type { FieldModel, FieldType, ObjectModel, OrgModel } from '../../../schema/types.ts';
import type { SObject } from '../values/index.ts';

/** A field with plain defaults. */
export function field(object: string, name: string, type: FieldType, more: Partial<FieldModel> = {}): FieldModel {
    return {
        name,
        localName: name,
        object,
        label: name.replace('__c', ''),
        type,
        custom: name.endsWith('__c'),
        length: 255,
        precision: 18,
        scale: 2,
        nillable: true,
        unique: false,
        caseSensitive: false,
        externalId: false,
        tracked: false,
        createable: true,
        updateable: true,
        filterable: true,
        sortable: true,
        longText: false,
        html: false,
        nameField: name === 'Name',
        autoNumber: null,
        defaultFormula: null,
        restrictedPicklist: false,
        picklistValues: [],
        controllingField: null,
        referenceTo: [],
        relationshipName: null,
        deleteConstraint: null,
        masterDetail: false,
        reparentable: false,
        formula: null,
        formulaBlankAsZero: false,
        summary: null,
        systemComputed: false,
        helpText: null,
        description: null,
        fieldManageability: null,
        ...more
    };
}

/** An object of the given fields. */
export function object(
    name: string,
    keyPrefix: string,
    fields: FieldModel[],
    more: Partial<ObjectModel> = {}
): ObjectModel {
    return {
        name,
        localName: name,
        label: name,
        labelPlural: `${name}s`,
        keyPrefix,
        kind: 'standard',
        custom: false,
        createable: true,
        updateable: true,
        deletable: true,
        undeletable: true,
        queryable: true,
        hasRecycleBin: true,
        sharing: 'Private',
        masters: [],
        fields: new Map(fields.map((each) => [each.name.toLowerCase(), each])),
        children: [],
        recordTypes: [],
        validationRules: [],
        fieldSets: new Map(),
        nameField: fields.find((each) => each.nameField) ?? null,
        description: null,
        sharedObject: null,
        trackedObject: null,
        ...more
    };
}

const account = object(
    'Account',
    '001',
    [
        field('Account', 'Id', 'id'),
        field('Account', 'Name', 'string', { nillable: false }),
        field('Account', 'AnnualRevenue', 'currency'),
        field('Account', 'NumberOfEmployees', 'int'),
        field('Account', 'Rating', 'picklist', {
            picklistValues: [{ value: 'Hot', label: 'Hot!', active: true, default: true }]
        }),
        field('Account', 'Active__c', 'boolean', { defaultFormula: 'true' }),
        field('Account', 'Since__c', 'date'),
        field('Account', 'CreatedDate', 'datetime', { createable: false, updateable: false }),
        field('Account', 'Score__c', 'double', { formula: '1 + 1' }),
        field('Account', 'OwnerId', 'reference', { referenceTo: ['User'], relationshipName: 'Owner' })
    ],
    {
        children: [
            {
                name: 'Contacts',
                childObject: 'Contact',
                field: 'AccountId',
                cascadeDelete: true,
                restrictedDelete: false
            }
        ]
    }
);
const contact = object('Contact', '003', [
    field('Contact', 'Id', 'id'),
    field('Contact', 'LastName', 'string'),
    field('Contact', 'AccountId', 'reference', { referenceTo: ['Account'], relationshipName: 'Account' })
]);
const user = object('User', '005', [field('User', 'Id', 'id'), field('User', 'Name', 'string')]);

/** Account, Contact and User as far as the library's tests need them. */
export const MODEL: OrgModel = modelOf([account, contact, user]);

function modelOf(list: ObjectModel[]): OrgModel {
    const objects = new Map(list.map((each) => [each.name.toLowerCase(), each]));
    const named = (each: string | ObjectModel): ObjectModel | undefined =>
        typeof each === 'string' ? objects.get(each.toLowerCase()) : each;
    return {
        version: 1,
        namespace: '',
        objects,
        labels: new Map(),
        customMetadata: [],
        permissionSets: [],
        customPermissions: [],
        ui: {},
        staticResources: [],
        apex: [],
        object: (name) => objects.get(name.toLowerCase()),
        field: (of, name) => named(of)?.fields.get(name.toLowerCase()),
        relationship: (of, name) =>
            [...(named(of)?.fields.values() ?? [])].find(
                (each) => each.relationshipName?.toLowerCase() === name.toLowerCase()
            ),
        childRelationship: (of, name) =>
            named(of)?.children.find((each) => each.name?.toLowerCase() === name.toLowerCase()),
        objectByPrefix: (prefix) => list.find((each) => each.keyPrefix === prefix),
        qualify: (name) => name
    };
}

const USER: UserAccess = {
    userId: '005000000000001AAA',
    profileId: '00e000000000001AAA',
    roleId: null,
    timeZone: 'Europe/Berlin',
    locale: 'en_US',
    username: 'kim@example.com',
    name: 'Kim Kam',
    object: () => ({ create: true, read: true, edit: false, delete: false, viewAll: false, modifyAll: false }),
    fieldRead: (_, name) => name !== 'AnnualRevenue',
    fieldEdit: (_, name) => name !== 'AnnualRevenue',
    classAccess: () => true,
    customPermission: (name) => name === 'Approve',
    userPermission: () => false
};

/** What a test lets the transaction answer, and what it asked. */
export interface FakeOrg {
    tx: Transaction;
    queries: QueryRequest[];
    dml: DmlRequest[];
}

/** A transaction over MODEL; rows and results are the test's, the clock stands at 2026-11-22T10:00:00Z. */
export function fakeOrg(
    options: { rows?: SObject[]; results?: DmlRowResult[]; classes?: ProgramClass[] } = {}
): FakeOrg {
    const queries: QueryRequest[] = [];
    const dml: DmlRequest[] = [];
    const refuse = (): never => {
        throw new Error('not part of this test');
    };
    const result = (): QueryResult => ({ kind: 'rows', object: account, rows: options.rows ?? [], count: 0 });
    const tx: Transaction = {
        model: MODEL,
        data: {
            query: (request) => (queries.push(request), result()),
            dml: (request) => (dml.push(request), options.results ?? []),
            emptyRecycleBin: refuse,
            savepoint: () => 's1',
            rollback: () => undefined,
            release: () => undefined
        },
        security: { user: () => USER, invalidate: () => undefined },
        triggers: { handles: () => false, fire: () => undefined },
        clock: { now: () => Date.UTC(2026, 10, 22, 10) },
        user: USER,
        limits: {
            queries: 3,
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
        isTest: true,
        touched: new Map(),
        orgLimits: () => [],
        quiddity: 'RUNTEST_SYNC',
        program: {
            find: (name) => options.classes?.find((each) => each.name.toLowerCase() === name.toLowerCase()) ?? null
        },
        jobs: {
            enqueue: () => '707000000000001AAA',
            abort: refuse,
            attachFinalizer: refuse,
            current: null,
            publish: refuse,
            deliverEvents: refuse
        },
        testing: null,
        log: []
    } as Transaction;
    return { tx, queries, dml };
}
