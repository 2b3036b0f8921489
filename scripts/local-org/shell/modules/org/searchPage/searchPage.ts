import { LightningElement, api } from 'lwc';
import { org } from '../../../lib/bootstrap.ts';
import { messageOf } from '../../../lib/http.ts';
import { orgObject } from '../../../lib/names.ts';
import { searchRecords } from '../../../lib/search.ts';
import type { SearchResult } from '../../../lib/search.ts';

const LIMIT = 100;

/** All records whose name has the words, by object. */
export default class SearchPage extends LightningElement {
    @api query = '';
    results: SearchResult[] = [];
    isLoading = true;
    problem = '';

    connectedCallback(): void {
        document.title = `${this.query} - Search | ${org().organization.name}`;
        void this.load();
    }

    async load(): Promise<void> {
        try {
            this.results = (await searchRecords(this.query, undefined, LIMIT)).results;
        } catch (error) {
            this.problem = messageOf(error);
        } finally {
            this.isLoading = false;
        }
    }

    get heading(): string {
        return `Search results for "${this.query}"`;
    }

    get isEmpty(): boolean {
        return this.results.length === 0;
    }

    get groups(): object[] {
        const objects = [...new Set(this.results.map((result) => result.objectApiName))];
        return objects.map((object) => ({
            object,
            label: orgObject(object)?.labelPlural ?? object,
            results: this.results
                .filter((result) => result.objectApiName === object)
                .map((result) => ({ ...result, href: `/lightning/r/${object}/${result.id}/view` }))
        }));
    }
}
