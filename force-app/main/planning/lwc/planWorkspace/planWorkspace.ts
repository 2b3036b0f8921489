import { LightningElement, api, wire } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { refreshApex } from '@salesforce/apex';
import startPlan from '@salesforce/apex/KeyAccountCardController.startPlan';
import confirmProfile from '@salesforce/apex/PlanController.confirmProfile';
import deleteRow from '@salesforce/apex/PlanController.deleteRow';
import getStepWork from '@salesforce/apex/PlanController.getStepWork';
import getWorkspace from '@salesforce/apex/PlanController.getWorkspace';
import makeMove from '@salesforce/apex/PlanLifecycleController.makeMove';
import revokeWaiver from '@salesforce/apex/PlanLifecycleController.revokeWaiver';
import startNextPlan from '@salesforce/apex/PlanLifecycleController.startNextPlan';
import waive from '@salesforce/apex/PlanLifecycleController.waive';
import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import USER_ID from '@salesforce/user/Id';
import actionDoneLabel from '@salesforce/label/c.Ui_Action_Added';
import conflictHeadingLabel from '@salesforce/label/c.Ui_Conflict_Heading';
import conflictLabel from '@salesforce/label/c.Ui_Conflict_Beside';
import deletedLabel from '@salesforce/label/c.Ui_Deleted';
import deleteFailedLabel from '@salesforce/label/c.Ui_DeleteFailed';
import doneLabel from '@salesforce/label/c.Ui_Move_Done';
import failedLabel from '@salesforce/label/c.Ui_Reason_Failed';
import loadFailedLabel from '@salesforce/label/c.Ui_Plan_LoadFailed';
import loadingLabel from '@salesforce/label/c.Ui_Loading';
import planLabel from '@salesforce/label/c.Ui_Plan';
import refusedHeading from '@salesforce/label/c.Ui_Card_RefusedHeading';
import refusedMessage from '@salesforce/label/c.Ui_Card_RefusedMessage';
import restoreFailedLabel from '@salesforce/label/c.Ui_RestoreFailed';
import savedLabel from '@salesforce/label/c.Ui_Saved';
import sideLabel from '@salesforce/label/c.Ui_Criteria_Heading';
import startDoneLabel from '@salesforce/label/c.Ui_StartPlan_Done';
import startHeadingLabel from '@salesforce/label/c.Ui_StartPlan_Heading';
import unknownLabel from '@salesforce/label/c.Ui_UnknownError';
import waivedLabel from '@salesforce/label/c.Ui_Waiver_Done';
import ConflictDialog from 'c/conflictDialog';
import type { ConflictChoice } from 'c/conflictDialog';
import { isAccessRefused, plainMessage } from 'c/ldsUtils';
import {
    actionInstead,
    actionQuestion,
    cellsOf,
    changeRow,
    childKindOf,
    conflicted,
    failed,
    fieldEdits,
    findRow,
    firstOpenStep,
    formEdits,
    formId,
    formParent,
    guideOf,
    hasUnsaved,
    jumpTo,
    mergeWork,
    moveLabel,
    moveQuestion,
    nameOfRow,
    needsSave,
    newValueEdits,
    openForm,
    pairedValues,
    resolved,
    retried,
    saved,
    sectionOf,
    sectionViews,
    sectionsOf,
    sending,
    shownConflict,
    stageQuestion,
    statusWhen,
    stepTabs,
    targetOf,
    unsavedSteps,
    valueOf,
    waiverQuestion,
    withEdit,
    withRow,
    withUndo,
    withoutEdit,
    withoutRow
} from 'c/planModel';
import type { FocusPlace, Guide, Intent, OpenForm, PlanRows, Row, SectionLayout, StepContext } from 'c/planModel';
import StartPlanDialog from 'c/startPlanDialog';
import type { PlanPeriod } from 'c/startPlanDialog';
import { fill, todayIn } from 'c/textUtils';
import type { Wired } from 'keystone/apex';
import type { PlanMove, PlanStepView, PlanStepWork, PlanWorkspaceView, RowKind } from 'keystone/dto';
import type { CellEventDetail, FieldText, FormEventDetail } from 'keystone/ui';
import { onlyDeletions, withStep } from './history';
import type { DeleteStep, EditStep, HistoryStep } from './history';
import { noticeOf } from './notices';
import type { Notice } from './notices';
import { ask } from './planDialogs';
import { bringBack, storeRow } from './planServer';

