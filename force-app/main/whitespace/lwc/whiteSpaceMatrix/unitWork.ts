import addUnits from '@salesforce/apex/WhiteSpaceController.addUnits';
import deleteUnit from '@salesforce/apex/WhiteSpaceController.deleteUnit';
import restoreUnit from '@salesforce/apex/WhiteSpaceController.restoreUnit';
import saveUnit from '@salesforce/apex/WhiteSpaceController.saveUnit';
import suggestUnits from '@salesforce/apex/WhiteSpaceController.suggestUnits';
import addedOne from '@salesforce/label/c.Ws_Units_AddedOne';
import addedSeveral from '@salesforce/label/c.Ws_Units_Added';
import changedLabel from '@salesforce/label/c.Ws_Units_Changed';
import conflictHeading from '@salesforce/label/c.Ui_Conflict_Heading';
import failedLabel from '@salesforce/label/c.Ui_Reason_Failed';
import noneLabel from '@salesforce/label/c.Ws_Units_None';
import removeLabel from '@salesforce/label/c.Ws_Units_Remove';
import removedLabel from '@salesforce/label/c.Ws_Units_Removed';
import ConflictDialog from 'c/conflictDialog';
import type { ConflictChoice } from 'c/conflictDialog';
import { unitChangeQuestion, unitQuestion, unitText, unitsQuestion, whichUnitQuestion } from 'c/matrixModel';
import { fill } from 'c/textUtils';
import type { MatrixUnit, UnitEdit, UnitSave, UnitSuggestion } from 'keystone/dto';
import type { FieldText } from 'keystone/ui';
import { ask } from './dialogs';
import type { Host } from './host';

type Values = Readonly<Record<string, FieldText>>;

/** What became of a unit that somebody wanted to change: it is to be stored, or it is gone. */
type Outcome = { save: UnitSave; values: Values } | 'removed';

/** What people change of a unit. */
function valuesOf({ name, kind, parentId, accountId }: MatrixUnit): Values {
    return { name, kind, parentId, accountId };
}

/** Buying units: new ones from the account hierarchy or by hand, other names and places for them, and away with them. */
export class UnitWork {
    readonly #host: Host;

    constructor(host: Host) {
        this.#host = host;
    }

    /** Does what a menu asks for. @param probableId the unit that is probably meant */
    async command(command: 'hierarchy' | 'hand' | 'change', probableId: string | null): Promise<void> {
        if (command === 'hierarchy') {
            await this.addFromHierarchy();
        } else if (command === 'hand') {
            await this.addByHand();
        } else {
            await this.change(null, probableId);
        }
    }

    /** Asks which accounts below the key account buy on their own. */
    async addFromHierarchy(): Promise<void> {
        const keyAccountId = this.#host.view.keyAccountId ?? '';
        let suggestions: UnitSuggestion[];
        try {
            suggestions = await suggestUnits({ keyAccountId });
        } catch (error) {
            this.#host.toastError(failedLabel, error);
            return;
        }
        if (suggestions.length === 0) {
            this.#host.toast(noneLabel);
            return;
        }
        const added = await ask(unitsQuestion(suggestions), ({ accountIds }) =>
            addUnits({ keyAccountId, accountIds: (accountIds ?? '').split(';') })
        );
        await this.added(added);
    }

    /** Asks for a unit that is no account of the hierarchy. */
    async addByHand(): Promise<void> {
        const added = await ask(unitQuestion(this.#host.shown, null), async (values) => {
            const { unit } = await saveUnit({ unit: this.editOf(null, values, null) });
            return [unit];
        });
        await this.added(added);
    }

