import { LightningElement, api } from 'lwc';

/** The frame of a component that is a quick action: header, body and footer, inside the dialog that the shell opens. */
export default class QuickActionPanel extends LightningElement {
    @api header = '';
}
