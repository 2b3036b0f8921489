import { NO_FILTER, bestPotentials, filterCount, heatOf, heatScale, isFiltering, stateOf } from 'c/matrixModel';
import type { MatrixFilter } from 'c/matrixModel';
import { CARE, HARDWARE, NORTH, SENSORS, cell, overView, scene } from '../../../../../../test/jest/matrixFixtures';

const rowNames = (shown: ReturnType<typeof scene>) => shown.rows.map(({ name }) => name);
const columnNames = (shown: ReturnType<typeof scene>) => shown.columns.map(({ name }) => name);
const filter = (more: Partial<MatrixFilter>) => ({ filter: { ...NO_FILTER, ...more } });

describe('Scene', () => {
    it('shouldTellStateAndFigureOfACell', () => {
        const shown = scene();
        expect(shown.at(0, 0)).toMatchObject({ state: 'Owned', word: 'Owned', text: '€1.2k', faded: false });
        expect(shown.at(0, 1)).toMatchObject({ state: 'In pipeline', text: '€500' });
        expect(shown.at(1, 0)).toMatchObject({ state: 'White space', text: '' });
        expect(shown.at(2, 0)).toMatchObject({ state: 'Not applicable', text: '' });
        expect(shown.at(2, 2)).toMatchObject({ state: 'Competitor-held', text: 'Ostmark' });
        expect(shown.at(0, 0).label).toBe(
            'North, Sensors: Owned, owned €1,200 a year, addressable €2,000, Ours 60%, Competitors 30%, Vektor'
        );
    });

    it('shouldAddUpRowsColumnsAndEverything', () => {
        const shown = scene({ heatBy: 'potential' });
        expect(shown.rowFigures(0).potential).toBe(900);
        expect(shown.columnFigures(2).potential).toBe(900);
        expect(shown.figures.potential).toBe(900);
        expect(shown.totalText(shown.figures)).toBe('€900');
        expect(shown.totalLabel(shown.figures, shown.overs)).toContain('penetration 13%');
    });

    it('shouldShowAFoldedGroupAndUnitAsTheirSums', () => {
        const shown = scene({ foldedGroups: new Set([HARDWARE]), foldedUnits: new Set([NORTH]) });
        expect(rowNames(shown)).toEqual(['North', 'South']);
        expect(columnNames(shown)).toEqual(['Hardware', 'Care']);
        expect(shown.groups[0]).toMatchObject({ name: 'Hardware', span: 1, folded: true });
        const field = shown.at(0, 0);
        expect(field).toMatchObject({ cell: null, state: 'Mixed', word: '1 of 4 owned', text: '€1.2k' });
        expect(field.ids).toHaveLength(4);
        expect(shown.figures).toEqual(scene().figures);
    });

    it('shouldTellWhoGetsWhatIsSpent', () => {
        const shown = scene({ look: 'share' });
        expect(shown.at(0, 0)).toMatchObject({ ours: 60, theirs: 30, word: 'Ours 60%', text: '30% Vektor' });
        expect(shown.at(2, 2)).toMatchObject({ ours: 0, theirs: 100, word: 'Ours 0%' });
        expect(shown.at(0, 1)).toMatchObject({ ours: null, word: 'Not known' });
        expect(shown.totalText(shown.rowFigures(0))).toBe('60%');
        expect(shown.totalText(shown.rowFigures(1))).toBe('–');
    });

    it('shouldSayWhichSharesAddUpToMoreThanTheWhole', () => {
        const shown = scene({ look: 'share' }, overView());
        expect(shown.at(0, 0)).toMatchObject({ ours: 60, word: 'Ours 60%', text: '55% Vektor' });
        expect(shown.overText(shown.oversOf(shown.rows[0]))).toBe('1 over 100%');
        expect(shown.overText(shown.oversOf(shown.columns[0]))).toBe('1 over 100%');
        expect(shown.overText(shown.oversOf(shown.rows[1]))).toBe('');
        expect(shown.overText(shown.overs)).toBe('2 over 100%');
        expect(shown.totalLabel(shown.figures, shown.overs)).toMatch(
            /\. Shares of spend above 100%: North, Sensors \(Ours 60%, Vektor 55%\); South, Care \(Ours 150%\)$/
        );
        // Folded, and among amounts, it is said all the same, but not in the totals of amounts.
        const folded = scene({ foldedGroups: new Set([HARDWARE]), foldedUnits: new Set([NORTH]) }, overView());
        expect(folded.oversOf(folded.rows[0])).toHaveLength(1);
        expect(folded.overText(folded.overs)).toBe('');
        expect(folded.totalLabel(folded.figures, folded.overs)).toContain('Vektor 55%');
    });

    it('shouldNotTakeThePartOfAPercentForMoreThanTheWhole', () => {
        const [first, ...others] = overView().cells;
        const cells = [{ ...first, ownedRevenue: 909, competitorShare: 54.55 }, ...others];
        expect(scene({}, overView({ cells })).overs.map((over) => over.cell.offeringId)).toEqual([CARE]);
    });

    it('shouldNameThreeCellsAndCountTheOthers', () => {
        const cells = overView().units.flatMap(({ id }) =>
            [SENSORS, CARE].map((offeringId) => cell(id, offeringId, { ownedRevenue: 2, addressable: 1 }))
        );
        const shown = scene({}, overView({ cells }));
        expect(shown.totalLabel(shown.figures, shown.overs)).toMatch(
            /North, Sensors .*; North, Care .*; Harbour site, Sensors \(Ours 200%\); 3 more$/
        );
    });

    it('shouldColourByAmount', () => {
        const shown = scene({ heatBy: 'owned' });
        expect(shown.at(0, 0).className).toBe('cell heat_5');
        expect(shown.at(0, 1).className).toBe('cell heat_0');
    });

    it('shouldTellWhichCellsCouldNotBeStored', () => {
        const shown = scene({ failed: new Set([`${NORTH}:${SENSORS}`]) });
        expect(shown.at(0, 0).failed).toBe(true);
        expect(shown.at(0, 1).failed).toBe(false);
    });
});

