import { LightningElement, api } from 'lwc';
import { REGISTER_EVENT } from '../../../lib/form-context.ts';
import type { FormField } from '../../../lib/form-context.ts';
import { FormData } from '../../../lib/form.ts';
import { messageOf } from '../../../lib/http.ts';
import { objectNameOf, objectOfId } from '../../../lib/names.ts';
import type { ObjectName } from '../../../lib/names.ts';

/** lightning-record-view-form: shows a record with the output fields placed in it. */
export default class RecordViewForm extends LightningElement {
    @api objectApiName?: ObjectName;
    @api density?: string;
    #recordId: string | null = null;
    #form: FormData | undefined;

    @api
    get recordId(): string | null {
        return this.#recordId;
    }

    set recordId(value: string | null) {
        if (value === this.#recordId) return;
        this.#recordId = value;
        if (!this.#form) return;
        const { fields } = this.#form;
        this.#form.close();
        this.#form = undefined;
        for (const field of fields) this.form.add(field);
    }

    constructor() {
        super();
        this.addEventListener(REGISTER_EVENT, (event) => {
            event.stopPropagation();
            this.form.add((event as CustomEvent<FormField>).detail);
        });
    }

    get form(): FormData {
        this.#form ??= new FormData({
            objectApiName: objectNameOf(this.objectApiName) || objectOfId(this.#recordId ?? '')?.apiName || '',
            recordId: this.#recordId,
            recordTypeId: null,
            density: this.density ?? null,
            editing: false,
            onLoad: (context) => {
                const { objectInfo, record } = context;
                const detail = {
                    records: { [this.#recordId ?? '']: record },
                    objectInfos: { [objectInfo.apiName]: objectInfo }
                };
                this.dispatchEvent(new CustomEvent('load', { detail }));
            },
            onError: (error) => {
                for (const field of this.form.fields) field.showErrors?.([messageOf(error)]);
                this.dispatchEvent(new CustomEvent('error', { detail: { message: messageOf(error) } }));
            }
        });
        return this.#form;
    }

    disconnectedCallback(): void {
        this.#form?.close();
    }
}
