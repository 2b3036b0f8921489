import { LightningElement, api, wire } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { refreshApex } from '@salesforce/apex';
import deleteRow from '@salesforce/apex/PlanController.deleteRow';
import getPlan from '@salesforce/apex/PlanController.getPlan';
import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import conflictLabel from '@salesforce/label/c.Ui_Conflict_Beside';
import conflictHeadingLabel from '@salesforce/label/c.Ui_Conflict_Heading';
import deleteFailedLabel from '@salesforce/label/c.Ui_DeleteFailed';
import deletedLabel from '@salesforce/label/c.Ui_Deleted';
import loadFailedLabel from '@salesforce/label/c.Ui_Plan_LoadFailed';
import loadingLabel from '@salesforce/label/c.Ui_Loading';
import restoreFailedLabel from '@salesforce/label/c.Ui_RestoreFailed';
import unknownLabel from '@salesforce/label/c.Ui_UnknownError';
import KEY_ACCOUNT_FIELD from '@salesforce/schema/Account.Key_Account__c';
import ConflictDialog from 'c/conflictDialog';
import type { ConflictChoice } from 'c/conflictDialog';
import { plainMessage } from 'c/ldsUtils';
import {
    NO_ROWS,
    changeRow,
    conflicted,
    failed,
    fieldEdits,
    findRow,
    goalViews,
    hasUnsaved,
    mergeView,
    needsSave,
    newRowFields,
    newRowValues,
    nextSteps,
    objectiveViews,
    pairedValues,
    planProgress,
    resolved,
    retried,
    saved,
    sending,
    shownConflict,
    targetViews,
    totalsView,
    valueOf,
    withEdit,
    withRow,
    withoutEdit,
    withoutRow
} from 'c/planModel';
import type { CellContext, NextStep, PlanRows, Row } from 'c/planModel';
import { fill, todayIn } from 'c/textUtils';
import type { Wired } from 'keystone/apex';
import type { PlanView, RowKind } from 'keystone/dto';
import type { CellEventDetail, FieldText, RowFormView } from 'keystone/ui';
import { bringBack, storeRow } from './planServer';

/** A form for a new row, and where it is open. */
interface OpenForm {
    kind: RowKind;
    values: Record<string, FieldText>;
    error: string | null;
    saving: boolean;
}

/** The row that was deleted last and can still be brought back. */
interface Undo {
    id: string;
    kind: RowKind;
    message: string;
    busy: boolean;
}

const STEPS_SHOWN = 3;

/** A plan's targets, customer goals and objectives: holds them, talks to the server, and leaves showing them to its sections. */
export default class PlanWorkspace extends LightningElement {
    readonly labels = { loadFailed: loadFailedLabel, loading: loadingLabel };

    /** The Key_Account_Plan__c whose page this is on. */
    @api recordId?: string;

    view: PlanView | null = null;
    rows: PlanRows = NO_ROWS;
    error: unknown = null;
    form: OpenForm | null = null;
    undo: Undo | null = null;

    /** What the wire provisioned, for refreshApex. */
    #wired: Wired<PlanView> | undefined;
    /** Rows that the user deleted here. */
    #hidden = new Set<string>();
    #deletion: Promise<boolean> = Promise.resolve(true);
    #refreshId: string | undefined;
    /** How many saves were started; a reading that began before the latest one is out of date. */
    #saves = 0;
    #savesAtReading = 0;
    /** What takes the keyboard after the next rendering. */
    #focusNext: RowKind | 'undo' | null = null;

