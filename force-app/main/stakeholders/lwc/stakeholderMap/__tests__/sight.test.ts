import { ask, eachTestAlone, show } from './mapSupport';
import getPerson from '@salesforce/apex/StakeholderMapController.getPerson';
import getSuggestions from '@salesforce/apex/StakeholderMapController.getSuggestions';
import { find } from '../../../../../../test/jest/support';
import { mapDetail } from '../../../../../../test/jest/map-fixtures';

const mock = (action: unknown) => action as unknown as jest.Mock;

/** What has the keyboard, however deep it is. */
function focused(): HTMLElement | null {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) {
        at = at.shadowRoot.activeElement;
    }
    return at as HTMLElement | null;
}

describe('c-stakeholder-map, where the keyboard and the person are', () => {
    eachTestAlone();
    beforeEach(() => {
        mock(getSuggestions).mockResolvedValue([]);
        mock(getPerson).mockResolvedValue(mapDetail());
    });

    it.each(['grid', 'matrix', 'list'])('shouldPutTheKeyboardBackOnThePersonWhenDetailsCloseOnThe %s', async (view) => {
        const scrolledTo: (string | undefined)[] = [];
        Element.prototype.scrollIntoView = function scrollIntoView(this: HTMLElement) {
            scrolledTo.push(this.dataset.person ?? this.tagName);
        };
        const element = await show({}, view);
        await ask(element, { type: 'open', id: 'a' });
        expect(focused()?.tagName).toBe('H3');
        expect(scrolledTo.at(-1)).toBe('a');
        await ask(element, { type: 'close' });
        expect(focused()?.dataset.person).toBe('a');
        delete (Element.prototype as Partial<Element>).scrollIntoView;
    });

    it('shouldMarkWhoseDetailsAreOpenOnTheMatrix', async () => {
        const element = await show({}, 'matrix');
        await ask(element, { type: 'open', id: 'a' });
        const matrix = find(element, 'c-map-matrix');
        expect(find(matrix, '[data-row="a"]').className).toContain('row_selected');
        expect(find(matrix, '[data-row="b"]').className).not.toContain('row_selected');
    });

    it('shouldMakeRoomForDetailsBesideTheChartAndOverOtherViews', async () => {
        const element = await show({}, 'chart');
        expect(find(element, '.body').className).toBe('body');
        await ask(element, { type: 'open', id: 'a' });
        expect(find(element, '.body').className).toBe('body body_beside');
        await ask(element, { type: 'view', view: 'list' });
        expect(find(element, '.body').className).toBe('body body_over');
    });
});
