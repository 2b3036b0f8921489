import type { ObjectInfo, RecordData, RecordPageData } from './ui-types.ts';

/** What the parts of a page know: on a record's page the record, elsewhere nothing. */
export interface PageContext {
    page: RecordPageData | null;
    info: ObjectInfo | null;
    record: RecordData | null;
}
