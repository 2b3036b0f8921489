import { EMPTY_DATA, choiceOf, dataOf, labelOf, numberOf, withPage, withPeople, withSave } from '../data';
import { attitudeTone, coverageOf, daysSinceTouch, factsOf, relationshipTone, sinceText } from '../facts';
import { NO_FILTERS, QUICK_FILTERS, fits, isFiltered, toggled } from '../filters';
import { menuOf } from '../menu';
import { reasonsOf, uncoveredIds } from '../scores';
import {
    MAP_TODAY,
    mapContext,
    mapLink,
    mapPeople,
    mapPerson,
    mapRelation,
    mapSave,
    mapView
} from '../../../../../../test/jest/map-fixtures';

const data = () => dataOf({ people: mapPeople(), relations: [mapRelation()], links: [mapLink()] });

describe('mapModel: people', () => {
    it('shouldAddTheNextPartWithoutDrawingALineTwice', () => {
        const next = { people: [mapPerson('f')], relations: [], links: [mapLink(), mapLink({ id: 'l2' })] };
        const all = withPage(data(), next);
        expect(all.people).toHaveLength(6);
        expect(all.links.map(({ id }) => id)).toEqual(['l1', 'l2']);
        expect(withPage(EMPTY_DATA, next).people).toHaveLength(1);
    });

    it('shouldTakeOverWhatASaveSaysAboutThoseConcerned', () => {
        const saved = withSave(
            data(),
            mapSave({
                people: [mapPerson('a', { role: 'User' }), mapPerson('n')],
                relations: [mapRelation({ id: 'r2' })],
                links: [],
                removed: ['e']
            })
        );
        expect(saved.people.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'n']);
        expect(saved.people[0].role).toBe('User');
        expect(saved.relations.map(({ id }) => id)).toEqual(['r2']);
        expect(saved.links).toEqual([]);
    });

    it('shouldKeepWhatASaveDoesNotConcern', () => {
        const saved = withSave(data(), mapSave({ people: [mapPerson('c')] }));
        expect(saved.relations).toHaveLength(1);
        expect(saved.links).toHaveLength(1);
        expect(withPeople(data(), ['a'], { parked: true }).people.filter(({ parked }) => parked)).toHaveLength(1);
    });

    it('shouldReadLabelsAndNumbersOfValues', () => {
        const context = mapContext();
        expect(labelOf(context, 'attitude', 'Critic')).toBe('Critic');
        expect(labelOf(context, 'attitude', 'Gone')).toBe('Gone');
        expect(labelOf(context, 'attitude', null)).toBe('');
        expect(numberOf(context, 'attitude', 'Critic')).toBe(-1);
        expect(numberOf(context, 'role', 'Approver')).toBeNull();
        expect(choiceOf(mapContext({ choices: null }), 'role', 'Approver')).toBeNull();
    });
});

describe('mapModel: what a card tells', () => {
    it('shouldTellEachFactWithIconAndTone', () => {
        const facts = factsOf(mapPeople()[0], mapContext());
        expect(facts.map(({ key, short, tone }) => [key, short, tone])).toEqual([
            ['role', 'Approver', 'neutral'],
            ['attitude', 'Supporter', 'positive'],
            ['influence', 'High influence', 'neutral'],
            ['strength', 'Trusted', 'positive'],
            ['coverage', 'Regular', 'positive'],
            ['freshness', '9 d ago', 'positive']
        ]);
        expect(facts[1].label).toBe('Attitude: Supporter');
    });

    it('shouldSayWhatIsNotKnown', () => {
        const facts = factsOf(mapPerson('x'), mapContext());
        expect(facts.map(({ tone }) => tone)).toEqual(Array(6).fill('unknown'));
        expect(new Set(facts.map(({ icon }) => icon))).toEqual(new Set(['utility:help']));
    });

    it('shouldTellTheRoleOnlyWhenNobodyPlaysIt', () => {
        expect(factsOf(mapPeople()[4], mapContext()).map(({ key }) => key)).toEqual(['role']);
    });

    it.each([
        [null, 'unknown'],
        [-0.5, 'negative'],
        [0.4, 'neutral'],
        [0.5, 'positive']
    ])('shouldJudgeAnAttitudeOf %s', (value, tone) => {
        expect(attitudeTone(value)).toBe(tone);
    });

    it('shouldJudgeRelationshipsAndTimes', () => {
        expect([4, 2, 1, null].map(relationshipTone)).toEqual(['positive', 'neutral', 'negative', 'unknown']);
        expect([null, 99, 120].map(sinceText)).toEqual(['Never', '99 d ago', '4 mo ago']);
        expect(daysSinceTouch(mapPerson('x', { lastTwoWay: '2027-03-05' }), MAP_TODAY)).toBe(0);
    });

    it('shouldUseWhatIsSaidByHandWhileItHolds', () => {
        const said = mapPerson('x', { coverage: 'None', coverageOverride: 'Close' });
        expect(coverageOf({ ...said, coverageOverrideUntil: MAP_TODAY }, MAP_TODAY)).toBe('Close');
        expect(coverageOf({ ...said, coverageOverrideUntil: '2027-02-28' }, MAP_TODAY)).toBe('None');
        expect(coverageOf(said, MAP_TODAY)).toBe('Close');
        expect(coverageOf(mapPerson('y'), MAP_TODAY)).toBeNull();
    });
});

