import { LightningElement, api } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import emptyLabel from '@salesforce/label/c.Ui_Field_Empty';
import headingLabel from '@salesforce/label/c.Ui_Facts_Heading';
import { formatCurrency, formatDate, formatNumber, formatPercent, toNumber } from 'c/textUtils';
import type { PlanFact } from 'keystone/dto';

/** What Salesforce knows already, each with where it comes from; nobody types it again. */
export default class PlanFacts extends LightningElement {
    readonly labels = { heading: headingLabel };

    @api facts: readonly PlanFact[] = [];
    @api currencyCode: string | null = null;

    get shown() {
        return this.facts.map((fact) => ({ ...fact, text: this.textOf(fact) || emptyLabel }));
    }

    textOf({ type, value }: PlanFact): string {
        const amount = toNumber(value);
        if (type === 'date') {
            return value ? formatDate(value, LOCALE) : '';
        }
        if (amount === null || type === 'text') {
            return value ?? '';
        }
        if (type === 'currency') {
            return formatCurrency(amount, LOCALE, this.currencyCode);
        }
        return type === 'percent' ? formatPercent(amount, LOCALE) : formatNumber(amount, LOCALE);
    }
}
