import type { FocusPlace, OpenForm, PlanRows, StepContext } from 'c/planModel';
import type { PlanStepView, PlanWorkspaceView } from 'keystone/dto';
import type { HistoryStep } from './history';

/** What takes the keyboard after the next rendering. */
export type FocusTarget = FocusPlace | 'undo' | 'steps';

/** What can be taken back is offered for a while. */
export interface Offer {
    message: string;
    busy: boolean;
}

/** The workspace as those see it who do a part of its work: they replace what it holds, and it shows the result. */
export interface Host {
    rows: PlanRows;
    forms: readonly OpenForm[];
    history: readonly HistoryStep[];
    bar: Offer | null;
    hasSaved: boolean;
    addedPeople: readonly string[];
    targetId: string | undefined;
    readonly view: PlanWorkspaceView | null;
    readonly planId: string | undefined;
    readonly stepNumber: number;
    readonly step: PlanStepView | null;
    readonly context: StepContext;
    readonly today: string;
    /** A reading that began before now is out of date. */
    startSave(): void;
    focusAfter(target: FocusTarget): void;
    /** Puts the keyboard on a place that is on the page already. */
    focusOn(place: FocusPlace): void;
    refresh(): Promise<void>;
    /** Does something, tells if it failed, and reads again if not. @returns whether it was done */
    run(action: () => Promise<void>): Promise<boolean>;
    toast(title: string): void;
    toastError(title: string, error: unknown): void;
    /** Other components of the page show these records as well. */
    tellOthers(ids: readonly string[]): void;
}

/** What an action is about that is not about one row: the step. */
export function actionsParent({ step, planId }: Host): string | null {
    return step?.stepId ?? planId ?? null;
}