    @wire(getPlan, { planId: '$recordId' })
    wiredPlan(provisioned: Wired<PlanView>): void {
        this.#wired = provisioned;
        if (provisioned.data && this.#savesAtReading === this.#saves) {
            const samePlan = this.view?.planId === provisioned.data.planId;
            this.view = provisioned.data;
            this.rows = mergeView(samePlan ? this.rows : NO_ROWS, provisioned.data, this.#hidden);
            this.error = null;
        } else if (provisioned.error) {
            this.error = provisioned.error;
        }
    }

    connectedCallback(): void {
        this.#refreshId = registerRefreshHandler(this, () => this.refresh());
        window.addEventListener('beforeunload', this.handleLeave);
    }

    renderedCallback(): void {
        const target = this.#focusNext;
        this.#focusNext = null;
        if (target === 'undo') {
            (this.refs?.undo as HTMLElement | undefined)?.focus();
        } else if (target) {
            this.section(target)?.focus();
        }
    }

    disconnectedCallback(): void {
        if (this.#refreshId !== undefined) {
            unregisterRefreshHandler(this.#refreshId);
        }
        window.removeEventListener('beforeunload', this.handleLeave);
    }

    get loading(): boolean {
        return this.view === null && this.error === null;
    }

    get context(): CellContext {
        const view = this.view as PlanView;
        return {
            view,
            rows: this.rows,
            locale: LOCALE,
            editable: view.editable,
            // People of every account that belongs to the key account, not only of the one that it stands on.
            contactFilter: {
                criteria: [
                    {
                        fieldPath: `Account.${KEY_ACCOUNT_FIELD.fieldApiName}`,
                        operator: 'eq',
                        value: view.keyAccountId
                    }
                ]
            }
        };
    }

    get targets() {
        return targetViews(this.rows.targets, this.context);
    }

    get totals() {
        return totalsView(this.rows.targets, this.context);
    }

    get goals() {
        return goalViews(this.rows.goals, this.context);
    }

    get objectives() {
        return objectiveViews(this.rows.objectives, this.context);
    }

    get progress() {
        return planProgress(this.rows.objectives);
    }

    get steps(): NextStep[] {
        return nextSteps(this.view as PlanView, this.rows, STEPS_SHOWN);
    }

    get saving(): boolean {
        return [...this.rows.targets, ...this.rows.goals, ...this.rows.objectives].some((row) => row.sending !== null);
    }

    get targetForm(): RowFormView | null {
        return this.formFor('Target');
    }

    get goalForm(): RowFormView | null {
        return this.formFor('Goal');
    }

    get objectiveForm(): RowFormView | null {
        return this.formFor('Objective');
    }

    handleLeave = (event: BeforeUnloadEvent): void => {
        if (hasUnsaved(this.rows)) {
            event.preventDefault();
        }
    };

    handleReload(): void {
        this.error = null;
        this.refresh();
    }

    handleStep(event: CustomEvent<NextStep>): void {
        const { section, adds, goalId } = event.detail;
        if (adds) {
            this.openForm(section, goalId ?? null);
        } else {
            const element = this.section(section);
            element?.scrollIntoView?.({ block: 'nearest' });
            element?.focus();
        }
    }

    handleCellChange(event: CustomEvent<CellEventDetail>): void {
        const { rowId, field, value } = event.detail;
        const row = findRow(this.rows, rowId);
        if (!row) {
            return;
        }
        const values = Object.entries(pairedValues(row, field, value, todayIn(TIME_ZONE)));
        // Another change may be what the failed ones lacked: all are tried again.
        this.change(rowId, (before) =>
            retried(values.reduce((changed, [name, mine]) => withEdit(changed, name, mine), before))
        );
        this.saveOrDecide(rowId);
    }

    handleCellRetry(event: CustomEvent<CellEventDetail>): void {
        this.change(event.detail.rowId, retried);
        this.saveOrDecide(event.detail.rowId);
    }

    handleCellDiscard(event: CustomEvent<CellEventDetail>): void {
        const { rowId, field } = event.detail;
        this.change(rowId, (row) => withoutEdit(row, field));
        this.save(rowId);
    }

    handleAddRow(event: CustomEvent<{ goalId: string | null }>): void {
        const kind = (event.currentTarget as HTMLElement).dataset.section as RowKind;
        this.openForm(kind, event.detail.goalId);
    }

    handleAddObjective(event: CustomEvent<{ goalId: string }>): void {
        this.openForm('Objective', event.detail.goalId);
    }

    handleFormCancel(): void {
        this.#focusNext = this.form?.kind ?? null;
        this.form = null;
    }

    async handleFormSave(event: CustomEvent<{ values: Record<string, FieldText> }>): Promise<void> {
        const form = this.form;
        if (!form || form.saving) {
            return;
        }
        const values = event.detail.values;
        this.form = { ...form, values, saving: true, error: null };
        this.#saves += 1;
        try {
            const fields = Object.entries(values)
                .filter(([, mine]) => mine !== null)
                .map(([field, mine]) => ({ field, base: null, mine }));
            const { stored } = await storeRow(this.planId, form.kind, null, fields);
            this.rows = withRow(this.rows, form.kind, stored);
            this.form = null;
            this.#focusNext = form.kind;
        } catch (error) {
            this.form = { ...form, values, saving: false, error: plainMessage(error, unknownLabel) };
            return;
        }
        await this.refresh();
    }

    handleDeleteRow(event: CustomEvent<{ rowId: string }>): void {
        const row = findRow(this.rows, event.detail.rowId);
        if (!row) {
            return;
        }
        const title = valueOf(row, row.kind === 'Target' ? 'year' : 'name') ?? '';
        this.#hidden.add(row.id);
        this.rows = withoutRow(this.rows, row.id);
        this.undo = { id: row.id, kind: row.kind, message: fill(deletedLabel, title), busy: false };
        this.#focusNext = 'undo';
        this.#deletion = this.delete(row);
    }

    handleUndoExpired(): void {
        this.undo = null;
    }

    async handleUndo(): Promise<void> {
        const undo = this.undo;
        if (!undo) {
            return;
        }
        this.undo = { ...undo, busy: true };
        if (await this.#deletion) {
            await this.restore(undo);
        }
        this.undo = null;
        this.#focusNext = undo.kind;
    }

    get planId(): string {
        return this.recordId ?? '';
    }

    /** The element that shows a kind of rows. */
    section(kind: RowKind): HTMLElement | null {
        return this.template!.querySelector<HTMLElement>(`[data-section="${kind}"]`);
    }

    change(rowId: string, how: (row: Row) => Row): void {
        this.rows = changeRow(this.rows, rowId, how);
    }

    openForm(kind: RowKind, goalId: string | null): void {
        this.form = { kind, values: newRowValues(kind, this.context, goalId), error: null, saving: false };
        this.section(kind)?.scrollIntoView?.({ block: 'nearest' });
    }

    formFor(kind: RowKind): RowFormView | null {
        if (this.form?.kind !== kind) {
            return null;
        }
        const { values, error, saving } = this.form;
        return { fields: newRowFields(kind, this.context), values, error, saving };
    }

    async refresh(): Promise<void> {
        this.#savesAtReading = this.#saves;
        if (this.#wired) {
            await refreshApex(this.#wired);
        }
    }

    saveOrDecide(rowId: string): void {
        const row = findRow(this.rows, rowId);
        if (row && row.conflicts.length > 0) {
            this.decide(rowId);
        } else {
            this.save(rowId);
        }
    }

    /** Sends a row's changes, and those made meanwhile, until none is left or one is refused. */
    async save(rowId: string): Promise<void> {
        const row = findRow(this.rows, rowId);
        if (!row || !needsSave(row)) {
            return;
        }
        this.change(rowId, sending);
        this.#saves += 1;
        try {
            const { stored, conflicts } = await storeRow(this.planId, row.kind, rowId, fieldEdits(row));
            if (conflicts) {
                this.change(rowId, (before) => conflicted(before, stored, conflicts, conflictLabel));
                await this.decide(rowId);
                return;
            }
            this.change(rowId, (before) => saved(before, stored));
        } catch (error) {
            this.change(rowId, (before) => failed(before, plainMessage(error, unknownLabel)));
            return;
        }
        const now = findRow(this.rows, rowId);
        if (now && needsSave(now)) {
            await this.save(rowId);
        } else if (!this.saving) {
            await this.refresh();
        }
    }

    /** Asks whose change to keep; without an answer the change waits where it is. */
    async decide(rowId: string): Promise<void> {
        const row = findRow(this.rows, rowId);
        if (!row) {
            return;
        }
        const choices = await ConflictDialog.open<Record<string, ConflictChoice>>({
            label: conflictHeadingLabel,
            size: 'small',
            conflicts: row.conflicts.map((conflict) => shownConflict(conflict, row, this.context))
        });
        if (choices) {
            this.change(rowId, (before) => resolved(before, choices));
            await this.save(rowId);
        }
    }

    /** @returns whether the row is deleted; if not, it is back on the page */
    async delete(row: Row): Promise<boolean> {
        this.#saves += 1;
        try {
            await deleteRow({ recordId: row.id });
        } catch (error) {
            this.#hidden.delete(row.id);
            this.rows = changeRow(withRow(this.rows, row.kind, row.stored), row.id, () => row);
            this.undo = null;
            this.toastError(deleteFailedLabel, error);
            return false;
        }
        await this.refresh();
        return true;
    }

    async restore({ id, kind }: Undo): Promise<void> {
        this.#saves += 1;
        try {
            const stored = await bringBack(id);
            this.#hidden.delete(id);
            this.rows = withRow(this.rows, kind, stored);
        } catch (error) {
            this.toastError(restoreFailedLabel, error);
            return;
        }
        await this.refresh();
    }

    toastError(title: string, error: unknown): void {
        this.dispatchEvent(
            new ShowToastEvent({ title, message: plainMessage(error, unknownLabel), variant: 'error', mode: 'sticky' })
        );
    }
}
