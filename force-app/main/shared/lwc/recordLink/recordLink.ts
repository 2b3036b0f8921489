import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';

/** A link to a record: opens it inside Lightning, or in a new tab when the user asks the browser for one. */
export default class RecordLink extends NavigationMixin(LightningElement) {
    @api recordId = '';
    @api label = '';

    /** Puts the keyboard on the link. */
    @api focus(): void {
        this.template!.querySelector('a')?.focus();
    }

    get url(): string {
        return `/lightning/r/${this.recordId}/view`;
    }

    handleClick(event: MouseEvent): void {
        if (event.ctrlKey || event.metaKey || event.shiftKey) {
            return;
        }
        event.preventDefault();
        this[NavigationMixin.Navigate]({
            type: 'standard__recordPage',
            attributes: { recordId: this.recordId, actionName: 'view' }
        });
    }
}
