import { LightningElement, api } from 'lwc';
import cancelLabel from '@salesforce/label/c.Ui_Cancel';
import notSavedLabel from '@salesforce/label/c.Ui_Field_NotSaved';
import saveLabel from '@salesforce/label/c.Ui_Save';
import saveKeysLabel from '@salesforce/label/c.Ui_SaveKeys';
import savingLabel from '@salesforce/label/c.Ui_Saving';
import type { FieldText, FormEventDetail, RowFormView } from 'keystone/ui';

interface InputElement extends HTMLElement {
    checkValue(): boolean;
}

/**
 * A small form for a new row, shown where the row will be. Ctrl/Cmd+Enter saves, Escape gives up. Its owner keeps what was
 * typed and hands it back, so that nothing is lost when a save fails or the form is out of sight for a while.
 * Fires `formvalue` with { formId, field, value } at every change, `formsave` and `formcancel` with { formId }; they bubble up
 * to the container through whatever lies between.
 */
export default class RowForm extends LightningElement {
    readonly labels = {
        cancel: cancelLabel,
        notSaved: notSavedLabel,
        save: saveLabel,
        saveKeys: saveKeysLabel,
        saving: savingLabel
    };

    @api form!: RowFormView;

    /** Puts the keyboard into the first input that is empty, or else into the first one. */
    @api focus(): void {
        const index = this.inputs.findIndex(({ value }) => value === null);
        this.elements[Math.max(index, 0)]?.focus();
    }

    get inputs() {
        return this.form.fields.map((field) => ({ field, value: this.form.values[field.name] ?? null }));
    }

    get elements(): InputElement[] {
        return [...this.template!.querySelectorAll<InputElement>('c-field-input')];
    }

    handleValue(event: CustomEvent<{ field: string; value: FieldText }>): void {
        this.send<FormEventDetail>('formvalue', { formId: this.form.id, ...event.detail });
    }

    handleKey(event: KeyboardEvent): void {
        if (event.key === 'Escape') {
            event.stopPropagation();
            this.handleCancel();
        } else if (event.key === 'z') {
            // Undo within an input is the browser's.
            event.stopPropagation();
        } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            (event.target as HTMLElement).blur();
            this.handleSave();
        }
    }

    /**
     * A mouse press on a button leaves the keyboard where it is: an input that is left shows what is wrong with it, which
     * would move the button away before the click.
     */
    handlePress(event: MouseEvent): void {
        event.preventDefault();
    }

    handleSave(): void {
        // A date tells what was typed only when it is left.
        this.elements.find((element) => element === this.template!.activeElement)?.blur();
        // Every input is asked, so that all problems show at once.
        const wrong = this.elements.filter((element) => !element.checkValue());
        wrong[0]?.focus();
        if (wrong.length === 0 && !this.form.saving) {
            this.send('formsave', { formId: this.form.id });
        }
    }

    handleCancel(): void {
        if (!this.form.saving) {
            this.send('formcancel', { formId: this.form.id });
        }
    }

    send<T>(type: string, detail: T): void {
        this.dispatchEvent(new CustomEvent<T>(type, { detail, bubbles: true, composed: true }));
    }
}
