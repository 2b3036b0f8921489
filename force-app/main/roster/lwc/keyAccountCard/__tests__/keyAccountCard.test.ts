import KeyAccountCard from 'c/keyAccountCard';
import ReasonDialog from 'c/reasonDialog';
import StartPlanDialog from 'c/startPlanDialog';
import { registerRefreshHandler } from 'lightning/refresh';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { refreshApex } from '@salesforce/apex';
import activate from '@salesforce/apex/KeyAccountCardController.activateKeyAccount';
import exitKeyAccount from '@salesforce/apex/KeyAccountCardController.exitKeyAccount';
import getCard from '@salesforce/apex/KeyAccountCardController.getCard';
import getTiers from '@salesforce/apex/KeyAccountCardController.getTiers';
import propose from '@salesforce/apex/KeyAccountCardController.propose';
import startPlan from '@salesforce/apex/KeyAccountCardController.startPlan';
import { ACCOUNT_ID, KEY_ACCOUNT_ID, PLAN_ID, activeCard, apexError, card } from '../../../../../../test/jest/fixtures';
import {
    TOAST,
    clearPage,
    deepText,
    find,
    findAll,
    fire,
    listen,
    mount,
    settle
} from '../../../../../../test/jest/support';
import type { KeyAccountCard as Card } from 'keystone/dto';

jest.mock(
    '@salesforce/apex/KeyAccountCardController.getCard',
    () => ({
        default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn())
    }),
    { virtual: true }
);
jest.mock('@salesforce/apex/KeyAccountCardController.getTiers', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/KeyAccountCardController.propose', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/KeyAccountCardController.activateKeyAccount', () => ({ default: jest.fn() }), {
    virtual: true
});
jest.mock('@salesforce/apex/KeyAccountCardController.exitKeyAccount', () => ({ default: jest.fn() }), {
    virtual: true
});
jest.mock('@salesforce/apex/KeyAccountCardController.startPlan', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn().mockResolvedValue(undefined) }), { virtual: true });
jest.mock('lightning/navigation', () => {
    const Navigate = Symbol('Navigate');
    const navigate = jest.fn();
    const NavigationMixin = Object.assign(
        (Base: new () => object) =>
            class extends Base {
                [Navigate] = navigate;
            },
        { Navigate }
    );
    return { NavigationMixin, navigate };
});

interface TestWire {
    emit(data: unknown): void;
    error(body?: unknown, status?: number): void;
}
const cardWire = getCard as unknown as TestWire;
const { navigate } = jest.requireMock<{ navigate: jest.Mock }>('lightning/navigation');
const openReason = jest.fn();
const openStart = jest.fn();

async function show(shown?: Card) {
    const element = await mount('c-key-account-card', KeyAccountCard, { recordId: ACCOUNT_ID });
    if (shown) {
        cardWire.emit(shown);
        await settle();
    }
    return element;
}

const click = async (element: HTMLElement, action: string) => {
    find(element, `[data-action="${action}"]`).click();
    await settle();
};

const actionsOf = (element: HTMLElement) => findAll(element, '[data-action]').map(({ dataset }) => dataset.action);

