import { LightningElement, api } from 'lwc';
import cancelLabel from '@salesforce/label/c.Ui_Cancel';
import notSavedLabel from '@salesforce/label/c.Ui_Field_NotSaved';
import saveLabel from '@salesforce/label/c.Ui_Save';
import saveKeysLabel from '@salesforce/label/c.Ui_SaveKeys';
import savingLabel from '@salesforce/label/c.Ui_Saving';
import type { FieldText, RowFormView } from 'keystone/ui';

interface InputElement extends HTMLElement {
    checkValue(): boolean;
}

/**
 * A small form for a new row, shown where the row will be. Ctrl/Cmd+Enter saves, Escape gives up. It keeps what was typed
 * until its owner takes it away, so that nothing is lost when a save fails.
 * Fires `formsave` with { values } and `formcancel`.
 */
export default class RowForm extends LightningElement {
    readonly labels = {
        cancel: cancelLabel,
        notSaved: notSavedLabel,
        save: saveLabel,
        saveKeys: saveKeysLabel,
        saving: savingLabel
    };

    @api heading = '';
    @api form!: RowFormView;

    typed: Record<string, FieldText> = {};
    #focused = false;

    get inputs() {
        return this.form.fields.map((field) => ({ field, value: this.valueOf(field.name) }));
    }

    get elements(): InputElement[] {
        return [...this.template!.querySelectorAll<InputElement>('c-field-input')];
    }

    renderedCallback(): void {
        if (!this.#focused) {
            this.#focused = true;
            this.elements[0]?.focus();
        }
    }

    handleValue(event: CustomEvent<{ field: string; value: FieldText }>): void {
        this.typed = { ...this.typed, [event.detail.field]: event.detail.value };
    }

    handleKey(event: KeyboardEvent): void {
        if (event.key === 'Escape') {
            event.stopPropagation();
            this.handleCancel();
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
        if (wrong.length > 0 || this.form.saving) {
            return;
        }
        const values = Object.fromEntries(this.form.fields.map(({ name }) => [name, this.valueOf(name)]));
        this.dispatchEvent(new CustomEvent('formsave', { detail: { values } }));
    }

    handleCancel(): void {
        if (!this.form.saving) {
            this.dispatchEvent(new CustomEvent('formcancel'));
        }
    }

    valueOf(name: string): FieldText {
        return name in this.typed ? this.typed[name] : (this.form.values[name] ?? null);
    }
}
