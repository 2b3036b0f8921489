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
