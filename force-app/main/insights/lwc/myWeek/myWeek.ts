import { LightningElement, wire } from 'lwc';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { refreshApex } from '@salesforce/apex';
import getWeek from '@salesforce/apex/MyWeekController.getWeek';
import take from '@salesforce/apex/MyWeekController.take';
import takeBack from '@salesforce/apex/MyWeekController.undo';
import LOCALE from '@salesforce/i18n/locale';
import accountLabel from '@salesforce/label/c.Ui_Week_Account';
import allLabel from '@salesforce/label/c.Ui_Week_All';
import dismissHeading from '@salesforce/label/c.Ui_Week_Dismiss_Heading';
import dismissIntro from '@salesforce/label/c.Ui_Week_Dismiss_Intro';
import dismissLabel from '@salesforce/label/c.Ui_Week_Act_Dismiss';
import failedLabel from '@salesforce/label/c.Ui_Week_Failed';
import loadFailedLabel from '@salesforce/label/c.Ui_Week_LoadFailed';
import loadingLabel from '@salesforce/label/c.Ui_Loading';
import noAccountsLabel from '@salesforce/label/c.Ui_Week_NoAccounts';
import noAccountsMessage from '@salesforce/label/c.Ui_Week_NoAccounts_Message';
import noteHeading from '@salesforce/label/c.Ui_Week_Note_Heading';
import noteLabel from '@salesforce/label/c.Ui_Week_Note_Label';
import noteSaveLabel from '@salesforce/label/c.Ui_Week_Note_Save';
import nothingLabel from '@salesforce/label/c.Ui_Week_Nothing';
import nothingMessage from '@salesforce/label/c.Ui_Week_Nothing_Message';
import reasonLabel from '@salesforce/label/c.Ui_Reason';
import refreshLabel from '@salesforce/label/c.Ui_Week_Refresh';
import refusedHeading from '@salesforce/label/c.Ui_Card_RefusedHeading';
import refusedMessage from '@salesforce/label/c.Ui_Card_RefusedMessage';
import titleLabel from '@salesforce/label/c.Ui_Week';
import undoFailedLabel from '@salesforce/label/c.Ui_Week_UndoFailed';
import FormDialog from 'c/formDialog';
import { isKeyboardLost, isUndoKey } from 'c/keyboardUtils';
import { isAccessRefused, plainMessage } from 'c/ldsUtils';
import { fill } from 'c/textUtils';
import {
    NO_CHANGES,
    accountViews,
    changesAfter,
    doneText,
    groupViews,
    isQuiet,
    withChange,
    withoutChange
} from 'c/weekModel';
import type { AccountView, Changes, GroupName, GroupView } from 'c/weekModel';
import type { Wired } from 'keystone/apex';
import type { MyWeek as Week, MyWeekItem, MyWeekUndo, WeekAct } from 'keystone/dto';
import type { FieldSpec, FieldText } from 'keystone/ui';

/** A sentence or two: a reason, or how a commitment stands. */
const TEXT_LENGTH = 1000;

/** What was done last and can be taken back. */
interface Undo {
    message: string;
    done: MyWeekUndo;
    group: GroupName;
    busy: boolean;
}

/** Where the keyboard goes after the next rendering. */
interface Place {
    group: GroupName;
    index: number;
    /** Only when nothing has it any more: an element that moves within the page loses it. */
    ifLost?: boolean;
}

interface Group extends HTMLElement {
    focusItem(index: number): void;
}

/** For the home page: what changed, what is due and what expires with all key accounts that the user works on. */
export default class MyWeek extends LightningElement {
    readonly labels = {
        account: accountLabel,
        loadFailed: loadFailedLabel,
        loading: loadingLabel,
        noAccounts: noAccountsLabel,
        noAccountsMessage,
        nothing: nothingLabel,
        nothingMessage,
        refresh: refreshLabel,
        refusedHeading,
        refusedMessage,
        title: titleLabel,
        undoFailed: undoFailedLabel
    };

