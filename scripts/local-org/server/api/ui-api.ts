import type { DmlRowResult, Transaction } from '../../contracts.ts';
import type { ApiResponse } from '../../org/protocol.ts';
import type { ObjectModel } from '../../schema/types.ts';
import { ApiError, notFound, statusOf, uiApiErrorBody } from './errors.ts';
import { objectOfId, queryAsUser, recordFromJson, writeAsUser } from './record-io.ts';
import { inOrg } from './rest.ts';
import type { Call, Route } from './router.ts';
import { SHOWN_HISTORY } from './ui/history.ts';
import { compactFields, compactLayoutFor, labelOf, layoutFields, layoutFor } from './ui/layout.ts';
import { listInfo, listUi } from './ui/list-views.ts';
import { searchByName } from './ui/lookups.ts';
import { MASTER_RECORD_TYPE, objectInfo } from './ui/object-info.ts';
import { picklistValues } from './ui/picklists.ts';
import { defaultsFor } from './ui/record-defaults.ts';
import { allPaths, fieldPaths, readUiRecord, resolvePath, uiObject, uiRecord } from './ui/record.ts';
import { relatedListById, relatedLists } from './ui/related-lists.ts';

const ok = (body: unknown): ApiResponse => ({ status: 200, body });
const route = (method: string, pattern: string, run: (tx: Transaction, call: Call) => ApiResponse): Route => ({
    method,
    pattern: new RegExp(`^/ui-api/${pattern}$`),
    handle: (call) => inOrg(call, (tx) => run(tx, call))
});

/** UI API paths, as docs/local-org-http.md gives them. */
export const uiApiRoutes: Route[] = [
    route('GET', 'records/batch/([^/]+)', readBatch),
    route('GET', 'records/(\\w+)', (tx, call) => {
        const object = visibleObject(tx, call.params[0]!);
        return ok(readUiRecord(tx, object, call.params[0]!, requestedPaths(tx, object, call.query)));
    }),
    route('POST', 'records', create),
    route('PATCH', 'records/(\\w+)', update),
    route('DELETE', 'records/(\\w+)', remove),
    route('GET', 'object-info/(\\w+)', (tx, call) => ok(objectInfo(tx, uiObject(tx, call.params[0]!)))),
    route('GET', 'object-info/(\\w+)/picklist-values/(\\w+)', (tx, call) =>
        ok(picklistValues(tx, uiObject(tx, call.params[0]!), call.params[1]!))
    ),
    route('GET', 'object-info/(\\w+)/picklist-values/(\\w+)/(\\w+)', (tx, call) =>
        ok(picklistValues(tx, uiObject(tx, call.params[0]!), call.params[1]!, call.params[2]!))
    ),
    route('GET', 'record-defaults/create/(\\w+)', (tx, call) =>
        ok(defaultsFor(tx, uiObject(tx, call.params[0]!), call.query, null))
    ),
    route('GET', 'record-defaults/clone/(\\w+)', (tx, call) =>
        ok(defaultsFor(tx, visibleObject(tx, call.params[0]!), call.query, call.params[0]!))
    ),
    route('GET', 'layout/(\\w+)', (tx, call) => {
        const object = uiObject(tx, call.params[0]!);
        const mode = call.query['mode'] ?? 'View';
        return ok(
            call.query['layoutType'] === 'Compact'
                ? compactLayoutFor(tx, object, mode)
                : layoutFor(tx, object, mode, call.query['recordTypeId'] ?? MASTER_RECORD_TYPE)
        );
    }),
    route('GET', 'list-info/(\\w+)', (tx, call) => ok(listInfo(tx, uiObject(tx, call.params[0]!)))),
    route('GET', 'list-ui/(\\w+)/(\\w+)', (tx, call) =>
        ok(listUi(tx, uiObject(tx, call.params[0]!), call.params[1]!, call.query))
    ),
    route('GET', 'related-list-info/(\\w+)', (tx, call) => {
        const object = uiObject(tx, call.params[0]!);
        return ok({ parentObjectApiName: object.name, relatedLists: relatedLists(tx, object) });
    }),
    route('GET', 'related-list-records/(\\w+)/(\\w+)', relatedRecords),
    route('GET', 'related-list-count/(\\w+)/(\\w+)', relatedCount),
    route('GET', 'lookups/(\\w+)/(\\w+)', lookup)
];

