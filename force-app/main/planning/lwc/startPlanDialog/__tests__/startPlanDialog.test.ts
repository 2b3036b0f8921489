import StartPlanDialog from 'c/startPlanDialog';
import { apexError } from '../../../../../../test/jest/fixtures';
import { clearPage, deepText, find, findAll, fire, listen, mount, settle } from '../../../../../../test/jest/support';
import type { Mounted } from '../../../../../../test/jest/support';

const field = (element: Mounted, name: string) => find(element, `[data-field="${name}"]`);

async function show(submit: jest.Mock = jest.fn().mockResolvedValue('plan1')) {
    const element = await mount('c-start-plan-dialog', StartPlanDialog, { submit });
    findAll(element, 'lightning-input').forEach((input) => {
        input.reportValidity = () => true;
    });
    return element;
}

describe('c-start-plan-dialog', () => {
    beforeEach(() =>
        jest.useFakeTimers({ now: new Date('2026-11-22T20:00:00Z'), doNotFake: ['queueMicrotask', 'setTimeout'] })
    );
    afterEach(() => {
        clearPage();
        jest.useRealTimers();
    });

    it('shouldSuggestTwelveMonthsFromToday', async () => {
        const element = await show();
        expect(field(element, 'start').value).toBe('2026-11-22');
        expect(field(element, 'end').value).toBe('2027-11-21');
        await expect(element).toBeAccessible();
    });

    it('shouldMoveTheEndWithTheStartUntilTheUserChoseOne', async () => {
        const element = await show();
        fire(field(element, 'start'), 'change', { value: '2027-01-01' });
        await settle();
        expect(field(element, 'end').value).toBe('2027-12-31');
        fire(field(element, 'end'), 'change', { value: '2028-06-30' });
        fire(field(element, 'start'), 'change', { value: '2027-02-01' });
        await settle();
        expect(field(element, 'end').value).toBe('2028-06-30');
        fire(field(element, 'start'), 'change', { value: null });
        fire(field(element, 'end'), 'change', { value: null });
        await settle();
        expect(field(element, 'end').value).toBe('');
    });

    it('shouldCloseWithThePlanWhenItWasStarted', async () => {
        const submit = jest.fn().mockResolvedValue('plan1');
        const element = await show(submit);
        const closed = listen(element, 'close');
        find(element, '[data-action="start"]').click();
        await settle();
        expect(submit).toHaveBeenCalledWith({ startDate: '2026-11-22', endDate: '2027-11-21' });
        expect(closed).toEqual(['plan1']);
    });

    it('shouldLockEverythingWhileThePlanIsStarted', async () => {
        const element = await show(jest.fn(() => new Promise(() => {})));
        find(element, '[data-action="start"]').click();
        await settle();
        expect(findAll(element, 'lightning-button').every(({ disabled }) => disabled === true)).toBe(true);
        expect(findAll(element, 'lightning-spinner')).toHaveLength(1);
        expect(element.disableClose).toBe(true);
        await expect(element).toBeAccessible();
    });

    it('shouldStayOpenAndTellTheReasonWhenItFailed', async () => {
        const element = await show(jest.fn().mockRejectedValue(apexError('There is a plan already.')));
        const closed = listen(element, 'close');
        find(element, '[data-action="start"]').click();
        await settle();
        expect(deepText(element)).toContain('There is a plan already.');
        expect(closed).toEqual([]);
        expect(element.disableClose).toBe(false);
        await expect(element).toBeAccessible();
    });

    it('shouldNotStartWhenADateIsInvalid', async () => {
        const submit = jest.fn();
        const element = await show(submit);
        field(element, 'end').reportValidity = () => false;
        find(element, '[data-action="start"]').click();
        expect(submit).not.toHaveBeenCalled();
    });

    it('shouldCloseWithNothingWhenCancelled', async () => {
        const element = await show();
        const closed = listen(element, 'close');
        find(element, '[data-action="cancel"]').click();
        expect(closed).toEqual([null]);
    });
});
