import PlanChildren from 'c/planChildren';
import { clearPage, deepText, find, findAll, listen, mount } from '../../../../../../test/jest/support';

const base = { section: 'Map', parentId: 's1', parentName: 'Ada', addLabel: 'Add Relationship', empty: 'Nobody yet' };
const rows = [{ id: 'r1', title: 'Kim Lund', cells: [], deletable: true, deleteLabel: 'Delete Kim Lund' }];
const form = { id: 'Map:s1', heading: 'Add', fields: [], values: {}, error: null, saving: false };

describe('c-plan-children', () => {
    afterEach(clearPage);

    it('shouldSayThatThereIsNothingAndOfferToAdd', async () => {
        const element = await mount('c-plan-children', PlanChildren, base);
        expect(deepText(element)).toContain('Nobody yet');
        await expect(element).toBeAccessible();
        const intents = listen(element, 'planintent');
        find(element, '[data-action="add-child"]').click();
        expect(intents).toEqual([{ type: 'add', section: 'Map', part: 's1', child: true }]);
    });

    it('shouldShowRowsAndReportADeletion', async () => {
        const element = await mount('c-plan-children', PlanChildren, { ...base, rows });
        await expect(element).toBeAccessible();
        const intents = listen(element, 'planintent');
        find(element, '[data-action="delete-child"]').click();
        expect(intents).toEqual([{ type: 'delete', rowId: 'r1' }]);
    });

    it('shouldPutTheKeyboardIntoTheFormWhenItIsOpen', async () => {
        const element = await mount('c-plan-children', PlanChildren, { ...base, form });
        expect(findAll(element, '[data-action="add-child"]')).toHaveLength(0);
        const focused = jest.spyOn(find(element, 'c-row-form'), 'focus');
        (element.focusOn as (place: unknown) => void)({ section: 'Map', formId: 'Map:s1' });
        expect(focused).toHaveBeenCalled();
        await expect(element).toBeAccessible();
    });
});
