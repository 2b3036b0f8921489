/** How a formula reads fields: path resolution and conversion of raw values. */
import type { FieldModel, FieldType, ObjectModel, OrgModel, RawValue } from '../schema/types.ts';
import { parseDate } from './dates.ts';
import type { FormulaType, Value } from './types.ts';

const TYPES: Record<FieldType, FormulaType | null> = {
    id: 'text',
    string: 'text',
    textarea: 'text',
    picklist: 'picklist',
    multipicklist: 'multipicklist',
    boolean: 'boolean',
    int: 'number',
    long: 'number',
    double: 'number',
    currency: 'number',
    percent: 'number',
    date: 'date',
    datetime: 'datetime',
    time: 'time',
    reference: 'text',
    email: 'text',
    phone: 'text',
    url: 'text',
    address: null,
    base64: null,
    anytype: null
};

/** Expression type of a field; null when formulas cannot use it. */
export function formulaType(type: FieldType): FormulaType | null {
    return TYPES[type];
}

/** Reader of raw values of a field type: ids in 15 characters, percents as fractions, blank texts as ''. */
export function fromRaw(type: FieldType, blankAsZero: boolean): (raw: RawValue) => Value {
    const kind = TYPES[type];
    if (kind === 'boolean') return (raw) => raw === true || raw === 1;
    if (kind === 'date') return (raw) => (typeof raw === 'string' ? parseDate(raw.slice(0, 10)) : null);
    if (kind === 'number') {
        const blank = blankAsZero ? 0 : null;
        if (type === 'percent')
            return (raw) => (raw === null || raw === undefined ? blank : Number((Number(raw) / 100).toPrecision(15)));
        return (raw) => (raw === null || raw === undefined ? blank : Number(raw));
    }
    if (kind === 'datetime' || kind === 'time')
        return (raw) => (raw === null || raw === undefined ? null : Number(raw));
    if (type === 'id' || type === 'reference')
        return (raw) => (raw === null || raw === undefined ? '' : String(raw).slice(0, 15));
    return (raw) => (raw === null || raw === undefined ? '' : String(raw));
}

export interface ResolvedPath {
    /** Canonical path. */
    path: string;
    field: FieldModel;
}

/** A path in a formula that leads nowhere. */
export class UnknownFieldError extends Error {}

/** Follows `Tier__r.Rank__c` or `Owner:User.Name` from an object. Throws UnknownFieldError with the platform's wording for unknown parts. */
export function resolvePath(model: OrgModel, object: ObjectModel, path: string): ResolvedPath {
    const parts = path.split('.');
    const canonical: string[] = [];
    let current = object;
    for (const part of parts.slice(0, -1)) {
        const [name, type] = part.split(':') as [string, string | undefined];
        const reference = model.relationship(current, name);
        if (reference === undefined) throw new UnknownFieldError(`Field ${part} does not exist. Check spelling.`);
        const wanted = type === 'Queue' ? 'Group' : type;
        const target =
            wanted ??
            (reference.referenceTo.length > 1 && reference.referenceTo.includes('User')
                ? 'User'
                : reference.referenceTo[0]);
        const next = target === undefined ? undefined : model.object(target);
        if (next === undefined || (wanted !== undefined && !reference.referenceTo.includes(next.name)))
            throw new UnknownFieldError(`Field ${part} does not exist. Check spelling.`);
        canonical.push(reference.relationshipName!);
        current = next;
    }
    const last = parts.at(-1)!;
    const field = model.field(current, last);
    if (field === undefined) throw new UnknownFieldError(`Field ${last} does not exist. Check spelling.`);
    return { path: [...canonical, field.name].join('.'), field };
}
