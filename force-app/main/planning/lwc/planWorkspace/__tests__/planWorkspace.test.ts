import ConflictDialog from 'c/conflictDialog';
import PlanWorkspace from 'c/planWorkspace';
import { registerRefreshHandler } from 'lightning/refresh';
import { refreshApex } from '@salesforce/apex';
import deleteRow from '@salesforce/apex/PlanController.deleteRow';
import getPlan from '@salesforce/apex/PlanController.getPlan';
import restoreRow from '@salesforce/apex/PlanController.restoreRow';
import saveRow from '@salesforce/apex/PlanController.saveRow';
import { PLAN_ID, apexError, goal, objective, planView, target } from '../../../../../../test/jest/fixtures';
import {
    TOAST,
    clearPage,
    deepText,
    find,
    findAll,
    fire,
    listen,
    mount,
    settle
} from '../../../../../../test/jest/support';
import type { Mounted } from '../../../../../../test/jest/support';
import type { PlanView } from 'keystone/dto';
import type { RowFormView } from 'keystone/ui';

jest.mock(
    '@salesforce/apex/PlanController.getPlan',
    () => ({
        default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn())
    }),
    { virtual: true }
);
jest.mock('@salesforce/apex/PlanController.saveRow', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PlanController.deleteRow', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PlanController.restoreRow', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn().mockResolvedValue(undefined) }), { virtual: true });

interface TestWire {
    emit(data: unknown): void;
    error(body?: unknown): void;
}
const planWire = getPlan as unknown as TestWire;
const save = saveRow as jest.Mock;
const openConflict = jest.fn();

async function show(changes: Partial<PlanView> = {}) {
    const element = await mount('c-plan-workspace', PlanWorkspace, { recordId: PLAN_ID });
    planWire.emit(planView(changes));
    await settle();
    return element;
}

const section = (element: Mounted, kind: string) => find(element, `[data-section="${kind}"]`);
const form = (element: Mounted, kind: string) => section(element, kind).form as RowFormView | null;
const current = (element: Mounted) => {
    const [row] = section(element, 'Objective').rows as {
        main: { name: string; text: string; error: string | null }[];
    }[];
    return row.main.find(({ name }) => name === 'current');
};

