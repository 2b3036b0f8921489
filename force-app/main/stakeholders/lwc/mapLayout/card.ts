import type { MapLevel } from './levels';
import type { Metrics } from './place';
import { breakLines, initials, shortName, textWidth, wholeLines } from './text';
import type { MapNode, MapTone } from './types';

/** Words that cards need besides the people's own texts. */
export interface CardWords {
    placeholder: string;
    left: string;
    external: string;
}

export type TextKind = 'name' | 'title' | 'flag' | MapTone;

/** Where a line of text stands among others in rows and columns; the step is that between rows. */
export interface TextCell {
    row: number;
    column: number;
    step: number;
}

/** A line of text on a card, never cut; places are relative to the card's left upper corner, y is that of the base line. */
export interface TextShape {
    kind: TextKind;
    x: number;
    y: number;
    size: number;
    text: string;
    bold: boolean;
    /** Null for a line that stands by itself. */
    cell: TextCell | null;
}

export interface IconShape {
    icon: string;
    x: number;
    y: number;
    size: number;
    tone: MapTone;
}

export interface CardShape {
    texts: TextShape[];
    icons: IconShape[];
}

export const CARD_WIDTH = 264;
const CARD_HEIGHT = 118;
const UNIT_HEIGHT = 17;

/** Sizes of the drawing; cards are higher where they name buying units. */
export function metricsOf(withUnits: boolean): Metrics {
    return {
        width: CARD_WIDTH,
        height: CARD_HEIGHT + (withUnits ? UNIT_HEIGHT : 0),
        gap: 24,
        levelGap: 64,
        rowGap: 48,
        treeGap: 72
    };
}

/** Names of icons that are no facts. */
const FLAG_ICONS = { placeholder: 'open', left: 'left', external: 'external' } as const;

/** Left of all texts: the bar that has the tone of the attitude. */
const START = 16;
const END = 10;
/** Sizes of a name, and in how many lines: the first ones in which all of it has room. */
type NameSizes = readonly (readonly [size: number, lines: number])[];
const NAMES: NameSizes = [
    [15, 2],
    [13, 2],
    [13, 3]
];
const TITLE_SIZE = 13;
/** Most lines above the facts; one more where cards name buying units. */
const LINES = 4;
/** Base lines of those lines, by how many are left empty. */
const BASELINES = [
    [14, 29, 43, 57, 71],
    [18, 34, 50, 66],
    [24, 43, 60]
] as const;
const FACT = { size: 13, icon: 14, gap: 5, top: 72, step: 18, columns: [START, 166] } as const;
/** From the first column of facts to the second. */
export const FACT_COLUMN = FACT.columns[1] - FACT.columns[0];

/** What is special about a person, as the name of an icon and a word. */
function flagOf(node: MapNode, words: CardWords): { icon: string; word: string } | null {
    if (node.placeholder) {
        return { icon: FLAG_ICONS.placeholder, word: words.placeholder };
    }
    if (node.left) {
        return { icon: FLAG_ICONS.left, word: words.left };
    }
    return node.external ? { icon: FLAG_ICONS.external, word: words.external } : null;
}

/** The tone of the attitude, which colours the card's edge. */
export function toneOf(node: MapNode): MapTone {
    for (const { key, tone } of node.facts) {
        if (key === 'attitude') {
            return tone;
        }
    }
    return 'unknown';
}

function line(
    kind: TextKind,
    x: number,
    y: number,
    size: number,
    text: string,
    cell: TextCell | null = null
): TextShape {
    return { kind, x, y, size, text, bold: kind === 'name', cell };
}

/**
 * A name in lines: with whole words, else with broken ones, else without the words in the middle, else its initials. It is never cut:
 * who reads half a name may take it for another one.
 * @param canBreak words may be broken where there is no other way to show all of them
 */
function namesOf(name: string, room: number, sizes: NameSizes, canBreak: boolean): { size: number; names: string[] } {
    const tries: ((size: number, lines: number) => string[] | null)[] = [
        (size, lines) => wholeLines(name, [room], size, lines, true),
        (size, lines) => (canBreak ? breakLines(name, room, size, lines, true) : null),
        (size, lines) => wholeLines(shortName(name), [room], size, lines, true)
    ];
    for (const linesOf of tries) {
        for (const [size, lines] of sizes) {
            const names = linesOf(size, lines);
            if (names) {
                return { size, names };
            }
        }
    }
    return { size: 2 * sizes[0][0], names: [initials(name)] };
}

