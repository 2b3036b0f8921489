import FieldInput from 'c/fieldInput';
import type { FieldSpec, FieldType } from 'keystone/ui';
import { clearPage, find, findAll, fire, listen, mount } from '../../../../../../test/jest/support';

const field = (type: FieldType, changes: Partial<FieldSpec> = {}): FieldSpec => ({
    name: 'f',
    label: 'Field',
    type,
    help: 'Help',
    ...changes
});

const show = (type: FieldType, changes: Partial<FieldSpec> = {}, properties = {}) =>
    mount('c-field-input', FieldInput, { field: field(type, changes), value: '5', ...properties });

describe('c-field-input', () => {
    afterEach(clearPage);

    it.each<[FieldType, string, Record<string, unknown>]>([
        ['text', 'lightning-input', { type: 'text' }],
        ['textarea', 'lightning-textarea', {}],
        ['integer', 'lightning-input', { type: 'number', step: '1', formatter: 'decimal' }],
        ['currency', 'lightning-input', { type: 'number', step: '0.01' }],
        ['percent', 'lightning-input', { type: 'number', formatter: 'percent-fixed' }],
        ['date', 'lightning-input', { type: 'date' }],
        ['choice', 'lightning-combobox', {}],
        ['url', 'lightning-input', { type: 'url' }],
        ['datetime', 'lightning-input', { type: 'datetime' }],
        ['lookup', 'lightning-record-picker', { objectApiName: 'Contact' }]
    ])('shouldShowTheFittingInputWhenTheTypeIs %s', async (type, tag, properties) => {
        const element = await show(type, { objectApiName: 'Contact' });
        const input = find(element, '[data-input]');
        expect(input.tagName.toLowerCase()).toBe(tag);
        expect(input).toMatchObject({ label: 'Field', value: '5', ...properties });
        await expect(element).toBeAccessible();
    });

    it('shouldOfferNothingAsAChoiceUnlessTheFieldIsRequired', async () => {
        const options = [{ value: 'a', label: 'A' }];
        const optional = find(await show('choice', { options }), 'lightning-combobox');
        expect(optional.options).toEqual([{ value: '', label: '--None--' }, ...options]);
        clearPage();
        const required = find(await show('choice', { options, required: true }), 'lightning-combobox');
        expect(required.options).toEqual(options);
    });

    it('shouldReportEmptyAsNullWhenTheValueIsTakenAway', async () => {
        const element = await show('text');
        const changes = listen(element, 'valuechange');
        fire(find(element, 'lightning-input'), 'change', { value: '' });
        fire(find(element, 'lightning-input'), 'change', { value: 'x' });
        expect(changes).toEqual([
            { field: 'f', value: null },
            { field: 'f', value: 'x' }
        ]);
    });

    it('shouldReportTheRecordWhenOneIsPicked', async () => {
        const element = await show('lookup', { objectApiName: 'Contact' });
        const changes = listen(element, 'valuechange');
        fire(find(element, 'lightning-record-picker'), 'change', { recordId: '003' });
        expect(changes).toEqual([{ field: 'f', value: '003' }]);
    });

    it('shouldReportTheChoiceAndTheBlurWhenTheyHappen', async () => {
        const element = await show('choice', { options: [] });
        const changes = listen(element, 'valuechange');
        const blurs = listen(element, 'fieldblur');
        fire(find(element, 'lightning-combobox'), 'change', { value: 'a' });
        fire(find(element, 'lightning-combobox'), 'blur');
        expect(changes).toEqual([{ field: 'f', value: 'a' }]);
        expect(blurs).toHaveLength(1);
    });

    it('shouldReportAllValuesWhenSeveralCanBeChosen', async () => {
        const options = [
            { value: 'a', label: 'A' },
            { value: 'b', label: 'B' }
        ];
        const element = await show('choices', { options }, { value: 'a' });
        const changes = listen(element, 'valuechange');
        const group = find(element, 'lightning-checkbox-group');
        expect(group.value).toEqual(['a']);
        fire(group, 'change', { value: ['a', 'b'] });
        fire(group, 'change', { value: [] });
        expect(changes).toEqual([
            { field: 'f', value: 'a;b' },
            { field: 'f', value: null }
        ]);
        await expect(element).toBeAccessible();
    });

    it('shouldReportYesAndNoWhenItIsACheckBox', async () => {
        const element = await show('checkbox', {}, { value: 'true' });
        const changes = listen(element, 'valuechange');
        const input = find(element, 'lightning-input');
        expect(input.checked).toBe(true);
        fire(input, 'change', { checked: false });
        expect(changes).toEqual([{ field: 'f', value: 'false' }]);
    });

    it('shouldStepByTheDecimalsOfTheField', async () => {
        expect(find(await show('number', { scale: 0 }), 'lightning-input').step).toBe('1');
    });

    it('shouldAskTheInputWhetherTheValueIsValid', async () => {
        const element = await show('text');
        const input = find(element, 'lightning-input');
        input.reportValidity = () => false;
        expect((element.checkValue as () => boolean)()).toBe(false);
    });

    it('shouldTakeTheKeyboardAndGiveItBackWhenAsked', async () => {
        const element = await show('date');
        const input = find(element, 'lightning-input');
        const focused = jest.spyOn(input, 'focus');
        const blurred = jest.spyOn(input, 'blur');
        element.focus();
        element.blur();
        expect(focused).toHaveBeenCalled();
        expect(blurred).toHaveBeenCalled();
    });

    it('shouldHideTheLabelButKeepItForScreenReadersWhenAsked', async () => {
        const element = await show('text', {}, { hideLabel: true });
        expect(find(element, 'lightning-input')).toMatchObject({ variant: 'label-hidden', label: 'Field' });
        expect(findAll(element, 'lightning-helptext')).toHaveLength(0);
    });

    it('shouldTellWhetherEnterMeansSomethingToTheInput', async () => {
        expect((await show('textarea')).usesEnter).toBe(true);
        expect((await show('number')).usesEnter).toBe(false);
    });
});
