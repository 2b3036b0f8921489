import { ApexException } from '../apex/runtime/values/exceptions.ts';

export type QueryErrorCode =
    'MALFORMED_QUERY' | 'INVALID_FIELD' | 'INVALID_TYPE' | 'INVALID_QUERY_FILTER_OPERATOR' | 'UNSUPPORTED';

/**
 * A query that the platform refuses: `message` and `errorCode` are what REST shows. In Apex it is a QueryException, also where user mode
 * denies a whole object (Apex Developer Guide, "Enforce User Mode for Database Operations": QueryException.getInaccessibleFields).
 */
export class QueryError extends ApexException {
    declare message: string;
    readonly errorCode: QueryErrorCode;

    constructor(
        message: string,
        errorCode: QueryErrorCode = 'MALFORMED_QUERY',
        inaccessible: Map<string, Set<string>> | null = null
    ) {
        super('System.QueryException', message);
        this.errorCode = errorCode;
        this.inaccessibleFields = inaccessible;
    }
}

const REFERENCE = 'Please reference your WSDL or the describe call for the appropriate names.';

/** Texts of the platform's query errors, as the REST API and QueryException give them. */
export const QUERY_MESSAGES = {
    noColumn: (field: string, object: string) =>
        `No such column '${field}' on entity '${object}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. ${REFERENCE}`,
    noObject: (object: string) =>
        `sObject type '${object}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. ${REFERENCE}`,
    noRelationship: (name: string) =>
        `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${REFERENCE}`,
    noChildRelationship: (name: string) =>
        `Didn't understand relationship '${name}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${REFERENCE}`,
    unexpectedToken: (token: string) => `unexpected token: '${token}'`,
    duplicateField: (name: string) => `duplicate field selected: ${name}`,
    duplicateAlias: (name: string) => `duplicate alias: ${name}`,
    notGrouped: (name: string) => `Field must be grouped or aggregated: ${name}`,
    notFilterable: (name: string) => `field '${name}' can not be filtered in a query call`,
    notSortable: (name: string) => `field '${name}' can not be sorted in a query call`,
    notGroupable: (name: string) => `field '${name}' can not be grouped in a query call`,
    notAggregatable: (name: string, operation: string) =>
        `field ${name} does not support aggregate operator ${operation}`,
    quotedValue: (name: string, type: string) =>
        `value of filter criterion for field '${name}' must be of type ${type} and should not be enclosed in quotes`,
    unquotedValue: (name: string, type: string) =>
        `value of filter criterion for field '${name}' must be of type ${type} and should be enclosed in quotes`,
    invalidId: (value: string) => `invalid ID field: ${value}`,
    invalidOperator: (operator: string, field: string) => `invalid operator on ${field}: ${operator}`,
    undefinedBind: (name: string) => `Variable does not exist: ${name}`,
    tooDeep: 'SOQL statements cannot query deeper than 5 levels of parent relationships',
    offset: 'Maximum SOQL offset allowed is 2000',
    fieldsLimit: 'The SOQL FIELDS function must have a LIMIT of at most 200',
    securityEnforced: 'Insufficient permissions: secure query included inaccessible field',
    unsupported: (what: string) => `Not supported by the local org: ${what}`
} as const;
