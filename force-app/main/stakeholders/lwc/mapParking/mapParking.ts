import { LightningElement, api } from 'lwc';
import backChosenLabel from '@salesforce/label/c.Ui_Map_Parking_BackChosen';
import backLabel from '@salesforce/label/c.Ui_Map_Parking_Back';
import headingLabel from '@salesforce/label/c.Ui_Map_Parking';
import helpLabel from '@salesforce/label/c.Ui_Map_Parking_Help';
import selectLabel from '@salesforce/label/c.Ui_Map_List_Select';
import { reportIntent, toggled } from 'c/mapModel';
import { fill } from 'c/textUtils';
import type { MapPerson } from 'keystone/dto';

/** Those who are set aside. They come back one by one or several at once; whoever is dropped here is set aside. */
export default class MapParking extends LightningElement {
    readonly labels = { back: backLabel, backChosen: backChosenLabel, help: helpLabel };

    @api people: readonly MapPerson[] = [];
    @api editable = false;
    shown = false;
    chosen: readonly string[] = [];

    get heading(): string {
        return fill(headingLabel, this.people.length);
    }

    get rows() {
        return this.people.map(({ id, name, title }) => ({
            id,
            name,
            title: title ?? '',
            isChosen: this.chosen.includes(id),
            selectLabel: fill(selectLabel, name)
        }));
    }

    get ids(): string[] {
        return this.people.map(({ id }) => id).filter((id) => this.chosen.includes(id));
    }

    get noneChosen(): boolean {
        return this.ids.length === 0;
    }

    get expanded(): string {
        return String(this.shown);
    }

    get icon(): string {
        return this.shown ? 'utility:chevrondown' : 'utility:chevronright';
    }

    handleToggle(): void {
        this.shown = !this.shown;
    }

    handleChoose(event: Event): void {
        this.chosen = toggled(this.chosen, (event.target as HTMLElement).dataset.person ?? '');
    }

    handleOpen(event: Event): void {
        reportIntent(this, { type: 'open', id: (event.currentTarget as HTMLElement).dataset.person ?? '' });
    }

    handleBack(): void {
        reportIntent(this, { type: 'park', ids: this.ids, parked: false });
        this.chosen = [];
    }
}
