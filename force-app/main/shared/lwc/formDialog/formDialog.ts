import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import cancelLabel from '@salesforce/label/c.Ui_Cancel';
import failedLabel from '@salesforce/label/c.Ui_Reason_Failed';
import savingLabel from '@salesforce/label/c.Ui_Saving';
import { submitAndClose, takeKeyboard } from 'c/modalUtils';
import type { FieldSpec, FieldText } from 'keystone/ui';

interface InputElement extends HTMLElement {
    checkValue(): boolean;
}

/** Inputs for names and sentences, which need the width. */
const WRITTEN: readonly string[] = ['text', 'textarea'];
/** Inputs that open a list below themselves. */
const OPENING: readonly string[] = ['choice', 'lookup', 'date', 'datetime'];

/**
 * Asks for a few values, or only whether something is to be done. Closes with what `submit` returned, or with nothing when it
 * was cancelled; stays open, with what was typed and what went wrong, when it failed.
 */
export default class FormDialog extends LightningModal {
    readonly labels = { cancel: cancelLabel, failed: failedLabel, saving: savingLabel };

    @api heading = '';
    @api intro = '';
    @api confirmLabel = '';
    @api fields: readonly FieldSpec[] = [];
    /** What the fields start with. */
    @api values: Readonly<Record<string, FieldText>> = {};
    /** Something else that can be done instead, such as deleting; empty for nothing. */
    @api otherLabel = '';
    @api other: (() => Promise<unknown>) | undefined;
    /** Does what was asked for. */
    @api submit!: (values: Record<string, FieldText>) => Promise<unknown>;

    typed: Record<string, FieldText> = {};
    saving = false;
    error: unknown = null;

    renderedCallback(): void {
        takeKeyboard(this);
    }

    get inputs() {
        return this.fields.map((field) => ({
            field,
            value: this.valueOf(field.name),
            className: WRITTEN.includes(field.type) ? 'written' : ''
        }));
    }

    get fieldsClass(): string {
        const opens = this.fields.some(({ type }) => OPENING.includes(type));
        return opens ? 'fields room' : 'fields';
    }

    get elements(): InputElement[] {
        return [...this.template!.querySelectorAll<InputElement>('c-field-input')];
    }

    handleValue(event: CustomEvent<{ field: string; value: FieldText }>): void {
        this.typed = { ...this.typed, [event.detail.field]: event.detail.value };
    }

    handleKey(event: KeyboardEvent): void {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            this.handleSubmit();
        }
    }

    async handleOther(): Promise<void> {
        if (this.other && !this.saving) {
            await submitAndClose(this, this.other);
        }
    }

    handleCancel(): void {
        this.close();
    }

    async handleSubmit(): Promise<void> {
        // A date tells what was typed only when it is left.
        this.elements.find((element) => element === this.template!.activeElement)?.blur();
        const wrong = this.elements.filter((element) => !element.checkValue());
        wrong[0]?.focus();
        if (wrong.length > 0 || this.saving) {
            return;
        }
        const values = this.fields.map(({ name }) => [name, this.valueOf(name)]);
        await submitAndClose(this, () => this.submit(Object.fromEntries(values) as Record<string, FieldText>));
    }

    valueOf(name: string): FieldText {
        return name in this.typed ? this.typed[name] : (this.values[name] ?? null);
    }
}