/** The object of a record id; a prefix nobody knows is the same as a record that is not there. */
function visibleObject(tx: Transaction, id: string): ObjectModel {
    return uiObject(tx, objectOfId(tx, id).name);
}

function requestedPaths(tx: Transaction, object: ObjectModel, query: Record<string, string>): string[] {
    const paths = [
        ...fieldPaths(tx, object, query['fields'], false),
        ...fieldPaths(tx, object, query['optionalFields'], true)
    ];
    const types = (query['layoutTypes'] ?? '').split(',');
    if (types.includes('Full'))
        paths.push(
            ...layoutFields(layoutFor(tx, object, 'View')).flatMap((name) => resolvePath(tx, object, name) ?? [])
        );
    if (types.includes('Compact'))
        paths.push(...compactFields(tx, object).flatMap((name) => resolvePath(tx, object, name) ?? []));
    return paths;
}

function readBatch(tx: Transaction, call: Call): ApiResponse {
    const results = call.params[0]!.split(',').map((id) => {
        try {
            const object = visibleObject(tx, id);
            return { statusCode: 200, result: readUiRecord(tx, object, id, requestedPaths(tx, object, call.query)) };
        } catch (error) {
            if (!(error instanceof ApiError)) throw error;
            return { statusCode: error.status, result: uiApiErrorBody(error.status, error.errorCode, error.message) };
        }
    });
    return ok({ hasErrors: results.some((result) => result.statusCode !== 200), results });
}

function create(tx: Transaction, call: Call): ApiResponse {
    const body = call.body as { apiName?: string; fields?: Record<string, unknown> } | null;
    const object = uiObject(tx, body?.apiName ?? '');
    const record = recordFromJson(tx, object, canonical(tx, object, body?.fields ?? {}));
    const [result] = writeAsUser(tx, 'insert', [record]);
    if (!result?.success) return writeFailure(object, result!, 'create');
    return { status: 201, body: readUiRecord(tx, object, result.id as string, allPaths(tx, object)) };
}

function update(tx: Transaction, call: Call): ApiResponse {
    const id = call.params[0]!;
    const object = visibleObject(tx, id);
    const current = readUiRecord(tx, object, id, []);
    const since = call.query['ifUnmodifiedSince'];
    if (since && Date.parse(since) < Date.parse(String(current['lastModifiedDate']))) {
        throw new ApiError(412, 'CONFLICT', 'The record was changed by somebody else since you opened it.');
    }
    const fields = (call.body as { fields?: Record<string, unknown> } | null)?.fields ?? {};
    const record = recordFromJson(tx, object, canonical(tx, object, fields), id);
    const [result] = writeAsUser(tx, 'update', [record]);
    if (!result?.success) return writeFailure(object, result!, 'update');
    return ok(readUiRecord(tx, object, id, allPaths(tx, object)));
}

function remove(tx: Transaction, call: Call): ApiResponse {
    const id = call.params[0]!;
    const object = visibleObject(tx, id);
    readUiRecord(tx, object, id, []);
    const row = recordFromJson(tx, object, {}, id);
    const [result] = writeAsUser(tx, 'delete', [row]);
    return result?.success ? { status: 204, body: undefined } : writeFailure(object, result!, 'delete');
}

/** UI API takes names with or without the namespace. */
function canonical(tx: Transaction, object: ObjectModel, fields: Record<string, unknown>): Record<string, unknown> {
    return Object.fromEntries(
        Object.entries(fields)
            .filter(([name]) => name !== 'Id')
            .map(([name, value]) => [tx.model.field(object, name)?.name ?? name, value])
    );
}

function writeFailure(object: ObjectModel, result: DmlRowResult, verb: string): ApiResponse {
    const code = result.errors[0]?.statusCode ?? '';
    const status = statusOf(code);
    const message =
        status === 403
            ? (result.errors[0]?.message ?? code)
            : `An error occurred while trying to ${verb} the record. Please try again.`;
    return {
        status,
        body: uiApiErrorBody(status, status === 403 ? code : 'INVALID_INPUT', message, result, labelIn(object))
    };
}

function labelIn(object: ObjectModel): (name: string) => string | null {
    return (name) => {
        const field = object.fields.get(name.toLowerCase());
        return field ? labelOf(field) : null;
    };
}

