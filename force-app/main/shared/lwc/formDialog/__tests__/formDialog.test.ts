import FormDialog from 'c/formDialog';
import { apexError } from '../../../../../../test/jest/fixtures';
import { clearPage, find, findAll, fire, listen, mount, press, settle } from '../../../../../../test/jest/support';

const submit = jest.fn();
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

const show = (properties = {}) =>
    mount('c-form-dialog', FormDialog, {
        label: 'Return',
        heading: 'Return',
        intro: 'The plan goes back.',
        confirmLabel: 'Return',
        fields: [
            { name: 'comment', label: 'Comment', type: 'textarea', required: true },
            { name: 'until', label: 'Until', type: 'date' }
        ],
        values: { until: '2027-01-31' },
        submit,
        ...properties
    });

describe('c-form-dialog', () => {
    beforeEach(() => submit.mockReset().mockResolvedValue(true));
    afterEach(clearPage);

    it('shouldCloseWithTheResultWhenItIsDone', async () => {
        const element = await show();
        await expect(element).toBeAccessible();
        const closed = listen(element, 'close');
        fire(find(element, 'c-field-input'), 'valuechange', { field: 'comment', value: 'More detail' });
        find(element, '[data-action="confirm"]').click();
        await settle();
        expect(submit).toHaveBeenCalledWith({ comment: 'More detail', until: '2027-01-31' });
        expect(closed).toEqual([true]);
    });

    it('shouldStayOpenWithWhatWasTypedWhenItFailed', async () => {
        submit.mockRejectedValueOnce(apexError('Not now'));
        const element = await show();
        const closed = listen(element, 'close');
        fire(find(element, 'c-field-input'), 'valuechange', { field: 'comment', value: 'More detail' });
        await settle();
        find(element, '[data-action="confirm"]').click();
        await settle();
        expect(closed).toEqual([]);
        expect(find(element, 'c-field-input').value).toBe('More detail');
        expect(findAll(element, 'c-error-panel')).toHaveLength(1);
        await expect(element).toBeAccessible();
    });

    it('shouldTakeTheKeyboardAlsoWhenAMenuTakesItOnceMore', async () => {
        const menu = document.body.appendChild(document.createElement('button'));
        menu.focus();
        const element = await show();
        const start = find(element, '[data-start]');
        expect(element.shadowRoot?.activeElement).toBe(start);
        menu.focus();
        await frame();
        expect(element.shadowRoot?.activeElement).toBe(start);
        // Whoever works in it is left alone.
        const field = find(element, '[data-action="cancel"]');
        field.tabIndex = 0;
        field.focus();
        await frame();
        expect(element.shadowRoot?.activeElement).toBe(field);
        // And so is the page, once the dialog has been there for a while, or is gone.
        for (let count = 0; count < 30; count += 1) {
            // One frame after the other.
            // eslint-disable-next-line no-await-in-loop
            await frame();
        }
        menu.focus();
        await frame();
        expect(document.activeElement).toBe(menu);
        menu.remove();
    });

    it('shouldSubmitByKeyFromAnywhereInIt', async () => {
        press(find(await show({ fields: [] }), '[data-start]'), 'Enter', { ctrlKey: true });
        await settle();
        expect(submit).toHaveBeenCalledWith({});
    });

    it('shouldNotSubmitWhenAFieldIsInvalid', async () => {
        const element = await show();
        find(element, 'c-field-input').checkValue = () => false;
        press(find(element, 'c-field-input'), 'Enter', { ctrlKey: true });
        await settle();
        expect(submit).not.toHaveBeenCalled();
    });

    it('shouldAskOnlyWhetherWhenThereAreNoFields', async () => {
        const element = await show({ fields: [], intro: '' });
        await expect(element).toBeAccessible();
        find(element, '[data-action="confirm"]').click();
        await settle();
        expect(submit).toHaveBeenCalledWith({});
    });

    it('shouldCloseWithNothingWhenItIsCancelled', async () => {
        const element = await show();
        const closed = listen(element, 'close');
        find(element, '[data-action="cancel"]').click();
        expect(closed).toHaveLength(1);
        expect(submit).not.toHaveBeenCalled();
    });

    it('shouldShowThatItIsBusyWhileItSubmits', async () => {
        submit.mockReturnValue(new Promise(() => undefined));
        const element = await show();
        find(element, '[data-action="confirm"]').click();
        await settle();
        expect(findAll(element, 'lightning-spinner')).toHaveLength(1);
        find(element, '[data-action="confirm"]').click();
        expect(submit).toHaveBeenCalledTimes(1);
    });

    it('shouldCloseWithTheResultOfWhatWasDoneInstead', async () => {
        expect(findAll(await show(), '[data-action="other"]')).toHaveLength(0);
        const other = jest.fn().mockResolvedValue('removed');
        const element = await show({ otherLabel: 'Remove', other });
        await expect(element).toBeAccessible();
        const closed = listen(element, 'close');
        find(element, '[data-action="other"]').click();
        await settle();
        expect(closed).toEqual(['removed']);
        expect(submit).not.toHaveBeenCalled();
    });
});
