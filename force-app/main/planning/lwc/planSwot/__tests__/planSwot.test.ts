import PlanSwot from 'c/planSwot';
import { contextOf } from '../../planModel/__tests__/context';
import { sectionViews } from '../../planModel/sectionViews';
import { planRow } from '../../../../../../test/jest/plan-fixtures';
import { clearPage, find, findAll, listen, mount } from '../../../../../../test/jest/support';

const quadrants = () => {
    const context = contextOf(1, [planRow('ProfileItem', 'i1', { Name: 'Strong brand', Kind__c: 'Strength' })]);
    return sectionViews(context).find(({ id }) => id === 'Swot')!.quadrants;
};

describe('c-plan-swot', () => {
    afterEach(clearPage);

    it('shouldShowFourFieldsAndReportWhereAnItemIsAdded', async () => {
        const element = await mount('c-plan-swot', PlanSwot, { section: 'Swot', quadrants: quadrants() });
        expect(findAll(element, '[data-quadrant]')).toHaveLength(4);
        await expect(element).toBeAccessible();
        const intents = listen(element, 'planintent');
        find(element, '[data-part="Threat"]').click();
        expect(intents).toEqual([{ type: 'add', section: 'Swot', part: 'Threat', child: false }]);
    });

    it('shouldPutTheKeyboardOnAnItemOrWhereOneIsAdded', async () => {
        const element = await mount('c-plan-swot', PlanSwot, { section: 'Swot', quadrants: quadrants() });
        const focusOn = (place: unknown) => (element.focusOn as (target: unknown) => void)(place);
        focusOn({ section: 'Swot', rowId: 'i1' });
        expect(element.shadowRoot?.activeElement).toBe(find(element, 'c-plan-card'));
        const button = jest.spyOn(find(element, '[data-part="Threat"]'), 'focus');
        focusOn({ section: 'Swot', formId: 'Swot:Threat' });
        expect(button).toHaveBeenCalled();
    });
});
