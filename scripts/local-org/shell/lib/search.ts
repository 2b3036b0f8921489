import { call, queryText } from './http.ts';

export interface SearchResult {
    id: string;
    objectApiName: string;
    name: string;
    subtitle: string | null;
}

/** Records of any object (or of one) by words of their name. */
export function searchRecords(
    q: string,
    object?: string,
    limit = 10
): Promise<{ results: SearchResult[]; hasMore: boolean }> {
    if (q.trim() === '') return Promise.resolve({ results: [], hasMore: false });
    return call('GET', `/local/search${queryText({ q, object, limit })}`);
}
