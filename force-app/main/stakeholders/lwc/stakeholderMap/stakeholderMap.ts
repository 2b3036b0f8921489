import { LightningElement, api, wire } from 'lwc';
import { CurrentPageReference } from 'lightning/navigation';
import type { PageReference } from 'lightning/navigation';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { refreshApex } from '@salesforce/apex';
import getMap from '@salesforce/apex/StakeholderMapController.getMap';
import FORM_FACTOR from '@salesforce/client/formFactor';
import LOCALE from '@salesforce/i18n/locale';
import discardLabel from '@salesforce/label/c.Ui_Map_Discard';
import failedLabel from '@salesforce/label/c.Ui_Reason_Failed';
import loadFailedLabel from '@salesforce/label/c.Ui_Map_LoadFailed';
import loadingLabel from '@salesforce/label/c.Ui_Loading';
import mapLabel from '@salesforce/label/c.Ui_Map';
import moreLabel from '@salesforce/label/c.Ui_Map_LoadMore';
import notSavedLabel from '@salesforce/label/c.Ui_Map_NotSaved';
import readOnlyLabel from '@salesforce/label/c.Ui_Map_ReadOnly';
import refusedHeading from '@salesforce/label/c.Ui_Card_RefusedHeading';
import refusedMessage from '@salesforce/label/c.Ui_Card_RefusedMessage';
import retryLabel from '@salesforce/label/c.Ui_Retry';
import savingLabel from '@salesforce/label/c.Ui_Saving';
import shownLabel from '@salesforce/label/c.Ui_Map_Shown';
import unknownLabel from '@salesforce/label/c.Ui_UnknownError';
import { isUndoKey } from 'c/keyboardUtils';
import { isAccessRefused, plainMessage } from 'c/ldsUtils';
import { EMPTY_DATA, NO_FILTERS, dataOf, foldedAtFirst, menuOf, reportingOf, withSave } from 'c/mapModel';
import type { MapContext, MapData, MapFilters, MapIntent, MapViewName, Reporting } from 'c/mapModel';
import { fill } from 'c/textUtils';
import type { Wired } from 'keystone/apex';
import type { MapColleague, MapPerson, MapPersonDetail, MapSave, MapView, PersonSuggestion } from 'keystone/dto';
import { EditWork } from './editWork';
import type { HistoryStep, Host, Offer, PendingEdit } from './host';
import { MapWork } from './mapWork';
import { IntentWork } from './intentWork';
import { memo } from './memo';
import { MANY_PEOPLE, emptyNotice, noticeOf, notesOf } from './notices';
import type { Notice } from './notices';
import { takePicture } from './pictures';
import type { CanvasElement } from './pictures';
import { ReadWork } from './readWork';
import { Sight } from './sight';
import { arrange } from './views';
import type { Shown } from './views';

interface Menu {
    id: string;
    x: number;
    y: number;
}

const VIEWS: readonly MapViewName[] = ['chart', 'grid', 'matrix', 'list'];

/**
 * The relationship map of a key account, on its own page and on those of the account and the plan: holds what is read and what
 * the user changed, talks to the server, and leaves showing it to its parts.
 */
export default class StakeholderMap extends LightningElement implements Host {
    readonly labels = {
        discard: discardLabel,
        loadFailed: loadFailedLabel,
        loading: loadingLabel,
        map: mapLabel,
        more: moreLabel,
        notSaved: notSavedLabel,
        readOnly: readOnlyLabel,
        refusedHeading,
        refusedMessage,
        retry: retryLabel,
        saving: savingLabel
    };

    /** The record whose page this is on. */
    @api recordId: string | undefined;

    view: MapView | null = null;
    stored: MapData = EMPTY_DATA;
    pending: readonly PendingEdit[] = [];
    history: readonly HistoryStep[] = [];
    bar: Offer | null = null;
    error: unknown = null;
    filters: MapFilters = NO_FILTERS;
    shownView: MapViewName = FORM_FACTOR === 'Small' ? 'list' : 'chart';
    selectedId: string | null = null;
    detail: MapPersonDetail | null = null;
    detailError: unknown = null;
    collapsed: readonly string[] = [];
    menu: Menu | null = null;
    suggestions: readonly PersonSuggestion[] = [];
    addedPeople: readonly string[] = [];
    extraColleagues: readonly MapColleague[] = [];
    alsoContact: boolean | null = null;
    more: string | null = null;
    loadingMore = false;

    readonly #edits = new EditWork(this);
    readonly #work = new MapWork(this, this.#edits);
    readonly #reads = new ReadWork(this);
    readonly #intents = new IntentWork(this, this.#work);
    readonly #sight = new Sight();
    readonly #data = memo<MapData>();
    readonly #reporting = memo<Reporting>();
    readonly #colleagues = memo<readonly MapColleague[]>();
    readonly #shown = memo<Shown>();
    #wired: Wired<MapView> | undefined;
    #refreshId: string | undefined;
    /** What the page's URL asks for, until it has been opened. */
    #askedPerson: string | null = null;
    #keyAccountId: string | null = null;

