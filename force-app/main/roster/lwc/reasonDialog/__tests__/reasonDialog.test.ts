import ReasonDialog from 'c/reasonDialog';
import { apexError } from '../../../../../../test/jest/fixtures';
import { clearPage, deepText, find, findAll, fire, listen, mount, settle } from '../../../../../../test/jest/support';

const tiers = [
    { id: 't1', name: 'Gold', rank: 1, entitlements: 'Quarterly review' },
    { id: 't2', name: 'Silver', rank: 2 }
];

async function show(properties: Record<string, unknown> = {}) {
    const element = await mount('c-reason-dialog', ReasonDialog, {
        heading: 'Propose Norrland',
        intro: 'You become its manager.',
        reasonLabel: 'Why?',
        confirmLabel: 'Propose',
        submit: jest.fn().mockResolvedValue('done'),
        ...properties
    });
    findAll(element, '[data-field]').forEach((input) => {
        input.reportValidity = () => true;
    });
    return element;
}

const confirm = async (element: HTMLElement) => {
    find(element, '[data-action="confirm"]').click();
    await settle();
};

describe('c-reason-dialog', () => {
    afterEach(clearPage);

    it('shouldAskOnlyForTheReasonWhenNoTiersAreOffered', async () => {
        const element = await show();
        expect(findAll(element, 'lightning-combobox')).toHaveLength(0);
        expect(find(element, 'lightning-textarea')).toMatchObject({ label: 'Why?', required: true });
        await expect(element).toBeAccessible();
    });

    it('shouldTellWhatATierGivesWhenOneIsChosen', async () => {
        const element = await show({ tiers });
        expect(find(element, 'lightning-combobox').options).toEqual([
            { value: 't1', label: 'Gold' },
            { value: 't2', label: 'Silver' }
        ]);
        fire(find(element, 'lightning-combobox'), 'change', { value: 't1' });
        await settle();
        expect(deepText(element)).toContain('Quarterly review');
        fire(find(element, 'lightning-combobox'), 'change', { value: 't2' });
        await settle();
        expect(findAll(element, '.entitlements')).toHaveLength(0);
        await expect(element).toBeAccessible();
    });

    it('shouldCloseWithTheResultWhenItWorked', async () => {
        const submit = jest.fn().mockResolvedValue('done');
        const element = await show({ tiers, submit });
        const closed = listen(element, 'close');
        fire(find(element, 'lightning-combobox'), 'change', { value: 't1' });
        fire(find(element, 'lightning-textarea'), 'change', { value: ' Growth ' });
        await confirm(element);
        expect(submit).toHaveBeenCalledWith({ reason: 'Growth', tierId: 't1' });
        expect(closed).toEqual(['done']);
    });

    it('shouldLockEverythingWhileItWorks', async () => {
        const element = await show({ submit: jest.fn(() => new Promise(() => {})) });
        await confirm(element);
        expect(findAll(element, 'lightning-button').every(({ disabled }) => disabled === true)).toBe(true);
        expect(element.disableClose).toBe(true);
        await expect(element).toBeAccessible();
    });

    it('shouldKeepTheReasonAndTellWhatWentWrongWhenItFailed', async () => {
        const element = await show({ submit: jest.fn().mockRejectedValue(apexError('Already proposed.')) });
        const closed = listen(element, 'close');
        fire(find(element, 'lightning-textarea'), 'change', { value: 'Growth' });
        await confirm(element);
        expect(deepText(element)).toContain('Already proposed.');
        expect(find(element, 'lightning-textarea').value).toBe('Growth');
        expect(closed).toEqual([]);
        await expect(element).toBeAccessible();
    });

    it('shouldDoNothingWhenTheReasonIsMissing', async () => {
        const submit = jest.fn();
        const element = await show({ submit });
        find(element, 'lightning-textarea').reportValidity = () => false;
        await confirm(element);
        expect(submit).not.toHaveBeenCalled();
    });

    it('shouldCloseWithNothingWhenCancelled', async () => {
        const element = await show();
        const closed = listen(element, 'close');
        find(element, '[data-action="cancel"]').click();
        expect(closed).toEqual([null]);
    });
});
