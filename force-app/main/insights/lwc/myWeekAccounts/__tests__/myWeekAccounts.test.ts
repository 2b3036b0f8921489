import MyWeekAccounts from 'c/myWeekAccounts';
import { accountViews } from 'c/weekModel';
import { weekAccount } from '../../../../../../test/jest/weekFixtures';
import { clearPage, deepText, find, findAll, listen, mount, settle } from '../../../../../../test/jest/support';

const many = (count: number, chosen: string | null = null) =>
    accountViews(
        Array.from({ length: count }, (_, index) =>
            weekAccount({ keyAccountId: `a0D00000000000${index}EAA`, name: `Account ${index}` })
        ),
        chosen,
        'en-US'
    );

const show = (properties: Record<string, unknown>) => mount('c-my-week-accounts', MyWeekAccounts, properties);

describe('c-my-week-accounts', () => {
    afterEach(clearPage);

    it('shouldShowHowTheAccountsStand', async () => {
        const element = await show({ accounts: many(2) });
        expect(findAll(element, 'li')).toHaveLength(2);
        expect(deepText(element)).toContain('2 overdue actions');
        expect(deepText(element)).toContain('Strategic');
        expect(findAll(element, '[data-toggle]')).toHaveLength(0);
        await expect(element).toBeAccessible();
    });

    it('shouldShowTheWorstAndTheRestOnDemand', async () => {
        const element = await show({ accounts: many(6), more: 3 });
        expect(findAll(element, 'li')).toHaveLength(4);
        expect(deepText(element)).not.toContain('and 3 more');
        find(element, '[data-toggle]').click();
        await settle();
        expect(findAll(element, 'li')).toHaveLength(6);
        expect(deepText(element)).toContain('and 3 more key accounts');
        await expect(element).toBeAccessible();
        find(element, '[data-toggle]').click();
        await settle();
        expect(findAll(element, 'li')).toHaveLength(4);
    });

    it('shouldSayWhichOneIsWanted', async () => {
        const element = await show({ accounts: many(2) });
        const chosen = listen<{ keyAccountId: string | null }>(element, 'choose');
        findAll(element, '[data-choose]')[1].click();
        element.accounts = many(2, 'a0D000000000001EAA');
        await settle();
        expect(findAll(element, '[data-choose]').map((button) => button.getAttribute('aria-pressed'))).toEqual([
            'false',
            'true'
        ]);
        findAll(element, '[data-choose]')[1].click();
        expect(chosen).toEqual([{ keyAccountId: 'a0D000000000001EAA' }, { keyAccountId: null }]);
    });
});
