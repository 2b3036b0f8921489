import type { CriterionState, CriterionView, Place, PlanStepView } from 'keystone/dto';
import countLabel from '@salesforce/label/c.Ui_Criterion_Count';
import expiredLabel from '@salesforce/label/c.Ui_Step_Expired';
import holdsLabel from '@salesforce/label/c.Ui_Criterion_Holds';
import minutesLabel from '@salesforce/label/c.Ui_Minutes';
import moreLabel from '@salesforce/label/c.Ui_Criterion_More';
import opensLabel from '@salesforce/label/c.Ui_Criterion_Opens';
import waivedLabel from '@salesforce/label/c.Ui_Criterion_Waived';
import { fill, formatDate, formatNumber } from 'c/textUtils';

/** A missing thing as a link to where it is mended. */
export interface MissingLink {
    key: string;
    text: string;
    place: Place;
    recordId: string | null;
    criterion: string;
}

/** A criterion in the panel. */
export interface CriterionItem {
    name: string;
    label: string;
    description: string;
    icon: string;
    variant: string | undefined;
    stateLabel: string;
    required: boolean;
    /** How far it is, until when it holds, when it becomes due. */
    notes: string[];
    missing: MissingLink[];
    more: string;
    /** Offers to let it rest. */
    waivable: boolean;
    waiver: { waiverId: string; text: string; reason: string } | null;
}

/** The criteria of a step by what they need. */
export interface CriteriaGroups {
    open: CriterionItem[];
    later: CriterionItem[];
    done: CriterionItem[];
}

const ICONS: Readonly<Record<CriterionState, { icon: string; variant?: string }>> = {
    Met: { icon: 'utility:success', variant: 'success' },
    'Not met': { icon: 'utility:routing_offline' },
    Expired: { icon: 'utility:warning', variant: 'warning' },
    'Not due': { icon: 'utility:clock' },
    'Not applicable': { icon: 'utility:dash' },
    Waived: { icon: 'utility:pause' }
};
const OPEN: readonly CriterionState[] = ['Not met', 'Expired'];
const LATER: readonly CriterionState[] = ['Not due', 'Waived'];

function notesOf(criterion: CriterionView, locale: string): string[] {
    const { actual, target, validUntil, opens, minutes, state } = criterion;
    const known = actual !== null && actual !== undefined && target !== null && target !== undefined;
    const open = OPEN.includes(state);
    return [
        known && state !== 'Not applicable'
            ? fill(countLabel, formatNumber(actual, locale), formatNumber(target, locale))
            : '',
        validUntil && state === 'Met' ? fill(holdsLabel, formatDate(validUntil, locale)) : '',
        validUntil && state === 'Expired' ? fill(expiredLabel, formatDate(validUntil, locale)) : '',
        opens && state === 'Not due' ? fill(opensLabel, formatDate(opens, locale)) : '',
        open && minutes ? fill(minutesLabel, minutes) : ''
    ].filter((text) => text !== '');
}

function itemOf(criterion: CriterionView, canWaive: boolean, locale: string): CriterionItem {
    const { icon, variant } = ICONS[criterion.state] ?? ICONS['Not met'];
    const { waiver } = criterion;
    return {
        name: criterion.name,
        label: criterion.label,
        description: criterion.description ?? '',
        icon,
        variant,
        stateLabel: criterion.stateLabel,
        required: criterion.required,
        notes: notesOf(criterion, locale),
        missing: OPEN.includes(criterion.state)
            ? criterion.missing.map(({ text, place, recordId }, index) => ({
                  key: `${criterion.name}:${index}`,
                  text,
                  place,
                  recordId: recordId ?? null,
                  criterion: criterion.name
              }))
            : [],
        more: criterion.moreMissing > 0 ? fill(moreLabel, criterion.moreMissing) : '',
        waivable: canWaive && !waiver && OPEN.includes(criterion.state),
        waiver: waiver
            ? {
                  waiverId: waiver.waiverId,
                  text: fill(
                      waivedLabel,
                      waiver.endDate ? formatDate(waiver.endDate, locale) : '…',
                      waiver.waivedByName ?? '…'
                  ),
                  reason: waiver.reason ?? ''
              }
            : null
    };
}

/** The criteria of a step: what is missing, required ones first; what is not due or rests; what holds. */
export function criteriaGroups(step: PlanStepView, canWaive: boolean, locale: string): CriteriaGroups {
    const items = (states: (state: CriterionState) => boolean) =>
        step.criteria
            .filter(({ state }) => states(state))
            .sort((left, right) => Number(right.required) - Number(left.required))
            .map((criterion) => itemOf(criterion, canWaive, locale));
    return {
        open: items((state) => OPEN.includes(state)),
        later: items((state) => LATER.includes(state)),
        done: items((state) => !OPEN.includes(state) && !LATER.includes(state))
    };
}
