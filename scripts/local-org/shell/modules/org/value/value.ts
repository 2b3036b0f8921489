import { LightningElement, api } from 'lwc';
import type { DisplayedValue } from '../../../lib/format.ts';

const NOTHING: DisplayedValue = {
    text: '',
    href: null,
    dataType: 'String',
    checked: false,
    html: false,
    multiline: false,
    external: false
};

/** One value as people read it: text, link, rich text or check mark. */
export default class Value extends LightningElement {
    /** What lib/format.ts made of the field. */
    @api display: DisplayedValue | undefined;

    get shown(): DisplayedValue {
        return this.display ?? NOTHING;
    }

    get isCheckbox(): boolean {
        return this.shown.dataType === 'Boolean';
    }
}
