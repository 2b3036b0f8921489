import { LightningElement, api } from 'lwc';

/** Grey lines where text is about to be. */
export default class Loading extends LightningElement {
    /** How many lines. */
    @api lines: number | string = 4;

    get rows(): number[] {
        return Array.from({ length: Number(this.lines) }, (_, index) => index);
    }
}
