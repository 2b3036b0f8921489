import { LightningElement, api } from 'lwc';
import stepOfLabel from '@salesforce/label/c.Ui_Step_Numbered';
import stepsLabel from '@salesforce/label/c.Ui_Steps';
import { report } from 'c/planModel';
import type { StepTab } from 'c/planModel';
import { fill } from 'c/textUtils';

/**
 * The seven steps as tabs, with the open step's work as their panel. Arrow keys, Home and End move between the steps, Enter or
 * Space opens one: a step is read from the server, so that it is not opened in passing.
 */
export default class PlanSteps extends LightningElement {
    readonly labels = { steps: stepsLabel };

    @api tabs: readonly StepTab[] = [];
    /** The number of the open step. */
    @api open = 1;
    /** The step that the keyboard is on, if it is not the open one. */
    current: number | null = null;

    /** Puts the keyboard on the open step. */
    @api focus(): void {
        this.focusStep(this.open);
    }

    get shown() {
        const reachable = this.current ?? this.open;
        return this.tabs.map((tab) => ({
            ...tab,
            id: `step-${tab.stepNumber}`,
            title: fill(stepOfLabel, tab.stepNumber, tab.label),
            className: tab.stepNumber === this.open ? 'step step_open' : 'step',
            selected: String(tab.stepNumber === this.open),
            tabIndex: tab.stepNumber === reachable ? '0' : '-1'
        }));
    }

    get panelLabel(): string {
        const tab = this.tabs.find(({ stepNumber }) => stepNumber === this.open);
        return tab ? fill(stepOfLabel, tab.stepNumber, tab.label) : '';
    }

    handleClick(event: Event): void {
        const stepNumber = Number((event.currentTarget as HTMLElement).dataset.step);
        this.current = null;
        report(this, { type: 'step', stepNumber });
    }

    handleKey(event: KeyboardEvent): void {
        const numbers = this.tabs.map(({ stepNumber }) => stepNumber);
        const at = numbers.indexOf(Number((event.target as HTMLElement).dataset.step));
        const last = numbers.length - 1;
        const moves: Readonly<Record<string, number>> = {
            ArrowRight: at === last ? 0 : at + 1,
            ArrowDown: at === last ? 0 : at + 1,
            ArrowLeft: at === 0 ? last : at - 1,
            ArrowUp: at === 0 ? last : at - 1,
            Home: 0,
            End: last
        };
        if (at >= 0 && event.key in moves) {
            event.preventDefault();
            this.current = numbers[moves[event.key]];
            this.focusStep(this.current);
        }
    }

    focusStep(stepNumber: number): void {
        this.template!.querySelector<HTMLElement>(`[data-step="${stepNumber}"]`)?.focus();
    }
}
