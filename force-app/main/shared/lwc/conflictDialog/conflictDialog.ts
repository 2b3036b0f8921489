import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import applyLabel from '@salesforce/label/c.Ui_Conflict_Apply';
import baseLabel from '@salesforce/label/c.Ui_Conflict_Base';
import emptyLabel from '@salesforce/label/c.Ui_Conflict_Empty';
import headingLabel from '@salesforce/label/c.Ui_Conflict_Heading';
import introLabel from '@salesforce/label/c.Ui_Conflict_Intro';
import laterLabel from '@salesforce/label/c.Ui_Conflict_Later';
import mineLabel from '@salesforce/label/c.Ui_Conflict_Mine';
import theirsLabel from '@salesforce/label/c.Ui_Conflict_Theirs';
import { takeKeyboard } from 'c/modalUtils';
import { fill } from 'c/textUtils';

/** Whose value a field gets. */
export type ConflictChoice = 'mine' | 'theirs';

/** A field that two people changed, its values as people read them. */
export interface ShownConflict {
    field: string;
    label: string;
    base: string;
    mine: string;
    theirs: string;
}

/** Asks, field by field, whose change to keep. Closes with a choice per field, or with nothing to decide later. */
export default class ConflictDialog extends LightningModal {
    readonly labels = { apply: applyLabel, heading: headingLabel, intro: introLabel, later: laterLabel };

    @api conflicts: readonly ShownConflict[] = [];
    choices: Record<string, ConflictChoice> = {};

    renderedCallback(): void {
        takeKeyboard(this);
    }

    get rows() {
        const shown = (text: string) => text || emptyLabel;
        return this.conflicts.map((conflict) => ({
            field: conflict.field,
            label: conflict.label,
            baseText: fill(baseLabel, shown(conflict.base)),
            choice: this.choiceOf(conflict.field),
            options: [
                { value: 'mine', label: fill(mineLabel, shown(conflict.mine)) },
                { value: 'theirs', label: fill(theirsLabel, shown(conflict.theirs)) }
            ]
        }));
    }

    handleChoice(event: CustomEvent<{ value: ConflictChoice }>): void {
        const field = (event.target as HTMLElement).dataset.field ?? '';
        this.choices = { ...this.choices, [field]: event.detail.value };
    }

    handleLater(): void {
        this.close();
    }

    handleApply(): void {
        this.close(
            Object.fromEntries(this.conflicts.map((conflict) => [conflict.field, this.choiceOf(conflict.field)]))
        );
    }

    choiceOf(field: string): ConflictChoice {
        return this.choices[field] ?? 'mine';
    }
}
