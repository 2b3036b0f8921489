import MyWeek from 'c/myWeek';
import FormDialog from 'c/formDialog';
import { registerRefreshHandler } from 'lightning/refresh';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { refreshApex } from '@salesforce/apex';
import getWeek from '@salesforce/apex/MyWeekController.getWeek';
import take from '@salesforce/apex/MyWeekController.take';
import takeBack from '@salesforce/apex/MyWeekController.undo';
import { apexError } from '../../../../../../test/jest/fixtures';
import { clearPage, deepText, find, findAll, fire, mount, press, settle } from '../../../../../../test/jest/support';
import type { Mounted } from '../../../../../../test/jest/support';
import { commitment, signal, week, weekGroup, weekItem } from '../../../../../../test/jest/weekFixtures';
import type { MyWeek as Week, WeekAct } from 'keystone/dto';

jest.mock(
    '@salesforce/apex/MyWeekController.getWeek',
    () => ({
        default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn())
    }),
    { virtual: true }
);
jest.mock('@salesforce/apex/MyWeekController.take', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MyWeekController.undo', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn() }), { virtual: true });

interface TestWire {
    emit(data: unknown): void;
    error(body?: unknown, status?: number): void;
    getLastConfig(): { keyAccountId: string | null };
}
const weekWire = getWeek as unknown as TestWire;
const takeMock = take as unknown as jest.Mock;
const undoMock = takeBack as unknown as jest.Mock;
const refreshMock = refreshApex as unknown as jest.Mock;
const openForm = jest.fn();

const FULL = week({ changed: weekGroup(signal), due: weekGroup(weekItem(), commitment) });

async function show(shown?: Week): Promise<Mounted> {
    const element = await mount('c-my-week', MyWeek);
    if (shown) {
        weekWire.emit(shown);
        await settle();
    }
    return element;
}

const group = (element: Mounted, name: string) => find(element, `[data-group="${name}"]`);
const recordsOf = (element: Mounted, name: string) =>
    findAll(group(element, name), '[data-item]').map(({ dataset }) => dataset.item);

async function act(element: Mounted, name: string, what: WeekAct, recordId: string): Promise<void> {
    fire(group(element, name), 'act', { act: what, recordId });
    await settle();
}

/** The server takes the act, and the week stays as it is until it is read again. */
function accepts(what: WeekAct, recordId: string) {
    const done = { act: what, recordId, formerStatus: 'Open', newStatus: 'Closed' };
    takeMock.mockResolvedValue(done);
    return done;
}

describe('c-my-week', () => {
    beforeEach(() => {
        jest.resetAllMocks();
        refreshMock.mockResolvedValue(undefined);
        FormDialog.open = openForm.mockResolvedValue(undefined);
    });
    afterEach(clearPage);

    it('shouldShowASpinnerWhileLoading', async () => {
        const element = await show();
        expect(findAll(element, 'lightning-spinner')).toHaveLength(1);
        await expect(element).toBeAccessible();
    });

    it('shouldShowTheThreeGroupsWithCounts', async () => {
        const element = await show(FULL);
        expect(recordsOf(element, 'changed')).toEqual([signal.recordId]);
        expect(recordsOf(element, 'due')).toEqual([weekItem().recordId, commitment.recordId]);
        expect(recordsOf(element, 'expires')).toEqual([]);
        expect(find(group(element, 'due'), '[data-count]').textContent).toBe('2');
        await expect(element).toBeAccessible();
    });

    it('shouldSayThatNothingNeedsThemWhenTheWeekIsEmpty', async () => {
        const element = await show(week());
        expect(deepText(element)).toContain('Nothing needs you this week');
        expect(findAll(element, 'c-my-week-accounts')).toHaveLength(1);
        expect(findAll(element, 'c-my-week-group')).toHaveLength(0);
        await expect(element).toBeAccessible();
    });

    it('shouldSayWhatBelongsHereWhenThereAreNoKeyAccounts', async () => {
        const element = await show(week({ accounts: [] }));
        expect(deepText(element)).toContain('You have no key accounts yet');
        await expect(element).toBeAccessible();
    });

    it('shouldOfferToTryAgainWhenReadingFailed', async () => {
        const element = await show();
        weekWire.error({ message: 'The row is locked.' });
        await settle();
        expect(deepText(element)).toContain('The row is locked.');
        await expect(element).toBeAccessible();
        fire(find(element, 'c-error-panel'), 'retry');
        expect(refreshMock).toHaveBeenCalledTimes(1);
        weekWire.emit(FULL);
        await settle();
        expect(findAll(element, 'c-error-panel')).toHaveLength(0);
    });

    it('shouldSayHowToGetAccessWhenTheUserHasNone', async () => {
        const element = await show();
        weekWire.error({ message: "You do not have access to the Apex class named 'MyWeekController'." });
        await settle();
        expect(deepText(element)).toContain('You have no access to Keystone');
        expect(findAll(element, 'c-error-panel')).toHaveLength(0);
        await expect(element).toBeAccessible();
    });

    it('shouldReadAgainWhenAsked', async () => {
        const element = await show(FULL);
        find(element, '[data-refresh]').click();
        const [, handler] = (registerRefreshHandler as jest.Mock).mock.calls[0] ?? [];
        await handler?.();
        expect(refreshMock).toHaveBeenCalled();
    });

    it('shouldTakeTheItemAwayBeforeTheServerHasAnswered', async () => {
        const element = await show(FULL);
        takeMock.mockReturnValue(new Promise(() => undefined));
        await act(element, 'due', 'Complete', weekItem().recordId);
        expect(takeMock).toHaveBeenCalledWith({ act: 'Complete', recordId: weekItem().recordId, text: null });
        expect(recordsOf(element, 'due')).toEqual([commitment.recordId]);
        expect(findAll(element, 'c-undo-bar')).toHaveLength(0);
    });

    it('shouldBringTheItemBackWithTheReasonWhenTheServerRefuses', async () => {
        const element = await show(FULL);
        takeMock.mockRejectedValue(apexError('Somebody has changed it meanwhile.'));
        await act(element, 'due', 'Complete', weekItem().recordId);
        expect(recordsOf(element, 'due')).toHaveLength(2);
        expect(deepText(group(element, 'due'))).toContain('Somebody has changed it meanwhile.');
        await expect(element).toBeAccessible();
        accepts('Keep', commitment.recordId);
        await act(element, 'due', 'Keep', commitment.recordId);
        expect(deepText(element)).not.toContain('Somebody has changed it meanwhile.');
    });

    it('shouldOfferToTakeBackWhatWasDone', async () => {
        const element = await show(FULL);
        const done = accepts('Complete', weekItem().recordId);
        refreshMock.mockImplementation(async () => {
            weekWire.emit({ ...FULL, due: weekGroup(commitment) });
        });
        await act(element, 'due', 'Complete', weekItem().recordId);
        expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: weekItem().recordId }]);
        expect(find(element, 'c-undo-bar').message).toBe('Completed: Call the plant director');
        await expect(element).toBeAccessible();
        refreshMock.mockImplementation(async () => {
            weekWire.emit({ ...FULL, due: weekGroup(weekItem(), commitment) });
        });
        fire(find(element, 'c-undo-bar'), 'undo');
        await settle();
        expect(undoMock).toHaveBeenCalledWith({ done });
        expect(recordsOf(element, 'due')).toHaveLength(2);
        expect(findAll(element, 'c-undo-bar')).toHaveLength(0);
    });

    it('shouldTakeBackByKeyboard', async () => {
        const element = await show(FULL);
        accepts('See', signal.recordId);
        press(group(element, 'due'), 'z', { ctrlKey: true });
        expect(undoMock).not.toHaveBeenCalled();
        await act(element, 'changed', 'See', signal.recordId);
        press(group(element, 'due'), 'z');
        expect(undoMock).not.toHaveBeenCalled();
        press(group(element, 'due'), 'z', { ctrlKey: true });
        await settle();
        expect(undoMock).toHaveBeenCalledTimes(1);
    });

    it('shouldTellWhyItCouldNotBeTakenBack', async () => {
        const element = await show(FULL);
        accepts('See', signal.recordId);
        await act(element, 'changed', 'See', signal.recordId);
        undoMock.mockRejectedValue(apexError('Somebody has changed it meanwhile.'));
        fire(find(element, 'c-undo-bar'), 'undo');
        await settle();
        expect(deepText(find(element, '[data-undo-error]'))).toContain('Somebody has changed it meanwhile.');
        expect(findAll(element, 'c-undo-bar')).toHaveLength(0);
        await expect(element).toBeAccessible();
    });

    it('shouldForgetTheUndoWhenItHasExpired', async () => {
        const element = await show(FULL);
        accepts('See', signal.recordId);
        await act(element, 'changed', 'See', signal.recordId);
        fire(find(element, 'c-undo-bar'), 'expire');
        await settle();
        expect(findAll(element, 'c-undo-bar')).toHaveLength(0);
    });

    it('shouldAskWhyWhenASignalIsDismissed', async () => {
        const element = await show(FULL);
        accepts('Dismiss', signal.recordId);
        openForm.mockImplementation(({ submit }) => submit({ text: ' Known ' }));
        await act(element, 'changed', 'Dismiss', signal.recordId);
        expect(takeMock).toHaveBeenCalledWith({ act: 'Dismiss', recordId: signal.recordId, text: 'Known' });
        expect(openForm.mock.calls[0][0].intro).toContain('Revenue fell');
        expect(find(element, 'c-undo-bar').message).toBe('Dismissed: Revenue fell');
    });

    it('shouldShowTheNoteOnTheCommitment', async () => {
        const element = await show(FULL);
        accepts('Note', commitment.recordId);
        refreshMock.mockReturnValue(new Promise(() => undefined));
        openForm.mockImplementation(({ submit }) => submit({ text: 'Half done' }));
        await act(element, 'due', 'Note', commitment.recordId);
        expect(deepText(group(element, 'due'))).toContain('Half done');
    });

    it('shouldDoNothingWhenTheQuestionIsCancelled', async () => {
        const element = await show(FULL);
        await act(element, 'changed', 'Dismiss', signal.recordId);
        expect(takeMock).not.toHaveBeenCalled();
        expect(recordsOf(element, 'changed')).toEqual([signal.recordId]);
    });

    it('shouldReadOneKeyAccountWhenItIsChosen', async () => {
        const element = await show(FULL);
        expect(weekWire.getLastConfig()).toEqual({ keyAccountId: null });
        fire(find(element, 'c-my-week-accounts'), 'choose', { keyAccountId: 'a0D000000000001EAA' });
        await settle();
        expect(weekWire.getLastConfig()).toEqual({ keyAccountId: 'a0D000000000001EAA' });
        expect(findAll(element, 'lightning-spinner')).toHaveLength(1);
        weekWire.emit(week());
        await settle();
        expect(findAll(element, 'lightning-spinner')).toHaveLength(0);
        const combobox = find(element, 'lightning-combobox');
        expect(combobox.value).toBe('a0D000000000001EAA');
        fire(combobox, 'change', { value: '' });
        await settle();
        expect(weekWire.getLastConfig()).toEqual({ keyAccountId: null });
    });

    it('shouldIgnoreASecondClickWhileTheFirstIsOnItsWay', async () => {
        const element = await show(FULL);
        takeMock.mockReturnValue(new Promise(() => undefined));
        await act(element, 'due', 'Postpone', weekItem().recordId);
        await act(element, 'due', 'Complete', weekItem().recordId);
        expect(takeMock).toHaveBeenCalledTimes(1);
    });
});
