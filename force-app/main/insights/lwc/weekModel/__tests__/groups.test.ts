import { NO_CHANGES, groupViews, isQuiet } from 'c/weekModel';
import { commitment, signal, week, weekGroup, weekItem } from '../../../../../../test/jest/weekFixtures';

const views = (shown: Parameters<typeof groupViews>[0]) => groupViews(shown, NO_CHANGES, {}, 'en-US');

describe('groupViews', () => {
    it('shouldSayWhatWhenAndWhereOfAnItem', () => {
        const [, due] = views(week({ due: weekGroup(weekItem()) }));
        expect(due.heading).toBe('Due');
        expect(due.count).toBe('1');
        const [item] = due.items;
        expect(item.kindLabel).toBe('Action');
        expect(item.when).toBe('Nov 25, 2026 · 3 days ago');
        expect(item.overdue).toBe(true);
        expect(item.stepText).toBe('Step 5');
        expect(item.stepUrl).toBe('/lightning/r/a0B000000000001EAA/view?c__step=5');
        expect(item.acts.map(({ label }) => label)).toEqual(['Complete', 'Move by a week']);
    });

    it('shouldLeaveOutThePlaceWhenThereIsNoPlan', () => {
        const [item] = views(week({ due: weekGroup(weekItem({ planId: null })) }))[1].items;
        expect([item.stepText, item.stepUrl, item.stepDescription]).toEqual(['', '', '']);
    });

    it('shouldSayNothingOfTheDayWhenThereIsNone', () => {
        const [item] = views(week({ expires: weekGroup(weekItem({ day: null, overdue: false, detail: null })) }))[2]
            .items;
        expect([item.when, item.detail]).toEqual(['', '']);
    });

    it('shouldKeepKeysApartWhenARecordIsListedTwice', () => {
        const notice = weekItem({ kind: 'Contract', text: 'Last day to give notice' });
        const end = weekItem({ kind: 'Contract', text: 'Contract ends' });
        const keys = views(week({ expires: weekGroup(notice, end) }))[2].items.map(({ key }) => key);
        expect(new Set(keys).size).toBe(2);
    });

    it('shouldCountWhatIsNotListed', () => {
        const group = { ...weekGroup(weekItem()), more: 12 };
        const exact = views(week({ due: group }))[1];
        expect([exact.count, exact.moreText]).toEqual(['13', 'and 12 more']);
        const cut = views(week({ due: { ...group, isAtLeast: true } }))[1];
        expect([cut.count, cut.moreText]).toEqual(['13+', 'and at least 12 more']);
    });

    it('shouldShowWhatActsChanged', () => {
        const shown = week({ changed: weekGroup(signal), due: weekGroup(weekItem(), commitment) });
        const changes = {
            [signal.recordId]: { gone: true },
            [weekItem().recordId]: { day: '2026-12-05' },
            [commitment.recordId]: { detail: 'Half done' }
        };
        const [changed, due] = groupViews(shown, changes, { [commitment.recordId]: 'The row is locked.' }, 'en-US');
        expect(changed.items).toEqual([]);
        expect(changed.count).toBe('0');
        expect(due.items[0].overdue).toBe(false);
        expect(due.items[0].when).toContain('Dec 5, 2026');
        expect(due.items[1].detail).toBe('Half done');
        expect(due.items[1].error).toBe('The row is locked.');
    });

    it('shouldBeQuietOnlyWhenNothingIsLeft', () => {
        expect(isQuiet(views(week()))).toBe(true);
        expect(isQuiet(views(week({ due: weekGroup(weekItem()) })))).toBe(false);
        expect(isQuiet(views(week({ due: { items: [], more: 3, isAtLeast: false } })))).toBe(false);
    });
});
