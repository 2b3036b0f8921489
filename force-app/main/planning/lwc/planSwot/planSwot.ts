import { LightningElement, api } from 'lwc';
import { report } from 'c/planModel';
import type { FocusPlace, Quadrant } from 'c/planModel';

interface Focusable extends HTMLElement {
    focusOn(place: FocusPlace): void;
}

/** Strengths, weaknesses, opportunities and threats, a field each. */
export default class PlanSwot extends LightningElement {
    /** The id of the section that holds them. */
    @api section = '';
    @api quadrants: readonly Quadrant[] = [];

    /** Puts the keyboard on an item or into a form. */
    @api focusOn(place: FocusPlace): void {
        const { formId } = place;
        if (formId) {
            const form = this.template!.querySelector<HTMLElement>(`[data-form="${formId}"]`);
            const button = this.template!.querySelector<HTMLElement>(`[data-part="${formId.split(':')[1]}"]`);
            (form ?? button)?.focus();
        } else {
            this.template!.querySelector<Focusable>(`[data-row="${place.rowId}"]`)?.focusOn(place);
        }
    }

    /** Puts the keyboard on the first button that adds an item. */
    @api focus(): void {
        this.template!.querySelector<HTMLElement>('[data-action="add-part"]')?.focus();
    }

    handleAdd(event: Event): void {
        const { part = '' } = (event.currentTarget as HTMLElement).dataset;
        report(this, { type: 'add', section: this.section, part, child: false });
    }
}