/** Lines that follow each other; several ones are one text with line breaks. */
function stacked(
    kind: TextKind,
    size: number,
    lines: readonly string[],
    baseline: (place: number) => number
): TextShape[] {
    const step = baseline(1) - baseline(0);
    return lines.map((text, row) => {
        const cell = lines.length > 1 ? { row, column: 0, step } : null;
        return line(kind, START, cell ? baseline(0) + row * step : baseline(0), size, text, cell);
    });
}

function fullCard(node: MapNode, metrics: Metrics, words: CardWords): CardShape {
    const room = metrics.width - START - END;
    const withUnits = metrics.height > CARD_HEIGHT;
    const most = LINES + (withUnits ? 1 : 0);
    const { size, names } = namesOf(node.name, room, NAMES, true);
    const flag = flagOf(node, words);
    const flagWidth = textWidth(flag?.word ?? '', TITLE_SIZE);
    const flagRoom = flag ? flagWidth + FACT.icon + 3 * FACT.gap : 0;
    const hasUnit = withUnits && node.unit !== '';
    const titleRooms = [room - flagRoom, room];
    const titles = wholeLines(node.title, titleRooms, TITLE_SIZE, most - names.length - (hasUnit ? 1 : 0)) ?? [];
    const unitRow = names.length + Math.max(titles.length, flag ? 1 : 0);
    const units = hasUnit ? (wholeLines(node.unit, [room], TITLE_SIZE, most - unitRow) ?? []) : [];
    const baselines = BASELINES[Math.min(most - unitRow - units.length, BASELINES.length - 1)];
    const from = (row: number) => (place: number) => baselines[Math.min(row + place, baselines.length - 1)];
    const titleY = from(names.length)(0);
    const texts = stacked('name', size, names, from(0));
    const icons: IconShape[] = [];
    if (flag) {
        const at = metrics.width - END - flagWidth;
        texts.push(line('flag', at, titleY, TITLE_SIZE, flag.word));
        icons.push({
            icon: flag.icon,
            x: at - FACT.icon - FACT.gap,
            y: titleY - FACT.icon + 2,
            size: FACT.icon,
            tone: 'neutral'
        });
    }
    texts.push(...stacked('title', TITLE_SIZE, titles, from(names.length)));
    units.forEach((unit, place) => texts.push(line('title', START, from(unitRow)(place), TITLE_SIZE, unit)));
    const top = FACT.top + (withUnits ? UNIT_HEIGHT : 0);
    const [first, second] = FACT.columns;
    node.facts.forEach((fact, place) => {
        const [row, column] = [Math.floor(place / 2), place % 2];
        const x = column === 0 ? first : second;
        const y = top + row * FACT.step;
        const textX = x + FACT.icon + FACT.gap;
        const end = column === 0 ? second - FACT.gap / 2 : metrics.width - END / 2;
        icons.push({
            icon: fact.icon,
            x,
            y: y - FACT.icon + 2,
            size: FACT.icon,
            tone: node.faded ? 'unknown' : fact.tone
        });
        if (textWidth(fact.short, FACT.size) <= end - textX) {
            texts.push(line(fact.tone, textX, y, FACT.size, fact.short, { row, column, step: FACT.step }));
        }
    });
    return { texts, icons };
}

/** How a card looks that has a large name and a row of icons. */
interface NameStyle {
    size: number;
    lines: number;
    /** Base line of the first line, from line to line, and size of icons: where all lines are used, and where some are left. */
    full: NameRoom;
    spare: NameRoom;
    /** The title follows where the name leaves lines, and words without room are broken. */
    isTelling: boolean;
}

interface NameRoom {
    first: number;
    step: number;
    icon: number;
}

const MEDIUM: NameStyle = {
    size: 20,
    lines: 4,
    full: { first: 20, step: 21, icon: 22 },
    spare: { first: 24, step: 24, icon: 24 },
    isTelling: true
};
const SHORT: NameStyle = {
    size: 30,
    lines: 3,
    full: { first: 29, step: 30, icon: 22 },
    spare: { first: 34, step: 34, icon: 26 },
    isTelling: false
};
const ICON_GAP = 6;

