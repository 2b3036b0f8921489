import { call, uiApi } from './http.ts';
import { objectIcon, objectOfId, orgObject } from './names.ts';
import { nameOf } from './format.ts';
import type { FieldInfo, RecordData } from './ui-types.ts';

/** A record that can be chosen. */
export interface LookupOption {
    id: string;
    name: string;
    detail: string | null;
    /** The target's icon when absent. */
    icon?: string;
}

/** A kind of record that can be chosen. */
export interface LookupTarget {
    apiName: string;
    label: string;
    labelPlural: string;
    icon: string;
}

function targetsOf(info: FieldInfo, id?: string): LookupTarget[] {
    const ofId = id?.startsWith('005') ? 'User' : id === undefined ? undefined : objectOfId(id)?.apiName;
    const names = info.referenceToInfos
        .map((entry) => entry.apiName)
        .filter((name) => ofId === undefined || name === ofId);
    // A target that the user may not read cannot be searched; users are always known.
    const known = names.filter((name) => orgObject(name) !== undefined || name === 'User' || names.length === 1);
    return known.map((apiName) => ({
        apiName,
        label: orgObject(apiName)?.label ?? apiName,
        labelPlural: orgObject(apiName)?.labelPlural ?? `${apiName}s`,
        icon: apiName === 'User' ? 'standard:user' : objectIcon(apiName)
    }));
}

/** The name of a record whose id alone is known; the id when it cannot be had. */
async function nameOfId(target: string | undefined, id: string): Promise<string> {
    if (target === undefined) return id;
    try {
        const optionalFields = ['Name', 'Subject', 'CaseNumber', 'ContractNumber'].map((name) => `${target}.${name}`);
        return nameOf(await uiApi<RecordData>('GET', `records/${id}`, { optionalFields })) ?? id;
    } catch {
        return id;
    }
}

/** The kinds of record that a lookup may point to, only the id's own kind when one is given; and a name by id. */
export const lookupTargets = Object.assign(targetsOf, { nameOf: nameOfId });

/** Records for a lookup field, by what the user typed; nothing typed: the latest ones. */
export function lookupSearch(objectApiName: string, field: string, recordId: string | null) {
    return async (q: string, targetApiName: string): Promise<LookupOption[]> => {
        const path = `lookups/${encodeURIComponent(objectApiName)}/${encodeURIComponent(field)}`;
        const answer = await uiApi<{ records: RecordData[] }>('GET', path, {
            q,
            targetApiName,
            sourceRecordId: recordId,
            pageSize: 10
        });
        return answer.records.map(toOption);
    };
}

export interface PickerRequest {
    objectApiName: string;
    displayFields: string[];
    matchFields: string[];
    filter: unknown;
}

/** Records for a record picker, by what the user typed. */
export async function pickerSearch(request: PickerRequest, q: string): Promise<LookupOption[]> {
    const answer = await call<{ records: RecordData[] }>('POST', '/local/lookup', { ...request, q, limit: 10 });
    const [primary, ...additional] = request.displayFields;
    return answer.records.map((record) => {
        const shown = (name: string): string | null => {
            const field = record.fields[name];
            return (
                field?.displayValue ??
                (field?.value === null || field?.value === undefined ? null : String(field.value))
            );
        };
        const option = toOption(record);
        return {
            id: record.id,
            name: shown(primary ?? '') ?? option.name,
            detail: additional.map(shown).filter(Boolean).join(' • ') || null
        };
    });
}

function toOption(record: RecordData): LookupOption {
    const name = nameOf(record) ?? record.id;
    const detail = Object.entries(record.fields).find(
        ([api, field]) => api !== 'Id' && typeof field.value === 'string' && field.value !== name && field.value !== ''
    );
    return { id: record.id, name, detail: detail ? (detail[1].displayValue ?? String(detail[1].value)) : null };
}
