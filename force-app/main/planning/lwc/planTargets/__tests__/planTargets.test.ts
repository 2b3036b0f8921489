import PlanTargets from 'c/planTargets';
import { contextOf } from '../../planModel/__tests__/context';
import { targetsView } from '../../planModel/targets';
import { target } from '../../../../../../test/jest/plan-fixtures';
import { clearPage, deepText, find, findAll, listen, mount } from '../../../../../../test/jest/support';

describe('c-plan-targets', () => {
    afterEach(clearPage);

    it('shouldShowAYearWithItsGrowthAndNoTotalWhenThereIsOnlyOne', async () => {
        const context = contextOf(2, [target()]);
        const element = await mount('c-plan-targets', PlanTargets, { targets: targetsView(context.rows, context) });
        expect(deepText(element)).toContain('+20% on the last 12 months');
        expect(findAll(element, 'tfoot')).toHaveLength(0);
        await expect(element).toBeAccessible();
        const intents = listen(element, 'planintent');
        find(element, '[data-action="delete"]').click();
        expect(intents).toEqual([{ type: 'delete', rowId: 't2027' }]);
    });

    it('shouldAddUpTheYears', async () => {
        const context = contextOf(2, [target(), target({ Year__c: '2028' }, 't2028')]);
        const element = await mount('c-plan-targets', PlanTargets, { targets: targetsView(context.rows, context) });
        expect(find(element, '[data-total="Revenue__c"]').textContent).toBe('€2,400,000');
        element.focus();
        expect(element.shadowRoot?.activeElement).toBe(find(element, 'c-inline-field'));
        await expect(element).toBeAccessible();
    });
});
