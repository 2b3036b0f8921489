import PlanCard from 'c/planCard';
import { cardView } from '../../planModel/cards';
import { contextOf } from '../../planModel/__tests__/context';
import { goal, objective, planRow } from '../../../../../../test/jest/plan-fixtures';
import { clearPage, deepText, find, findAll, listen, mount, settle } from '../../../../../../test/jest/support';
import type { PlanRow } from 'keystone/dto';

function show(step: number, rows: PlanRow[], properties = {}) {
    const context = contextOf(step, rows);
    const card = cardView(context.rows[0], context);
    return mount('c-plan-card', PlanCard, { card, section: 'Goals', ...properties });
}

describe('c-plan-card', () => {
    afterEach(clearPage);

    it('shouldShowNameBadgesAndFields', async () => {
        const element = await show(2, [goal()]);
        const text = deepText(element);
        for (const expected of ['Cut downtime by a third', 'Confirmed by Ada Berg', 'Hours of downtime']) {
            expect(text).toContain(expected);
        }
        await expect(element).toBeAccessible();
    });

    it('shouldShowProgressAndMoreFieldsWhenOpened', async () => {
        const element = await show(2, [objective()]);
        expect(findAll(element, '[data-more]')).toHaveLength(0);
        find(element, '[data-action="more"]').click();
        await settle();
        expect(find(element, '[data-action="more"]').getAttribute('aria-expanded')).toBe('true');
        expect(findAll(element, '[data-more] c-inline-field').length).toBeGreaterThan(0);
        await expect(element).toBeAccessible();
    });

    it('shouldReportWhatIsAskedFor', async () => {
        const element = await show(2, [goal()]);
        const intents = listen(element, 'planintent');
        find(element, '[data-action="delete"]').click();
        find(element, '[data-action="serve"]').click();
        clearPage();
        const other = await show(2, [objective()]);
        const more = listen(other, 'planintent');
        find(other, '[data-action="act"]').click();
        expect([...intents, ...more]).toEqual([
            { type: 'delete', rowId: 'g1' },
            { type: 'serve', goalId: 'g1' },
            { type: 'act', whatId: 'o1', subject: '' }
        ]);
    });

    it('shouldOfferNothingWhenTheRowIsReadOnly', async () => {
        const element = await show(2, [{ ...goal(), editable: false, deletable: false }]);
        expect(findAll(element, '[data-action="delete"]')).toHaveLength(0);
        await expect(element).toBeAccessible();
    });

    it('shouldLinkToTheRecordWhenItsNameCannotBeEditedHere', async () => {
        const element = await show(4, [planRow('Cell', 'x1', {}, { name: 'Mill: Sensors' })]);
        expect(find(element, 'c-record-link').label).toBe('Mill: Sensors');
    });

    it('shouldOpenTheCardWhenTheKeyboardGoesToAFieldFurtherDown', async () => {
        const element = await show(2, [objective()]);
        (element.focusOn as (place: unknown) => void)({ section: 'Objectives', field: 'Unit__c' });
        await settle();
        const field = find(element, '[data-more] [data-field="Unit__c"]');
        expect(element.shadowRoot?.activeElement).toBe(field);
    });

    it('shouldShowWhatHangsOnTheRow', async () => {
        const element = await show(
            3,
            [
                planRow('Stakeholder', 's1', { Name: 'Ada' }),
                planRow('Relationship', 'r1', {}, { parentId: 's1', name: 'Kim' })
            ],
            { childAddLabel: 'Add Relationship', childEmpty: 'Nobody yet' }
        );
        expect(deepText(element)).toContain('Kim');
        await expect(element).toBeAccessible();
    });
});
