import CURRENCY from '@salesforce/i18n/currency';
import LOCALE from '@salesforce/i18n/locale';
import { Matrix, NO_FILTER, Scene, Texts, withPending } from 'c/matrixModel';
import type { CellId, HeatBy, MatrixFilter, MatrixLook, Pending } from 'c/matrixModel';
import type { MatrixView } from 'keystone/dto';

/** What the scene follows from. */
export class SceneState {
    /** As it is stored. */
    matrix: Matrix | null = null;
    /** With what waits to be stored. */
    shown: Matrix | null = null;
    pending: Pending = new Map();
    texts = new Texts(LOCALE, null);
    heatBy: HeatBy = 'state';
    filter: MatrixFilter = NO_FILTER;
    #foldedUnits: ReadonlySet<string> = new Set();
    #foldedGroups: ReadonlySet<string> = new Set();

    read(view: MatrixView): void {
        // An org with one currency has it from its settings.
        this.texts = new Texts(LOCALE, view.currencyCode ?? CURRENCY);
        this.matrix = new Matrix(view);
    }

    /** Folds what is unfolded, and the other way round. */
    fold(kind: 'unit' | 'group', id: string): void {
        const folded = new Set(kind === 'unit' ? this.#foldedUnits : this.#foldedGroups);
        if (!folded.delete(id)) {
            folded.add(id);
        }
        if (kind === 'unit') {
            this.#foldedUnits = folded;
        } else {
            this.#foldedGroups = folded;
        }
    }

    /** Folds everything, or nothing. */
    foldAll(folded: boolean): void {
        const units = this.shown?.units.filter(({ size }) => size > 1).map(({ unit }) => unit.id);
        const groups = this.shown?.groups.map(({ offering }) => offering?.id).filter((id) => id !== undefined);
        this.#foldedUnits = new Set(folded ? units : []);
        this.#foldedGroups = new Set(folded ? groups : []);
    }

    /** Cells with changes that could not be stored. */
    get failedIds(): CellId[] {
        return [...this.pending].filter(([, { error }]) => error !== null).map(([id]) => id);
    }

    /** The scene; null before anything was read. */
    build(look: MatrixLook): Scene | null {
        if (!this.matrix) {
            return null;
        }
        this.shown = withPending(this.matrix, this.pending);
        const failed = new Set(this.failedIds);
        const { heatBy, filter } = this;
        const folds = { foldedUnits: this.#foldedUnits, foldedGroups: this.#foldedGroups };
        return new Scene(this.shown, { look, heatBy, filter, ...folds, failed }, this.texts);
    }
}