    week: Week | null = null;
    error: unknown = null;
    /** The one key account whose items are shown; null for all. */
    chosen: string | null = null;
    changes: Changes = NO_CHANGES;
    /** Why acts failed, by record. */
    actErrors: Readonly<Record<string, string>> = {};
    undo: Undo | null = null;
    /** Why the last act could not be taken back. */
    undoError: string | null = null;
    /** The week is being read again. */
    reading = false;

    /** What the wire provisioned, for refreshApex. */
    #wired: Wired<Week> | undefined;
    #refreshId: string | undefined;
    #focusNext: Place | null = null;

    @wire(getWeek, { keyAccountId: '$chosen' })
    wiredWeek(provisioned: Wired<Week>): void {
        this.#wired = provisioned;
        if (provisioned.data) {
            this.week = provisioned.data;
            this.error = null;
            this.reading = false;
        } else if (provisioned.error) {
            this.error = provisioned.error;
            this.reading = false;
        }
    }

    connectedCallback(): void {
        this.#refreshId = registerRefreshHandler(this, () => this.refresh());
    }

    renderedCallback(): void {
        const place = this.#focusNext;
        this.#focusNext = null;
        if (place && (isKeyboardLost() || !place.ifLost)) {
            this.template!.querySelector<Group>(`[data-group="${place.group}"]`)?.focusItem(place.index);
        }
    }

