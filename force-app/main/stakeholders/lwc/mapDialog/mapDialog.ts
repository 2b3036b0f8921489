import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import closeLabel from '@salesforce/label/c.Ui_Close';
import mapLabel from '@salesforce/label/c.Ui_Map';
import { takeKeyboard } from 'c/modalUtils';

/** The relationship map as large as the window, from wherever its people are worked on. */
export default class MapDialog extends LightningModal {
    readonly labels = { close: closeLabel, map: mapLabel };

    /** The key account whose map is shown. */
    @api recordId = '';

    renderedCallback(): void {
        takeKeyboard(this);
    }

    handleClose(): void {
        this.close();
    }
}
