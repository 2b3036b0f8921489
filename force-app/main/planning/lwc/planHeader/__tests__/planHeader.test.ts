import PlanHeader from 'c/planHeader';
import { PLAN_ID } from '../../../../../../test/jest/fixtures';
import { workspaceView } from '../../../../../../test/jest/plan-fixtures';
import { clearPage, deepText, find, findAll, fire, listen, mount } from '../../../../../../test/jest/support';
import type { PlanWorkspaceView } from 'keystone/dto';

const show = (changes: Partial<PlanWorkspaceView> = {}, saveState = 'none') =>
    mount('c-plan-header', PlanHeader, { view: workspaceView(changes), saveState });

describe('c-plan-header', () => {
    afterEach(clearPage);

    it('shouldTellWhatThePlanIsAndHowFarItIs', async () => {
        const element = await show();
        const text = deepText(element);
        for (const expected of ['Norrland Paper 2027', 'Active', '46%', 'Jan 1, 2027', 'Gold', 'Kim Lund']) {
            expect(text).toContain(expected);
        }
        await expect(element).toBeAccessible();
    });

    it('shouldTellWhereThePlanStandsWithTheLead', async () => {
        const element = await show({ approval: 'Submitted', approvalLabel: 'Submitted' });
        expect(find(element, '[data-fact="status"]').textContent).toContain('Active · Submitted');
    });

    it('shouldOfferTheMovesThatTheUserMayMake', async () => {
        const element = await show({ moves: ['Resume', 'Approve', 'Return'] });
        const buttons = findAll(element, '[data-move]');
        expect(buttons.map(({ label, variant }) => [label, variant])).toEqual([
            ['Resume', 'neutral'],
            ['Approve', 'brand'],
            ['Return', 'neutral']
        ]);
        const intents = listen(element, 'planintent');
        buttons[1].click();
        expect(intents).toEqual([{ type: 'move', move: 'Approve' }]);
    });

    it('shouldOfferOtherPlansWhenThereAreSeveral', async () => {
        const [plan] = workspaceView().plans;
        const element = await show({
            plans: [plan, { ...plan, planId: 'p2', name: 'Norrland 2026', statusLabel: 'Closed' }]
        });
        const switcher = find(element, 'lightning-combobox');
        expect(switcher.options).toHaveLength(2);
        const intents = listen(element, 'planintent');
        fire(switcher, 'change', { value: 'p2' });
        expect(intents).toEqual([{ type: 'plan', planId: 'p2' }]);
        await expect(element).toBeAccessible();
    });

    it('shouldSayWhyThePlanIsReadOnly', async () => {
        const element = await show({ editable: false, readOnlyReason: 'The plan is closed.' });
        expect(find(element, '[data-read-only]').textContent).toContain('The plan is closed.');
        await expect(element).toBeAccessible();
        clearPage();
        const other = await show({ editable: false });
        expect(find(other, '[data-read-only]').textContent).not.toBe('');
    });

    it.each([
        ['none', ''],
        ['saving', 'Saving...'],
        ['saved', 'All changes are saved.'],
        ['failed', 'Some changes are not saved. They are kept where they were made.']
    ])('shouldTellHowChangesStandWhen they are %s', async (state, text) => {
        expect(find(await show({}, state), '[role="status"]').textContent).toBe(text);
    });

    it('shouldLinkToTheRecordOfThePlan', async () => {
        const element = await show({ startDate: null, percent: null });
        expect(find(element, '.open').recordId).toBe(PLAN_ID);
    });

    it('shouldNotLinkToThePageOnWhichItIs', async () => {
        const element = await mount('c-plan-header', PlanHeader, {
            view: workspaceView(),
            saveState: 'none',
            pageId: PLAN_ID
        });
        expect(findAll(element, '.open')).toHaveLength(0);
    });
});
