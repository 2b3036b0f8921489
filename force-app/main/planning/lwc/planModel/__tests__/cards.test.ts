import { goal, objective, planRow, target } from '../../../../../../test/jest/plan-fixtures';
import type { PlanRow, RowKind } from 'keystone/dto';
import { actionGroups, isDone, statusWhen } from '../actions';
import { cardView } from '../cards';
import { findRow } from '../state';
import { targetsView } from '../targets';
import { withEdit } from '../rows';
import { contextOf } from './context';

function card(step: number, rows: PlanRow[], id = rows[0].id) {
    const context = contextOf(step, rows);
    return cardView(findRow(context.rows, id)!, context);
}

const badges = (step: number, rows: PlanRow[], id?: string) => card(step, rows, id).badges.map(({ text }) => text);

describe('planModel/cards', () => {
    it('shouldTellWhoConfirmedAGoalAndWhatServesIt', () => {
        const view = card(2, [goal(), objective()]);
        expect(view.badges.map(({ text }) => text)).toEqual(['Goal', 'Confirmed by Ada Berg, Nov 2, 2026']);
        expect(view.notes).toEqual(['Objectives (1): Service contract in all plants']);
        expect(view.buttons.map(({ name }) => name)).toEqual(['serve']);
    });

    it('shouldSayThatAGoalIsNeitherConfirmedNorServedWhenItIsNot', () => {
        const view = card(2, [goal({ Confirmed_By__c: null })]);
        expect(view.badges.at(-1)?.text).toBe('Not confirmed by the customer yet');
        expect(view.notes).toEqual(['No objective serves it yet']);
    });

    it('shouldTellTheProgressOfAnObjective', () => {
        expect(card(2, [objective()]).progress).toEqual({
            value: 50,
            known: true,
            text: '50% of the way (now 6, target 10)'
        });
        expect(card(2, [objective({ Current__c: null })]).progress?.known).toBe(false);
    });

    it('shouldMarkAnObjectiveThatIsOverdueOrServesNoGoal', () => {
        expect(badges(2, [objective({ Overdue__c: 'true', Customer_Goal__c: null })])).toEqual([
            'Open',
            'Overdue',
            'No goal'
        ]);
        const context = contextOf(2, [objective({ Overdue__c: 'true' })]);
        const moved = withEdit(context.rows[0], 'Due_Date__c', '2030-01-01');
        expect(cardView(moved, context).badges.map(({ text }) => text)).toEqual(['Open']);
    });

    it.each<[RowKind, number, PlanRow['values'], string]>([
        ['ProfileItem', 1, { Kind__c: 'Priority' }, 'No source'],
        ['Stakeholder', 3, { Key_Stakeholder__c: 'true' }, 'Key stakeholder'],
        ['Stakeholder', 3, { Parked__c: 'true' }, 'Parked'],
        ['Stakeholder', 3, { Left_Date__c: '2026-01-01' }, 'Has left'],
        ['Risk', 5, { Severity__c: '20' }, 'Severity 20'],
        ['Opportunity', 5, { On_Plan__c: 'false' }, 'Not on the plan'],
        ['Meeting', 6, { Overdue__c: 'true' }, 'Overdue']
    ])('shouldMark a %s in step %i when it is special', (kind, step, values, text) => {
        expect(badges(step, [planRow(kind, 'x1', values)])).toContain(text);
    });

    it('shouldShowWhoKnowsAStakeholderBelowIt', () => {
        const view = card(3, [
            planRow('Stakeholder', 's1', { Name: 'Ada Berg', Relationship__c: 'Trusted', Open_Actions__c: '2' }),
            planRow('Relationship', 'r1', { Level__c: 'Trusted' }, { parentId: 's1', name: 'Kim Lund' }),
            planRow('Relationship', 'r2', {}, { parentId: 's2' })
        ]);
        expect(view.children?.rows.map(({ title }) => title)).toEqual(['Kim Lund']);
        expect(view.notes).toEqual(['Best relationship: Trusted', 'Open actions: 2']);
    });

    it('shouldShowTheWayOfAValueItemAndOfferTheNextStage', () => {
        const item = (values: PlanRow['values']) =>
            card(4, [planRow('ValueItem', 'v1', { Name: 'Less scrap', ...values })]);
        const { stages } = item({ Status__c: 'Agreed', Amount__c: '5000', Agreed_On__c: '2026-10-01' });
        expect(stages?.map(({ state }) => state)).toEqual(['done', 'now', 'next', 'next']);
        expect(stages?.map(({ mark }) => mark)).toEqual(['', '', 'Mark as Delivered', '']);
        expect(stages?.[0].lines).toEqual(['€5,000']);
        expect(item({ Status__c: 'Dropped' }).stages).toBeNull();
    });

    it('shouldAddUpTheTargetsWhenThereAreSeveralYears', () => {
        const context = contextOf(2, [
            target(),
            target({ Year__c: '2028', Revenue__c: '800000', Margin__c: null }, 't2028')
        ]);
        const view = targetsView(context.rows, context);
        expect(view.rows[0].cells[0].note).toBe('+20% on the last 12 months (€1,000,000)');
        expect(view.totals?.map(({ text }) => text)).toEqual(['€2,000,000', '20%', '']);
        expect(targetsView(context.rows.slice(0, 1), context).totals).toBeNull();
    });
});

describe('planModel/actions', () => {
    const action = (id: string, values: PlanRow['values']) =>
        planRow('Action', id, { Subject: id, Status: 'Not Started', IsClosed: 'false', ...values }, { name: id });

    it('shouldGroupActionsByUrgency', () => {
        const context = contextOf(5, [
            action('late', { ActivityDate: '2026-11-21' }),
            action('today', { ActivityDate: '2026-11-22' }),
            action('soon', { ActivityDate: '2026-12-06' }),
            action('later', { ActivityDate: '2026-12-07' }),
            action('undated', {}),
            action('done', { ActivityDate: '2026-11-01', IsClosed: 'true', Status: 'Completed' })
        ]);
        const groups = actionGroups(context.rows, context);
        expect(groups.map(({ key, rows }) => [key, rows.map(({ id }) => id)])).toEqual([
            ['overdue', ['late']],
            ['soon', ['today', 'soon']],
            ['later', ['later', 'undated']],
            ['done', ['done']]
        ]);
    });

    it('shouldCountAsDoneAsSoonAsTheUserChecksIt', () => {
        const context = contextOf(5, [action('a', {})], {}, { closedTaskStatuses: ['Deferred', 'Completed'] });
        const [row] = context.rows;
        expect(isDone(row, context)).toBe(false);
        expect(isDone(withEdit(row, 'Status', 'Completed'), context)).toBe(true);
        expect(isDone(withEdit(row, 'Status', 'In Progress'), context)).toBe(false);
    });

    it('shouldTakeTheFirstStatusThatTheOrgCountsAsDone', () => {
        const context = contextOf(5, [action('a', {})], {}, { closedTaskStatuses: ['In Progress', 'Completed'] });
        expect(statusWhen(true, context.rows[0], context)).toBe('In Progress');
        expect(statusWhen(false, context.rows[0], context)).toBe('Not Started');
    });

    it('shouldTakeNoneWhenTheOrgHasNone', () => {
        const context = contextOf(5, [action('a', {})], {}, { closedTaskStatuses: [] });
        expect(statusWhen(true, context.rows[0], context)).toBeNull();
    });
});
