import { LightningElement, api } from 'lwc';
import accountsLabel from '@salesforce/label/c.Ui_Week_Accounts';
import fewerLabel from '@salesforce/label/c.Ui_Week_ShowFewer';
import moreAccountsLabel from '@salesforce/label/c.Ui_Week_MoreAccounts';
import onlyLabel from '@salesforce/label/c.Ui_Week_ShowOnly';
import allLabel from '@salesforce/label/c.Ui_Week_ShowAccounts';
import { fill } from 'c/textUtils';
import type { AccountView } from 'c/weekModel';

const SHOWN_AT_FIRST = 4;

/**
 * The key accounts of the week, each in a few lines, the worst first. Fires `choose` with { keyAccountId } when the items of
 * one only are wanted, null for all again.
 */
export default class MyWeekAccounts extends LightningElement {
    readonly labels = { accounts: accountsLabel, only: onlyLabel };

    @api accounts: readonly AccountView[] = [];
    /** How many there are beyond those given. */
    @api more = 0;

    isOpen = false;

    get shown(): readonly AccountView[] {
        return this.isOpen ? this.accounts : this.accounts.slice(0, SHOWN_AT_FIRST);
    }

    get rows(): object[] {
        return this.shown.map((account) => ({
            ...account,
            pressed: String(account.chosen),
            chooseIcon: account.chosen ? 'utility:filter' : 'utility:filterList',
            chooseVariant: account.chosen ? 'inverse' : '',
            chooseClass: `choose slds-button slds-button_${account.chosen ? 'brand' : 'neutral'}`
        }));
    }

    get canToggle(): boolean {
        return this.accounts.length > SHOWN_AT_FIRST;
    }

    get toggleLabel(): string {
        return this.isOpen ? fewerLabel : fill(allLabel, this.accounts.length);
    }

    get moreText(): string {
        return this.more > 0 && (this.isOpen || !this.canToggle) ? fill(moreAccountsLabel, this.more) : '';
    }

    handleToggle(): void {
        this.isOpen = !this.isOpen;
    }

    handleChoose(event: Event): void {
        const { choose } = (event.currentTarget as HTMLElement).dataset;
        const isChosen = this.accounts.some(({ keyAccountId, chosen }) => chosen && keyAccountId === choose);
        this.dispatchEvent(new CustomEvent('choose', { detail: { keyAccountId: isChosen ? null : choose } }));
    }
}
