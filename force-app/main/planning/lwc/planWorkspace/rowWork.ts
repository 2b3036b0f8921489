import deleteRow from '@salesforce/apex/PlanController.deleteRow';
import conflictHeadingLabel from '@salesforce/label/c.Ui_Conflict_Heading';
import conflictLabel from '@salesforce/label/c.Ui_Conflict_Beside';
import deleteFailedLabel from '@salesforce/label/c.Ui_DeleteFailed';
import deletedLabel from '@salesforce/label/c.Ui_Deleted';
import restoreFailedLabel from '@salesforce/label/c.Ui_RestoreFailed';
import savedLabel from '@salesforce/label/c.Ui_Saved';
import unknownLabel from '@salesforce/label/c.Ui_UnknownError';
import ConflictDialog from 'c/conflictDialog';
import type { ConflictChoice } from 'c/conflictDialog';
import { isUndoKey } from 'c/keyboardUtils';
import { plainMessage } from 'c/ldsUtils';
import {
    cellsOf,
    changeRow,
    conflicted,
    failed,
    fieldEdits,
    findRow,
    isSaving,
    nameOfRow,
    needsSave,
    pairedValues,
    resolved,
    retried,
    saved,
    sectionsOf,
    sending,
    shownConflict,
    storedText,
    statusWhen,
    withEdit,
    withRow,
    withUndo,
    withoutEdit,
    withoutRow
} from 'c/planModel';
import type { Row } from 'c/planModel';
import { fill } from 'c/textUtils';
import { UnderWay } from 'c/underWay';
import type { PlanRow, RowKind } from 'keystone/dto';
import type { FieldText } from 'keystone/ui';
import { withStep } from './history';
import type { DeleteStep, EditStep } from './history';
import type { Host } from './host';
import { bringBack, storeRow } from './planServer';

/** Records that other components of the page show as well. */
const SHOWN_ELSEWHERE: readonly RowKind[] = ['Account', 'KeyAccount', 'Plan'];

/** The rows that are there: stores changes as they are made, decides conflicts, deletes, and takes all of it back. */
export class RowWork {
    /** Rows that the user deleted here, which a reading from before may still contain. */
    readonly hidden = new Set<string>();
    readonly #host: Host;
    /** Edits that the server has not answered yet. */
    readonly #unanswered = new UnderWay();
    #deletion: Promise<boolean> = Promise.resolve(true);
    /** Rows whose next save takes a change back. */
    #undone = new Set<string>();

    constructor(host: Host) {
        this.#host = host;
    }

    /** Tries the failed changes of a row again. */
    retry(rowId: string): void {
        this.change(rowId, retried);
        this.saveOrDecide(rowId);
    }

    /** Gives up a change. */
    discard(rowId: string, field: string): void {
        this.change(rowId, (row) => withoutEdit(row, field));
        this.save(rowId);
    }