type Go = Extract<Intent, { type: 'go' }>;

interface StepWorkElement extends HTMLElement {
    focusOn(place: FocusPlace): boolean;
}

/** Records that other components of the page show as well. */
const SHOWN_ELSEWHERE: readonly RowKind[] = ['Account', 'KeyAccount', 'Plan'];

/**
 * The seven-step plan of a key account, on its own page and on those of the key account and the account: holds what is read and
 * what the user changed, talks to the server, and leaves showing it to its parts.
 */
export default class PlanWorkspace extends LightningElement {
    readonly labels = {
        loadFailed: loadFailedLabel,
        loading: loadingLabel,
        plan: planLabel,
        refusedHeading,
        refusedMessage,
        side: sideLabel
    };

    /** The plan, key account or account whose plan is shown: the page's, or the plan that the user switched to. */
    targetId: string | undefined;
    planId: string | undefined;
    stepNumber = 1;
    view: PlanWorkspaceView | null = null;
    work: PlanStepWork | null = null;
    rows: PlanRows = [];
    forms: readonly OpenForm[] = [];
    error: unknown = null;
    workError: unknown = null;
    history: readonly HistoryStep[] = [];
    /** What can be taken back is offered for a while. */
    bar: { message: string; busy: boolean } | null = null;
    guideShown = true;
    addedPeople: readonly string[] = [];
    hasSaved = false;

    #recordId: string | undefined;
    /** What the wires provisioned, for refreshApex. */
    #wiredView: Wired<PlanWorkspaceView> | undefined;
    #wiredWork: Wired<PlanStepWork> | undefined;
    /** A reading of the step that began before the latest save. */
    #staleWork: PlanStepWork | null = null;
    /** Rows that the user deleted here. */
    #hidden = new Set<string>();
    #deletion: Promise<boolean> = Promise.resolve(true);
    /** Rows whose next save takes a change back. */
    #undone = new Set<string>();
    /** Steps that were read before, whose readings may be old. */
    #visited = new Set<number>();
    #refreshId: string | undefined;
    /** How many saves were started; a reading that began before the latest one is out of date. */
    #saves = 0;
    #savesAtReading = 0;
    /** What takes the keyboard after the next rendering. */
    #focusNext: FocusPlace | 'undo' | 'steps' | null = null;
    /** Where the user wants to go once the step has been read. */
    #goNext: Go | null = null;

    /** The record whose page this is on. */
    @api
    get recordId(): string | undefined {
        return this.#recordId;
    }

    set recordId(value: string | undefined) {
        this.#recordId = value;
        this.targetId = value;
    }

    @wire(getWorkspace, { recordId: '$targetId' })
    wiredView(provisioned: Wired<PlanWorkspaceView>): void {
        this.#wiredView = provisioned;
        if (provisioned.data) {
            this.takeView(provisioned.data);
        } else if (provisioned.error) {
            this.error = provisioned.error;
        }
    }

    @wire(getStepWork, { planId: '$planId', stepNumber: '$stepNumber' })
    wiredWork(provisioned: Wired<PlanStepWork>): void {
        this.#wiredWork = provisioned;
        if (provisioned.data) {
            const current = this.#savesAtReading === this.#saves || this.work?.stepNumber !== this.stepNumber;
            this.#staleWork = current ? null : provisioned.data;
            if (current) {
                this.takeWork(provisioned.data);
            }
        } else if (provisioned.error) {
            this.workError = provisioned.error;
        }
    }

    connectedCallback(): void {
        this.#refreshId = registerRefreshHandler(this, () => this.refresh());
        window.addEventListener('beforeunload', this.handleLeave);
    }

