import MapGrid from 'c/mapGrid';
import { gridOf } from 'c/mapModel';
import { mapContext, mapPeople } from '../../../../../../test/jest/map-fixtures';
import { clearPage, find, findAll, listen, mount, press, settle } from '../../../../../../test/jest/support';

const grid = () => gridOf(mapPeople(), mapContext(), ({ id }) => id === 'b');
const show = (rateable = true) => mount('c-map-grid', MapGrid, { grid: grid(), rateable, selectedId: 'a' });

function dragEvent(type: string): Event {
    return new CustomEvent(type, { bubbles: true, cancelable: true });
}

describe('c-map-grid', () => {
    afterEach(clearPage);

    it('shouldShowEverybodyInASquareWithoutBarriers', async () => {
        const element = await show();
        expect(findAll(element, '[data-person]')).toHaveLength(4);
        expect(find(element, '[data-person="b"]').className).toContain('faded');
        expect(findAll(element, 'thead th')).toHaveLength(6);
        await expect(element).toBeAccessible();
    });

    it('shouldOpenAPersonAndLookForASquare', async () => {
        const element = await show();
        const intents = listen(element, 'mapintent');
        find(element, '[data-person="a"]').click();
        find(element, 'td[data-square="High/Supporter"] .count').click();
        find(element, 'thead [data-attitude="Critic"]').click();
        expect(intents).toEqual([
            { type: 'open', id: 'a' },
            { type: 'filter', change: { attitudes: ['Supporter'], influences: ['High'] } },
            { type: 'filter', change: { attitudes: ['Critic'], influences: [] } }
        ]);
    });

    it('shouldRateWithAltAndArrowKeysOnly', async () => {
        const element = await show();
        const intents = listen(element, 'mapintent');
        press(find(element, '[data-person="a"]'), 'ArrowRight');
        press(find(element, '[data-person="a"]'), 'ArrowRight', { altKey: true });
        press(find(element, '[data-person="a"]'), 'ArrowUp', { altKey: true });
        press(find(element, '[data-person="b"]'), 'ArrowDown', { altKey: true });
        expect(intents).toEqual([
            { type: 'rate', ids: ['a'], rating: { attitude: 'Champion' } },
            { type: 'rate', ids: ['b'], rating: { influence: 'Low' } }
        ]);
    });

    it('shouldRateWhoIsDroppedOnAnotherSquare', async () => {
        const element = await show();
        const intents = listen(element, 'mapintent');
        find(element, '[data-person="a"]').dispatchEvent(dragEvent('dragstart'));
        await settle();
        const over = dragEvent('dragover');
        find(element, 'td[data-square="Medium/Critic"]').dispatchEvent(over);
        expect(over.defaultPrevented).toBe(true);
        const unrated = dragEvent('dragover');
        find(element, 'td[data-square="/"]').dispatchEvent(unrated);
        expect(unrated.defaultPrevented).toBe(false);
        find(element, 'td[data-square="Medium/Critic"]').dispatchEvent(dragEvent('drop'));
        expect(intents).toEqual([{ type: 'rate', ids: ['a'], rating: { attitude: 'Critic', influence: 'Medium' } }]);
    });

    it('shouldNotBeDraggedByThoseWhoMayNotRate', async () => {
        const element = await show(false);
        const intents = listen(element, 'mapintent');
        expect(find(element, '[data-person="a"]').getAttribute('draggable')).toBe('false');
        press(find(element, '[data-person="a"]'), 'ArrowRight', { altKey: true });
        expect(intents).toEqual([]);
    });
});
