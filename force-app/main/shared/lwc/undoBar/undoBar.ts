import { LightningElement, api } from 'lwc';
import closeLabel from '@salesforce/label/c.Ui_Close';
import undoLabel from '@salesforce/label/c.Ui_Undo';

const SECOND = 1000;

/** Offers to take back what was just done. Goes away after a while, but not while the pointer or the keyboard is on it. */
export default class UndoBar extends LightningElement {
    readonly labels = { close: closeLabel, undo: undoLabel };
    #timer: ReturnType<typeof setTimeout> | undefined;

    /** What was done. */
    @api message = '';
    /** How long it stays, in seconds. */
    @api seconds = 10;
    /** The undo is under way. */
    @api busy = false;

    /** Puts the keyboard on the Undo button. */
    @api focus(): void {
        (this.refs?.undo as HTMLElement | undefined)?.focus();
    }

    connectedCallback(): void {
        this.start();
    }

    disconnectedCallback(): void {
        this.handlePause();
    }

    handlePause(): void {
        clearTimeout(this.#timer);
        this.#timer = undefined;
    }

    handleResume(): void {
        this.start();
    }

    handleUndo(): void {
        this.handlePause();
        this.dispatchEvent(new CustomEvent('undo'));
    }

    handleClose(): void {
        this.dispatchEvent(new CustomEvent('expire'));
    }

    start(): void {
        clearTimeout(this.#timer);
        // Waiting is what this component is for; the timer is cleared when it leaves the page.
        // eslint-disable-next-line @lwc/lwc/no-async-operation
        this.#timer = setTimeout(() => this.handleClose(), this.seconds * SECOND);
    }
}
