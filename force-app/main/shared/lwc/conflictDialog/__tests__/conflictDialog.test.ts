import ConflictDialog from 'c/conflictDialog';
import { clearPage, find, findAll, fire, listen, mount, settle } from '../../../../../../test/jest/support';

const conflicts = [
    { field: 'dueDate', label: 'Due', base: 'Jun 30, 2027', mine: 'Jul 31, 2027', theirs: '' },
    { field: 'name', label: 'Goal', base: 'A', mine: 'B', theirs: 'C' }
];

const show = () => mount('c-conflict-dialog', ConflictDialog, { conflicts });

describe('c-conflict-dialog', () => {
    afterEach(clearPage);

    it('shouldShowAllThreeValuesOfEveryField', async () => {
        const element = await show();
        const [due] = findAll(element, 'lightning-radio-group');
        expect(due).toMatchObject({
            label: 'Due',
            value: 'mine',
            options: [
                { value: 'mine', label: 'Keep mine: Jul 31, 2027' },
                { value: 'theirs', label: 'Take theirs: (empty)' }
            ]
        });
        expect(element.shadowRoot?.textContent).toContain('Before: Jun 30, 2027');
        await expect(element).toBeAccessible();
    });

    it('shouldCloseWithAChoicePerFieldWhenApplied', async () => {
        const element = await show();
        const closed = listen(element, 'close');
        fire(findAll(element, 'lightning-radio-group')[1], 'change', { value: 'theirs' });
        await settle();
        find(element, '[data-action="apply"]').click();
        expect(closed).toEqual([{ dueDate: 'mine', name: 'theirs' }]);
    });

    it('shouldCloseWithoutAChoiceWhenDecidedLater', async () => {
        const element = await show();
        const closed = listen(element, 'close');
        find(element, 'lightning-button').click();
        expect(closed).toEqual([null]);
    });
});
