import getMorePeople from '@salesforce/apex/StakeholderMapController.getMorePeople';
import getPerson from '@salesforce/apex/StakeholderMapController.getPerson';
import getSuggestions from '@salesforce/apex/StakeholderMapController.getSuggestions';
import failedLabel from '@salesforce/label/c.Ui_Reason_Failed';
import { withPage } from 'c/mapModel';
import type { MapData } from 'c/mapModel';
import type { MapPersonDetail, PersonSuggestion } from 'keystone/dto';

/** The map as whoever reads for it sees it. */
interface Reader {
    readonly keyAccountId: string;
    readonly editable: boolean;
    readonly selectedId: string | null;
    stored: MapData;
    more: string | null;
    loadingMore: boolean;
    detail: MapPersonDetail | null;
    detailError: unknown;
    suggestions: readonly PersonSuggestion[];
    toastError(title: string, error: unknown): void;
}

/** Reads what comes after the map itself: further people, one person in detail, and whom to add. */
export class ReadWork {
    readonly #host: Reader;

    constructor(host: Reader) {
        this.#host = host;
    }

    /** Suggestions may come late, or not at all: they are no part of the map. */
    async suggest(): Promise<void> {
        const host = this.#host;
        if (host.editable) {
            try {
                host.suggestions = await getSuggestions({ keyAccountId: host.keyAccountId });
            } catch {
                host.suggestions = [];
            }
        }
    }

    async more(): Promise<void> {
        const host = this.#host;
        if (!host.more || host.loadingMore) {
            return;
        }
        host.loadingMore = true;
        try {
            const page = await getMorePeople({ keyAccountId: host.keyAccountId, afterId: host.more });
            host.stored = withPage(host.stored, page);
            host.more = page.more ?? null;
        } catch (error) {
            host.toastError(failedLabel, error);
        } finally {
            host.loadingMore = false;
        }
    }

    async detail(): Promise<void> {
        const host = this.#host;
        const id = host.selectedId;
        if (!id) {
            return;
        }
        try {
            const detail = await getPerson({ stakeholderId: id });
            // Meanwhile the user may have gone on to somebody else.
            if (id === host.selectedId) {
                host.detail = detail;
                host.detailError = null;
            }
        } catch (error) {
            if (id === host.selectedId) {
                host.detailError = error;
            }
        }
    }
}
