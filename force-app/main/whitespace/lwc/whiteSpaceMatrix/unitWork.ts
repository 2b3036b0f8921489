import addUnits from '@salesforce/apex/WhiteSpaceController.addUnits';
import deleteUnit from '@salesforce/apex/WhiteSpaceController.deleteUnit';
import saveUnit from '@salesforce/apex/WhiteSpaceController.saveUnit';
import suggestUnits from '@salesforce/apex/WhiteSpaceController.suggestUnits';
import addedOne from '@salesforce/label/c.Ws_Units_AddedOne';
import addedSeveral from '@salesforce/label/c.Ws_Units_Added';
import failedLabel from '@salesforce/label/c.Ui_Reason_Failed';
import noneLabel from '@salesforce/label/c.Ws_Units_None';
import { unitQuestion, unitsQuestion } from 'c/matrixModel';
import { fill } from 'c/textUtils';
import type { MatrixUnit, UnitSuggestion } from 'keystone/dto';
import type { FieldText } from 'keystone/ui';
import { ask } from './dialogs';
import type { Host } from './host';

/** New buying units, from the account hierarchy or by hand. */
export class UnitWork {
    readonly #host: Host;

    constructor(host: Host) {
        this.#host = host;
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
        await this.done(added);
    }

    /** Asks for a unit that is no account of the hierarchy. */
    async addByHand(): Promise<void> {
        const keyAccountId = this.#host.view.keyAccountId ?? '';
        const added = await ask(unitQuestion(this.#host.shown, null), async (values: Record<string, FieldText>) => {
            const { name, kind, parentId, accountId } = values;
            const unit = await saveUnit({
                unit: { id: null, keyAccountId, name: name ?? '', kind, parentId, accountId, active: null, order: null }
            });
            return [unit];
        });
        await this.done(added);
    }

    /** Takes units back that were just added. */
    async takeBack(ids: readonly string[]): Promise<void> {
        try {
            await Promise.all(ids.map((unitId) => deleteUnit({ unitId })));
        } catch (error) {
            this.#host.toastError(failedLabel, error);
        }
        await this.#host.refresh();
    }

    async done(added: readonly MatrixUnit[] | undefined): Promise<void> {
        if (!added || added.length === 0) {
            return;
        }
        const message = added.length === 1 ? fill(addedOne, added[0].name) : fill(addedSeveral, added.length);
        const ids = added.map(({ id }) => id);
        this.#host.remember({ type: 'units', ids, message });
        await this.#host.refresh();
    }
}
