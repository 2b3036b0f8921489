import { LightningElement, api } from 'lwc';
import forLabel from '@salesforce/label/c.Ui_AddFor';
import { report } from 'c/planModel';
import type { ChildView, FocusPlace } from 'c/planModel';
import { fill } from 'c/textUtils';
import type { RowFormView } from 'keystone/ui';

/** The rows that hang on another one, a line each: who knows a stakeholder, who takes part in a meeting. */
export default class PlanChildren extends LightningElement {
    /** The id of the section that holds the row. */
    @api section = '';
    /** The row that these hang on. */
    @api parentId = '';
    @api parentName = '';
    @api rows: readonly ChildView[] = [];
    /** The open form for a new one. */
    @api form: RowFormView | null = null;
    /** Label of the button that adds one; none shows no button. */
    @api addLabel = '';
    @api empty = '';

    /** Puts the keyboard into the form, or on the button that opens it. */
    @api focusOn(_place: FocusPlace): void {
        const button = this.template!.querySelector<HTMLElement>('[data-action="add-child"]');
        ((this.refs?.form as HTMLElement | undefined) ?? button)?.focus();
    }

    get saysEmpty(): boolean {
        return this.form === null;
    }

    get fullAddLabel(): string {
        return fill(forLabel, this.addLabel, this.parentName);
    }

    handleAdd(): void {
        report(this, { type: 'add', section: this.section, part: this.parentId, child: true });
    }

    handleDelete(event: Event): void {
        const { row = '' } = (event.currentTarget as HTMLElement).dataset;
        report(this, { type: 'delete', rowId: row });
    }
}
