import MapDialog from 'c/mapDialog';
import { clearPage, find, mount } from '../../../../../../test/jest/support';

describe('c-map-dialog', () => {
    afterEach(clearPage);

    it('shouldShowTheMapOfTheKeyAccountAndClose', async () => {
        const element = await mount('c-map-dialog', MapDialog, { recordId: 'a00000000000001AAA' });
        expect(find(element, 'c-stakeholder-map').recordId).toBe('a00000000000001AAA');
        await expect(element).toBeAccessible();
        find(element, '[data-action="close"]').click();
    });
});
