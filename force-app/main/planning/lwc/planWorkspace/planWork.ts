import startPlan from '@salesforce/apex/KeyAccountCardController.startPlan';
import confirmProfile from '@salesforce/apex/PlanController.confirmProfile';
import makeMove from '@salesforce/apex/PlanLifecycleController.makeMove';
import revokeWaiver from '@salesforce/apex/PlanLifecycleController.revokeWaiver';
import startNextPlan from '@salesforce/apex/PlanLifecycleController.startNextPlan';
import waive from '@salesforce/apex/PlanLifecycleController.waive';
import USER_ID from '@salesforce/user/Id';
import actionDoneLabel from '@salesforce/label/c.Ui_Action_Added';
import conflictLabel from '@salesforce/label/c.Ui_Conflict_Beside';
import doneLabel from '@salesforce/label/c.Ui_Move_Done';
import startDoneLabel from '@salesforce/label/c.Ui_StartPlan_Done';
import startHeadingLabel from '@salesforce/label/c.Ui_StartPlan_Heading';
import mapLabel from '@salesforce/label/c.Ui_Map';
import waivedLabel from '@salesforce/label/c.Ui_Waiver_Done';
import MapDialog from 'c/mapDialog';
import {
    actionQuestion,
    changeRow,
    findRow,
    moveLabel,
    moveQuestion,
    nameOfRow,
    newValueEdits,
    saved,
    stageQuestion,
    waiverQuestion,
    withRow
} from 'c/planModel';
import StartPlanDialog from 'c/startPlanDialog';
import type { PlanPeriod } from 'c/startPlanDialog';
import { fill } from 'c/textUtils';
import type { PlanMove, PlanWorkspaceView } from 'keystone/dto';
import { actionsParent } from './host';
import type { Host } from './host';
import { ask } from './planDialogs';
import { storeRow } from './planServer';

/** What is asked for in a dialog or done with one click: stages, people, actions, waivers, and moves of the plan. */
export class PlanWork {
    readonly #host: Host;

    constructor(host: Host) {
        this.#host = host;
    }

    /** Starts the first plan of the key account. */
    async start(): Promise<void> {
        const host = this.#host;
        const keyAccountId = host.view?.keyAccountId ?? '';
        const planId = await StartPlanDialog.open<string>({
            label: startHeadingLabel,
            size: 'small',
            submit: (period: PlanPeriod) => startPlan({ keyAccountId, ...period })
        });
        if (planId) {
            host.toast(startDoneLabel);
            host.tellOthers([keyAccountId]);
            host.focusAfter('steps');
            await host.refresh();
        }
    }

    /** Opens the relationship map; what was changed on it counts for the steps. */
    async openMap(): Promise<void> {
        await MapDialog.open({ label: mapLabel, size: 'full', recordId: this.#host.view?.keyAccountId });
        await this.#host.refresh();
    }

    async revoke(waiverId: string): Promise<void> {
        await this.#host.run(() => revokeWaiver({ waiverId }));
    }

    async takeToStage(rowId: string, stage: string): Promise<void> {
        const row = findRow(this.#host.rows, rowId);
        if (!row) {
            return;
        }
        const done = await ask(stageQuestion(row, stage, this.#host.context), async (values) => {
            const fields = newValueEdits(row, { ...values, Status__c: stage });
            this.#host.startSave();
            const outcome = await storeRow({
                planId: this.#host.planId ?? '',
                kind: row.kind,
                recordId: rowId,
                fields
            });
            if (outcome.conflicts) {
                throw new Error(conflictLabel);
            }
            this.#host.rows = changeRow(this.#host.rows, rowId, (before) => saved(before, outcome.stored));
        });
        if (done) {
            await this.#host.refresh();
        }
    }

    async addPerson(contactId: string): Promise<void> {
        this.#host.addedPeople = [...this.#host.addedPeople, contactId];
        const fields = [
            { field: 'Kind__c', base: null, mine: 'Person' },
            { field: 'Contact__c', base: null, mine: contactId }
        ];
        const done = await this.#host.run(async () => {
            this.#host.startSave();
            const { stored } = await storeRow({
                planId: this.#host.planId ?? '',
                kind: 'Stakeholder',
                recordId: null,
                fields
            });
            this.#host.rows = withRow(this.#host.rows, stored, this.#host.stepNumber);
            this.#host.focusAfter({ section: 'Map', rowId: stored.id });
        });
        if (!done) {
            this.#host.addedPeople = this.#host.addedPeople.filter((id) => id !== contactId);
        }
    }

    async planAction(whatId: string | null, subject: string): Promise<void> {
        const row = whatId ? findRow(this.#host.rows, whatId) : undefined;
        const about = row ? nameOfRow(row) : subject || (this.#host.step?.label ?? '');
        const done = await ask(actionQuestion(about, subject, this.#host.context, USER_ID), async (values) => {
            const fields = Object.entries(values)
                .filter(([, mine]) => mine !== null)
                .map(([field, mine]) => ({ field, base: null, mine }));
            this.#host.startSave();
            await storeRow({
                planId: this.#host.planId ?? '',
                kind: 'Action',
                recordId: null,
                parentId: whatId ?? actionsParent(this.#host),
                fields
            });
        });
        if (done) {
            this.#host.toast(actionDoneLabel);
            await this.#host.refresh();
        }
    }

    async confirm(): Promise<void> {
        const planId = this.#host.planId ?? '';
        await this.#host.run(() => confirmProfile({ planId }));
    }

    async waive(criterion: string, label: string): Promise<void> {
        const stepId = this.#host.step?.stepId ?? '';
        const done = await ask(waiverQuestion(label, this.#host.today), async ({ reason, endDate }) => {
            await waive({ stepId, criterion, reason: reason ?? '', endDate: endDate ?? '' });
        });
        if (done) {
            this.#host.toast(waivedLabel);
            await this.#host.refresh();
        }
    }

    async move(move: PlanMove): Promise<void> {
        const view = this.#host.view as PlanWorkspaceView;
        const planId = this.#host.planId ?? '';
        let next: string | null = null;
        const done = await ask(moveQuestion(move, view, this.#host.today), async (values) => {
            const { comment = null, decision = null, startDate, endDate } = values;
            if (move === 'StartNext') {
                next = await startNextPlan({ planId, startDate: startDate ?? '', endDate: endDate ?? '' });
            } else {
                await makeMove({ planId, move, comment, decision });
            }
        });
        if (done) {
            this.#host.toast(fill(doneLabel, moveLabel(move)));
            this.#host.tellOthers([planId, view.keyAccountId ?? '']);
            await this.#host.refresh();
        }
        if (next) {
            this.#host.targetId = next;
        }
    }
}
