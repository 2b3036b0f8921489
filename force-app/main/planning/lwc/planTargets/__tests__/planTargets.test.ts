import PlanTargets from 'c/planTargets';
import { NO_ROWS, mergeView, targetViews } from 'c/planModel';
import { planView, target } from '../../../../../../test/jest/fixtures';
import { clearPage, deepText, find, findAll, fire, listen, mount, settle } from '../../../../../../test/jest/support';
import type { PlanTargetRow } from 'keystone/dto';

function rowsOf(...targets: PlanTargetRow[]) {
    const view = planView({ targets });
    const rows = mergeView(NO_ROWS, view, new Set());
    return targetViews(rows.targets, { view, rows, locale: 'en-US', editable: true, contactFilter: null });
}

const two = () => rowsOf(target(), target({ id: 't2028', year: 2028 }));
const totals = { revenue: '€2,400,000', margin: '20%' };
const form = { fields: [{ name: 'year', label: 'Year', type: 'integer' }], values: {}, error: null, saving: false };
const show = (properties = {}) =>
    mount('c-plan-targets', PlanTargets, { rows: two(), totals, editable: true, ...properties });

describe('c-plan-targets', () => {
    afterEach(clearPage);

    it('shouldShowAYearPerLineAndTheTotals', async () => {
        const element = await show();
        expect(findAll(element, 'tbody tr')).toHaveLength(2);
        expect(find(element, '[data-total="revenue"]').textContent).toBe('€2,400,000');
        expect(deepText(element)).toContain('+20% on the last 12 months');
        await expect(element).toBeAccessible();
    });

    it('shouldLeaveOutTheTotalsWhenThereIsOneYear', async () => {
        const element = await show({ rows: rowsOf(target({ baselineRevenue: null })) });
        expect(findAll(element, 'tfoot, .note')).toHaveLength(0);
    });

    it('shouldSayWhatToDoFirstWhenThereAreNone', async () => {
        const element = await show({ rows: [] });
        const adds = listen(element, 'addrow');
        expect(deepText(element)).toContain('Start with the revenue');
        fire(find(element, 'c-empty-state'), 'action');
        expect(adds).toEqual([{ goalId: null }]);
        element.focus();
        await expect(element).toBeAccessible();
    });

    it('shouldOfferNothingToChangeWhenThePlanIsReadOnly', async () => {
        const element = await show({ rows: [], editable: false });
        expect(deepText(element)).toContain('Nothing has been entered here.');
        element.rows = two();
        await settle();
        expect(findAll(element, '[data-action="add"], lightning-button-icon')).toHaveLength(0);
        await expect(element).toBeAccessible();
    });

    it('shouldPassOnWhatHappensInItsFields', async () => {
        const element = await show();
        const changes = listen(element, 'cellchange');
        const detail = { rowId: 't2027', field: 'revenue', value: '5' };
        find(element, 'c-inline-field').dispatchEvent(new CustomEvent('cellchange', { detail, bubbles: true }));
        expect(changes).toEqual([detail]);
    });

    it('shouldAskToAddAndToDelete', async () => {
        const element = await show();
        const adds = listen(element, 'addrow');
        const deletes = listen(element, 'deleterow');
        find(element, '[data-action="add"]').click();
        find(element, 'lightning-button-icon').click();
        expect(adds).toHaveLength(1);
        expect(deletes).toEqual([{ rowId: 't2027' }]);
    });

    it('shouldShowTheFormInsteadOfTheButtonWhileARowIsAdded', async () => {
        const element = await show({ form });
        const saves = listen(element, 'formsave');
        const cancels = listen(element, 'formcancel');
        expect(findAll(element, '[data-action="add"]')).toHaveLength(0);
        fire(find(element, 'c-row-form'), 'formsave', { values: { year: '2029' } });
        fire(find(element, 'c-row-form'), 'formcancel');
        expect(saves).toEqual([{ values: { year: '2029' } }]);
        expect(cancels).toHaveLength(1);
        await expect(element).toBeAccessible();
    });
});