    /** Links lead to a view and a person by `c__view` and `c__person` in the URL. */
    @wire(CurrentPageReference)
    wiredPage(page: PageReference | undefined): void {
        const { c__view: view, c__person: person } = page?.state ?? {};
        if (VIEWS.includes(view as MapViewName)) {
            this.shownView = view as MapViewName;
        }
        this.#askedPerson = typeof person === 'string' ? person : null;
        this.openAsked();
    }

    @wire(getMap, { recordId: '$recordId' })
    wiredMap(provisioned: Wired<MapView>): void {
        this.#wired = provisioned;
        if (provisioned.data) {
            this.takeView(provisioned.data);
        } else if (provisioned.error) {
            this.error = provisioned.error;
        }
    }

    connectedCallback(): void {
        this.#refreshId = registerRefreshHandler(this, () => this.refresh());
        window.addEventListener('beforeunload', this.handleLeave);
    }

    disconnectedCallback(): void {
        if (this.#refreshId !== undefined) {
            unregisterRefreshHandler(this.#refreshId);
        }
        window.removeEventListener('beforeunload', this.handleLeave);
    }

    renderedCallback(): void {
        this.#sight.settle(this.template!);
    }

    /* What is shown. */

    get loading(): boolean {
        return this.view === null && this.error === null;
    }

    get refused(): boolean {
        return this.error !== null && isAccessRefused(this.error);
    }

    get notice(): Notice | null {
        return noticeOf(this.view?.state);
    }

    get hasMap(): boolean {
        return this.view?.state === 'Map';
    }

    get context(): MapContext {
        const view = this.view as MapView;
        return { view, today: view.today ?? '', locale: LOCALE };
    }

    get keyAccountId(): string {
        return this.view?.keyAccountId ?? '';
    }

    get editable(): boolean {
        return this.view?.editable === true;
    }

    get canRate(): boolean {
        return this.view?.canRate === true;
    }

    get canWriteContacts(): boolean {
        return this.view?.canWriteContacts === true;
    }

    get writesContacts(): boolean {
        return this.alsoContact === true;
    }

    get readOnly(): boolean {
        return !this.editable;
    }

    get data(): MapData {
        const { pending, stored } = this;
        return this.#data([pending, stored], () => pending.reduce((data, edit) => edit.apply(data), stored));
    }

    get reporting(): Reporting {
        const { people } = this.data;
        return this.#reporting([people], () => reportingOf(people));
    }

    /** Everything that the views show. */
    get shown(): Shown {
        const { colleagues, data, filters, shownView, view } = this;
        return this.#shown([colleagues, data, filters, shownView, view], () =>
            arrange({ colleagues, context: this.context, data, filters, reporting: this.reporting, view: shownView })
        );
    }

    /** The chart, while it is shown. */
    get canvas(): CanvasElement | null {
        return this.template!.querySelector<CanvasElement>('c-map-canvas');
    }

