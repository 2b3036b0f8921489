import ConflictDialog from 'c/conflictDialog';
import FormDialog from 'c/formDialog';
import PlanWorkspace from 'c/planWorkspace';
import StartPlanDialog from 'c/startPlanDialog';
import { registerRefreshHandler } from 'lightning/refresh';
import { refreshApex } from '@salesforce/apex';
import startPlan from '@salesforce/apex/KeyAccountCardController.startPlan';
import confirmProfile from '@salesforce/apex/PlanController.confirmProfile';
import deleteRow from '@salesforce/apex/PlanController.deleteRow';
import getStepWork from '@salesforce/apex/PlanController.getStepWork';
import getWorkspace from '@salesforce/apex/PlanController.getWorkspace';
import restoreRow from '@salesforce/apex/PlanController.restoreRow';
import saveRow from '@salesforce/apex/PlanController.saveRow';
import makeMove from '@salesforce/apex/PlanLifecycleController.makeMove';
import revokeWaiver from '@salesforce/apex/PlanLifecycleController.revokeWaiver';
import startNextPlan from '@salesforce/apex/PlanLifecycleController.startNextPlan';
import waive from '@salesforce/apex/PlanLifecycleController.waive';
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
import type { Mounted } from '../../../../../../test/jest/support';
import type { SectionView } from 'c/planModel';
import type { PlanRow, PlanStepWork, PlanWorkspaceView } from 'keystone/dto';
import type { FieldText } from 'keystone/ui';

const wireMock = () => ({
    default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn())
});
jest.mock('@salesforce/apex/PlanController.getWorkspace', () => wireMock(), { virtual: true });
jest.mock('@salesforce/apex/PlanController.getStepWork', () => wireMock(), { virtual: true });
jest.mock('@salesforce/apex/PlanController.saveRow', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PlanController.deleteRow', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PlanController.restoreRow', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PlanController.confirmProfile', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PlanLifecycleController.makeMove', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PlanLifecycleController.startNextPlan', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PlanLifecycleController.waive', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PlanLifecycleController.revokeWaiver', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/KeyAccountCardController.startPlan', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn().mockResolvedValue(undefined) }), { virtual: true });

interface TestWire {
    emit(data: unknown): void;
    error(body?: unknown): void;
    getLastConfig(): Record<string, unknown>;
}
const viewWire = getWorkspace as unknown as TestWire;
const workWire = getStepWork as unknown as TestWire;
const save = saveRow as jest.Mock;
const openConflict = jest.fn();
const openForm = jest.fn();

type Values = Record<string, FieldText>;

/** Fires an event as a part of the workspace would, from deep inside. */
function send(element: Mounted, type: string, detail: unknown, from = 'c-plan-header'): void {
    find(element, from).dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}

const intent = (element: Mounted, detail: unknown) => send(element, 'planintent', detail);

/** Shows a plan with the step that it begins with, or another one. */
async function show(view: Partial<PlanWorkspaceView> = {}, work: PlanStepWork = stepWork()) {
    const element = await mount('c-plan-workspace', PlanWorkspace, { recordId: PLAN_ID });
    viewWire.emit(workspaceView(view));
    await settle();
    if (work.stepNumber !== 2) {
        workWire.emit(stepWork());
        await settle();
        intent(element, { type: 'step', stepNumber: work.stepNumber });
        await settle();
    }
    workWire.emit(work);
    await settle();
    return element;
}

const sections = (element: Mounted) => find(element, 'c-plan-step-work').sections as SectionView[];
const section = (element: Mounted, id: string) => sections(element).find((candidate) => candidate.id === id)!;
const current = (element: Mounted) =>
    section(element, 'Objectives').cards[0].main.find(({ name }) => name === 'Current__c');

async function edit(element: Mounted, value: FieldText, field = 'Current__c', rowId = 'o1') {
    send(element, 'cellchange', { rowId, field, value });
    await settle();
}

const savedAs = (row: PlanRow) => ({ status: 'Saved', row });

/** The dialog answers with these values, as if the user had entered them. */
function answer(values: Values): void {
    openForm.mockImplementationOnce(async ({ submit }: { submit: (given: Values) => Promise<unknown> }) =>
        submit(values)
    );
}

/** A promise that the test settles when it wants. */
function pending<T>() {
    let resolve!: (value: T) => void;
    let reject!: (error: unknown) => void;
    const promise = new Promise<T>((yes, no) => {
        resolve = yes;
        reject = no;
    });
    return { promise, resolve, reject };
}

describe('c-plan-workspace', () => {
    beforeEach(() => {
        jest.resetAllMocks();
        (refreshApex as jest.Mock).mockResolvedValue(undefined);
        ConflictDialog.open = openConflict.mockResolvedValue(undefined);
        FormDialog.open = openForm.mockResolvedValue(undefined);
    });
    afterEach(clearPage);

    describe('when it is read', () => {
        it('shouldShowASpinnerWhileLoading', async () => {
            const element = await mount('c-plan-workspace', PlanWorkspace, { recordId: PLAN_ID });
            expect(findAll(element, 'lightning-spinner')).toHaveLength(1);
            await expect(element).toBeAccessible();
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