describe('filters', () => {
    it('shouldShowOnlyRowsAndColumnsWithWhatIsLookedFor', () => {
        const shown = scene(filter({ search: 'vektor' }));
        expect(rowNames(shown)).toEqual(['North']);
        expect(columnNames(shown)).toEqual(['Sensors']);
        expect(shown.matching).toBe(1);
    });

    it('shouldShowAUnitWithThoseAboveIt', () => {
        const shown = scene(filter({ search: 'harbour', states: ['White space'] }));
        expect(rowNames(shown)).toEqual(['North', 'Harbour site']);
        expect(shown.at(0, 0)).toMatchObject({ faded: true, ids: [] });
    });

    it('shouldFindByGroupAccountNextStepAndEveryWord', () => {
        expect(columnNames(scene(filter({ search: 'hardware' })))).toEqual(['Sensors', 'Drives']);
        expect(rowNames(scene(filter({ search: 'gmbh' })))).toEqual(['South']);
        expect(scene(filter({ search: 'reference north' })).matching).toBe(1);
        expect(scene(filter({ search: 'reference south' })).matching).toBe(0);
    });

    it('shouldFindByStateRevenueCompetitorAndPerson', () => {
        expect([...scene(filter({ states: ['Potential'] })).cells()].map(stateOf)).toEqual(['Potential']);
        expect(columnNames(scene(filter({ revenueTypes: ['One-off'] })))).toEqual(['Drives']);
        expect(scene(filter({ competitors: ['Ostmark'] })).matching).toBe(1);
        expect(scene(filter({ responsibleId: '005000000000001AAA' })).matching).toBe(1);
    });

    it('shouldTellHowManyFiltersAreSet', () => {
        const set = { ...NO_FILTER, search: ' ', states: ['Owned' as const] };
        expect(filterCount(set)).toBe(1);
        expect(isFiltering(set)).toBe(true);
        expect(isFiltering({ ...NO_FILTER, search: '  ' })).toBe(false);
    });
});

describe('heat', () => {
    it('shouldGiveEachLevelAboutAsManyAmounts', () => {
        const scale = heatScale([1, 2, 3, 4, 5, 6, 7, 8, 9, 1000, 0, -4]);
        expect(scale).toEqual([1, 3, 5, 7, 9]);
        expect([0, 1, 4, 1000].map((amount) => heatOf(scale, amount))).toEqual([0, 1, 2, 5]);
    });

    it('shouldHaveTheStrongestLevelWhereThereIsOneAmount', () => {
        expect(heatOf(heatScale([7, 7]), 7)).toBe(5);
        expect(heatOf(heatScale([]), 3)).toBe(1);
        expect(heatOf([10], null)).toBe(0);
    });
});

describe('bestPotentials', () => {
    it('shouldListTheLargestFirst', () => {
        const [item, ...more] = bestPotentials(scene(), 5);
        expect(more).toEqual([]);
        expect(item).toMatchObject({
            id: `${NORTH}:${CARE}`,
            unitName: 'North',
            offeringName: 'Care',
            amount: '€900',
            about: 'decision 1 Mar 2027 · Kim',
            open: true
        });
    });

    it('shouldListNoMoreThanAskedFor', () => {
        expect(bestPotentials(scene(), 0)).toEqual([]);
    });
});
