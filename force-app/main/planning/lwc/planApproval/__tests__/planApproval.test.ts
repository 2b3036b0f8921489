import PlanApproval from 'c/planApproval';
import { workspaceView } from '../../../../../../test/jest/plan-fixtures';
import { clearPage, deepText, find, findAll, listen, mount } from '../../../../../../test/jest/support';

describe('c-plan-approval', () => {
    afterEach(clearPage);

    it('shouldTellWhoSubmittedAndWhoDecided', async () => {
        const view = workspaceView({
            approvalLabel: 'Returned',
            approvalComment: 'More detail',
            submittedByName: 'Kim',
            submittedOn: '2026-11-01',
            approvedByName: 'Lea',
            approvedOn: '2026-11-02',
            moves: ['Submit']
        });
        const element = await mount('c-plan-approval', PlanApproval, { view });
        const text = deepText(element);
        for (const expected of [
            'Returned',
            'Submitted by Kim on Nov 1, 2026',
            'Decided by Lea on Nov 2, 2026',
            'More detail'
        ]) {
            expect(text).toContain(expected);
        }
        await expect(element).toBeAccessible();
        const intents = listen(element, 'planintent');
        find(element, '[data-move="Submit"]').click();
        expect(intents).toEqual([{ type: 'move', move: 'Submit' }]);
    });

    it('shouldOfferNothingWhenThereIsNothingToDo', async () => {
        const element = await mount('c-plan-approval', PlanApproval, { view: workspaceView({ moves: [] }) });
        expect(findAll(element, '[data-move]')).toHaveLength(0);
        await expect(element).toBeAccessible();
    });
});
