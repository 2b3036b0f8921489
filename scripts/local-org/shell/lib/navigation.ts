import { fromUrl, toUrl } from './routes.ts';
import type { LooseReference, PageReference } from './routes.ts';

/** The page that is open, its history, and who wants to know. */

type Listener = (page: PageReference) => void;
const listeners = new Set<Listener>();
let page: PageReference | undefined;

/** The page that the address bar shows. */
export function currentPage(): PageReference {
    page ??= fromUrl(location.href);
    return page;
}

/** Calls the listener on every change of page. @returns the end of it */
export function onPage(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
}

function announce(): void {
    page = fromUrl(location.href);
    for (const listener of [...listeners]) listener(page);
}

/** Opens a page of the org, without loading anything anew. */
export function navigateTo(reference: LooseReference, replace = false): void {
    openUrl(toUrl(reference), replace);
}

/** The same by URL; anything that is not a page of the org opens in a new tab. */
export function openUrl(url: string, replace = false): void {
    const target = new URL(url, location.href);
    if (target.origin !== location.origin || !isPage(target.pathname)) {
        window.open(target.href, '_blank', 'noopener');
        return;
    }
    const state = { inside: true };
    if (replace) history.replaceState(state, '', target);
    else if (target.href !== location.href) history.pushState(state, '', target);
    announce();
}

/** True when going back stays inside the app. */
export function canGoBack(): boolean {
    return (history.state as { inside?: boolean } | null)?.inside === true;
}

function isPage(path: string): boolean {
    return path === '/' || path.startsWith('/lightning') || /^\/\w{15}(\w{3})?$/.test(path);
}

/** Follows the browser's back and forward, and links to pages of the org anywhere in the document. */
export function startNavigation(): void {
    window.addEventListener('popstate', announce);
    document.addEventListener('click', (event) => {
        if (
            event.defaultPrevented ||
            event.button !== 0 ||
            event.metaKey ||
            event.ctrlKey ||
            event.shiftKey ||
            event.altKey
        )
            return;
        const link = event.composedPath().find((node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement);
        const href = link?.getAttribute('href');
        if (!link || !href?.startsWith('/') || link.hasAttribute('download') || !isPage(new URL(link.href).pathname))
            return;
        event.preventDefault();
        openUrl(href);
    });
}
