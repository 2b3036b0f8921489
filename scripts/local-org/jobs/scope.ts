import { iterate } from '../apex/runtime/library/iterate.ts';
import { QueryLocator } from '../apex/runtime/library/database.ts';
import { systemQuery } from '../apex/runtime/library/support.ts';
import { ApexList, SObject, type ApexObject } from '../apex/runtime/values/index.ts';
import { readObjects, writeObjects } from './object-text.ts';

/** What start of a batch job returned, cut into chunks, each as text. */
export function* chunksOf(source: unknown, scopeSize: number): Generator<string> {
    const located = source instanceof QueryLocator;
    const items: Iterable<unknown> = located ? source.rowsForBatch() : iterate(source);
    let chunk: unknown[] = [];
    for (const item of items) {
        chunk.push(item);
        if (chunk.length === scopeSize) {
            yield write(chunk, located);
            chunk = [];
        }
    }
    if (chunk.length > 0) yield write(chunk, located);
}

function write(items: unknown[], located: boolean): string {
    return JSON.stringify({ located, items: writeObjects(new ApexList('List<Object>', items)) });
}

/**
 * The list that execute gets. Records of a query locator are read again: the locator keeps which records there are, not what they
 * hold, so that a chunk sees what earlier ones wrote; deleted ones are gone. Child rows stay as they were at the start.
 */
export function readChunk(text: string, job: ApexObject): ApexList {
    const { located, items } = JSON.parse(text) as { located: boolean; items: string };
    const list = readObjects(items) as ApexList;
    const first = list.items[0];
    if (!located || !(first instanceof SObject)) return new ApexList(elementType(job, list.items), list.items);
    return new ApexList(`List<${first.object.name}>`, refreshed(list.items as SObject[]));
}

function refreshed(rows: SObject[]): SObject[] {
    const { object } = rows[0]!;
    const ids = rows.map((row) => row.id).filter((id) => id !== null);
    if (ids.length < rows.length) return rows;
    const names = [...new Set(rows.flatMap((row) => fieldsOf(row, '')))].filter((name) => name !== 'Id');
    const fresh = new Map(
        systemQuery(`SELECT Id${names.map((name) => `, ${name}`).join('')} FROM ${object.name} WHERE Id IN :ids`, {
            ids: new ApexList('List<Id>', ids)
        }).map((row) => [row.id, row])
    );
    return rows.flatMap((row) => {
        const now = fresh.get(row.id);
        if (now === undefined) return [];
        for (const [name, value] of Object.entries(row.values)) if (value instanceof ApexList) now.values[name] = value;
        return [now];
    });
}

/** Selected fields of a row, those of its parents by path. */
function fieldsOf(row: SObject, path: string): string[] {
    return Object.entries(row.values).flatMap(([name, value]) => {
        if (value instanceof SObject) return fieldsOf(value, `${path}${name}.`);
        return value instanceof ApexList || !row.object.fields.has(name.toLowerCase()) ? [] : [`${path}${name}`];
    });
}

/** Type of a chunk of an iterable: by the records in it, else by the declared Database.Batchable. */
function elementType(job: ApexObject, items: readonly unknown[]): string {
    const declared = job.$class?.interfaces
        .map((text) => /^(?:Database\.)?Batchable<(.+)>$/i.exec(text)?.[1])
        .find((text) => text !== undefined);
    const first = items[0];
    if (first instanceof SObject && (declared === undefined || /^sobject$/i.test(declared)))
        return `List<${first.object.name}>`;
    return `List<${declared ?? 'Object'}>`;
}
