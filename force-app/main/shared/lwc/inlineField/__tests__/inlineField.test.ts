import InlineField from 'c/inlineField';
import type { Cell, CellEventDetail } from 'keystone/ui';
import {
    clearPage,
    deepText,
    find,
    findAll,
    fire,
    listen,
    mount,
    press,
    settle
} from '../../../../../../test/jest/support';
import type { Mounted } from '../../../../../../test/jest/support';

const cell = (changes: Partial<Cell> = {}): Cell => ({
    key: 'o1:current',
    rowId: 'o1',
    name: 'current',
    label: 'Current',
    type: 'number',
    value: '6',
    text: '6',
    error: null,
    saving: false,
    editable: true,
    ...changes
});

const show = (changes: Partial<Cell> = {}, properties = {}) =>
    mount('c-inline-field', InlineField, { cell: cell(changes), ...properties });

async function open(element: Mounted): Promise<Mounted> {
    find(element, 'button.value').click();
    await settle();
    return find<Mounted>(element, 'c-field-input');
}

async function type(element: Mounted, value: string | null): Promise<Mounted> {
    const input = await open(element);
    fire(input, 'valuechange', { field: 'current', value });
    return input;
}

describe('c-inline-field', () => {
    afterEach(clearPage);

    it('shouldNameFieldAndValueWhenItCanBeEdited', async () => {
        const element = await show();
        expect(find(element, 'button.value').getAttribute('aria-label')).toBe('Current: 6. Edit');
        expect(deepText(element)).toContain('Current');
        await expect(element).toBeAccessible();
    });

    it('shouldInviteToAddWhenThereIsNoValue', async () => {
        const element = await show({ value: null, text: '' });
        expect(find(element, '.text').textContent).toBe('Add');
        await expect(element).toBeAccessible();
    });

    it('shouldOfferNoEditingWhenTheUserMayOnlyRead', async () => {
        const element = await show({ editable: false, value: null, text: '', help: 'Why' }, { hideLabel: true });
        expect(findAll(element, 'button')).toHaveLength(0);
        expect(deepText(element)).toBe('(empty)');
        await expect(element).toBeAccessible();
    });

    it('shouldOpenTheInputWithTheKeyboardInItWhenClicked', async () => {
        const element = await show();
        const input = await open(element);
        expect(input.value).toBe('6');
        await expect(element).toBeAccessible();
    });

    it('shouldReportTheChangeWhenEnterIsPressed', async () => {
        const element = await show();
        const changes = listen<CellEventDetail>(element, 'cellchange');
        const input = await type(element, '7');
        press(input, 'Enter');
        await settle();
        expect(changes).toEqual([{ rowId: 'o1', field: 'current', value: '7' }]);
        expect(findAll(element, 'c-field-input')).toHaveLength(0);
        expect(element.shadowRoot?.activeElement).toBe(find(element, 'button.value'));
    });

    it('shouldReportTheChangeWhenTheKeyboardMovesOn', async () => {
        const element = await show();
        const changes = listen(element, 'cellchange');
        const input = await type(element, '7');
        fire(input, 'fieldblur');
        await settle();
        expect(changes).toHaveLength(1);
    });

    it('shouldReportTheChangeOnceWhenLeavingTheInputReportsItToo', async () => {
        const element = await show({ type: 'date', value: '2027-01-31', text: 'Jan 31, 2027' });
        const changes = listen<CellEventDetail>(element, 'cellchange');
        const input = await open(element);
        // As a date does: what was typed is reported when the keyboard leaves.
        input.blur = () => {
            fire(input, 'valuechange', { field: 'current', value: '2027-02-28' });
            fire(input, 'fieldblur');
        };
        press(input, 'Enter', { ctrlKey: true });
        await settle();
        expect(changes.map(({ value }) => value)).toEqual(['2027-02-28']);
        expect(element.shadowRoot?.activeElement).toBe(find(element, 'button.value'));
    });

    it('shouldReportNothingWhenEscapeIsPressedOrNothingChanged', async () => {
        const element = await show();
        const changes = listen(element, 'cellchange');
        press(await type(element, '7'), 'Escape');
        await settle();
        press(await open(element), 'Enter');
        await settle();
        expect(changes).toEqual([]);
    });

    it('shouldLeaveEnterToTheInputWhenItNeedsItAndSaveWithControl', async () => {
        const element = await show({ type: 'textarea', value: 'a', text: 'a' });
        const changes = listen(element, 'cellchange');
        const input = await type(element, 'b');
        press(input, 'Enter');
        press(input, 'x');
        await settle();
        expect(changes).toHaveLength(0);
        press(find(element, 'c-field-input'), 'Enter', { metaKey: true });
        await settle();
        expect(changes).toHaveLength(1);
    });

    it('shouldSaveAtOnceWhenAValueIsChosenFromAList', async () => {
        const element = await show({ type: 'choice', value: 'a', text: 'A' });
        const changes = listen<CellEventDetail>(element, 'cellchange');
        await type(element, 'b');
        await settle();
        expect(changes.map(({ value }) => value)).toEqual(['b']);
        expect(findAll(element, 'c-field-input')).toHaveLength(0);
    });

    it('shouldWaitForAnotherRecordWhenOneIsTakenOut', async () => {
        const element = await show({ type: 'lookup', value: 'c1', text: 'Ada' });
        const changes = listen<CellEventDetail>(element, 'cellchange');
        const input = await type(element, null);
        expect(changes).toEqual([]);
        fire(input, 'valuechange', { field: 'current', value: 'c2' });
        expect(changes.map(({ value }) => value)).toEqual(['c2']);
    });

    it('shouldStayOpenWhenTheValueIsInvalid', async () => {
        const element = await show();
        const changes = listen(element, 'cellchange');
        const input = await type(element, 'x');
        input.checkValue = () => false;
        press(input, 'Enter');
        await settle();
        expect(changes).toEqual([]);
        expect(findAll(element, 'c-field-input')).toHaveLength(1);
    });

    it('shouldKeepTheValueAndOfferRetryWhenTheSaveFailed', async () => {
        const element = await show({ error: 'Too much', value: '99', text: '99' });
        const retries = listen(element, 'cellretry');
        const discards = listen(element, 'celldiscard');
        expect(find(element, '[role="alert"]').textContent).toContain('Too much');
        expect(deepText(element)).toContain('99');
        find(element, '[data-action="retry"]').click();
        find(element, '[data-action="discard"]').click();
        expect(retries).toEqual([{ rowId: 'o1', field: 'current', value: '99' }]);
        expect(discards).toHaveLength(1);
        await expect(element).toBeAccessible();
    });

    it('shouldSayThatItSavesWhileASaveIsUnderWay', async () => {
        const element = await show({ saving: true }, { strong: true, alignEnd: true });
        expect(find(element, '[role="status"]').textContent).toBe('Saving...');
        expect(find(element, 'button.value').className).toBe('value value_strong value_end');
    });

    it('shouldTakeTheKeyboardWhenAsked', async () => {
        const element = await show();
        element.focus();
        expect(element.shadowRoot?.activeElement).toBe(find(element, 'button.value'));
    });

    it('shouldChangeACheckBoxAtOnce', async () => {
        const element = await show({ type: 'checkbox', value: 'false', text: 'No' });
        const changes = listen<CellEventDetail>(element, 'cellchange');
        fire(find(element, 'c-field-input'), 'valuechange', { field: 'current', value: 'true' });
        expect(changes).toEqual([{ rowId: 'o1', field: 'current', value: 'true' }]);
        await expect(element).toBeAccessible();
    });

    it('shouldOfferTheLinkOnlyWhenTheAddressIsOneOfTheWeb', async () => {
        const url = 'https://a.example/report';
        const element = await show({ type: 'url', value: url, text: url });
        expect(find(element, 'a').getAttribute('href')).toBe(url);
        await expect(element).toBeAccessible();
        clearPage();
        const readOnly = await show({ type: 'url', value: url, text: url, editable: false });
        expect(find(readOnly, 'a').textContent).toBe(url);
        clearPage();
        // An address that would run code when it is followed.
        const value = ['javascript', 'alert(1)'].join(':');
        expect(findAll(await show({ type: 'url', value, text: value }), 'a')).toHaveLength(0);
    });

    it('shouldSaveSeveralChoicesOnlyWhenTheKeyboardHasLeftThemAll', async () => {
        jest.useFakeTimers();
        const element = await show({ type: 'choices', value: 'a', text: 'A', options: [] });
        const changes = listen<CellEventDetail>(element, 'cellchange');
        const input = await type(element, 'a;b');
        const active = jest.spyOn(element.shadowRoot as ShadowRoot, 'activeElement', 'get');
        active.mockReturnValue(input);
        fire(input, 'fieldblur');
        jest.runAllTimers();
        expect(changes).toEqual([]);
        active.mockReturnValue(null);
        fire(input, 'fieldblur');
        jest.runAllTimers();
        expect(changes.map(({ value }) => value)).toEqual(['a;b']);
        jest.useRealTimers();
    });

    it('shouldLeaveUndoToTheInputWhileItIsOpen', async () => {
        const element = await show();
        const input = await open(element);
        const undo = jest.fn();
        document.body.addEventListener('keydown', undo);
        press(input, 'z', { ctrlKey: true });
        document.body.removeEventListener('keydown', undo);
        expect(undo).not.toHaveBeenCalled();
    });
});
