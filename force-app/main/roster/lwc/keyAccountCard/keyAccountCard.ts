import { LightningElement, api, wire } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { refreshApex } from '@salesforce/apex';
import activate from '@salesforce/apex/KeyAccountCardController.activateKeyAccount';
import exitKeyAccount from '@salesforce/apex/KeyAccountCardController.exitKeyAccount';
import getCard from '@salesforce/apex/KeyAccountCardController.getCard';
import getTiers from '@salesforce/apex/KeyAccountCardController.getTiers';
import propose from '@salesforce/apex/KeyAccountCardController.propose';
import startPlan from '@salesforce/apex/KeyAccountCardController.startPlan';
import activateHeading from '@salesforce/label/c.Ui_Activate_Heading';
import activateIntro from '@salesforce/label/c.Ui_Activate_Intro';
import activateLabel from '@salesforce/label/c.Ui_Activate';
import activatedToast from '@salesforce/label/c.Ui_Activate_Done';
import exitHeading from '@salesforce/label/c.Ui_Exit_Heading';
import exitIntro from '@salesforce/label/c.Ui_Exit_Intro';
import exitLabel from '@salesforce/label/c.Ui_Exit';
import exitedToast from '@salesforce/label/c.Ui_Exit_Done';
import loadFailedLabel from '@salesforce/label/c.Ui_Card_LoadFailed';
import loadingLabel from '@salesforce/label/c.Ui_Loading';
import proposeAgainLabel from '@salesforce/label/c.Ui_ProposeAgain';
import proposeHeading from '@salesforce/label/c.Ui_Propose_Heading';
import proposeIntro from '@salesforce/label/c.Ui_Propose_Intro';
import proposeLabel from '@salesforce/label/c.Ui_Propose';
import proposedToast from '@salesforce/label/c.Ui_Propose_Done';
import proposeOwnLabel from '@salesforce/label/c.Ui_ProposeOwn';
import reasonLabel from '@salesforce/label/c.Ui_Reason';
import rejectHeading from '@salesforce/label/c.Ui_Reject_Heading';
import rejectIntro from '@salesforce/label/c.Ui_Reject_Intro';
import rejectLabel from '@salesforce/label/c.Ui_Reject';
import rejectedToast from '@salesforce/label/c.Ui_Reject_Done';
import startPlanHeading from '@salesforce/label/c.Ui_StartPlan_Heading';
import startPlanLabel from '@salesforce/label/c.Ui_StartPlan';
import startedToast from '@salesforce/label/c.Ui_StartPlan_Done';
import titleLabel from '@salesforce/label/c.Ui_Card_Title';
import unknownLabel from '@salesforce/label/c.Ui_UnknownError';
import { isAccessRefused, plainMessage } from 'c/ldsUtils';
import ReasonDialog from 'c/reasonDialog';
import type { ReasonInput } from 'c/reasonDialog';
import StartPlanDialog from 'c/startPlanDialog';
import type { PlanPeriod } from 'c/startPlanDialog';
import { fill } from 'c/textUtils';
import type { Wired } from 'keystone/apex';
import type { KeyAccountCard as Card, TierOption } from 'keystone/dto';
import { REFUSED, badgeOf, hasFacts, noticeOf } from './cardFace';
import type { Badge, Notice } from './cardFace';

/** A step that the user takes with a reason. */
interface Step {
    heading: string;
    intro: string;
    confirmLabel: string;
    tiers?: readonly TierOption[];
    submit: (input: ReasonInput) => Promise<Card>;
    /** The toast afterwards. */
    done: string;
}

/**
 * On an Account page: whether the account is a key account, who manages it, its plan, what is due, and the next step that
 * the user may take.
 */
export default class KeyAccountCard extends NavigationMixin(LightningElement) {
    readonly labels = {
        activate: activateLabel,
        loadFailed: loadFailedLabel,
        loading: loadingLabel,
        startPlan: startPlanLabel,
        title: titleLabel
    };

    /** The Account whose page this is on. */
    @api recordId?: string;

    card: Card | null = null;
    error: unknown = null;
    /** Something is being read or saved. */
    working = false;

    /** What the wire provisioned, for refreshApex. */
    #wired: Wired<Card> | undefined;
    #refreshId: string | undefined;

    @wire(getCard, { accountId: '$recordId' })
    wiredCard(provisioned: Wired<Card>): void {
        this.#wired = provisioned;
        if (provisioned.data) {
            this.card = provisioned.data;
            this.error = null;
        } else if (provisioned.error) {
            this.card = null;
            this.error = provisioned.error;
        }
    }

    connectedCallback(): void {
        this.#refreshId = registerRefreshHandler(this, () => this.refresh());
    }

