import asOfLabel from '@salesforce/label/c.Ws_AsOf';
import selectedLabel from '@salesforce/label/c.Ws_Selection';
import unsavedLabel from '@salesforce/label/c.Ws_Unsaved';
import { bestPotentials } from 'c/matrixModel';
import type { CellId, HeatBy, MatrixFilter, Palette, PotentialItem } from 'c/matrixModel';
import type { Look } from 'c/matrixToolbar';
import { fill } from 'c/textUtils';
import type { Host } from './host';
import { openedCell } from './openedCell';
import type { OpenedCell } from './openedCell';

/** How many potentials the list shows. */
const LIST_LENGTH = 25;

/** What the page needs to know beside what its helpers do. */
export interface PageHost extends Host {
    readonly look: Look;
    readonly chosen: ReadonlySet<CellId>;
    readonly openedUnit: string | undefined;
    readonly openedOffering: string | undefined;
}

/** The grid or the list in its place, as far as they are told what to do. */
export interface GridElement extends HTMLElement {
    focusCell(id: CellId | null): void;
    /** The list has no colours. */
    palette?(): Palette;
}

/** What is on show, ready for the template. There is a scene. */
export class PageView {
    readonly #host: PageHost;

    constructor(host: PageHost) {
        this.#host = host;
    }

    get showsMatrix(): boolean {
        return this.#host.look !== 'potentials' && !this.nothingFound;
    }

    get showsPotentials(): boolean {
        return this.#host.look === 'potentials' && !this.nothingFound;
    }

    get nothingFound(): boolean {
        return this.#host.scene.matching === 0;
    }

    get heatBy(): HeatBy {
        return this.#host.scene.options.heatBy;
    }

    get filter(): MatrixFilter {
        return this.#host.scene.options.filter;
    }

    get matching(): number {
        return this.#host.scene.matching;
    }

    get cellCount(): number {
        return this.#host.shown.units.length * this.#host.shown.columns.length;
    }

    get potentials(): PotentialItem[] {
        return bestPotentials(this.#host.scene, LIST_LENGTH);
    }

    get canPlan(): boolean {
        return this.#host.view.canEdit && this.#host.view.planId !== null;
    }

    get asOf(): string {
        const day = this.#host.texts.day(this.#host.view.asOf);
        return day === '' ? '' : fill(asOfLabel, day);
    }

    get subtitle(): string {
        return [this.#host.view.keyAccountName ?? '', this.asOf].filter((text) => text !== '').join(' · ');
    }

    get selectionText(): string {
        return fill(selectedLabel, this.#host.chosen.size);
    }

    get canEditSelection(): boolean {
        return this.#host.view.canEdit && this.#host.chosen.size > 1 && this.#host.look !== 'potentials';
    }

    get unsaved(): string {
        const failed = [...this.#host.pending.values()].filter(({ error }) => error !== null);
        return failed.length === 0 ? '' : fill(unsavedLabel, failed.length, failed[0].error ?? '');
    }

    get saving(): boolean {
        return [...this.#host.pending.values()].some((edit) => edit.saving);
    }

    /** The cell whose details are shown. */
    get opened(): OpenedCell | null {
        return openedCell(this.#host, this.#host.openedUnit, this.#host.openedOffering);
    }

    get columnsClass(): string {
        return this.opened ? 'columns columns_open' : 'columns';
    }
}
