import MyWeekGroup from 'c/myWeekGroup';
import { NO_CHANGES, groupViews } from 'c/weekModel';
import { commitment, week, weekGroup, weekItem } from '../../../../../../test/jest/weekFixtures';
import { clearPage, deepText, find, findAll, listen, mount, settle } from '../../../../../../test/jest/support';

jest.mock('lightning/navigation', () => {
    const Navigate = Symbol('Navigate');
    const navigate = jest.fn();
    const NavigationMixin = Object.assign(
        (Base: new () => object) =>
            class extends Base {
                [Navigate] = navigate;
            },
        { Navigate }
    );
    return { NavigationMixin, navigate };
});
const { navigate } = jest.requireMock<{ navigate: jest.Mock }>('lightning/navigation');

const dueOf = (errors = {}, ...items: ReturnType<typeof weekItem>[]) =>
    groupViews(week({ due: weekGroup(...items) }), NO_CHANGES, errors, 'en-US')[1];

const show = (group: ReturnType<typeof dueOf>) => mount('c-my-week-group', MyWeekGroup, { group });

describe('c-my-week-group', () => {
    beforeEach(() => navigate.mockReset());
    afterEach(clearPage);

    it('shouldShowWhatIsDueWithWordsForOverdue', async () => {
        const element = await show(dueOf({}, weekItem(), commitment));
        expect(find(element, '[data-count]').textContent).toBe('2');
        const [first, second] = findAll(element, '[data-item]').map(deepText);
        expect(first).toContain('Overdue');
        expect(first).toContain('Two more sites');
        expect(second).not.toContain('Overdue');
        await expect(element).toBeAccessible();
    });

    it('shouldSayWhatIsToBeDoneWithWhat', async () => {
        const element = await show(dueOf({}, weekItem()));
        const acts = listen(element, 'act');
        find(element, '[data-act="Postpone"]').click();
        expect(acts).toEqual([{ act: 'Postpone', recordId: weekItem().recordId }]);
    });

    it('shouldOpenThePlanAtItsStep', async () => {
        const element = await show(dueOf({}, weekItem()));
        find(element, '[data-step]').click();
        expect(navigate).toHaveBeenCalledWith({
            type: 'standard__recordPage',
            attributes: { recordId: 'a0B000000000001EAA', actionName: 'view' },
            state: { c__step: '5' }
        });
    });

    it('shouldLeaveNewTabsToTheBrowser', async () => {
        const element = await show(dueOf({}, weekItem()));
        const link = find(element, '[data-step]');
        const prevented = jest.fn();
        // After the component's own listener; the test browser cannot open tabs.
        link.addEventListener('click', (event) => {
            prevented(event.defaultPrevented);
            event.preventDefault();
        });
        link.dispatchEvent(new MouseEvent('click', { ctrlKey: true, cancelable: true }));
        expect(prevented).toHaveBeenCalledWith(false);
        expect(navigate).not.toHaveBeenCalled();
    });

    it('shouldTellWhyAnActFailed', async () => {
        const element = await show(dueOf({ [weekItem().recordId]: 'The row is locked.' }, weekItem()));
        expect(find(element, '[role="alert"]').textContent).toContain('The row is locked.');
        await expect(element).toBeAccessible();
    });

    it('shouldSayThatThereIsNothing', async () => {
        const element = await show(dueOf());
        expect(deepText(element)).toContain('Nothing is overdue or due in the next seven days.');
        await expect(element).toBeAccessible();
    });

    it('shouldSayHowManyAreNotListed', async () => {
        const element = await show({ ...dueOf(), moreText: 'and 12 more' });
        expect(deepText(element)).toContain('and 12 more');
        expect(deepText(element)).not.toContain('Nothing is overdue');
    });

    it('shouldPutTheKeyboardOnTheNearestItem', async () => {
        const element = await show(dueOf({}, weekItem(), commitment));
        const focus = (index: number) => (element as unknown as MyWeekGroup).focusItem(index);
        const focused = jest.fn();
        findAll(element, '[data-act]').forEach((button) => {
            button.focus = () => focused(button.dataset.act);
        });
        focus(0);
        focus(7);
        expect(focused.mock.calls).toEqual([['Complete'], ['Keep']]);
        element.group = dueOf();
        await settle();
        focus(0);
        expect(element.shadowRoot?.activeElement).toBe(find(element, 'h3'));
    });
});
