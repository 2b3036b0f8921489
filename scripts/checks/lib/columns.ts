import { type MetadataFile, type PackageMetadata, repeated, text } from './metadata.ts';

/** Names that list views, search layouts and related lists use for the standard fields of every custom object. */
const standardColumns = [
    ...['NAME', 'CREATED_DATE', 'CREATEDBY_USER', 'CREATEDBY_USER.ALIAS', 'LAST_UPDATE', 'UPDATEDBY_USER'],
    ...['UPDATEDBY_USER.ALIAS', 'LAST_ACTIVITY', 'RECORDTYPE']
];
const ownerColumns = ['OWNER.ALIAS', 'OWNER.FIRST_NAME', 'OWNER.LAST_NAME'];

/** Whether records of the object belong to their master's owner. */
export function isDetail(object: string, metadata: PackageMetadata): boolean {
    return text(metadata.find('CustomObject', object)?.xml, 'sharingModel') === 'ControlledByParent';
}

/**
 * What is wrong with a list of columns: too many, doubled, or no column of the object.
 * @param object standard objects have column names of their own; of these only custom fields are looked up
 */
export function columnFaults(
    object: string,
    columns: readonly string[],
    most: number,
    metadata: PackageMetadata
): string[] {
    return [
        ...(columns.length > most ? [`${columns.length} columns, ${most} at most`] : []),
        ...repeated(columns).map((column) => `column ${column} is there twice`),
        ...columns.flatMap((column) => {
            if (column.endsWith('__c'))
                return fieldOf(object, column, metadata) === undefined ? [`${object} has no field ${column}`] : [];
            if (!object.endsWith('__c') || standardColumns.includes(column)) return [];
            if (!ownerColumns.includes(column)) return [`${object} has no column ${column}`];
            return isDetail(object, metadata) ? [`${object} is a detail and has no ${column}`] : [];
        })
    ];
}

/** The custom field behind a column, which may carry its object's name. */
export function fieldOf(object: string, column: string, metadata: PackageMetadata): MetadataFile | undefined {
    return metadata.field(object, column.replace(`${object}.`, ''));
}
