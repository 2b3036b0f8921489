import { LightningElement, api } from 'lwc';
import { org } from '../../../lib/bootstrap.ts';
import { read } from '../../../lib/lds.ts';
import { orgObject, qualify } from '../../../lib/names.ts';
import { recordPageQuestion } from '../../../lib/pages.ts';
import type { RelatedListInfo } from '../../../lib/ui-types.ts';

/** All records (up to 200) of one related list. */
export default class RelatedPage extends LightningElement {
    @api objectApiName!: string;
    @api recordId!: string;
    @api relatedListId!: string;
    info: RelatedListInfo | undefined;
    parentName = '';
    error: unknown;

    connectedCallback(): void {
        this.load().catch((error: unknown) => (this.error = error));
    }

    async load(): Promise<void> {
        const page = await read(recordPageQuestion(this.objectApiName, this.recordId));
        const wanted = [this.relatedListId, qualify(this.relatedListId)];
        this.parentName = page.name;
        this.info = page.relatedLists.find((list) => wanted.includes(list.relatedListId));
        if (!this.info)
            throw new Error(`${this.objectApiName} has no related list ${this.relatedListId} on its layout`);
        document.title = `${this.info.label} | ${page.name} | ${org().organization.name}`;
    }

    get parentLabel(): string {
        return orgObject(this.objectApiName)?.labelPlural ?? this.objectApiName;
    }

    get listUrl(): string {
        return `/lightning/o/${this.objectApiName}/list`;
    }

    get recordUrl(): string {
        return `/lightning/r/${this.objectApiName}/${this.recordId}/view`;
    }
}
