import {
    addDays,
    daysBetween,
    formatDateTime,
    endOfMonths,
    fill,
    formatCurrency,
    formatDate,
    formatNumber,
    formatPercent,
    todayIn,
    toNumber,
    toText
} from 'c/textUtils';

describe('textUtils', () => {
    it('shouldFillThePlacesWhenValuesAreGiven', () => {
        expect(fill('{1} of {0}, {0}', 3, 'two')).toBe('two of 3, 3');
    });

    it('shouldLeaveThePlaceWhenItsValueIsMissing', () => {
        expect(fill('{0} {1}', 'a')).toBe('a {1}');
    });

    it('shouldTellEmptyFromZeroWhenTurningIntoText', () => {
        expect([toText(0), toText(''), toText(null), toText(undefined), toText(1.5)]).toEqual([
            '0',
            null,
            null,
            null,
            '1.5'
        ]);
    });

    it('shouldTellNumbersFromOtherTexts', () => {
        expect([toNumber('12.5'), toNumber(' '), toNumber(null), toNumber('x')]).toEqual([12.5, null, null, null]);
    });

    it('shouldWriteADayWithoutShiftingItWhenTheLocaleIsKnown', () => {
        expect(formatDate('2027-03-31', 'en-US')).toBe('Mar 31, 2027');
        expect(formatDate('soon', 'en-US')).toBe('soon');
    });

    it('shouldWriteNumbersInTheLocale', () => {
        expect(formatNumber(1234.567, 'de-DE')).toBe('1.234,57');
        expect(formatPercent(12.5, 'en-US')).toBe('12.5%');
        expect(formatCurrency(1200000, 'en-US', 'EUR')).toBe('€1,200,000');
        expect(formatCurrency(10.5, 'en-US', 'EUR')).toBe('€10.50');
        expect(formatCurrency(10.5, 'en-US', null)).toBe('10.5');
    });

    it('shouldEndThePeriodOnTheDayBeforeWhenMonthsPass', () => {
        expect(endOfMonths('2027-01-01', 12)).toBe('2027-12-31');
        expect(endOfMonths('2026-11-22', 12)).toBe('2027-11-21');
        expect(endOfMonths('2027-03-31', 1)).toBe('2027-04-30');
        expect(endOfMonths('2024-02-29', 12)).toBe('2025-02-28');
    });

    it('shouldTellTheDayOfTheUsersTimeZone', () => {
        const now = new Date('2026-01-05T03:00:00Z');
        expect(todayIn('America/Los_Angeles', now)).toBe('2026-01-04');
        expect(todayIn('Europe/Stockholm', now)).toBe('2026-01-05');
    });

    it('shouldCountDaysAcrossMonthsAndYears', () => {
        expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
        expect(addDays('2027-03-01', -1)).toBe('2027-02-28');
        expect(daysBetween('2026-12-31', '2027-01-02')).toBe(2);
        expect(daysBetween('2027-01-02', '2026-12-31')).toBe(-2);
    });

    it('shouldWriteAMomentInTheUsersTimeZone', () => {
        expect(formatDateTime('2027-03-31T23:00:00.000Z', 'en-US', 'Asia/Tokyo')).toMatch(/^Apr 1, 2027, 8:00.AM$/);
        expect(formatDateTime('soon', 'en-US', 'UTC')).toBe('soon');
    });
});
