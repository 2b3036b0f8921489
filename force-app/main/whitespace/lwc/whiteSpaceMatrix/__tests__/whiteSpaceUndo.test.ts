import WhiteSpaceMatrix from 'c/whiteSpaceMatrix';
import ConflictDialog from 'c/conflictDialog';
import FormDialog from 'c/formDialog';
import type { Scene } from 'c/matrixModel';
import LightningConfirm from 'lightning/confirm';
import { refreshApex } from '@salesforce/apex';
import getMatrix from '@salesforce/apex/WhiteSpaceController.getMatrix';
import createOpportunity from '@salesforce/apex/WhiteSpaceController.createOpportunity';
import deleteRow from '@salesforce/apex/PlanController.deleteRow';
import deleteUnit from '@salesforce/apex/WhiteSpaceController.deleteUnit';
import restoreUnit from '@salesforce/apex/WhiteSpaceController.restoreUnit';
import saveCells from '@salesforce/apex/WhiteSpaceController.saveCells';
import saveUnit from '@salesforce/apex/WhiteSpaceController.saveUnit';
import takeBackOpportunity from '@salesforce/apex/WhiteSpaceController.takeBackOpportunity';
import toPlan from '@salesforce/apex/WhiteSpaceController.toPlan';
import type { CellEdit, MatrixCell } from 'keystone/dto';
import type { FieldText } from 'keystone/ui';
import { apexError } from '../../../../../../test/jest/fixtures';
import { CARE, NORTH, SITE, cell, matrixView, unit } from '../../../../../../test/jest/matrixFixtures';
import {
    TOAST,
    clearPage,
    find,
    findAll,
    fire,
    listen,
    mount,
    press,
    settle
} from '../../../../../../test/jest/support';
import type { Mounted } from '../../../../../../test/jest/support';

jest.mock('@salesforce/apex/WhiteSpaceController.getMatrix', () => ({ default: mockWire() }), { virtual: true });
jest.mock('@salesforce/apex/WhiteSpaceController.getCell', () => ({ default: mockWire() }), { virtual: true });
jest.mock('@salesforce/apex/WhiteSpaceController.addUnits', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/WhiteSpaceController.createOpportunity', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/WhiteSpaceController.deleteUnit', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/WhiteSpaceController.getLinkable', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/WhiteSpaceController.linkOpportunity', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/WhiteSpaceController.lookedAt', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/WhiteSpaceController.saveCells', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/WhiteSpaceController.saveUnit', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/WhiteSpaceController.suggestUnits', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/WhiteSpaceController.toPlan', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/WhiteSpaceController.unlinkOpportunity', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PlanController.deleteRow', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/WhiteSpaceController.restoreUnit', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/WhiteSpaceController.takeBackOpportunity', () => ({ default: jest.fn() }), {
    virtual: true
});
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn() }), { virtual: true });
jest.mock('@salesforce/i18n/currency', () => ({ default: 'EUR' }), { virtual: true });

function mockWire() {
    return jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn());
}

const matrixWire = getMatrix as unknown as { emit(data: unknown): void };
const mocked = (method: unknown) => method as jest.Mock;
const openForm = jest.fn();
const openConflict = jest.fn();
const confirm = jest.fn();

const CARE_CELL = `${NORTH}:${CARE}`;
const KEY_ACCOUNT = 'a01000000000001AAA';

async function show(): Promise<Mounted> {
    const element = await mount('c-white-space-matrix', WhiteSpaceMatrix, { recordId: KEY_ACCOUNT });
    matrixWire.emit(matrixView());
    await settle();
    return element;
}

const sceneOf = (element: Mounted) => find(element, 'c-matrix-grid').scene as Scene;
const bar = (element: Mounted) => find(element, 'c-undo-bar').message;
const offersUndo = (element: Mounted) => findAll(element, 'c-undo-bar').length > 0;

async function tell(element: Mounted, selector: string, type: string, detail?: unknown): Promise<void> {
    fire(find(element, selector), type, detail);
    await settle();
}

const undo = (element: Mounted) => tell(element, 'c-undo-bar', 'undo');

const choose = (element: Mounted, id: string) =>
    tell(element, 'c-matrix-grid', 'selectionchange', { ids: [id], opened: id });

async function change(element: Mounted, field: string, value: FieldText): Promise<void> {
    const detail = { rowId: find(element, 'c-cell-panel').cellId, field, value };
    find(element, 'c-cell-panel').dispatchEvent(new CustomEvent('cellchange', { detail, bubbles: true }));
    await settle();
}

