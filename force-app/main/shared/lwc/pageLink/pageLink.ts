import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import type { PageReference } from 'lightning/navigation';
import KEY_ACCOUNT_OBJECT from '@salesforce/schema/Key_Account__c';

const OBJECT = 'Key_Account__c';

/** The package's namespace with its two underscores, or the one of components without a namespace. */
function prefix(): string {
    // Only imported names carry the namespace of the org that they run in.
    const name = KEY_ACCOUNT_OBJECT.objectApiName;
    return name === OBJECT ? 'c__' : name.slice(0, -OBJECT.length);
}

/** A link to one of the package's components on a page of its own: opens it inside Lightning, or in a new tab when the user asks the browser for one. */
export default class PageLink extends NavigationMixin(LightningElement) {
    /** The component's name, without a namespace. */
    @api component = '';
    /** The record that it is about; it reads `c__recordId`. */
    @api recordId = '';
    @api label = '';

    /** Puts the keyboard on the link. */
    @api focus(): void {
        this.template!.querySelector('a')?.focus();
    }

    get page(): PageReference {
        return {
            type: 'standard__component',
            attributes: { componentName: `${prefix()}${this.component}` },
            state: { c__recordId: this.recordId }
        };
    }

    get url(): string {
        return `/lightning/cmp/${prefix()}${this.component}?c__recordId=${this.recordId}`;
    }

    handleClick(event: MouseEvent): void {
        if (event.ctrlKey || event.metaKey || event.shiftKey) {
            return;
        }
        event.preventDefault();
        this[NavigationMixin.Navigate](this.page);
    }
}
