import { LightningElement, api } from 'lwc';
import noneLabel from '@salesforce/label/c.Ui_None';
import { toText } from 'c/textUtils';
import type { FieldSpec, FieldText, FieldType } from 'keystone/ui';

interface Validatable extends HTMLElement {
    reportValidity?: () => boolean;
}

const NUMBER_TYPES: readonly FieldType[] = ['integer', 'number', 'currency', 'percent'];
/** Fields whose own list or calendar needs the Enter key. */
const OWN_ENTER: readonly FieldType[] = ['choice', 'choices', 'lookup', 'textarea', 'date', 'datetime'];
const DECIMALS = 2;

/**
 * The input that fits a field's type. Values are text, null when empty.
 * Fires `valuechange` with { field, value } at every change and `fieldblur` when the keyboard leaves.
 */
export default class FieldInput extends LightningElement {
    @api field!: FieldSpec;
    @api value: FieldText = null;
    /** The label is shown elsewhere; it is still read to screen readers. */
    @api hideLabel = false;
    @api disabled = false;

    /** Puts the keyboard into the input. */
    @api focus(): void {
        this.input?.focus();
    }

    /** Takes the keyboard out of the input, which makes it report what was typed: a date does so only then. */
    @api blur(): void {
        this.input?.blur();
    }

    /** Shows what is wrong with the value, if anything. @returns whether it is valid */
    @api checkValue(): boolean {
        return this.input?.reportValidity?.() ?? true;
    }

    /** Whether Enter alone means something to the input itself. */
    @api get usesEnter(): boolean {
        return OWN_ENTER.includes(this.field.type);
    }

    get input(): Validatable | null {
        return this.template!.querySelector<Validatable>('[data-input]');
    }

    get isChoice(): boolean {
        return this.field.type === 'choice';
    }

    get isChoices(): boolean {
        return this.field.type === 'choices';
    }

    get isLookup(): boolean {
        return this.field.type === 'lookup';
    }

    get isCheckbox(): boolean {
        return this.field.type === 'checkbox';
    }

    get isTextarea(): boolean {
        return this.field.type === 'textarea';
    }

    get isNumber(): boolean {
        return NUMBER_TYPES.includes(this.field.type);
    }

    get isDay(): boolean {
        return this.field.type === 'date' || this.field.type === 'datetime';
    }

    get textType(): string {
        return this.field.type === 'url' ? 'url' : 'text';
    }

    get variant(): string {
        return this.hideLabel ? 'label-hidden' : 'standard';
    }

    get required(): boolean {
        return this.field.required ?? false;
    }

    get help(): string | undefined {
        return this.hideLabel ? undefined : this.field.help;
    }

    get placeholder(): string {
        return this.field.placeholder ?? '';
    }

    get inputValue(): string {
        return this.value ?? '';
    }

    get inputValues(): string[] {
        return (this.value ?? '').split(';').filter((value) => value !== '');
    }

    get isChecked(): boolean {
        return this.value === 'true';
    }

    get options() {
        const offered = (this.field.options ?? []).map(({ value, label }) => ({ value, label }));
        return this.required ? offered : [{ value: '', label: noneLabel }, ...offered];
    }

    get formatter(): string {
        return this.field.type === 'percent' ? 'percent-fixed' : 'decimal';
    }

    get step(): string {
        const decimals = this.field.type === 'integer' ? 0 : (this.field.scale ?? DECIMALS);
        return String(10 ** -decimals);
    }

    handleValue(event: CustomEvent<{ value: string }>): void {
        this.changed(event.detail.value);
    }

    handleChoice(event: CustomEvent<{ value: string }>): void {
        this.changed(event.detail.value);
    }

    handleChoices(event: CustomEvent<{ value: string[] }>): void {
        this.changed(event.detail.value.join(';'));
    }

    handleCheckbox(event: CustomEvent<{ checked: boolean }>): void {
        this.changed(String(event.detail.checked));
    }

    handleLookup(event: CustomEvent<{ recordId: string | null }>): void {
        this.changed(event.detail.recordId);
    }

    handleBlur(): void {
        this.dispatchEvent(new CustomEvent('fieldblur'));
    }

    changed(value: string | null): void {
        this.dispatchEvent(
            new CustomEvent('valuechange', { detail: { field: this.field.name, value: toText(value) } })
        );
    }
}
