import { LightningElement, api } from 'lwc';
import aboutLabel from '@salesforce/label/c.Ui_Action_About';
import completeLabel from '@salesforce/label/c.Ui_Action_Complete';
import countedLabel from '@salesforce/label/c.Ui_Counted';
import { report } from 'c/planModel';
import type { ActionGroup, FocusPlace } from 'c/planModel';
import { fill } from 'c/textUtils';

interface Focusable extends HTMLElement {
    focusOn(place: FocusPlace): void;
}

/** Actions by urgency, each with a check box that completes it. Those that are done are folded away. */
export default class PlanActions extends LightningElement {
    /** The id of the section that holds them. */
    @api section = '';
    @api groups: readonly ActionGroup[] = [];
    showsDone = false;

    /** Puts the keyboard on an action. */
    @api focusOn(place: FocusPlace): void {
        this.template!.querySelector<Focusable>(`[data-row="${place.rowId}"]`)?.focusOn(place);
    }

    /** Puts the keyboard on the first action. */
    @api focus(): void {
        this.template!.querySelector<HTMLElement>('c-plan-card, [data-action="toggle"]')?.focus();
    }

    get shown() {
        return this.groups.map((group) => {
            const folds = group.key === 'done';
            const open = !folds || this.showsDone;
            return {
                key: group.key,
                label: group.label,
                icon: group.icon,
                title: fill(countedLabel, group.label, group.rows.length),
                folds,
                open,
                expanded: String(open),
                toggleIcon: open ? 'utility:chevrondown' : 'utility:chevronright',
                rows: group.rows.map((row) => ({
                    ...row,
                    locked: !row.checkable,
                    checkLabel: fill(completeLabel, row.title),
                    aboutText: fill(aboutLabel, row.about)
                }))
            };
        });
    }

    handleToggle(): void {
        this.showsDone = !this.showsDone;
    }

    handleComplete(event: CustomEvent<{ checked: boolean }>): void {
        const { row = '' } = (event.currentTarget as HTMLElement).dataset;
        report(this, { type: 'complete', rowId: row, done: event.detail.checked });
    }
}
