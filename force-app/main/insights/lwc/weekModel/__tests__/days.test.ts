import { daysBetween, distanceText, plusDays } from '../days';

describe('days', () => {
    it('shouldCountAcrossMonthsAndClockChanges', () => {
        expect(daysBetween('2026-10-20', '2026-11-01')).toBe(12);
        expect(daysBetween('2026-11-01', '2026-10-31')).toBe(-1);
        expect(plusDays('2026-12-28', 7)).toBe('2027-01-04');
    });

    it('shouldSpeakOfDaysWeeksAndMonths', () => {
        const words = (day: string) => distanceText('2026-11-28', day, 'en-US');
        expect(words('2026-11-28')).toBe('today');
        expect(words('2026-11-29')).toBe('tomorrow');
        expect(words('2026-11-15')).toBe('13 days ago');
        expect(words('2026-12-19')).toBe('in 3 weeks');
        expect(words('2026-09-01')).toBe('2 months ago');
    });
});
