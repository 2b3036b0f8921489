import PlanStages from 'c/planStages';
import { cellsOf } from '../../planModel/cells';
import { contextOf } from '../../planModel/__tests__/context';
import { stagesOf } from '../../planModel/stages';
import { planRow } from '../../../../../../test/jest/plan-fixtures';
import { clearPage, deepText, find, listen, mount } from '../../../../../../test/jest/support';

describe('c-plan-stages', () => {
    afterEach(clearPage);

    it('shouldTellTheStagesInWordsAndReportThatOneIsReached', async () => {
        const context = contextOf(4, [planRow('ValueItem', 'v1', { Status__c: 'Agreed', Amount__c: '5000' })]);
        const stages = stagesOf(context.rows[0], cellsOf(context.rows[0], context));
        const element = await mount('c-plan-stages', PlanStages, { rowId: 'v1', stages });
        expect(deepText(element)).toContain('€5,000');
        await expect(element).toBeAccessible();
        const intents = listen(element, 'planintent');
        find(element, '[data-action="mark"]').click();
        expect(intents).toEqual([{ type: 'stage', rowId: 'v1', stage: 'Delivered' }]);
    });
});
