import {
    current,
    eachTestAlone,
    edit,
    intent,
    openConflict,
    pending,
    save,
    savedAs,
    section,
    sections,
    send,
    show,
    viewWire,
    workWire
} from './workspaceSupport';
import PlanWorkspace from 'c/planWorkspace';
import MapDialog from 'c/mapDialog';
import StartPlanDialog from 'c/startPlanDialog';
import { CurrentPageReference } from 'lightning/navigation';
import type { PageReference } from 'lightning/navigation';
import { registerRefreshHandler } from 'lightning/refresh';
import { refreshApex } from '@salesforce/apex';
import startPlan from '@salesforce/apex/KeyAccountCardController.startPlan';
import deleteRow from '@salesforce/apex/PlanController.deleteRow';
import { ACCOUNT_ID, KEY_ACCOUNT_ID, PLAN_ID, apexError } from '../../../../../../test/jest/fixtures';
import { goal, objective, planRow, stepWork, target, workspaceView } from '../../../../../../test/jest/plan-fixtures';
import {
    TOAST,
    clearPage,
    deepText,
    find,
    findAll,
    fire,
    listen,
    mount,
    press,
    settle
} from '../../../../../../test/jest/support';
import type { PlanWorkspaceView } from 'keystone/dto';

describe('c-plan-workspace', () => {
    eachTestAlone();

    describe('when it is read', () => {
        it('shouldShowASpinnerWhileLoading', async () => {
            const element = await mount('c-plan-workspace', PlanWorkspace, { recordId: PLAN_ID });
            expect(findAll(element, 'lightning-spinner')).toHaveLength(1);
            await expect(element).toBeAccessible();
        });

        it('shouldReadAgainWhenTheMapWasOpen', async () => {
            const element = await show();
            MapDialog.open = jest.fn().mockResolvedValue(undefined);
            intent(element, { type: 'map' });
            await settle();
            expect(MapDialog.open).toHaveBeenCalledWith(expect.objectContaining({ recordId: KEY_ACCOUNT_ID }));
            expect(refreshApex).toHaveBeenCalled();
        });

        it('shouldOpenTheFirstStepThatIsNotComplete', async () => {
            const element = await show();
            expect(workWire.getLastConfig()).toEqual({ planId: PLAN_ID, stepNumber: 2 });
            const text = deepText(element);
            for (const expected of ['Norrland Paper 2027', '2 Step name 2', 'Cut downtime by a third', '1 of 3']) {
                expect(text).toContain(expected);
            }
            await expect(element).toBeAccessible();
            // The parts have tests of their own; all of them together take their time.
        }, 30_000);

        it('shouldOpenTheStepOfTheUrlWhenALinkAsksForOne', async () => {
            const page = CurrentPageReference as unknown as { emit(page: PageReference): void };
            await mount('c-plan-workspace', PlanWorkspace, { recordId: PLAN_ID });
            page.emit({ type: 'standard__recordPage', state: { c__step: '5' } });
            viewWire.emit(workspaceView());
            await settle();
            expect(workWire.getLastConfig()).toEqual({ planId: PLAN_ID, stepNumber: 5 });

            page.emit({ type: 'standard__recordPage', state: { c__step: '3' } });
            await settle();
            expect(workWire.getLastConfig()).toEqual({ planId: PLAN_ID, stepNumber: 3 });

            page.emit({ type: 'standard__recordPage', state: { c__step: '12' } });
            await settle();
            expect(workWire.getLastConfig()).toEqual({ planId: PLAN_ID, stepNumber: 3 });
        });

        it('shouldTellTheReasonAndReadAgainWhenReadingFailed', async () => {
            const element = await mount('c-plan-workspace', PlanWorkspace, { recordId: PLAN_ID });
            viewWire.error({ message: 'You cannot see this plan.' });
            await settle();
            expect(deepText(element)).toContain('You cannot see this plan.');
            await expect(element).toBeAccessible();
            fire(find(element, 'c-error-panel'), 'retry');
            await settle();
            expect(refreshApex).toHaveBeenCalled();
        });

        it('shouldSaySoWhenTheUserHasNoAccessToThePackage', async () => {
            const element = await mount('c-plan-workspace', PlanWorkspace, { recordId: ACCOUNT_ID });
            viewWire.error({ message: "You do not have access to the Apex class named 'PlanController'." });
            await settle();
            expect(findAll(element, 'c-error-panel')).toHaveLength(0);
            expect(find(element, 'c-empty-state').heading).toContain('no access');
            await expect(element).toBeAccessible();
        });

        it('shouldTellTheReasonInPlaceOfTheWorkWhenTheStepCannotBeRead', async () => {
            const element = await mount('c-plan-workspace', PlanWorkspace, { recordId: PLAN_ID });
            viewWire.emit(workspaceView());
            await settle();
            workWire.error({ message: 'Too much.' });
            await settle();
            expect(deepText(element)).toContain('Too much.');
            expect(deepText(element)).toContain('Why not complete');
        });

        it.each<[string, Partial<PlanWorkspaceView>, string, string]>([
            ['is no key account', { state: 'NoKeyAccount' }, 'Not a key account', ''],
            ['is hidden', { state: 'Hidden' }, 'A key account you cannot open', ''],
            ['has no plan', { state: 'NoPlan', canStart: true }, 'No plan yet', 'Start plan'],
            ['has no plan and the user may not start one', { state: 'NoPlan' }, 'No plan yet', '']
        ])('shouldSaySoWhenTheAccount %s', async (_case, changes, heading, action) => {
            const element = await mount('c-plan-workspace', PlanWorkspace, { recordId: ACCOUNT_ID });
            viewWire.emit(workspaceView({ planId: null, steps: [], plans: [], moves: [], ...changes }));
            await settle();
            const state = find(element, 'c-empty-state');
            expect([state.heading, state.actionLabel]).toEqual([heading, action]);
            await expect(element).toBeAccessible();
        });

        it('shouldShowThePlanOnceItWasStarted', async () => {
            (startPlan as unknown as jest.Mock).mockResolvedValue(PLAN_ID);
            StartPlanDialog.open = jest.fn(async ({ submit }) =>
                (submit as (period: object) => Promise<string>)({})
            ) as never;
            const element = await mount('c-plan-workspace', PlanWorkspace, { recordId: ACCOUNT_ID });
            const toasts = listen(element, TOAST);
            viewWire.emit(workspaceView({ state: 'NoPlan', canStart: true, planId: null, steps: [] }));
            await settle();
            fire(find(element, 'c-empty-state'), 'action');
            await settle();
            expect(startPlan).toHaveBeenCalledWith({ keyAccountId: KEY_ACCOUNT_ID });
            expect(toasts).toHaveLength(1);
            expect(refreshApex).toHaveBeenCalled();
        });

        it('shouldReadAgainWhenThePageIsRefreshed', async () => {
            await show();
            const [, handler] = (registerRefreshHandler as jest.Mock).mock.calls[0];
            await handler();
            expect(refreshApex).toHaveBeenCalledTimes(2);
        });

        it('shouldOfferNoEditingWhenThePlanIsReadOnly', async () => {
            const element = await show({ editable: false, readOnlyReason: 'The plan is closed.', moves: [] });
            expect(sections(element).some(({ canAdd }) => canAdd)).toBe(false);
            expect(section(element, 'Goals').cards[0].name?.editable).toBe(false);
        });
    });

    describe('when a field is edited', () => {
        it('shouldShowTheValueBeforeItIsStoredAndSendOnlyWhatChanged', async () => {
            const reply = pending();
            save.mockReturnValue(reply.promise);
            const element = await show();
            await edit(element, '8');
            expect(current(element)).toMatchObject({ text: '8', saving: true });
            expect(find(element, 'c-plan-header').saveState).toBe('saving');
            expect(save).toHaveBeenCalledWith({
                edit: {
                    kind: 'Objective',
                    planId: PLAN_ID,
                    parentId: null,
                    recordId: 'o1',
                    fields: [{ field: 'Current__c', base: '6', mine: '8' }],
                    overwrite: false
                }
            });
            reply.resolve(savedAs(objective({ Current__c: '8' })));
            await settle();
            expect(current(element)).toMatchObject({ text: '8', error: null, saving: false });
            expect(find(element, 'c-plan-header').saveState).toBe('saved');
            // The steps and the work of the open one.
            expect(refreshApex).toHaveBeenCalledTimes(2);
        });

        it('shouldKeepTheValueWithTheReasonWhenTheSaveFailedAndRetry', async () => {
            save.mockRejectedValueOnce(apexError('Too high'));
            const element = await show();
            await edit(element, '99');
            expect(current(element)).toMatchObject({ text: '99', error: 'Too high' });
            expect(find(element, 'c-plan-header').saveState).toBe('failed');

            save.mockResolvedValueOnce(savedAs(objective({ Current__c: '99' })));
            send(element, 'cellretry', { rowId: 'o1', field: 'Current__c', value: '99' });
            await settle();
            expect(current(element)).toMatchObject({ text: '99', error: null });
        });

        it('shouldKeepTheValueWhenTheStepIsReadAgainOrLeft', async () => {
            save.mockRejectedValueOnce(apexError('Too high'));
            const element = await show();
            await edit(element, '99');
            const [, handler] = (registerRefreshHandler as jest.Mock).mock.calls[0];
            await handler();
            workWire.emit(stepWork(2, [goal(), objective({ Name: 'Renamed' }), target()]));
            await settle();
            expect(current(element)?.text).toBe('99');
            expect(section(element, 'Objectives').cards[0].title).toBe('Renamed');

            intent(element, { type: 'step', stepNumber: 3 });
            await settle();
            workWire.emit(stepWork(3));
            await settle();
            expect((find(element, 'c-plan-steps').tabs as { unsaved: string }[])[1].unsaved).not.toBe('');
            intent(element, { type: 'step', stepNumber: 2 });
            await settle();
            workWire.emit(stepWork());
            await settle();
            expect(current(element)).toMatchObject({ text: '99', error: 'Too high' });
        });

        it('shouldShowTheStoredValueWhenTheUserDiscardsTheChange', async () => {
            save.mockRejectedValueOnce(apexError('Too high'));
            const element = await show();
            await edit(element, '99');
            send(element, 'celldiscard', { rowId: 'o1', field: 'Current__c', value: '99' });
            await settle();
            expect(current(element)).toMatchObject({ text: '6', error: null });
            expect(save).toHaveBeenCalledTimes(1);
        });

        it('shouldSendWhatWasTypedMeanwhileAfterTheSaveUnderWay', async () => {
            const first = pending();
            save.mockReturnValueOnce(first.promise);
            save.mockResolvedValueOnce(savedAs(objective({ Current__c: '9' })));
            const element = await show();
            await edit(element, '8');
            await edit(element, '9');
            expect(save).toHaveBeenCalledTimes(1);
            first.resolve(savedAs(objective({ Current__c: '8' })));
            await settle();
            expect(save.mock.calls[1][0].edit.fields).toEqual([{ field: 'Current__c', base: '8', mine: '9' }]);
            expect(current(element)?.text).toBe('9');
        });

        it('shouldIgnoreAReadingThatBeganBeforeTheLatestSave', async () => {
            save.mockReturnValue(pending().promise);
            const element = await show();
            await edit(element, '8');
            workWire.emit(stepWork(2, [objective({ Name: 'Old news' })]));
            await settle();
            expect(section(element, 'Objectives').cards[0].title).not.toBe('Old news');
        });

        it('shouldSaveWhoConfirmedAGoalTogetherWithTheDay', async () => {
            save.mockReturnValue(pending().promise);
            const element = await show({}, stepWork(2, [goal({ Confirmed_By__c: null, Confirmed_Date__c: null })]));
            await edit(element, 'c2', 'Confirmed_By__c', 'g1');
            const fields = save.mock.calls[0][0].edit.fields as { field: string; mine: string }[];
            expect(Object.fromEntries(fields.map(({ field, mine }) => [field, mine]))).toEqual({
                Confirmed_By__c: 'c2',
                Confirmed_Date__c: expect.stringMatching(/^\d{4}-\d\d-\d\d$/)
            });
        });

        it('shouldTellThatSomethingIsWrongWhenTheAnswerHoldsNoRow', async () => {
            save.mockResolvedValueOnce({ status: 'Saved' });
            const element = await show();
            await edit(element, '8');
            expect(current(element)?.error).toContain('Something went wrong');
        });

        it('shouldDoNothingWhenTheRowIsGone', async () => {
            const element = await show();
            await edit(element, '8', 'Current__c', 'gone');
            intent(element, { type: 'delete', rowId: 'gone' });
            intent(element, { type: 'complete', rowId: 'gone', done: true });
            intent(element, { type: 'stage', rowId: 'gone', stage: 'Agreed' });
            await settle();
            expect(save).not.toHaveBeenCalled();
            expect(deleteRow).not.toHaveBeenCalled();
        });

        it('shouldAskBeforeThePageIsLeftWhileAChangeIsNotStored', async () => {
            const leave = () => {
                const event = new CustomEvent('beforeunload', { cancelable: true });
                window.dispatchEvent(event);
                return event.defaultPrevented;
            };
            save.mockRejectedValueOnce(apexError('Too high'));
            const element = await show();
            expect(leave()).toBe(false);
            await edit(element, '99');
            expect(leave()).toBe(true);
            clearPage();
            expect(leave()).toBe(false);
        });

        it('shouldCompleteAnActionWithItsCheckBox', async () => {
            save.mockReturnValue(pending().promise);
            const action = planRow('Action', 'a1', { Subject: 'Call', Status: 'Not Started', IsClosed: 'false' });
            const element = await show({}, stepWork(5, [action]));
            intent(element, { type: 'complete', rowId: 'a1', done: true });
            await settle();
            expect(save.mock.calls[0][0].edit.fields).toEqual([
                { field: 'Status', base: 'Not Started', mine: 'Completed' }
            ]);
            expect(section(element, 'Actions').groups.map(({ key }) => key)).toEqual(['done']);
        });
    });

    describe('when a change is taken back', () => {
        const change = async () => {
            save.mockResolvedValueOnce(savedAs(objective({ Current__c: '8' })));
            const element = await show();
            await edit(element, '8');
            return element;
        };

        it('shouldStoreWhatWasThereBefore', async () => {
            const element = await change();
            expect(find(element, 'c-undo-bar').message).toBe('Saved: Current');
            save.mockResolvedValueOnce(savedAs(objective()));
            fire(find(element, 'c-undo-bar'), 'undo');
            await settle();
            expect(save.mock.calls[1][0].edit.fields).toEqual([{ field: 'Current__c', base: '8', mine: '6' }]);
            expect(current(element)?.text).toBe('6');
            // What was taken back is not offered again.
            expect(findAll(element, 'c-undo-bar')).toHaveLength(0);
        });

        it('shouldTakeBackTheLatestChangeAlsoWhileItIsBeingStored', async () => {
            const element = await change();
            const { promise, resolve } = pending();
            save.mockReturnValueOnce(promise);
            await edit(element, '9');
            press(find(element, 'c-plan-header'), 'z', { ctrlKey: true });
            await settle();
            expect(save).toHaveBeenCalledTimes(2);
            save.mockResolvedValueOnce(savedAs(objective({ Current__c: '8' })));
            resolve(savedAs(objective({ Current__c: '9' })));
            await settle();
            expect(save.mock.calls[2][0].edit.fields).toEqual([{ field: 'Current__c', base: '9', mine: '8' }]);
        });

        it('shouldTakeItBackWithTheKeyboardAlsoAfterTheBarIsGone', async () => {
            const element = await change();
            fire(find(element, 'c-undo-bar'), 'expire');
            await settle();
            press(find(element, 'c-plan-header'), 'z');
            press(find(element, 'c-plan-header'), 'z', { ctrlKey: true, shiftKey: true });
            await settle();
            expect(save).toHaveBeenCalledTimes(1);
            save.mockResolvedValueOnce(savedAs(objective()));
            press(find(element, 'c-plan-header'), 'z', { metaKey: true });
            await settle();
            expect(current(element)?.text).toBe('6');
            press(find(element, 'c-plan-header'), 'z', { metaKey: true });
            expect(save).toHaveBeenCalledTimes(2);
        });

        it('shouldAskWhenSomebodyChangedItSince', async () => {
            const element = await change();
            save.mockResolvedValueOnce({
                status: 'Conflict',
                row: objective({ Current__c: '9' }),
                conflicts: [{ field: 'Current__c', label: 'Current', base: '8', mine: '6', theirs: '9' }]
            });
            openConflict.mockResolvedValueOnce({ Current__c: 'theirs' });
            fire(find(element, 'c-undo-bar'), 'undo');
            await settle();
            expect(openConflict).toHaveBeenCalledTimes(1);
            expect(current(element)?.text).toBe('9');
        });

        it('shouldForgetItWhenTheStepIsLeft', async () => {
            const element = await change();
            intent(element, { type: 'step', stepNumber: 3 });
            await settle();
            workWire.emit(stepWork(3));
            await settle();
            press(find(element, 'c-plan-header'), 'z', { ctrlKey: true });
            await settle();
            expect(save).toHaveBeenCalledTimes(1);
        });
    });

    describe('when somebody else changed the same field', () => {
        const conflict = {
            status: 'Conflict',
            row: objective({ Current__c: '7' }),
            conflicts: [{ field: 'Current__c', label: 'Current', base: '6', mine: '8', theirs: '7' }]
        };

        it('shouldShowAllThreeValuesAndSaveMineWhenTheUserKeepsIt', async () => {
            save.mockResolvedValueOnce(conflict);
            save.mockResolvedValueOnce(savedAs(objective({ Current__c: '8' })));
            openConflict.mockResolvedValueOnce({ Current__c: 'mine' });
            const element = await show();
            await edit(element, '8');
            expect(openConflict.mock.calls[0][0].conflicts).toEqual([
                { field: 'Current__c', label: 'Current', base: '6', mine: '8', theirs: '7' }
            ]);
            expect(save.mock.calls[1][0].edit.fields).toEqual([{ field: 'Current__c', base: '7', mine: '8' }]);
            expect(current(element)).toMatchObject({ text: '8', error: null });
        });

        it('shouldShowTheirsWithoutSavingWhenTheUserTakesIt', async () => {
            save.mockResolvedValueOnce(conflict);
            openConflict.mockResolvedValueOnce({ Current__c: 'theirs' });
            const element = await show();
            await edit(element, '8');
            expect(save).toHaveBeenCalledTimes(1);
            expect(current(element)).toMatchObject({ text: '7', error: null });
        });

        it('shouldKeepTheChangeAndAskAgainWhenTheUserDecidesLater', async () => {
            save.mockResolvedValueOnce(conflict);
            const element = await show();
            await edit(element, '8');
            expect(current(element)).toMatchObject({ text: '8', error: expect.stringContaining('Somebody else') });
            openConflict.mockResolvedValueOnce({ Current__c: 'theirs' });
            send(element, 'cellretry', { rowId: 'o1', field: 'Current__c', value: '8' });
            await settle();
            expect(openConflict).toHaveBeenCalledTimes(2);
            expect(current(element)?.text).toBe('7');
        });
    });

    describe('in the first month', () => {
        const firstPlan = [
            {
                name: 'Goal',
                text: 'Add one goal',
                done: false,
                actual: 0,
                target: 1,
                stepNumber: 2,
                place: 'Goals',
                minutes: 5
            }
        ] as const;

        it('shouldGuideThroughTheFirstPlanUntilItIsPutAway', async () => {
            const element = await show({ isFirstMonth: true, firstPlan: [...firstPlan] });
            expect(find(element, 'c-plan-guide').shown).toBe(true);
            intent(element, { type: 'guide', shown: false });
            await settle();
            expect(find(element, 'c-plan-guide').shown).toBe(false);
        });

        it('shouldNotGuideWhoMayOnlyRead', async () => {
            const element = await show({ isFirstMonth: true, firstPlan: [...firstPlan], editable: false });
            expect(findAll(element, 'c-plan-guide')).toHaveLength(0);
        });
    });
});
