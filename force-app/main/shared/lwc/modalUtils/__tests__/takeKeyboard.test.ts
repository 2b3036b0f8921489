import { takeKeyboard } from 'c/modalUtils';
import type { OpenedModal } from 'c/modalUtils';

/** A dialog, as far as it matters here; the keyboard is on nothing in it at first. */
function dialog() {
    const start = { focus: jest.fn() };
    const template = { activeElement: null as unknown, querySelector: () => start };
    return { start, template, modal: { isConnected: true, template } as unknown as OpenedModal };
}

describe('takeKeyboard', () => {
    let frames: (() => void)[];
    const nextFrame = () => frames.splice(0).forEach((frame) => frame());

    beforeEach(() => {
        frames = [];
        jest.spyOn(window, 'requestAnimationFrame').mockImplementation((frame) =>
            frames.push(frame as unknown as () => void)
        );
    });
    afterEach(() => jest.restoreAllMocks());

    it('shouldTakeItBackWhenWhatTheDialogWasOpenedFromTakesIt', () => {
        const { start, template, modal } = dialog();
        takeKeyboard(modal);
        template.activeElement = start;
        nextFrame();
        expect(start.focus).toHaveBeenCalledTimes(1);
        template.activeElement = null;
        nextFrame();
        expect(start.focus).toHaveBeenCalledTimes(2);
    });

    it.each([
        ['Tab is pressed', () => new KeyboardEvent('keydown', { key: 'Tab' })],
        ['the pointer is pressed', () => new MouseEvent('pointerdown')]
    ])('shouldLeaveItWhereTheUserPutsItWhen %s', (_what, event) => {
        const { start, modal } = dialog();
        takeKeyboard(modal);
        // On to the button that closes the dialog, which is not in the dialog's own template.
        window.dispatchEvent(event());
        nextFrame();
        expect(start.focus).toHaveBeenCalledTimes(1);
        expect(frames).toHaveLength(0);
    });

    it('shouldGoOnWhenAnotherKeyIsPressed', () => {
        const { start, modal } = dialog();
        takeKeyboard(modal);
        window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
        nextFrame();
        expect(start.focus).toHaveBeenCalledTimes(2);
    });
});