    disconnectedCallback(): void {
        if (this.#refreshId !== undefined) {
            unregisterRefreshHandler(this.#refreshId);
        }
    }

    get busy(): boolean {
        return this.working || (this.card === null && this.error === null);
    }

    get badge(): Badge | null {
        return this.card ? badgeOf(this.card) : null;
    }

    get notice(): Notice | null {
        if (this.error !== null) {
            return isAccessRefused(this.error) ? REFUSED : null;
        }
        return this.card ? noticeOf(this.card) : null;
    }

    get failure(): unknown {
        return this.error !== null && !isAccessRefused(this.error) ? this.error : null;
    }

    get showFacts(): boolean {
        return this.card !== null && hasFacts(this.card);
    }

    get hasActions(): boolean {
        const card = this.card;
        return card !== null && (card.canPropose || card.canActivate || card.canExit || card.canStartPlan);
    }

    get proposeLabel(): string {
        switch (this.card?.state) {
            case 'Exited':
                return proposeAgainLabel;
            case 'Covered':
                return proposeOwnLabel;
            default:
                return proposeLabel;
        }
    }

    get proposeVariant(): string {
        return this.card?.state === 'None' ? 'brand' : 'neutral';
    }

    get exitLabel(): string {
        return this.card?.state === 'Proposed' ? rejectLabel : exitLabel;
    }

    handleReload(): void {
        this.refresh();
    }

    async handlePropose(): Promise<void> {
        const { accountId, accountName } = this.card as Card;
        await this.take({
            heading: fill(proposeHeading, accountName),
            intro: proposeIntro,
            confirmLabel: this.proposeLabel,
            submit: ({ reason }) => propose({ accountId, reason }),
            done: fill(proposedToast, accountName)
        });
    }

    async handleActivate(): Promise<void> {
        const card = this.card as Card;
        const keyAccountId = card.keyAccountId ?? '';
        this.working = true;
        let tiers: TierOption[];
        try {
            tiers = await getTiers({});
        } catch (error) {
            this.toastError(error);
            return;
        } finally {
            this.working = false;
        }
        await this.take({
            heading: fill(activateHeading, card.accountName),
            intro: activateIntro,
            confirmLabel: activateLabel,
            tiers,
            submit: ({ reason, tierId }) => activate({ keyAccountId, tierId: tierId ?? '', reason }),
            done: fill(activatedToast, card.accountName)
        });
    }

    async handleExit(): Promise<void> {
        const card = this.card as Card;
        const keyAccountId = card.keyAccountId ?? '';
        const proposed = card.state === 'Proposed';
        await this.take({
            heading: fill(proposed ? rejectHeading : exitHeading, card.accountName),
            intro: proposed ? rejectIntro : exitIntro,
            confirmLabel: this.exitLabel,
            submit: ({ reason }) => exitKeyAccount({ keyAccountId, reason }),
            done: fill(proposed ? rejectedToast : exitedToast, card.accountName)
        });
    }

    async handleStartPlan(): Promise<void> {
        const card = this.card as Card;
        const keyAccountId = card.keyAccountId ?? '';
        const planId = await StartPlanDialog.open<string>({
            label: startPlanHeading,
            size: 'small',
            submit: ({ startDate, endDate }: PlanPeriod) => startPlan({ keyAccountId, startDate, endDate })
        });
        if (!planId) {
            return;
        }
        this.toast(fill(startedToast, card.accountName));
        this[NavigationMixin.Navigate]({
            type: 'standard__recordPage',
            attributes: { recordId: planId, actionName: 'view' }
        });
        await this.changed([keyAccountId]);
    }

    /** Asks for a reason, does the step, and shows where the account stands now. */
    async take({ heading, intro, confirmLabel, tiers, submit, done }: Step): Promise<void> {
        const card = await ReasonDialog.open<Card>({
            label: heading,
            size: 'small',
            heading,
            intro,
            reasonLabel,
            confirmLabel,
            tiers: tiers ?? null,
            submit
        });
        if (!card) {
            return;
        }
        this.card = card;
        this.toast(done);
        await this.changed(card.keyAccountId ? [card.keyAccountId] : []);
    }

    /** Everything on the page that shows the account or the key account reads it again. */
    async changed(recordIds: string[]): Promise<void> {
        const ids = [...recordIds, ...(this.recordId ? [this.recordId] : [])];
        await Promise.all([this.refresh(), notifyRecordUpdateAvailable(ids.map((recordId) => ({ recordId })))]);
    }

    async refresh(): Promise<void> {
        if (!this.#wired) {
            return;
        }
        this.working = true;
        try {
            await refreshApex(this.#wired);
        } finally {
            this.working = false;
        }
    }

    toast(title: string): void {
        this.dispatchEvent(new ShowToastEvent({ title, variant: 'success' }));
    }

    toastError(error: unknown): void {
        this.dispatchEvent(
            new ShowToastEvent({ title: plainMessage(error, unknownLabel), variant: 'error', mode: 'sticky' })
        );
    }
}
