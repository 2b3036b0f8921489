import { LightningElement, api } from 'lwc';
import { CHANGED_EVENT, registerField } from '../../../lib/form-context.ts';
import type { FormContext } from '../../../lib/form-context.ts';
import { displayField, fieldLabel } from '../../../lib/format.ts';
import { controlKind, dependentValues, inputTypeOf } from '../../../lib/input-kinds.ts';
import type { ControlKind } from '../../../lib/input-kinds.ts';
import { lookupSearch, lookupTargets } from '../../../lib/lookups.ts';
import type { LookupOption, LookupTarget } from '../../../lib/lookups.ts';
import { bareFieldName } from '../../../lib/names.ts';
import type { FieldName } from '../../../lib/names.ts';
import type { FieldInfo } from '../../../lib/ui-types.ts';

interface Control extends HTMLElement {
    reportValidity(): boolean;
    setCustomValidity(message: string): void;
}

/** lightning-input-field: the right input for one field of the edit form around it. */
export default class InputField extends LightningElement {
    @api fieldName!: FieldName;
    @api required = false;
    @api disabled = false;
    @api readOnly = false;
    @api variant?: string;
    context: FormContext | undefined;
    target: string | undefined;
    #value: unknown = null;
    #original: unknown = null;
    #touched = false;
    #given = false;
    #selectedName: string | null = null;
    #controllerValue: unknown;
    #failed = false;
    #invalid = false;

    /** Overrides the record's or default value; what the user entered, once they did. */
    @api
    get value(): unknown {
        return this.#value;
    }

    set value(value: unknown) {
        this.#value = value ?? null;
        this.#given = true;
        this.#selectedName = null;
        this.nameGiven();
        this.renew();
    }

    connectedCallback(): void {
        registerField(this, {
            apiName: this.apiName,
            provide: (context) => this.provide(context),
            input: {
                value: () => this.normalized(),
                changed: () => this.#touched || (this.#given && this.#value !== this.#original),
                report: () => this.reportValidity(),
                showError: (message) => this.showError(message),
                siblingChanged: (apiName, value) => this.siblingChanged(apiName, value),
                reset: () => this.reset(),
                focus: () => this.focus()
            }
        });
    }

