import { LightningElement, api } from 'lwc';
import errorLabel from '@salesforce/label/c.Ui_Error';
import retryLabel from '@salesforce/label/c.Ui_Retry';
import { reduceErrors } from 'c/ldsUtils';

/** Says what went wrong, and offers to try again. */
export default class ErrorPanel extends LightningElement {
    readonly labels = { error: errorLabel, retry: retryLabel };

    /** What could not be done. */
    @api heading = '';
    /** One error or several, as Apex or Lightning Data Service reported them. */
    @api errors: unknown;
    /** Offers a button that fires `retry`. */
    @api retryable = false;

    get messages(): string[] {
        return this.errors === undefined || this.errors === null ? [] : reduceErrors(this.errors);
    }

    get singleMessage(): string | null {
        return this.messages.length === 1 ? this.messages[0] : null;
    }

    handleRetry(): void {
        this.dispatchEvent(new CustomEvent('retry'));
    }
}
