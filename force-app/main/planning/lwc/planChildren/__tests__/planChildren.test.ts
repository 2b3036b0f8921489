import PlanChildren from 'c/planChildren';
import { clearPage, deepText, find, findAll, listen, mount, settle } from '../../../../../../test/jest/support';

const base = { section: 'Map', parentId: 's1', parentName: 'Ada', addLabel: 'Add Relationship', empty: 'Nobody yet' };
const rows = [{ id: 'r1', title: 'Kim Lund', cells: [], deletable: true, deleteLabel: 'Delete Kim Lund' }];
const known = {
    id: 'r2',
    title: 'Henrik Aalto',
    cells: [
        {
            key: 'r2:Level',
            rowId: 'r2',
            name: 'Level',
            label: 'Level',
            type: 'choice',
            text: 'Partner',
            editable: false
        }
    ],
    deletable: false,
    deleteLabel: 'Delete Henrik Aalto'
};
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

    it('shouldTellTheRowsInALineUntilItIsUnfolded', async () => {
        const element = await mount('c-plan-children', PlanChildren, { ...base, rows: [...rows, known] });
        const fold = find(element, '[data-action="fold"]');
        expect(fold.textContent).toContain('Kim Lund, Henrik Aalto: Partner');
        expect([fold.getAttribute('aria-expanded'), findAll(element, 'li').length]).toEqual(['false', 0]);
        await expect(element).toBeAccessible();
        fold.click();
        await settle();
        expect([fold.getAttribute('aria-expanded'), findAll(element, 'li').length]).toEqual(['true', 2]);
    });

    it('shouldUnfoldWhenSomethingCouldNotBeSaved', async () => {
        const failed = { ...known, cells: [{ ...known.cells[0], error: 'No access' }] };
        const element = await mount('c-plan-children', PlanChildren, { ...base, rows: [failed] });
        expect(findAll(element, 'li')).toHaveLength(1);
    });

    it('shouldShowRowsAndReportADeletion', async () => {
        const element = await mount('c-plan-children', PlanChildren, { ...base, rows });
        find(element, '[data-action="fold"]').click();
        await settle();
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
