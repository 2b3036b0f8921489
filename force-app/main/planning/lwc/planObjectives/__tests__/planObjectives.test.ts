import PlanObjectives from 'c/planObjectives';
import { NO_ROWS, objectiveViews, mergeView } from 'c/planModel';
import { planView, objective } from '../../../../../../test/jest/fixtures';
import { clearPage, deepText, find, findAll, fire, listen, mount } from '../../../../../../test/jest/support';
import type { PlanView } from 'keystone/dto';

function rowsOf(changes: Partial<PlanView> = {}) {
    const view = planView(changes);
    const rows = mergeView(NO_ROWS, view, new Set());
    return objectiveViews(rows.objectives, { view, rows, locale: 'en-US', editable: true, contactFilter: null });
}

const form = { fields: [{ name: 'name', label: 'Name', type: 'text' }], values: {}, error: null, saving: false };
const show = (properties = {}) =>
    mount('c-plan-objectives', PlanObjectives, { rows: rowsOf(), editable: true, ...properties });

describe('c-plan-objectives', () => {
    afterEach(clearPage);

    it('shouldTellStatusAndProgressInWords', async () => {
        const element = await show();
        expect(deepText(element)).toContain('50% of the way (now 6, target 10)');
        expect(find(element, 'lightning-progress-bar').value).toBe(50);
        await expect(element).toBeAccessible();
    });

    it('shouldMarkWhatIsOverdueOrServesNoGoalWithWords', async () => {
        const rows = rowsOf({ objectives: [objective({ overdue: true, goalId: null, current: null })] });
        const element = await show({ rows });
        const text = deepText(element);
        expect(text).toContain('Overdue');
        expect(text).toContain('No goal');
        expect(findAll(element, 'lightning-progress-bar')).toHaveLength(0);
        await expect(element).toBeAccessible();
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
