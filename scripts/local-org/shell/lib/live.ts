import { org, replaceOrg } from './bootstrap.ts';
import type { Bootstrap, BuildError } from './bootstrap.ts';
import { call } from './http.ts';
import { invalidate, invalidatePrefix } from './lds.ts';
import { isLeaving } from './records.ts';

type LiveEvent =
    | { type: 'hello'; version?: number; serverId: string; buildErrors: BuildError[] }
    | { type: 'bundle' }
    | { type: 'metadata'; version: number }
    | { type: 'apex' }
    | { type: 'touched'; ids: string[]; objects: string[] }
    | { type: 'errors'; buildErrors: BuildError[] };

export interface LiveListener {
    /** What does not compile now; empty when all is well. */
    buildErrors(errors: BuildError[]): void;
    /** The org's tabs, objects and permissions were read anew. */
    orgChanged(): void;
    /** Whether the server can be reached. */
    connected(isConnected: boolean): void;
}

/** Names of the parts of the bootstrap that modules read only once, when they are loaded. */
const READ_ONCE = ['labels', 'customPermissions', 'userPermissions', 'namespace', 'i18n'] as const;

/** Follows the server's events for as long as the page is open. */
export function startLive(listener: LiveListener): void {
    const source = new EventSource('/local/events');
    source.onopen = () => listener.connected(true);
    source.onerror = () => listener.connected(false);
    source.onmessage = (message: MessageEvent<string>) => {
        handle(JSON.parse(message.data) as LiveEvent, listener).catch((error: unknown) => console.error(error));
    };
}

async function handle(event: LiveEvent, listener: LiveListener): Promise<void> {
    switch (event.type) {
        case 'hello':
            listener.buildErrors(event.buildErrors);
            // The server was started again, or the org changed while nobody listened.
            if (event.serverId !== org().serverId || (event.version ?? org().version) !== org().version)
                location.reload();
            return;
        case 'bundle':
            location.reload();
            return;
        case 'metadata':
            await metadataChanged(listener);
            return;
        case 'apex':
            await invalidatePrefix('apex:');
            return;
        case 'touched':
            await invalidate(touchedTags(event));
            return;
        case 'errors':
            listener.buildErrors(event.buildErrors);
            return;
        default:
            return;
    }
}

/** Labels and permissions are read when modules load, so a change of them loads the page again; the rest is refetched in place. */
async function metadataChanged(listener: LiveListener): Promise<void> {
    const next = await call<Bootstrap>('GET', '/local/bootstrap');
    const before = org();
    const i18n = (data: Bootstrap): string =>
        JSON.stringify([data.i18n.locale, data.i18n.currency, data.i18n.timeZone]);
    const same = READ_ONCE.every((part) =>
        part === 'i18n' ? i18n(before) === i18n(next) : JSON.stringify(before[part]) === JSON.stringify(next[part])
    );
    if (!same) {
        location.reload();
        return;
    }
    replaceOrg(next);
    listener.orgChanged();
    await invalidatePrefix('metadata', 'page:', 'record:', 'object:', 'apex:');
}

/** All entries that records of these ids and objects may show in. */
export function touchedTags(event: { ids: string[]; objects: string[] }): string[] {
    return [
        ...event.ids.filter((id) => !isLeaving(id)).map((id) => `record:${id}`),
        ...event.objects.map((name) => `object:${name}`),
        'object:*'
    ];
}