    disconnectedCallback(): void {
        if (this.#refreshId !== undefined) {
            unregisterRefreshHandler(this.#refreshId);
        }
    }

    get loading(): boolean {
        return this.reading || (this.week === null && this.error === null);
    }

    get refused(): boolean {
        return this.error !== null && isAccessRefused(this.error);
    }

    get failure(): unknown {
        return this.refused ? null : this.error;
    }

    get shown(): Week | null {
        return this.refused ? null : this.week;
    }

    get groups(): GroupView[] {
        return groupViews(this.week as Week, this.changes, this.actErrors, LOCALE);
    }

    get accounts(): AccountView[] {
        return accountViews((this.week as Week).accounts, this.chosen, LOCALE);
    }

    get hasAccounts(): boolean {
        return (this.week as Week).accounts.length > 0;
    }

    get quiet(): boolean {
        return isQuiet(this.groups);
    }

    get accountOptions(): { value: string; label: string }[] {
        const accounts = this.week?.accounts ?? [];
        return [
            { value: '', label: allLabel },
            ...accounts.map(({ keyAccountId, name }) => ({ value: keyAccountId, label: name }))
        ];
    }

    get chosenValue(): string {
        return this.chosen ?? '';
    }

    handleRefresh(): void {
        this.refresh();
    }

    handleFilter(event: CustomEvent<{ value: string }>): void {
        this.choose(event.detail.value || null);
    }

    handleChoose(event: CustomEvent<{ keyAccountId: string | null }>): void {
        this.choose(event.detail.keyAccountId);
    }

    choose(keyAccountId: string | null): void {
        if (keyAccountId !== this.chosen) {
            this.chosen = keyAccountId;
            this.reading = true;
        }
    }

    /** Ctrl+Z takes back, unless a text is being typed. */
    handleKey(event: KeyboardEvent): void {
        const isTyping = (event.target as HTMLElement).tagName === 'LIGHTNING-COMBOBOX';
        if (isUndoKey(event) && this.undo && !isTyping) {
            event.preventDefault();
            this.handleUndo();
        }
    }

    async handleAct(event: CustomEvent<{ act: WeekAct; recordId: string }>): Promise<void> {
        const { act, recordId } = event.detail;
        const group = (event.currentTarget as HTMLElement).dataset.group as GroupName;
        const index = this.indexOf(group, recordId);
        const item = this.week?.[group].items.find((candidate) => candidate.recordId === recordId);
        if (!item || index < 0 || this.changes[recordId]) {
            return;
        }
        this.actErrors = {};
        this.undoError = null;
        const place = { group, index };
        if (act === 'Dismiss' || act === 'Note') {
            await this.ask(act, item, place);
        } else {
            await this.takeAtOnce(act, item, place);
        }
    }

    /** Shows the act as done, and takes that back when the server refuses. */
    async takeAtOnce(act: WeekAct, item: MyWeekItem, place: Place): Promise<void> {
        const { recordId } = item;
        this.change(act, item, null);
        this.#focusNext = place;
        let done: MyWeekUndo;
        try {
            done = await take({ act, recordId, text: null });
        } catch (error) {
            this.changes = withoutChange(this.changes, recordId);
            this.actErrors = { [recordId]: plainMessage(error, failedLabel) };
            this.#focusNext = place;
            return;
        }
        await this.settle(done, item, place.group);
    }

    /** Asks for a reason or a note first. */
    async ask(act: 'Dismiss' | 'Note', item: MyWeekItem, place: Place): Promise<void> {
        const isNote = act === 'Note';
        let written = '';
        const heading = isNote ? noteHeading : dismissHeading;
        const text: FieldSpec = {
            name: 'text',
            label: isNote ? noteLabel : reasonLabel,
            type: 'textarea',
            required: true,
            maxLength: TEXT_LENGTH
        };
        const done = await FormDialog.open<MyWeekUndo>({
            label: heading,
            size: 'small',
            heading,
            intro: isNote ? item.text : fill(dismissIntro, item.text),
            fields: [text],
            confirmLabel: isNote ? noteSaveLabel : dismissLabel,
            submit: (values: Record<string, FieldText>) => {
                written = values.text?.trim() ?? '';
                return take({ act, recordId: item.recordId, text: written });
            }
        });
        if (!done) {
            return;
        }
        this.change(act, item, written);
        this.#focusNext = place;
        await this.settle(done, item, place.group);
    }

    change(act: WeekAct, item: MyWeekItem, text: string | null): void {
        const change = changesAfter(act, item, (this.week as Week).today, text);
        this.changes = withChange(this.changes, item.recordId, change);
    }

    /** Offers to take it back, and reads how everything stands now. */
    async settle(done: MyWeekUndo, item: MyWeekItem, group: GroupName): Promise<void> {
        this.undo = { done, group, message: doneText(done.act, item.text), busy: false };
        await this.changed(item.recordId, group);
    }

    /** Reads again, and puts the keyboard back on the item when it has moved away under it. */
    async changed(recordId: string, group: GroupName): Promise<void> {
        await Promise.all([this.refresh(), notifyRecordUpdateAvailable([{ recordId }])]);
        const index = this.indexOf(group, recordId);
        this.#focusNext = index < 0 ? null : { group, index, ifLost: true };
        this.changes = withoutChange(this.changes, recordId);
    }

    handleUndoExpired(): void {
        this.undo = null;
    }

    async handleUndo(): Promise<void> {
        const undo = this.undo;
        if (!undo || undo.busy) {
            return;
        }
        const { done, group } = undo;
        this.undo = { ...undo, busy: true };
        this.actErrors = {};
        try {
            await takeBack({ done });
        } catch (error) {
            this.undo = null;
            this.undoError = plainMessage(error, undoFailedLabel);
            await this.refresh();
            return;
        }
        this.undo = null;
        await this.changed(done.recordId, group);
        this.#focusNext = { group, index: this.indexOf(group, done.recordId) };
        this.changes = { ...this.changes };
    }

    /** The place of an item as it is shown; -1 when it is not. */
    indexOf(group: GroupName, recordId: string): number {
        const items = this.groups.find(({ name }) => name === group)?.items ?? [];
        return items.findIndex((item) => item.recordId === recordId);
    }

    async refresh(): Promise<void> {
        try {
            await refreshApex(this.#wired);
        } catch {
            // The wire tells of it.
        }
    }
}