async function edit(element: Mounted, value: string | null, field = 'current', kind = 'Objective', rowId = 'o1') {
    fire(section(element, kind), 'cellchange', { rowId, field, value });
    await settle();
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
    });
    afterEach(clearPage);

    it('shouldShowASpinnerWhileLoading', async () => {
        const element = await mount('c-plan-workspace', PlanWorkspace, { recordId: PLAN_ID });
        expect(findAll(element, 'lightning-spinner')).toHaveLength(1);
        await expect(element).toBeAccessible();
    });

    it('shouldShowHeaderAndSectionsWhenThePlanWasRead', async () => {
        const element = await show();
        const text = deepText(element);
        for (const expected of ['Norrland Paper 2027', '€1,200,000', 'Cut downtime by a third', '50% of the way']) {
            expect(text).toContain(expected);
        }
        await expect(element).toBeAccessible();
    });

    it('shouldSayWhatToDoFirstWhenThePlanIsEmpty', async () => {
        const element = await show({ targets: [], goals: [], objectives: [] });
        const text = deepText(element);
        for (const expected of ['Set a revenue target for 2027', 'No targets yet', 'No customer goals yet']) {
            expect(text).toContain(expected);
        }
        await expect(element).toBeAccessible();
    });

    it('shouldTellTheReasonAndReadAgainWhenReadingFailed', async () => {
        const element = await mount('c-plan-workspace', PlanWorkspace, { recordId: PLAN_ID });
        planWire.error({ message: 'You cannot see this plan.' });
        await settle();
        expect(deepText(element)).toContain('You cannot see this plan.');
        await expect(element).toBeAccessible();
        fire(find(element, 'c-error-panel'), 'retry');
        await settle();
        expect(refreshApex).toHaveBeenCalled();
    });

    it('shouldReadAgainWhenThePageIsRefreshed', async () => {
        await show();
        const [, handler] = (registerRefreshHandler as jest.Mock).mock.calls[0];
        await handler();
        expect(refreshApex).toHaveBeenCalledTimes(1);
    });

    describe('when a field is edited', () => {
        it('shouldShowTheValueBeforeItIsStoredAndSendOnlyWhatChanged', async () => {
            const answer = pending();
            save.mockReturnValue(answer.promise);
            const element = await show();
            await edit(element, '8');
            expect(current(element)?.text).toBe('8');
            expect(deepText(element)).toContain('75% of the way');
            expect(save).toHaveBeenCalledWith({
                edit: {
                    kind: 'Objective',
                    planId: PLAN_ID,
                    recordId: 'o1',
                    fields: [{ field: 'current', base: '6', mine: '8' }],
                    overwrite: false
                }
            });
            answer.resolve({ status: 'Saved', kind: 'Objective', objective: objective({ current: 8 }) });
            await settle();
            expect(current(element)).toMatchObject({ text: '8', error: null, saving: false });
            expect(refreshApex).toHaveBeenCalledTimes(1);
        });

        it('shouldKeepTheValueWithTheReasonWhenTheSaveFailedAndRetry', async () => {
            save.mockRejectedValueOnce(apexError('Too high'));
            const element = await show();
            await edit(element, '99');
            expect(current(element)).toMatchObject({ text: '99', error: 'Too high' });
            await expect(element).toBeAccessible();

            save.mockResolvedValueOnce({ status: 'Saved', kind: 'Objective', objective: objective({ current: 99 }) });
            fire(section(element, 'Objective'), 'cellretry', { rowId: 'o1', field: 'current', value: '99' });
            await settle();
            expect(current(element)).toMatchObject({ text: '99', error: null });
        });

        it('shouldKeepTheValueWhenThePlanIsReadAgain', async () => {
            save.mockRejectedValueOnce(apexError('Too high'));
            const element = await show();
            await edit(element, '99');
            const [, handler] = (registerRefreshHandler as jest.Mock).mock.calls[0];
            await handler();
            planWire.emit(planView({ objectives: [objective({ name: 'Renamed' })] }));
            await settle();
            expect(current(element)?.text).toBe('99');
            expect(deepText(element)).toContain('Renamed');
        });

        it('shouldShowTheStoredValueWhenTheUserDiscardsTheChange', async () => {
            save.mockRejectedValueOnce(apexError('Too high'));
            const element = await show();
            await edit(element, '99');
            fire(section(element, 'Objective'), 'celldiscard', { rowId: 'o1', field: 'current', value: '99' });
            await settle();
            expect(current(element)).toMatchObject({ text: '6', error: null });
            expect(save).toHaveBeenCalledTimes(1);
        });

        it('shouldSendWhatWasTypedMeanwhileAfterTheSaveUnderWay', async () => {
            const first = pending();
            save.mockReturnValueOnce(first.promise);
            save.mockResolvedValueOnce({ status: 'Saved', kind: 'Objective', objective: objective({ current: 9 }) });
            const element = await show();
            await edit(element, '8');
            await edit(element, '9');
            expect(save).toHaveBeenCalledTimes(1);
            first.resolve({ status: 'Saved', kind: 'Objective', objective: objective({ current: 8 }) });
            await settle();
            expect(save.mock.calls[1][0].edit.fields).toEqual([{ field: 'current', base: '8', mine: '9' }]);
            expect(current(element)?.text).toBe('9');
        });

        it('shouldIgnoreAReadingThatBeganBeforeTheLatestSave', async () => {
            save.mockReturnValue(pending().promise);
            const element = await show();
            await edit(element, '8');
            planWire.emit(planView({ objectives: [objective({ name: 'Old news' })] }));
            await settle();
            expect(deepText(element)).not.toContain('Old news');
        });

        it('shouldSaveWhoConfirmedAGoalTogetherWithTheDay', async () => {
            save.mockReturnValue(pending().promise);
            const element = await show({ goals: [goal({ confirmedById: null, confirmedDate: null })] });
            await edit(element, 'c2', 'confirmedById', 'Goal', 'g1');
            const fields = save.mock.calls[0][0].edit.fields as { field: string; mine: string }[];
            expect(fields.map(({ field }) => field)).toEqual(['confirmedById', 'confirmedDate']);
            expect(fields[1].mine).toMatch(/^\d{4}-\d\d-\d\d$/);
        });

        it('shouldTellThatSomethingIsWrongWhenTheAnswerHoldsNoRow', async () => {
            save.mockResolvedValueOnce({ status: 'Saved', kind: 'Objective' });
            const element = await show();
            await edit(element, '8');
            expect(current(element)?.error).toContain('Something went wrong');
        });

        it('shouldDoNothingWhenTheRowIsGone', async () => {
            const element = await show();
            await edit(element, '8', 'current', 'Objective', 'gone');
            fire(section(element, 'Objective'), 'deleterow', { rowId: 'gone' });
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
    });

    describe('when somebody else changed the same field', () => {
        const conflict = {
            status: 'Conflict',
            kind: 'Objective',
            objective: objective({ current: 7 }),
            conflicts: [{ field: 'current', label: 'Current', base: '6', mine: '8', theirs: '7' }]
        };

        it('shouldShowAllThreeValuesAndSaveMineWhenTheUserKeepsIt', async () => {
            save.mockResolvedValueOnce(conflict);
            save.mockResolvedValueOnce({ status: 'Saved', kind: 'Objective', objective: objective({ current: 8 }) });
            openConflict.mockResolvedValueOnce({ current: 'mine' });
            const element = await show();
            await edit(element, '8');
            expect(openConflict.mock.calls[0][0].conflicts).toEqual([
                { field: 'current', label: 'Current', base: '6', mine: '8', theirs: '7' }
            ]);
            expect(save.mock.calls[1][0].edit.fields).toEqual([{ field: 'current', base: '7', mine: '8' }]);
            expect(current(element)).toMatchObject({ text: '8', error: null });
        });

        it('shouldShowTheirsWithoutSavingWhenTheUserTakesIt', async () => {
            save.mockResolvedValueOnce(conflict);
            openConflict.mockResolvedValueOnce({ current: 'theirs' });
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
            openConflict.mockResolvedValueOnce({ current: 'theirs' });
            fire(section(element, 'Objective'), 'cellretry', { rowId: 'o1', field: 'current', value: '8' });
            await settle();
            expect(openConflict).toHaveBeenCalledTimes(2);
            expect(current(element)?.text).toBe('7');
        });
    });

    describe('when a row is added', () => {
        it('shouldOpenTheFormWithWhatIsKnown', async () => {
            const element = await show();
            fire(section(element, 'Target'), 'addrow', { goalId: null });
            await settle();
            expect(form(element, 'Target')?.values).toEqual({ year: '2028' });
            expect(form(element, 'Goal')).toBeNull();
            await expect(element).toBeAccessible();
        });

        it('shouldLinkTheObjectiveWhenItIsAddedFromAGoal', async () => {
            const element = await show();
            fire(section(element, 'Goal'), 'addobjective', { goalId: 'g1' });
            await settle();
            expect(form(element, 'Objective')?.values.goalId).toBe('g1');
        });

        it('shouldShowTheRowAndCloseTheFormWhenItWasSaved', async () => {
            save.mockResolvedValueOnce({
                status: 'Saved',
                kind: 'Target',
                target: target({ id: 't2028', year: 2028 })
            });
            const element = await show();
            fire(section(element, 'Target'), 'addrow', { goalId: null });
            await settle();
            fire(section(element, 'Target'), 'formsave', { values: { year: '2028', revenue: null } });
            await settle();
            expect(save.mock.calls[0][0].edit).toEqual({
                kind: 'Target',
                planId: PLAN_ID,
                recordId: null,
                fields: [{ field: 'year', base: null, mine: '2028' }],
                overwrite: false
            });
            expect(section(element, 'Target').rows).toHaveLength(2);
            expect(form(element, 'Target')).toBeNull();
        });

        it('shouldKeepTheFormWithTheReasonWhenTheSaveFailed', async () => {
            save.mockRejectedValueOnce(apexError('There is a target for this year.'));
            const element = await show();
            fire(section(element, 'Target'), 'addrow', { goalId: null });
            await settle();
            fire(section(element, 'Target'), 'formsave', { values: { year: '2027' } });
            await settle();
            expect(form(element, 'Target')).toMatchObject({
                error: 'There is a target for this year.',
                saving: false,
                values: { year: '2027' }
            });
        });

        it('shouldCloseTheFormWhenTheUserGivesUp', async () => {
            const element = await show();
            fire(section(element, 'Goal'), 'addrow', { goalId: null });
            await settle();
            fire(section(element, 'Goal'), 'formcancel');
            await settle();
            expect(form(element, 'Goal')).toBeNull();
            fire(section(element, 'Goal'), 'formsave', { values: {} });
            expect(save).not.toHaveBeenCalled();
        });

        it('shouldOpenTheFormOrGoToTheSectionWhenANextStepIsTaken', async () => {
            const element = await show();
            const header = find(element, 'c-plan-header');
            const focused = jest.spyOn(section(element, 'Goal'), 'focus');
            fire(header, 'step', { key: 'owner', text: '', section: 'Goal', adds: false });
            expect(focused).toHaveBeenCalled();
            fire(header, 'step', { key: 'serve', text: '', section: 'Objective', adds: true, goalId: 'g1' });
            await settle();
            expect(form(element, 'Objective')?.values.goalId).toBe('g1');
        });
    });

    describe('when a row is deleted', () => {
        const remove = async (element: Mounted) => {
            fire(section(element, 'Goal'), 'deleterow', { rowId: 'g1' });
            await settle();
        };

        it('shouldTakeTheRowAwayAtOnceAndOfferToUndo', async () => {
            (deleteRow as jest.Mock).mockResolvedValue(undefined);
            const element = await show();
            await remove(element);
            expect(deleteRow).toHaveBeenCalledWith({ recordId: 'g1' });
            expect(section(element, 'Goal').rows).toHaveLength(0);
            expect(find(element, 'c-undo-bar').message).toBe('Deleted: Cut downtime by a third');
            planWire.emit(planView());
            await settle();
            expect(section(element, 'Goal').rows).toHaveLength(0);
            await expect(element).toBeAccessible();
        });

        it('shouldBringTheRowBackWhenUndone', async () => {
            (deleteRow as jest.Mock).mockResolvedValue(undefined);
            (restoreRow as jest.Mock).mockResolvedValue({ status: 'Saved', kind: 'Goal', goal: goal() });
            const element = await show();
            await remove(element);
            fire(find(element, 'c-undo-bar'), 'undo');
            await settle();
            expect(restoreRow).toHaveBeenCalledWith({ recordId: 'g1' });
            expect(section(element, 'Goal').rows).toHaveLength(1);
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
            expect(section(element, 'Goal').rows).toHaveLength(1);
            expect(toasts).toMatchObject([{ title: 'It could not be deleted.', message: 'Not allowed' }]);
            expect(findAll(element, 'c-undo-bar')).toHaveLength(0);
        });

        it('shouldNotRestoreWhatWasNeverDeleted', async () => {
            const answer = pending();
            (deleteRow as jest.Mock).mockReturnValue(answer.promise);
            const element = await show();
            await remove(element);
            fire(find(element, 'c-undo-bar'), 'undo');
            answer.reject(apexError('Not allowed'));
            await settle();
            expect(restoreRow).not.toHaveBeenCalled();
            expect(section(element, 'Goal').rows).toHaveLength(1);
        });

        it('shouldStopOfferingToUndoWhenTheTimeIsUp', async () => {
            (deleteRow as jest.Mock).mockResolvedValue(undefined);
            const element = await show();
            await remove(element);
            fire(find(element, 'c-undo-bar'), 'expire');
            await settle();
            expect(findAll(element, 'c-undo-bar')).toHaveLength(0);
        });
    });
});
