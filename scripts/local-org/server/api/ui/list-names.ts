import type { ObjectModel } from '../../../schema/types.ts';

/** Parts of the address that accounts and contacts show in lists. */
const ADDRESS_PARTS: Record<string, string> = {
    ADDRESS1_STREET: 'Street',
    ADDRESS1_CITY: 'City',
    ADDRESS1_STATE: 'State',
    ADDRESS1_ZIP: 'PostalCode',
    ADDRESS1_COUNTRY: 'Country'
};

/** The field behind a column: list views and related lists name standard fields in their own way (`NAME`, `OWNER.ALIAS`, `CREATED_DATE`, `ACCOUNT.ADDRESS1_CITY`). */
export function fieldNameOf(object: ObjectModel, name: string): string {
    const special: Record<string, string> = {
        NAME: object.nameField?.name ?? 'Name',
        'OWNER.ALIAS': 'OwnerId',
        'OWNER.NAME': 'OwnerId',
        OWNER: 'OwnerId',
        CREATED_DATE: 'CreatedDate',
        LAST_UPDATE: 'LastModifiedDate',
        CREATEDBY_USER: 'CreatedById',
        UPDATEDBY_USER: 'LastModifiedById'
    };
    if (special[name] !== undefined) return special[name];
    const own = name.replace(/^[A-Z_]+\./, '');
    if (special[own] !== undefined) return special[own];
    const part = ADDRESS_PARTS[own];
    return part === undefined ? own : `${object.name === 'Contact' ? 'Mailing' : 'Billing'}${part}`;
}
