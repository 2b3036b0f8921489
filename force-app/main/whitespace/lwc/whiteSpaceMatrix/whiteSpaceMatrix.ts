import { LightningElement, api, wire } from 'lwc';
import { CurrentPageReference } from 'lightning/navigation';
import type { PageReference } from 'lightning/navigation';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { refreshApex } from '@salesforce/apex';
import getCell from '@salesforce/apex/WhiteSpaceController.getCell';
import getMatrix from '@salesforce/apex/WhiteSpaceController.getMatrix';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import USER_ID from '@salesforce/user/Id';
import failedLabel from '@salesforce/label/c.Ui_Reason_Failed';
import unknownLabel from '@salesforce/label/c.Ui_UnknownError';
import { isKeyboardLost } from 'c/keyboardUtils';
import { isAccessRefused, plainMessage } from 'c/ldsUtils';
import { NO_FILTER, keyOf } from 'c/matrixModel';
import type {
    CellField,
    CellId,
    FieldContext,
    HeatBy,
    Matrix,
    MatrixFilter,
    Pending,
    Scene,
    Texts,
    Topic
} from 'c/matrixModel';
import type { FoldDetail, SelectionDetail } from 'c/matrixGrid';
import type { Command, Look } from 'c/matrixToolbar';
import { todayIn } from 'c/textUtils';
import type { Wired } from 'keystone/apex';
import type { CellDetail, MatrixCell, MatrixView } from 'keystone/dto';
import type { CellEventDetail } from 'keystone/ui';
import { CellWork } from './cellWork';
import { DealWork } from './dealWork';
import { exportScene } from './files';
import type { Format } from './files';
import type { HistoryStep, Offer } from './host';
import { LABELS } from './labels';
import { noticeOf } from './notices';
import type { Notice } from './notices';
import { PageView } from './pageView';
import type { GridElement, PageHost } from './pageView';
import { SceneState } from './sceneState';
import { UndoWork } from './undoWork';
import { UnitWork } from './unitWork';

/** Below this width, in pixels, the best potentials are shown first: a matrix needs room. Without a width it is not on show yet. */
const NARROW = 560;

/**
 * White space: buying units by offerings, what each buys from whom, and what may come of it. On the pages of the account, the key
 * account and the plan, and on a page of its own. Holds what is read and what the user changed, talks to the server, and leaves
 * showing it to its parts.
 */
export default class WhiteSpaceMatrix extends LightningElement implements PageHost {
    readonly labels = LABELS;
    readonly userId = USER_ID;

    targetId: string | undefined;
    read: MatrixView | null = null;
    error: unknown = null;
    detail: CellDetail | null = null;
    detailError: unknown = null;
    history: readonly HistoryStep[] = [];
    bar: Offer | null = null;
    /** What the user asked to see; null follows the room that there is. */
    chosenLook: Look | null = null;
    narrow = false;
    chosen: ReadonlySet<CellId> = new Set();
    openedUnit: string | undefined;
    openedOffering: string | undefined;
    currentScene: Scene | null = null;

    readonly #state = new SceneState();
    #recordId: string | undefined;
    /** What the wires provisioned, for refreshApex. */
    #wiredView: Wired<MatrixView> | undefined;
    #wiredCell: Wired<CellDetail> | undefined;
    #refreshId: string | undefined;
    /** How many saves were started; a reading that began before the latest one is out of date. */
    #saves = 0;
    #savesAtReading = 0;
    #observer: ResizeObserver | undefined;
    /** What takes the keyboard after the next rendering. */
    #focusNext: 'panel' | { cell: CellId | null; ifLost?: boolean } | null = null;

    readonly #cellWork = new CellWork(this);
    readonly #dealWork = new DealWork(this);
    readonly #unitWork = new UnitWork(this);
    readonly #undoWork = new UndoWork(this, this.#cellWork, this.#dealWork, this.#unitWork);

    /** The record whose page this is on. */
    @api
    get recordId(): string | undefined {
        return this.#recordId;
    }

    set recordId(value: string | undefined) {
        this.#recordId = value;
        this.aim(value);
    }

    /** On a page of its own, `c__recordId` in the URL says whose white space it is. */
    @wire(CurrentPageReference)
    wiredPage(page: PageReference | undefined): void {
        const asked = page?.state?.c__recordId;
        if (!this.#recordId && typeof asked === 'string') {
            this.aim(asked);
        }
    }

    /** What is read from now on is of another record, whatever was saved before. */
    aim(recordId: string | undefined): void {
        if (recordId !== this.targetId) {
            this.targetId = recordId;
            this.#savesAtReading = this.#saves;
        }
    }

    @wire(getMatrix, { recordId: '$targetId' })
    wiredMatrix(provisioned: Wired<MatrixView>): void {
        this.#wiredView = provisioned;
        if (provisioned.data) {
            if (this.#savesAtReading === this.#saves) {
                this.takeView(provisioned.data);
            }
        } else if (provisioned.error) {
            this.error = provisioned.error;
        }
    }