describe('c-key-account-card', () => {
    beforeEach(() => {
        jest.clearAllMocks();
        ReasonDialog.open = openReason.mockReset().mockResolvedValue(undefined);
        StartPlanDialog.open = openStart.mockReset().mockResolvedValue(undefined);
    });
    afterEach(clearPage);

    it('shouldShowASpinnerWhileLoading', async () => {
        const element = await show();
        expect(findAll(element, 'lightning-spinner')).toHaveLength(1);
        await expect(element).toBeAccessible();
    });

    it('shouldTellTheReasonAndReadAgainWhenReadingFailed', async () => {
        const element = await show();
        cardWire.error({ message: 'The row is locked.' });
        await settle();
        expect(deepText(element)).toContain('The row is locked.');
        await expect(element).toBeAccessible();
        fire(find(element, 'c-error-panel'), 'retry');
        await settle();
        expect(refreshApex).toHaveBeenCalled();
    });

    it('shouldSayHowToGetAccessWhenTheUserHasNone', async () => {
        const element = await show();
        cardWire.error({ message: "You do not have access to the Apex class named 'KeyAccountCardController'." });
        await settle();
        expect(deepText(element)).toContain('You have no access to Keystone');
        expect(findAll(element, 'c-error-panel')).toHaveLength(0);
        await expect(element).toBeAccessible();
    });

    it('shouldOfferToProposeWhenTheAccountIsNoKeyAccount', async () => {
        const element = await show(card({ canPropose: true }));
        expect(deepText(element)).toContain('Not a key account');
        expect(actionsOf(element)).toEqual(['propose']);
        await expect(element).toBeAccessible();
    });

    it('shouldOfferNothingWhenTheUserMayOnlyRead', async () => {
        const element = await show(card());
        expect(deepText(element)).toContain('Nobody has proposed this account');
        expect(actionsOf(element)).toEqual([]);
    });

    it('shouldNameTheKeyAccountWhenTheAccountIsCovered', async () => {
        const covered = card({
            state: 'Covered',
            keyAccountId: KEY_ACCOUNT_ID,
            keyAccountName: 'Group',
            canPropose: true
        });
        const element = await show(covered);
        expect(deepText(element)).toContain('This account belongs to Group');
        expect(find(element, '[data-action="propose"]').label).toBe('Propose as its own key account');
        await expect(element).toBeAccessible();
    });

    it('shouldTellNothingMoreWhenTheKeyAccountIsHidden', async () => {
        const element = await show(card({ state: 'Hidden' }));
        expect(deepText(element)).toContain('A key account you cannot open');
        expect(findAll(element, 'c-key-account-facts')).toHaveLength(0);
        await expect(element).toBeAccessible();
    });

    it('shouldSayWhoDecidesWhenTheAccountIsProposed', async () => {
        const proposed = card({ state: 'Proposed', reason: 'Growth' });
        const element = await show(proposed);
        expect(deepText(element)).toContain('Waiting for RevOps');
        cardWire.emit({ ...proposed, canActivate: true, canExit: true });
        await settle();
        expect(deepText(element)).toContain('Waiting for your decision');
        expect(actionsOf(element)).toEqual(['activate', 'exit']);
        expect(find(element, '[data-action="exit"]').label).toBe('Turn down');
        await expect(element).toBeAccessible();
    });

    it('shouldShowTheFactsWhenTheKeyAccountIsActive', async () => {
        const element = await show(activeCard({ canExit: true }));
        expect(deepText(element)).toContain('Kim Lund');
        expect(find(element, '[data-action="exit"]').label).toBe('End key account');
        await expect(element).toBeAccessible();
    });

    it('shouldOfferToProposeAgainWhenTheKeyAccountWasExited', async () => {
        const element = await show(card({ state: 'Exited', canPropose: true }));
        expect(find(element, '[data-action="propose"]').label).toBe('Propose again');
        await expect(element).toBeAccessible();
    });

    it('shouldProposeWithTheReasonAndShowWhereItStandsNow', async () => {
        const element = await show(card({ canPropose: true }));
        const toasts = listen<{ title: string }>(element, TOAST);
        const proposed = card({ state: 'Proposed', keyAccountId: KEY_ACCOUNT_ID });
        (propose as jest.Mock).mockResolvedValue(proposed);
        openReason.mockImplementation(({ submit }) => submit({ reason: 'Growth', tierId: null }));
        await click(element, 'propose');
        expect(propose).toHaveBeenCalledWith({ accountId: ACCOUNT_ID, reason: 'Growth' });
        expect(toasts.map(({ title }) => title)).toEqual(['Norrland Paper was proposed as a key account.']);
        expect(deepText(element)).toContain('Waiting for RevOps');
        expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([
            { recordId: KEY_ACCOUNT_ID },
            { recordId: ACCOUNT_ID }
        ]);
        expect(refreshApex).toHaveBeenCalled();
    });

    it('shouldDoNothingWhenTheDialogWasDismissed', async () => {
        const element = await show(card({ canPropose: true }));
        const toasts = listen(element, TOAST);
        await click(element, 'propose');
        expect(toasts).toEqual([]);
        expect(refreshApex).not.toHaveBeenCalled();
    });

    it('shouldActivateInTheChosenTier', async () => {
        const element = await show(card({ state: 'Proposed', keyAccountId: KEY_ACCOUNT_ID, canActivate: true }));
        const tiers = [{ id: 't1', name: 'Gold' }];
        (getTiers as unknown as jest.Mock).mockResolvedValue(tiers);
        (activate as jest.Mock).mockResolvedValue(activeCard());
        openReason.mockImplementation(({ submit }) => submit({ reason: 'Agreed', tierId: 't1' }));
        await click(element, 'activate');
        expect(openReason.mock.calls[0][0].tiers).toEqual(tiers);
        expect(activate).toHaveBeenCalledWith({ keyAccountId: KEY_ACCOUNT_ID, tierId: 't1', reason: 'Agreed' });
        expect(deepText(element)).toContain('Kim Lund');
    });

    it('shouldTellTheReasonWhenTheTiersCannotBeRead', async () => {
        const element = await show(card({ state: 'Proposed', keyAccountId: KEY_ACCOUNT_ID, canActivate: true }));
        const toasts = listen<{ title: string }>(element, TOAST);
        (getTiers as unknown as jest.Mock).mockRejectedValue(apexError('No tiers'));
        await click(element, 'activate');
        expect(toasts).toMatchObject([{ title: 'No tiers', variant: 'error' }]);
        expect(openReason).not.toHaveBeenCalled();
    });

    it.each([
        ['Active', 'Norrland Paper is no longer a key account.'],
        ['Proposed', 'The proposal of Norrland Paper was turned down.']
    ] as const)('shouldEndTheKeyAccountWithAReasonWhenItIs %s', async (state, title) => {
        const element = await show(activeCard({ state, canExit: true }));
        const toasts = listen<{ title: string }>(element, TOAST);
        (exitKeyAccount as jest.Mock).mockResolvedValue(card({ state: 'Exited', keyAccountId: null }));
        openReason.mockImplementation(({ submit }) => submit({ reason: 'Sold', tierId: null }));
        await click(element, 'exit');
        expect(exitKeyAccount).toHaveBeenCalledWith({ keyAccountId: KEY_ACCOUNT_ID, reason: 'Sold' });
        expect(toasts).toMatchObject([{ title }]);
    });

    it('shouldStartThePlanAndGoThere', async () => {
        const element = await show(activeCard({ planId: null, planName: null, canStartPlan: true }));
        (startPlan as jest.Mock).mockResolvedValue(PLAN_ID);
        openStart.mockImplementation(({ submit }) => submit({ startDate: '2027-01-01', endDate: '2027-12-31' }));
        await click(element, 'start-plan');
        expect(startPlan).toHaveBeenCalledWith({
            keyAccountId: KEY_ACCOUNT_ID,
            startDate: '2027-01-01',
            endDate: '2027-12-31'
        });
        expect(navigate).toHaveBeenCalledWith({
            type: 'standard__recordPage',
            attributes: { recordId: PLAN_ID, actionName: 'view' }
        });
    });

    it('shouldStayWhereItIsWhenNoPlanWasStarted', async () => {
        const element = await show(activeCard({ canStartPlan: true }));
        await click(element, 'start-plan');
        expect(navigate).not.toHaveBeenCalled();
    });

    it('shouldReadAgainWhenThePageIsRefreshed', async () => {
        await show(card());
        const [, handler] = (registerRefreshHandler as jest.Mock).mock.calls[0];
        await handler();
        expect(refreshApex).toHaveBeenCalledTimes(1);
    });
});
