import averageLabel from '@salesforce/label/c.Ui_Map_Panel_Average';
import bothLabel from '@salesforce/label/c.Ui_Map_Panel_LineBoth';
import computedLabel from '@salesforce/label/c.Ui_Map_Panel_CoverageComputed';
import dropLabel from '@salesforce/label/c.Ui_Map_Panel_LineDrop';
import dueLabel from '@salesforce/label/c.Ui_Map_Panel_Due';
import editLabel from '@salesforce/label/c.Ui_Map_Panel_LineEdit';
import hiddenLabel from '@salesforce/label/c.Ui_Map_Panel_CoverageHidden';
import lastLabel from '@salesforce/label/c.Ui_Map_Panel_CoverageLast';
import moreLabel from '@salesforce/label/c.Ui_Map_Panel_MoreActivities';
import nextLabel from '@salesforce/label/c.Ui_Map_Panel_CoverageNext';
import noActivityLabel from '@salesforce/label/c.Ui_Map_Panel_CoverageNoActivity';
import noEmailLabel from '@salesforce/label/c.Ui_Map_Panel_CoverageNoEmail';
import oldLabel from '@salesforce/label/c.Ui_Map_Panel_CoverageOld';
import overrideLabel from '@salesforce/label/c.Ui_Map_Panel_CoverageOverride';
import ownerLabel from '@salesforce/label/c.Ui_Map_Panel_CoverageOwner';
import relationLabel from '@salesforce/label/c.Ui_Map_Panel_Relation';
import spreadLabel from '@salesforce/label/c.Ui_Map_Panel_Spread';
import toLabel from '@salesforce/label/c.Ui_Map_Panel_LineTo';
import touchesLabel from '@salesforce/label/c.Ui_Map_Panel_CoverageTouches';
import unknownLabel from '@salesforce/label/c.Ui_Map_Coverage_Unknown';
import untilLabel from '@salesforce/label/c.Ui_Map_Panel_CoverageUntil';
import { fill, formatCurrency, formatDate, formatNumber } from 'c/textUtils';
import type { MapActivity, MapChoice, MapCoverage, MapLink, MapPerson, MapPersonDetail, MapRating } from 'keystone/dto';
import { choicesOf, labelOf } from './data';
import type { MapContext, MapData } from './data';
import { lineText } from './drawing';
import { historyOf, summaryOf } from './ratings';

/** The choice whose number is nearest. */
function nearest(choices: readonly MapChoice[], value: number): MapChoice | null {
    const distance = ({ numberValue }: MapChoice) => Math.abs((numberValue ?? Infinity) - value);
    return [...choices].sort((one, other) => distance(one) - distance(other))[0] ?? null;
}

/** What all raters together say, in a sentence for attitude and one for influence. */
export function averageTexts(ratings: readonly MapRating[], context: MapContext): { texts: string[]; spread: number } {
    const { raters, attitude, influence, spread } = summaryOf(ratings);
    const text = (list: string, value: number | null): string[] => {
        const choice = value === null ? null : nearest(choicesOf(context, list), value);
        return choice && value !== null
            ? [fill(averageLabel, raters, `${choice.label} (${formatNumber(value, context.locale)})`)]
            : [];
    };
    const apart = spread ? [fill(spreadLabel, formatNumber(spread, context.locale))] : [];
    return {
        texts: [...text('attitude', attitude), ...text('influence', influence), ...apart],
        spread: spread ?? 0
    };
}

/** What each rater said, the latest first. */
export function ratingLines(ratings: readonly MapRating[], context: MapContext) {
    return historyOf(ratings).map(({ key, name, ratings: said }) => ({
        key,
        name,
        lines: said.map((rating) => ({
            key: rating.id,
            day: rating.ratedOn ? formatDate(rating.ratedOn, context.locale) : '',
            text: [
                labelOf(context, 'attitude', rating.attitude),
                labelOf(context, 'influence', rating.influence),
                labelOf(context, 'adaptability', rating.adaptability),
                labelOf(context, 'orientation', rating.orientation)
            ]
                .filter(Boolean)
                .join(' · '),
            comment: rating.comment ?? ''
        }))
    }));
}

