import { isUndoKey } from 'c/keyboardUtils';
import type { CellWork } from './cellWork';
import type { DealWork } from './dealWork';
import type { HistoryStep, Offer } from './host';
import type { UnitWork } from './unitWork';

const HISTORY_LIMIT = 50;

/** Who shows what can be taken back. */
export interface UndoHost {
    history: readonly HistoryStep[];
    bar: Offer | null;
    focusGrid(id: null, ifLost: boolean): void;
}

/** What was done last, and how each of it is taken back. */
export class UndoWork {
    readonly #host: UndoHost;
    readonly #cells: CellWork;
    readonly #deals: DealWork;
    readonly #units: UnitWork;

    constructor(host: UndoHost, cells: CellWork, deals: DealWork, units: UnitWork) {
        this.#host = host;
        this.#cells = cells;
        this.#deals = deals;
        this.#units = units;
    }

    /** Offers to take something back that was just done. */
    remember(step: HistoryStep): void {
        this.#host.history = [...this.#host.history.slice(1 - HISTORY_LIMIT), step];
        this.#host.bar = { message: step.message, busy: false };
    }

    handleKey(event: KeyboardEvent): void {
        if (isUndoKey(event) && (this.#host.history.length > 0 || this.#cells.unanswered.isBusy)) {
            event.preventDefault();
            this.undoLatest();
        }
    }

    /** Takes back what was done last: what the server is still storing, once it is stored. */
    async undoLatest(): Promise<void> {
        if (await this.#cells.unanswered.isAnswered(() => this.#host.history.at(-1))) {
            await this.undo();
        }
    }

    /** Takes back what is offered. */
    async undo(): Promise<void> {
        const step = this.#host.history.at(-1);
        if (!step || this.#host.bar?.busy) {
            return;
        }
        this.#host.history = this.#host.history.slice(0, -1);
        this.#host.bar = { message: step.message, busy: true };
        if (!(await this.takeBack(step))) {
            this.#host.history = [...this.#host.history, step];
        }
        this.#host.bar = null;
        this.#host.focusGrid(null, true);
    }

    /** @returns whether the user wanted it when asked again */
    async takeBack(step: HistoryStep): Promise<boolean> {
        switch (step.type) {
            case 'edit':
                await this.#cells.takeBack(step.changes);
                break;
            case 'link':
                await this.#deals.unlink(step);
                break;
            case 'created':
                return this.#deals.takeBackCreated(step);
            case 'plan':
                await this.#deals.unplan(step.valueItemIds);
                await this.#cells.takeBack(step.changes);
                break;
            case 'units':
                await this.#units.takeBackAdded(step.ids);
                break;
            case 'unitRemoved':
                await this.#units.takeBackRemoved(step.id);
                break;
            default:
                await this.#units.takeBackChange(step.before, step.after);
        }
        return true;
    }
}
