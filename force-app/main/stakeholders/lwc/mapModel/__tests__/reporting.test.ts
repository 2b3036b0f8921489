import { foldedAtFirst, reportingOf, reportsOf, wouldCircle } from '../reporting';
import { mapPeople, mapPerson } from '../../../../../../test/jest/map-fixtures';

describe('mapModel: who reports to whom', () => {
    it('shouldTakeTheMapsWordBeforeThatOfTheContacts', () => {
        const { managers, broken } = reportingOf(mapPeople());
        expect([...managers]).toEqual([
            ['a', null],
            ['b', 'a'],
            ['c', 'a'],
            ['d', 'b'],
            ['e', null]
        ]);
        expect(broken).toEqual([]);
        const moved = mapPeople().map((one) => (one.id === 'b' ? { ...one, reportsToId: 'c' } : one));
        expect(reportingOf(moved).managers.get('b')).toBe('c');
    });

    it('shouldReportToTheNextOneAboveWhenTheManagerIsSetAside', () => {
        const people = mapPeople().map((one) => (one.id === 'b' ? { ...one, parked: true } : one));
        const { managers } = reportingOf(people);
        expect(managers.has('b')).toBe(false);
        expect(managers.get('d')).toBe('a');
    });

    it('shouldIgnoreManagersWhoAreNotOnTheMap', () => {
        const people = [
            mapPerson('x', { contactReportsToId: '003nobody', reportsToId: 'gone' }),
            mapPerson('y', { reportsToId: 'y' })
        ];
        expect([...reportingOf(people).managers.values()]).toEqual([null, null]);
    });

    it('shouldLeaveOutOneLineOfEachCircleAndNameIt', () => {
        const people = [
            mapPerson('c', { reportsToId: 'b' }),
            mapPerson('b', { reportsToId: 'a' }),
            mapPerson('a', { reportsToId: 'c' }),
            mapPerson('d', { reportsToId: 'a' }),
            mapPerson('y', { reportsToId: 'x' }),
            mapPerson('x', { reportsToId: 'y' })
        ];
        const { managers, broken } = reportingOf(people);
        expect(broken).toEqual(['a', 'x']);
        expect(managers.get('a')).toBeNull();
        expect(managers.get('b')).toBe('a');
        expect(managers.get('y')).toBe('x');
    });

    it('shouldKnowWhenSomebodyWouldReportToThemselves', () => {
        const reporting = reportingOf(mapPeople());
        expect(wouldCircle(reporting, 'a', 'd')).toBe(true);
        expect(wouldCircle(reporting, 'a', 'a')).toBe(true);
        expect(wouldCircle(reporting, 'd', 'c')).toBe(false);
        expect(wouldCircle(reporting, 'd', null)).toBe(false);
    });

    it('shouldFoldBranchesBelowTheTop', () => {
        const reporting = reportingOf(mapPeople());
        expect(reportsOf(reporting).get('a')).toEqual(['b', 'c']);
        expect(foldedAtFirst(reporting)).toEqual(['b']);
    });
});