/** The dialog is answered, and what it says is done. */
function answers(...values: Record<string, FieldText>[]): void {
    for (const value of values) {
        openForm.mockImplementationOnce(({ submit }) => submit(value));
    }
}

/** What the server says of a cell that it stored. */
const stored = (over: Partial<MatrixCell>) => [
    { unitId: NORTH, offeringId: CARE, status: 'Saved', conflicts: null, message: null, cell: cell(NORTH, CARE, over) }
];

const saved = (over: Partial<ReturnType<typeof unit>>) => ({
    status: 'Saved',
    unit: { ...unit(NORTH, 'North'), ...over },
    conflicts: []
});

describe('c-white-space-matrix, what can be taken back', () => {
    beforeEach(() => {
        jest.resetAllMocks();
        globalThis.ResizeObserver = class {
            observe() {}
            unobserve() {}
            disconnect() {}
        };
        mocked(refreshApex).mockResolvedValue(undefined);
        FormDialog.open = openForm.mockResolvedValue(undefined);
        ConflictDialog.open = openConflict.mockResolvedValue(undefined);
        LightningConfirm.open = confirm.mockResolvedValue(true);
    });
    afterEach(clearPage);

    describe('edits', () => {
        it('shouldSendWhatWasChangedWhileItWasBeingStoredAfterwards', async () => {
            const element = await show();
            const answer: ((value: unknown) => void)[] = [];
            mocked(saveCells).mockImplementation(() => new Promise((resolve) => answer.push(resolve)));
            const sentEdit = (call: number) => mocked(saveCells).mock.calls[call][0].edits[0] as CellEdit;
            await choose(element, CARE_CELL);
            await change(element, 'potential', '100');
            await change(element, 'potential', '200');
            await change(element, 'nextStep', 'Call');
            expect(saveCells).toHaveBeenCalledTimes(1);
            expect(sceneOf(element).at(0, 2)?.text).toBe('€200');
            answer[0](stored({ state: 'Potential', potential: 100 }));
            await settle();
            expect(saveCells).toHaveBeenCalledTimes(2);
            expect(sentEdit(1).base).toEqual({ potential: '100', nextStep: 'Show the reference' });
            expect(sentEdit(1).fields).toEqual({ potential: '200', nextStep: 'Call' });
            answer[1](stored({ state: 'Potential', potential: 200, nextStep: 'Call' }));
            await settle();
            expect(sceneOf(element).at(0, 2)).toMatchObject({ text: '€200', failed: false });
            await tell(element, 'c-undo-bar', 'undo', undefined);
            expect(sentEdit(2).base).toEqual({ potential: '200', nextStep: 'Call' });
            expect(sentEdit(2).fields).toEqual({ potential: '100', nextStep: 'Show the reference' });
            answer[2](stored({ state: 'Potential', potential: 100 }));
            await settle();
            expect(saveCells).toHaveBeenCalledTimes(3);
        });

        it('shouldOfferToTakeBackWhatComesAfterAnUndoThatWasGivenUp', async () => {
            const element = await show();
            mocked(saveCells).mockResolvedValue(stored({ state: 'Potential', potential: 100 }));
            await choose(element, CARE_CELL);
            await change(element, 'potential', '100');
            mocked(saveCells).mockRejectedValueOnce(apexError('No connection.'));
            await tell(element, 'c-undo-bar', 'undo', undefined);
            find(element, 'c-cell-panel').dispatchEvent(
                new CustomEvent('celldiscard', { detail: { rowId: CARE_CELL, field: 'potential' }, bubbles: true })
            );
            await settle();
            await change(element, 'potential', '300');
            expect(findAll(element, 'c-undo-bar')).toHaveLength(1);
        });

        it('shouldLeaveTheKeyboardWithWhoeverWorksOnElsewhereMeanwhile', async () => {
            const element = await show();
            mocked(saveCells).mockResolvedValue(stored({ state: 'Potential', potential: 100 }));
            await choose(element, CARE_CELL);
            await change(element, 'potential', '100');
            const field = document.body.appendChild(document.createElement('input'));
            field.focus();
            await undo(element);
            expect(saveCells).toHaveBeenCalledTimes(2);
            expect(document.activeElement).toBe(field);
            // Nobody has it any more, as when the button of the bar is gone: the grid takes it.
            await change(element, 'potential', '200');
            field.remove();
            await undo(element);
            expect(saveCells).toHaveBeenCalledTimes(4);
            expect(document.activeElement).toBe(element);
        });

        describe('that are still being stored', () => {
            const answer: { give(value: unknown): void; refuse(reason: unknown): void }[] = [];
            const fields = (call: number) => (mocked(saveCells).mock.calls[call][0].edits[0] as CellEdit).fields;

            /** The next step was stored before; the potential is on its way when Ctrl+Z is pressed. */
            async function pressedTooEarly(): Promise<Mounted> {
                answer.length = 0;
                const element = await show();
                mocked(saveCells).mockImplementation(
                    () => new Promise((give, refuse) => answer.push({ give, refuse }))
                );
                await choose(element, CARE_CELL);
                await change(element, 'nextStep', 'Call');
                answer[0].give(stored({ state: 'Potential', potential: 900, nextStep: 'Call' }));
                await settle();
                await change(element, 'potential', '100');
                press(find(element, 'c-matrix-grid'), 'z', { ctrlKey: true });
                await settle();
                expect(saveCells).toHaveBeenCalledTimes(2);
                return element;
            }

            it('shouldTakeBackTheOneUnderWayOnceItIsStored', async () => {
                await pressedTooEarly();
                answer[1].give(stored({ state: 'Potential', nextStep: 'Call', potential: 100 }));
                await settle();
                expect(fields(2)).toEqual({ potential: '900' });
            });

            it('shouldTakeBackWhatTheBarNamesWhenItsButtonIsUsed', async () => {
                answer.length = 0;
                const element = await show();
                mocked(saveCells).mockImplementation(
                    () => new Promise((give, refuse) => answer.push({ give, refuse }))
                );
                await choose(element, CARE_CELL);
                await change(element, 'nextStep', 'Call');
                answer[0].give(stored({ state: 'Potential', nextStep: 'Call' }));
                await settle();
                await choose(element, `${SITE}:${CARE}`);
                await change(element, 'potential', '70');
                await undo(element);
                expect(mocked(saveCells).mock.calls[2][0].edits).toMatchObject([
                    { unitId: NORTH, offeringId: CARE, fields: { nextStep: 'Show the reference' } }
                ]);
            });

            it('shouldTakeNothingBackWhenTheOneUnderWayIsRefused', async () => {
                const element = await pressedTooEarly();
                answer[1].refuse(apexError('No connection.'));
                await settle();
                expect(saveCells).toHaveBeenCalledTimes(2);
                expect(find(element, '[data-unsaved]').textContent).toContain('No connection.');
            });
        });
    });

    describe('opportunities and the plan', () => {
        const created = { opportunityId: '006', savedOn: '2026-11-22T10:00:00.000Z', canDelete: true };

        async function create(over: object = {}): Promise<Mounted> {
            const element = await show();
            answers({ name: 'Care', amount: '900', closeDate: '2027-03-01', stageName: 'Proposal' });
            const open = cell(NORTH, CARE, { state: 'In pipeline', openAmount: 900 });
            mocked(createOpportunity).mockResolvedValue({ ...created, cell: open, ...over });
            await tell(element, 'c-matrix-grid', 'createopportunity', { id: CARE_CELL });
            return element;
        }

        it('shouldDeleteACreatedOpportunityWhenTheUserIsSure', async () => {
            const element = await create();
            expect(bar(element)).toBe('The opportunity is created.');
            confirm.mockResolvedValueOnce(false);
            await undo(element);
            expect(takeBackOpportunity).not.toHaveBeenCalled();
            mocked(takeBackOpportunity).mockResolvedValue(cell(NORTH, CARE, { state: 'Potential', potential: 900 }));
            find(element, 'c-matrix-grid').dispatchEvent(
                new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, composed: true })
            );
            await settle();
            expect(takeBackOpportunity).toHaveBeenCalledWith({
                unitId: NORTH,
                offeringId: CARE,
                opportunityId: '006',
                savedOn: created.savedOn
            });
            expect(sceneOf(element).at(0, 2).state).toBe('Potential');
            expect(offersUndo(element)).toBe(false);
        });

        it('shouldSayWhyACreatedOpportunityStays', async () => {
            const element = await create();
            const toasts = listen<{ title: string; message: string }>(element, TOAST);
            mocked(takeBackOpportunity).mockRejectedValue(apexError('It was changed.'));
            await undo(element);
            expect(toasts).toMatchObject([{ title: 'The opportunity stays', message: 'It was changed.' }]);
            expect(sceneOf(element).at(0, 2).state).toBe('In pipeline');
        });

        it('shouldSayThatItIsForGoodWhenTheUserMayNotDelete', async () => {
            const element = await create({ canDelete: false });
            expect(offersUndo(element)).toBe(false);
        });

        it('shouldTakePotentialsOutOfThePlanAgain', async () => {
            const element = await show();
            const potential = sceneOf(element).at(0, 2).cell as MatrixCell;
            mocked(toPlan).mockResolvedValue({
                cells: [{ ...potential, responsibleId: '005000000000009AAA' }],
                valueItemIds: ['a0V1', 'a0V2']
            });
            mocked(saveCells).mockResolvedValue(stored({ ...potential }));
            await tell(element, 'c-matrix-toolbar', 'lookchange', { look: 'potentials' });
            await tell(element, 'c-matrix-potentials', 'toplan', { ids: [CARE_CELL] });
            expect(bar(element)).toBe('In the plan: 1');
            await undo(element);
            expect(mocked(deleteRow).mock.calls).toEqual([[{ recordId: 'a0V1' }], [{ recordId: 'a0V2' }]]);
            expect(mocked(saveCells).mock.calls[0][0].edits).toEqual([
                {
                    unitId: NORTH,
                    offeringId: CARE,
                    base: { responsibleId: '005000000000009AAA' },
                    fields: { responsibleId: potential.responsibleId }
                }
            ]);
            await settle();
            expect(offersUndo(element)).toBe(false);
        });
    });

    describe('buying units', () => {
        const edit = (values: object, base: object) => ({
            unit: { id: NORTH, keyAccountId: KEY_ACCOUNT, active: null, order: null, ...values, base }
        });
        const before = { name: 'North', kind: unit(NORTH, 'North').kind, parentId: null, accountId: null };

        it('shouldRenameAUnitAndGiveItItsNameBack', async () => {
            const element = await show();
            const known = sceneOf(element).matrix.unit(NORTH)!.unit;
            const former = { name: known.name, kind: known.kind, parentId: known.parentId, accountId: known.accountId };
            answers({ name: 'Far north', kind: 'Division', parentId: null });
            mocked(saveUnit).mockResolvedValue(saved({ ...former, name: 'Far north', kind: 'Division' }));
            await tell(element, 'c-matrix-grid', 'changeunit', { id: NORTH });
            const now = { ...former, name: 'Far north', kind: 'Division' };
            expect(saveUnit).toHaveBeenLastCalledWith(edit(now, former));
            expect(bar(element)).toBe('Saved: Far north');
            await undo(element);
            expect(saveUnit).toHaveBeenLastCalledWith(edit(former, now));
        });

        it('shouldAskWhichUnitAndWhoseNameToKeep', async () => {
            const element = await show();
            answers({ unitId: NORTH }, { name: 'Mine', kind: 'Site', parentId: SITE });
            const conflicts = [{ field: 'name', label: 'Name', base: 'North', mine: 'Mine', theirs: 'Theirs' }];
            mocked(saveUnit)
                .mockResolvedValueOnce({ ...saved({ ...before, name: 'Theirs' }), status: 'Conflict', conflicts })
                .mockResolvedValueOnce(saved({ ...before, name: 'Theirs', kind: 'Site' }));
            openConflict.mockResolvedValue({ name: 'theirs' });
            await tell(element, 'c-matrix-toolbar', 'command', { command: 'change' });
            expect(openConflict.mock.calls[0][0].conflicts).toEqual(conflicts);
            const again = mocked(saveUnit).mock.calls[1][0].unit;
            expect([again.name, again.base.name]).toEqual(['Theirs', 'Theirs']);
            expect(bar(element)).toBe('Saved: Theirs');
        });

        it('shouldRemoveAUnitAndBringItBack', async () => {
            const element = await show();
            openForm.mockImplementationOnce(({ other }) => other());
            await tell(element, 'c-matrix-grid', 'changeunit', { id: NORTH });
            expect(deleteUnit).toHaveBeenCalledWith({ unitId: NORTH });
            expect(bar(element)).toBe('Removed: North');
            await undo(element);
            expect(restoreUnit).toHaveBeenCalledWith({ unitId: NORTH });
        });

        it('shouldTellWhenItCannotBeBroughtBack', async () => {
            const element = await show();
            const toasts = listen<{ message: string }>(element, TOAST);
            openForm.mockImplementationOnce(({ other }) => other());
            mocked(restoreUnit).mockRejectedValue(apexError('It is gone.'));
            await tell(element, 'c-matrix-grid', 'changeunit', { id: NORTH });
            await undo(element);
            expect(toasts.map(({ message }) => message)).toEqual(['It is gone.']);
        });
    });
});
