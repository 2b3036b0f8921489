import WhiteSpaceMatrix from 'c/whiteSpaceMatrix';
import ConflictDialog from 'c/conflictDialog';
import FormDialog from 'c/formDialog';
import LinkOpportunityDialog from 'c/linkOpportunityDialog';
import type { Scene } from 'c/matrixModel';
import { refreshApex } from '@salesforce/apex';
import addUnits from '@salesforce/apex/WhiteSpaceController.addUnits';
import createOpportunity from '@salesforce/apex/WhiteSpaceController.createOpportunity';
import deleteUnit from '@salesforce/apex/WhiteSpaceController.deleteUnit';
import getLinkable from '@salesforce/apex/WhiteSpaceController.getLinkable';
import getMatrix from '@salesforce/apex/WhiteSpaceController.getMatrix';
import linkOpportunity from '@salesforce/apex/WhiteSpaceController.linkOpportunity';
import saveUnit from '@salesforce/apex/WhiteSpaceController.saveUnit';
import suggestUnits from '@salesforce/apex/WhiteSpaceController.suggestUnits';
import toPlan from '@salesforce/apex/WhiteSpaceController.toPlan';
import unlinkOpportunity from '@salesforce/apex/WhiteSpaceController.unlinkOpportunity';
import type { MatrixView } from 'keystone/dto';
import type { FieldText } from 'keystone/ui';
import { apexError } from '../../../../../../test/jest/fixtures';
import { CARE, NORTH, SITE, cell, matrixView, unit } from '../../../../../../test/jest/matrixFixtures';
import { TOAST, clearPage, find, findAll, fire, listen, mount, settle } from '../../../../../../test/jest/support';
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

/** The dialog is answered, and what it says is done. */
function answers(values: Record<string, FieldText>): void {
    openForm.mockImplementation(({ submit }) => submit(values));
}

describe('c-white-space-matrix with opportunities and units', () => {
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

    describe('opportunities', () => {
        it('shouldCreateOneWithEverythingFilledInAndShowItAtOnce', async () => {
            const element = await show();
            answers({ name: 'Care for North', amount: '900', closeDate: '2027-03-01', stageName: 'Proposal' });
            mocked(createOpportunity).mockResolvedValue({
                opportunityId: '006',
                savedOn: '2026-11-22T10:00:00.000Z',
                canDelete: false,
                cell: cell(NORTH, CARE, { state: 'In pipeline', openAmount: 900 })
            });
            await tell(element, 'c-matrix-grid', 'createopportunity', { id: CARE_CELL });
            expect(openForm.mock.calls[0][0].values).toEqual({
                name: 'North – Care',
                amount: '900',
                closeDate: '2027-03-01',
                stageName: 'Prospecting'
            });
            expect(createOpportunity).toHaveBeenCalledWith({
                opportunity: {
                    unitId: NORTH,
                    offeringId: CARE,
                    name: 'Care for North',
                    amount: 900,
                    closeDate: '2027-03-01',
                    stageName: 'Proposal'
                }
            });
            expect(sceneOf(element).at(0, 2)).toMatchObject({ state: 'In pipeline', text: '€900' });
        });

        it('shouldLinkOneThatIsThere', async () => {
            const element = await show();
            const linked = cell(SITE, CARE, { state: 'In pipeline' });
            mocked(linkOpportunity).mockResolvedValue({ planId: 'a05', cell: linked });
            openLink.mockImplementation(async ({ find: search, submit }) => {
                await search('north');
                return submit('006');
            });
            await choose(element, id(SITE, CARE));
            await tell(element, 'c-cell-panel', 'linkopportunity', { id: id(SITE, CARE) });
            expect(getLinkable).toHaveBeenCalledWith({ unitId: SITE, offeringId: CARE, search: 'north' });
            expect(linkOpportunity).toHaveBeenCalledWith({ unitId: SITE, offeringId: CARE, opportunityId: '006' });
            expect(sceneOf(element).at(1, 2).state).toBe('In pipeline');
            mocked(unlinkOpportunity).mockResolvedValue(cell(SITE, CARE, { state: 'Unknown' }));
            await tell(element, 'c-undo-bar', 'undo', undefined);
            expect(unlinkOpportunity).toHaveBeenCalledWith({
                unitId: SITE,
                offeringId: CARE,
                opportunityId: '006',
                planId: 'a05'
            });
            expect(sceneOf(element).at(1, 2).state).toBe('Unknown');
        });

        it('shouldTakePotentialsToThePlan', async () => {
            const element = await show();
            const toasts = listen<{ variant: string }>(element, TOAST);
            mocked(toPlan)
                .mockResolvedValueOnce({ cells: [potential], valueItemIds: [] })
                .mockRejectedValueOnce(apexError('Closed'));
            await tell(element, 'c-matrix-toolbar', 'lookchange', { look: 'potentials' });
            await tell(element, 'c-matrix-potentials', 'toplan', { ids: [CARE_CELL] });
            await tell(element, 'c-matrix-potentials', 'toplan', { ids: [CARE_CELL] });
            expect(toPlan).toHaveBeenCalledWith({ keys: [{ unitId: NORTH, offeringId: CARE }] });
            expect(toasts.map(({ variant }) => variant)).toEqual(['success', 'error']);
        });
    });

    describe('units', () => {
        it('shouldAddThemFromTheHierarchyAndTakeThemBack', async () => {
            const element = await show(matrixView({ units: [] }));
            mocked(suggestUnits).mockResolvedValue([{ accountId: '1', name: 'One', parentName: null }]);
            mocked(addUnits).mockResolvedValue([unit('u1', 'One'), unit('u2', 'Two')]);
            answers({ accountIds: '1;2' });
            await tell(element, 'c-empty-state', 'action', undefined);
            expect(addUnits).toHaveBeenCalledWith({ keyAccountId: 'a01000000000001AAA', accountIds: ['1', '2'] });
            expect(bar(element)).toBe('Added: 2 units');
            await tell(element, 'c-undo-bar', 'undo', undefined);
            expect(mocked(deleteUnit).mock.calls).toEqual([[{ unitId: 'u1' }], [{ unitId: 'u2' }]]);
        });

        it('shouldSayWhenAllAccountsAreUnitsAlready', async () => {
            const element = await show();
            const toasts = listen(element, TOAST);
            mocked(suggestUnits).mockResolvedValueOnce([]).mockRejectedValueOnce(apexError('No'));
            await tell(element, 'c-matrix-toolbar', 'command', { command: 'hierarchy' });
            await tell(element, 'c-matrix-toolbar', 'command', { command: 'hierarchy' });
            expect(openForm).not.toHaveBeenCalled();
            expect(toasts).toHaveLength(2);
        });

        it('shouldAddOneByHand', async () => {
            const element = await show(matrixView({ units: [] }));
            mocked(saveUnit).mockResolvedValue({ status: 'Saved', unit: unit('u1', 'Harbour'), conflicts: [] });
            answers({ name: 'Harbour', kind: 'Site', parentId: null, accountId: null });
            find(element, '[data-action="by-hand"]').click();
            await settle();
            expect(saveUnit).toHaveBeenCalledWith({
                unit: {
                    id: null,
                    keyAccountId: 'a01000000000001AAA',
                    name: 'Harbour',
                    kind: 'Site',
                    parentId: null,
                    accountId: null,
                    base: null,
                    active: null,
                    order: null
                }
            });
            expect(bar(element)).toBe('Added: Harbour');
            await tell(element, 'c-undo-bar', 'expire', undefined);
            expect(findAll(element, 'c-undo-bar')).toHaveLength(0);
        });
    });
});
