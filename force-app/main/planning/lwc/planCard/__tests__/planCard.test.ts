import PlanCard from 'c/planCard';
import { NO_ROWS, goalViews, mergeView } from 'c/planModel';
import { planView } from '../../../../../../test/jest/fixtures';
import { clearPage, find, findAll, listen, mount, settle } from '../../../../../../test/jest/support';

function card() {
    const view = planView();
    const rows = mergeView(NO_ROWS, view, new Set());
    return goalViews(rows.goals, { view, rows, locale: 'en-US', editable: true, contactFilter: null })[0];
}

const show = (properties = {}) => mount('c-plan-card', PlanCard, { card: card(), editable: true, ...properties });

describe('c-plan-card', () => {
    afterEach(clearPage);

    it('shouldShowTheMainFieldsFirstAndMoreOnDemand', async () => {
        const element = await show();
        expect(findAll(element, '[data-more]')).toHaveLength(0);
        const more = find<HTMLButtonElement>(element, '[data-action="more"]');
        expect(more.getAttribute('aria-expanded')).toBe('false');
        await expect(element).toBeAccessible();
        more.click();
        await settle();
        expect(more.getAttribute('aria-expanded')).toBe('true');
        expect(findAll(element, '[data-more] c-inline-field')).toHaveLength(4);
        await expect(element).toBeAccessible();
    });

    it('shouldAskToDeleteOnlyWhenItMayBeChanged', async () => {
        const element = await show();
        const deletes = listen(element, 'deleterow');
        find(element, '[data-action="delete"]').click();
        expect(deletes).toEqual([{ rowId: 'g1' }]);
        element.editable = false;
        await settle();
        expect(findAll(element, '[data-action="delete"]')).toHaveLength(0);
    });

    it('shouldLetWhatHappensInItsFieldsBubbleOn', async () => {
        const element = await show();
        const changes: unknown[] = [];
        document.body.addEventListener('cellchange', (event) => changes.push((event as CustomEvent).detail), {
            once: true
        });
        find(element, 'c-inline-field').dispatchEvent(new CustomEvent('cellchange', { detail: 1, bubbles: true }));
        expect(changes).toEqual([1]);
    });

    it('shouldTakeTheKeyboardWhenAsked', async () => {
        const element = await show();
        const focused = jest.spyOn(find(element, 'c-inline-field'), 'focus');
        element.focus();
        expect(focused).toHaveBeenCalled();
    });
});
