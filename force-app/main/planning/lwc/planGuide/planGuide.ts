import { LightningElement, api } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import countLabel from '@salesforce/label/c.Ui_Criterion_Count';
import criteriaHeading from '@salesforce/label/c.Ui_Guide_CriteriaHeading';
import criteriaIntro from '@salesforce/label/c.Ui_Guide_CriteriaIntro';
import doneLabel from '@salesforce/label/c.Ui_Guide_Done';
import hideLabel from '@salesforce/label/c.Ui_Guide_Hide';
import minutesLabel from '@salesforce/label/c.Ui_Minutes';
import showLabel from '@salesforce/label/c.Ui_Guide_Show';
import stepLabel from '@salesforce/label/c.Ui_Guide_Step';
import tasksHeading from '@salesforce/label/c.Ui_Guide_TasksHeading';
import tasksIntro from '@salesforce/label/c.Ui_Guide_TasksIntro';
import missingLabel from '@salesforce/label/c.Ui_Guide_Missing';
import { report } from 'c/planModel';
import type { Guide, GuideItem } from 'c/planModel';
import { fill, formatNumber } from 'c/textUtils';

/** What a new plan needs next, what takes least first. Each thing leads to where it is done. */
export default class PlanGuide extends LightningElement {
    readonly labels = { done: doneLabel, missing: missingLabel };

    @api guide!: Guide;
    /** Unfolded; otherwise only its heading shows. */
    @api shown = false;

    get heading(): string {
        return this.guide.phase === 'tasks'
            ? fill(tasksHeading, this.guide.done, this.guide.items.length)
            : criteriaHeading;
    }

    get intro(): string {
        return this.guide.phase === 'tasks' ? tasksIntro : criteriaIntro;
    }

    get toggleLabel(): string {
        return this.shown ? hideLabel : showLabel;
    }

    get expanded(): string {
        return String(this.shown);
    }

    get items() {
        return this.guide.items.map((item) => ({ ...item, note: this.noteOf(item) }));
    }

    noteOf({ count, minutes, stepNumber }: GuideItem): string {
        return [
            fill(stepLabel, stepNumber),
            count ? fill(countLabel, formatNumber(count.actual, LOCALE), formatNumber(count.target, LOCALE)) : '',
            minutes ? fill(minutesLabel, minutes) : ''
        ]
            .filter((text) => text !== '')
            .join(' · ');
    }

    handleToggle(): void {
        report(this, { type: 'guide', shown: !this.shown });
    }

    handleGo(event: Event): void {
        const { task } = (event.currentTarget as HTMLElement).dataset;
        const item = this.guide.items.find(({ key }) => key === task);
        if (item) {
            const { stepNumber, place, recordId, text, criterion } = item;
            report(this, { type: 'go', step: stepNumber, place, recordId, text, criterion });
        }
    }
}
