import { Matrix, NO_FILTER, Scene, Texts, blankCell } from 'c/matrixModel';
import type { SceneOptions } from 'c/matrixModel';
import type { MatrixCell, MatrixFigures, MatrixOffering, MatrixUnit, MatrixView } from 'keystone/dto';

export const NORTH = 'unit-north';
export const SITE = 'unit-site';
export const SOUTH = 'unit-south';
export const SENSORS = 'off-sensors';
export const DRIVES = 'off-drives';
export const CARE = 'off-care';
export const HARDWARE = 'off-hardware';

export function unit(id: string, name: string, more: Partial<MatrixUnit> = {}): MatrixUnit {
    return {
        id,
        name,
        parentId: null,
        accountId: null,
        accountName: null,
        kind: 'Division',
        order: null,
        active: true,
        ...more
    };
}

export function offering(id: string, name: string, more: Partial<MatrixOffering> = {}): MatrixOffering {
    return {
        id,
        name,
        code: null,
        parentId: null,
        order: null,
        revenueType: 'Recurring',
        isOther: false,
        isColumn: true,
        ...more
    };
}

export function cell(unitId: string, offeringId: string, more: Partial<MatrixCell> = {}): MatrixCell {
    return { ...blankCell(unitId, offeringId), id: `cell-${unitId}-${offeringId}`, ...more };
}

const NOTHING: MatrixFigures = {
    owned: 0,
    open: 0,
    weighted: 0,
    potential: 0,
    addressable: 0,
    ownedOfAddressable: 0,
    cells: 0,
    applicable: 0,
    ownedCells: 0,
    unknownCells: 0,
    addressableCells: 0,
    raised: 0,
    converted: 0,
    shareOfWallet: null,
    coverage: null,
    penetration: null,
    explored: null,
    conversion: null
};

/** Three units, one of them below another, by three offerings, two of them in a group; six of the nine cells have a record. */
export function matrixView(more: Partial<MatrixView> = {}): MatrixView {
    return {
        state: 'Ready',
        keyAccountId: 'a01000000000001AAA',
        keyAccountName: 'Nordwind',
        accountId: '001000000000001AAA',
        currencyCode: 'EUR',
        canEdit: true,
        canCreateOpportunity: true,
        canCreateUnits: true,
        asOf: '2026-11-22',
        units: [
            unit(SOUTH, 'South', { order: 20, accountName: 'South GmbH' }),
            unit(SITE, 'Harbour site', { order: 15, parentId: NORTH, kind: 'Site' }),
            unit(NORTH, 'North', { order: 10 })
        ],
        offerings: [
            offering(HARDWARE, 'Hardware', { order: 10, isColumn: false }),
            offering(DRIVES, 'Drives', { order: 12, parentId: HARDWARE, revenueType: 'One-off' }),
            offering(SENSORS, 'Sensors', { order: 11, parentId: HARDWARE }),
            offering(CARE, 'Care', { order: 30 })
        ],
        cells: [
            cell(NORTH, SENSORS, {
                state: 'Owned',
                ownedRevenue: 1200,
                ownedUntil: '2027-06-30',
                addressable: 2000,
                competitor: 'Vektor',
                competitorShare: 30
            }),
            cell(NORTH, DRIVES, {
                state: 'In pipeline',
                openAmount: 500,
                weightedAmount: 250,
                raisedOn: '2026-01-01',
                convertedOn: '2026-05-01'
            }),
            cell(NORTH, CARE, {
                state: 'Potential',
                potential: 900,
                raisedOn: '2026-02-01',
                decisionDate: '2027-03-01',
                nextStep: 'Show the reference',
                responsibleId: '005000000000001AAA',
                responsibleName: 'Kim'
            }),
            cell(SITE, SENSORS, { state: 'White space', lookedAtOn: '2026-10-01' }),
            cell(SOUTH, SENSORS, { state: 'Owned', stateOverride: 'Not applicable', ownedRevenue: 77 }),
            cell(SOUTH, CARE, {
                state: 'Competitor-held',
                competitor: 'Ostmark',
                addressable: 800,
                competitorShare: 100
            })
        ],
        totals: { ...NOTHING },
        planId: 'a02000000000001AAA',
        competitors: ['Ostmark', 'Vektor'],
        stages: [{ value: 'Prospecting', label: 'Prospecting' }],
        ...more
    };
}

/** The same with two cells at which more is shared out than is spent. */
export function overView(more: Partial<MatrixView> = {}): MatrixView {
    const cells = matrixView().cells.map((one) => {
        if (one.unitId === NORTH && one.offeringId === SENSORS) {
            return { ...one, competitorShare: 55 };
        }
        return one.offeringId === CARE && one.unitId === SOUTH
            ? { ...one, competitor: null, competitorShare: null, ownedRevenue: 1200 }
            : one;
    });
    return matrixView({ cells, ...more });
}

export const texts = new Texts('en-GB', 'EUR');

export function options(more: Partial<SceneOptions> = {}): SceneOptions {
    return {
        look: 'footprint',
        heatBy: 'state',
        filter: NO_FILTER,
        foldedUnits: new Set(),
        foldedGroups: new Set(),
        failed: new Set(),
        ...more
    };
}

export function scene(more: Partial<SceneOptions> = {}, view: MatrixView = matrixView()): Scene {
    return new Scene(new Matrix(view), options(more), texts);
}
