import { LightningElement, api } from 'lwc';

/** Stands for lightning/progressBar: unlike the one of sfdx-lwc-jest, it takes an ARIA label, as the real one does. */
export default class ProgressBar extends LightningElement {
    @api value = 0;
    @api size = 'medium';
    @api variant = 'base';
    @api ariaLabel: string | null = null;
}