    handleKey(event: KeyboardEvent): void {
        if (isUndoKey(event) && (this.#host.history.length > 0 || this.#unanswered.isBusy)) {
            event.preventDefault();
            this.undoLatest();
        }
    }

    /** Takes back what was done last: what the server is still storing, once it is stored. */
    async undoLatest(): Promise<void> {
        if (await this.#unanswered.isAnswered(() => this.#host.history.at(-1))) {
            await this.undo();
        }
    }

    /** Takes back the change or deletion that is offered. */
    async undo(): Promise<void> {
        const step = this.#host.history.at(-1);
        if (!step || this.#host.bar?.busy) {
            return;
        }
        this.#host.history = this.#host.history.slice(0, -1);
        if (step.type === 'edit') {
            this.#host.bar = null;
            this.takeBack(step);
            return;
        }
        this.#host.bar = { message: step.message, busy: true };
        if (await this.#deletion) {
            await this.restore(step);
        }
        this.#host.bar = null;
        this.#host.focusAfter({ section: step.section, rowId: step.rowId });
    }

    change(rowId: string, how: (row: Row) => Row): void {
        this.#host.rows = changeRow(this.#host.rows, rowId, how);
    }

    edit(rowId: string, field: string, value: FieldText): void {
        const row = findRow(this.#host.rows, rowId);
        if (!row) {
            return;
        }
        const values = Object.entries(pairedValues(row, field, value, this.#host.today));
        // Another change may be what the failed ones lacked: all are tried again.
        this.change(rowId, (before) =>
            retried(values.reduce((changed, [name, mine]) => withEdit(changed, name, mine), before))
        );
        this.saveOrDecide(rowId);
    }

    complete(rowId: string, done: boolean): void {
        const row = findRow(this.#host.rows, rowId);
        const status = row ? statusWhen(done, row, this.#host.context) : null;
        if (status !== null) {
            this.edit(rowId, 'Status', status);
        }
    }

    takeBack({ rowId, changes }: EditStep): void {
        this.#undone.add(rowId);
        this.change(rowId, (row) =>
            retried(
                Object.entries(changes).reduce(
                    (changed, [field, { before, after }]) => withUndo(changed, field, after, before),
                    row
                )
            )
        );
        this.saveOrDecide(rowId);
    }

    saveOrDecide(rowId: string): void {
        const row = findRow(this.#host.rows, rowId);
        if (row && row.conflicts.length > 0) {
            this.decide(rowId);
        } else {
            this.save(rowId);
        }
    }

    /** Sends a row's changes, and those made meanwhile, until none is left or one is refused. */
    async save(rowId: string): Promise<void> {
        const row = findRow(this.#host.rows, rowId);
        if (!row || !needsSave(row)) {
            return;
        }
        this.change(rowId, sending);
        this.#host.startSave();
        // What takes a change back does not hold up the next undo.
        const end = this.#undone.has(rowId) ? null : this.#unanswered.begin();
        try {
            const fields = fieldEdits(row);
            const { stored, conflicts } = await storeRow({
                planId: this.#host.planId ?? '',
                kind: row.kind,
                recordId: rowId,
                fields
            });
            if (conflicts) {
                this.change(rowId, (before) => conflicted(before, stored, conflicts, conflictLabel));
                await this.decide(rowId);
                return;
            }
            this.change(rowId, (before) => saved(before, stored));
            this.remember(row, stored);
        } catch (error) {
            this.change(rowId, (before) => failed(before, plainMessage(error, unknownLabel)));
            return;
        } finally {
            end?.();
        }
        const now = findRow(this.#host.rows, rowId);
        if (now && needsSave(now)) {
            await this.save(rowId);
        } else if (!isSaving(this.#host.rows)) {
            await this.#host.refresh();
        }
    }

    /** Offers to take back what was just saved; what was itself taken back is not offered again. */
    remember(row: Row, stored: PlanRow): void {
        this.#host.hasSaved = true;
        if (SHOWN_ELSEWHERE.includes(row.kind)) {
            this.#host.tellOthers([row.id]);
        }
        if (this.#undone.delete(row.id)) {
            return;
        }
        // What is stored may not be what was entered: the attitude of somebody whom several rate is what all say together.
        const changes = Object.fromEntries(
            Object.entries(row.edits).map(([field, { base }]) => [
                field,
                { before: base, after: storedText(stored, field) }
            ])
        );
        const labels = cellsOf(row, this.#host.context);
        const names = Object.keys(changes).map((field) => labels[field]?.label ?? field);
        const message = fill(savedLabel, names.join(', '));
        this.#host.history = withStep(this.#host.history, { type: 'edit', rowId: row.id, changes, message });
        this.#host.bar = { message, busy: false };
    }

    /** Asks whose change to keep; without an answer the change waits where it is. */
    async decide(rowId: string): Promise<void> {
        const row = findRow(this.#host.rows, rowId);
        if (!row) {
            return;
        }
        const choices = await ConflictDialog.open<Record<string, ConflictChoice>>({
            label: conflictHeadingLabel,
            size: 'small',
            conflicts: row.conflicts.map((conflict) => shownConflict(conflict, row, this.#host.context))
        });
        if (choices) {
            this.change(rowId, (before) => resolved(before, choices));
            await this.save(rowId);
        }
    }

    deleteRow(rowId: string): void {
        const row = findRow(this.#host.rows, rowId);
        if (!row) {
            return;
        }
        const message = fill(deletedLabel, nameOfRow(row));
        const section = sectionsOf(this.#host.stepNumber).find(({ kind }) => kind === row.kind)?.id ?? '';
        this.hidden.add(row.id);
        this.#host.rows = withoutRow(this.#host.rows, row.id);
        this.#host.history = withStep(this.#host.history, { type: 'delete', rowId: row.id, section, message });
        this.#host.bar = { message, busy: false };
        this.#host.focusAfter('undo');
        this.#deletion = this.sendDeletion(row);
    }

    /** @returns whether the row is deleted; if not, it is back on the page */
    async sendDeletion(row: Row): Promise<boolean> {
        this.#host.startSave();
        try {
            await deleteRow({ recordId: row.id });
        } catch (error) {
            this.hidden.delete(row.id);
            this.#host.rows = changeRow(withRow(this.#host.rows, row.stored, row.step), row.id, () => row);
            this.#host.history = this.#host.history.filter(({ rowId }) => rowId !== row.id);
            this.#host.bar = null;
            this.#host.toastError(deleteFailedLabel, error);
            return false;
        }
        await this.#host.refresh();
        return true;
    }

    async restore({ rowId }: DeleteStep): Promise<void> {
        this.#host.startSave();
        try {
            const stored = await bringBack(rowId);
            this.hidden.delete(rowId);
            this.#host.rows = withRow(this.#host.rows, stored, this.#host.stepNumber);
        } catch (error) {
            this.#host.toastError(restoreFailedLabel, error);
            return;
        }
        await this.#host.refresh();
    }
}
