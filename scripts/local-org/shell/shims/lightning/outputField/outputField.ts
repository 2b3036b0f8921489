import { LightningElement, api } from 'lwc';
import { registerField } from '../../../lib/form-context.ts';
import type { FormContext } from '../../../lib/form-context.ts';
import { displayField, fieldLabel } from '../../../lib/format.ts';
import type { DisplayedValue } from '../../../lib/format.ts';
import { partsOf } from '../../../lib/form.ts';
import { bareFieldName } from '../../../lib/names.ts';
import type { FieldName } from '../../../lib/names.ts';
import type { FieldInfo } from '../../../lib/ui-types.ts';

/** lightning-output-field: one field of the record of the view form or edit form around it, read-only. */
export default class OutputField extends LightningElement {
    @api fieldName!: FieldName;
    @api variant?: string;
    @api fieldClass?: string;
    context: FormContext | undefined;
    #partsKnown = false;

    connectedCallback(): void {
        registerField(this, { apiName: this.apiName, provide: (context) => (this.context = context) });
        // A compound field shows its parts, which must be asked for as well.
        this.registerParts();
    }

    registerParts(): void {
        if (this.#partsKnown || !this.context) return;
        this.#partsKnown = true;
        for (const part of partsOf(this.context.objectInfo, this.apiName)) {
            registerField(this, { apiName: part.apiName, provide: (context) => (this.context = context) });
        }
    }

    renderedCallback(): void {
        this.registerParts();
    }

    get apiName(): string {
        return bareFieldName(this.fieldName);
    }

    get info(): FieldInfo | undefined {
        return this.context?.objectInfo.fields[this.apiName];
    }

    get isReadable(): boolean {
        return this.context === undefined || this.info !== undefined;
    }

    get hasLabel(): boolean {
        return this.variant !== 'label-hidden';
    }

    get label(): string {
        return this.info ? fieldLabel(this.info) : '';
    }

    get help(): string | null {
        return this.info?.inlineHelpText ?? null;
    }

    get elementClass(): string {
        const stacked = this.variant === 'label-stacked' || this.context?.density !== 'compact';
        return `slds-form-element slds-form-element_readonly ${stacked ? 'slds-form-element_stacked' : 'slds-form-element_horizontal'} ${this.fieldClass ?? ''}`;
    }

    get display(): DisplayedValue | undefined {
        if (!this.context || !this.info) return undefined;
        const { record, objectInfo } = this.context;
        const shown = displayField({ id: record.id ?? '', fields: record.fields }, this.info);
        const parts = partsOf(objectInfo, this.apiName);
        if (this.info.dataType === 'Address' && parts.length > 0) {
            const text = parts.map((part) => record.fields[part.apiName]?.value).filter(Boolean);
            return { ...shown, text: text.join('\n'), multiline: true };
        }
        return shown;
    }
}