    @wire(getCell, { unitId: '$openedUnit', offeringId: '$openedOffering' })
    wiredCell(provisioned: Wired<CellDetail>): void {
        this.#wiredCell = provisioned;
        this.detail = provisioned.data ?? null;
        this.detailError = provisioned.error ?? null;
    }

    connectedCallback(): void {
        this.#refreshId = registerRefreshHandler(this, () => this.refresh());
        window.addEventListener('beforeunload', this.handleLeave);
    }

    renderedCallback(): void {
        const root = this.refs?.root as HTMLElement | undefined;
        if (!this.#observer && root) {
            this.#observer = new ResizeObserver(() => this.measure());
            this.#observer.observe(root);
            this.measure();
        }
        const target = this.#focusNext;
        this.#focusNext = null;
        if (target === 'panel') {
            this.template!.querySelector<HTMLElement>('c-cell-panel')?.focus();
        } else if (target && (!target.ifLost || isKeyboardLost())) {
            this.grid?.focusCell(target.cell);
        }
    }

    disconnectedCallback(): void {
        if (this.#refreshId !== undefined) {
            unregisterRefreshHandler(this.#refreshId);
        }
        window.removeEventListener('beforeunload', this.handleLeave);
        this.#observer?.disconnect();
        this.#observer = undefined;
    }

    /* What is shown. */

    get loading(): boolean {
        return this.read === null && this.error === null;
    }

    get refused(): boolean {
        return this.error !== null && isAccessRefused(this.error);
    }

    get notice(): Notice | null {
        return this.read && this.#state.matrix ? noticeOf(this.read, this.#state.matrix) : null;
    }

    get noUnits(): boolean {
        return (this.notice?.action ?? '') !== '';
    }

    get ready(): boolean {
        return this.currentScene !== null && this.notice === null;
    }

    get view(): MatrixView {
        return this.read as MatrixView;
    }

    get matrix(): Matrix {
        return this.#state.matrix as Matrix;
    }

    get shown(): Matrix {
        return this.#state.shown as Matrix;
    }

    get scene(): Scene {
        return this.currentScene as Scene;
    }

    get texts(): Texts {
        return this.#state.texts;
    }

    get today(): string {
        return todayIn(TIME_ZONE);
    }

    get fieldContext(): FieldContext {
        return { currencyCode: this.view.currencyCode, competitors: this.view.competitors };
    }

    get pending(): Pending {
        return this.#state.pending;
    }

    set pending(pending: Pending) {
        this.#state.pending = pending;
        this.rebuild();
    }

    get look(): Look {
        return this.chosenLook ?? (this.narrow ? 'potentials' : 'footprint');
    }

    /** What is on show. */
    get shownPage(): PageView {
        return new PageView(this);
    }

    get grid(): GridElement | null {
        return this.template!.querySelector<GridElement>('c-matrix-grid, c-matrix-potentials');
    }

    measure(): void {
        const width = (this.refs?.root as HTMLElement | undefined)?.clientWidth ?? 0;
        this.narrow = width > 0 && width < NARROW;
    }

    /* What is read. */

    takeView(view: MatrixView): void {
        if (view.keyAccountId !== this.read?.keyAccountId) {
            this.#state.pending = new Map();
            this.history = [];
            this.chosen = new Set();
            this.openedUnit = undefined;
            this.openedOffering = undefined;
        }
        this.read = view;
        this.error = null;
        this.#state.read(view);
        this.rebuild();
    }

    takeCells(cells: readonly MatrixCell[]): void {
        this.#state.matrix = this.matrix.with(cells.map((cell) => ({ ...cell })));
        this.rebuild();
    }

    /** Makes the scene anew from what it follows from. */
    rebuild(): void {
        this.currentScene = this.#state.build(this.look === 'share' ? 'share' : 'footprint');
    }

    async refresh(): Promise<void> {
        this.#savesAtReading = this.#saves;
        const wired = [this.#wiredView, this.openedUnit ? this.#wiredCell : undefined];
        try {
            await Promise.all(wired.filter((provisioned) => provisioned !== undefined).map(refreshApex));
        } catch {
            // The wires tell of it.
        }
    }

    remember(step: HistoryStep): void {
        this.#undoWork.remember(step);
    }

    startSave(): void {
        this.#saves += 1;
    }

    /* Toolbar. */

    handleReload(): void {
        this.error = null;
        this.refresh();
    }

    handleLook(event: CustomEvent<{ look: Look }>): void {
        this.chosenLook = event.detail.look;
        this.rebuild();
    }

    handleHeat(event: CustomEvent<{ heatBy: HeatBy }>): void {
        this.#state.heatBy = event.detail.heatBy;
        this.rebuild();
    }

    handleFilter(event: CustomEvent<{ filter: MatrixFilter }>): void {
        this.#state.filter = event.detail.filter;
        this.rebuild();
    }

    handleClearFilter(): void {
        this.#state.filter = NO_FILTER;
        this.rebuild();
    }

    handleCommand(event: CustomEvent<{ command: Command }>): void {
        const { command } = event.detail;
        switch (command) {
            case 'hierarchy':
            case 'hand':
            case 'change':
                this.#unitWork.command(command, this.openedUnit ?? null);
                break;
            case 'fold':
            case 'unfold':
                this.#state.foldAll(command === 'fold');
                this.rebuild();
                break;
            default:
                this.export(command);
        }
    }

    async export(format: Format): Promise<void> {
        try {
            await exportScene(this.scene, format, {
                title: this.labels.title,
                subtitle: this.shownPage.subtitle,
                name: this.view.keyAccountName ?? '',
                day: this.today,
                palette: this.grid?.palette?.() ?? {}
            });
        } catch (error) {
            this.toastError(failedLabel, error);
        }
    }

    /* Grid and list. */

    handleSelection(event: CustomEvent<SelectionDetail>): void {
        const { ids, opened } = event.detail;
        this.chosen = new Set(ids);
        if (opened) {
            this.open(opened);
        } else if (ids.length !== 1) {
            this.closePanel();
        }
    }

    handleFold(event: CustomEvent<FoldDetail>): void {
        const { kind, id } = event.detail;
        this.#state.fold(kind, id);
        this.rebuild();
    }

    handleDetails(event: CustomEvent<{ id: CellId }>): void {
        this.open(event.detail.id);
        this.#focusNext = 'panel';
    }

    handleChangeUnit(event: CustomEvent<{ id: string }>): void {
        this.#unitWork.change(event.detail.id, null);
    }

    handleCreate(event: CustomEvent<{ id: CellId }>): void {
        this.#dealWork.create(event.detail.id);
    }

    handleLink(event: CustomEvent<{ id: CellId }>): void {
        this.#dealWork.link(event.detail.id);
    }

    handleLookedAt(event: CustomEvent<{ id: CellId }>): void {
        this.#cellWork.lookAt([event.detail.id]);
    }

    handleToPlan(event: CustomEvent<{ ids: CellId[] }>): void {
        this.#dealWork.plan(event.detail.ids);
    }

    handleClosePanel(): void {
        this.#focusNext = { cell: this.shownPage.opened?.id ?? null };
        this.closePanel();
    }

    handleRetryDetail(): void {
        this.detailError = null;
        this.refresh();
    }

    open(id: CellId): void {
        const { unitId, offeringId } = keyOf(id);
        if (unitId !== this.openedUnit || offeringId !== this.openedOffering) {
            this.detail = null;
            this.detailError = null;
            this.openedUnit = unitId;
            this.openedOffering = offeringId;
        }
    }

    closePanel(): void {
        this.openedUnit = undefined;
        this.openedOffering = undefined;
    }

    focusGrid(id: CellId | null, ifLost = false): void {
        this.#focusNext = { cell: id, ifLost };
    }

    /* Changes. */

    handleTopic(event: Event): void {
        const topic = (event.target as HTMLElement).dataset.topic as Topic;
        this.#cellWork.askFor(topic, [...this.chosen]);
    }

    handleSelectionLookedAt(): void {
        this.#cellWork.lookAt([...this.chosen]);
    }

    handleClearSelection(): void {
        this.chosen = new Set();
        this.#focusNext = { cell: null };
    }

    handleCellChange(event: CustomEvent<CellEventDetail>): void {
        const { rowId, field, value } = event.detail;
        this.#cellWork.edit([rowId], { [field as CellField]: value });
    }

    handleCellRetry(event: CustomEvent<CellEventDetail>): void {
        this.#cellWork.retry([event.detail.rowId]);
    }

    handleCellDiscard(event: CustomEvent<CellEventDetail>): void {
        this.#cellWork.discard(event.detail.rowId, event.detail.field);
    }

    handleRetryAll(): void {
        this.#cellWork.retry(this.#state.failedIds);
    }

    handleDiscardAll(): void {
        this.#state.failedIds.forEach((id) => this.#cellWork.discard(id));
    }

    handleKey(event: KeyboardEvent): void {
        this.#undoWork.handleKey(event);
    }

    async handleUndo(): Promise<void> {
        await this.#undoWork.undo();
    }

    handleUndoExpired(): void {
        this.bar = null;
    }

    handleAddByHand(): void {
        this.#unitWork.addByHand();
    }

    handleAddUnits(): void {
        this.#unitWork.addFromHierarchy();
    }

    handleLeave = (event: BeforeUnloadEvent): void => {
        if (this.pending.size > 0) {
            event.preventDefault();
        }
    };

    tellOthers(ids: readonly (string | null)[]): void {
        notifyRecordUpdateAvailable(ids.filter((id) => id !== null).map((recordId) => ({ recordId })));
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
