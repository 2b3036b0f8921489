import savePeople from '@salesforce/apex/StakeholderMapController.savePeople';
import undoEdit from '@salesforce/apex/StakeholderMapController.undo';
import beforeLabel from '@salesforce/label/c.Ui_Conflict_Beside';
import headingLabel from '@salesforce/label/c.Ui_Conflict_Heading';
import failedLabel from '@salesforce/label/c.Ui_Reason_Failed';
import partlyLabel from '@salesforce/label/c.Ui_Map_Partly';
import savedLabel from '@salesforce/label/c.Ui_Map_SavedWhat';
import undoneLabel from '@salesforce/label/c.Ui_Map_Undone';
import unknownLabel from '@salesforce/label/c.Ui_UnknownError';
import ConflictDialog from 'c/conflictDialog';
import type { ConflictChoice } from 'c/conflictDialog';
import { plainMessage } from 'c/ldsUtils';
import type { MapData } from 'c/mapModel';
import { fill } from 'c/textUtils';
import { UnderWay } from 'c/underWay';
import type { MapConflict, MapFieldEdit, MapSave } from 'keystone/dto';
import type { Host, PendingEdit } from './host';

const HISTORY_LIMIT = 50;
let nextId = 1;

/** How much of an edit was stored: what can be taken back. */
function storedBy({ undo }: MapSave): number {
    return undo.edits.length + undo.created.length + undo.deleted.length;
}

/**
 * Sends edits and shows them at once. An edit that failed stays on the map with its reason until it is tried again or given
 * up; a field that somebody else changed meanwhile is asked about; what was stored can be taken back.
 */
export class EditWork {
    /** Edits that the server has not answered yet. */
    readonly unanswered = new UnderWay();
    readonly #host: Host;

    constructor(host: Host) {
        this.#host = host;
    }

    /** Makes an edit. @returns whether it was stored */
    async make(message: string, apply: (data: MapData) => MapData, send: () => Promise<MapSave>): Promise<boolean> {
        const edit: PendingEdit = { id: nextId++, message, apply, send, saving: true, error: null };
        this.#host.pending = [...this.#host.pending, edit];
        return this.send(edit);
    }

    /** Makes an edit from a dialog, which stays open when it fails. */
    async makeFromDialog(message: string, send: () => Promise<MapSave>): Promise<MapSave> {
        const save = await send();
        const [failure] = save.failures;
        if (failure && storedBy(save) === 0) {
            throw new Error(failure.message);
        }
        this.#host.takeSave(save);
        if (save.conflicts.length > 0) {
            await this.decide(message, save.conflicts);
        }
        this.tellFailures(save);
        this.remember(message, save);
        return save;
    }

    retry(id: number): void {
        const edit = this.#host.pending.find((one) => one.id === id);
        if (edit && !edit.saving) {
            this.send(edit);
        }
    }

    discard(id: number): void {
        this.#host.pending = this.#host.pending.filter((edit) => edit.id !== id);
    }

    change(id: number, change: Partial<PendingEdit>): void {
        this.#host.pending = this.#host.pending.map((edit) => (edit.id === id ? { ...edit, ...change } : edit));
    }

    async send(edit: PendingEdit): Promise<boolean> {
        const end = this.unanswered.begin();
        try {
            return await this.store(edit);
        } finally {
            end();
        }
    }

    async store(edit: PendingEdit): Promise<boolean> {
        this.change(edit.id, { saving: true, error: null });
        let save: MapSave;
        try {
            save = await edit.send();
        } catch (error) {
            this.change(edit.id, { saving: false, error: plainMessage(error, unknownLabel) });
            return false;
        }
        this.#host.takeSave(save);
        const [failure] = save.failures;
        if (failure && storedBy(save) === 0) {
            this.change(edit.id, { saving: false, error: failure.message });
            return false;
        }
        if (save.conflicts.length > 0 && !(await this.decide(edit.message, save.conflicts))) {
            // Not decided yet: the edit waits where it is.
            this.change(edit.id, { saving: false, error: beforeLabel });
            this.remember(edit.message, save);
            return false;
        }
        this.discard(edit.id);
        this.tellFailures(save);
        this.remember(edit.message, save);
        return true;
    }

