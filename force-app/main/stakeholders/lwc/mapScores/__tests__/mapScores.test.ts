import MapScores from 'c/mapScores';
import { mapContext, mapView } from '../../../../../../test/jest/map-fixtures';
import { clearPage, deepText, find, findAll, listen, mount, settle } from '../../../../../../test/jest/support';

const show = (scores = mapView().scores) => mount('c-map-scores', MapScores, { context: mapContext(), scores });

describe('c-map-scores', () => {
    afterEach(clearPage);

    it('shouldShowFigures', async () => {
        const element = await show();
        expect(findAll(element, '[data-figure]').map((figure) => figure.textContent)).toEqual([
            'Map score3.5 of 5',
            'Covered1 of 2',
            'Known by two of us50%',
            'Confidence80%'
        ]);
        await expect(element).toBeAccessible();
    });

    it('shouldSayWhyWhenAsked', async () => {
        const element = await show();
        const intents = listen(element, 'mapintent');
        find(element, '[data-action="why"]').click();
        await settle();
        const text = deepText(element);
        for (const part of [
            'As of Feb 28, 2027',
            'E-mails are not recorded.',
            'Approver known',
            '0 of 2',
            'no two-way contact in time',
            'Approver: nobody fills this role',
            'and 2 more'
        ]) {
            expect(text).toContain(part);
        }
        const order = findAll(element, '[data-rule]').map(({ dataset }) => dataset.rule);
        expect(order).toEqual(['User_Supports', 'Approver_Known']);
        await expect(element).toBeAccessible();
        find(element, '[data-person="b"]').click();
        expect(intents).toEqual([{ type: 'open', id: 'b' }]);
        find(element, '[data-action="why"]').click();
        await settle();
        expect(findAll(element, '[data-reasons]')).toHaveLength(0);
    });

    it('shouldSaySoWhenNothingWasWorkedOut', async () => {
        const element = await show({});
        expect(deepText(element)).toContain('Not worked out yet');
        expect(findAll(element, '[data-action="why"]')).toHaveLength(0);
    });
});
