import { LightningElement, api } from 'lwc';
import addLabel from '@salesforce/label/c.Ui_Suggestion_Add';
import addPersonLabel from '@salesforce/label/c.Ui_Suggestion_AddPerson';
import headingLabel from '@salesforce/label/c.Ui_Suggestion_Heading';
import { report } from 'c/planModel';
import { fill } from 'c/textUtils';
import type { PersonSuggestion } from 'keystone/dto';

/** People whom Salesforce knows and who are not on the map yet; a click brings one onto it. */
export default class PlanSuggestions extends LightningElement {
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
        const { person = '' } = (event.currentTarget as HTMLElement).dataset;
        report(this, { type: 'person', contactId: person });
    }
}
