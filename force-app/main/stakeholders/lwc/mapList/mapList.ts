import { LightningElement, api } from 'lwc';
import allLabel from '@salesforce/label/c.Ui_Map_List_All';
import chosenLabel from '@salesforce/label/c.Ui_Map_List_Chosen';
import keyLabel from '@salesforce/label/c.Ui_Map_Matrix_Key';
import listLabel from '@salesforce/label/c.Ui_Map_View_List';
import lookedLabel from '@salesforce/label/c.Ui_Map_Bulk_Looked';
import ownerLabel from '@salesforce/label/c.Ui_Map_Bulk_Owner';
import parkLabel from '@salesforce/label/c.Ui_Map_Bulk_Park';
import rateLabel from '@salesforce/label/c.Ui_Map_Bulk_Rate';
import roleLabel from '@salesforce/label/c.Ui_Map_Bulk_Role';
import selectLabel from '@salesforce/label/c.Ui_Map_List_Select';
import unitLabel from '@salesforce/label/c.Ui_Map_Bulk_Unit';
import { reportIntent, toggled } from 'c/mapModel';
import type { ListRow, MapIntent } from 'c/mapModel';
import { fill } from 'c/textUtils';

type Bulk = Extract<MapIntent, { type: 'bulk' }>['what'];

/** The same people as a list, which also fits a phone; several can be chosen and changed at once. */
export default class MapList extends LightningElement {
    readonly labels = {
        all: allLabel,
        key: keyLabel,
        list: listLabel,
        looked: lookedLabel,
        owner: ownerLabel,
        park: parkLabel,
        rate: rateLabel,
        role: roleLabel,
        unit: unitLabel
    };

    @api rows: readonly ListRow[] = [];
    @api editable = false;
    @api rateable = false;
    @api selectedId: string | null = null;
    chosen: readonly string[] = [];

    /** Brings somebody into sight, where details leave room. */
    @api reveal(id: string): void {
        this.buttonOf(id)?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
    }

    /** Puts the keyboard on somebody. */
    @api focusPerson(id: string): void {
        this.buttonOf(id)?.focus();
    }

    get shown() {
        return this.rows.map((row) => ({
            ...row,
            isChosen: this.ids.includes(row.id),
            selectLabel: fill(selectLabel, row.name),
            className: ['row', row.faded ? 'faded' : '', row.id === this.selectedId ? 'row_selected' : '']
                .filter(Boolean)
                .join(' ')
        }));
    }

    buttonOf(id: string): HTMLElement | null {
        return this.template!.querySelector<HTMLElement>(`button[data-person="${id}"]`);
    }

    /** Those who are chosen and still in the list. */
    get ids(): string[] {
        return this.rows.map(({ id }) => id).filter((id) => this.chosen.includes(id));
    }

    get fitting(): string[] {
        return this.rows.filter(({ faded }) => !faded).map(({ id }) => id);
    }

    get allChosen(): boolean {
        return this.fitting.length > 0 && this.fitting.every((id) => this.chosen.includes(id));
    }

    get anyChosen(): boolean {
        return this.ids.length > 0;
    }

    get chosenText(): string {
        return fill(chosenLabel, this.ids.length);
    }

    handleChoose(event: Event): void {
        this.chosen = toggled(this.chosen, (event.target as HTMLElement).dataset.person ?? '');
    }

    handleAll(): void {
        this.chosen = this.allChosen ? [] : this.fitting;
    }

    handleOpen(event: Event): void {
        reportIntent(this, { type: 'open', id: (event.currentTarget as HTMLElement).dataset.person ?? '' });
    }

    handlePark(): void {
        reportIntent(this, { type: 'park', ids: this.ids, parked: true });
        this.chosen = [];
    }

    handleLooked(): void {
        reportIntent(this, { type: 'looked', ids: this.ids });
    }

    handleBulk(event: Event): void {
        const what = (event.currentTarget as HTMLElement).dataset.bulk as Bulk;
        reportIntent(this, { type: 'bulk', ids: this.ids, what });
    }
}
