import { LightningElement, api } from 'lwc';
import { CHANGED_EVENT, REGISTER_EVENT } from '../../../lib/form-context.ts';
import type { FormField } from '../../../lib/form-context.ts';
import { FormData } from '../../../lib/form.ts';
import { isFetchError, messageOf } from '../../../lib/http.ts';
import type { FetchError } from '../../../lib/http.ts';
import { objectNameOf, objectOfId } from '../../../lib/names.ts';
import type { ObjectName } from '../../../lib/names.ts';
import { create, update } from '../../../lib/records.ts';

/** lightning-record-edit-form: creates or edits a record with the input fields placed in it. */
export default class RecordEditForm extends LightningElement {
    @api formClass?: string;
    @api layoutType?: string;
    @api density?: string;
    /** Values to start with, by field; the shell's own addition. */
    @api initialValues?: Record<string, unknown>;
    #objectApiName: ObjectName | undefined;
    #recordId: string | null = null;
    #recordTypeId: string | null = null;
    #form: FormData | undefined;
    #saving = false;

    @api
    get objectApiName(): ObjectName | undefined {
        return this.#objectApiName;
    }

    set objectApiName(value: ObjectName | undefined) {
        this.#objectApiName = value;
        this.restart();
    }

    @api
    get recordId(): string | null {
        return this.#recordId;
    }

    set recordId(value: string | null) {
        if (value === this.#recordId) return;
        this.#recordId = value ?? null;
        this.restart();
    }

    @api
    get recordTypeId(): string | null {
        return this.#recordTypeId;
    }

    set recordTypeId(value: string | null) {
        this.#recordTypeId = value ?? null;
        this.restart();
    }

    constructor() {
        super();
        this.addEventListener(REGISTER_EVENT, (event) => {
            event.stopPropagation();
            this.form.add((event as CustomEvent<FormField>).detail);
        });
        this.addEventListener(CHANGED_EVENT, (event) => {
            event.stopPropagation();
            const { apiName, value } = (event as CustomEvent<{ apiName: string; value: unknown }>).detail;
            for (const field of this.form.fields) field.input?.siblingChanged(apiName, value);
        });
    }

    get form(): FormData {
        this.#form ??= this.makeForm([]);
        return this.#form;
    }

    connectedCallback(): void {
        this.form.schedule();
    }

    disconnectedCallback(): void {
        this.#form?.close();
    }

    /** Another record or object: the same fields, new values. */
    restart(): void {
        if (!this.#form) return;
        const fields = this.#form.fields;
        this.#form.close();
        this.#form = this.makeForm([...fields]);
        this.#form.schedule();
    }

    makeForm(fields: FormField[]): FormData {
        const form = new FormData({
            objectApiName: objectNameOf(this.#objectApiName) || objectOfId(this.#recordId ?? '')?.apiName || '',
            recordId: this.#recordId,
            recordTypeId: this.#recordTypeId,
            initial: this.initialValues,
            density: this.density ?? null,
            editing: true,
            onLoad: (context) => {
                const { objectInfo } = context;
                const detail = {
                    records: this.#recordId ? { [this.#recordId]: context.record } : {},
                    record: context.record,
                    objectInfos: { [objectInfo.apiName]: objectInfo },
                    picklistValues: context.picklists
                };
                this.dispatchEvent(new CustomEvent('load', { detail }));
            },
            onError: (error) => this.fail(error)
        });
        for (const field of fields) form.fields.add(field);
        return form;
    }

    handleSubmit(event: Event): void {
        event.preventDefault();
        // The author's onsubmit must see our event, not the browser's.
        event.stopPropagation();
        const inputs = this.inputs();
        const wrong = inputs.filter((field) => !field.input!.report());
        if (wrong.length > 0) {
            wrong[0]!.input!.focus();
            return;
        }
        const fields = Object.fromEntries(inputs.map((field) => [field.apiName, field.input!.value()]));
        const go = this.dispatchEvent(new CustomEvent('submit', { cancelable: true, detail: { fields } }));
        if (go) void this.submit(fields);
    }

    handleReset(event: Event): void {
        event.preventDefault();
        for (const field of this.inputs()) field.input!.reset();
    }

    inputs(): FormField[] {
        return [...this.form.fields].filter((field) => field.input !== undefined);
    }

    /** True when the user changed any field since the values were loaded. */
    @api
    get isDirty(): boolean {
        return this.inputs().some((field) => field.input!.changed());
    }

    /** Saves, with the given fields or with those of the form; tells by `success` or `error`. */
    @api
    async submit(given?: Record<string, unknown>): Promise<void> {
        if (this.#saving) return;
        this.#saving = true;
        this.showMessages([]);
        const inputs = this.inputs();
        const fields = given ?? Object.fromEntries(inputs.map((field) => [field.apiName, field.input!.value()]));
        try {
            const record = await this.save({ ...fields });
            for (const field of inputs) field.input!.reset();
            this.dispatchEvent(new CustomEvent('success', { detail: record }));
        } catch (error) {
            this.fail(error);
        } finally {
            this.#saving = false;
        }
    }

    async save(fields: Record<string, unknown>): Promise<unknown> {
        delete fields.Id;
        if (!this.#recordId) {
            const prefilled = this.initialValues ?? {};
            const info = this.form.context?.objectInfo;
            for (const [field, value] of Object.entries(prefilled)) {
                if (!(field in fields) && info?.fields[field]?.createable) fields[field] = value;
            }
            if (this.#recordTypeId && info?.fields.RecordTypeId && !('RecordTypeId' in fields))
                fields.RecordTypeId = this.#recordTypeId;
            return create(objectNameOf(this.#objectApiName), fields);
        }
        const changed = this.inputs().filter((field) => field.input!.changed());
        const known = new Set(this.inputs().map((field) => field.apiName));
        // Only what was changed is sent, so that others' changes to the rest are not undone.
        const edits = Object.entries(fields).filter(
            ([name, value]) =>
                !known.has(name) ||
                changed.some((entry) => entry.apiName === name) ||
                this.valueWasReplaced(name, value)
        );
        return update(this.#recordId, Object.fromEntries(edits));
    }

    /** True when an onsubmit handler put another value in than the one on the screen. */
    valueWasReplaced(apiName: string, value: unknown): boolean {
        const field = this.inputs().find((entry) => entry.apiName === apiName);
        return field !== undefined && field.input!.value() !== value;
    }

    fail(error: unknown): void {
        const output = isFetchError(error) ? error.body.output : undefined;
        const page = (output?.errors ?? []).map((entry) => entry.message);
        for (const [name, entries] of Object.entries(output?.fieldErrors ?? {})) {
            const message = entries.map((entry) => entry.message).join(' ');
            const field = this.inputs().find((entry) => entry.apiName === name);
            if (field) field.input!.showError(message);
            else page.push(`${entries[0]?.fieldLabel ?? name}: ${message}`);
        }
        if (!output) page.push(messageOf(error));
        this.showMessages(page);
        const body = (error as Partial<FetchError>).body;
        const detail = {
            message: body?.message ?? messageOf(error),
            detail: messageOf(error),
            output: output ?? { errors: [], fieldErrors: {} }
        };
        this.dispatchEvent(new CustomEvent('error', { detail }));
    }

    showMessages(messages: string[]): void {
        for (const field of this.form.fields) field.showErrors?.(messages);
    }
}
