import {
    answer,
    eachTestAlone,
    intent,
    openForm,
    pending,
    save,
    savedAs,
    section,
    send,
    show,
    viewWire,
    workWire
} from './workspaceSupport';
import { refreshApex } from '@salesforce/apex';
import confirmProfile from '@salesforce/apex/PlanController.confirmProfile';
import deleteRow from '@salesforce/apex/PlanController.deleteRow';
import restoreRow from '@salesforce/apex/PlanController.restoreRow';
import makeMove from '@salesforce/apex/PlanLifecycleController.makeMove';
import revokeWaiver from '@salesforce/apex/PlanLifecycleController.revokeWaiver';
import startNextPlan from '@salesforce/apex/PlanLifecycleController.startNextPlan';
import waive from '@salesforce/apex/PlanLifecycleController.waive';
import { PLAN_ID, apexError } from '../../../../../../test/jest/fixtures';
import { goal, planRow, stepWork, target, workspaceView } from '../../../../../../test/jest/plan-fixtures';
import { TOAST, find, findAll, fire, listen, settle } from '../../../../../../test/jest/support';
import type { Mounted } from '../../../../../../test/jest/support';

describe('c-plan-workspace, rows and moves', () => {
    eachTestAlone();

    describe('when a row is added', () => {
        const add = async (element: Mounted, id: string, changes = {}) => {
            intent(element, { type: 'add', section: id, part: null, child: false, ...changes });
            await settle();
        };

        it('shouldOpenTheFormWithWhatIsKnown', async () => {
            const element = await show();
            await add(element, 'Targets');
            expect(section(element, 'Targets').form?.values).toEqual({ Year__c: '2028' });
            expect(section(element, 'Goals').form).toBeNull();
        });

        it('shouldLinkTheObjectiveWhenItIsAddedFromAGoal', async () => {
            const element = await show();
            intent(element, { type: 'serve', goalId: 'g1' });
            await settle();
            expect(section(element, 'Objectives').form?.values.Customer_Goal__c).toBe('g1');
        });

        it('shouldShowTheRowAndCloseTheFormWhenItWasSaved', async () => {
            save.mockResolvedValueOnce(savedAs(target({ Year__c: '2028' }, 't2028')));
            const element = await show();
            await add(element, 'Targets');
            send(element, 'formvalue', { formId: 'Targets', field: 'Revenue__c', value: '5' });
            send(element, 'formsave', { formId: 'Targets' });
            await settle();
            expect(save.mock.calls[0][0].edit).toEqual({
                kind: 'Target',
                planId: PLAN_ID,
                parentId: null,
                recordId: null,
                fields: [
                    { field: 'Year__c', base: null, mine: '2028' },
                    { field: 'Revenue__c', base: null, mine: '5' }
                ],
                overwrite: false
            });
            expect(section(element, 'Targets').targets?.rows).toHaveLength(2);
            expect(section(element, 'Targets').form).toBeNull();
        });

        it('shouldKeepTheFormWithTheReasonWhenTheSaveFailed', async () => {
            save.mockRejectedValueOnce(apexError('There is a target for this year.'));
            const element = await show();
            await add(element, 'Targets');
            send(element, 'formvalue', { formId: 'Targets', field: 'Year__c', value: '2027' });
            send(element, 'formsave', { formId: 'Targets' });
            await settle();
            expect(section(element, 'Targets').form).toMatchObject({
                error: 'There is a target for this year.',
                saving: false,
                values: { Year__c: '2027' }
            });
        });

        it('shouldKeepWhatWasTypedWhenTheStepIsLeft', async () => {
            const element = await show();
            await add(element, 'Goals');
            send(element, 'formvalue', { formId: 'Goals', field: 'Name', value: 'Grow' });
            intent(element, { type: 'step', stepNumber: 3 });
            await settle();
            workWire.emit(stepWork(3));
            await settle();
            intent(element, { type: 'step', stepNumber: 2 });
            await settle();
            workWire.emit(stepWork());
            await settle();
            // Asking for the form again keeps it as well.
            await add(element, 'Goals');
            expect(section(element, 'Goals').form?.values.Name).toBe('Grow');
            const event = new CustomEvent('beforeunload', { cancelable: true });
            window.dispatchEvent(event);
            expect(event.defaultPrevented).toBe(true);
        });

        it('shouldCloseTheFormWhenTheUserGivesUp', async () => {
            const element = await show();
            await add(element, 'Goals');
            send(element, 'formcancel', { formId: 'Goals' });
            await settle();
            expect(section(element, 'Goals').form).toBeNull();
            send(element, 'formsave', { formId: 'Goals' });
            expect(save).not.toHaveBeenCalled();
        });

        it('shouldHangARelationshipOnItsStakeholder', async () => {
            save.mockResolvedValueOnce(savedAs(planRow('Relationship', 'r1', {}, { parentId: 's1' })));
            const element = await show({}, stepWork(3, [planRow('Stakeholder', 's1', { Name: 'Ada' })]));
            await add(element, 'Map', { part: 's1', child: true });
            expect(section(element, 'Map').childForms?.forms.s1).toBeDefined();
            send(element, 'formsave', { formId: 'Map:s1' });
            await settle();
            expect(save.mock.calls[0][0].edit).toMatchObject({ kind: 'Relationship', parentId: 's1' });
            expect(section(element, 'Map').cards[0].children?.rows).toHaveLength(1);
        });

        it('shouldBringASuggestedPersonOntoTheMapWithOneClick', async () => {
            save.mockResolvedValueOnce(savedAs(planRow('Stakeholder', 's1', { Name: 'Ada' })));
            const element = await show({}, stepWork(3));
            intent(element, { type: 'person', contactId: 'c1' });
            await settle();
            expect(save.mock.calls[0][0].edit.fields).toEqual([
                { field: 'Kind__c', base: null, mine: 'Person' },
                { field: 'Contact__c', base: null, mine: 'c1' }
            ]);
            expect(section(element, 'Map').cards).toHaveLength(1);
            save.mockRejectedValueOnce(apexError('No'));
            const toasts = listen(element, TOAST);
            intent(element, { type: 'person', contactId: 'c2' });
            await settle();
            expect(toasts).toMatchObject([{ message: 'No' }]);
            expect(find(element, 'c-plan-step-work').busy).not.toContain('c2');
        });

        it('shouldAskForAnActionAndStoreItWithWhatItIsAbout', async () => {
            save.mockResolvedValue(savedAs(planRow('Action', 'a1')));
            answer({ Subject: 'Call Ada', OwnerId: null });
            const element = await show();
            const toasts = listen(element, TOAST);
            intent(element, { type: 'act', whatId: 'o1', subject: '' });
            await settle();
            expect(save.mock.calls[0][0].edit).toMatchObject({
                kind: 'Action',
                parentId: 'o1',
                fields: [{ field: 'Subject', base: null, mine: 'Call Ada' }]
            });
            expect(toasts).toHaveLength(1);
            answer({ Subject: 'Do it' });
            intent(element, { type: 'act', whatId: null, subject: 'Do it' });
            await settle();
            expect(openForm.mock.calls[1][0].values.Subject).toBe('Do it');
            // Without a row, it is about the step.
            expect(save.mock.calls[1][0].edit.parentId).toBe('a0S000000000002AAA');
        });

        it('shouldTakeAValueItemToTheNextStageWithAllThatItNeeds', async () => {
            const item = (status: string) => planRow('ValueItem', 'v1', { Name: 'Less scrap', Status__c: status });
            save.mockResolvedValueOnce(savedAs(item('Agreed')));
            answer({ Agreed_With__c: 'c1', Agreed_On__c: '2026-11-01', Amount__c: '5' });
            const element = await show({}, stepWork(4, [item('Proposed')]));
            intent(element, { type: 'stage', rowId: 'v1', stage: 'Agreed' });
            await settle();
            expect(save.mock.calls[0][0].edit.fields).toEqual([
                { field: 'Agreed_With__c', base: null, mine: 'c1' },
                { field: 'Agreed_On__c', base: null, mine: '2026-11-01' },
                { field: 'Amount__c', base: null, mine: '5' },
                { field: 'Status__c', base: 'Proposed', mine: 'Agreed' }
            ]);
            expect(section(element, 'Value').cards[0].stages?.[1].state).toBe('now');
        });
    });

    describe('when a missing thing is followed', () => {
        const go = { type: 'go', step: 2, place: 'Goals', recordId: null, text: '', criterion: null };

        it('shouldOpenTheFormWhereARowIsMissing', async () => {
            const element = await show();
            intent(element, go);
            await settle();
            expect(section(element, 'Goals').form).not.toBeNull();
        });

        it('shouldPutTheKeyboardOnTheFieldThatIsMissing', async () => {
            const element = await show({}, stepWork(2, [goal({ Metric__c: null })]));
            const focusOn = jest.fn().mockReturnValue(true);
            Object.defineProperty(find(element, 'c-plan-step-work'), 'focusOn', { value: focusOn });
            intent(element, { ...go, recordId: 'g1', text: 'Enter for it: Metric.' });
            expect(focusOn).toHaveBeenCalledWith({ section: 'Goals', rowId: 'g1', field: 'Metric__c' });
        });

        it('shouldOpenTheStepFirstWhenItIsAnotherOne', async () => {
            const element = await show();
            intent(element, { ...go, step: 3, place: 'Map' });
            await settle();
            expect(workWire.getLastConfig()).toMatchObject({ stepNumber: 3 });
            expect(findAll(element, 'c-plan-step-work')).toHaveLength(0);
            workWire.emit(stepWork(3));
            await settle();
            expect(section(element, 'Map').form).not.toBeNull();
        });

        it('shouldAskForAnActionWhereOneIsMissing', async () => {
            const element = await show();
            intent(element, {
                ...go,
                place: 'Objectives',
                recordId: 'o1',
                text: 'Plan it',
                criterion: 'Objectives_Have_Action'
            });
            await settle();
            expect(openForm.mock.calls[0][0].values.Subject).toBe('Plan it');
        });

        it('shouldReadAStepAgainWhenItIsOpenedAgain', async () => {
            const element = await show();
            for (const stepNumber of [3, 2]) {
                intent(element, { type: 'step', stepNumber });
                // One step after the other.
                // eslint-disable-next-line no-await-in-loop
                await settle();
                workWire.emit(stepWork(stepNumber));
                // eslint-disable-next-line no-await-in-loop
                await settle();
            }
            expect(refreshApex).toHaveBeenCalledTimes(2);
        });
    });

    describe('when a row is deleted', () => {
        const remove = async (element: Mounted) => {
            intent(element, { type: 'delete', rowId: 'g1' });
            await settle();
        };

        it('shouldTakeTheRowAwayAtOnceAndOfferToUndo', async () => {
            (deleteRow as jest.Mock).mockResolvedValue(undefined);
            const element = await show();
            await remove(element);
            expect(deleteRow).toHaveBeenCalledWith({ recordId: 'g1' });
            expect(section(element, 'Goals').cards).toHaveLength(0);
            expect(find(element, 'c-undo-bar').message).toBe('Deleted: Cut downtime by a third');
            workWire.emit(stepWork());
            await settle();
            expect(section(element, 'Goals').cards).toHaveLength(0);
        });

        it('shouldBringTheRowBackWhenUndone', async () => {
            (deleteRow as jest.Mock).mockResolvedValue(undefined);
            (restoreRow as jest.Mock).mockResolvedValue(savedAs(goal()));
            const element = await show();
            await remove(element);
            fire(find(element, 'c-undo-bar'), 'undo');
            await settle();
            expect(restoreRow).toHaveBeenCalledWith({ recordId: 'g1' });
            expect(section(element, 'Goals').cards).toHaveLength(1);
            expect(findAll(element, 'c-undo-bar')).toHaveLength(0);
        });

        it('shouldTellTheReasonWhenItCannotBeBroughtBack', async () => {
            (deleteRow as jest.Mock).mockResolvedValue(undefined);
            (restoreRow as jest.Mock).mockRejectedValue(apexError('Gone'));
            const element = await show();
            const toasts = listen(element, TOAST);
            await remove(element);
            fire(find(element, 'c-undo-bar'), 'undo');
            await settle();
            expect(toasts).toMatchObject([{ title: 'It could not be brought back.', message: 'Gone' }]);
        });

        it('shouldBringTheRowBackWithTheReasonWhenDeletingFailed', async () => {
            (deleteRow as jest.Mock).mockRejectedValue(apexError('Not allowed'));
            const element = await show();
            const toasts = listen(element, TOAST);
            await remove(element);
            expect(section(element, 'Goals').cards).toHaveLength(1);
            expect(toasts).toMatchObject([{ title: 'It could not be deleted.', message: 'Not allowed' }]);
            expect(findAll(element, 'c-undo-bar')).toHaveLength(0);
        });

        it('shouldNotRestoreWhatWasNeverDeleted', async () => {
            const reply = pending();
            (deleteRow as jest.Mock).mockReturnValue(reply.promise);
            const element = await show();
            await remove(element);
            fire(find(element, 'c-undo-bar'), 'undo');
            reply.reject(apexError('Not allowed'));
            await settle();
            expect(restoreRow).not.toHaveBeenCalled();
            expect(section(element, 'Goals').cards).toHaveLength(1);
        });
    });

    describe('when the plan is moved', () => {
        it('shouldMoveItWithTheComment', async () => {
            answer({ comment: 'More detail' });
            const element = await show({ moves: ['Return'] });
            const toasts = listen(element, TOAST);
            intent(element, { type: 'move', move: 'Return' });
            await settle();
            expect(makeMove).toHaveBeenCalledWith({
                planId: PLAN_ID,
                move: 'Return',
                comment: 'More detail',
                decision: null
            });
            expect(toasts).toMatchObject([{ title: 'Done: Return' }]);
            expect(refreshApex).toHaveBeenCalled();
        });

        it('shouldDoNothingWhenTheUserGivesUp', async () => {
            const element = await show();
            intent(element, { type: 'move', move: 'Close' });
            await settle();
            expect(makeMove).not.toHaveBeenCalled();
            expect(refreshApex).not.toHaveBeenCalled();
        });

        it('shouldShowTheNextPlanWhenItWasStarted', async () => {
            (startNextPlan as jest.Mock).mockResolvedValue('p2');
            answer({ startDate: '2028-01-01', endDate: '2028-12-31' });
            const element = await show();
            intent(element, { type: 'move', move: 'StartNext' });
            await settle();
            expect(startNextPlan).toHaveBeenCalledWith({
                planId: PLAN_ID,
                startDate: '2028-01-01',
                endDate: '2028-12-31'
            });
            expect(viewWire.getLastConfig()).toEqual({ recordId: 'p2' });
            viewWire.emit(workspaceView({ planId: 'p2' }));
            await settle();
            expect(findAll(element, 'c-plan-step-work')).toHaveLength(0);
        });

        it('shouldShowAnotherPlanWhenTheUserSwitches', async () => {
            const element = await show();
            intent(element, { type: 'plan', planId: 'p0' });
            await settle();
            expect(viewWire.getLastConfig()).toEqual({ recordId: 'p0' });
        });

        it('shouldWaiveAndRevokeACriterion', async () => {
            answer({ reason: 'New', endDate: '2027-01-31' });
            const element = await show({ canWaive: true });
            intent(element, { type: 'waive', criterion: 'Goals_With_Owner', label: 'Goals' });
            await settle();
            expect(waive).toHaveBeenCalledWith({
                stepId: 'a0S000000000002AAA',
                criterion: 'Goals_With_Owner',
                reason: 'New',
                endDate: '2027-01-31'
            });
            intent(element, { type: 'revoke', waiverId: 'w1' });
            await settle();
            expect(revokeWaiver).toHaveBeenCalledWith({ waiverId: 'w1' });
        });

        it('shouldConfirmTheProfileAndTellWhenThatFails', async () => {
            const element = await show({}, stepWork(1));
            intent(element, { type: 'confirm' });
            await settle();
            expect(confirmProfile).toHaveBeenCalledWith({ planId: PLAN_ID });
            (confirmProfile as jest.Mock).mockRejectedValueOnce(apexError('No'));
            const toasts = listen(element, TOAST);
            intent(element, { type: 'confirm' });
            await settle();
            expect(toasts).toMatchObject([{ message: 'No' }]);
        });
    });
});
