import MapMatrix from 'c/mapMatrix';
import { dataOf, matrixOf } from 'c/mapModel';
import { KIM, OLA, mapContext, mapLink, mapPeople, mapRelation } from '../../../../../../test/jest/map-fixtures';
import { clearPage, find, findAll, listen, mount, press, settle } from '../../../../../../test/jest/support';

const context = mapContext();
const colleagues = context.view.colleagues ?? [];
const data = dataOf({ people: mapPeople(), relations: [mapRelation()], links: [mapLink()] });
const rows = matrixOf(data, data.people, colleagues, context, ({ id }) => id === 'b');
const show = (editable = true) => mount('c-map-matrix', MapMatrix, { context, rows, colleagues, editable });

describe('c-map-matrix', () => {
    afterEach(clearPage);

    it('shouldShowWhoKnowsWhomWithoutBarriers', async () => {
        const element = await show();
        expect(findAll(element, '[data-row]')).toHaveLength(5);
        expect(find(element, `[data-cell="a/${KIM}"]`).textContent).toContain('Working');
        expect(findAll(element, '[data-cell][tabindex="0"]')).toHaveLength(1);
        expect(find(element, '[data-row="b"]').className).toContain('faded');
        await expect(element).toBeAccessible();
    });

    it('shouldMoveBetweenCellsWithArrowKeys', async () => {
        const element = await show();
        const first = find(element, `[data-cell="a/${KIM}"]`);
        first.focus();
        for (const [key, cell] of [
            ['ArrowRight', `a/${OLA}`],
            ['ArrowRight', `a/${OLA}`],
            ['ArrowDown', `b/${OLA}`],
            ['Home', `b/${KIM}`],
            ['End', `b/${OLA}`],
            ['ArrowUp', `a/${OLA}`],
            ['ArrowLeft', `a/${KIM}`]
        ]) {
            press(element.shadowRoot!.activeElement as HTMLElement, key);
            // Each key begins where the one before led.
            // eslint-disable-next-line no-await-in-loop
            await settle();
            expect((element.shadowRoot!.activeElement as HTMLElement).dataset.cell).toBe(cell);
        }
    });

    it('shouldEditLevelAndTargetInTheCellAndCloseWithEscape', async () => {
        const element = await show();
        const intents = listen(element, 'mapintent');
        find(element, `[data-cell="a/${KIM}"]`).click();
        await settle();
        const select = find<HTMLSelectElement>(element, 'select[data-field="target"]');
        expect(select.value).toBe('Trusted');
        select.value = 'Partner';
        select.dispatchEvent(new CustomEvent('change', { bubbles: true }));
        const level = find<HTMLSelectElement>(element, 'select[data-field="level"]');
        level.value = '';
        level.dispatchEvent(new CustomEvent('change', { bubbles: true }));
        expect(intents).toEqual([
            { type: 'level', stakeholderId: 'a', userId: KIM, field: 'target', value: 'Partner' },
            { type: 'level', stakeholderId: 'a', userId: KIM, field: 'level', value: null }
        ]);
        press(select, 'Escape');
        await settle();
        expect(findAll(element, 'select')).toHaveLength(0);
        expect((element.shadowRoot!.activeElement as HTMLElement).dataset.cell).toBe(`a/${KIM}`);
    });

    it('shouldReportRowsLookedAtColleaguesAndPeople', async () => {
        const element = await show();
        const intents = listen(element, 'mapintent');
        expect(findAll(element, '[data-action="looked"]')).toHaveLength(1);
        find(element, '[data-action="looked"]').click();
        find(element, '[data-action="add-colleague"]').click();
        find(element, 'button[data-person="b"]').click();
        expect(intents).toEqual([{ type: 'looked', ids: ['a'] }, { type: 'colleague' }, { type: 'open', id: 'b' }]);
    });

    it('shouldNotOpenCellsForReaders', async () => {
        const element = await show(false);
        find(element, `[data-cell="a/${KIM}"]`).click();
        await settle();
        expect(findAll(element, 'select')).toHaveLength(0);
        expect(findAll(element, '[data-action]')).toHaveLength(0);
    });
});
