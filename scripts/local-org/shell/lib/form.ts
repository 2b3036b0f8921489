import type { FormContext, FormField } from './form-context.ts';
import { fieldsToShow } from './format.ts';
import { subscribe } from './lds.ts';
import { qualify } from './names.ts';
import { createDefaults, objectInfo, picklistsQuestion, recordQuestion } from './records.ts';
import { read } from './lds.ts';
import type { FieldInfo, ObjectInfo, RecordData } from './ui-types.ts';

const MASTER = '012000000000000AAA';

export interface FormSource {
    objectApiName: string;
    recordId: string | null;
    recordTypeId: string | null;
    /** Values to start with instead of the defaults or of the record (prefilled parent, clone). */
    initial?: Record<string, unknown>;
    density: string | null;
    /** Edit forms need picklist values and default values; view forms do not. */
    editing: boolean;
    onLoad(context: FormContext): void;
    onError(error: unknown): void;
}

/** The data side of a record form: which fields are in it, where their values come from, who is told. */
export class FormData {
    readonly fields = new Set<FormField>();
    context: FormContext | undefined;
    readonly #source: FormSource;
    #asked = new Set<string>();
    #stop: (() => void) | undefined;
    #scheduled = false;
    #loaded = false;

    constructor(source: FormSource) {
        this.#source = source;
    }

    /** Adds a field; it is given its value as soon as there is one. */
    add(field: FormField): void {
        this.fields.add(field);
        if (this.context && (field.apiName === '' || this.#asked.has(field.apiName) || !this.#source.recordId))
            field.provide(this.context);
        else this.schedule();
    }

    remove(field: FormField): void {
        this.fields.delete(field);
    }

    /** Loads once all fields of this rendering have announced themselves. */
    schedule(): void {
        if (this.#scheduled) return;
        this.#scheduled = true;
        void Promise.resolve().then(() => {
            this.#scheduled = false;
            this.#load().catch((error: unknown) => this.#source.onError(error));
        });
    }

    /** Ends the subscription to the record. */
    close(): void {
        this.#stop?.();
        this.#stop = undefined;
    }

    async #load(): Promise<void> {
        const { objectApiName, recordId, editing } = this.#source;
        if (!objectApiName) return;
        const info = await objectInfo(objectApiName);
        if (recordId) {
            this.#follow(info, recordId);
            return;
        }
        const recordTypeId = this.#source.recordTypeId ?? info.defaultRecordTypeId ?? MASTER;
        const [defaults, picklists] = await Promise.all([
            editing ? createDefaults(objectApiName, recordTypeId) : null,
            editing ? read(picklistsQuestion(info.apiName, recordTypeId)) : null
        ]);
        this.#provide(info, { id: null, fields: defaults?.record.fields ?? {} }, picklists?.picklistFieldValues ?? {});
    }

    #follow(info: ObjectInfo, recordId: string): void {
        const wanted = [...this.fields].map((field) => field.apiName).filter((name) => name !== '');
        this.#asked = new Set(wanted);
        const optionalFields = wanted.flatMap((name) => {
            const field = info.fields[name];
            return field ? fieldsToShow(info.apiName, field) : [];
        });
        optionalFields.push(...info.nameFields.map((name) => `${info.apiName}.${name}`), `${info.apiName}.Id`);
        if (info.fields.RecordTypeId) optionalFields.push(`${info.apiName}.RecordTypeId`);
        this.close();
        this.#stop = subscribe<RecordData>(recordQuestion({ recordId, optionalFields }), ({ data, error }) => {
            if (error !== undefined) this.#source.onError(error);
            else if (data) this.#received(info, data).catch((problem: unknown) => this.#source.onError(problem));
        });
    }

    async #received(info: ObjectInfo, record: RecordData): Promise<void> {
        const recordTypeId = record.recordTypeId ?? info.defaultRecordTypeId ?? MASTER;
        const picklists = this.#source.editing ? await read(picklistsQuestion(info.apiName, recordTypeId)) : null;
        this.#provide(info, record, picklists?.picklistFieldValues ?? {});
    }

    #provide(info: ObjectInfo, record: FormContext['record'], picklists: FormContext['picklists']): void {
        const fields = { ...record.fields };
        for (const [name, value] of Object.entries(this.#source.initial ?? {})) {
            fields[qualify(name)] = { value: value as string, displayValue: null };
        }
        this.context = {
            objectInfo: info,
            record: { ...record, fields },
            picklists,
            recordId: this.#source.recordId,
            density: this.#source.density
        };
        for (const field of this.fields) field.provide(this.context);
        if (!this.#loaded) {
            this.#loaded = true;
            this.#source.onLoad(this.context);
        }
    }
}

/** Fields that together are what `apiName` shows (a person's name, an address); empty for an ordinary field. */
export function partsOf(info: ObjectInfo, apiName: string): FieldInfo[] {
    const parts = Object.values(info.fields).filter(
        (field) => field.compoundFieldName === apiName && field.apiName !== apiName
    );
    const order = ['Salutation', 'FirstName', 'LastName', 'Street', 'City', 'State', 'PostalCode', 'Country'];
    const rank = (field: FieldInfo): number => order.findIndex((ending) => field.apiName.endsWith(ending));
    return parts.filter((field) => rank(field) >= 0).sort((a, b) => rank(a) - rank(b));
}