    provide(context: FormContext): void {
        this.context = context;
        const stored = context.record.fields[this.apiName]?.value ?? null;
        this.#original = stored;
        if (this.#given) this.nameGiven();
        if (this.#touched || this.#given) return;
        this.#value = stored;
        const controller = this.info?.controllerName;
        if (controller) this.#controllerValue = context.record.fields[controller]?.value;
        if (this.info?.dataType === 'Reference' && typeof stored === 'string') void this.findName(stored);
    }

    /** The record that was put in by `value`, not by the user or the record. */
    nameGiven(): void {
        const id = this.#value;
        if (this.#selectedName === null && this.info?.dataType === 'Reference' && typeof id === 'string')
            void this.findName(id);
    }

    async findName(id: string): Promise<void> {
        const info = this.info!;
        const record = this.context!.record;
        const shown = displayField({ id: '', fields: record.fields }, info);
        const isStored = record.fields[this.apiName]?.value === id;
        const parent = isStored && info.relationshipName ? record.fields[info.relationshipName]?.value : null;
        const known = parent !== null && typeof parent === 'object' ? parent : null;
        this.target = known?.apiName ?? lookupTargets(info, id).at(0)?.apiName;
        const name = known ? shown.text : await lookupTargets.nameOf(this.target, id);
        this.#selectedName = name ?? id;
        this.renew();
    }

    /** Private fields are not reactive; a new context object is. */
    renew(): void {
        if (this.context) this.context = { ...this.context };
    }

    get apiName(): string {
        return bareFieldName(this.fieldName);
    }

    get info(): FieldInfo | undefined {
        return this.context?.objectInfo.fields[this.apiName];
    }

    get isReady(): boolean {
        return this.info !== undefined;
    }

    get is(): Record<ControlKind, boolean> {
        const kind = controlKind(this.info!);
        return {
            checkbox: false,
            picklist: false,
            multi: false,
            lookup: false,
            rich: false,
            area: false,
            number: false,
            text: false,
            [kind]: true
        };
    }

    get label(): string {
        return fieldLabel(this.info!);
    }

    get controlVariant(): string | undefined {
        if (this.variant) return this.variant;
        return this.context?.density === 'compact' ? 'label-inline' : undefined;
    }

    get help(): string | null {
        return this.info!.inlineHelpText;
    }

    get isRequired(): boolean {
        return this.required || (this.info!.required && !this.is.checkbox);
    }

    get isDisabled(): boolean {
        const info = this.info!;
        return this.disabled || this.readOnly || !(this.context!.recordId ? info.updateable : info.createable);
    }

    get textValue(): string {
        return this.#value === null ? '' : String(this.#value);
    }

    get listValue(): string[] {
        return this.textValue === '' ? [] : this.textValue.split(';');
    }

    get options(): { label: string; value: string }[] {
        return [{ label: '--None--', value: '' }, ...this.multiOptions];
    }

    get multiOptions(): { label: string; value: string }[] {
        const picklist = this.context!.picklists[this.apiName];
        const values = dependentValues(picklist, this.info!.controllerName ? this.#controllerValue : undefined);
        // A value that is no longer offered stays as long as the record has it.
        const missing = this.listValue.filter((value) => !values.some((entry) => entry.value === value));
        return [...values, ...missing.map((value) => ({ label: value, value }))];
    }

    get maxLength(): number | undefined {
        return this.info!.length || undefined;
    }

    get inputType(): string {
        return inputTypeOf(this.info!);
    }

    get formatter(): string | undefined {
        return { Currency: 'currency', Percent: 'percent-fixed' }[this.info!.dataType as string];
    }

    get step(): string {
        return this.info!.scale > 0 ? (1 / 10 ** this.info!.scale).toFixed(this.info!.scale) : '1';
    }

    get targets(): LookupTarget[] {
        return lookupTargets(this.info!);
    }

    get lookupPlaceholder(): string {
        const target = this.targets.find((entry) => entry.apiName === this.target) ?? this.targets[0];
        return `Search ${target?.labelPlural ?? 'records'}...`;
    }

    get selection(): { id: string; name: string } | null {
        const id = this.textValue;
        // Nobody reads ids: the name arrives in a moment.
        return id === '' || this.#selectedName === null ? null : { id, name: this.#selectedName };
    }

    get search(): (text: string, target: string) => Promise<LookupOption[]> {
        return lookupSearch(this.context!.objectInfo.apiName, this.apiName, this.context!.recordId);
    }

    handleChecked(event: Event): void {
        event.stopPropagation();
        this.change((event.target as HTMLInputElement).checked);
    }

    handleValue(event: CustomEvent<{ value: string | string[] }>): void {
        event.stopPropagation();
        const { value } = event.detail;
        this.change(Array.isArray(value) ? value.join(';') : value);
    }

    handleNumber(event: CustomEvent<{ value: string }>): void {
        event.stopPropagation();
        this.change(event.detail.value === '' ? null : Number(event.detail.value));
    }

    handleLookup(event: CustomEvent<{ recordId: string | null; name: string | null }>): void {
        event.stopPropagation();
        this.#selectedName = event.detail.name;
        this.change(event.detail.recordId);
    }

    handleTarget(event: CustomEvent<{ apiName: string }>): void {
        event.stopPropagation();
        this.target = event.detail.apiName;
    }

    change(value: unknown): void {
        this.#value = value === '' ? null : value;
        this.#touched = true;
        if (this.#failed) {
            this.#failed = false;
            this.control?.setCustomValidity('');
        }
        // The message goes while typing: when it went on leaving, it would move the button that is being clicked.
        if (this.#invalid) this.reportValidity();
        this.renew();
        const detail = { value: this.is.multi ? this.listValue : this.#value, checked: this.#value === true };
        this.dispatchEvent(new CustomEvent('change', { detail }));
        this.dispatchEvent(
            new CustomEvent(CHANGED_EVENT, {
                bubbles: true,
                composed: true,
                detail: { apiName: this.apiName, value: this.#value }
            })
        );
    }

    siblingChanged(apiName: string, value: unknown): void {
        if (this.info?.controllerName !== apiName) return;
        this.#controllerValue = value;
        const allowed = dependentValues(this.context!.picklists[this.apiName], value).map((entry) => entry.value);
        if (this.listValue.some((entry) => !allowed.includes(entry))) this.change(null);
        else this.renew();
    }

    normalized(): unknown {
        if (this.#value === null || this.#value === undefined) return this.is.checkbox ? false : null;
        if (this.is.number) return Number(this.#value);
        return this.#value;
    }

    get control(): Control | null {
        return this.template!.querySelector('.control') as Control | null;
    }

    @api
    reportValidity(): boolean {
        this.#invalid = this.control?.reportValidity?.() === false;
        return !this.#invalid;
    }

    showError(message: string): void {
        this.#failed = true;
        this.control?.setCustomValidity?.(message);
        this.control?.reportValidity?.();
    }

    /** Shows an error of one's own at the field. */
    @api
    setErrors(errors: { body?: { output?: { fieldErrors?: Record<string, { message: string }[]> } } } | string): void {
        const text =
            typeof errors === 'string' ? errors : errors.body?.output?.fieldErrors?.[this.apiName]?.[0]?.message;
        if (text) this.showError(text);
    }

    /** Back to the value of the record. */
    @api
    reset(): void {
        this.#touched = false;
        this.#given = false;
        this.#value = this.#original;
        this.#selectedName = null;
        if (this.context) this.provide(this.context);
        this.renew();
    }

    /** What is on the screen counts as unchanged. */
    @api
    clean(): void {
        this.#touched = false;
        this.#original = this.#value;
    }

    @api
    get dirty(): boolean {
        return this.#touched;
    }

    @api
    focus(): void {
        this.control?.focus();
    }
}