describe('mapModel: who is looked for', () => {
    const facts = { today: MAP_TODAY, uncovered: uncoveredIds(mapView().scores) };
    const found = (filters: Partial<typeof NO_FILTERS>) =>
        mapPeople()
            .filter((person) => fits(person, { ...NO_FILTERS, ...filters }, facts))
            .map(({ id }) => id)
            .join('');

    it('shouldFindWordsInNameTitleAndCompanyWhateverTheAccents', () => {
        expect(found({ text: 'asa' })).toBe('a');
        expect(found({ text: 'plant  BO' })).toBe('b');
        expect(found({ text: 'consult' })).toBe('c');
        expect(found({ text: ' ' })).toBe('abcde');
    });

    it.each([
        ['key', 'a'],
        ['uncovered', 'b'],
        ['supporters', 'a'],
        ['opponents', 'b'],
        ['unrated', 'cd'],
        ['stale', 'bcd'],
        ['split', 'b'],
        ['external', 'c'],
        ['left', 'd']
    ] as const)('shouldFind %s', (name, ids) => {
        expect(QUICK_FILTERS).toContain(name);
        expect(found({ quick: [name] })).toBe(ids);
    });

    it('shouldAskForEverythingAndOfEachListForOne', () => {
        expect(found({ roles: ['Approver', 'Decision maker'], quick: ['opponents'] })).toBe('b');
        expect(found({ attitudes: ['Supporter'], influences: ['High'] })).toBe('a');
        expect(isFiltered(NO_FILTERS)).toBe(false);
        expect(isFiltered({ ...NO_FILTERS, unitId: 'north' })).toBe(false);
        expect(isFiltered({ ...NO_FILTERS, influences: ['High'] })).toBe(true);
        expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
        expect(toggled(['b'], 'a')).toEqual(['b', 'a']);
    });

    it('shouldExplainNothingBeforeAnythingWasWorkedOut', () => {
        expect(reasonsOf(null).rules).toEqual([]);
        expect(uncoveredIds({}).size).toBe(0);
    });
});

describe('mapModel: what can be done with somebody', () => {
    const acts = (values: Partial<ReturnType<typeof mapPerson>>, view = mapView()) =>
        menuOf(mapPerson('x', values), view).map(({ act }) => act);

    it('shouldOfferWhatFitsThePerson', () => {
        expect(acts({})).toEqual(['open', 'move', 'line', 'rate', 'action', 'left', 'park', 'remove']);
        expect(acts({ placeholder: true })).toEqual(['open', 'move', 'line', 'action', 'fill', 'park', 'remove']);
        expect(acts({ parked: true, leftDate: '2027-01-01' })).toEqual([
            'open',
            'rate',
            'action',
            'back',
            'unpark',
            'remove'
        ]);
    });

    it('shouldOfferReadersNothingButDetails', () => {
        expect(acts({}, mapView({ editable: false, canRate: false, canAct: false }))).toEqual(['open']);
    });
});
