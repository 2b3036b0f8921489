import { LightningElement, api } from 'lwc';
import type { MapFact } from 'c/mapLayout';

/** What is known about a person in a few words, each with an icon and a tone. */
export default class MapFacts extends LightningElement {
    @api facts: readonly MapFact[] = [];

    get shown() {
        return this.facts.map((fact) => ({ ...fact, className: `fact ${fact.tone}` }));
    }
}
