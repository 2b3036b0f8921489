import { LightningElement, api } from 'lwc';
import chooseLabel from '@salesforce/label/c.Ws_Potential_Choose';
import createForLabel from '@salesforce/label/c.Ws_CreateOpportunity_For';
import createLabel from '@salesforce/label/c.Ws_CreateOpportunity';
import detailsLabel from '@salesforce/label/c.Ws_Potential_Details';
import emptyHeading from '@salesforce/label/c.Ws_Potentials_Empty';
import emptyMessage from '@salesforce/label/c.Ws_Potentials_EmptyMessage';
import failedLabel from '@salesforce/label/c.Ws_NotSaved';
import introLabel from '@salesforce/label/c.Ws_Potentials_Intro';
import nameLabel from '@salesforce/label/c.Ws_Potential_Name';
import toPlanLabel from '@salesforce/label/c.Ws_ToPlan';
import type { CellId, PotentialItem } from 'c/matrixModel';
import { fill } from 'c/textUtils';

/** The largest potentials, as a list: what to talk about next. Fires `createopportunity` and `celldetails` with { id }, and `toplan` with { ids }. */
export default class MatrixPotentials extends LightningElement {
    readonly labels = {
        create: createLabel,
        details: detailsLabel,
        emptyHeading,
        emptyMessage,
        failed: failedLabel,
        intro: introLabel,
        toPlan: toPlanLabel
    };

    @api items: readonly PotentialItem[] = [];
    @api canCreate = false;
    /** There is a plan that they can be taken to. */
    @api canPlan = false;

    chosen: readonly CellId[] = [];

    /** Puts the keyboard on a potential, or on the first when it is not on the list. */
    @api focusCell(id: CellId | null): void {
        const names = [...this.template!.querySelectorAll<HTMLElement>('[data-action="details"]')];
        (names.find(({ dataset }) => dataset.cell === id) ?? names[0])?.focus();
    }

    get shown() {
        return this.items.map((item) => {
            const name = fill(nameLabel, item.unitName, item.offeringName);
            return {
                ...item,
                name,
                chooseLabel: fill(chooseLabel, name),
                createTitle: fill(createForLabel, name),
                chosen: this.chosen.includes(item.id),
                creatable: this.canCreate && item.open
            };
        });
    }

    get isEmpty(): boolean {
        return this.items.length === 0;
    }

    get noneChosen(): boolean {
        return this.chosenShown.length === 0;
    }

    /** What was chosen and is still on the list. */
    get chosenShown(): CellId[] {
        return this.items.map(({ id }) => id).filter((id) => this.chosen.includes(id));
    }

    handleChoose(event: CustomEvent<{ checked: boolean }>): void {
        const id = this.idOf(event);
        const others = this.chosen.filter((chosen) => chosen !== id);
        this.chosen = event.detail.checked ? [...others, id] : others;
    }

    handleCreate(event: Event): void {
        this.dispatchEvent(new CustomEvent('createopportunity', { detail: { id: this.idOf(event) } }));
    }

    handleDetails(event: Event): void {
        this.dispatchEvent(new CustomEvent('celldetails', { detail: { id: this.idOf(event) } }));
    }

    handleToPlan(): void {
        this.dispatchEvent(new CustomEvent('toplan', { detail: { ids: this.chosenShown } }));
    }

    idOf(event: Event): CellId {
        return (event.target as HTMLElement).dataset.cell ?? '';
    }
}