    /** The columns of the matrix. */
    get colleagues(): readonly MapColleague[] {
        const { extraColleagues, view } = this;
        return this.#colleagues([extraColleagues, view], () => {
            const known = view?.colleagues ?? [];
            const ids = new Set(known.map(({ userId }) => userId));
            return [...known, ...extraColleagues.filter(({ userId }) => !ids.has(userId))];
        });
    }

    get parked(): MapPerson[] {
        return this.data.people
            .filter(({ parked }) => parked)
            .sort((one, other) => one.name.localeCompare(other.name, LOCALE));
    }

    get hasParked(): boolean {
        return this.parked.length > 0;
    }

    get isEmpty(): boolean {
        return this.data.people.length === 0;
    }

    get empty(): Notice & { action: string } {
        return emptyNotice(this.editable);
    }

    get isChart(): boolean {
        return this.shownView === 'chart';
    }

    get isGrid(): boolean {
        return this.shownView === 'grid';
    }

    get isMatrix(): boolean {
        return this.shownView === 'matrix';
    }

    get isList(): boolean {
        return this.shownView === 'list';
    }

    get notes(): string[] {
        return notesOf(this.data.people, this.reporting);
    }

    get moreText(): string {
        return this.more ? fill(shownLabel, this.data.people.length) : '';
    }

    get failed() {
        return this.pending.filter(({ error }) => error !== null);
    }

    get saving(): boolean {
        return this.pending.some((edit) => edit.saving);
    }

    get selected(): MapPerson | null {
        return this.data.people.find(({ id }) => id === this.selectedId) ?? null;
    }

    get managerName(): string | null {
        const managerId = this.selectedId ? (this.reporting.managers.get(this.selectedId) ?? null) : null;
        return this.data.people.find(({ id }) => id === managerId)?.name ?? null;
    }

    get bodyClass(): string {
        const place = this.isChart ? 'body_beside' : 'body_over';
        return this.selected ? `body ${place}` : 'body';
    }

    get suggested(): readonly PersonSuggestion[] {
        const known = new Set(this.data.people.map(({ contactId }) => contactId));
        return this.suggestions.filter(({ contactId }) => !known.has(contactId));
    }

    get hasSuggestions(): boolean {
        return this.editable && this.suggested.length > 0;
    }

    get menuPerson(): MapPerson | null {
        return this.data.people.find(({ id }) => id === this.menu?.id) ?? null;
    }

    get menuItems() {
        return this.menuPerson ? menuOf(this.menuPerson, this.context.view) : [];
    }

    /* Requests of the parts. */

    handleIntent(event: CustomEvent<MapIntent>): void {
        this.#intents.serve(event.detail);
    }

    handleSelect(event: CustomEvent<{ id: string }>): void {
        this.open(event.detail.id);
    }

    handleMenu(event: CustomEvent<Menu>): void {
        this.menu = event.detail;
    }

    handleMenuClose(): void {
        this.#sight.toView(this.menu?.id ?? null);
        this.menu = null;
    }

    handleReparent(event: CustomEvent<{ id: string; managerId: string | null }>): void {
        this.#work.move(event.detail.id, event.detail.managerId);
    }

    handleLineDraw(event: CustomEvent<{ fromId: string; toId: string }>): void {
        this.#work.line(event.detail.fromId, event.detail.toId);
    }

    handleCollapse(event: CustomEvent<{ ids: readonly string[] }>): void {
        this.collapsed = event.detail.ids;
    }

    handlePark(event: CustomEvent<{ id: string }>): void {
        this.#work.park([event.detail.id], true);
    }

    handleAdd(): void {
        this.#work.addPerson();
    }

    handleMoreMenu(event: CustomEvent<string>): void {
        const { canvas } = this;
        if (event.detail === 'contact') {
            this.alsoContact = !this.alsoContact;
        } else if (canvas) {
            takePicture(canvas, event.detail, this.view?.keyAccountName ?? mapLabel).catch((error) =>
                this.toastError(failedLabel, error)
            );
        }
    }

    handleRetry(event: Event): void {
        this.#edits.retry(Number((event.currentTarget as HTMLElement).dataset.edit));
    }

    handleDiscard(event: Event): void {
        this.#edits.discard(Number((event.currentTarget as HTMLElement).dataset.edit));
    }

    handleUndo(): void {
        this.#edits.undo();
    }

    handleUndoExpired(): void {
        this.bar = null;
    }

    handleKey(event: KeyboardEvent): void {
        const inText = ['INPUT', 'TEXTAREA'].includes((event.target as HTMLElement).tagName);
        if (isUndoKey(event) && !inText && (this.history.length > 0 || this.#edits.unanswered.isBusy)) {
            event.preventDefault();
            this.#edits.undoLatest();
        }
    }

    handleReload(): void {
        this.error = null;
        this.refresh();
    }

    handleLoadMore(): void {
        this.loadMore();
    }

    handleLeave = (event: BeforeUnloadEvent): void => {
        if (this.pending.length > 0) {
            event.preventDefault();
        }
    };

    /* What is read. */

    takeView(view: MapView): void {
        const isNew = view.keyAccountId !== this.#keyAccountId;
        this.view = view;
        this.error = null;
        if (!view.page) {
            return;
        }
        this.stored = dataOf(view.page);
        this.more = view.page.more ?? null;
        if (isNew) {
            this.#keyAccountId = view.keyAccountId ?? null;
            this.pending = [];
            this.history = [];
            const many = this.stored.people.length > MANY_PEOPLE;
            this.collapsed = many ? foldedAtFirst(reportingOf(this.stored.people)) : [];
            this.#reads.suggest();
        }
        this.openAsked();
    }

    takeSave(save: MapSave): void {
        this.stored = withSave(this.stored, save);
        if (this.view && save.scores) {
            this.view = { ...this.view, scores: save.scores };
        }
        const unknown = save.relations.some(
            ({ userId }) => userId && !(this.view?.colleagues ?? []).some((one) => one.userId === userId)
        );
        if (unknown) {
            // A colleague who was not on the map before: only the server knows the name.
            this.refresh();
        }
        const isSelected = save.people.some(({ id }) => id === this.selectedId);
        if (isSelected || save.created.length > 0) {
            this.loadDetail();
        }
        if (save.removed.includes(this.selectedId ?? '')) {
            this.close();
        }
        const ids = [...save.people.map(({ id }) => id), this.keyAccountId].filter(Boolean);
        notifyRecordUpdateAvailable(ids.map((recordId) => ({ recordId })));
    }

    async refresh(): Promise<void> {
        if (this.#wired) {
            await refreshApex(this.#wired);
        }
        await this.loadDetail();
    }

    openAsked(): void {
        const id = this.#askedPerson;
        if (id && this.stored.people.some((person) => person.id === id)) {
            this.#askedPerson = null;
            this.open(id);
        }
    }

    open(id: string): void {
        if (id !== this.selectedId) {
            this.detail = null;
        }
        this.menu = null;
        this.selectedId = id;
        this.#sight.toPanel(id);
        this.loadDetail();
    }

    close(): void {
        this.#sight.toView(this.selectedId);
        this.selectedId = null;
        this.detail = null;
        this.detailError = null;
    }

    loadDetail(): Promise<void> {
        return this.#reads.detail();
    }

    loadMore(): Promise<void> {
        return this.#reads.more();
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
