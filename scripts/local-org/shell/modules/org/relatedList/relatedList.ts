import { LightningElement, api } from 'lwc';
import { fieldsOf, toColumns } from '../../../lib/columns.ts';
import type { TableColumn } from '../../../lib/columns.ts';
import { messageOf, uiApi } from '../../../lib/http.ts';
import { subscribe } from '../../../lib/lds.ts';
import { objectIcon } from '../../../lib/names.ts';
import { listTags, objectInfo } from '../../../lib/records.ts';
import { confirmAndDelete, openEdit, openNew } from '../../../lib/record-actions.ts';
import { encodeDefaultFieldValues } from '../../../lib/routes.ts';
import type { ObjectInfo, RecordData, RecordPage, RelatedListInfo } from '../../../lib/ui-types.ts';

/** The first records of one related list, with New, Edit and Delete. */
export default class RelatedList extends LightningElement {
    @api info!: RelatedListInfo;
    @api recordId!: string;
    @api parentName = '';
    /** How many records are shown. */
    @api pageSize: number | string = 6;
    objectInfo: ObjectInfo | undefined;
    page: RecordPage | undefined;
    problem = '';
    sortBy: string | undefined;
    #stop: (() => void) | undefined;

    connectedCallback(): void {
        this.start().catch((error: unknown) => (this.problem = messageOf(error)));
    }

    disconnectedCallback(): void {
        this.#stop?.();
    }

    async start(): Promise<void> {
        this.objectInfo = await objectInfo(this.info.objectApiName);
        this.load();
    }

    load(): void {
        const { relatedListId, objectApiName } = this.info;
        const parameters = {
            optionalFields: [`${objectApiName}.Id`, ...fieldsOf(this.columns, objectApiName)],
            sortBy: this.sortBy,
            pageSize: Number(this.pageSize)
        };
        this.#stop?.();
        this.#stop = subscribe<RecordPage>(
            {
                key: `related:${this.recordId}:${relatedListId}:${JSON.stringify(parameters)}`,
                tags: [`object:${objectApiName}`],
                fetch: () =>
                    uiApi<RecordPage>('GET', `related-list-records/${this.recordId}/${relatedListId}`, parameters),
                tagsOf: (page) => listTags(page.records)
            },
            ({ data, error }) => {
                this.problem = error === undefined ? '' : messageOf(error);
                if (data) this.page = data;
            }
        );
    }

    get icon(): string {
        return objectIcon(this.info.objectApiName);
    }

    get columns(): TableColumn[] {
        return this.objectInfo ? toColumns(this.info.displayColumns, this.objectInfo) : [];
    }

    get records(): RecordData[] {
        return this.page?.records ?? [];
    }

    get isLoading(): boolean {
        return this.page === undefined;
    }

    get hasRecords(): boolean {
        return this.records.length > 0;
    }

    get hasMore(): boolean {
        return this.page?.nextPageToken !== null && this.page !== undefined;
    }

    get title(): string {
        if (!this.page) return this.info.label;
        return `${this.info.label} (${this.records.length}${this.hasMore ? '+' : ''})`;
    }

    get allUrl(): string {
        return `/lightning/r/${this.info.parentObjectApiName}/${this.recordId}/related/${this.info.relatedListId}/view`;
    }

    get sortKey(): string | undefined {
        return this.sortBy?.replace(/^-/, '') ?? this.info.orderedByInfo[0]?.fieldApiName;
    }

    get descending(): boolean {
        return this.sortBy ? this.sortBy.startsWith('-') : this.info.orderedByInfo[0]?.isAscending === false;
    }

    get updateable(): boolean {
        return this.objectInfo?.updateable ?? false;
    }

    get deletable(): boolean {
        return this.objectInfo?.deletable ?? false;
    }

    handleNew(): void {
        openNew(this.info.objectApiName, encodeDefaultFieldValues({ [this.info.fieldApiName]: this.recordId }), true);
    }

    handleSort(event: CustomEvent<{ key: string; descending: boolean }>): void {
        this.sortBy = `${event.detail.descending ? '-' : ''}${event.detail.key}`;
        this.load();
    }

    handleAction(event: CustomEvent<{ action: string; recordId: string; name: string | null }>): void {
        const { action, recordId, name } = event.detail;
        if (action === 'edit') openEdit(recordId);
        else void confirmAndDelete(recordId, name, this);
    }
}