/** For magnifications at which no more can be read. */
function nameCard(node: MapNode, metrics: Metrics, style: NameStyle): CardShape {
    const room = metrics.width - START - END;
    const { size, names } = namesOf(node.name, room, [[style.size, style.lines]], style.isTelling);
    const left = style.lines - names.length;
    const titles = style.isTelling ? (wholeLines(node.title, [room], style.size, left) ?? []) : [];
    const { first, step: lineStep, icon } = names.length + titles.length < style.lines ? style.spare : style.full;
    // Initials instead of a name are larger.
    const baseline = (place: number) => first + size - style.size + place * lineStep;
    const cell = (row: number): TextCell => ({ row, column: 0, step: lineStep });
    const flag = flagOf(node, { placeholder: '', left: '', external: '' });
    const marks: { icon: string; tone: MapTone }[] = node.facts.map((fact) => ({ icon: fact.icon, tone: fact.tone }));
    if (flag) {
        marks.push({ icon: flag.icon, tone: 'neutral' });
    }
    const step = Math.min(icon + ICON_GAP + 2, (room + ICON_GAP) / Math.max(1, marks.length));
    return {
        texts: [
            ...names.map((text, place) => line('name', START, baseline(place), size, text, cell(place))),
            ...titles.map((text, place) =>
                line('title', START, baseline(names.length + place), style.size, text, cell(place))
            )
        ],
        icons: marks.map((mark, place) => ({
            icon: mark.icon,
            x: START + place * step,
            y: metrics.height - icon - 4,
            size: Math.min(icon, step - ICON_GAP),
            tone: node.faded ? 'unknown' : mark.tone
        }))
    };
}

const INITIALS = { size: 80, icon: 60 };

function initialsCard(node: MapNode, metrics: Metrics): CardShape {
    const fact = node.facts.find(({ key }) => key === 'attitude');
    const middle = metrics.height / 2;
    const letters = initials(node.name);
    const room = metrics.width - START - INITIALS.icon - 2 * END;
    const size = Math.min(INITIALS.size, Math.floor(room / textWidth(letters, 1, true) || INITIALS.size));
    const text = line('name', START + 4, middle + size * 0.36, size, letters);
    const icons: IconShape[] = fact
        ? [
              {
                  icon: fact.icon,
                  x: metrics.width - INITIALS.icon - END,
                  y: middle - INITIALS.icon / 2,
                  size: INITIALS.icon,
                  tone: node.faded ? 'unknown' : fact.tone
              }
          ]
        : [];
    return { texts: [text], icons };
}

/** What a card shows at a level of detail. */
export function cardShape(node: MapNode, level: MapLevel, metrics: Metrics, words: CardWords): CardShape {
    switch (level) {
        case 'full':
            return fullCard(node, metrics, words);
        case 'medium':
            return nameCard(node, metrics, MEDIUM);
        case 'names':
            return nameCard(node, metrics, SHORT);
        case 'initials':
            return initialsCard(node, metrics);
        default:
            return { texts: [], icons: [] };
    }
}

/** Everything that a card tells, in full: for tooltips and for those who hear it. */
export function spokenText(node: MapNode, words: CardWords): string {
    let text = node.name;
    const add = (part: string): void => {
        text = part === '' ? text : `${text}, ${part}`;
    };
    add(node.title);
    add(node.unit);
    add(node.placeholder ? words.placeholder : '');
    add(node.left ? words.left : '');
    add(node.external ? words.external : '');
    for (const { label } of node.facts) {
        add(label);
    }
    return text;
}

/** Size of the button below a card that folds its branch away. */
export interface ToggleSize {
    height: number;
    text: number;
}

/** The button's size at a level; null where it would be too small to hit. */
export function toggleSize(level: MapLevel): ToggleSize | null {
    switch (level) {
        case 'full':
            return { height: 22, text: 13 };
        case 'medium':
            return { height: 28, text: 20 };
        case 'names':
            return { height: 36, text: 30 };
        default:
            return null;
    }
}

/** The button's width, for a text. */
export function toggleWidth({ height, text }: ToggleSize, count: string): number {
    return Math.ceil(textWidth(count, text) + height * 1.4);
}
