import { LightningElement, api } from 'lwc';
import { registerField } from '../../../lib/form-context.ts';
import { messageOf } from '../../../lib/http.ts';

/** lightning-messages: the errors of the form around it that belong to no field. */
export default class Messages extends LightningElement {
    errors: { key: string; text: string }[] = [];
    #error: unknown;
    #isNew = false;

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

    /** A form may be scrolled to its end when it is saved. */
    renderedCallback(): void {
        if (!this.#isNew) return;
        this.#isNew = false;
        this.template!.querySelector('[role="alert"]')?.scrollIntoView({ block: 'nearest' });
    }

    show(messages: string[]): void {
        this.#isNew = messages.length > 0;
        this.errors = messages.map((text, index) => ({ key: `${index}`, text }));
    }
}
