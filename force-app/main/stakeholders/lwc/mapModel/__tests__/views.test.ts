import { dataOf } from '../data';
import { byNumber, edgesOf, lineText, nodesOf, peopleDrawn } from '../drawing';
import { NO_FILTERS } from '../filters';
import { gridOf, squareBeside } from '../grid';
import { listOf } from '../list';
import { matrixOf, withLevel } from '../matrix';
import { reportingOf } from '../reporting';
import { KIM, OLA, mapContext, mapLink, mapPeople, mapRelation } from '../../../../../../test/jest/map-fixtures';
import type { MapPerson } from 'keystone/dto';

const context = mapContext();
const nobody = () => false;
const data = dataOf({ people: mapPeople(), relations: [mapRelation()], links: [mapLink()] });
const reporting = reportingOf(data.people);
const isB = ({ id }: MapPerson) => id === 'b';

describe('mapModel: chart', () => {
    it('shouldDrawEverybodyWhoIsNotSetAside', () => {
        const parked = { ...data, people: data.people.map((one) => (isB(one) ? { ...one, parked: true } : one)) };
        expect(peopleDrawn(parked, reporting, NO_FILTERS)).toHaveLength(4);
    });

    it('shouldDrawABuyingUnitWithThoseAboveIt', () => {
        const drawn = peopleDrawn(data, reporting, { ...NO_FILTERS, unitId: 'north' });
        expect(drawn.map(({ id }) => id)).toEqual(['a', 'b']);
    });

    it('shouldMakeCardsAndLines', () => {
        const nodes = nodesOf(data.people, reporting, context, isB);
        expect(nodes[1]).toMatchObject({ id: 'b', managerId: 'a', faded: true, unit: 'North', left: false });
        expect(nodes[3]).toMatchObject({ left: true });
        expect(nodes[4]).toMatchObject({ placeholder: true, title: 'Open since Dec 1, 2026' });
        expect(edgesOf(data, data.people, context)).toEqual([
            {
                id: 'l1',
                from: 'a',
                to: 'b',
                kind: 'influence',
                strength: 3,
                label: 'Influences · Strong · Since school'
            }
        ]);
        expect(edgesOf(data, [], context)).toEqual([]);
        const other = { ...data, links: [mapLink({ kind: 'Other', strength: null })] };
        expect(edgesOf(other, data.people, context)[0]).toMatchObject({ kind: 'informal', strength: 1 });
        expect(lineText(mapLink({ note: null, strength: null }), context)).toBe('Influences');
    });

    it('shouldSortByTheNumberBehindAValue', () => {
        const sorted = [...data.people].sort(byNumber(context, 'influence', ({ influence }) => influence));
        expect(sorted.map(({ id }) => id).join('')).toBe('abcde');
    });
});

describe('mapModel: grid', () => {
    it('shouldPutEverybodyIntoASquareAndTheUnratedIntoTheirOwn', () => {
        const grid = gridOf(data.people, context, isB);
        expect(grid.columns.map(({ label }) => label)).toEqual([
            'Opponent',
            'Critic',
            'Neutral',
            'Supporter',
            'Champion',
            'Not rated'
        ]);
        expect(grid.rows.map(({ label }) => label)).toEqual(['High', 'Medium', 'Low', 'Not rated']);
        expect(grid.rows[1].squares[1].people).toMatchObject([{ id: 'b', faded: true, spread: 3 }]);
        expect(grid.rows[3].squares[5].people.map(({ id }) => id)).toEqual(['c', 'd']);
        expect(gridOf([data.people[0]], context, nobody).columns).toHaveLength(5);
    });

    it('shouldMoveToTheSquareBesideAndStopAtTheEdge', () => {
        const grid = gridOf(data.people, context, nobody);
        const from = { attitude: 'Champion', influence: 'High' };
        expect(squareBeside(grid, from, 1, 0)).toEqual(from);
        expect(squareBeside(grid, from, -1, 0)).toEqual({ attitude: 'Supporter', influence: 'High' });
        expect(squareBeside(grid, from, 0, 1)).toEqual({ attitude: 'Champion', influence: 'Medium' });
        expect(squareBeside(grid, { attitude: null, influence: null }, 1, 0)).toEqual({
            attitude: 'Opponent',
            influence: null
        });
    });
});

describe('mapModel: matrix', () => {
    const colleagues = context.view.colleagues ?? [];

    it('shouldHaveACellForEachColleague', () => {
        const [first, second] = matrixOf(data, data.people, colleagues, context, isB);
        expect(first).toMatchObject({ id: 'a', key: true, faded: false });
        expect(first.cells[0]).toMatchObject({
            key: `a/${KIM}`,
            levelText: 'Working',
            below: true,
            old: true,
            tone: 'neutral',
            label: 'Åsa Berg, Kim Lindqvist: Working. Target: Trusted.'
        });
        expect(first.cells[1]).toMatchObject({ level: null, tone: 'unknown', below: false, old: false });
        expect(first.cells[1].label).toBe('Åsa Berg, Ola Berg: not known.');
        expect(second).toMatchObject({ id: 'b', faded: true });
    });

    it('shouldShowALevelBeforeTheServerKnowsIt', () => {
        const added = withLevel(data, { stakeholderId: 'b', userId: OLA }, 'level', 'Trusted', 3);
        expect(added.relations[1]).toMatchObject({ stakeholderId: 'b', userId: OLA, level: 'Trusted', levelValue: 3 });
        const changed = withLevel(data, { stakeholderId: 'a', userId: KIM }, 'target', null, null);
        expect(changed.relations).toHaveLength(1);
        expect(changed.relations[0]).toMatchObject({ level: 'Working', target: null, targetValue: null });
    });
});

describe('mapModel: list', () => {
    it('shouldBeginWithThoseLookedForAndTheMostInfluential', () => {
        const rows = listOf(data.people, context, ({ id }) => id === 'a');
        expect(rows.map(({ id }) => id).join('')).toBe('bcdea');
        expect(rows.find(({ id }) => id === 'c')).toMatchObject({
            about: 'Title c · Consultants',
            notes: ['External']
        });
        expect(rows.find(({ id }) => id === 'd')?.notes).toEqual(['Left on Jan 15, 2027']);
        expect(rows.find(({ id }) => id === 'e')?.notes).toEqual(['Open since Dec 1, 2026']);
    });
});
