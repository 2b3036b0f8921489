import PlanStepWork from 'c/planStepWork';
import { contextOf } from '../../planModel/__tests__/context';
import { sectionViews } from '../../planModel/sectionViews';
import { planRow, workspaceView } from '../../../../../../test/jest/plan-fixtures';
import { clearPage, deepText, find, findAll, listen, mount } from '../../../../../../test/jest/support';
import type { PlanRow } from 'keystone/dto';

const suggestions = [{ contactId: 'c1', name: 'Ada Berg', reason: 'Has a role' }];

const show = (step: number, rows: PlanRow[] = [], properties = {}) =>
    mount('c-plan-step-work', PlanStepWork, {
        view: workspaceView(),
        stepNumber: step,
        sections: sectionViews(contextOf(step, rows)),
        ...properties
    });

const order = (element: HTMLElement) => findAll(element, '.stack > *').map(({ tagName }) => tagName);

describe('c-plan-step-work', () => {
    afterEach(clearPage);

    it.each([1, 2, 3, 4, 5, 6, 7])('shouldBeAccessibleWhen step %i is empty', async (step) => {
        await expect(await show(step)).toBeAccessible();
    });

    it('shouldTellWhenTheProfileWasConfirmedAndConfirmIt', async () => {
        const element = await show(1, [planRow('KeyAccount', 'k1')], { checkedOn: '2026-10-19' });
        expect(deepText(element)).toContain('Last confirmed on Oct 19, 2026');
        const intents = listen(element, 'planintent');
        find(element, '[data-action="confirm"]').click();
        expect(intents).toEqual([{ type: 'confirm' }]);
    });

    it('shouldOpenTheMapWherePeopleAreWorkedOn', async () => {
        const element = await show(3, [planRow('Stakeholder', 's1', { Name: 'Ada' })]);
        const intents = listen(element, 'planintent');
        find(element, '[data-action="open-map"]').click();
        expect(intents).toEqual([{ type: 'map' }]);
    });

    it('shouldSuggestPeopleFirstOnlyWhileNobodyIsOnTheMap', async () => {
        expect(order(await show(3, [], { suggestions }))[0]).toBe('C-PLAN-SUGGESTIONS');
        clearPage();
        const element = await show(3, [planRow('Stakeholder', 's1', { Name: 'Ada' })], { suggestions });
        expect(order(element).at(-1)).toBe('C-PLAN-SUGGESTIONS');
        clearPage();
        const closed = await show(3, [], { suggestions, view: workspaceView({ editable: false }) });
        expect(order(closed)).not.toContain('C-PLAN-SUGGESTIONS');
    });

    it('shouldShowFactsAndApprovalWhereTheyBelong', async () => {
        const facts = [{ name: 'won', label: 'Won', type: 'number', value: '3' }];
        const element = await show(7, [], { facts });
        expect(order(element)[0]).toBe('C-PLAN-APPROVAL');
        expect(order(element).at(-1)).toBe('C-PLAN-FACTS');
    });

    it('shouldTellWhetherThePlaceIsHere', async () => {
        const element = await show(2);
        const focusOn = (place: unknown) => (element.focusOn as (target: unknown) => boolean)(place);
        expect(focusOn({ section: 'Goals' })).toBe(true);
        expect(focusOn({ section: 'Map' })).toBe(false);
    });
});
