import { LightningElement, api } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import actionsLabel from '@salesforce/label/c.Ui_Card_OpenActions';
import dueLabel from '@salesforce/label/c.Ui_Card_Due';
import moreLabel from '@salesforce/label/c.Ui_Card_MoreDue';
import nothingDueLabel from '@salesforce/label/c.Ui_Card_NothingDue';
import overdueLabel from '@salesforce/label/c.Ui_Overdue';
import { fill } from 'c/textUtils';
import type { KeyAccountCard } from 'keystone/dto';
import { factsOf, shownDueItems } from './facts';
import type { Fact, ShownDueItem } from './facts';

/** What is known about a key account, and what is due. */
export default class KeyAccountFacts extends LightningElement {
    readonly labels = { due: dueLabel, nothingDue: nothingDueLabel, overdue: overdueLabel };

    @api card!: KeyAccountCard;

    get facts(): Fact[] {
        return factsOf(this.card, LOCALE);
    }

    get showDue(): boolean {
        return this.card.state === 'Active';
    }

    get dueItems(): ShownDueItem[] {
        return shownDueItems(this.card.dueItems, LOCALE);
    }

    get moreText(): string {
        return this.card.moreDueItems > 0 ? fill(moreLabel, this.card.moreDueItems) : '';
    }

    get actionsText(): string {
        const { openActionCount, overdueActionCount } = this.card;
        return openActionCount > 0 ? fill(actionsLabel, openActionCount, overdueActionCount) : '';
    }
}
