import type { MapLevel } from './levels';
import type { Metrics } from './place';
import { breakLines, initials, shorten, textWidth } from './text';
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

/** A line of text on a card; places are relative to the card's left upper corner, y is that of the base line. */
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
const NAME = { size: 15, y: 24 };
/** A name that needs two lines begins higher, and what follows stands lower. */
const LONG_NAME = { lines: 2, smallSize: 12, y: 18, step: 16, shift: 7 };
const TITLE = { size: 13, y: 43 };
const UNIT_Y = 60;
const FACT = { size: 13, icon: 14, gap: 5, top: 67, step: 19, columns: [START, 156] } as const;
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

/** Whether lines hold all of a text, with no word of it broken. */
function isWhole(lines: readonly string[], text: string): boolean {
    const words = (said: string) => said.trim().replace(/\s+/g, ' ').replace(/- /g, '-');
    return words(lines.join(' ')) === words(text);
}

/** A name in lines; smaller where a word of it has no room otherwise, or not all of it. */
function namesOf(
    name: string,
    room: number,
    [size, smallSize]: readonly [number, number],
    most: number
): { size: number; names: string[] } {
    const names = breakLines(name, room, size, most, true);
    return isWhole(names, name)
        ? { size, names }
        : { size: smallSize, names: breakLines(name, room, smallSize, most, true) };
}

function fullCard(node: MapNode, metrics: Metrics, words: CardWords): CardShape {
    const room = metrics.width - START - END;
    const { size, names } = namesOf(node.name, room, [NAME.size, LONG_NAME.smallSize], LONG_NAME.lines);
    const isLong = names.length > 1;
    const texts = names.map((text, place) =>
        line('name', START, isLong ? LONG_NAME.y + place * LONG_NAME.step : NAME.y, size, text)
    );
    const shift = isLong ? LONG_NAME.shift : 0;
    const titleY = TITLE.y + shift;
    const icons: IconShape[] = [];
    const flag = flagOf(node, words);
    let titleRoom = room;
    if (flag) {
        const word = shorten(flag.word, room / 2, TITLE.size);
        const at = metrics.width - END - textWidth(word, TITLE.size);
        texts.push(line('flag', at, titleY, TITLE.size, word));
        icons.push({
            icon: flag.icon,
            x: at - FACT.icon - FACT.gap,
            y: titleY - FACT.icon + 2,
            size: FACT.icon,
            tone: 'neutral'
        });
        titleRoom = at - FACT.icon - 3 * FACT.gap - START;
    }
    if (node.title !== '') {
        texts.push(line('title', START, titleY, TITLE.size, shorten(node.title, titleRoom, TITLE.size)));
    }
    const withUnits = metrics.height > CARD_HEIGHT;
    if (withUnits && node.unit !== '') {
        texts.push(line('title', START, UNIT_Y + shift, TITLE.size, shorten(node.unit, room, TITLE.size)));
    }
    const top = FACT.top + (withUnits ? UNIT_HEIGHT : 0);
    const [first, second] = FACT.columns;
    node.facts.forEach((fact, place) => {
        const [row, column] = [Math.floor(place / 2), place % 2];
        const x = column === 0 ? first : second;
        const y = top + row * FACT.step;
        const textX = x + FACT.icon + FACT.gap;
        const end = column === 0 ? second - FACT.gap : metrics.width - END / 2;
        icons.push({
            icon: fact.icon,
            x,
            y: y - FACT.icon + 2,
            size: FACT.icon,
            tone: node.faded ? 'unknown' : fact.tone
        });
        const text = shorten(fact.short, end - textX, FACT.size);
        texts.push(line(fact.tone, textX, y, FACT.size, text, { row, column, step: FACT.step }));
    });
    return { texts, icons };
}

/** How a card looks that has a large name and a row of icons. */
interface NameStyle {
    size: number;
    /** Of a name that has no room otherwise. */
    smallSize: number;
    lines: number;
    icon: number;
    /** The title follows where the name leaves lines. */
    withTitle: boolean;
}

const MEDIUM: NameStyle = { size: 22, smallSize: 18, lines: 3, icon: 24, withTitle: true };
const SHORT: NameStyle = { size: 36, smallSize: 30, lines: 2, icon: 26, withTitle: false };
const ICON_GAP = 6;
const LEADING = 1.08;

/** For magnifications at which no more can be read. */
function nameCard(node: MapNode, metrics: Metrics, style: NameStyle): CardShape {
    const { icon } = style;
    const room = metrics.width - START - END;
    const { size, names } = namesOf(node.name, room, [style.size, style.smallSize], style.lines);
    const left = style.lines - names.length;
    const titles = style.withTitle && left > 0 ? breakLines(node.title, room, size, left) : [];
    const leading = Math.round(size * LEADING);
    const baseline = (place: number) => 5 + Math.round(size * 0.86) + place * leading;
    const cell = (row: number): TextCell => ({ row, column: 0, step: leading });
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
                line('title', START, baseline(names.length + place), size, text, cell(place))
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
            return { height: 28, text: 22 };
        case 'names':
            return { height: 40, text: 36 };
        default:
            return null;
    }
}

/** The button's width, for a text. */
export function toggleWidth({ height, text }: ToggleSize, count: string): number {
    return Math.ceil(textWidth(count, text) + height * 1.4);
}
