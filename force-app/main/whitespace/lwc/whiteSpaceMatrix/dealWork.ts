import LightningConfirm from 'lightning/confirm';
import deleteRow from '@salesforce/apex/PlanController.deleteRow';
import createOpportunity from '@salesforce/apex/WhiteSpaceController.createOpportunity';
import getLinkable from '@salesforce/apex/WhiteSpaceController.getLinkable';
import linkOpportunity from '@salesforce/apex/WhiteSpaceController.linkOpportunity';
import unlinkOpportunity from '@salesforce/apex/WhiteSpaceController.unlinkOpportunity';
import takeBackOpportunity from '@salesforce/apex/WhiteSpaceController.takeBackOpportunity';
import toPlan from '@salesforce/apex/WhiteSpaceController.toPlan';
import createdLabel from '@salesforce/label/c.Ws_Created';
import createdForGoodLabel from '@salesforce/label/c.Ws_Created_ForGood';
import deleteHeading from '@salesforce/label/c.Ws_TakeBack_Heading';
import deleteQuestion from '@salesforce/label/c.Ws_TakeBack_Question';
import deletedLabel from '@salesforce/label/c.Ws_TakeBack_Done';
import staysLabel from '@salesforce/label/c.Ws_TakeBack_Stays';
import failedLabel from '@salesforce/label/c.Ui_Reason_Failed';
import linkHeading from '@salesforce/label/c.Ws_Link_Heading';
import linkIntro from '@salesforce/label/c.Ws_Link_Intro';
import linkedLabel from '@salesforce/label/c.Ws_Linked';
import plannedLabel from '@salesforce/label/c.Ws_ToPlan_Done';
import LinkOpportunityDialog from 'c/linkOpportunityDialog';
import { cellId, keyOf, opportunityQuestion } from 'c/matrixModel';
import type { CellId, FieldChanges } from 'c/matrixModel';
import { fill, toNumber } from 'c/textUtils';
import type { LinkedOpportunity, MatrixCell, PlannedPotentials } from 'keystone/dto';
import { ask } from './dialogs';
import type { CreatedStep, Host, LinkStep } from './host';

/** What comes of a cell: an opportunity, new or linked, and potentials in the plan. */
export class DealWork {
    readonly #host: Host;

    constructor(host: Host) {
        this.#host = host;
    }

    /** Asks for an opportunity with everything filled in that is known, and creates it. */
    async create(id: CellId): Promise<void> {
        const key = keyOf(id);
        const { shown, view, today } = this.#host;
        const question = opportunityQuestion(shown.cell(key.unitId, key.offeringId), shown, view, today);
        const created = await ask(question, ({ name, amount, closeDate, stageName }) => {
            this.#host.startSave();
            return createOpportunity({
                opportunity: {
                    ...key,
                    name: name ?? '',
                    amount: toNumber(amount),
                    closeDate: closeDate ?? '',
                    stageName
                }
            });
        });
        if (created) {
            const { opportunityId, savedOn, cell } = created;
            if (created.canDelete) {
                this.#host.remember({ type: 'created', id, opportunityId, savedOn, message: createdLabel });
            } else {
                this.#host.toast(createdForGoodLabel);
            }
            await this.done(id, [cell]);
        }
    }

    /** Asks which opportunity belongs to a cell, and links it. */
    async link(id: CellId): Promise<void> {
        const key = keyOf(id);
        const { shown, texts } = this.#host;
        let opportunityId = '';
        const linked = await LinkOpportunityDialog.open<LinkedOpportunity>({
            label: linkHeading,
            size: 'small',
            intro: fill(linkIntro, shown.unit(key.unitId)?.unit.name ?? '', shown.offering(key.offeringId)?.name ?? ''),
            texts,
            find: (search: string) => getLinkable({ ...key, search }),
            submit: (chosenId: string) => {
                this.#host.startSave();
                opportunityId = chosenId;
                return linkOpportunity({ ...key, opportunityId });
            }
        });
        if (linked) {
            const { cell, planId } = linked;
            this.#host.remember({ type: 'link', id, opportunityId, planId, message: linkedLabel });
            await this.done(id, [cell]);
        }
    }

    /**
     * Deletes an opportunity that was just created, once the user is sure.
     * @returns whether the user was
     */
    async takeBackCreated({ id, opportunityId, savedOn }: CreatedStep): Promise<boolean> {
        const isSure = await LightningConfirm.open({ label: deleteHeading, message: deleteQuestion, theme: 'warning' });
        if (isSure) {
            this.#host.startSave();
            try {
                this.#host.takeCells([await takeBackOpportunity({ ...keyOf(id), opportunityId, savedOn })]);
                this.#host.toast(deletedLabel);
            } catch (error) {
                this.#host.toastError(staysLabel, error);
            }
            await this.#host.refresh();
        }
        return isSure;
    }

    /** Takes an opportunity out of a cell again. */
    async unlink({ id, opportunityId, planId }: LinkStep): Promise<void> {
        this.#host.startSave();
        try {
            this.#host.takeCells([await unlinkOpportunity({ ...keyOf(id), opportunityId, planId })]);
        } catch (error) {
            this.#host.toastError(failedLabel, error);
        }
        await this.#host.refresh();
    }

    /** Takes potentials to the plan. */
    async plan(ids: readonly CellId[]): Promise<void> {
        this.#host.startSave();
        let planned: PlannedPotentials;
        try {
            planned = await toPlan({ keys: ids.map(keyOf) });
        } catch (error) {
            this.#host.toastError(failedLabel, error);
            return;
        }
        const { cells, valueItemIds } = planned;
        const changes = new Map(cells.map((cell) => this.responsibleNow(cell)).filter((change) => change !== null));
        this.#host.takeCells(cells);
        const message = fill(plannedLabel, ids.length);
        if (valueItemIds.length > 0 || changes.size > 0) {
            this.#host.remember({ type: 'plan', valueItemIds, changes, message });
        } else {
            this.#host.toast(message);
        }
        this.#host.tellOthers([this.#host.view.planId]);
        await this.#host.refresh();
    }

    /** Deletes value items that were just created. */
    async unplan(valueItemIds: readonly string[]): Promise<void> {
        this.#host.startSave();
        try {
            await Promise.all(valueItemIds.map((recordId) => deleteRow({ recordId })));
        } catch (error) {
            this.#host.toastError(failedLabel, error);
        }
        this.#host.tellOthers([this.#host.view.planId]);
        await this.#host.refresh();
    }

    /** Who became responsible for a cell. */
    responsibleNow({ unitId, offeringId, responsibleId }: MatrixCell): [CellId, FieldChanges] | null {
        const before = this.#host.matrix.cell(unitId, offeringId).responsibleId;
        return before === responsibleId
            ? null
            : [cellId(unitId, offeringId), { responsibleId: { base: before, mine: responsibleId } }];
    }

    async done(id: CellId, cells: readonly MatrixCell[]): Promise<void> {
        this.#host.takeCells(cells);
        this.#host.tellOthers([this.#host.view.keyAccountId, this.#host.view.accountId]);
        this.#host.focusGrid(id);
        await this.#host.refresh();
    }
}
