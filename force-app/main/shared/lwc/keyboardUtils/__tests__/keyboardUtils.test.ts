import { isKeyboardLost, isUndoKey } from 'c/keyboardUtils';

describe('c/keyboardUtils', () => {
    it('shouldTakeBackWithControlOrCommandAndWithoutShift', () => {
        const isUndo = (key: string, more: KeyboardEventInit = {}) =>
            isUndoKey(new KeyboardEvent('keydown', { key, ...more }));
        expect(isUndo('z', { ctrlKey: true })).toBe(true);
        expect(isUndo('z', { metaKey: true })).toBe(true);
        expect(isUndo('z')).toBe(false);
        expect(isUndo('y', { ctrlKey: true })).toBe(false);
        expect(isUndo('z', { ctrlKey: true, shiftKey: true })).toBe(false);
    });

    it('shouldKnowThatTheKeyboardIsLostWhenWhatHadItIsGone', () => {
        const field = document.body.appendChild(document.createElement('input'));
        field.focus();
        expect(isKeyboardLost()).toBe(false);
        field.remove();
        expect(isKeyboardLost()).toBe(true);
    });
});
