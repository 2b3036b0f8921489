import { org } from './bootstrap.ts';
import type { DataType, FieldInfo, FieldValue, RecordData, Scalar } from './ui-types.ts';

const formats = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
    const key = `n${JSON.stringify(options)}`;
    if (!formats.has(key)) formats.set(key, new Intl.NumberFormat(org().i18n.locale, options));
    return formats.get(key) as Intl.NumberFormat;
}

function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const key = `d${JSON.stringify(options)}`;
    if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(org().i18n.locale, options));
    return formats.get(key) as Intl.DateTimeFormat;
}

const DATE: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'numeric', year: 'numeric' };

/** A day, which has no time zone. `text` is `YYYY-MM-DD`. */
export function formatDate(text: string): string {
    return dateFormat({ ...DATE, timeZone: 'UTC' }).format(new Date(`${text.slice(0, 10)}T00:00:00Z`));
}

/** A moment, in the user's time zone. */
export function formatDateTime(text: string): string {
    return dateFormat({ ...DATE, hour: 'numeric', minute: '2-digit', timeZone: org().i18n.timeZone }).format(
        new Date(text)
    );
}

/** The calendar day of a moment in the user's time zone, `YYYY-MM-DD`. */
export function dayOf(text: string): string {
    return new Intl.DateTimeFormat('en-CA', { timeZone: org().i18n.timeZone }).format(new Date(text));
}

/**
 * A value as people read it; '' for none. Percents are stored as entered: 12.5 means 12.5 %.
 * @param digits decimals of numbers, from the field's scale
 */
export function formatValue(
    value: Scalar,
    dataType: DataType | undefined,
    displayValue: string | null,
    digits?: number
): string {
    if (value === null || value === undefined || value === '') return '';
    switch (dataType) {
        case 'Currency': {
            const options: Intl.NumberFormatOptions = { style: 'currency', currency: org().i18n.currency };
            if (digits !== undefined)
                Object.assign(options, { minimumFractionDigits: digits, maximumFractionDigits: digits });
            return numberFormat(options).format(Number(value));
        }
        case 'Percent':
            return `${numberFormat({ maximumFractionDigits: digits ?? 2 }).format(Number(value))}%`;
        case 'Double':
        case 'Int':
            return numberFormat(
                digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits }
            ).format(Number(value));
        case 'Date':
            return formatDate(String(value));
        case 'DateTime':
            return formatDateTime(String(value));
        case 'Time':
            return dateFormat({ hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(
                new Date(`1970-01-01T${String(value).replace(/Z?$/, 'Z')}`)
            );
        case 'Boolean':
            return value ? 'True' : 'False';
        case 'MultiPicklist':
            return (displayValue ?? String(value)).split(';').join('; ');
        default:
            return displayValue ?? String(value);
    }
}

/** Where a value links to, if it does. */
export interface DisplayedValue {
    text: string;
    /** Link to a record, mail, phone or web address. */
    href: string | null;
    dataType: DataType;
    checked: boolean;
    html: boolean;
    multiline: boolean;
    /** Opens in a new tab. */
    external: boolean;
}

/** How one field of a record is shown. */
export function displayField(
    record: Pick<RecordData, 'id' | 'fields'> & { apiName?: string },
    info: FieldInfo
): DisplayedValue {
    const field = record.fields[info.apiName];
    const value = field?.value ?? null;
    const shown: DisplayedValue = {
        text: '',
        href: null,
        dataType: info.dataType,
        checked: value === true,
        html: info.htmlFormatted || info.extraTypeInfo === 'RichTextArea',
        multiline: info.dataType === 'TextArea',
        external: false
    };
    if (info.dataType === 'Reference') return displayReference(shown, record, info, value);
    if (value !== null && typeof value === 'object') return shown;
    const numeric = ['Currency', 'Percent', 'Double', 'Int'].includes(info.dataType);
    shown.text = formatValue(value, info.dataType, field?.displayValue ?? null, numeric ? info.scale : undefined);
    if (shown.text === '') return shown;
    if (info.dataType === 'Email') shown.href = `mailto:${shown.text}`;
    if (info.dataType === 'Phone') shown.href = `tel:${shown.text.replace(/[^\d+]/g, '')}`;
    if (info.dataType === 'Url') {
        shown.href = /^https?:/i.test(shown.text) ? shown.text : `https://${shown.text}`;
        shown.external = true;
    }
    return shown;
}

function displayReference(
    shown: DisplayedValue,
    record: Pick<RecordData, 'fields'>,
    info: FieldInfo,
    id: FieldValue['value']
): DisplayedValue {
    if (typeof id !== 'string' || id === '') return shown;
    const parent = info.relationshipName ? record.fields[info.relationshipName] : undefined;
    const target = parent?.value !== null && typeof parent?.value === 'object' ? parent.value : null;
    shown.text = parent?.displayValue ?? nameOf(target) ?? id;
    const object = target?.apiName ?? info.referenceToInfos[0]?.apiName;
    // Users, queues and record types have no record page here.
    if (object && !['User', 'Group', 'RecordType', 'Profile', 'UserRole'].includes(object))
        shown.href = `/lightning/r/${object}/${id}/view`;
    return shown;
}

/** The name of a nested record, by whichever name field it brought. */
export function nameOf(record: RecordData | null): string | null {
    if (!record) return null;
    const field = ['Name', 'Subject', 'CaseNumber', 'Title', 'ContractNumber', 'OrderNumber']
        .map((name) => record.fields[name])
        .find(Boolean);
    return field && typeof field.value === 'string' ? field.value : null;
}

/** The label of a lookup as layouts write it: standard ones end in " ID". */
export function fieldLabel(info: FieldInfo): string {
    return info.dataType === 'Reference' ? info.label.replace(/ ID$/, '') : info.label;
}

/** The record fields to ask for so that a field can be shown: lookups bring the name of what they point to. */
export function fieldsToShow(objectApiName: string, info: FieldInfo): string[] {
    const own = `${objectApiName}.${info.apiName}`;
    if (info.dataType !== 'Reference' || !info.relationshipName) return [own];
    const names = info.referenceToInfos.length === 1 ? info.referenceToInfos[0]!.nameFields : ['Name'];
    const name = names.includes('Name') || names.length === 0 ? 'Name' : names.at(-1)!;
    return [own, `${objectApiName}.${info.relationshipName}.${name}`];
}