    renderedCallback(): void {
        const target = this.#focusNext;
        if (target === 'undo') {
            this.#focusNext = null;
            (this.refs?.undo as HTMLElement | undefined)?.focus();
        } else if (target === 'steps') {
            this.#focusNext = null;
            this.template!.querySelector<HTMLElement>('c-plan-steps')?.focus();
        } else if (target && this.template!.querySelector<StepWorkElement>('c-plan-step-work')?.focusOn(target)) {
            this.#focusNext = null;
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

    get refused(): boolean {
        return this.error !== null && isAccessRefused(this.error);
    }

    get notice(): Notice | null {
        return this.view ? noticeOf(this.view) : null;
    }

    /** What is shown; null where there is no plan. */
    get planView(): PlanWorkspaceView | null {
        return this.view?.state === 'Plan' ? this.view : null;
    }

    get today(): string {
        return todayIn(TIME_ZONE);
    }

    get context(): StepContext {
        const work = this.work;
        const view = this.view as PlanWorkspaceView;
        return {
            view,
            kinds: work?.kinds ?? [],
            rows: this.rows,
            incomplete: new Set((work?.more ?? []).map(({ kind }) => kind)),
            locale: LOCALE,
            timeZone: TIME_ZONE,
            today: this.today,
            editable: view.editable,
            step: this.stepNumber,
            forms: this.forms,
            more: work?.more ?? []
        };
    }

    get tabs() {
        return stepTabs(this.view?.steps ?? [], this.today, LOCALE, unsavedSteps(this.rows));
    }

    get step(): PlanStepView | null {
        return this.view?.steps.find(({ stepNumber }) => stepNumber === this.stepNumber) ?? null;
    }

    get sections() {
        return sectionViews(this.context);
    }

    get guide(): Guide | null {
        const view = this.planView;
        const guide = view?.isFirstMonth && view.editable ? guideOf(view) : null;
        return guide?.phase === 'none' ? null : guide;
    }

    get suggestions() {
        return this.work?.suggestions ?? [];
    }

    get checkedOn(): string | null {
        const row = this.rows.find(({ kind }) => kind === 'KeyAccount');
        return row ? valueOf(row, 'Profile_Checked_On__c') : null;
    }

    get canAct(): boolean {
        const { editable, kinds } = this.context;
        return editable && kinds.some(({ kind, canCreate }) => kind === 'Action' && canCreate);
    }

    get saving(): boolean {
        return this.rows.some((row) => row.sending !== null);
    }

    get saveState(): string {
        if (this.saving) {
            return 'saving';
        }
        if (hasUnsaved(this.rows)) {
            return 'failed';
        }
        return this.hasSaved ? 'saved' : 'none';
    }

    handleLeave = (event: BeforeUnloadEvent): void => {
        if (hasUnsaved(this.rows) || this.forms.some(({ touched }) => touched)) {
            event.preventDefault();
        }
    };

    handleKey(event: KeyboardEvent): void {
        if (event.key === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey && this.history.length > 0) {
            event.preventDefault();
            this.handleUndo();
        }
    }

    handleReload(): void {
        this.error = null;
        this.workError = null;
        this.refresh();
    }

    async handleStart(): Promise<void> {
        const keyAccountId = this.view?.keyAccountId ?? '';
        const planId = await StartPlanDialog.open<string>({
            label: startHeadingLabel,
            size: 'small',
            submit: (period: PlanPeriod) => startPlan({ keyAccountId, ...period })
        });
        if (planId) {
            this.toast(startDoneLabel);
            this.tellOthers([keyAccountId]);
            this.#focusNext = 'steps';
            await this.refresh();
        }
    }

    /* Requests of the parts. */

    handleIntent(event: CustomEvent<Intent>): void {
        const intent = event.detail;
        switch (intent.type) {
            case 'add':
                this.addRow(intent.section, intent.part, intent.child);
                break;
            case 'serve':
                this.serveGoal(intent.goalId);
                break;
            case 'delete':
                this.deleteRow(intent.rowId);
                break;
            case 'act':
                this.planAction(intent.whatId, intent.subject);
                break;
            case 'stage':
                this.takeToStage(intent.rowId, intent.stage);
                break;
            case 'complete':
                this.complete(intent.rowId, intent.done);
                break;
            case 'person':
                this.addPerson(intent.contactId);
                break;
            case 'confirm':
                this.confirm();
                break;
            case 'go':
                this.go(intent);
                break;
            case 'step':
                this.openStep(intent.stepNumber);
                break;
            case 'waive':
                this.waive(intent.criterion, intent.label);
                break;
            case 'revoke':
                this.run(() => revokeWaiver({ waiverId: intent.waiverId }));
                break;
            case 'move':
                this.move(intent.move);
                break;
            case 'plan':
                this.targetId = intent.planId;
                break;
            default:
                this.guideShown = intent.shown;
        }
    }

    handleCellChange(event: CustomEvent<CellEventDetail>): void {
        const { rowId, field, value } = event.detail;
        this.edit(rowId, field, value);
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

    handleFormValue(event: CustomEvent<FormEventDetail>): void {
        const { formId: id, field, value } = event.detail;
        this.changeForm(id, (form) => ({ ...form, values: { ...form.values, [field]: value }, touched: true }));
    }

    handleFormCancel(event: CustomEvent<{ formId: string }>): void {
        this.closeForm(event.detail.formId);
    }

    async handleFormSave(event: CustomEvent<{ formId: string }>): Promise<void> {
        const id = event.detail.formId;
        const form = this.formOf(id);
        if (!form || form.saving) {
            return;
        }
        this.changeForm(id, (before) => ({ ...before, saving: true, error: null }));
        this.#saves += 1;
        try {
            const { stored } = await storeRow({
                planId: this.planId ?? '',
                kind: form.kind,
                recordId: null,
                parentId: formParent(form),
                fields: formEdits(form)
            });
            this.rows = withRow(this.rows, stored, form.step);
            this.hasSaved = true;
            this.closeForm(id);
        } catch (error) {
            const message = plainMessage(error, unknownLabel);
            this.changeForm(id, (before) => ({ ...before, saving: false, error: message }));
            return;
        }
        await this.refresh();
    }

    handleUndoExpired(): void {
        this.bar = null;
    }

    /** Takes the latest change or deletion back. */
    async handleUndo(): Promise<void> {
        const step = this.history.at(-1);
        if (!step || this.bar?.busy) {
            return;
        }
        this.history = this.history.slice(0, -1);
        if (step.type === 'edit') {
            this.bar = null;
            this.takeBack(step);
            return;
        }
        this.bar = { message: step.message, busy: true };
        if (await this.#deletion) {
            await this.restore(step);
        }
        this.bar = null;
        this.#focusNext = { section: step.section, rowId: step.rowId };
    }

    /* What is read. */

    takeView(view: PlanWorkspaceView): void {
        const planId = view.planId ?? undefined;
        if (planId !== this.planId) {
            this.rows = [];
            this.forms = [];
            this.history = [];
            this.work = null;
            this.#visited.clear();
            this.stepNumber = firstOpenStep(view.steps);
        }
        this.view = view;
        this.planId = planId;
        this.error = null;
    }

    takeWork(work: PlanStepWork): void {
        const isNew = this.work?.stepNumber !== work.stepNumber;
        this.work = work;
        this.rows = mergeWork(this.rows, work, this.#hidden);
        this.addedPeople = [];
        this.workError = null;
        if (isNew && this.#visited.has(work.stepNumber)) {
            // It may have been kept since the step was open before.
            this.refresh();
        }
        this.#visited.add(work.stepNumber);
        if (this.#goNext) {
            this.go(this.#goNext);
        }
    }

    async refresh(): Promise<void> {
        this.#savesAtReading = this.#saves;
        const wired = [this.#wiredView, this.planId ? this.#wiredWork : undefined];
        await Promise.all(wired.filter((provisioned) => provisioned !== undefined).map(refreshApex));
        if (this.#staleWork && this.#savesAtReading === this.#saves) {
            this.takeWork(this.#staleWork);
            this.#staleWork = null;
        }
    }

    /* Steps and places. */

    openStep(stepNumber: number): void {
        this.#focusNext = null;
        if (stepNumber !== this.stepNumber) {
            this.work = null;
            this.workError = null;
            this.history = onlyDeletions(this.history);
            this.stepNumber = stepNumber;
        }
    }

    /** Opens the step where something is mended, and puts the keyboard on the place. */
    go(intent: Go): void {
        this.#goNext = null;
        if (actionInstead(intent.criterion) && intent.recordId) {
            this.planAction(intent.recordId, intent.text);
            return;
        }
        const { step, section } = targetOf(intent.place, intent.criterion ?? undefined);
        if (step !== this.stepNumber || !this.work) {
            this.openStep(step);
            this.#goNext = intent;
            return;
        }
        const jump = jumpTo(step, section, intent.recordId, intent.text, this.context, intent.criterion);
        if (!jump) {
            return;
        }
        const kind = jump.child ? childKindOf(jump.section.kind) : jump.section.kind;
        if (jump.adds && kind && this.canAdd(kind)) {
            const parentId = kind === 'Action' ? intent.recordId : null;
            this.openFormIn(jump.section, kind, jump.part, { ...jump.given }, jump.child ? jump.part : parentId);
        } else {
            const { rowId, field } = jump;
            this.focusOn({ section: jump.section.id, rowId: rowId ?? undefined, field: field ?? undefined });
        }
    }

    /** Puts the keyboard on a place that is on the page already, with nothing left to render. */
    focusOn(place: FocusPlace): void {
        this.template!.querySelector<StepWorkElement>('c-plan-step-work')?.focusOn(place);
    }

    /* Forms for new rows. */

    canAdd(kind: RowKind): boolean {
        const { editable, kinds } = this.context;
        return editable && kinds.some((candidate) => candidate.kind === kind && candidate.canCreate);
    }

    addRow(sectionId: string, part: string | null, child: boolean): void {
        const section = sectionOf(this.stepNumber, sectionId);
        const kind = section && child ? childKindOf(section.kind) : section?.kind;
        if (section && kind) {
            this.openFormIn(section, kind, part, {}, child ? part : null);
        }
    }

    serveGoal(goalId: string): void {
        const section = sectionOf(this.stepNumber, 'Objectives');
        if (section) {
            this.openFormIn(section, 'Objective', null, { Customer_Goal__c: goalId }, null);
        }
    }

    openFormIn(
        section: SectionLayout,
        kind: RowKind,
        part: string | null,
        given: Record<string, FieldText>,
        parentId: string | null
    ): void {
        const id = formId(section.id, part);
        const ofPart: Record<string, FieldText> = section.look === 'swot' && part ? { Kind__c: part } : {};
        const open = this.formOf(id);
        if (open?.touched) {
            // What was typed into a form that is open already stays.
            this.focusOn({ section: section.id, formId: id });
        } else {
            const hangsOn = parentId ?? (kind === 'Action' ? this.actionsParent : null);
            const place = { id, step: this.stepNumber, kind, section, parentId: hangsOn };
            const form = openForm(place, { ...ofPart, ...given }, this.context, USER_ID);
            this.forms = [...this.forms.filter((other) => other !== open), form];
            this.#focusNext = { section: section.id, formId: id };
        }
    }

    /** What an action is about that is not about one row: the step. */
    get actionsParent(): string | null {
        return this.step?.stepId ?? this.planId ?? null;
    }

    formOf(id: string): OpenForm | undefined {
        return this.forms.find((form) => form.id === id && form.step === this.stepNumber);
    }

    changeForm(id: string, how: (form: OpenForm) => OpenForm): void {
        const changed = this.formOf(id);
        this.forms = this.forms.map((form) => (form === changed ? how(form) : form));
    }

    closeForm(id: string): void {
        const closed = this.formOf(id);
        if (closed) {
            this.#focusNext = { section: closed.section.id, formId: id };
            this.forms = this.forms.filter((form) => form !== closed);
        }
    }

    /* Changes of rows. */

    change(rowId: string, how: (row: Row) => Row): void {
        this.rows = changeRow(this.rows, rowId, how);
    }

    edit(rowId: string, field: string, value: FieldText): void {
        const row = findRow(this.rows, rowId);
        if (!row) {
            return;
        }
        const values = Object.entries(pairedValues(row, field, value, this.today));
        // Another change may be what the failed ones lacked: all are tried again.
        this.change(rowId, (before) =>
            retried(values.reduce((changed, [name, mine]) => withEdit(changed, name, mine), before))
        );
        this.saveOrDecide(rowId);
    }

    complete(rowId: string, done: boolean): void {
        const row = findRow(this.rows, rowId);
        if (row) {
            this.edit(rowId, 'Status', statusWhen(done, cellsOf(row, this.context).Status));
        }
    }

    takeBack({ rowId, changes }: EditStep): void {
        this.#undone.add(rowId);
        this.change(rowId, (row) =>
            retried(
                Object.entries(changes).reduce(
                    (changed, [field, { before, after }]) => withUndo(changed, field, after, before),
                    row
                )
            )
        );
        this.saveOrDecide(rowId);
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
            const fields = fieldEdits(row);
            const { stored, conflicts } = await storeRow({
                planId: this.planId ?? '',
                kind: row.kind,
                recordId: rowId,
                fields
            });
            if (conflicts) {
                this.change(rowId, (before) => conflicted(before, stored, conflicts, conflictLabel));
                await this.decide(rowId);
                return;
            }
            this.change(rowId, (before) => saved(before, stored));
            this.remember(row);
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

    /** Offers to take back what was just saved; what was itself taken back is not offered again. */
    remember(row: Row): void {
        this.hasSaved = true;
        if (SHOWN_ELSEWHERE.includes(row.kind)) {
            this.tellOthers([row.id]);
        }
        if (this.#undone.delete(row.id)) {
            return;
        }
        const changes = Object.fromEntries(
            Object.entries(row.edits).map(([field, { base, mine }]) => [field, { before: base, after: mine }])
        );
        const labels = cellsOf(row, this.context);
        const names = Object.keys(changes).map((field) => labels[field]?.label ?? field);
        const message = fill(savedLabel, names.join(', '));
        this.history = withStep(this.history, { type: 'edit', rowId: row.id, changes, message });
        this.bar = { message, busy: false };
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

    async takeToStage(rowId: string, stage: string): Promise<void> {
        const row = findRow(this.rows, rowId);
        if (!row) {
            return;
        }
        const done = await ask(stageQuestion(row, stage, this.context), async (values) => {
            const fields = newValueEdits(row, { ...values, Status__c: stage });
            this.#saves += 1;
            const outcome = await storeRow({ planId: this.planId ?? '', kind: row.kind, recordId: rowId, fields });
            if (outcome.conflicts) {
                throw new Error(conflictLabel);
            }
            this.change(rowId, (before) => saved(before, outcome.stored));
        });
        if (done) {
            await this.refresh();
        }
    }

    async addPerson(contactId: string): Promise<void> {
        this.addedPeople = [...this.addedPeople, contactId];
        const fields = [
            { field: 'Kind__c', base: null, mine: 'Person' },
            { field: 'Contact__c', base: null, mine: contactId }
        ];
        const done = await this.run(async () => {
            this.#saves += 1;
            const { stored } = await storeRow({
                planId: this.planId ?? '',
                kind: 'Stakeholder',
                recordId: null,
                fields
            });
            this.rows = withRow(this.rows, stored, this.stepNumber);
            this.#focusNext = { section: 'Map', rowId: stored.id };
        });
        if (!done) {
            this.addedPeople = this.addedPeople.filter((id) => id !== contactId);
        }
    }

    async planAction(whatId: string | null, subject: string): Promise<void> {
        const row = whatId ? findRow(this.rows, whatId) : undefined;
        const about = row ? nameOfRow(row) : subject || (this.step?.label ?? '');
        const done = await ask(actionQuestion(about, subject, this.context, USER_ID), async (values) => {
            const fields = Object.entries(values)
                .filter(([, mine]) => mine !== null)
                .map(([field, mine]) => ({ field, base: null, mine }));
            this.#saves += 1;
            await storeRow({
                planId: this.planId ?? '',
                kind: 'Action',
                recordId: null,
                parentId: whatId ?? this.actionsParent,
                fields
            });
        });
        if (done) {
            this.toast(actionDoneLabel);
            await this.refresh();
        }
    }

    /* Deletions. */

    deleteRow(rowId: string): void {
        const row = findRow(this.rows, rowId);
        if (!row) {
            return;
        }
        const message = fill(deletedLabel, nameOfRow(row));
        const section = sectionsOf(this.stepNumber).find(({ kind }) => kind === row.kind)?.id ?? '';
        this.#hidden.add(row.id);
        this.rows = withoutRow(this.rows, row.id);
        this.history = withStep(this.history, { type: 'delete', rowId: row.id, section, message });
        this.bar = { message, busy: false };
        this.#focusNext = 'undo';
        this.#deletion = this.sendDeletion(row);
    }

    /** @returns whether the row is deleted; if not, it is back on the page */
    async sendDeletion(row: Row): Promise<boolean> {
        this.#saves += 1;
        try {
            await deleteRow({ recordId: row.id });
        } catch (error) {
            this.#hidden.delete(row.id);
            this.rows = changeRow(withRow(this.rows, row.stored, row.step), row.id, () => row);
            this.history = this.history.filter(({ rowId }) => rowId !== row.id);
            this.bar = null;
            this.toastError(deleteFailedLabel, error);
            return false;
        }
        await this.refresh();
        return true;
    }

    async restore({ rowId }: DeleteStep): Promise<void> {
        this.#saves += 1;
        try {
            const stored = await bringBack(rowId);
            this.#hidden.delete(rowId);
            this.rows = withRow(this.rows, stored, this.stepNumber);
        } catch (error) {
            this.toastError(restoreFailedLabel, error);
            return;
        }
        await this.refresh();
    }

    /* The plan as a whole. */

    async confirm(): Promise<void> {
        const planId = this.planId ?? '';
        await this.run(() => confirmProfile({ planId }));
    }

    async waive(criterion: string, label: string): Promise<void> {
        const stepId = this.step?.stepId ?? '';
        const done = await ask(waiverQuestion(label, this.today), async ({ reason, endDate }) => {
            await waive({ stepId, criterion, reason: reason ?? '', endDate: endDate ?? '' });
        });
        if (done) {
            this.toast(waivedLabel);
            await this.refresh();
        }
    }

    async move(move: PlanMove): Promise<void> {
        const view = this.view as PlanWorkspaceView;
        const planId = this.planId ?? '';
        let next: string | null = null;
        const done = await ask(moveQuestion(move, view, this.today), async (values) => {
            const { comment = null, decision = null, startDate, endDate } = values;
            if (move === 'StartNext') {
                next = await startNextPlan({ planId, startDate: startDate ?? '', endDate: endDate ?? '' });
            } else {
                await makeMove({ planId, move, comment, decision });
            }
        });
        if (done) {
            this.toast(fill(doneLabel, moveLabel(move)));
            this.tellOthers([planId, view.keyAccountId ?? '']);
            await this.refresh();
        }
        if (next) {
            this.targetId = next;
        }
    }

    /** Does something, tells if it failed, and reads again if not. @returns whether it was done */
    async run(action: () => Promise<void>): Promise<boolean> {
        try {
            await action();
        } catch (error) {
            this.toastError(failedLabel, error);
            return false;
        }
        await this.refresh();
        return true;
    }

    tellOthers(ids: readonly string[]): void {
        notifyRecordUpdateAvailable(ids.filter((id) => id !== '').map((recordId) => ({ recordId })));
    }

    toast(title: string): void {
        this.dispatchEvent(new ShowToastEvent({ title, variant: 'success' }));
    }

    toastError(title: string, error: unknown): void {
        this.dispatchEvent(
            new ShowToastEvent({ title, message: plainMessage(error, unknownLabel), variant: 'error', mode: 'sticky' })
        );
    }
}
