import PlanHeader from 'c/planHeader';
import { planView } from '../../../../../../test/jest/fixtures';
import { clearPage, deepText, find, findAll, listen, mount } from '../../../../../../test/jest/support';

const progress = { total: 4, achieved: 1, overdue: 2, measured: 3, percent: 41.6 };
const steps = [{ key: 'goal', text: 'Write down a goal', section: 'Goal', adds: true }];

const show = (properties = {}) =>
    mount('c-plan-header', PlanHeader, { view: planView(), progress, steps, ...properties });

describe('c-plan-header', () => {
    afterEach(clearPage);

    it('shouldTellPeriodStatusAndProgressInWords', async () => {
        const element = await show({ view: planView({ ambition: 'Become their first choice' }), saving: true });
        const text = deepText(element);
        expect(text).toContain('Jan 1, 2027 to Dec 31, 2027');
        expect(text).toContain('Draft');
        expect(text).toContain('42% of the way on average (3 of 4 objectives measured, 1 achieved)');
        expect(text).toContain('Overdue objectives: 2');
        expect(text).toContain('Become their first choice');
        expect(text).toContain('Saving...');
        expect(find(element, 'lightning-progress-bar').value).toBe(42);
        await expect(element).toBeAccessible();
    });

    it('shouldSayThatNothingIsMeasuredWhenNoObjectiveIs', async () => {
        const element = await show({ progress: { ...progress, measured: 0, percent: null, overdue: 0 } });
        expect(deepText(element)).toContain('Objectives: 4, none measured yet');
        expect(findAll(element, 'lightning-progress-bar, .overdue')).toHaveLength(0);
    });

    it('shouldSayThatThereAreNoObjectivesWhenThereAreNone', async () => {
        const none = { total: 0, achieved: 0, overdue: 0, measured: 0, percent: null };
        const view = planView({ startDate: null, status: 'Unheard of', tierName: null });
        const element = await show({ progress: none, view });
        expect(deepText(element)).toContain('No objectives yet');
        expect(deepText(element)).toContain('… to');
    });

    it('shouldOfferTheNextStepsWhenSomethingIsMissing', async () => {
        const element = await show();
        const taken = listen(element, 'step');
        find(element, '[data-step="goal"]').click();
        expect(taken).toEqual(steps);
        await expect(element).toBeAccessible();
    });

    it('shouldSayThatThePlanIsReadOnlyWhenItIs', async () => {
        const element = await show({ view: planView({ editable: false, status: 'Closed' }) });
        expect(deepText(element)).toContain('You can read this plan but not change it.');
        expect(findAll(element, '[data-step]')).toHaveLength(0);
        await expect(element).toBeAccessible();
    });
});
