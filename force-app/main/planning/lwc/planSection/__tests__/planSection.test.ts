import PlanSection from 'c/planSection';
import { openForm } from '../../planModel/forms';
import { contextOf } from '../../planModel/__tests__/context';
import { sectionOf } from '../../planModel/sections';
import { sectionViews } from '../../planModel/sectionViews';
import { USER, goal, objective, planRow, target } from '../../../../../../test/jest/plan-fixtures';
import { clearPage, deepText, find, findAll, fire, listen, mount, settle } from '../../../../../../test/jest/support';
import type { Mounted } from '../../../../../../test/jest/support';
import type { PlanRow, PlanWorkspaceView } from 'keystone/dto';

function view(step: number, id: string, rows: PlanRow[], changes: Partial<PlanWorkspaceView> = {}, open = false) {
    const context = contextOf(step, rows, {}, changes);
    const section = sectionOf(step, id)!;
    const place = { id, step, kind: section.kind, section, parentId: null };
    const forms = open ? [openForm(place, {}, context, USER)] : [];
    return sectionViews({ ...context, forms }).find((candidate) => candidate.id === id)!;
}

const show = (...wanted: Parameters<typeof view>) => mount('c-plan-section', PlanSection, { section: view(...wanted) });
const focusOn = (element: Mounted, place: unknown) => (element.focusOn as (target: unknown) => void)(place);

const SECTIONS: [string, number, string, PlanRow[]][] = [
    ['cards', 2, 'Goals', [goal(), objective()]],
    ['targets', 2, 'Targets', [target(), target({ Year__c: '2028' }, 't2028')]],
    ['fields', 1, 'Profile', [planRow('KeyAccount', 'k1'), planRow('Account', 'a1')]],
    ['four fields', 1, 'Swot', [planRow('ProfileItem', 'i1', { Name: 'Strong brand', Kind__c: 'Strength' })]],
    ['actions', 5, 'Actions', [planRow('Action', 'a1', { Subject: 'Call Ada' }, { name: 'Call Ada' })]]
];

describe('c-plan-section', () => {
    afterEach(clearPage);

    it.each(SECTIONS)('shouldBeAccessibleWhenItShows %s', async (_look, step, id, rows) => {
        await expect(await show(step, id, rows)).toBeAccessible();
    });

    it.each(SECTIONS)('shouldBeAccessibleWhenItShows %s read-only', async (_look, step, id, rows) => {
        const locked = rows.map((row) => ({ ...row, editable: false, deletable: false }));
        const element = await show(step, id, locked, { editable: false });
        expect(findAll(element, '[data-action="add"]')).toHaveLength(0);
        await expect(element).toBeAccessible();
    });

    it('shouldSayWhatBelongsHereAndOfferToAddItWhenItIsEmpty', async () => {
        const element = await show(2, 'Goals', []);
        expect(deepText(element)).toContain('What does the customer want');
        const intents = listen(element, 'planintent');
        fire(find(element, 'c-empty-state'), 'action');
        expect(intents).toEqual([{ type: 'add', section: 'Goals', part: null, child: false }]);
        await expect(element).toBeAccessible();
    });

    it('shouldShowTheFormInsteadOfTheButtonWhileItIsOpen', async () => {
        const element = await show(2, 'Goals', [goal()], {}, true);
        expect(findAll(element, '[data-action="add"]')).toHaveLength(0);
        const focused = jest.spyOn(find(element, 'c-row-form'), 'focus');
        focusOn(element, { section: 'Goals', formId: 'Goals' });
        expect(focused).toHaveBeenCalled();
        await expect(element).toBeAccessible();
    });

    it('shouldPutTheKeyboardOnTheButtonThatAddsWhenTheFormIsGone', async () => {
        const element = await show(2, 'Goals', [goal()]);
        const focused = jest.spyOn(find(element, '[data-action="add"]'), 'focus');
        focusOn(element, { section: 'Goals', formId: 'Goals' });
        expect(focused).toHaveBeenCalled();
    });

    it('shouldPutTheKeyboardOnTheFieldThatIsAskedFor', async () => {
        const goals = await show(2, 'Goals', [goal()]);
        focusOn(goals, { section: 'Goals', rowId: 'g1', field: 'Metric__c' });
        const card = find(goals, 'c-plan-card');
        expect(card.shadowRoot?.activeElement).toBe(find(card, '[data-field="Metric__c"]'));
        clearPage();
        const profile = await show(1, 'Profile', [planRow('KeyAccount', 'k1')]);
        focusOn(profile, { section: 'Profile', field: 'Decision_Forum__c' });
        expect(profile.shadowRoot?.activeElement).toBe(find(profile, '[data-field="Decision_Forum__c"]'));
        clearPage();
        const targets = await show(2, 'Targets', [target()]);
        focusOn(targets, { section: 'Targets', rowId: 't2027', field: 'Margin__c' });
        const table = find(targets, 'c-plan-targets');
        expect(table.shadowRoot?.activeElement).toBe(find(table, '[data-field="Margin__c"]'));
    });

    it('shouldSayHowManyRowsAreNotShown', async () => {
        const section = { ...view(2, 'Goals', [goal()]), more: '3 more' };
        const element = await mount('c-plan-section', PlanSection, { section });
        await settle();
        expect(deepText(element)).toContain('3 more');
    });
});
