import {
    breakLines,
    cardShape,
    glyphPath,
    hasGlyph,
    initials,
    levelBegins,
    metricsOf,
    spokenText,
    textWidth,
    toggleSize,
    wholeLines
} from 'c/mapLayout';
import type { MapNode } from 'c/mapLayout';
import { person } from './people';

const WORDS = { placeholder: 'Open role', left: 'Has left', external: 'External' };

/** Of forty characters: of short words, with a hyphen, with a long word, of wide letters. */
const LONG_NAMES = [
    'Maria del Carmen de la Cruz y Villanueva',
    'Jakub von Hohenzollern-Wittelsbacherstei',
    'Anne Oberdonaudampfschifffahrtskapitaens',
    'Wilhelmina Mommsen-Hammerschmidt-Wagners'
];

/** Lines of text stand one below the other without touching. */
function expectRoomBetweenLines(texts: readonly { y: number; size: number }[]): void {
    const lines = [...new Map(texts.map(({ y, size }) => [y, size]))].sort(([a], [b]) => a - b);
    for (let i = 1; i < lines.length; i += 1) {
        expect(lines[i][0] - lines[i - 1][0]).toBeGreaterThanOrEqual(lines[i][1]);
    }
}

describe('texts of cards', () => {
    const name = 'Alexandra Konstantina Featherstonehaugh';
    const fact = (key: string, short: string) => ({
        key,
        label: `${key}: ${short}`,
        short,
        icon: 'utility:like',
        tone: 'positive' as const
    });
    const facts = ['role', 'attitude', 'influence', 'strength', 'coverage', 'freshness'].map((key) =>
        fact(key, 'Something longer than fits')
    );
    const node = person('p', null, { name, title: 'Vice President Procurement and Logistics', facts, left: true });

    it('shouldShowNothingRatherThanPartOfATextWithoutRoom', () => {
        expect(wholeLines(name, [120], 13, 2)).toBeNull();
        expect(wholeLines('Ada', [10], 13, 2)).toBeNull();
        expect(wholeLines('Ada', [120], 13, 0)).toBeNull();
        expect(breakLines(name, 90, 13, 2)).toBeNull();
        expect(wholeLines('Ada', [120], 13, 1)).toEqual(['Ada']);
        expect(wholeLines(' ', [120], 13, 0)).toEqual([]);
    });

    it('shouldBreakBetweenWords', () => {
        expect(breakLines('Maria del Carmen', 100, 13, 3)).toEqual(['Maria del', 'Carmen']);
        expect(wholeLines('Maria  del Carmen', [100], 13, 3)).toEqual(['Maria del', 'Carmen']);
        expect(wholeLines('Jo Wittelsbacher-Hohenzollern', [130], 13, 2)).toEqual([
            'Jo Wittelsbacher-',
            'Hohenzollern'
        ]);
    });

    it('shouldGiveEachLineItsOwnRoom', () => {
        expect(wholeLines('Head of Energy Supply', [70, 200], 13, 2)).toEqual(['Head of', 'Energy Supply']);
        expect(wholeLines('Procurement', [20, 200], 13, 2)).toEqual(['', 'Procurement']);
    });

    it('shouldBreakBetweenCharactersOfScriptsWithoutSpaces', () => {
        expect(wholeLines('代表取締役社長', [60], 13, 2)).toEqual(['代表取締', '役社長']);
    });

    it('shouldBreakAfterHyphensAndLongWordsWhereTheyHaveNoRoom', () => {
        expect(breakLines('Jo Wittelsbacher-Hohenzollern', 130, 13, 3)).toEqual(['Jo Wittelsbacher-', 'Hohenzollern']);
        const lines = breakLines('Jo Donaudampfschifffahrtsgesellschaft', 100, 13, 4)!;
        expect(lines[0]).toMatch(/^Jo Don/);
        expect(lines.join('')).toBe('Jo Donaudampfschifffahrtsgesellschaft');
        expect(breakLines('', 100, 13, 2)).toEqual([]);
        const lettersOfTwoHalves = breakLines('𝒜'.repeat(20), 100, 13, 9)!;
        expect(lettersOfTwoHalves.join('')).toBe('𝒜'.repeat(20));
        for (const line of lettersOfTwoHalves) {
            expect(line.isWellFormed()).toBe(true);
        }
    });

    it('shouldRatherBeSmallerThanBreakAWordOfAName', () => {
        const shape = cardShape({ ...node, name: 'Liam Zimmermann' }, 'names', metricsOf(false), WORDS);
        const names = shape.texts.filter(({ kind }) => kind === 'name').map(({ text }) => text);
        expect(names).toEqual(['Liam', 'Zimmermann']);
    });

    it('shouldShowNamesOfFortyCharactersInFull', () => {
        for (const withUnits of [false, true]) {
            const metrics = metricsOf(withUnits);
            for (const level of ['full', 'medium'] as const) {
                for (const long of LONG_NAMES) {
                    const shape = cardShape({ ...node, name: long, unit: 'Plant Hamburg' }, level, metrics, WORDS);
                    const names = shape.texts.filter(({ kind }) => kind === 'name');
                    expect(
                        names
                            .map(({ text }) => text)
                            .join('')
                            .replaceAll(' ', '')
                    ).toBe(long.replaceAll(' ', ''));
                    expectRoomBetweenLines(shape.texts);
                }
            }
        }
    });

    it('shouldShowALongerNameInSmallerLetters', () => {
        const long = 'Head of Offshore Maintenance (to be appointed)';
        const { texts } = cardShape({ ...node, name: long }, 'full', metricsOf(false), WORDS);
        const names = texts.filter(({ kind }) => kind === 'name');
        expect(names.map(({ text }) => text).join(' ')).toBe(long);
    });

    const textsOf = (level: 'full' | 'medium' | 'names', rest: Partial<MapNode>, kind: string, withUnits = false) =>
        cardShape({ ...node, left: false, ...rest }, level, metricsOf(withUnits), WORDS)
            .texts.filter((text) => text.kind === kind)
            .map(({ text }) => text);

    it('shouldShowALongTitleInTwoLinesOrNotAtAll', () => {
        const title = 'Senior Vice President Operations and Global Supplier Relations';
        expect(textsOf('full', { name: 'Liam Zimmermann', title }, 'title').join(' ')).toBe(title);
        expect(textsOf('full', { name, title, left: true }, 'title')).toEqual([]);
        expect(textsOf('medium', { name, title }, 'title')).toEqual([]);
        expect(textsOf('medium', { name: 'Liam Zimmermann', title: 'Chief Executive Officer' }, 'title')).toEqual([
            'Chief Executive Officer'
        ]);
    });

    it('shouldShowAFactInFullOrAsAnIconOnly', () => {
        const some = [fact('role', 'Decision maker'), fact('attitude', 'Something longer than fits')];
        expect(textsOf('full', { facts: some }, 'positive')).toEqual(['Decision maker']);
    });

    it('shouldNameABuyingUnitInFullOrNotAtAll', () => {
        const unit = 'Plant Rotterdam and the northern terminals';
        const title = 'Head of Energy';
        expect(textsOf('full', { name: 'Ada', title, unit }, 'title', true).join(' ')).toBe(`${title} ${unit}`);
        expect(textsOf('full', { name: 'Ada', title, unit: unit.repeat(4) }, 'title', true)).toEqual([title]);
    });

    it.each([
        ['Maria del Carmen de la Cruz y Villanueva', ['Maria', 'Villanueva']],
        [name, ['AF']]
    ])('shouldLeaveOutWordsRatherThanCutANameInLargeLetters: %s', (long, expected) => {
        expect(textsOf('names', { name: long }, 'name')).toEqual(expected);
    });

    it('shouldShowTextsOfTenPixelsOrMoreWhereALevelBegins', () => {
        for (const level of ['full', 'medium', 'names', 'initials'] as const) {
            for (const shown of [
                name,
                ...LONG_NAMES,
                'Wolfgang Mommsen',
                'Head of Offshore Maintenance (to be appointed)'
            ]) {
                for (const { size } of cardShape({ ...node, name: shown }, level, metricsOf(false), WORDS).texts) {
                    expect(size * levelBegins(level)).toBeGreaterThanOrEqual(10);
                }
                expect((toggleSize(level)?.text ?? Infinity) * levelBegins(level)).toBeGreaterThanOrEqual(10);
            }
        }
    });

    it.each(['full', 'medium', 'names', 'initials'] as const)('shouldKeepAllTextsWithinTheCardAtLevel: %s', (level) => {
        const metrics = metricsOf(true);
        for (const shown of [name, ...LONG_NAMES]) {
            const unit = 'Plant Hamburg';
            const { texts, icons } = cardShape({ ...node, name: shown, unit }, level, metrics, WORDS);
            expect(texts.length).toBeGreaterThan(0);
            for (const text of texts) {
                expect(text.x + textWidth(text.text, text.size, text.bold)).toBeLessThanOrEqual(metrics.width);
                expect(text.y).toBeLessThanOrEqual(metrics.height - 4);
            }
            for (const icon of icons) {
                expect(icon.x + icon.size).toBeLessThanOrEqual(metrics.width);
                expect(icon.y + icon.size).toBeLessThanOrEqual(metrics.height);
            }
            const lines = new Map<number, number>();
            for (const text of [...texts].sort((a, b) => a.x - b.x)) {
                expect(text.x).toBeGreaterThanOrEqual(lines.get(text.y) ?? 0);
                lines.set(text.y, text.x + textWidth(text.text, text.size, text.bold));
            }
        }
    });

    it('shouldTellEverythingInFull', () => {
        expect(spokenText(node, WORDS)).toContain(`${name}, Vice President`);
        expect(spokenText(node, WORDS)).toContain('Has left');
        expect(spokenText(node, WORDS)).toContain('attitude: Something longer than fits');
    });

    it('shouldTakeInitialsOfTheFirstAndTheLastWord', () => {
        expect(initials('Maria del Carmen Villanueva')).toBe('MV');
        expect(initials('Ada')).toBe('A');
        expect(initials('')).toBe('');
    });

    it('shouldDrawEveryIconThatCardsUse', () => {
        for (const icon of [
            'user_role',
            'like',
            'dislike',
            'dash',
            'help',
            'trending',
            'people',
            'comments',
            'clock'
        ]) {
            expect(hasGlyph(`utility:${icon}`)).toBe(true);
        }
        expect(glyphPath('utility:unheard_of', 0, 0, 16)).toMatch(/^M/);
        expect(glyphPath('utility:clock', 10, 20, 16)).not.toContain('NaN');
    });
});
