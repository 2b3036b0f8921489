import { LightningElement, api } from 'lwc';
import addLabel from '@salesforce/label/c.Ui_Field_Add';
import discardLabel from '@salesforce/label/c.Ui_Field_Discard';
import editLabel from '@salesforce/label/c.Ui_Field_Edit';
import emptyLabel from '@salesforce/label/c.Ui_Field_Empty';
import keysLabel from '@salesforce/label/c.Ui_Field_Keys';
import notSavedLabel from '@salesforce/label/c.Ui_Field_NotSaved';
import retryLabel from '@salesforce/label/c.Ui_Retry';
import savingLabel from '@salesforce/label/c.Ui_Saving';
import { fill } from 'c/textUtils';
import type { Cell, CellEventDetail, FieldText, FieldType } from 'keystone/ui';

interface InputElement extends HTMLElement {
    readonly usesEnter: boolean;
    checkValue(): boolean;
}

/** Numbers and dates, which are never broken into lines. */
const ONE_LINE: readonly FieldType[] = ['integer', 'number', 'currency', 'percent', 'date'];

/**
 * One value that is edited where it stands. Click or Enter opens it; Enter, Ctrl/Cmd+Enter or choosing from a list saves, Tab
 * saves and moves on, Escape gives up. A save that failed keeps the value, with the reason beside it.
 * Bubbles `cellchange`, `cellretry` and `celldiscard` with { rowId, field, value }.
 */
export default class InlineField extends LightningElement {
    readonly labels = {
        discard: discardLabel,
        notSaved: notSavedLabel,
        retry: retryLabel,
        saving: savingLabel
    };

    @api cell!: Cell;
    /** The label is shown elsewhere, in a table's head for example; it is still read to screen readers. */
    @api hideLabel = false;
    /** The row's title. */
    @api strong = false;
    /** Aligns with the end, as numbers in a table do. */
    @api alignEnd = false;

    editing = false;
    draft: FieldText = null;
    /** What takes the keyboard after the next rendering. */
    #focusNext: 'input' | 'display' | null = null;

    /** Puts the keyboard on the value. */
    @api focus(): void {
        (this.refs?.display as HTMLElement | undefined)?.focus();
    }

    get labelShown(): boolean {
        return !this.hideLabel;
    }

    get shownText(): string {
        if (this.cell.text) {
            return this.cell.text;
        }
        return this.cell.editable ? addLabel : emptyLabel;
    }

    get textClass(): string {
        const fixed = ONE_LINE.includes(this.cell.type) ? ' text_fixed' : '';
        return `text${fixed}${this.cell.text ? '' : ' text_empty'}${this.strong ? ' value_strong' : ''}`;
    }

    get buttonClass(): string {
        return `value slds-size_1-of-1${this.strong ? ' value_strong' : ''}${this.alignEnd ? ' value_end' : ''}`;
    }

    get editLabel(): string {
        return fill(editLabel, this.cell.label, this.cell.text || emptyLabel);
    }

    get editTitle(): string {
        return keysLabel;
    }

    get input(): InputElement | undefined {
        return this.refs?.input as InputElement | undefined;
    }

    renderedCallback(): void {
        const target = this.#focusNext;
        this.#focusNext = null;
        if (target === 'input') {
            this.input?.focus();
        } else if (target === 'display') {
            this.focus();
        }
    }

    handleEdit(): void {
        this.draft = this.cell.value;
        this.editing = true;
        this.#focusNext = 'input';
    }

    handleDraft(event: CustomEvent<{ value: FieldText }>): void {
        this.draft = event.detail.value;
        // A choice is made by choosing; emptying a contact is only the way to another one.
        if (this.cell.type === 'choice' || (this.cell.type === 'contact' && this.draft !== null)) {
            this.save('display');
        }
    }

    handleEditorKey(event: KeyboardEvent): void {
        if (event.key === 'Escape') {
            event.stopPropagation();
            this.leave('display');
        } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey || !this.input?.usesEnter)) {
            event.preventDefault();
            // A date reports what was typed only when it is left; then the keyboard comes back, to the value or the mistake.
            this.input?.blur();
            this.save('display');
            if (this.editing) {
                this.input?.focus();
            }
        }
    }

    handleBlur(): void {
        if (this.editing) {
            this.save(null);
        }
    }

    handleRetry(): void {
        this.send('cellretry', this.cell.value);
    }

    handleDiscard(): void {
        this.#focusNext = 'display';
        this.send('celldiscard', this.cell.value);
    }

    /** Closes the editor and reports the value when it changed; an invalid value keeps the editor open. */
    save(focusNext: 'display' | null): void {
        if (!this.editing) {
            this.#focusNext = focusNext ?? this.#focusNext;
            return;
        }
        if (!this.input?.checkValue()) {
            return;
        }
        const value = this.draft;
        this.leave(focusNext);
        if (value !== this.cell.value) {
            this.send('cellchange', value);
        }
    }

    leave(focusNext: 'display' | null): void {
        this.editing = false;
        this.#focusNext = focusNext;
    }

    send(type: string, value: FieldText): void {
        const detail: CellEventDetail = { rowId: this.cell.rowId, field: this.cell.name, value };
        // Bubbles within the section that holds the row, and no further.
        this.dispatchEvent(new CustomEvent<CellEventDetail>(type, { detail, bubbles: true }));
    }
}
