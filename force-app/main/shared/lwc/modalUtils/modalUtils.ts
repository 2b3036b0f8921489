/** A modal that does what was asked for before it closes. */
export interface SubmittingModal {
    /** What was asked for is being done. */
    saving: boolean;
    /** Why it failed the last time; null before. */
    error: unknown;
    disableClose: boolean;
    close(result?: unknown): void;
}

/** Does what was asked for, and closes with the result. The modal stays open, with what was typed and what went wrong, when it failed. */
export async function submitAndClose(modal: SubmittingModal, action: () => Promise<unknown>): Promise<void> {
    modal.saving = true;
    modal.disableClose = true;
    modal.error = null;
    let result: unknown;
    try {
        result = await action();
    } catch (error) {
        modal.error = error;
        return;
    } finally {
        // The dialog refuses to close while this is set.
        modal.disableClose = false;
        modal.saving = false;
    }
    modal.close(result);
}

/** A dialog with an element that takes the keyboard, marked with `data-start`. */
export interface OpenedModal {
    readonly template: ShadowRoot | null;
    readonly isConnected: boolean;
}

/** For how many frames a dialog looks whether it has the keyboard: half a second, which nobody notices. */
const FRAMES = 30;
const opened = new WeakSet<OpenedModal>();

/**
 * Puts the keyboard into a dialog that was just opened, as Escape, Tab and screen readers want it. The menu or the dialog from which
 * it was opened may take the keyboard once more while it goes; hence more than one look, until the user goes elsewhere: the button that
 * closes a dialog is not in the dialog's own template. To be called whenever the dialog was rendered.
 */
export function takeKeyboard(modal: OpenedModal): void {
    if (opened.has(modal)) {
        return;
    }
    opened.add(modal);
    let isOver = false;
    const end = (event: Event): void => {
        isOver ||= !(event instanceof KeyboardEvent) || event.key === 'Tab';
    };
    window.addEventListener('keydown', end, true);
    window.addEventListener('pointerdown', end, true);
    const look = (frames: number): void => {
        if (isOver || !modal.isConnected || frames === 0) {
            window.removeEventListener('keydown', end, true);
            window.removeEventListener('pointerdown', end, true);
            return;
        }
        if (!modal.template?.activeElement) {
            modal.template?.querySelector<HTMLElement>('[data-start]')?.focus();
        }
        // It ends by itself, and with the dialog.
        // eslint-disable-next-line @lwc/lwc/no-async-operation
        requestAnimationFrame(() => look(frames - 1));
    };
    look(FRAMES);
}
