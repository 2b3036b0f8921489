import { LightningElement, api } from 'lwc';
import { org } from '../../../lib/bootstrap.ts';
import { toColumns } from '../../../lib/columns.ts';
import type { TableColumn } from '../../../lib/columns.ts';
import { uiApi } from '../../../lib/http.ts';
import { invalidate, read, subscribe } from '../../../lib/lds.ts';
import { objectIcon, orgObject } from '../../../lib/names.ts';
import { navigateTo } from '../../../lib/navigation.ts';
import { listTags, objectInfo } from '../../../lib/records.ts';
import { confirmAndDelete, openEdit, openNew } from '../../../lib/record-actions.ts';
import type { ListUi, ObjectInfo, RecordData } from '../../../lib/ui-types.ts';

const PAGE_SIZE = 50;
/** Time without a key press before the list is searched, in milliseconds. */
const PAUSE = 250;

/** An object's list views: choose, search, sort, page, and open a record. */
export default class ObjectHome extends LightningElement {
    @api objectApiName!: string;
    #listView: string | undefined;
    views: { apiName: string; label: string }[] = [];
    info: ObjectInfo | undefined;
    list: ListUi | undefined;
    error: unknown;
    busy = false;
    searchTerm = '';
    sortBy: string | undefined;
    offset = 0;
    #stop: (() => void) | undefined;
    #timer: ReturnType<typeof setTimeout> | undefined;
    #open = false;

    /** API name of the list view; the object's first when it is not given. */
    @api
    get listView(): string | undefined {
        return this.#listView;
    }

    set listView(value: string | undefined) {
        this.#listView = value;
        this.offset = 0;
        this.sortBy = undefined;
        if (this.#open) this.load();
    }

    connectedCallback(): void {
        this.#open = true;
        document.title = `${this.labelPlural} | ${org().organization.name}`;
        this.start().catch((error: unknown) => (this.error = error));
    }

    disconnectedCallback(): void {
        this.#open = false;
        clearTimeout(this.#timer);
        this.#stop?.();
    }

    async start(): Promise<void> {
        const object = this.objectApiName;
        const [info, views] = await Promise.all([
            objectInfo(object),
            read({
                key: `lists:${object}`,
                tags: ['metadata'],
                fetch: () =>
                    uiApi<{ lists: { apiName: string; label: string }[] }>(
                        'GET',
                        `list-info/${encodeURIComponent(object)}`
                    )
            })
        ]);
        this.info = info;
        this.views = views.lists;
        document.title = `${info.labelPlural} | ${org().organization.name}`;
        this.load();
    }

    load(): void {
        const name = this.currentList;
        if (!this.#open || !this.info || !name) return;
        const object = this.info.apiName;
        const parameters = {
            pageSize: PAGE_SIZE,
            pageToken: String(this.offset),
            sortBy: this.sortBy,
            searchTerm: this.searchTerm
        };
        this.busy = true;
        this.#stop?.();
        this.#stop = subscribe<ListUi>(
            {
                key: `listUi:${object}:${name}:${JSON.stringify(parameters)}`,
                tags: [`object:${object}`],
                fetch: () =>
                    uiApi<ListUi>(
                        'GET',
                        `list-ui/${encodeURIComponent(object)}/${encodeURIComponent(name)}`,
                        parameters
                    ),
                tagsOf: (list) => listTags(list.records.records)
            },
            ({ data, error }) => {
                this.busy = false;
                if (data) this.list = data;
                this.error = error;
            }
        );
    }

    get currentList(): string | undefined {
        const wanted = this.#listView;
        return (
            this.views.find((view) => view.apiName === wanted) ??
            this.views.find((view) => view.apiName !== '__Recent') ??
            this.views[0]
        )?.apiName;
    }

    get icon(): string {
        return objectIcon(this.objectApiName);
    }

    get labelPlural(): string {
        return this.info?.labelPlural ?? orgObject(this.objectApiName)?.labelPlural ?? this.objectApiName;
    }

    get listLabel(): string {
        return this.views.find((view) => view.apiName === this.currentList)?.label ?? this.labelPlural;
    }

    get lists(): object[] {
        return this.views.map((view) => ({ ...view, isCurrent: view.apiName === this.currentList }));
    }

    get createable(): boolean {
        return this.info?.createable ?? false;
    }

    get updateable(): boolean {
        return this.info?.updateable ?? false;
    }

    get deletable(): boolean {
        return this.info?.deletable ?? false;
    }

    get isLoading(): boolean {
        return this.list === undefined;
    }

    get columns(): TableColumn[] {
        return this.list && this.info ? toColumns(this.list.info.displayColumns, this.info) : [];
    }

    get records(): RecordData[] {
        return this.list?.records.records ?? [];
    }

    get isEmpty(): boolean {
        return this.records.length === 0;
    }

    get order(): { fieldApiName: string; isAscending: boolean } | undefined {
        return this.list?.info.orderedByInfo[0];
    }

    get sortKey(): string | undefined {
        return this.sortBy?.replace(/^-/, '') ?? this.order?.fieldApiName;
    }

    get descending(): boolean {
        return this.sortBy ? this.sortBy.startsWith('-') : this.order?.isAscending === false;
    }

    get summary(): string {
        if (!this.list) return '';
        const { count, totalCount, nextPageToken } = this.list.records;
        const total = totalCount ?? this.offset + count;
        const items = `${total}${totalCount === undefined && nextPageToken ? '+' : ''} ${total === 1 ? 'item' : 'items'}`;
        const part = total > count ? `${this.offset + 1} to ${this.offset + count} of ${items}` : items;
        const sorted = this.columns.find((column) => column.sortKey === this.sortKey)?.label;
        return [part, sorted ? `Sorted by ${sorted}` : null].filter(Boolean).join(' • ');
    }

    get hasPages(): boolean {
        return !this.isFirst || !this.isLast;
    }

    get isFirst(): boolean {
        return this.offset === 0;
    }

    get isLast(): boolean {
        return !this.list?.records.nextPageToken;
    }

    handleList(event: CustomEvent<{ value: string }>): void {
        navigateTo({
            type: 'standard__objectPage',
            attributes: { objectApiName: this.objectApiName, actionName: 'list' },
            state: { filterName: event.detail.value }
        });
    }

    handleNew(): void {
        openNew(this.objectApiName, '', false);
    }

    handleSearch(event: CustomEvent<{ value: string }>): void {
        this.searchTerm = event.detail.value;
        this.offset = 0;
        clearTimeout(this.#timer);
        // eslint-disable-next-line @lwc/lwc/no-async-operation
        this.#timer = setTimeout(() => this.load(), PAUSE);
    }

    handleSort(event: CustomEvent<{ key: string; descending: boolean }>): void {
        this.sortBy = `${event.detail.descending ? '-' : ''}${event.detail.key}`;
        this.offset = 0;
        this.load();
    }

    handlePrevious(): void {
        this.offset = Math.max(0, this.offset - PAGE_SIZE);
        this.load();
    }

    handleNext(): void {
        this.offset = Number(this.list?.records.nextPageToken ?? 0);
        this.load();
    }

    handleRefresh(): void {
        void invalidate([`object:${this.info?.apiName}`]);
    }

    handleAction(event: CustomEvent<{ action: string; recordId: string; name: string | null }>): void {
        const { action, recordId, name } = event.detail;
        if (action === 'edit') openEdit(recordId);
        else void confirmAndDelete(recordId, name, this);
    }
}
