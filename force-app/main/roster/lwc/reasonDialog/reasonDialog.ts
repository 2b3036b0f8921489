import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import cancelLabel from '@salesforce/label/c.Ui_Cancel';
import chooseLabel from '@salesforce/label/c.Ui_Choose';
import failedLabel from '@salesforce/label/c.Ui_Reason_Failed';
import savingLabel from '@salesforce/label/c.Ui_Saving';
import tierHelp from '@salesforce/label/c.Ui_TierHelp';
import tierLabel from '@salesforce/label/c.Ui_Tier';
import { submitAndClose, takeKeyboard } from 'c/modalUtils';
import type { TierOption } from 'keystone/dto';

/** What the user entered. */
export interface ReasonInput {
    reason: string;
    /** Set when tiers were offered. */
    tierId: string | null;
}

interface Input extends HTMLElement {
    reportValidity(): boolean;
}

/**
 * Asks why, and in which tier if tiers are offered. Closes with what `submit` returned; stays open, with the reason and what
 * went wrong, when it failed.
 */
export default class ReasonDialog extends LightningModal {
    readonly labels = {
        cancel: cancelLabel,
        choose: chooseLabel,
        failed: failedLabel,
        saving: savingLabel,
        tier: tierLabel,
        tierHelp
    };

    @api heading = '';
    @api intro = '';
    @api reasonLabel = '';
    @api confirmLabel = '';
    /** Offered when a tier must be chosen. */
    @api tiers: readonly TierOption[] | null = null;
    /** Does what was asked for. */
    @api submit!: (input: ReasonInput) => Promise<unknown>;

    reason = '';
    tierId: string | null = null;
    saving = false;
    error: unknown = null;

    renderedCallback(): void {
        takeKeyboard(this);
    }

    get asksTier(): boolean {
        return this.tiers !== null;
    }

    get tierOptions() {
        return (this.tiers ?? []).map(({ id, name }) => ({ value: id, label: name }));
    }

    get entitlements(): string {
        return this.tiers?.find(({ id }) => id === this.tierId)?.entitlements ?? '';
    }

    handleTier(event: CustomEvent<{ value: string }>): void {
        this.tierId = event.detail.value;
    }

    handleReason(event: CustomEvent<{ value: string }>): void {
        this.reason = event.detail.value;
    }

    handleCancel(): void {
        this.close();
    }

    async handleSubmit(): Promise<void> {
        const inputs = [...this.template!.querySelectorAll<Input>('[data-field]')];
        const valid = inputs.map((input) => input.reportValidity()).every(Boolean);
        if (!valid || this.saving) {
            return;
        }
        await submitAndClose(this, () => this.submit({ reason: this.reason.trim(), tierId: this.tierId }));
    }
}
