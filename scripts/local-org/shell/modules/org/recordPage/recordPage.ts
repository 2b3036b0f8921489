import { LightningElement, api } from 'lwc';
import { org } from '../../../lib/bootstrap.ts';
import { fieldsToShow } from '../../../lib/format.ts';
import { partsOf } from '../../../lib/form.ts';
import { subscribe } from '../../../lib/lds.ts';
import { objectOfId, qualify } from '../../../lib/names.ts';
import type { PageContext } from '../../../lib/page-context.ts';
import { allItems, defaultRecordPage, recordPageQuestion } from '../../../lib/pages.ts';
import { objectInfo, recordQuestion } from '../../../lib/records.ts';
import type { ObjectInfo, PageItem, RecordData, RecordPageData } from '../../../lib/ui-types.ts';
import { fieldsOfRule } from '../../../lib/visibility.ts';

interface Region {
    name: string;
    items: PageItem[];
    columnClass: string;
}

/** Regions over the whole width; all others stand side by side. */
const WIDE = new Set(['header', 'subheader', 'footer']);

/** The page of a record, from its FlexiPage or as the platform's default. Needs three requests: page, object, record. */
export default class RecordPage extends LightningElement {
    @api objectApiName?: string;
    @api recordId!: string;
    data: RecordPageData | undefined;
    info: ObjectInfo | undefined;
    record: RecordData | undefined;
    error: unknown;
    #stops: (() => void)[] = [];
    #stopRecord: (() => void) | undefined;
    #asked = '';

    connectedCallback(): void {
        const object = this.objectApiName ?? objectOfId(this.recordId)?.apiName;
        if (object) void objectInfo(object).catch(() => undefined);
        this.#stops.push(
            subscribe(recordPageQuestion(object, this.recordId), ({ data, error }) => {
                if (error !== undefined) this.error = error;
                else if (data) this.show(data).catch((problem: unknown) => (this.error = problem));
            })
        );
    }

    disconnectedCallback(): void {
        for (const stop of this.#stops) stop();
        this.#stops = [];
        this.#stopRecord?.();
        this.#asked = '';
    }

    async show(data: RecordPageData): Promise<void> {
        const info = await objectInfo(data.object);
        this.data = data;
        this.info = info;
        this.error = undefined;
        const optionalFields = [...new Set(fieldsOfPage(data, info))];
        const asked = optionalFields.join();
        if (asked === this.#asked) return;
        this.#asked = asked;
        this.#stopRecord?.();
        this.#stopRecord = subscribe<RecordData>(
            recordQuestion({ recordId: data.recordId, optionalFields }),
            ({ data: record, error }) => {
                if (error !== undefined) {
                    this.error = error;
                } else if (record) {
                    this.record = record;
                    document.title = `${this.data?.name || info.label} | ${info.label} | ${org().organization.name}`;
                }
            }
        );
    }

    get isLoading(): boolean {
        return this.record === undefined;
    }

    get context(): PageContext {
        return { page: this.data!, info: this.info!, record: this.record! };
    }

    get regions(): Region[] {
        const { object, relatedLists, flexiPage } = this.data!;
        const regions = flexiPage?.regions ?? defaultRecordPage(object, relatedLists.length > 0);
        return regions
            .filter((region) => region.items.length > 0)
            .map((region) => ({
                ...region,
                columnClass: `column ${/^(main|detail|center)/i.test(region.name) ? 'column_main' : ''}`
            }));
    }

    get wideRegions(): Region[] {
        return this.regions.filter((region) => WIDE.has(region.name));
    }

    get columnRegions(): Region[] {
        return this.regions.filter((region) => !WIDE.has(region.name));
    }
}

/** All that the page shows of the record itself, so that one request is enough. */
function fieldsOfPage(data: RecordPageData, info: ObjectInfo): string[] {
    const items = allItems(data.flexiPage?.regions ?? []);
    const ofLayout = data.layout.sections.flatMap((section) =>
        section.layoutRows.flatMap((row) =>
            row.layoutItems.flatMap((entry) => entry.layoutComponents.map((part) => part.apiName))
        )
    );
    const placed = items.map((entry) => entry.field?.replace(/^Record\./, '')).filter((name) => name !== undefined);
    const names = [
        ...data.compactFields,
        ...ofLayout,
        ...placed,
        ...info.nameFields,
        'LastModifiedDate',
        'RecordTypeId'
    ].filter((name) => name !== null);
    const shown = names.flatMap((name) => {
        const field = info.fields[qualify(name)];
        if (!field) return [];
        return [field, ...partsOf(info, field.apiName)].flatMap((entry) => fieldsToShow(info.apiName, entry));
    });
    return [`${info.apiName}.Id`, ...shown, ...items.flatMap((entry) => fieldsOfRule(entry.visibility, info.apiName))];
}
