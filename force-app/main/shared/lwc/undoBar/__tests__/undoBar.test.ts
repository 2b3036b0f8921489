import UndoBar from 'c/undoBar';
import { clearPage, find, fire, listen, mount } from '../../../../../../test/jest/support';

const show = () => mount('c-undo-bar', UndoBar, { message: 'Deleted: Grow' });

describe('c-undo-bar', () => {
    beforeEach(() => jest.useFakeTimers());
    afterEach(() => {
        clearPage();
        jest.useRealTimers();
    });

    it('shouldTellWhatWasDone', async () => {
        const element = await show();
        expect(find(element, '[role="status"]').textContent).toBe('Deleted: Grow');
        jest.useRealTimers();
        await expect(element).toBeAccessible();
    });

    it('shouldGoAwayWhenItsTimeIsUp', async () => {
        const expired = listen(await show(), 'expire');
        jest.advanceTimersByTime(9_999);
        expect(expired).toHaveLength(0);
        jest.advanceTimersByTime(1);
        expect(expired).toHaveLength(1);
    });

    it('shouldWaitWhileThePointerOrTheKeyboardIsOnIt', async () => {
        const element = await show();
        const expired = listen(element, 'expire');
        fire(find(element, '.bar'), 'focusin');
        jest.advanceTimersByTime(60_000);
        expect(expired).toHaveLength(0);
        fire(find(element, '.bar'), 'focusout');
        jest.advanceTimersByTime(10_000);
        expect(expired).toHaveLength(1);
    });

    it('shouldAskToUndoAndNotExpireWhenTheButtonIsPressed', async () => {
        const element = await show();
        const undone = listen(element, 'undo');
        const expired = listen(element, 'expire');
        find(element, 'lightning-button').click();
        jest.advanceTimersByTime(60_000);
        expect(undone).toHaveLength(1);
        expect(expired).toHaveLength(0);
    });

    it('shouldGoAwayWhenItIsClosed', async () => {
        const element = await show();
        const expired = listen(element, 'expire');
        find(element, 'lightning-button-icon').click();
        expect(expired).toHaveLength(1);
    });

    it('shouldStopCountingWhenItLeavesThePage', async () => {
        const element = await show();
        const expired = listen(element, 'expire');
        clearPage();
        jest.advanceTimersByTime(60_000);
        expect(expired).toHaveLength(0);
    });

    it('shouldPutTheKeyboardOnUndoWhenAsked', async () => {
        const element = await show();
        const button = find(element, 'lightning-button');
        const focused = jest.spyOn(button, 'focus');
        element.focus();
        expect(focused).toHaveBeenCalled();
    });
});
