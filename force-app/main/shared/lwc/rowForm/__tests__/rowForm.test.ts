import RowForm from 'c/rowForm';
import type { RowFormView } from 'keystone/ui';
import { clearPage, find, findAll, fire, listen, mount, press } from '../../../../../../test/jest/support';

const form = (changes: Partial<RowFormView> = {}): RowFormView => ({
    id: 'Goals',
    heading: 'Add goal',
    fields: [
        { name: 'name', label: 'Goal', type: 'text', required: true },
        { name: 'dueDate', label: 'Due', type: 'date' }
    ],
    values: { dueDate: '2027-01-31' },
    error: null,
    saving: false,
    ...changes
});

const show = (changes: Partial<RowFormView> = {}) => mount('c-row-form', RowForm, { form: form(changes) });

describe('c-row-form', () => {
    afterEach(clearPage);

    it('shouldShowEveryFieldWithItsValue', async () => {
        const element = await show();
        expect(findAll(element, 'c-field-input').map(({ value }) => value)).toEqual([null, '2027-01-31']);
        await expect(element).toBeAccessible();
    });

    it('shouldReportWhatIsTypedAndThatItIsToBeSaved', async () => {
        const element = await show();
        const values = listen(element, 'formvalue');
        const saves = listen(element, 'formsave');
        fire(find(element, 'c-field-input'), 'valuechange', { field: 'name', value: 'Grow' });
        find(element, '[data-action="save"]').click();
        expect(values).toEqual([{ formId: 'Goals', field: 'name', value: 'Grow' }]);
        expect(saves).toEqual([{ formId: 'Goals' }]);
    });

    it('shouldPutTheKeyboardIntoTheFirstEmptyInputWhenAsked', async () => {
        const element = await show({ values: { name: 'Grow' } });
        const inputs = findAll(element, 'c-field-input');
        const focused = inputs.map((input) => jest.spyOn(input, 'focus'));
        element.focus();
        expect(focused[0]).not.toHaveBeenCalled();
        expect(focused[1]).toHaveBeenCalled();
    });

    it('shouldSaveOnControlEnterAndCancelOnEscape', async () => {
        const element = await show();
        const saves = listen(element, 'formsave');
        const cancels = listen(element, 'formcancel');
        press(find(element, 'c-field-input'), 'Enter');
        press(find(element, 'c-field-input'), 'z', { ctrlKey: true });
        press(find(element, 'c-field-input'), 'Enter', { ctrlKey: true });
        press(find(element, 'c-field-input'), 'Escape');
        expect(saves).toHaveLength(1);
        expect(cancels).toEqual([{ formId: 'Goals' }]);
    });

    it('shouldNotSaveWhenAFieldIsInvalid', async () => {
        const element = await show();
        const saves = listen(element, 'formsave');
        const asked: string[] = [];
        findAll(element, 'c-field-input').forEach((input, index) => {
            input.checkValue = () => {
                asked.push(String(index));
                return index !== 0;
            };
        });
        find(element, '[data-action="save"]').click();
        expect(saves).toEqual([]);
        expect(asked).toEqual(['0', '1']);
    });

    it('shouldTellTheReasonWhenTheSaveFailed', async () => {
        const element = await show({ error: 'Not allowed', values: { name: 'Grow' } });
        expect(find(element, 'c-field-input').value).toBe('Grow');
        expect(find(element, '[role="alert"]').textContent).toContain('Not allowed');
        await expect(element).toBeAccessible();
    });

    it('shouldLockEverythingWhileSaving', async () => {
        const element = await show({ saving: true });
        const events = [...listen(element, 'formsave'), ...listen(element, 'formcancel')];
        press(find(element, 'c-field-input'), 'Escape');
        press(find(element, 'c-field-input'), 'Enter', { metaKey: true });
        expect(events).toEqual([]);
        expect(findAll(element, 'lightning-button').every(({ disabled }) => disabled === true)).toBe(true);
        expect(find(element, '[role="status"]').textContent).toBe('Saving...');
    });
});
