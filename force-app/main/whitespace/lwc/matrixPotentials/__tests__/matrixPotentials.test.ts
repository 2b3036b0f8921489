import MatrixPotentials from 'c/matrixPotentials';
import { bestPotentials } from 'c/matrixModel';
import { CARE, NORTH, scene } from '../../../../../../test/jest/matrixFixtures';
import { clearPage, deepText, find, findAll, fire, listen, mount, settle } from '../../../../../../test/jest/support';

const ID = `${NORTH}:${CARE}`;
const show = (properties: Record<string, unknown> = {}) =>
    mount('c-matrix-potentials', MatrixPotentials, {
        items: bestPotentials(scene(), 5),
        canCreate: true,
        canPlan: true,
        ...properties
    });

describe('c-matrix-potentials', () => {
    afterEach(clearPage);

    it('shouldListWhatMayComeOfTheCells', async () => {
        const element = await show();
        expect(deepText(element)).toContain('Care – North');
        expect(deepText(element)).toContain('€900');
        expect(deepText(element)).toContain('Show the reference');
        await expect(element).toBeAccessible();
    });

    it('shouldAskForDetailsAndOpportunities', async () => {
        const element = await show();
        const details = listen(element, 'celldetails');
        const created = listen(element, 'createopportunity');
        find(element, '[data-action="details"]').click();
        find(element, '[data-action="create"]').click();
        expect([details, created]).toEqual([[{ id: ID }], [{ id: ID }]]);
    });

    it('shouldTakeTheKeyboardBackToWhatItWasOn', async () => {
        const element = await show({
            items: [{ ...bestPotentials(scene(), 1)[0], id: 'a:b' }, bestPotentials(scene(), 1)[0]]
        });
        const [first, second] = findAll(element, '[data-action="details"]');
        (element as unknown as { focusCell(id: string | null): void }).focusCell(ID);
        expect(element.shadowRoot?.activeElement).toBe(second);
        (element as unknown as { focusCell(id: string | null): void }).focusCell('gone:gone');
        expect(element.shadowRoot?.activeElement).toBe(first);
    });

    it('shouldTakeWhatIsChosenToThePlan', async () => {
        const element = await show();
        const planned = listen(element, 'toplan');
        expect(find(element, '[data-action="plan"]').disabled).toBe(true);
        fire(find(element, 'lightning-input'), 'change', { checked: true });
        await settle();
        find(element, '[data-action="plan"]').click();
        expect(planned).toEqual([{ ids: [ID] }]);
        fire(find(element, 'lightning-input'), 'change', { checked: false });
        await settle();
        expect(find(element, '[data-action="plan"]').disabled).toBe(true);
    });

    it('shouldOfferNothingThatMayNotBeDone', async () => {
        const element = await show({ canCreate: false, canPlan: false });
        expect(findAll(element, '[data-action="create"]')).toHaveLength(0);
        expect(findAll(element, 'lightning-input')).toHaveLength(0);
    });

    it('shouldSayWhatToDoWhenThereAreNone', async () => {
        const element = await show({ items: [] });
        expect(deepText(element)).toContain('No potentials yet');
        await expect(element).toBeAccessible();
    });
});
