import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import cancelLabel from '@salesforce/label/c.Ui_Cancel';
import emptyLabel from '@salesforce/label/c.Ws_Link_None';
import expectedLabel from '@salesforce/label/c.Ws_Panel_Expected';
import failedLabel from '@salesforce/label/c.Ui_Reason_Failed';
import headingLabel from '@salesforce/label/c.Ws_Link_Heading';
import linkLabel from '@salesforce/label/c.Ws_Link_Confirm';
import listLabel from '@salesforce/label/c.Ws_Link_List';
import loadFailedLabel from '@salesforce/label/c.Ws_Link_LoadFailed';
import loadingLabel from '@salesforce/label/c.Ui_Loading';
import savingLabel from '@salesforce/label/c.Ui_Saving';
import searchLabel from '@salesforce/label/c.Ws_Link_Search';
import type { Texts } from 'c/matrixModel';
import { submitAndClose, takeKeyboard } from 'c/modalUtils';
import { fill } from 'c/textUtils';
import type { CellOpportunity } from 'keystone/dto';

/** Milliseconds after the last key until what was typed is searched for. */
const PAUSE = 300;

/** Asks which of the key account's opportunities belongs to a cell. Closes with what `submit` returned. */
export default class LinkOpportunityDialog extends LightningModal {
    readonly labels = {
        cancel: cancelLabel,
        empty: emptyLabel,
        failed: failedLabel,
        heading: headingLabel,
        link: linkLabel,
        list: listLabel,
        loadFailed: loadFailedLabel,
        loading: loadingLabel,
        saving: savingLabel,
        search: searchLabel
    };

    @api intro = '';
    @api texts!: Texts;
    /** Finds opportunities that can be linked. */
    @api find!: (search: string) => Promise<CellOpportunity[]>;
    /** Links the chosen one. */
    @api submit!: (opportunityId: string) => Promise<unknown>;

    found: readonly CellOpportunity[] | null = null;
    loadError: unknown = null;
    chosen = '';
    saving = false;
    error: unknown = null;
    /** Answers that others overtook are not shown. */
    #asked = 0;
    #timer: ReturnType<typeof setTimeout> | undefined;

    connectedCallback(): void {
        this.search('');
    }

    renderedCallback(): void {
        takeKeyboard(this);
    }

    disconnectedCallback(): void {
        clearTimeout(this.#timer);
    }

    get options() {
        return (this.found ?? []).map(({ id, name, stage, amount, closeDate }) => ({
            value: id,
            label: [
                name,
                stage,
                this.texts.full(amount),
                closeDate ? fill(expectedLabel, this.texts.day(closeDate)) : ''
            ]
                .filter((text) => text !== '')
                .join(' · ')
        }));
    }

    get loading(): boolean {
        return this.found === null && this.loadError === null;
    }

    get isEmpty(): boolean {
        return this.found !== null && this.found.length === 0;
    }

    get notReady(): boolean {
        return this.saving || this.chosen === '';
    }

    handleSearch(event: CustomEvent<{ value: string }>): void {
        const search = event.detail.value;
        clearTimeout(this.#timer);
        // Not every key is worth a question; the timer is cleared when the dialog closes.
        // eslint-disable-next-line @lwc/lwc/no-async-operation
        this.#timer = setTimeout(() => this.search(search), PAUSE);
    }

    handleChoice(event: CustomEvent<{ value: string }>): void {
        this.chosen = event.detail.value;
    }

    handleCancel(): void {
        this.close();
    }

    async handleSubmit(): Promise<void> {
        if (!this.notReady) {
            await submitAndClose(this, () => this.submit(this.chosen));
        }
    }

    async search(text: string): Promise<void> {
        this.#asked += 1;
        const asked = this.#asked;
        let found: CellOpportunity[] | null = null;
        let loadError: unknown = null;
        try {
            found = await this.find(text.trim());
        } catch (error) {
            loadError = error;
        }
        if (asked === this.#asked) {
            this.found = found;
            this.loadError = loadError;
            this.chosen = (found ?? []).some(({ id }) => id === this.chosen) ? this.chosen : '';
        }
    }
}
