import { LightningElement, api } from 'lwc';

/** Stands for lightning/button: unlike the one of sfdx-lwc-jest, it takes an ARIA label, as the real one does. */
export default class Button extends LightningElement {
    @api disabled = false;
    @api iconName = '';
    @api iconPosition = 'left';
    @api label = '';
    @api name = '';
    @api type = 'button';
    @api value = '';
    @api variant = 'neutral';
    @api ariaLabel: string | null = null;
}
