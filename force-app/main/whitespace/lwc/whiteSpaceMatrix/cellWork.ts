import lookedAt from '@salesforce/apex/WhiteSpaceController.lookedAt';
import saveCells from '@salesforce/apex/WhiteSpaceController.saveCells';
import conflictHeading from '@salesforce/label/c.Ui_Conflict_Heading';
import conflictLabel from '@salesforce/label/c.Ui_Conflict_Beside';
import failedLabel from '@salesforce/label/c.Ui_Reason_Failed';
import lookedAtDone from '@salesforce/label/c.Ws_LookedAt_Done';
import savedOne from '@salesforce/label/c.Ws_Saved_One';
import savedSeveral from '@salesforce/label/c.Ws_Saved_Several';
import unknownLabel from '@salesforce/label/c.Ui_UnknownError';
import ConflictDialog from 'c/conflictDialog';
import type { ConflictChoice, ShownConflict } from 'c/conflictDialog';
import { plainMessage } from 'c/ldsUtils';
import {
    batchAnswer,
    batchQuestion,
    cellField,
    cellId,
    cellText,
    changesOf,
    decided,
    keyOf,
    sent,
    shownText,
    takenBack,
    withChanges
} from 'c/matrixModel';
import type { CellField, CellId, CellValues, FieldChanges, PendingEdit, StoredChanges, Topic } from 'c/matrixModel';
import { fill } from 'c/textUtils';
import { UnderWay } from 'c/underWay';
import type { CellSave, MatrixCell } from 'keystone/dto';
import { ask } from './dialogs';
import type { Host } from './host';

/** A cell before it was stored: what waited, what was there, and whether a change is taken back, which is not offered again. */
interface Before {
    edit: PendingEdit | undefined;
    cell: MatrixCell;
    isUndo: boolean;
}

/** Changes of cells: stores them as they are made, keeps those that could not be stored, decides conflicts, and takes them back. */
export class CellWork {
    /** Edits that the server has not answered yet. */
    readonly unanswered = new UnderWay();
    readonly #host: Host;
    /** Cells whose next save takes a change back. */
    readonly #undone = new Set<CellId>();
    /** Cells that are being stored: what the user changes meanwhile waits for the answer. */
    readonly #underWay = new Set<CellId>();

    constructor(host: Host) {
        this.#host = host;
    }

    /** Gives a cell, or several, other values. */
    async edit(ids: readonly CellId[], values: CellValues): Promise<void> {
        const changes = new Map<CellId, FieldChanges>();
        for (const id of ids) {
            const change = changesOf(this.cell(id), values);
            if (Object.keys(change).length > 0) {
                changes.set(id, change);
            }
        }
        await this.store(changes);
    }

