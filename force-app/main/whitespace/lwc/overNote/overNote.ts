import { LightningElement, api } from 'lwc';
import { WARNING_ICON } from 'c/matrixModel';

/** Warns that more was shared out than is spent; says so to screen readers when it comes. */
export default class OverNote extends LightningElement {
    readonly warningIcon = WARNING_ICON;

    /** The sentence; nothing is shown for an empty one. */
    @api text = '';
}
