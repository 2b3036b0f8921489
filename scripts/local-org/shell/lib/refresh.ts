import { invalidatePrefix } from './lds.ts';

/**
 * The RefreshView API. The shell has one container, the page: a RefreshEvent anywhere in it calls every registered handler
 * and asks again for all standard data.
 */
export const REFRESH_EVENT = 'lightning__refreshview';

/** Says that the page's data should be refreshed. */
export class RefreshEvent extends Event {
    constructor() {
        super(REFRESH_EVENT, { bubbles: true, composed: true });
    }
}

type Handler = () => Promise<unknown>;
const handlers = new Map<string, Handler>();
let next = 0;

/** Has a function called when the view refreshes. @returns what `unregisterRefreshHandler` takes */
export function registerRefreshHandler(_context: unknown, handler: Handler): string {
    const id = `refresh-${++next}`;
    handlers.set(id, handler);
    return id;
}

export function unregisterRefreshHandler(id: string): void {
    handlers.delete(id);
}

/** Containers of one's own inside a page are not modelled: the page is the container. */
export function registerRefreshContainer(): never {
    throw new Error('registerRefreshContainer is not modelled by the local org');
}

export function unregisterRefreshContainer(): never {
    throw new Error('unregisterRefreshContainer is not modelled by the local org');
}

/** What the page does on a RefreshEvent. */
export async function refreshView(): Promise<void> {
    await Promise.allSettled([
        ...[...handlers.values()].map((handler) => handler()),
        invalidatePrefix('record:', 'object:', 'page:')
    ]);
}
