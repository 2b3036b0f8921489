import type { Transaction } from '../../contracts.ts';
import type { ApiResponse } from '../../org/protocol.ts';
import { describeObject, describeSummary } from './describe.ts';
import { ApiError, notFound, restFailure } from './errors.ts';
import {
    objectOfId,
    queryAsUser,
    readableFields,
    readRecord,
    recordFromJson,
    resourceFor,
    rowToJson,
    USER_ACCESS,
    writeAsUser
} from './record-io.ts';
import type { Call, Route } from './router.ts';
import { selectionOf } from './selected.ts';
import { fieldsOfQuery } from './query-columns.ts';

/** Rows in one answer of a query; the rest follows behind nextRecordsUrl. */
const PAGE = 2000;

const ok = (body: unknown): ApiResponse => ({ status: 200, body });

const limitsAsJson = (tx: Transaction): Record<string, { Max: number; Remaining: number }> =>
    Object.fromEntries(
        tx.orgLimits().map(({ name, max, used }) => [name, { Max: max, Remaining: Math.max(0, max - used) }])
    );

/** Platform REST: versions, query, records, describe, limits, and what tools ask first. */
export const restRoutes: Route[] = [
    {
        method: 'GET',
        pattern: /^\/services\/data\/?$/,
        handle: () => ok([{ label: "Winter '27", url: '/services/data/v68.0', version: '68.0' }])
    },
    { method: 'GET', pattern: /^\/$/, handle: ({ version }) => ok(resources(version)) },
    { method: 'GET', pattern: /^\/services\/oauth2\/userinfo$/, handle: userInfo },
    { method: 'GET', pattern: /^\/limits$/, handle: (call) => inOrg(call, (tx) => ok(limitsAsJson(tx))) },
    { method: 'GET', pattern: /^\/(query|queryAll)$/, handle: query },
    { method: 'GET', pattern: /^\/query\/(.+)-(\d+)$/, handle: nextPage },
    { method: 'GET', pattern: /^\/sobjects$/, handle: (call) => inOrg(call, (tx) => ok(describeSummary(tx))) },
    {
        method: 'GET',
        pattern: /^\/sobjects\/(\w+)\/describe$/,
        handle: (call) => inOrg(call, (tx) => ok(describeObject(tx, resourceFor(tx, call.params[0] as string))))
    },
    { method: 'POST', pattern: /^\/sobjects\/(\w+)$/, handle: create },
    { method: 'GET', pattern: /^\/sobjects\/(\w+)\/(\w{15,18})$/, handle: read },
    { method: 'PATCH', pattern: /^\/sobjects\/(\w+)\/(\w{15,18})$/, handle: update },
    { method: 'DELETE', pattern: /^\/sobjects\/(\w+)\/(\w{15,18})$/, handle: remove },
    { method: 'PATCH', pattern: /^\/sobjects\/(\w+)\/(\w+)\/(.+)$/, handle: upsert },
    { method: 'GET', pattern: /^\/sobjects\/(\w+)\/(\w+)\/(.+)$/, handle: readByExternalId }
];

/** Runs one transaction as the caller. */
export function inOrg(call: Call, run: (tx: Transaction) => ApiResponse): ApiResponse {
    return call.org.transaction({ userId: call.userId, quiddity: 'REST' }, run);
}

function resources(version: string): Record<string, string> {
    const base = `/services/data/v${version}`;
    return Object.fromEntries(
        ['sobjects', 'query', 'queryAll', 'limits', 'composite', 'ui-api'].map((name) => [name, `${base}/${name}`])
    );
}

function userInfo(call: Call): ApiResponse {
    return inOrg(call, (tx) =>
        ok({
            sub: `/id/${call.org.organizationId}/${tx.user.userId}`,
            user_id: tx.user.userId,
            organization_id: call.org.organizationId,
            preferred_username: tx.user.username,
            name: tx.user.name,
            zoneinfo: tx.user.timeZone,
            locale: tx.user.locale,
            urls: {}
        })
    );
}

function query(call: Call): ApiResponse {
    const soql = call.query['q'];
    if (!soql) throw new ApiError(400, 'MALFORMED_QUERY', 'A query string has to be specified');
    return inOrg(call, (tx) => {
        if (call.query['columns']) return ok(fieldsOfQuery(tx, soql));
        const text = call.params[0] === 'queryAll' && !/\bALL\s+ROWS\s*$/i.test(soql) ? `${soql} ALL ROWS` : soql;
        return ok(page(call, tx, text, 0));
    });
}

