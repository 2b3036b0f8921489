import PlanActions from 'c/planActions';
import { actionGroups } from '../../planModel/actions';
import { contextOf } from '../../planModel/__tests__/context';
import { planRow } from '../../../../../../test/jest/plan-fixtures';
import { clearPage, deepText, find, findAll, fire, listen, mount, settle } from '../../../../../../test/jest/support';

const groups = () => {
    const context = contextOf(5, [
        planRow(
            'Action',
            'a1',
            { Subject: 'Call Ada', ActivityDate: '2026-11-01' },
            { name: 'Call Ada', names: { WhatId: 'Less scrap' } }
        ),
        planRow('Action', 'a2', { Subject: 'Done', IsClosed: 'true' }, { name: 'Done' })
    ]);
    return actionGroups(context.rows, context);
};

describe('c-plan-actions', () => {
    afterEach(clearPage);

    it('shouldShowWhatIsOverdueAndFoldWhatIsDone', async () => {
        const element = await mount('c-plan-actions', PlanActions, { section: 'Actions', groups: groups() });
        expect(deepText(element)).toContain('Overdue (1)');
        expect(deepText(element)).toContain('For Less scrap');
        expect(findAll(element, '[data-group="done"] c-plan-card')).toHaveLength(0);
        await expect(element).toBeAccessible();
        find(element, '[data-action="toggle"]').click();
        await settle();
        expect(findAll(element, '[data-group="done"] c-plan-card')).toHaveLength(1);
        await expect(element).toBeAccessible();
    });

    it('shouldReportThatAnActionIsDone', async () => {
        const element = await mount('c-plan-actions', PlanActions, { section: 'Actions', groups: groups() });
        const intents = listen(element, 'planintent');
        fire(find(element, '[data-action="complete"]'), 'change', { checked: true });
        expect(intents).toEqual([{ type: 'complete', rowId: 'a1', done: true }]);
    });
});
