import { LightningElement, api } from 'lwc';
import { report } from 'c/planModel';
import type { FocusPlace, SectionView } from 'c/planModel';

interface Focusable extends HTMLElement {
    focusOn(place: FocusPlace): void;
}

/** A part of a step's work: its rows, a form for a new one, or what belongs here. Reports what is asked for as `planintent`. */
export default class PlanSection extends LightningElement {
    @api section!: SectionView;

    /** Puts the keyboard on a row, a field or a form; without one of them on the button that adds, or the first row. */
    @api focusOn(place: FocusPlace): void {
        const form = this.refs?.form as HTMLElement | undefined;
        if (form && place.formId === this.section.id) {
            form.focus();
        } else if (this.isFields) {
            this.focusField(place.field);
        } else {
            this.focusRow(place);
        }
    }

    get isFields(): boolean {
        return this.section.look === 'fields';
    }

    get isSwot(): boolean {
        return this.section.look === 'swot';
    }

    get isActions(): boolean {
        return this.section.look === 'actions';
    }

    get cards() {
        const forms = this.section.childForms?.forms ?? {};
        return this.section.cards.map((card) => ({ card, childForm: forms[card.id] ?? null }));
    }

    get childAddLabel(): string {
        return this.section.childForms?.addLabel ?? '';
    }

    get childEmpty(): string {
        return this.section.childForms?.empty ?? '';
    }

    get headAdds(): boolean {
        return this.section.canAdd && !this.section.isEmpty;
    }

    get saysEmpty(): boolean {
        return this.section.isEmpty && !this.isFields && !this.isSwot;
    }

    get emptyAction(): string {
        return this.section.canAdd ? this.section.addLabel : '';
    }

    handleAdd(): void {
        report(this, { type: 'add', section: this.section.id, part: null, child: false });
    }

    focusField(field: string | undefined): void {
        const named = field ? this.template!.querySelector<HTMLElement>(`[data-field="${field}"]`) : null;
        (named ?? this.template!.querySelector<HTMLElement>('c-inline-field'))?.focus();
    }

    focusRow(place: FocusPlace): void {
        const part = this.refs?.part as Focusable | undefined;
        const parentId = place.formId?.split(':')[1];
        const cards = [...this.template!.querySelectorAll<Focusable & { card: { id: string } }>('c-plan-card')];
        const card = cards.find((element) => element.card.id === (place.rowId ?? parentId));
        if (part && (place.rowId || parentId)) {
            part.focusOn(place);
        } else if (card) {
            card.focusOn(place);
        } else {
            const button = this.template!.querySelector<HTMLElement>('[data-action="add"]');
            const rest = 'c-empty-state, c-plan-card, c-plan-targets, c-plan-swot, c-plan-actions';
            (button ?? this.template!.querySelector<HTMLElement>(rest))?.focus();
        }
    }
}
