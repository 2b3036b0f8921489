import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import overdueLabel from '@salesforce/label/c.Ui_Overdue';
import type { WeekAct } from 'keystone/dto';
import type { GroupView } from 'c/weekModel';

/** What the user wants done with an item. */
export interface ActDetail {
    act: WeekAct;
    recordId: string;
}

/** One of the three parts of the week. Fires `act` with an {@link ActDetail}. */
export default class MyWeekGroup extends NavigationMixin(LightningElement) {
    readonly labels = { overdue: overdueLabel };

    @api group!: GroupView;

    /** Puts the keyboard on the item at a place, or on the last one before it, or on the heading. */
    @api focusItem(index: number): void {
        const items = [...this.template!.querySelectorAll<HTMLElement>('[data-item]')];
        const item = items[Math.min(index, items.length - 1)];
        const target =
            item?.querySelector<HTMLElement>('[data-act]') ?? item?.querySelector<HTMLElement>('[data-open]');
        (target ?? (this.refs?.heading as HTMLElement | undefined))?.focus();
    }

    get isEmpty(): boolean {
        return this.group.items.length === 0 && this.group.moreText === '';
    }

    get headingText(): string {
        return `${this.group.heading} (${this.group.count})`;
    }

    handleAct(event: Event): void {
        const { act, record } = (event.currentTarget as HTMLElement).dataset;
        const detail: ActDetail = { act: act as WeekAct, recordId: record ?? '' };
        this.dispatchEvent(new CustomEvent('act', { detail }));
    }

    /** Opens the plan with the step chosen. */
    handleStep(event: MouseEvent): void {
        if (event.ctrlKey || event.metaKey || event.shiftKey) {
            return;
        }
        event.preventDefault();
        const { plan, step } = (event.currentTarget as HTMLElement).dataset;
        this[NavigationMixin.Navigate]({
            type: 'standard__recordPage',
            attributes: { recordId: plan, actionName: 'view' },
            state: { c__step: step }
        });
    }
}