    /** Asks for values of the chosen cells. */
    async askFor(topic: Topic, ids: readonly CellId[]): Promise<void> {
        const cells = ids.map((id) => this.cell(id));
        const question = batchQuestion(topic, cells, this.#host.shown, this.#host.fieldContext);
        const values = await ask(question, async (answer) => batchAnswer(question, answer, cells));
        if (values) {
            await this.edit(ids, values);
        }
    }

    /** Tells that somebody has looked at cells today. */
    async lookAt(ids: readonly CellId[]): Promise<void> {
        const before = new Map(ids.map((id) => [id, this.cell(id)]));
        this.#host.startSave();
        const end = this.unanswered.begin();
        try {
            this.#host.takeCells(await lookedAt({ keys: ids.map(keyOf) }));
            this.rememberLook(ids, before);
        } catch (error) {
            this.#host.toastError(failedLabel, error);
            return;
        } finally {
            end();
        }
        await this.#host.refresh();
    }

    /** Offers to take back that somebody looked at cells for the first time; of others the day before is not known. */
    rememberLook(ids: readonly CellId[], before: ReadonlyMap<CellId, MatrixCell>): void {
        const first = ids
            .map((id) => [id, this.firstLook(before.get(id), this.cell(id))] as const)
            .filter(([, changes]) => Object.keys(changes).length > 0);
        const message = fill(lookedAtDone, ids.length);
        if (first.length > 0) {
            this.#host.remember({ type: 'edit', changes: new Map(first), message });
        } else {
            this.#host.toast(message);
        }
    }

    /** Tries what could not be stored again. */
    async retry(ids: Iterable<CellId>): Promise<void> {
        for (const id of [...ids]) {
            if ((this.#host.pending.get(id)?.conflicts.length ?? 0) > 0) {
                // Somebody has to decide each of them.
                // eslint-disable-next-line no-await-in-loop
                await this.decide(id);
            }
        }
        const waiting = [...ids].filter((id) => {
            const edit = this.#host.pending.get(id);
            return edit !== undefined && edit.conflicts.length === 0 && !edit.saving;
        });
        await this.send(waiting);
    }

    /** Gives up a change. @param field all of the cell's when left out */
    discard(id: CellId, field?: string): void {
        const edit = this.#host.pending.get(id);
        this.#undone.delete(id);
        if (edit) {
            const changes = Object.fromEntries(
                Object.entries(edit.changes).filter(([name]) => field && name !== field)
            );
            this.replace(id, Object.keys(changes).length > 0 ? { ...edit, changes } : null);
        }
    }

    /** Takes changes back. */
    async takeBack(changes: StoredChanges): Promise<void> {
        const back = takenBack(changes);
        [...back.keys()].forEach((id) => this.#undone.add(id));
        await this.store(back);
    }

    /** A cell as it will be once what waits is stored. */
    cell(id: CellId): MatrixCell {
        const { unitId, offeringId } = keyOf(id);
        return this.#host.shown.cell(unitId, offeringId);
    }

    /** A cell as it is stored. */
    stored(id: CellId): MatrixCell {
        const { unitId, offeringId } = keyOf(id);
        return this.#host.matrix.cell(unitId, offeringId);
    }

    async store(changes: ReadonlyMap<CellId, FieldChanges>): Promise<void> {
        this.#host.pending = withChanges(this.#host.pending, changes);
        await this.send([...changes.keys()]);
    }

    async send(wanted: readonly CellId[]): Promise<void> {
        const ids = wanted.filter((id) => !this.#underWay.has(id));
        if (ids.length === 0) {
            return;
        }
        const before = new Map<CellId, Before>(ids.map((id) => [id, this.before(id)]));
        ids.forEach((id) => this.#underWay.add(id));
        ids.forEach((id) => this.change(id, (edit) => ({ ...edit, saving: true, error: null, conflicts: [] })));
        this.#host.startSave();
        const end = this.unanswered.begin();
        const answers = await this.answersTo(ids, before);
        this.take(answers ?? [], before);
        end();
        if (!answers) {
            return;
        }
        await this.send(ids.filter((id) => this.#host.pending.get(id)?.saving));
        for (const { unitId, offeringId, status } of answers) {
            if (status === 'Conflict') {
                // One question after the other.
                // eslint-disable-next-line no-await-in-loop
                await this.decide(cellId(unitId, offeringId));
            }
        }
        await this.#host.refresh();
    }

    /** What the server says of the cells; null when it could not be asked, and then each keeps its change. */
    async answersTo(ids: readonly CellId[], before: ReadonlyMap<CellId, Before>): Promise<CellSave[] | null> {
        try {
            return await saveCells({ edits: sent(this.#host.pending, ids), overwrite: false });
        } catch (error) {
            const message = plainMessage(error, unknownLabel);
            ids.forEach((id) => this.refuse(id, before.get(id), { error: message }));
            return null;
        } finally {
            ids.forEach((id) => this.#underWay.delete(id));
        }
    }

    before(id: CellId): Before {
        return { edit: this.#host.pending.get(id), cell: this.stored(id), isUndo: this.#undone.delete(id) };
    }

    /** Keeps a change that could not be stored. */
    refuse(id: CellId, before: Before | undefined, why: Partial<PendingEdit>): void {
        if (before?.isUndo) {
            this.#undone.add(id);
        }
        this.change(id, (edit) => ({ ...edit, saving: false, ...why }));
    }

    /** Takes over what the server says of each cell. */
    take(answers: readonly CellSave[], before: ReadonlyMap<CellId, Before>): void {
        const stored = new Map<CellId, FieldChanges>();
        this.#host.takeCells(answers.map(({ cell }) => cell).filter((cell) => cell !== null));
        for (const { unitId, offeringId, status, conflicts, message } of answers) {
            const id = cellId(unitId, offeringId);
            if (status === 'Saved') {
                const former = before.get(id);
                const changes = former?.edit?.changes ?? {};
                this.keepNewer(id, changes);
                if (!former?.isUndo) {
                    stored.set(id, { ...this.firstLook(former?.cell, this.stored(id)), ...changes });
                }
            } else if (status === 'Conflict') {
                this.refuse(id, before.get(id), { error: conflictLabel, conflicts: conflicts ?? [] });
            } else {
                this.refuse(id, before.get(id), { error: message ?? unknownLabel });
            }
        }
        if (stored.size > 0) {
            const [id] = stored.keys();
            this.#host.remember({
                type: 'edit',
                changes: stored,
                message: stored.size === 1 ? fill(savedOne, ...this.names(id)) : fill(savedSeveral, stored.size)
            });
        }
    }

    /** Saving a cell says that somebody looked at it; what was never looked at before becomes so again when that is taken back. */
    firstLook(before: MatrixCell | undefined, after: MatrixCell): FieldChanges {
        const isFirst = before?.lookedAtOn === null && after.lookedAtOn !== null;
        return isFirst ? { lookedAtOn: { base: null, mine: after.lookedAtOn } } : {};
    }

    /** What was changed again while it was being stored still waits, and starts from what is stored now. */
    keepNewer(id: CellId, saved: FieldChanges): void {
        const now = this.#host.pending.get(id);
        const newer = Object.entries(now?.changes ?? {})
            .filter(([field, { mine }]) => saved[field as CellField]?.mine !== mine)
            .map(([field, { base, mine }]) => {
                const isStored = saved[field as CellField] !== undefined;
                return [field, { base: isStored ? cellText(this.stored(id), field as CellField) : base, mine }];
            });
        this.replace(id, now && newer.length > 0 ? { ...now, changes: Object.fromEntries(newer) } : null);
    }

    /** Asks whose change to keep; without an answer the change waits where it is. */
    async decide(id: CellId): Promise<void> {
        const edit = this.#host.pending.get(id);
        if (!edit || edit.conflicts.length === 0) {
            return;
        }
        const choices = await ConflictDialog.open<Record<string, ConflictChoice>>({
            label: conflictHeading,
            size: 'small',
            conflicts: edit.conflicts.map(({ field, base, mine, theirs }): ShownConflict => {
                const name = field as CellField;
                const text = (value: string | null) => shownText(name, value, this.cell(id), this.#host.texts);
                const { label } = cellField(name, this.#host.fieldContext);
                return { field, label, base: text(base), mine: text(mine), theirs: text(theirs) };
            })
        });
        if (!choices) {
            return;
        }
        const changes = decided(edit, choices);
        if (Object.keys(changes).length === 0) {
            this.replace(id, null);
        } else {
            this.replace(id, { ...edit, changes, conflicts: [] });
            await this.send([id]);
        }
    }

    names(id: CellId): [string, string] {
        const { unitId, offeringId } = keyOf(id);
        const { shown } = this.#host;
        return [shown.unit(unitId)?.unit.name ?? '', shown.offering(offeringId)?.name ?? ''];
    }

    change(id: CellId, how: (edit: PendingEdit) => PendingEdit): void {
        const edit = this.#host.pending.get(id);
        if (edit) {
            this.replace(id, how(edit));
        }
    }

    replace(id: CellId, edit: PendingEdit | null): void {
        const pending = new Map(this.#host.pending);
        if (edit) {
            pending.set(id, edit);
        } else {
            pending.delete(id);
        }
        this.#host.pending = pending;
    }
}
