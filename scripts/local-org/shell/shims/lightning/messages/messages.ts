import { LightningElement, api } from 'lwc';
import { registerField } from '../../../lib/form-context.ts';
import { messageOf } from '../../../lib/http.ts';

/** lightning-messages: the errors of the form around it that belong to no field. */
export default class Messages extends LightningElement {
    errors: { key: string; text: string }[] = [];
    #error: unknown;

    @api
    get error(): unknown {
        return this.#error;
    }

    set error(value: unknown) {
        this.#error = value;
        this.show(value ? [messageOf(value)] : []);
    }

    get hasErrors(): boolean {
        return this.errors.length > 0;
    }

    connectedCallback(): void {
        registerField(this, {
            apiName: '',
            provide: () => undefined,
            showErrors: (messages) => this.show(messages)
        });
    }

    show(messages: string[]): void {
        this.errors = messages.map((text, index) => ({ key: `${index}`, text }));
    }
}
