import { Matrix, cellId, figuresOf, predicted, ratioOf, stateOf } from 'c/matrixModel';
import {
    CARE,
    DRIVES,
    HARDWARE,
    NORTH,
    SENSORS,
    SITE,
    SOUTH,
    cell,
    matrixView,
    offering,
    unit
} from '../../../../../../test/jest/matrixFixtures';

const names = (matrix: Matrix) => matrix.units.map(({ unit: { name }, depth }) => `${'>'.repeat(depth)}${name}`);

describe('Matrix', () => {
    it('shouldShowUnitsAsATreeInTheirOrder', () => {
        const matrix = new Matrix(matrixView());
        expect(names(matrix)).toEqual(['North', '>Harbour site', 'South']);
        expect(matrix.units[0].size).toBe(2);
        expect(matrix.unit(SITE)?.above).toEqual([NORTH]);
    });

    it('shouldLeaveInactiveUnitsOutAndShowTheirPartsAtTheTop', () => {
        const units = [unit(NORTH, 'North', { active: false }), unit(SITE, 'Site', { parentId: NORTH })];
        expect(names(new Matrix(matrixView({ units })))).toEqual(['Site']);
    });

    it('shouldShowEveryUnitOnceWhenUnitsHangBelowEachOther', () => {
        const units = [unit('a', 'A', { parentId: 'b' }), unit('b', 'B', { parentId: 'a' }), unit('c', 'C')];
        expect(names(new Matrix(matrixView({ units }))).sort()).toEqual(['>B', 'A', 'C']);
    });

    it('shouldGroupColumnsUnderTheUppermostOffering', () => {
        const matrix = new Matrix(matrixView());
        expect(
            matrix.groups.map((group) => [group.offering?.name ?? null, group.columns.map(({ name }) => name)])
        ).toEqual([
            ['Hardware', ['Sensors', 'Drives']],
            [null, ['Care']]
        ]);
    });

    it('shouldShowAGroupBesideItsPartsWhenItIsAColumnItself', () => {
        const offerings = [
            offering(HARDWARE, 'Hardware'),
            offering('sub', 'Motion', { parentId: HARDWARE, isColumn: false }),
            offering(DRIVES, 'Drives', { parentId: 'sub' })
        ];
        const matrix = new Matrix(matrixView({ offerings }));
        expect(matrix.groups).toHaveLength(1);
        expect(matrix.columns.map(({ name }) => name)).toEqual(['Hardware', 'Motion: Drives']);
    });

    it('shouldTakeACellWithoutARecordAsUnknown', () => {
        const blank = new Matrix(matrixView()).cell(SITE, CARE);
        expect(blank.id).toBeNull();
        expect(stateOf(blank)).toBe('Unknown');
    });

    it('shouldReplaceCellsWithoutChangingTheFormerMatrix', () => {
        const before = new Matrix(matrixView());
        const after = before.with([cell(SITE, CARE, { potential: 5 })]);
        expect(after.cell(SITE, CARE).potential).toBe(5);
        expect(before.cell(SITE, CARE).potential).toBeNull();
        expect([...after.all()]).toHaveLength(9);
    });

    it('shouldNameCellsByUnitAndOffering', () => {
        expect(cellId(SOUTH, CARE)).toBe('unit-south:off-care');
    });
});

describe('figuresOf', () => {
    const figures = figuresOf(new Matrix(matrixView()).all());

    it('shouldLeaveOutWhatDoesNotApply', () => {
        expect(figures).toEqual({
            owned: 1200,
            open: 500,
            weighted: 250,
            potential: 900,
            addressable: 2800,
            ownedOfAddressable: 1200,
            cells: 9,
            applicable: 8,
            ownedCells: 1,
            unknownCells: 3,
            addressableCells: 2,
            raised: 2,
            converted: 1
        });
    });

    it('shouldWorkOutSharesOfWhatIsKnown', () => {
        expect(ratioOf(figures, 'shareOfWallet')).toBeCloseTo((1200 / 2800) * 100, 10);
        expect(ratioOf(figures, 'coverage')).toBe(25);
        expect(ratioOf(figures, 'penetration')).toBe(12.5);
        expect(ratioOf(figures, 'explored')).toBe(62.5);
        expect(ratioOf(figures, 'conversion')).toBe(50);
    });

    it('shouldHaveNoSharesWithoutAnythingToDivideBy', () => {
        const none = figuresOf([]);
        expect(ratioOf(none, 'shareOfWallet')).toBeNull();
        expect(ratioOf(none, 'conversion')).toBeNull();
    });
});

describe('predicted', () => {
    it.each([
        ['Competitor-held', { competitor: 'Vektor', potential: 5 }],
        ['Potential', { potential: 5, lookedAtOn: '2026-01-01' }],
        ['White space', { lookedAtOn: '2026-01-01', potential: 0 }],
        ['Unknown', {}]
    ])('shouldBe%sWhenThatIsWhatPeopleEntered', (state, values) => {
        expect(predicted(cell(SITE, SENSORS, values)).state).toBe(state);
    });

    it('shouldStayWhatOpportunitiesSay', () => {
        expect(predicted(cell(SITE, SENSORS, { state: 'Owned', competitor: 'Vektor' })).state).toBe('Owned');
    });
});
