import { LightningElement, api } from 'lwc';
import addLabel from '@salesforce/label/c.Ui_Field_Add';
import discardLabel from '@salesforce/label/c.Ui_Field_Discard';
import editLabel from '@salesforce/label/c.Ui_Field_Edit';
import emptyLabel from '@salesforce/label/c.Ui_Field_Empty';
import keysLabel from '@salesforce/label/c.Ui_Field_Keys';
import notSavedLabel from '@salesforce/label/c.Ui_Field_NotSaved';
import openLabel from '@salesforce/label/c.Ui_Field_Open';
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
/** Editors of several inputs, which report a blur of each: they are left when the keyboard is in none of them. */
const SEVERAL_INPUTS: readonly FieldType[] = ['choices', 'datetime'];
/** Only such addresses become links. */
const WEB_ADDRESS = /^https?:\/\//i;

/**
 * One value that is edited where it stands. Click or Enter opens it; Enter, Ctrl/Cmd+Enter or choosing from a list saves, Tab
 * saves and moves on, Escape gives up. A check box is changed at once. A save that failed keeps the value, with the reason
 * beside it. Fires `cellchange`, `cellretry` and `celldiscard` with { rowId, field, value }, which bubble up to the container
 * through whatever lies between.
 */
export default class InlineField extends LightningElement {
    readonly labels = {
        discard: discardLabel,
        notSaved: notSavedLabel,
        open: openLabel,
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

    /** Puts the keyboard on the value, or into the input while it is open. */
    @api focus(): void {
        (this.input ?? (this.refs?.display as HTMLElement | undefined))?.focus();
    }

    get toggle(): boolean {
        return this.cell.type === 'checkbox' && this.cell.editable;
    }

    get linked(): boolean {
        return this.cell.type === 'url' && WEB_ADDRESS.test(this.cell.value ?? '');
    }

    /** Whether the address is offered beside the editor. */
    get opens(): boolean {
        return this.linked && this.cell.editable && !this.editing;
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
        return `value${this.strong ? ' value_strong' : ''}${this.alignEnd ? ' value_end' : ''}`;
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
        // A choice is made by choosing; emptying a lookup is only the way to another record.
        if (this.cell.type === 'choice' || (this.cell.type === 'lookup' && this.draft !== null)) {
            this.save('display');
        }
    }

    handleToggle(event: CustomEvent<{ value: FieldText }>): void {
        this.send('cellchange', event.detail.value);
    }

    handleEditorKey(event: KeyboardEvent): void {
        if (event.key === 'Escape') {
            event.stopPropagation();
            this.leave('display');
        } else if (event.key === 'z') {
            // Undo within the input is the browser's.
            event.stopPropagation();
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
        if (SEVERAL_INPUTS.includes(this.cell.type)) {
            // Where the keyboard went is known only after the event.
            // eslint-disable-next-line @lwc/lwc/no-async-operation
            setTimeout(() => this.leaveSeveral());
        } else if (this.editing) {
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

    leaveSeveral(): void {
        const within = this.template!.activeElement !== null;
        if (this.editing && !within) {
            this.save(null);
        }
    }

    leave(focusNext: 'display' | null): void {
        this.editing = false;
        this.#focusNext = focusNext;
    }

    send(type: string, value: FieldText): void {
        const detail: CellEventDetail = { rowId: this.cell.rowId, field: this.cell.name, value };
        this.dispatchEvent(new CustomEvent<CellEventDetail>(type, { detail, bubbles: true, composed: true }));
    }
}
