import { LightningElement, api } from 'lwc';

/** Stands where there is no data yet: says what belongs here and what to do first. */
export default class EmptyState extends LightningElement {
    @api iconName = 'utility:info';
    @api heading = '';
    @api message = '';
    /** Label of the one thing to do; none shows no button. */
    @api actionLabel = '';

    /** Puts the keyboard on the action. */
    @api focus(): void {
        (this.refs?.action as HTMLElement | undefined)?.focus();
    }

    handleAction(): void {
        this.dispatchEvent(new CustomEvent('action'));
    }
}
