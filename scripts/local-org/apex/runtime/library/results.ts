import { PlatformObject } from '../values/index.ts';
import { constant } from './enums.ts';
import { listOf, stringList } from './support.ts';
import type { PlatformClass, PlatformProperty } from './support.ts';
import type { DmlRowResult } from '../../../contracts.ts';

/** Database.Error. */
export class ApexError extends PlatformObject {
    readonly apexType = 'Database.Error';
    readonly statusCode: string;
    readonly message: string;
    readonly fields: readonly string[];

    constructor(statusCode: string, message: string, fields: readonly string[]) {
        super();
        this.statusCode = statusCode;
        this.message = message;
        this.fields = fields;
    }

    override toText(): string {
        return `Database.Error[getFields=(${this.fields.join(', ')});getMessage=${this.message};getStatusCode=${this.statusCode};]`;
    }

    /** Members in JSON.serialize. */
    json(): Record<string, unknown> {
        return {
            fields: stringList(this.fields),
            message: this.message,
            statusCode: constant('StatusCode', this.statusCode)
        };
    }
}

export const ROW_RESULTS = [
    'SaveResult',
    'UpsertResult',
    'DeleteResult',
    'UndeleteResult',
    'MergeResult',
    'EmptyRecycleBinResult'
] as const;
export type ResultType = (typeof ROW_RESULTS)[number];

/** Result of one row of a Database method. */
export class RowResult extends PlatformObject {
    readonly apexType: string;
    readonly result: DmlRowResult;
    readonly errors: readonly ApexError[];
    /** MergeResult: ids of the records merged into the master. */
    readonly mergedIds: readonly string[];

    constructor(type: ResultType, result: DmlRowResult, mergedIds: readonly string[] = []) {
        super();
        this.apexType = `Database.${type}`;
        this.result = result;
        this.errors = result.errors.map((error) => new ApexError(error.statusCode, error.message, error.fields));
        this.mergedIds = mergedIds;
    }

    override toText(): string {
        const errors = this.errors.map((error) => error.toText()).join(', ');
        return `${this.apexType}[getErrors=(${errors});getId=${this.result.id ?? 'null'};isSuccess=${this.result.success};]`;
    }

    json(): Record<string, unknown> {
        const created = this.apexType.endsWith('UpsertResult') ? { created: this.result.created } : {};
        return {
            success: this.result.success,
            ...created,
            id: this.result.id,
            errors: listOf('Database.Error', this.errors)
        };
    }
}

const getErrors = (self: RowResult): unknown => listOf('Database.Error', self.errors);

function resultClass(type: ResultType): PlatformClass {
    const members = {
        errors: getErrors,
        id: (self: RowResult): unknown => self.result.id,
        success: (self: RowResult): unknown => self.result.success
    };
    return {
        name: `Database.${type}`,
        methods: {
            geterrors: members.errors,
            getid: members.id,
            issuccess: members.success,
            ...(type === 'UpsertResult' ? { iscreated: (self: RowResult) => self.result.created } : {}),
            ...(type === 'MergeResult' ? { getmergedrecordids: (self: RowResult) => stringList(self.mergedIds) } : {}),
            tostring: (self: RowResult) => self.toText()
        },
        properties: {
            errors: { get: members.errors },
            id: { get: members.id },
            success: { get: members.success }
        } as unknown as Record<string, PlatformProperty>
    };
}

export const resultClasses: PlatformClass[] = [
    {
        name: 'Database.Error',
        methods: {
            getfields: (self: ApexError) => stringList(self.fields),
            getmessage: (self: ApexError) => self.message,
            getstatuscode: (self: ApexError) => constant('StatusCode', self.statusCode),
            tostring: (self: ApexError) => self.toText()
        },
        properties: {
            fields: { get: (self?: ApexError) => stringList(self!.fields) },
            message: { get: (self?: ApexError) => self!.message },
            statuscode: { get: (self?: ApexError) => constant('StatusCode', self!.statusCode) }
        }
    },
    ...ROW_RESULTS.map(resultClass)
];
