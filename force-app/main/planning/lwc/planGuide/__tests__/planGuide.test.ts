import PlanGuide from 'c/planGuide';
import { clearPage, deepText, find, findAll, listen, mount } from '../../../../../../test/jest/support';
import type { Guide, GuideItem } from 'c/planModel';

const item = (key: string, changes: Partial<GuideItem> = {}): GuideItem => ({
    key,
    text: `Do ${key}`,
    done: false,
    count: null,
    minutes: 5,
    stepNumber: 2,
    place: 'Goals',
    recordId: null,
    criterion: null,
    ...changes
});
const guide: Guide = {
    phase: 'tasks',
    done: 1,
    items: [item('Goal', { done: true }), item('People', { count: { actual: 1, target: 3 } })]
};

describe('c-plan-guide', () => {
    afterEach(clearPage);

    it('shouldTellWhatIsDoneAndWhatIsToDo', async () => {
        const element = await mount('c-plan-guide', PlanGuide, { guide, shown: true });
        expect(deepText(element)).toContain('Your first plan: 1 of 2 done');
        expect(deepText(element)).toContain('Step 2 · 1 of 3 · about 5 min');
        await expect(element).toBeAccessible();
        const intents = listen(element, 'planintent');
        find(element, 'button[data-task="People"]').click();
        find(element, '[data-action="toggle"]').click();
        expect(intents).toEqual([
            { type: 'go', step: 2, place: 'Goals', recordId: null, text: 'Do People', criterion: null },
            { type: 'guide', shown: false }
        ]);
    });

    it('shouldShowOnlyItsHeadingWhenItWasPutAway', async () => {
        const element = await mount('c-plan-guide', PlanGuide, { guide, shown: false });
        expect(findAll(element, '[data-task]')).toHaveLength(0);
        await expect(element).toBeAccessible();
    });

    it('shouldTellWhatComesNextOnceTheFirstPlanStands', async () => {
        const next: Guide = { phase: 'criteria', done: 5, items: [item('quick', { minutes: null })] };
        const element = await mount('c-plan-guide', PlanGuide, { guide: next, shown: true });
        expect(deepText(element)).toContain('Your first plan: what comes next');
        await expect(element).toBeAccessible();
    });
});
