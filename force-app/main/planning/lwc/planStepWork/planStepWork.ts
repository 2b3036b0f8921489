import { LightningElement, api } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import openMapLabel from '@salesforce/label/c.Ui_Map_OpenMap';
import checkedLabel from '@salesforce/label/c.Ui_Profile_Checked';
import confirmLabel from '@salesforce/label/c.Ui_Profile_Confirm';
import uncheckedLabel from '@salesforce/label/c.Ui_Profile_Unchecked';
import { report } from 'c/planModel';
import type { FocusPlace, SectionView } from 'c/planModel';
import { fill, formatDate } from 'c/textUtils';
import type { PersonSuggestion, PlanFact, PlanWorkspaceView } from 'keystone/dto';

interface Focusable extends HTMLElement {
    focusOn(place: FocusPlace): void;
}

const CUSTOMER_KNOWLEDGE = 1;
const PEOPLE = 3;
const REVIEW = 7;

/** The work of one step: its sections, with what Salesforce knows already. */
export default class PlanStepWork extends LightningElement {
    readonly labels = { confirm: confirmLabel, openMap: openMapLabel };

    @api view!: PlanWorkspaceView;
    @api stepNumber = 1;
    @api sections: readonly SectionView[] = [];
    @api facts: readonly PlanFact[] = [];
    @api suggestions: readonly PersonSuggestion[] = [];
    /** Suggested people who are being added. */
    @api busy: readonly string[] = [];
    /** When the profile was last confirmed, as 2027-03-31. */
    @api checkedOn: string | null = null;

    /** Puts the keyboard on a place; returns whether its section is here. */
    @api focusOn(place: FocusPlace): boolean {
        const section = this.template!.querySelector<Focusable>(`[data-section="${place.section}"]`);
        section?.scrollIntoView?.({ block: 'nearest' });
        section?.focusOn(place);
        return section !== null;
    }

    get shown() {
        return this.sections.map((section) => ({ section, confirms: section.id === 'Profile' }));
    }

    get showsMap(): boolean {
        return this.stepNumber === PEOPLE;
    }

    get showsApproval(): boolean {
        return this.stepNumber === REVIEW;
    }

    /** What is known already is read before anything is entered. */
    get factsFirst(): boolean {
        return this.facts.length > 0 && this.stepNumber === CUSTOMER_KNOWLEDGE;
    }

    get factsLast(): boolean {
        return this.facts.length > 0 && !this.factsFirst;
    }

    get suggests(): boolean {
        return this.view.editable && this.suggestions.length > 0;
    }

    /** As long as nobody is on the map, the suggestions are the work. */
    get suggestsFirst(): boolean {
        return this.suggests && this.sections.some(({ id, isEmpty }) => id === 'Map' && isEmpty);
    }

    get suggestsLast(): boolean {
        return this.suggests && !this.suggestsFirst;
    }

    get checkedText(): string {
        return this.checkedOn ? fill(checkedLabel, formatDate(this.checkedOn, LOCALE)) : uncheckedLabel;
    }

    handleMap(): void {
        report(this, { type: 'map' });
    }

    handleConfirm(): void {
        report(this, { type: 'confirm' });
    }
}
