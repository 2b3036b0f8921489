/** Files: a version brings its document, and the links of whoever sees it. */
import type { RawValue } from '../../schema/types.ts';
import { quote } from '../../store/columns.ts';
import type { Store } from '../../store/store.ts';
import { setValue } from '../layout.ts';
import { dmlError } from '../messages.ts';
import type { SaveContext, Work } from '../work.ts';
import { get } from './fields.ts';
import type { StandardRules } from './index.ts';
import { put } from './rows.ts';

/** File types that differ from the extension in upper case [Object Reference, ContentVersion.FileType]. */
const FILE_TYPES: Record<string, string> = {
    DOC: 'WORD',
    DOCX: 'WORD_X',
    XLS: 'EXCEL',
    XLSX: 'EXCEL_X',
    PPT: 'POWER_POINT',
    PPTX: 'POWER_POINT_X',
    TXT: 'TEXT',
    JPEG: 'JPG',
    HTM: 'HTML'
};

function extensionOf(path: RawValue): string | null {
    return /\.([A-Za-z0-9]{1,40})$/.exec(String(path ?? ''))?.[1]!.toLowerCase() ?? null;
}

function addDocument(context: SaveContext, work: Work, store: Store): void {
    const owner = get(context, work, 'OwnerId') ?? context.tx.user.userId;
    const facts = Object.fromEntries(
        ['Title', 'Description', 'FileType', 'FileExtension', 'PublishStatus'].map((name) => [
            name,
            get(context, work, name)
        ])
    );
    const document = put(context, store, 'ContentDocument', {
        ...facts,
        OwnerId: owner,
        LatestPublishedVersionId: work.id
    });
    setValue(context.layout, work.row, 'ContentDocumentId', document);
    store.run(`UPDATE "ContentVersion" SET "ContentDocumentId" = ? WHERE "Id" = ?`, [document, work.id]);
    put(context, store, 'ContentDocumentLink', {
        ContentDocumentId: document,
        LinkedEntityId: owner,
        ShareType: 'I',
        Visibility: 'AllUsers'
    });
    const place = get(context, work, 'FirstPublishLocationId');
    if (place !== null && place !== owner) {
        put(context, store, 'ContentDocumentLink', {
            ContentDocumentId: document,
            LinkedEntityId: place,
            ShareType: 'V',
            Visibility: 'AllUsers'
        });
    }
}

export const contentVersionRules: StandardRules = {
    before(context, works, store) {
        for (const work of works) {
            if (work.old !== null) {
                continue;
            }
            const extension = extensionOf(get(context, work, 'PathOnClient'));
            const document = get(context, work, 'ContentDocumentId');
            const earlier =
                document === null
                    ? 0
                    : Number(
                          store.get('SELECT COUNT(*) FROM "ContentVersion" WHERE "ContentDocumentId" = ?', [
                              document as string
                          ])?.[0] ?? 0
                      );
            setValue(context.layout, work.row, 'FileExtension', extension);
            setValue(
                context.layout,
                work.row,
                'FileType',
                extension === null ? 'UNKNOWN' : (FILE_TYPES[extension.toUpperCase()] ?? extension.toUpperCase())
            );
            setValue(context.layout, work.row, 'IsLatest', true);
            setValue(context.layout, work.row, 'VersionNumber', String(earlier + 1));
        }
    },
    validate(context, works) {
        for (const work of works) {
            if (
                work.old === null &&
                (get(context, work, 'VersionData') ?? '') === '' &&
                get(context, work, 'ContentLocation') !== 'E'
            ) {
                work.errors.push(
                    dmlError('REQUIRED_FIELD_MISSING', 'Required fields are missing: [VersionData]', ['VersionData'])
                );
            }
        }
    },
    after(context, works, store) {
        for (const work of works) {
            if (work.old !== null) {
                continue;
            }
            const document = get(context, work, 'ContentDocumentId');
            if (document === null) {
                addDocument(context, work, store);
                continue;
            }
            store.run(
                `UPDATE ${quote('ContentVersion')} SET "IsLatest" = 0 WHERE "ContentDocumentId" = ? AND "Id" <> ?`,
                [document as string, work.id]
            );
            store.run(
                `UPDATE ${quote('ContentDocument')} SET "LatestPublishedVersionId" = ?, "Title" = ? WHERE "Id" = ?`,
                [work.id, get(context, work, 'Title') as string, document as string]
            );
        }
    }
};
