import PlanGoals from 'c/planGoals';
import { NO_ROWS, goalViews, mergeView } from 'c/planModel';
import { planView, goal } from '../../../../../../test/jest/fixtures';
import { clearPage, deepText, find, findAll, fire, listen, mount } from '../../../../../../test/jest/support';
import type { PlanView } from 'keystone/dto';

function rowsOf(changes: Partial<PlanView> = {}) {
    const view = planView(changes);
    const rows = mergeView(NO_ROWS, view, new Set());
    return goalViews(rows.goals, { view, rows, locale: 'en-US', editable: true, contactFilter: null });
}

const form = { fields: [{ name: 'name', label: 'Name', type: 'text' }], values: {}, error: null, saving: false };
const show = (properties = {}) => mount('c-plan-goals', PlanGoals, { rows: rowsOf(), editable: true, ...properties });

describe('c-plan-goals', () => {
    afterEach(clearPage);

    it('shouldTellKindConfirmationAndObjectivesInWords', async () => {
        const element = await show();
        const text = deepText(element);
        expect(text).toContain('Confirmed by Ada Berg, Nov 2, 2026');
        expect(text).toContain('Objectives (1): Service contract in all plants');
        await expect(element).toBeAccessible();
    });

    it('shouldSayThatAGoalIsNotConfirmedWhenItIsNot', async () => {
        const element = await show({ rows: rowsOf({ goals: [goal({ confirmedById: null })] }) });
        expect(deepText(element)).toContain('Not confirmed by the customer yet');
    });

    it('shouldAskForAnObjectiveOfTheGoalWhenItsButtonIsPressed', async () => {
        const element = await show();
        const adds = listen(element, 'addobjective');
        find(element, '[data-action="add-objective"]').click();
        expect(adds).toEqual([{ goalId: 'g1' }]);
    });

    it('shouldSayWhatToDoFirstWhenThereAreNone', async () => {
        const element = await show({ rows: [] });
        const adds = listen(element, 'addrow');
        expect(deepText(element)).toContain('No ');
        fire(find(element, 'c-empty-state'), 'action');
        expect(adds).toEqual([{ goalId: null }]);
        await expect(element).toBeAccessible();
    });

    it('shouldOfferNothingToChangeWhenThePlanIsReadOnly', async () => {
        const element = await show({ rows: [], editable: false });
        expect(deepText(element)).toContain('Nothing has been entered here.');
        expect(findAll(element, 'lightning-button')).toHaveLength(0);
        await expect(element).toBeAccessible();
    });

    it('shouldPassOnWhatHappensInItsCards', async () => {
        const element = await show();
        const changes = listen(element, 'cellchange');
        const deletes = listen(element, 'deleterow');
        const card = find(element, 'c-plan-card');
        card.dispatchEvent(new CustomEvent('cellchange', { detail: 1, bubbles: true }));
        fire(card, 'deleterow', { rowId: 'x' });
        expect(changes).toEqual([1]);
        expect(deletes).toEqual([{ rowId: 'x' }]);
    });

    it('shouldShowTheFormInsteadOfTheButtonWhileARowIsAdded', async () => {
        const element = await show({ form });
        const saves = listen(element, 'formsave');
        const cancels = listen(element, 'formcancel');
        expect(findAll(element, '[data-action="add"]')).toHaveLength(0);
        fire(find(element, 'c-row-form'), 'formsave', { values: { name: 'New' } });
        fire(find(element, 'c-row-form'), 'formcancel');
        expect(saves).toEqual([{ values: { name: 'New' } }]);
        expect(cancels).toHaveLength(1);
        await expect(element).toBeAccessible();
    });

    it('shouldPutTheKeyboardOnItsButtonWhenAsked', async () => {
        const element = await show();
        const adds = listen(element, 'addrow');
        const button = find(element, '[data-action="add"]');
        const focused = jest.spyOn(button, 'focus');
        element.focus();
        button.click();
        expect(focused).toHaveBeenCalled();
        expect(adds).toHaveLength(1);
    });
});
