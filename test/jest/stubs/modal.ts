import { LightningElement, api } from 'lwc';

/** Stands for lightning/modal, which sfdx-lwc-jest has no stub for: a plain element that reports its closing as an event. */
export default class LightningModal extends LightningElement {
    static open = jest.fn().mockResolvedValue(undefined);

    @api label = '';
    @api size = 'medium';
    @api description = '';
    @api disableClose = false;

    @api close(result?: unknown): void {
        // As the real one does.
        if (!this.disableClose) {
            this.dispatchEvent(new CustomEvent('close', { detail: result }));
        }
    }
}
