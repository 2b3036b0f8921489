import createOpportunity from '@salesforce/apex/WhiteSpaceController.createOpportunity';
import getLinkable from '@salesforce/apex/WhiteSpaceController.getLinkable';
import linkOpportunity from '@salesforce/apex/WhiteSpaceController.linkOpportunity';
import unlinkOpportunity from '@salesforce/apex/WhiteSpaceController.unlinkOpportunity';
import toPlan from '@salesforce/apex/WhiteSpaceController.toPlan';
import createdLabel from '@salesforce/label/c.Ws_Created';
import failedLabel from '@salesforce/label/c.Ui_Reason_Failed';
import linkHeading from '@salesforce/label/c.Ws_Link_Heading';
import linkIntro from '@salesforce/label/c.Ws_Link_Intro';
import linkedLabel from '@salesforce/label/c.Ws_Linked';
import plannedLabel from '@salesforce/label/c.Ws_ToPlan_Done';
import LinkOpportunityDialog from 'c/linkOpportunityDialog';
import { keyOf, opportunityQuestion } from 'c/matrixModel';
import type { CellId } from 'c/matrixModel';
import { fill, toNumber } from 'c/textUtils';
import type { LinkedOpportunity, MatrixCell } from 'keystone/dto';
import { ask } from './dialogs';
import type { Host, LinkStep } from './host';

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
            this.#host.toast(createdLabel);
            await this.done(id, [created.cell]);
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
        try {
            this.#host.takeCells(await toPlan({ keys: ids.map(keyOf) }));
        } catch (error) {
            this.#host.toastError(failedLabel, error);
            return;
        }
        this.#host.toast(fill(plannedLabel, ids.length));
        this.#host.tellOthers([this.#host.view.planId]);
        await this.#host.refresh();
    }

    async done(id: CellId, cells: readonly MatrixCell[]): Promise<void> {
        this.#host.takeCells(cells);
        this.#host.tellOthers([this.#host.view.keyAccountId, this.#host.view.accountId]);
        this.#host.focusGrid(id);
        await this.#host.refresh();
    }
}