/** Who of us knows the person. */
export function relationLines(person: MapPerson, data: MapData, context: MapContext) {
    const names = new Map((context.view.colleagues ?? []).map(({ userId, name }) => [userId, name]));
    return data.relations
        .filter(({ stakeholderId }) => stakeholderId === person.id)
        .map((relation) => {
            const level = labelOf(context, 'relationship', relation.level);
            const target = labelOf(context, 'relationship', relation.target);
            return {
                key: relation.id,
                name: names.get(relation.userId ?? '') ?? '',
                text: target ? fill(relationLabel, level || '–', target) : level,
                touch: relation.lastTouch ? fill(lastLabel, formatDate(relation.lastTouch, context.locale)) : '',
                note: relation.note ?? ''
            };
        });
}

/** The lines of the person. */
export function linkLines(person: MapPerson, data: MapData, context: MapContext) {
    const names = new Map(data.people.map(({ id, name }) => [id, name]));
    return data.links
        .filter(({ fromId, toId }) => fromId === person.id || toId === person.id)
        .map((link: MapLink) => {
            const from = names.get(link.fromId) ?? '';
            const to = names.get(link.toId) ?? '';
            return {
                key: link.id,
                ends: fill(link.kind === 'Influences' ? toLabel : bothLabel, from, to),
                text: lineText(link, context),
                editLabel: fill(editLabel, from, to),
                dropLabel: fill(dropLabel, from, to)
            };
        });
}

/** What the coverage rests on. */
export function coverageLines(person: MapPerson, context: MapContext): string[] {
    const { locale } = context;
    const day = (date: string) => formatDate(date, locale);
    const until = person.coverageOverrideUntil ? fill(untilLabel, day(person.coverageOverrideUntil)) : '';
    return [
        person.coverageOverride
            ? `${fill(overrideLabel, labelOf(context, 'coverage', person.coverageOverride))} ${until}`.trim()
            : '',
        fill(computedLabel, labelOf(context, 'coverage', person.coverage) || unknownLabel),
        person.touches ? fill(touchesLabel, person.touches) : '',
        person.lastTwoWay ? fill(lastLabel, day(person.lastTwoWay)) : '',
        person.nextTouch ? fill(nextLabel, day(person.nextTouch)) : '',
        person.coverageOwnerName ? fill(ownerLabel, person.coverageOwnerName) : ''
    ].filter(Boolean);
}

const ACTIVITY_ICONS: Readonly<Record<string, string>> = {
    Event: 'utility:event',
    Meeting: 'utility:event',
    Call: 'utility:call',
    Email: 'utility:email'
};

function activityLine(activity: MapActivity, locale: string) {
    return {
        ...activity,
        icon: ACTIVITY_ICONS[activity.kind] ?? 'utility:task',
        note: [activity.day ? formatDate(activity.day, locale) : '', activity.ownerName].filter(Boolean).join(' · ')
    };
}

const MISSING: Readonly<Record<string, string>> = { Activities: noActivityLabel, Emails: noEmailLabel };

/** The contacts that the coverage rests on, and in words what is not among them. */
export function touchLines(coverage: MapCoverage | null, { locale }: MapContext) {
    const { touches = [], hidden = 0, earlier = 0, missing = [], lessAfterDays } = coverage ?? {};
    return {
        touches: touches.map((touch) => activityLine(touch, locale)),
        notes: [
            lessAfterDays ? fill(oldLabel, formatNumber(lessAfterDays, locale)) : '',
            earlier > 0 ? fill(moreLabel, formatNumber(earlier, locale)) : '',
            hidden > 0 ? fill(hiddenLabel, formatNumber(hidden, locale)) : '',
            ...missing.map((what) => MISSING[what] ?? '')
        ].filter(Boolean)
    };
}

/** Actions, opportunities and activities, ready to be shown. */
export function detailLines({ actions, opportunities, activities }: MapPersonDetail, { locale, today }: MapContext) {
    return {
        actions: actions.map((action) => ({
            ...action,
            note: [action.ownerName, action.dueDate ? fill(dueLabel, formatDate(action.dueDate, locale)) : '']
                .filter(Boolean)
                .join(' · '),
            isOverdue: !action.closed && Boolean(action.dueDate) && (action.dueDate as string) < today
        })),
        opportunities: opportunities.map((deal) => ({
            ...deal,
            note: [
                deal.role,
                deal.stage,
                deal.amount ? formatCurrency(deal.amount, locale, deal.currencyCode) : '',
                deal.closeDate ? formatDate(deal.closeDate, locale) : ''
            ]
                .filter(Boolean)
                .join(' · ')
        })),
        activities: activities.map((activity) => activityLine(activity, locale))
    };
}
