/** Whether a key takes back what was done last: Ctrl+Z, or Cmd+Z on a Mac. With Shift it would do it again, which nothing here offers. */
export function isUndoKey({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
    return key === 'z' && (ctrlKey || metaKey) && !shiftKey;
}

/** Whether the keyboard is nowhere: what had it is gone. Whoever has it already goes on where they are. */
export function isKeyboardLost(): boolean {
    return document.activeElement === null || document.activeElement === document.body;
}
