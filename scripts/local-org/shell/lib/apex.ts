import { unwrap } from 'lwc';
import { call } from './http.ts';
import { makeAdapter, refreshProvisioned, stableKey } from './lds.ts';
import { bareFieldName } from './names.ts';
import type { FieldName } from './names.ts';

/** What an `@salesforce/apex/...` import is: callable, and an adapter for `@wire`. */
export interface ApexMethod {
    (params?: Record<string, unknown>): Promise<unknown>;
    adapter: ReturnType<typeof makeAdapter>;
}

async function invoke(name: string, params: Record<string, unknown>, cacheable: boolean): Promise<unknown> {
    const dot = name.lastIndexOf('.');
    const className = name.slice(0, dot);
    const answer = await call<{ returnValue: unknown }>('POST', '/local/apex', {
        className,
        method: name.slice(dot + 1),
        params,
        cacheable
    });
    return answer.returnValue;
}

/**
 * The function behind an import of `Class.method` (or `namespace.Class.method`).
 * As on the platform, a wire is not called while one of its parameters is undefined.
 */
export function apexMethod(name: string): ApexMethod {
    const method = (params: Record<string, unknown> = {}): Promise<unknown> => invoke(name, params, false);
    const adapter = makeAdapter((config: Record<string, unknown>) =>
        Object.values(config).some((value) => value === undefined)
            ? null
            : {
                  key: `apex:${name}:${stableKey(config)}`,
                  tags: [`apex:${name}`],
                  fetch: () => invoke(name, config, true)
              }
    );
    return Object.assign(method, { adapter });
}

/** Asks the server again for what an Apex wire provisioned; takes the whole provisioned value. */
export async function refreshApex(provisioned: unknown): Promise<void> {
    const value = unwrap(provisioned) as unknown;
    if (typeof value !== 'object' || value === null)
        throw new Error('Refresh failed because resolved configuration is not available.');
    await refreshProvisioned(value);
}

/** A field of an sObject that Apex returned. */
export function getSObjectValue(record: unknown, field: FieldName): unknown {
    const path = bareFieldName(field).split('.');
    const steps = typeof field === 'string' ? path.slice(1) : path;
    return steps.reduce<unknown>(
        (value, step) => (value as Record<string, unknown> | null | undefined)?.[step],
        record
    );
}
