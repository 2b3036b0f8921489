import { LightningElement, api } from 'lwc';
import addLabel from '@salesforce/label/c.Ui_Map_Suggest_Add';
import addPersonLabel from '@salesforce/label/c.Ui_Map_Suggest_AddPerson';
import headingLabel from '@salesforce/label/c.Ui_Map_Suggest';
import { reportIntent } from 'c/mapModel';
import { fill } from 'c/textUtils';
import type { PersonSuggestion } from 'keystone/dto';

/** Contacts who are not on the map yet, best first; a click brings one onto it. */
export default class MapSuggestions extends LightningElement {
    readonly labels = { add: addLabel, heading: headingLabel };

    @api people: readonly PersonSuggestion[] = [];
    /** Those who are being added. */
    @api busy: readonly string[] = [];

    get shown() {
        return this.people.map((person) => ({
            ...person,
            about: [person.title, person.accountName].filter(Boolean).join(', '),
            addTitle: fill(addPersonLabel, person.name),
            busy: this.busy.includes(person.contactId)
        }));
    }

    handleAdd(event: Event): void {
        const { contact = '' } = (event.currentTarget as HTMLElement).dataset;
        reportIntent(this, { type: 'suggested', contactId: contact });
    }
}
