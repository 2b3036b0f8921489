import WhiteSpaceMatrix from 'c/whiteSpaceMatrix';
import ConflictDialog from 'c/conflictDialog';
import FormDialog from 'c/formDialog';
import LinkOpportunityDialog from 'c/linkOpportunityDialog';
import type { Scene } from 'c/matrixModel';
import { CurrentPageReference } from 'lightning/navigation';
import { refreshApex } from '@salesforce/apex';
import getCell from '@salesforce/apex/WhiteSpaceController.getCell';
import getMatrix from '@salesforce/apex/WhiteSpaceController.getMatrix';
import lookedAt from '@salesforce/apex/WhiteSpaceController.lookedAt';
import saveCells from '@salesforce/apex/WhiteSpaceController.saveCells';
import type { CellEdit, MatrixView } from 'keystone/dto';
import type { FieldText } from 'keystone/ui';
import { apexError } from '../../../../../../test/jest/fixtures';
import {
    CARE,
    DRIVES,
    HARDWARE,
    NORTH,
    SITE,
    SOUTH,
    cell,
    matrixView
} from '../../../../../../test/jest/matrixFixtures';
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

interface TestWire {
    emit(data: unknown): void;
    error(body?: unknown, status?: number): void;
    getLastConfig(): Record<string, unknown>;
}
const matrixWire = getMatrix as unknown as TestWire;
const cellWire = getCell as unknown as TestWire;
const pageWire = CurrentPageReference as unknown as TestWire;
const mocked = (method: unknown) => method as jest.Mock;
const openForm = jest.fn();
const openConflict = jest.fn();
const openLink = jest.fn();
const downloads: string[] = [];

const CARE_CELL = `${NORTH}:${CARE}`;
const id = (unitId: string, offeringId: string) => `${unitId}:${offeringId}`;
const potential = matrixView().cells.find(({ unitId, offeringId }) => id(unitId, offeringId) === CARE_CELL);

async function show(view: MatrixView | null = matrixView()): Promise<Mounted> {
    const element = await mount('c-white-space-matrix', WhiteSpaceMatrix, { recordId: 'a01000000000001AAA' });
    if (view) {
        matrixWire.emit(view);
        await settle();
    }
    return element;
}

const grid = (element: Mounted) => find(element, 'c-matrix-grid');
const sceneOf = (element: Mounted) => grid(element).scene as Scene;
const bar = (element: Mounted) => find(element, 'c-undo-bar').message;

async function tell(element: Mounted, selector: string, type: string, detail: unknown): Promise<void> {
    fire(find(element, selector), type, detail);
    await settle();
}

const choose = (element: Mounted, ...ids: string[]) =>
    tell(element, 'c-matrix-grid', 'selectionchange', { ids, opened: ids.length === 1 ? ids[0] : null });

async function change(element: Mounted, field: string, value: FieldText): Promise<void> {
    const detail = { rowId: find(element, 'c-cell-panel').cellId, field, value };
    find(element, 'c-cell-panel').dispatchEvent(new CustomEvent('cellchange', { detail, bubbles: true }));
    await settle();
}

/** The dialog is answered, and what it says is done. */
function answers(values: Record<string, FieldText>): void {
    openForm.mockImplementation(({ submit }) => submit(values));
}

function saves(): void {
    mocked(saveCells).mockImplementation(async ({ edits }: { edits: CellEdit[] }) =>
        edits.map(({ unitId, offeringId, fields }) => ({
            unitId,
            offeringId,
            status: 'Saved',
            conflicts: null,
            message: null,
            cell: cell(unitId, offeringId, { state: 'Potential', potential: Number(fields.potential) })
        }))
    );
}

