import type { CellId, FieldContext, Matrix, Pending, Scene, StoredChanges, Texts } from 'c/matrixModel';
import type { CellDetail, MatrixCell, MatrixUnit, MatrixView } from 'keystone/dto';

/** An opportunity that was put into a cell; `planId` when that put it on a plan. */
export interface LinkStep {
    type: 'link';
    id: CellId;
    opportunityId: string;
    planId: string | null;
    message: string;
}

/** An opportunity that was created; `savedOn` tells whether anybody has changed it since. */
export interface CreatedStep {
    type: 'created';
    id: CellId;
    opportunityId: string;
    savedOn: string | null;
    message: string;
}

/** Potentials that were taken to the plan: their new value items, and the cells that got somebody responsible. */
export interface PlanStep {
    type: 'plan';
    valueItemIds: readonly string[];
    changes: StoredChanges;
    message: string;
}

/** What can be taken back. */
export type HistoryStep =
    | { type: 'edit'; changes: StoredChanges; message: string }
    | LinkStep
    | CreatedStep
    | PlanStep
    | { type: 'units'; ids: readonly string[]; message: string }
    | { type: 'unitRemoved'; id: string; message: string }
    | { type: 'unitChanged'; before: MatrixUnit; after: MatrixUnit; message: string };

/** What can be taken back is offered for a while. */
export interface Offer {
    message: string;
    busy: boolean;
}

/** The white space as those see it who do a part of its work: they replace what it holds, and it shows the result. */
export interface Host {
    pending: Pending;
    readonly view: MatrixView;
    /** As it is stored. */
    readonly matrix: Matrix;
    /** With what waits to be stored. */
    readonly shown: Matrix;
    readonly scene: Scene;
    readonly texts: Texts;
    readonly fieldContext: FieldContext;
    readonly today: string;
    readonly detail: CellDetail | null;
    /** Offers to take something back that was just done. */
    remember(step: HistoryStep): void;
    /** Takes over cells as the server says they are. */
    takeCells(cells: readonly MatrixCell[]): void;
    /** A reading that began before now is out of date. */
    startSave(): void;
    refresh(): Promise<void>;
    /** @param ifLost only when nothing else has the keyboard then */
    focusGrid(id: CellId | null, ifLost?: boolean): void;
    toast(title: string): void;
    toastError(title: string, error: unknown): void;
    /** Other components of the page show these records as well. */
    tellOthers(ids: readonly (string | null)[]): void;
}
