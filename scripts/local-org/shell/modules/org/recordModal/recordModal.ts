import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { nameOf } from '../../../lib/format.ts';
import { formSections } from '../../../lib/form-layout.ts';
import type { FormSection } from '../../../lib/form-layout.ts';
import { messageOf } from '../../../lib/http.ts';
import { read } from '../../../lib/lds.ts';
import { recordPageQuestion } from '../../../lib/pages.ts';
import { cloneDefaults, layoutOf, objectInfo } from '../../../lib/records.ts';
import { uiApi } from '../../../lib/http.ts';
import type { Layout, ObjectInfo, RecordData } from '../../../lib/ui-types.ts';
import { NO_ACCESS } from '../../../lib/wording.ts';
import { ShowToastEvent } from '../../../shims/lightning/platformShowToastEvent/platformShowToastEvent.ts';

/** Stands for a record while a form has only its layout; says "this one exists". */
const EXISTING = {
    apiName: '',
    id: '',
    fields: {},
    recordTypeId: null,
    recordTypeInfo: null,
    lastModifiedDate: null
} satisfies RecordData;

/**
 * The dialog that creates, edits or copies a record with the fields of its layout. Closes with `{id, another}`, or with
 * nothing when it was cancelled.
 */
export default class RecordModal extends LightningModal {
    @api objectApiName = '';
    @api recordId: string | null = null;
    @api cloneOf: string | null = null;
    @api recordTypeId: string | null = null;
    @api initialValues: Record<string, unknown> = {};
    info: ObjectInfo | undefined;
    layout: Layout | undefined;
    values: Record<string, unknown> = {};
    chosenType: string | undefined;
    isChoosing = false;
    saving = false;
    problem = '';
    #another = false;
    #focused = false;

    connectedCallback(): void {
        super.connectedCallback?.();
        this.start().catch((error: unknown) => (this.problem = messageOf(error)));
    }

    async start(): Promise<void> {
        this.info = await objectInfo(this.objectApiName);
        if (!(await this.isAllowed(this.info))) {
            this.problem = NO_ACCESS;
            return;
        }
        this.values = { ...this.initialValues };
        if (this.cloneOf) {
            const { record } = await cloneDefaults(this.cloneOf);
            const copied = Object.entries(record.fields).filter(
                ([, field]) => field.value === null || typeof field.value !== 'object'
            );
            this.values = { ...Object.fromEntries(copied.map(([name, field]) => [name, field.value])), ...this.values };
            this.chosenType = (this.values.RecordTypeId as string | null) ?? undefined;
        } else if (this.recordId) {
            const record = await uiApi<RecordData>('GET', `records/${this.recordId}`, {
                optionalFields: `${this.info.apiName}.RecordTypeId`
            });
            this.chosenType = record.recordTypeId ?? undefined;
        } else {
            this.chosenType = this.recordTypeId ?? this.info.defaultRecordTypeId ?? undefined;
            if (!this.recordTypeId && this.recordTypes.length > 1) {
                const offered = this.recordTypes.map((type) => type.value);
                if (!offered.includes(this.chosenType ?? '')) this.chosenType = offered[0];
                this.isChoosing = true;
                return;
            }
        }
        await this.readLayout();
    }

    /** Nobody fills in a form that cannot be saved. */
    async isAllowed(info: ObjectInfo): Promise<boolean> {
        if (this.recordId === null) return info.createable;
        const { access } = await read(recordPageQuestion(info.apiName, this.recordId));
        return info.updateable && access.edit;
    }

    async readLayout(): Promise<void> {
        this.layout = await layoutOf(this.info!.apiName, this.recordId ? 'Edit' : 'Create', this.chosenType);
    }

    get recordTypes(): { label: string; value: string }[] {
        return Object.values(this.info?.recordTypeInfos ?? {})
            .filter((type) => type.available && !type.master)
            .map((type) => ({ label: type.name, value: type.recordTypeId }));
    }

    get typeOfForm(): string | null {
        return this.chosenType ?? null;
    }

    get isLoading(): boolean {
        return !this.isChoosing && this.layout === undefined;
    }

    get canSave(): boolean {
        return this.problem === '' && !this.isChoosing;
    }

    get isNew(): boolean {
        return this.recordId === null && this.cloneOf === null;
    }

    get sections(): FormSection[] {
        if (!this.layout || !this.info) return [];
        const exists = this.recordId === null ? null : EXISTING;
        return formSections(this.layout.sections, this.info, exists)
            .map((section) => ({
                ...section,
                // What nobody can enter is shown for a record that exists, and left out for a new one.
                items: section.items
                    .filter((item) => item.isEditable || item.isBlank || exists !== null)
                    .map((item) => ({ ...item, showsOutput: !item.isBlank }))
            }))
            .filter((section) => section.items.some((item) => item.isEditable));
    }

    handleType(event: CustomEvent<{ value: string }>): void {
        this.chosenType = event.detail.value;
    }

    handleNext(): void {
        this.isChoosing = false;
        this.readLayout().catch((error: unknown) => (this.problem = messageOf(error)));
    }

    handleCancel(): void {
        this.close(undefined);
    }

    handleSave(): void {
        this.submit(false);
    }

    handleSaveAndNew(): void {
        this.submit(true);
    }

    /** The buttons stay enabled meanwhile: a disabled one would lose the focus, and with it the keyboard the dialog. */
    submit(another: boolean): void {
        if (this.saving) return;
        this.#another = another;
        (this.refs!.submit as HTMLButtonElement).click();
    }

    /** The inputs are there one rendering after the values. */
    handleLoad(): void {
        if (this.#focused) return;
        this.#focused = true;
        // eslint-disable-next-line @lwc/lwc/no-async-operation
        requestAnimationFrame(() => {
            const inputs = [...this.template!.querySelectorAll('lightning-input-field')] as HTMLElement[];
            inputs[0]?.focus();
        });
    }

    handleSubmit(): void {
        this.saving = true;
    }

    handleError(): void {
        this.saving = false;
    }

    handleSuccess(event: CustomEvent<RecordData>): void {
        this.saving = false;
        const record = event.detail;
        const name = nameOf(record) ?? '';
        const verb = this.recordId ? 'saved' : 'created';
        const url = `/lightning/r/${record.apiName}/${record.id}/view`;
        document.body.dispatchEvent(
            new ShowToastEvent({
                title: `${this.info!.label} was ${verb}.`,
                message: name ? '{0}' : '',
                messageData: [{ url, label: name }],
                variant: 'success'
            })
        );
        this.close({ id: record.id, another: this.#another });
    }
}