    tellFailures(save: MapSave): void {
        const { failures } = save;
        if (failures.length > 0) {
            const title = fill(partlyLabel, failures.length, failures.length + storedBy(save));
            const messages = [...new Set(failures.map(({ message }) => message))];
            this.#host.toastError(title, new Error(messages.join(' ')));
        }
    }

    /** Offers to take back what was just stored. */
    remember(message: string, save: MapSave): void {
        if (storedBy(save) > 0) {
            const { undo } = save;
            this.#host.history = [...this.#host.history.slice(1 - HISTORY_LIMIT), { message, undo }];
            this.#host.bar = { message: fill(savedLabel, message), busy: false };
        }
    }

    /**
     * Asks whose change to keep, and stores what the user wants to keep of their own. What was sent with it for the same
     * record goes along, because some of it waits for the decision.
     * @returns whether it is decided
     */
    async decide(
        message: string,
        conflicts: readonly MapConflict[],
        sent: readonly MapFieldEdit[] = []
    ): Promise<boolean> {
        const keyOf = ({ recordId, field }: MapConflict | MapFieldEdit) => `${recordId}/${field}`;
        const choices = await ConflictDialog.open<Record<string, ConflictChoice>>({
            label: headingLabel,
            size: 'small',
            conflicts: conflicts.map((conflict) => ({
                field: keyOf(conflict),
                label: `${this.nameOf(conflict)}: ${conflict.label}`,
                base: this.textOf(conflict.base),
                mine: this.textOf(conflict.mine),
                theirs: this.textOf(conflict.theirs)
            }))
        });
        if (!choices) {
            return false;
        }
        const kept: MapFieldEdit[] = conflicts
            .filter((conflict) => choices[keyOf(conflict)] === 'mine')
            .map(({ recordId, field, mine, theirs }) => ({
                recordId,
                field,
                base: theirs ?? null,
                mine: mine ?? null
            }));
        if (kept.length === 0) {
            return true;
        }
        const beside = sent.filter(
            (edit) =>
                kept.some(({ recordId }) => recordId === edit.recordId) &&
                !conflicts.some((conflict) => keyOf(conflict) === keyOf(edit))
        );
        return this.make(
            message,
            (data) => data,
            () => savePeople({ keyAccountId: this.#host.keyAccountId, edits: [...kept, ...beside] })
        );
    }

    nameOf({ recordId, recordName }: MapConflict): string {
        return this.#host.data.people.find(({ id }) => id === recordId)?.name ?? recordName;
    }

    /** Values travel as text; those that stand for somebody or for a choice have a name. */
    textOf(value: string | null | undefined): string {
        const { context, data } = this.#host;
        const person = data.people.find(({ id, contactId }) => id === value || contactId === value);
        const unit = (context.view.units ?? []).find(({ id }) => id === value);
        const choice = Object.values(context.view.choices ?? {})
            .flat()
            .find((one) => one.value === value);
        return person?.name ?? unit?.name ?? choice?.label ?? value ?? '';
    }

    /** Takes back what was done last: what the server is still storing, once it is stored. */
    async undoLatest(): Promise<void> {
        if (await this.unanswered.isAnswered(() => this.#host.history.at(-1))) {
            await this.undo();
        }
    }

    /** Takes back the edit that is offered. */
    async undo(): Promise<void> {
        const step = this.#host.history.at(-1);
        if (!step || this.#host.bar?.busy) {
            return;
        }
        this.#host.bar = { message: step.message, busy: true };
        try {
            const save = await undoEdit({ keyAccountId: this.#host.keyAccountId, undo: step.undo });
            this.#host.history = this.#host.history.filter((other) => other !== step);
            this.#host.bar = null;
            this.#host.takeSave(save);
            if (save.conflicts.length > 0) {
                await this.decide(step.message, save.conflicts, step.undo.edits);
            }
            if (save.failures.length > 0) {
                this.#host.toastError(failedLabel, new Error(save.failures[0].message));
            } else {
                this.#host.toast(undoneLabel);
            }
        } catch (error) {
            this.#host.bar = { message: step.message, busy: false };
            this.#host.toastError(failedLabel, error);
        }
    }
}