    /** Asks how a unit is to be, or whether it is to go. @param unitId the unit; null to ask which @param probableId probably this one */
    async change(unitId: string | null, probableId: string | null): Promise<void> {
        const id =
            unitId ?? (await ask(whichUnitQuestion(this.#host.shown, probableId), async (answer) => answer.unitId));
        const before = this.#host.shown.unit(id ?? '')?.unit;
        if (!before) {
            return;
        }
        const outcome = await ask<Outcome>(
            unitChangeQuestion(this.#host.shown, before),
            async (answer) => {
                const values = { ...valuesOf(before), ...answer };
                return { save: await this.save(before.id, values, valuesOf(before)), values };
            },
            { label: removeLabel, act: () => this.remove(before.id) }
        );
        if (outcome === 'removed') {
            await this.done({ type: 'unitRemoved', id: before.id, message: fill(removedLabel, before.name) });
        } else if (outcome) {
            await this.changed(before, outcome.save, outcome.values);
        }
    }

    /** Takes units back that were just added. */
    async takeBackAdded(ids: readonly string[]): Promise<void> {
        await this.takeBack(() => Promise.all(ids.map((unitId) => deleteUnit({ unitId }))));
    }

    /** Brings a unit back that was just removed. */
    async takeBackRemoved(unitId: string): Promise<void> {
        await this.takeBack(() => restoreUnit({ unitId }));
    }

    /** Gives a unit back what it was, as far as nobody else changed it meanwhile. */
    async takeBackChange(before: MatrixUnit, after: MatrixUnit): Promise<void> {
        await this.takeBack(async () => {
            const values = valuesOf(before);
            const save = await this.save(before.id, values, valuesOf(after));
            if (save.status === 'Conflict') {
                await this.decide(before, save, values);
            }
        });
    }

    /** Stores what somebody wanted, after deciding where others wanted something else. */
    async changed(before: MatrixUnit, save: UnitSave, values: Values): Promise<void> {
        const stored = save.status === 'Conflict' ? await this.decide(before, save, values) : save.unit;
        if (stored) {
            await this.done({
                type: 'unitChanged',
                before: save.status === 'Conflict' ? save.unit : before,
                after: stored,
                message: fill(changedLabel, stored.name)
            });
        } else {
            await this.#host.refresh();
        }
    }

    /** Asks whose change to keep. @returns the unit as stored; nothing without an answer */
    async decide(before: MatrixUnit, { conflicts, unit }: UnitSave, values: Values): Promise<MatrixUnit | null> {
        const text = (field: string, value: FieldText) => unitText(this.#host.shown, field, value);
        const choices = await ConflictDialog.open<Record<string, ConflictChoice>>({
            label: conflictHeading,
            size: 'small',
            conflicts: conflicts.map(({ field, label, base, mine, theirs }) => ({
                field,
                label,
                base: text(field, base),
                mine: text(field, mine),
                theirs: text(field, theirs)
            }))
        });
        if (!choices) {
            return null;
        }
        const theirs = Object.fromEntries(
            conflicts
                .filter(({ field }) => choices[field] === 'theirs')
                .map((conflict) => [conflict.field, conflict.theirs])
        );
        const known = Object.fromEntries(conflicts.map((conflict) => [conflict.field, conflict.theirs]));
        const base = { ...valuesOf(before), ...known };
        try {
            const again = await this.save(unit.id, { ...values, ...theirs }, base);
            return again.status === 'Conflict'
                ? await this.decide(before, again, { ...values, ...theirs })
                : again.unit;
        } catch (error) {
            this.#host.toastError(failedLabel, error);
            return null;
        }
    }

    save(id: string, values: Values, base: Values): Promise<UnitSave> {
        this.#host.startSave();
        return saveUnit({ unit: this.editOf(id, values, base) });
    }

    async remove(unitId: string): Promise<'removed'> {
        this.#host.startSave();
        await deleteUnit({ unitId });
        return 'removed';
    }

    editOf(id: string | null, { name, kind, parentId, accountId }: Values, base: Values | null): UnitEdit {
        const keyAccountId = this.#host.view.keyAccountId ?? '';
        return { id, keyAccountId, name: name ?? '', kind, parentId, accountId, base, active: null, order: null };
    }

    async takeBack(act: () => Promise<unknown>): Promise<void> {
        this.#host.startSave();
        try {
            await act();
        } catch (error) {
            this.#host.toastError(failedLabel, error);
        }
        await this.#host.refresh();
    }

    async added(added: readonly MatrixUnit[] | undefined): Promise<void> {
        if (added && added.length > 0) {
            const message = added.length === 1 ? fill(addedOne, added[0].name) : fill(addedSeveral, added.length);
            await this.done({ type: 'units', ids: added.map(({ id }) => id), message });
        }
    }

    async done(step: Parameters<Host['remember']>[0]): Promise<void> {
        this.#host.remember(step);
        await this.#host.refresh();
    }
}
