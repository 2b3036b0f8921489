import type { Transaction } from '../../contracts.ts';
import type { ApiResponse } from '../../org/protocol.ts';
import { SObject } from '../../apex/runtime/values/sobject.ts';
import type { ObjectModel } from '../../schema/types.ts';
import { ApiError, restErrors } from './errors.ts';
import { objectFor, objectOfId, recordFromJson, writeAsUser } from './record-io.ts';
import { inOrg } from './rest.ts';
import type { Call, Route } from './router.ts';

/** Records in one tree or collection request. */
const LIMIT = 200;

/** Composite REST: record trees (all or nothing) and collections of up to 200 records. */
export const compositeRoutes: Route[] = [
    { method: 'POST', pattern: /^\/composite\/tree\/(\w+)\/?$/, handle: insertTree },
    { method: 'POST', pattern: /^\/composite\/sobjects$/, handle: (call) => writeCollection(call, 'insert') },
    { method: 'PATCH', pattern: /^\/composite\/sobjects$/, handle: (call) => writeCollection(call, 'update') },
    { method: 'DELETE', pattern: /^\/composite\/sobjects$/, handle: deleteCollection }
];

type TreeRecord = Record<string, unknown> & { attributes?: { type?: string; referenceId?: string } };

interface TreeNode {
    reference: string;
    record: SObject;
    children: { field: string; nodes: TreeNode[] }[];
}

function insertTree(call: Call): ApiResponse {
    const records = (call.body as { records?: TreeRecord[] } | null)?.records;
    if (!Array.isArray(records))
        throw new ApiError(400, 'JSON_PARSER_ERROR', 'The body must hold a list named records');
    return inOrg(call, (tx) => {
        const object = objectFor(tx, call.params[0] as string);
        const count = { nodes: 0 };
        const roots = records.map((json) => parseNode(tx, object, json, count));
        if (count.nodes > LIMIT) throw new ApiError(400, 'INVALID_INPUT', `A tree holds at most ${LIMIT} records`);
        const results: { referenceId: string; id?: string; errors?: unknown[] }[] = [];
        const savepoint = tx.data.savepoint();
        insertLevel(tx, roots, results);
        const failed = results.filter((result) => result.errors);
        if (failed.length > 0) {
            tx.data.rollback(savepoint);
            return { status: 400, body: { hasErrors: true, results: failed } };
        }
        return { status: 201, body: { hasErrors: false, results } };
    });
}

function parseNode(tx: Transaction, object: ObjectModel, json: TreeRecord, count: { nodes: number }): TreeNode {
    count.nodes++;
    const own: Record<string, unknown> = {};
    const children: TreeNode['children'] = [];
    for (const [name, value] of Object.entries(json)) {
        if (name === 'attributes') continue;
        const nested = (value as { records?: TreeRecord[] } | null)?.records;
        if (!Array.isArray(nested)) {
            own[name] = value;
            continue;
        }
        const relationship = tx.model.childRelationship(object, name);
        if (!relationship)
            throw new ApiError(
                400,
                'INVALID_FIELD',
                `No such relationship '${name}' on sobject of type ${object.name}`
            );
        const childObject = objectFor(tx, relationship.childObject);
        children.push({
            field: relationship.field,
            nodes: nested.map((child) => parseNode(tx, childObject, child, count))
        });
    }
    const reference = json.attributes?.referenceId;
    if (!reference) throw new ApiError(400, 'INVALID_INPUT', 'Each record of a tree needs attributes.referenceId');
    return { reference, record: recordFromJson(tx, object, own), children };
}

function insertLevel(
    tx: Transaction,
    nodes: TreeNode[],
    results: { referenceId: string; id?: string; errors?: unknown[] }[]
): void {
    if (nodes.length === 0) return;
    const written = writeAsUser(
        tx,
        'insert',
        nodes.map((node) => node.record)
    );
    const next: TreeNode[] = [];
    nodes.forEach((node, index) => {
        const result = written[index]!;
        if (!result.success) {
            results.push({
                referenceId: node.reference,
                errors: restErrors(result).map((error) => ({
                    statusCode: error.errorCode,
                    message: error.message,
                    fields: error.fields
                }))
            });
            return;
        }
        results.push({ referenceId: node.reference, id: result.id as string });
        for (const child of node.children) {
            for (const childNode of child.nodes) {
                childNode.record.values[child.field] = result.id;
                next.push(childNode);
            }
        }
    });
    insertLevel(tx, next, results);
}

function writeCollection(call: Call, operation: 'insert' | 'update'): ApiResponse {
    const body = call.body as { allOrNone?: boolean; records?: TreeRecord[] } | null;
    if (!Array.isArray(body?.records))
        throw new ApiError(400, 'JSON_PARSER_ERROR', 'The body must hold a list named records');
    if (body.records.length > LIMIT)
        throw new ApiError(
            400,
            'EXCEEDED_MAX_SIZE_REQUEST',
            `record limit reached. cannot submit more than ${LIMIT} records in this call`
        );
    const { records, allOrNone = false } = body;
    return inOrg(call, (tx) => {
        const rows = records.map((json) => {
            const object = objectFor(tx, json.attributes?.type ?? '');
            const id = json['Id'] ?? json['id'];
            const { Id: _id, id: _lower, ...fields } = json;
            return recordFromJson(tx, object, fields, typeof id === 'string' ? id : undefined);
        });
        return { status: 200, body: writeAsUser(tx, operation, rows, allOrNone).map(collectionResult) };
    });
}

function deleteCollection(call: Call): ApiResponse {
    const ids = (call.query['ids'] ?? '').split(',').filter((id) => id !== '');
    return inOrg(call, (tx) => {
        const rows = ids.map((id) => {
            const row = new SObject(objectOfId(tx, id));
            row.values['Id'] = id;
            return row;
        });
        return {
            status: 200,
            body: writeAsUser(tx, 'delete', rows, call.query['allOrNone'] === 'true').map(collectionResult)
        };
    });
}

function collectionResult(result: Parameters<typeof restErrors>[0]): unknown {
    const errors = restErrors(result).map((error) => ({
        statusCode: error.errorCode,
        message: error.message,
        fields: error.fields
    }));
    return result.success ? { id: result.id, success: true, errors: [] } : { success: false, errors };
}
