import { LightningElement, api, wire } from 'lwc';
import { CurrentPageReference } from 'lightning/navigation';
import type { PageReference } from 'lightning/navigation';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { refreshApex } from '@salesforce/apex';
import getStepWork from '@salesforce/apex/PlanController.getStepWork';
import getWorkspace from '@salesforce/apex/PlanController.getWorkspace';
import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import failedLabel from '@salesforce/label/c.Ui_Reason_Failed';
import loadFailedLabel from '@salesforce/label/c.Ui_Plan_LoadFailed';
import loadingLabel from '@salesforce/label/c.Ui_Loading';
import planLabel from '@salesforce/label/c.Ui_Plan';
import refusedHeading from '@salesforce/label/c.Ui_Card_RefusedHeading';
import refusedMessage from '@salesforce/label/c.Ui_Card_RefusedMessage';
import sideLabel from '@salesforce/label/c.Ui_Criteria_Heading';
import unknownLabel from '@salesforce/label/c.Ui_UnknownError';
import { isAccessRefused, plainMessage } from 'c/ldsUtils';
import {
    actionInstead,
    childKindOf,
    firstOpenStep,
    guideOf,
    hasUnsaved,
    jumpTo,
    mergeWork,
    saveStateOf,
    sectionViews,
    stepTabs,
    targetOf,
    unsavedSteps,
    valueOf
} from 'c/planModel';
import type { FocusPlace, Guide, Intent, OpenForm, PlanRows, SaveState, StepContext } from 'c/planModel';
import { todayIn } from 'c/textUtils';
import type { Wired } from 'keystone/apex';
import type { PlanStepView, PlanStepWork, PlanWorkspaceView } from 'keystone/dto';
import type { CellEventDetail, FormEventDetail } from 'keystone/ui';
import { onlyDeletions } from './history';
import type { HistoryStep } from './history';
import { noticeOf } from './notices';
import type { Notice } from './notices';
import { FormWork } from './formWork';
import type { FocusTarget, Host, Offer } from './host';
import { PlanWork } from './planWork';
import { RowWork } from './rowWork';

type Go = Extract<Intent, { type: 'go' }>;

interface StepWorkElement extends HTMLElement {
    focusOn(place: FocusPlace): boolean;
}

/**
 * The seven-step plan of a key account, on its own page and on those of the key account and the account: holds what is read and
 * what the user changed, talks to the server, and leaves showing it to its parts.
 */
export default class PlanWorkspace extends LightningElement implements Host {
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
    bar: Offer | null = null;
    guideShown = true;
    addedPeople: readonly string[] = [];
    hasSaved = false;

    readonly #formWork = new FormWork(this);
    readonly #rowWork = new RowWork(this);
    readonly #planWork = new PlanWork(this);
    #recordId: string | undefined;
    /** What the wires provisioned, for refreshApex. */
    #wiredView: Wired<PlanWorkspaceView> | undefined;
    #wiredWork: Wired<PlanStepWork> | undefined;
    /** A reading of the step that began before the latest save. */
    #staleWork: PlanStepWork | null = null;
    /** Steps that were read before, whose readings may be old. */
    #visited = new Set<number>();
    #refreshId: string | undefined;
    /** How many saves were started; a reading that began before the latest one is out of date. */
    #saves = 0;
    #savesAtReading = 0;
    /** What takes the keyboard after the next rendering. */
    #focusNext: FocusTarget | null = null;
    /** Where the user wants to go once the step has been read. */
    #goNext: Go | null = null;
    /** The step that the page's URL asks for, until it has been opened. */
    #askedStep: number | null = null;

    /** The record whose page this is on. */
    @api
    get recordId(): string | undefined {
        return this.#recordId;
    }

    set recordId(value: string | undefined) {
        this.#recordId = value;
        this.targetId = value;
    }