function relatedRecords(tx: Transaction, call: Call): ApiResponse {
    const [parentId = '', listId = ''] = call.params;
    const parent = visibleObject(tx, parentId);
    readUiRecord(tx, parent, parentId, []);
    const list = relatedListById(tx, parent, listId);
    const object = uiObject(tx, list.objectApiName);
    const pageSize = Math.min(2000, Math.max(1, Number(call.query['pageSize'] ?? 50) || 50));
    const from = Math.max(0, Number(call.query['pageToken'] ?? 0) || 0);
    const columns = list.displayColumns.flatMap((column) => [
        column.fieldApiName,
        ...(column.lookupId ? [column.lookupId] : [])
    ]);
    const requested = [
        ...fieldPaths(tx, object, call.query['fields'], false),
        ...fieldPaths(tx, object, call.query['optionalFields'], true)
    ];
    const paths = [...new Set(['Id', ...(requested.length > 0 ? requested : columns)])];
    const sort = call.query['sortBy'];
    const sortPath = sort ? resolvePath(tx, object, sort.replace(/^-/, ''))?.[0] : list.orderedByInfo[0]?.fieldApiName;
    if (sort && !sortPath)
        throw new ApiError(400, 'INVALID_SORT', `The list cannot be sorted by ${sort.replace(/^-/, '')}`);
    const descending = sort ? sort.startsWith('-') : list.orderedByInfo[0]?.isAscending === false;
    const direction = descending ? 'DESC' : 'ASC';
    const order = sortPath ? ` ORDER BY ${sortPath} ${direction} NULLS LAST, Id ${direction}` : ' ORDER BY Id';
    const rows = queryAsUser(
        tx,
        `SELECT ${paths.join(', ')} FROM ${object.name} WHERE ${list.fieldApiName} = :parent${shownOf(object)}${order} LIMIT ${pageSize + 1} OFFSET ${from}`,
        { parent: parentId }
    ).rows;
    const more = rows.length > pageSize;
    return ok({
        count: Math.min(rows.length, pageSize),
        currentPageToken: String(from),
        nextPageToken: more ? String(from + pageSize) : null,
        previousPageToken: from > 0 ? String(Math.max(0, from - pageSize)) : null,
        pageSize,
        sortBy: sortPath ? [`${descending ? '-' : ''}${sortPath}`] : [],
        fields: paths.map((path) => `${object.name}.${path}`),
        optionalFields: [],
        records: rows.slice(0, pageSize).map((row) => uiRecord(tx, row)),
        listReference: listReference(parentId, parent, list.relatedListId)
    });
}

/** What narrows a related list beside its parent. */
function shownOf(object: ObjectModel): string {
    return object.trackedObject === null ? '' : SHOWN_HISTORY;
}

function relatedCount(tx: Transaction, call: Call): ApiResponse {
    const [parentId = '', listId = ''] = call.params;
    const parent = visibleObject(tx, parentId);
    const list = relatedListById(tx, parent, listId);
    const object = uiObject(tx, list.objectApiName);
    const count = queryAsUser(
        tx,
        `SELECT COUNT() FROM ${object.name} WHERE ${list.fieldApiName} = :parent${shownOf(object)}`,
        { parent: parentId }
    ).count;
    const most = Number(call.query['maxCount'] ?? 0) || count;
    return ok({
        count: Math.min(count, most),
        hasMore: count > most,
        listReference: listReference(parentId, parent, list.relatedListId)
    });
}

function listReference(parentId: string, parent: ObjectModel, relatedListId: string): unknown {
    return { inContextOfRecordId: parentId, parentObjectApiName: parent.name, relatedListId, type: 'relatedList' };
}

function lookup(tx: Transaction, call: Call): ApiResponse {
    const object = uiObject(tx, call.params[0]!);
    const field = tx.model.field(object, call.params[1]!);
    if (!field || field.referenceTo.length === 0) throw notFound();
    const wanted = call.query['targetApiName'];
    const target = uiObject(
        tx,
        (wanted && field.referenceTo.find((name) => name.toLowerCase() === wanted.toLowerCase())) ||
            (field.referenceTo[0] as string)
    );
    const records = searchByName(
        tx,
        target,
        call.query['q'] ?? '',
        Math.min(50, Number(call.query['pageSize'] ?? 10) || 10)
    );
    return ok({ count: records.length, records });
}