function nextPage(call: Call): ApiResponse {
    const soql = Buffer.from(call.params[0] as string, 'base64url').toString('utf8');
    return inOrg(call, (tx) => ok(page(call, tx, soql, Number(call.params[1]))));
}

function page(call: Call, tx: Transaction, soql: string, from: number): unknown {
    const result = queryAsUser(tx, soql);
    if (result.kind === 'count') return { totalSize: result.count, done: true, records: [] };
    const rows = result.rows.slice(from, from + PAGE);
    const selection = selectionOf(tx.model, soql);
    const done = from + PAGE >= result.rows.length;
    return {
        totalSize: result.rows.length,
        done,
        ...(done
            ? {}
            : {
                  nextRecordsUrl: `/services/data/v${call.version}/query/${Buffer.from(soql).toString('base64url')}-${from + PAGE}`
              }),
        records: rows.map((row) => rowToJson(tx, row, call.version, selection))
    };
}

function create(call: Call): ApiResponse {
    return inOrg(call, (tx) => {
        const object = resourceFor(tx, call.params[0] as string);
        const [result] = writeAsUser(tx, 'insert', [recordFromJson(tx, object, bodyObject(call))]);
        if (!result?.success) return restFailure(result!);
        return { status: 201, body: { id: result.id, success: true, errors: [] } };
    });
}

function read(call: Call): ApiResponse {
    return inOrg(call, (tx) => {
        const object = resourceFor(tx, call.params[0] as string);
        const fields =
            call.query['fields']?.split(',').map((name) => name.trim()) ??
            readableFields(tx, object).map((field) => field.name);
        const row = readRecord(tx, object, call.params[1] as string, fields);
        if (!row) throw notFound();
        return ok(
            rowToJson(
                tx,
                row,
                call.version,
                selectionOf(tx.model, `SELECT ${[...new Set(['Id', ...fields])].join(', ')} FROM ${object.name}`)
            )
        );
    });
}

function update(call: Call): ApiResponse {
    return inOrg(call, (tx) => {
        const object = resourceFor(tx, call.params[0] as string);
        const id = call.params[1] as string;
        if (objectOfId(tx, id) !== object || !readRecord(tx, object, id, [])) throw notFound();
        const [result] = writeAsUser(tx, 'update', [recordFromJson(tx, object, bodyObject(call), id)]);
        return result?.success ? { status: 204, body: undefined } : restFailure(result!);
    });
}

function remove(call: Call): ApiResponse {
    return inOrg(call, (tx) => {
        const object = resourceFor(tx, call.params[0] as string);
        const row = readRecord(tx, object, call.params[1] as string, []);
        if (!row) throw notFound();
        const [result] = writeAsUser(tx, 'delete', [row]);
        return result?.success ? { status: 204, body: undefined } : restFailure(result!);
    });
}

function upsert(call: Call): ApiResponse {
    const [objectName = '', fieldName = '', value = ''] = call.params;
    return inOrg(call, (tx) => {
        const object = resourceFor(tx, objectName);
        const field = tx.model.field(object, fieldName);
        if (!field?.externalId) throw notFound();
        const record = recordFromJson(tx, object, { ...bodyObject(call), [field.name]: value });
        const [result] = tx.data.dml({
            operation: 'upsert',
            rows: [record],
            allOrNone: false,
            access: USER_ACCESS,
            externalId: field.name
        });
        if (!result?.success) return restFailure(result!);
        return {
            status: result.created ? 201 : 200,
            body: { id: result.id, success: true, errors: [], created: result.created }
        };
    });
}

function readByExternalId(call: Call): ApiResponse {
    const [objectName = '', fieldName = '', value = ''] = call.params;
    return inOrg(call, (tx) => {
        const object = resourceFor(tx, objectName);
        const field = tx.model.field(object, fieldName);
        if (!field?.externalId) throw notFound();
        const names = readableFields(tx, object).map((readable) => readable.name);
        const row = queryAsUser(tx, `SELECT ${names.join(', ')} FROM ${object.name} WHERE ${field.name} = :value`, {
            value
        }).rows[0];
        if (!row) throw notFound();
        return ok(
            rowToJson(tx, row, call.version, selectionOf(tx.model, `SELECT ${names.join(', ')} FROM ${object.name}`))
        );
    });
}

function bodyObject(call: Call): Record<string, unknown> {
    if (typeof call.body !== 'object' || call.body === null || Array.isArray(call.body)) {
        throw new ApiError(400, 'JSON_PARSER_ERROR', 'The body must be a JSON object of field names and values');
    }
    return call.body as Record<string, unknown>;
}
