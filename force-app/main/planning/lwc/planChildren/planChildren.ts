import { LightningElement, api } from 'lwc';
import pairLabel from '@salesforce/label/c.Ui_NameAndValue';
import { report } from 'c/planModel';
import type { ChildView, FocusPlace } from 'c/planModel';
import { fill } from 'c/textUtils';
import type { RowFormView } from 'keystone/ui';

/**
 * The rows that hang on another one: who knows a stakeholder, who takes part in a meeting. A line says who they are; they
 * are edited once it is unfolded.
 */
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
    open = false;

    /** Puts the keyboard into the form, or on the button that opens it. */
    @api focusOn(_place: FocusPlace): void {
        const button = this.template!.querySelector<HTMLElement>('[data-action="add-child"]');
        ((this.refs?.form as HTMLElement | undefined) ?? button)?.focus();
    }

    /** What could not be saved is never hidden. */
    get unfolded(): boolean {
        return this.rows.length > 0 && (this.open || this.rows.some(({ cells }) => cells.some(({ error }) => error)));
    }

    get expanded(): string {
        return String(this.unfolded);
    }

    get foldIcon(): string {
        return this.unfolded ? 'utility:chevrondown' : 'utility:chevronright';
    }

    /** Each with the first of what is said about it. */
    get summary(): string {
        return this.rows
            .map(({ title, cells: [first] }) => (first?.text ? fill(pairLabel, title, first.text) : title))
            .join(', ');
    }

    get saysEmpty(): boolean {
        return this.form === null;
    }

    get fullAddLabel(): string {
        return fill(pairLabel, this.addLabel, this.parentName);
    }

    handleFold(): void {
        this.open = !this.open;
    }

    handleAdd(): void {
        this.open = true;
        report(this, { type: 'add', section: this.section, part: this.parentId, child: true });
    }

    handleDelete(event: Event): void {
        const { row = '' } = (event.currentTarget as HTMLElement).dataset;
        report(this, { type: 'delete', rowId: row });
    }
}
