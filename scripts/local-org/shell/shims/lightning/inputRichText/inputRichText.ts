import { LightningElement, api } from 'lwc';

interface Control extends HTMLElement {
    setCustomValidity(message: string): void;
    reportValidity(): boolean;
}

/** lightning-input-rich-text without its toolbar: the HTML is edited as text. */
export default class InputRichText extends LightningElement {
    @api label = 'Rich text';
    @api variant?: string;
    @api placeholder?: string;
    @api disabled = false;
    @api value = '';

    handleChange(event: CustomEvent<{ value: string }>): void {
        event.stopPropagation();
        this.value = event.detail.value;
        this.dispatchEvent(new CustomEvent('change', { detail: { value: this.value } }));
    }

    get control(): Control | null {
        return this.template!.querySelector('lightning-textarea') as Control | null;
    }

    @api
    focus(): void {
        this.control?.focus();
    }

    @api
    setCustomValidity(message: string): void {
        this.control?.setCustomValidity(message);
    }

    @api
    reportValidity(): boolean {
        return this.control?.reportValidity() ?? true;
    }
}
