import { LightningElement, api } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import actLabel from '@salesforce/label/c.Ui_Action_AddFor';
import completeLabel from '@salesforce/label/c.Ui_Criteria_Complete';
import countedLabel from '@salesforce/label/c.Ui_Counted';
import headingLabel from '@salesforce/label/c.Ui_Criteria_Heading';
import laterLabel from '@salesforce/label/c.Ui_Criteria_Later';
import metLabel from '@salesforce/label/c.Ui_Criteria_Met';
import nothingLabel from '@salesforce/label/c.Ui_Criteria_Nothing';
import requiredLabel from '@salesforce/label/c.Ui_Criteria_Required';
import requiredNoteLabel from '@salesforce/label/c.Ui_Criteria_RequiredNote';
import revokeForLabel from '@salesforce/label/c.Ui_Waiver_RevokeFor';
import revokeLabel from '@salesforce/label/c.Ui_Waiver_Revoke';
import waiveForLabel from '@salesforce/label/c.Ui_Waiver_WaiveFor';
import waiveLabel from '@salesforce/label/c.Ui_Waiver_Waive';
import { criteriaGroups, report } from 'c/planModel';
import type { CriterionItem, MissingLink } from 'c/planModel';
import { fill } from 'c/textUtils';
import type { PlanStepView } from 'keystone/dto';

type GroupKey = 'open' | 'later' | 'done';

/** Why a step is not complete: each criterion with its state and what is missing, as links to where it is mended. */
export default class PlanCriteria extends LightningElement {
    readonly labels = {
        nothing: nothingLabel,
        required: requiredLabel,
        requiredNote: requiredNoteLabel,
        revoke: revokeLabel,
        waive: waiveLabel
    };

    @api step!: PlanStepView;
    /** The user is a lead who may let criteria rest. */
    @api canWaive = false;
    /** The user may plan actions. */
    @api canAct = false;
    unfolded: readonly GroupKey[] = [];

    get groups() {
        return criteriaGroups(this.step, this.canWaive, LOCALE);
    }

    get allDone(): boolean {
        return this.groups.open.length === 0;
    }

    get title(): string {
        return this.allDone ? completeLabel : headingLabel;
    }

    get shown() {
        const { open, later, done } = this.groups;
        return [
            this.group('open', headingLabel, open, false),
            this.group('later', laterLabel, later, true),
            this.group('done', metLabel, done, true)
        ].filter(({ items }) => items.length > 0);
    }

    group(key: GroupKey, label: string, items: readonly CriterionItem[], folds: boolean) {
        const open = !folds || this.unfolded.includes(key);
        return {
            key,
            label: fill(countedLabel, label, items.length),
            folds,
            open,
            expanded: String(open),
            icon: open ? 'utility:chevrondown' : 'utility:chevronright',
            className: folds ? 'group' : '',
            items: items.map((item) => ({
                ...item,
                missing: item.missing.map((link) => ({ ...link, actTitle: fill(actLabel, link.text) })),
                waiveTitle: fill(waiveForLabel, item.label),
                revokeTitle: fill(revokeForLabel, item.label)
            }))
        };
    }

    handleToggle(event: Event): void {
        const key = (event.currentTarget as HTMLElement).dataset.group as GroupKey;
        this.unfolded = this.unfolded.includes(key)
            ? this.unfolded.filter((other) => other !== key)
            : [...this.unfolded, key];
    }

    handleGo(event: Event): void {
        const { place, recordId, text, criterion } = this.linkOf(event);
        report(this, { type: 'go', step: this.step.stepNumber, place, recordId, text, criterion });
    }

    handleAct(event: Event): void {
        report(this, { type: 'act', whatId: null, subject: this.linkOf(event).text });
    }

    handleWaive(event: Event): void {
        const { criterion = '' } = (event.currentTarget as HTMLElement).dataset;
        const label = this.step.criteria.find(({ name }) => name === criterion)?.label ?? '';
        report(this, { type: 'waive', criterion, label });
    }

    handleRevoke(event: Event): void {
        const { waiver = '' } = (event.currentTarget as HTMLElement).dataset;
        report(this, { type: 'revoke', waiverId: waiver });
    }

    linkOf(event: Event): MissingLink {
        const { link } = (event.currentTarget as HTMLElement).dataset;
        return this.groups.open.flatMap(({ missing }) => missing).find(({ key }) => key === link)!;
    }
}
