import { LightningElement, api } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import activitiesLabel from '@salesforce/label/c.Ui_Map_Missing_Activities';
import attitudeLabel from '@salesforce/label/c.Ui_Map_Missing_Attitude';
import confidenceLabel from '@salesforce/label/c.Ui_Map_Score_Confidence';
import coverageLabel from '@salesforce/label/c.Ui_Map_Score_Coverage';
import coverageOfLabel from '@salesforce/label/c.Ui_Map_Score_CoverageOf';
import emailsLabel from '@salesforce/label/c.Ui_Map_Missing_Emails';
import headingLabel from '@salesforce/label/c.Ui_Map_Scores';
import hideLabel from '@salesforce/label/c.Ui_Map_Score_WhyHide';
import influenceLabel from '@salesforce/label/c.Ui_Map_Missing_Influence';
import metLabel from '@salesforce/label/c.Ui_Map_Score_RuleMet';
import moreLabel from '@salesforce/label/c.Ui_Map_Score_More';
import noContactLabel from '@salesforce/label/c.Ui_Map_Why_NoContact';
import noRelationshipLabel from '@salesforce/label/c.Ui_Map_Why_NoRelationship';
import noneLabel from '@salesforce/label/c.Ui_Map_Score_None';
import onLabel from '@salesforce/label/c.Ui_Map_Score_On';
import openLabel from '@salesforce/label/c.Ui_Map_Score_RuleOpen';
import redundancyLabel from '@salesforce/label/c.Ui_Map_Score_Redundancy';
import roleOpenLabel from '@salesforce/label/c.Ui_Map_Score_RoleOpen';
import roleWhyLabel from '@salesforce/label/c.Ui_Map_Why_RoleOpen';
import ruleLabel from '@salesforce/label/c.Ui_Map_Score_Rule';
import rulesLabel from '@salesforce/label/c.Ui_Map_Score_Rules';
import scoreLabel from '@salesforce/label/c.Ui_Map_Score';
import scoreOfLabel from '@salesforce/label/c.Ui_Map_Score_Of';
import singleLabel from '@salesforce/label/c.Ui_Map_Score_Single';
import uncoveredLabel from '@salesforce/label/c.Ui_Map_Score_Uncovered';
import whyLabel from '@salesforce/label/c.Ui_Map_Score_Why';
import { labelOf, reasonsOf, reportIntent } from 'c/mapModel';
import type { MapContext } from 'c/mapModel';
import { fill, formatDate, formatNumber, formatPercent } from 'c/textUtils';
import type { MapFigures, MapReasons } from 'keystone/dto';

const WHY: Readonly<Record<string, string>> = {
    'No relationship': noRelationshipLabel,
    'No contact in time': noContactLabel,
    'Role open': roleWhyLabel
};
const MISSING: Readonly<Record<string, string>> = {
    Activities: activitiesLabel,
    Emails: emailsLabel,
    Influence: influenceLabel,
    Attitude: attitudeLabel
};

/** How good the map is, and why: rules that hold and that do not, who is not covered, who is known by one of us only. */
export default class MapScores extends LightningElement {
    readonly labels = {
        heading: headingLabel,
        rules: rulesLabel,
        single: singleLabel,
        uncovered: uncoveredLabel
    };

    @api context!: MapContext;
    @api scores: MapFigures | null = null;
    shown = false;

    get reasons(): MapReasons {
        return reasonsOf(this.scores);
    }

    get figures() {
        const { score, keyPeople, covered, redundancy } = this.scores ?? {};
        const known = (value: number | null | undefined): value is number => value !== null && value !== undefined;
        const percent = this.reasons.confidence?.percent;
        return [
            {
                key: 'score',
                label: scoreLabel,
                text: known(score) ? fill(scoreOfLabel, formatNumber(score, LOCALE)) : noneLabel
            },
            {
                key: 'coverage',
                label: coverageLabel,
                text: known(keyPeople) ? fill(coverageOfLabel, covered ?? 0, keyPeople) : noneLabel
            },
            {
                key: 'redundancy',
                label: redundancyLabel,
                text: known(redundancy) ? formatPercent(redundancy, LOCALE) : noneLabel
            },
            ...(known(percent)
                ? [{ key: 'confidence', label: confidenceLabel, text: formatPercent(percent, LOCALE) }]
                : [])
        ];
    }

    get hasReasons(): boolean {
        const { rules, uncovered, single } = this.reasons;
        return rules.length + uncovered.length + single.length > 0;
    }

    get buttonLabel(): string {
        return this.shown ? hideLabel : whyLabel;
    }

    get expanded(): string {
        return String(this.shown);
    }

    get asOf(): string {
        return this.scores?.scoredOn ? fill(onLabel, formatDate(this.scores.scoredOn, LOCALE)) : '';
    }

    /** What is missing comes first: it says why the score is not higher. */
    get rules() {
        const { rules } = this.reasons;
        return [...rules.filter(({ met }) => !met), ...rules.filter(({ met }) => met)].map((rule) => ({
            ...rule,
            icon: rule.met ? 'utility:success' : 'utility:warning',
            variant: rule.met ? 'success' : 'warning',
            state: rule.met ? metLabel : openLabel,
            text: fill(ruleLabel, Math.min(rule.have, rule.needed), rule.needed)
        }));
    }

    get uncovered() {
        return this.reasons.uncovered.map((one, index) => ({
            key: one.stakeholderId ?? `role${index}`,
            id: one.stakeholderId,
            name: one.name ?? fill(roleOpenLabel, labelOf(this.context, 'role', one.role)),
            why: one.name ? (WHY[one.why] ?? one.why) : ''
        }));
    }

    get moreUncovered(): string {
        const uncoveredMore = this.reasons.uncoveredMore ?? 0;
        return uncoveredMore > 0 ? fill(moreLabel, uncoveredMore) : '';
    }

    get single() {
        return this.reasons.single;
    }

    get moreSingle(): string {
        const singleMore = this.reasons.singleMore ?? 0;
        return singleMore > 0 ? fill(moreLabel, singleMore) : '';
    }

    get missing(): string[] {
        return (this.reasons.confidence?.missing ?? []).map((key) => MISSING[key] ?? key);
    }

    get hasUncovered(): boolean {
        return this.uncovered.length > 0;
    }

    get hasSingle(): boolean {
        return this.single.length > 0;
    }

    handleToggle(): void {
        this.shown = !this.shown;
    }

    handleOpen(event: Event): void {
        reportIntent(this, { type: 'open', id: (event.currentTarget as HTMLElement).dataset.person ?? '' });
    }
}