describe('c-white-space-matrix', () => {
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
        LinkOpportunityDialog.open = openLink.mockResolvedValue(undefined);
        downloads.length = 0;
        jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
            downloads.push(`${this.download} ${this.href}`);
        });
    });
    afterEach(clearPage);

    describe('states', () => {
        it('shouldShowASpinnerWhileLoading', async () => {
            const element = await show(null);
            expect(findAll(element, 'lightning-spinner')).toHaveLength(1);
            await expect(element).toBeAccessible();
        });

        it('shouldShowTheMatrixWithItsFigures', async () => {
            const element = await show();
            expect(sceneOf(element).rows).toHaveLength(3);
            expect(deepText(element)).toContain('Worked out on');
            await expect(element).toBeAccessible();
        });

        it('shouldOfferToTryAgainWhenReadingFailed', async () => {
            const element = await show(null);
            matrixWire.error({ message: 'The row is locked.' });
            await settle();
            expect(deepText(element)).toContain('The row is locked.');
            fire(find(element, 'c-error-panel'), 'retry');
            expect(refreshApex).toHaveBeenCalledTimes(1);
        });

        it('shouldSayThatTheUserHasNoAccessToThePackage', async () => {
            const element = await show(null);
            matrixWire.error({ message: "You do not have access to the Apex class named 'WhiteSpaceController'." });
            await settle();
            expect(findAll(element, 'c-error-panel')).toHaveLength(0);
            expect(findAll(element, 'c-empty-state')).toHaveLength(1);
        });

        it.each([
            ['No access', matrixView({ state: 'No access' }), ''],
            ['No key account', matrixView({ state: 'No key account' }), ''],
            ['no offerings', matrixView({ offerings: [] }), ''],
            ['no units', matrixView({ units: [] }), 'From the account hierarchy'],
            ['no units to add', matrixView({ units: [], canCreateUnits: false }), '']
        ])('shouldSayWhatToDoWhenThereIs%s', async (_what, view, action) => {
            const element = await show(view);
            expect(find(element, 'c-empty-state').actionLabel).toBe(action);
            expect(findAll(element, 'c-matrix-grid')).toHaveLength(0);
            await expect(element).toBeAccessible();
        });

        it('shouldReadTheRecordThatThePageNames', async () => {
            await mount('c-white-space-matrix', WhiteSpaceMatrix);
            pageWire.emit({ type: 'standard__component', state: { c__recordId: 'a02000000000001AAA' } });
            await settle();
            expect(matrixWire.getLastConfig()).toEqual({ recordId: 'a02000000000001AAA' });
        });

        it('shouldBeginWithTheBestPotentialsWhereThereIsLittleRoom', async () => {
            jest.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(390);
            const element = await show();
            expect(findAll(element, 'c-matrix-grid')).toHaveLength(0);
            expect(find(element, 'c-matrix-potentials').items).toHaveLength(1);
            await tell(element, 'c-matrix-toolbar', 'lookchange', { look: 'footprint' });
            expect(findAll(element, 'c-matrix-grid')).toHaveLength(1);
            jest.restoreAllMocks();
        });
    });

    describe('toolbar', () => {
        it('shouldChangeWhatIsShown', async () => {
            const element = await show();
            await tell(element, 'c-matrix-toolbar', 'lookchange', { look: 'share' });
            await tell(element, 'c-matrix-toolbar', 'heatchange', { heatBy: 'owned' });
            expect(sceneOf(element).options).toMatchObject({ look: 'share', heatBy: 'owned' });
            await tell(element, 'c-matrix-toolbar', 'command', { command: 'fold' });
            expect(sceneOf(element).columns).toHaveLength(2);
            await tell(element, 'c-matrix-toolbar', 'command', { command: 'unfold' });
            expect(sceneOf(element).columns).toHaveLength(3);
            await tell(element, 'c-matrix-grid', 'fold', { kind: 'group', id: HARDWARE });
            await tell(element, 'c-matrix-grid', 'fold', { kind: 'unit', id: NORTH });
            expect([sceneOf(element).columns.length, sceneOf(element).rows.length]).toEqual([2, 2]);
            await tell(element, 'c-matrix-grid', 'fold', { kind: 'unit', id: NORTH });
            expect(sceneOf(element).rows).toHaveLength(3);
        });

        it('shouldSayThatNothingWasFoundAndClearTheFilters', async () => {
            const element = await show();
            const filter = { ...sceneOf(element).options.filter, search: 'nowhere' };
            await tell(element, 'c-matrix-toolbar', 'filterchange', { filter });
            expect(find(element, 'c-empty-state').heading).toBe('Nothing found');
            await tell(element, 'c-empty-state', 'action', undefined);
            expect(sceneOf(element).matching).toBe(9);
        });

        it('shouldExportCellsAndPictures', async () => {
            const element = await show();
            await tell(element, 'c-matrix-toolbar', 'command', { command: 'csv' });
            await tell(element, 'c-matrix-toolbar', 'command', { command: 'svg' });
            expect(downloads[0]).toMatch(/^White-space-Nordwind-\d{4}-\d\d-\d\d\.csv data:text\/csv/);
            expect(decodeURIComponent(downloads[1])).toContain('>Harbour site<');
        });

        it('shouldTellWhenThePictureCannotBeMade', async () => {
            const element = await show();
            const toasts = listen<{ variant: string }>(element, TOAST);
            HTMLImageElement.prototype.decode = jest.fn().mockRejectedValue(new Error('Too large'));
            await tell(element, 'c-matrix-toolbar', 'command', { command: 'png' });
            expect(toasts).toMatchObject([{ variant: 'error', message: 'Too large' }]);
        });
    });

    describe('details', () => {
        it('shouldShowTheCellThatIsChosen', async () => {
            const element = await show();
            await choose(element, CARE_CELL);
            expect(cellWire.getLastConfig()).toEqual({ unitId: NORTH, offeringId: CARE });
            expect(find(element, 'c-cell-panel')).toMatchObject({
                unitName: 'North',
                offeringName: 'Care',
                detail: null
            });
            cellWire.emit({ reasons: [], opportunities: [], assets: [], history: [], actions: [] });
            await settle();
            expect(find(element, 'c-cell-panel').detail).not.toBeNull();
            await choose(element, CARE_CELL, id(SOUTH, CARE));
            expect(findAll(element, 'c-cell-panel')).toHaveLength(0);
        });

        it('shouldCloseThem', async () => {
            const element = await show();
            await tell(element, 'c-matrix-grid', 'celldetails', { id: CARE_CELL });
            cellWire.error({ message: 'Gone' });
            await settle();
            await tell(element, 'c-cell-panel', 'retry', {});
            expect(refreshApex).toHaveBeenCalledTimes(2);
            await tell(element, 'c-cell-panel', 'close', {});
            expect(findAll(element, 'c-cell-panel')).toHaveLength(0);
        });
    });

    describe('changes', () => {
        it('shouldStoreAChangeShowItAtOnceAndTakeItBack', async () => {
            const element = await show();
            saves();
            await choose(element, CARE_CELL);
            await change(element, 'potential', '950');
            expect(saveCells).toHaveBeenCalledWith({
                edits: [{ unitId: NORTH, offeringId: CARE, base: { potential: '900' }, fields: { potential: '950' } }],
                overwrite: false
            });
            expect(sceneOf(element).at(0, 2).text).toBe('€950');
            expect(bar(element)).toBe('Saved: North, Care');
            press(find(element, 'c-matrix-grid'), 'z', { ctrlKey: true });
            await settle();
            expect(mocked(saveCells).mock.calls[1][0].edits).toEqual([
                { unitId: NORTH, offeringId: CARE, base: { potential: '950' }, fields: { potential: '900' } }
            ]);
            expect(findAll(element, 'c-undo-bar')).toHaveLength(0);
        });

        it('shouldKeepAChangeThatCouldNotBeStoredUntilItIsTriedAgain', async () => {
            const element = await show();
            mocked(saveCells).mockRejectedValueOnce(apexError('Offline'));
            await choose(element, CARE_CELL);
            await change(element, 'potential', '950');
            expect(find(element, '[data-unsaved]').textContent).toContain('Not saved yet (1): Offline');
            expect(sceneOf(element).at(0, 2)).toMatchObject({ text: '€950', failed: true });
            saves();
            find(element, '[data-action="retry-all"]').click();
            await settle();
            expect(saveCells).toHaveBeenCalledTimes(2);
            expect(findAll(element, '[data-unsaved]')).toHaveLength(0);
        });

        it('shouldGiveUpAChange', async () => {
            const element = await show();
            mocked(saveCells).mockRejectedValue(apexError('Offline'));
            await choose(element, CARE_CELL);
            await change(element, 'potential', '950');
            find(element, '[data-action="discard-all"]').click();
            await settle();
            expect(sceneOf(element).at(0, 2)).toMatchObject({ text: '€900', failed: false });
            await change(element, 'nextStep', 'Call');
            const detail = { rowId: CARE_CELL, field: 'nextStep', value: null };
            find(element, 'c-cell-panel').dispatchEvent(new CustomEvent('celldiscard', { detail, bubbles: true }));
            await settle();
            expect(findAll(element, '[data-unsaved]')).toHaveLength(0);
        });

        it('shouldKeepOnlyTheChangesThatWereRefused', async () => {
            const element = await show();
            mocked(saveCells).mockImplementation(async ({ edits }: { edits: CellEdit[] }) =>
                edits.map(({ unitId, offeringId }, index) => {
                    const saved = { status: 'Saved', cell: cell(unitId, offeringId, { addressable: 7 }) };
                    const failed = { status: 'Failed', cell: null, message: 'Not negative' };
                    return { unitId, offeringId, ...(index === 0 ? saved : failed) };
                })
            );
            await choose(element, CARE_CELL, id(SOUTH, CARE));
            answers({ addressable: '7', addressableSource: null });
            find(element, '[data-topic="addressable"]').click();
            await settle();
            expect(find(element, '[data-unsaved]').textContent).toContain('Not saved yet (1): Not negative');
            expect(bar(element)).toBe('Saved: North, Care');
        });

        it('shouldAskWhoseChangeToKeep', async () => {
            const element = await show();
            const conflicts = [{ field: 'potential', base: '900', mine: '950', theirs: '910' }];
            mocked(saveCells).mockResolvedValueOnce([
                {
                    unitId: NORTH,
                    offeringId: CARE,
                    status: 'Conflict',
                    conflicts,
                    cell: { ...potential, potential: 910 },
                    message: null
                }
            ]);
            await choose(element, CARE_CELL);
            await change(element, 'potential', '950');
            expect(openConflict.mock.calls[0][0].conflicts).toEqual([
                { field: 'potential', label: 'Potential', base: '€900', mine: '€950', theirs: '€910' }
            ]);
            expect(findAll(element, '[data-unsaved]')).toHaveLength(1);
            openConflict.mockResolvedValue({ potential: 'mine' });
            saves();
            find(element, '[data-action="retry-all"]').click();
            await settle();
            expect(mocked(saveCells).mock.calls[1][0].edits[0]).toMatchObject({
                base: { potential: '910' },
                fields: { potential: '950' }
            });
            expect(findAll(element, '[data-unsaved]')).toHaveLength(0);
        });

        it('shouldTakeTheirsWithoutSavingAgain', async () => {
            const element = await show();
            const conflicts = [{ field: 'potential', base: '900', mine: '950', theirs: '910' }];
            const stored = { ...potential, potential: 910 };
            openConflict.mockResolvedValue({ potential: 'theirs' });
            mocked(saveCells).mockResolvedValueOnce([
                { unitId: NORTH, offeringId: CARE, status: 'Conflict', conflicts, cell: stored, message: null }
            ]);
            await choose(element, CARE_CELL);
            await change(element, 'potential', '950');
            expect(saveCells).toHaveBeenCalledTimes(1);
            expect(sceneOf(element).at(0, 2).text).toBe('€910');
        });

        it('shouldChangeSeveralCellsAtOnce', async () => {
            const element = await show();
            saves();
            await choose(element, CARE_CELL, id(SITE, CARE));
            expect(deepText(element)).toContain('2 cells selected');
            answers({ potential: '40', potentialKind: null, decisionDate: null, nextStep: null, responsibleId: null });
            find(element, '[data-topic="potential"]').click();
            await settle();
            expect(mocked(saveCells).mock.calls[0][0].edits.map(({ fields }: CellEdit) => fields)).toEqual([
                { potential: '40' },
                { potential: '40' }
            ]);
            expect(bar(element)).toBe('Saved: 2 cells');
            find(element, '[data-action="clear-selection"]').click();
            await settle();
            expect(findAll(element, '[data-topic]')).toHaveLength(0);
        });

        it('shouldTellThatCellsWereLookedAt', async () => {
            const element = await show();
            const toasts = listen(element, TOAST);
            mocked(lookedAt).mockResolvedValue([cell(SITE, CARE, { state: 'White space', lookedAtOn: '2026-11-28' })]);
            await choose(element, id(SITE, CARE), id(SITE, DRIVES));
            find(element, '[data-action="looked-at"]').click();
            await settle();
            expect(lookedAt).toHaveBeenCalledWith({
                keys: [
                    { unitId: SITE, offeringId: CARE },
                    { unitId: SITE, offeringId: DRIVES }
                ]
            });
            expect(sceneOf(element).at(1, 2).state).toBe('White space');
            expect(bar(element)).toBe('Looked at: 2');
            saves();
            await tell(element, 'c-undo-bar', 'undo', undefined);
            expect(mocked(saveCells).mock.calls[0][0].edits[0]).toMatchObject({
                base: { lookedAtOn: '2026-11-28' },
                fields: { lookedAtOn: null }
            });
            mocked(lookedAt).mockRejectedValue(apexError('No'));
            await choose(element, id(SITE, CARE));
            await tell(element, 'c-cell-panel', 'lookedat', { id: id(SITE, CARE) });
            expect(toasts).toHaveLength(1);
        });

        it('shouldNotShowAReadingThatBeganBeforeTheLatestSave', async () => {
            const element = await show();
            mocked(saveCells).mockReturnValue(new Promise(() => {}));
            await choose(element, CARE_CELL);
            await change(element, 'potential', '950');
            matrixWire.emit(matrixView({ cells: [] }));
            await settle();
            expect(sceneOf(element).at(0, 0).state).toBe('Owned');
        });

        it('shouldShowTheOtherRecordAfterASaveWasStarted', async () => {
            const element = await show();
            saves();
            await choose(element, CARE_CELL);
            mocked(refreshApex).mockReturnValue(new Promise(() => {}));
            mocked(saveCells).mockReturnValue(new Promise(() => {}));
            await change(element, 'potential', '100');
            element.recordId = 'a01000000000002AAA';
            matrixWire.emit(matrixView({ keyAccountId: 'a01000000000002AAA', units: [] }));
            await settle();
            expect(findAll(element, 'c-empty-state')).toHaveLength(1);
        });

        it('shouldWarnBeforeChangesAreLost', async () => {
            const element = await show();
            mocked(saveCells).mockRejectedValue(apexError('Offline'));
            const leave = () => {
                // eslint-disable-next-line @lwc/lwc/prefer-custom-event
                const event = new Event('beforeunload', { cancelable: true });
                window.dispatchEvent(event);
                return event.defaultPrevented;
            };
            expect(leave()).toBe(false);
            await choose(element, CARE_CELL);
            await change(element, 'potential', '950');
            expect(leave()).toBe(true);
        });
    });
});