    /** Links lead to a step by `c__step` in the URL. */
    @wire(CurrentPageReference)
    wiredPage(page: PageReference | undefined): void {
        const asked = Number(page?.state?.c__step);
        this.#askedStep = Number.isInteger(asked) ? asked : null;
        const step = this.view ? this.askedStep(this.view) : null;
        if (step !== null) {
            this.openStep(step);
        }
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

    get saveState(): SaveState {
        return saveStateOf(this.rows, this.hasSaved);
    }

    handleLeave = (event: BeforeUnloadEvent): void => {
        if (hasUnsaved(this.rows) || this.forms.some(({ touched }) => touched)) {
            event.preventDefault();
        }
    };

    handleKey(event: KeyboardEvent): void {
        this.#rowWork.handleKey(event);
    }

    handleReload(): void {
        this.error = null;
        this.workError = null;
        this.refresh();
    }

    handleStart(): void {
        this.#planWork.start();
    }

    /* Requests of the parts. */

    handleIntent(event: CustomEvent<Intent>): void {
        const intent = event.detail;
        switch (intent.type) {
            case 'add':
                this.#formWork.addRow(intent.section, intent.part, intent.child);
                break;
            case 'serve':
                this.#formWork.serveGoal(intent.goalId);
                break;
            case 'delete':
                this.#rowWork.deleteRow(intent.rowId);
                break;
            case 'act':
                this.#planWork.planAction(intent.whatId, intent.subject);
                break;
            case 'stage':
                this.#planWork.takeToStage(intent.rowId, intent.stage);
                break;
            case 'complete':
                this.#rowWork.complete(intent.rowId, intent.done);
                break;
            case 'person':
                this.#planWork.addPerson(intent.contactId);
                break;
            case 'confirm':
                this.#planWork.confirm();
                break;
            case 'map':
                this.#planWork.openMap();
                break;
            case 'go':
                this.go(intent);
                break;
            case 'step':
                this.openStep(intent.stepNumber);
                break;
            case 'waive':
                this.#planWork.waive(intent.criterion, intent.label);
                break;
            case 'revoke':
                this.#planWork.revoke(intent.waiverId);
                break;
            case 'move':
                this.#planWork.move(intent.move);
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
        this.#rowWork.edit(rowId, field, value);
    }

    handleCellRetry(event: CustomEvent<CellEventDetail>): void {
        this.#rowWork.retry(event.detail.rowId);
    }

    handleCellDiscard(event: CustomEvent<CellEventDetail>): void {
        this.#rowWork.discard(event.detail.rowId, event.detail.field);
    }

    handleFormValue(event: CustomEvent<FormEventDetail>): void {
        this.#formWork.take(event.detail);
    }

    handleFormSave(event: CustomEvent<{ formId: string }>): void {
        this.#formWork.save(event.detail.formId);
    }

    handleFormCancel(event: CustomEvent<{ formId: string }>): void {
        this.#formWork.closeForm(event.detail.formId);
    }

    handleUndo(): void {
        this.#rowWork.undo();
    }

    handleUndoExpired(): void {
        this.bar = null;
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
            this.stepNumber = this.askedStep(view) ?? firstOpenStep(view.steps);
        }
        this.view = view;
        this.planId = planId;
        this.error = null;
    }

    takeWork(work: PlanStepWork): void {
        const isNew = this.work?.stepNumber !== work.stepNumber;
        this.work = work;
        this.rows = mergeWork(this.rows, work, this.#rowWork.hidden);
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

    /** The step that the URL asks for, once; null for none or one that the plan does not have. */
    askedStep(view: PlanWorkspaceView): number | null {
        const asked = this.#askedStep;
        this.#askedStep = null;
        return view.steps.some(({ stepNumber }) => stepNumber === asked) ? asked : null;
    }

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
            this.#planWork.planAction(intent.recordId, intent.text);
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
        if (jump.adds && kind && this.#formWork.canAdd(kind)) {
            const parentId = kind === 'Action' ? intent.recordId : null;
            this.#formWork.openFormIn(
                jump.section,
                kind,
                jump.part,
                { ...jump.given },
                jump.child ? jump.part : parentId
            );
        } else {
            const { rowId, field } = jump;
            this.focusOn({ section: jump.section.id, rowId: rowId ?? undefined, field: field ?? undefined });
        }
    }

    startSave(): void {
        this.#saves += 1;
    }

    focusAfter(target: FocusTarget): void {
        this.#focusNext = target;
    }

    /** Puts the keyboard on a place that is on the page already, with nothing left to render. */
    focusOn(place: FocusPlace): void {
        this.template!.querySelector<StepWorkElement>('c-plan-step-work')?.focusOn(place);
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
