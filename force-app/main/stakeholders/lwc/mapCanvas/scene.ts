import { cardShape, glyphPath, toggleSize, toggleWidth, toneOf } from 'c/mapLayout';
import type {
    Box,
    CardShape,
    CardWords,
    EdgeShape,
    MapLayout,
    MapLevel,
    MapNode,
    MapTone,
    TextShape
} from 'c/mapLayout';

/** What is drawn: the same for the screen and for a file. */
export interface Scene {
    layout: MapLayout;
    edges: readonly EdgeShape[];
    words: CardWords;
    /** Stands above those who have neither a manager nor reports. */
    looseTitle: string;
}

/** Paths that stand for many cards at once, by style: a path for each card would take many times as long. */
export interface Batches {
    plates: string;
    platesFaded: string;
    platesOpen: string;
    toggles: string;
    toggleIcons: string;
    bars: Record<MapTone, string>;
    icons: Record<MapTone, string>;
}

const byTone = (): Record<MapTone, string> => ({ positive: '', neutral: '', negative: '', unknown: '' });

const round = (value: number) => Math.round(value * 10) / 10;

/** How much wider lines are at a level, so that they can be seen. */
export const LINE_SCALE: Readonly<Record<MapLevel, number>> = {
    full: 1,
    medium: 1.5,
    names: 2.4,
    initials: 4,
    blocks: 9
};
/** The same for curved lines, which would hide what is small. */
export const EDGE_SCALE: Readonly<Record<MapLevel, number>> = {
    full: 1,
    medium: 1.4,
    names: 1.8,
    initials: 2.6,
    blocks: 4
};

/** How far buttons for folding reach into their cards. */
const TOGGLE_IN = 4;
const CORNER = 6;
const BAR = 5;

function plate(x: number, y: number, width: number, height: number, corner = CORNER): string {
    const [w, h, c] = [round(width - 2 * corner), round(height - 2 * corner), round(corner)];
    return `M${round(x + corner)} ${round(y)}h${w}q${c} 0 ${c} ${c}v${h}q0 ${c} ${-c} ${c}h${-w}q${-c} 0 ${-c} ${-c}v${-h}q0 ${-c} ${c} ${-c}z`;
}

const rectangle = (x: number, y: number, width: number, height: number): string =>
    `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`;

/**
 * A card as a shape of its own for each tone, since it has no text: full, the lower half, with a hole, a frame. So tones can be
 * told apart without colour.
 */
function block(tone: MapTone, x: number, y: number, width: number, height: number): string {
    const full = rectangle(x, y, width, height);
    const rim = 14;
    switch (tone) {
        case 'positive':
            return full;
        case 'neutral':
            return rectangle(x, y, width, rim) + rectangle(x, y + height / 2, width, height / 2);
        case 'negative':
            // Drawn the other way round, the inner rectangle is a hole.
            return `${full}M${round(x + width * 0.3)} ${round(y + height * 0.25)}v${round(height * 0.5)}h${round(width * 0.4)}v${round(-height * 0.5)}z`;
        default:
            return `${full}M${round(x + rim)} ${round(y + rim)}v${round(height - 2 * rim)}h${round(width - 2 * rim)}v${round(2 * rim - height)}z`;
    }
}

/** Reporting lines as paths; those of managers who are faded are apart. */
export interface Lines {
    lines: string;
    faded: string;
}

const allLines = new WeakMap<MapLayout, Lines>();

/** The reporting lines that touch a part of the drawing; all of them without one. */
export function linesIn(layout: MapLayout, box: Box | null): Lines {
    const known = box === null ? allLines.get(layout) : undefined;
    if (known) {
        return known;
    }
    const { segments, segmentOwner, forest } = layout;
    const left = box?.x ?? Number.NEGATIVE_INFINITY;
    const top = box?.y ?? Number.NEGATIVE_INFINITY;
    const right = box ? box.x + box.width : Number.POSITIVE_INFINITY;
    const bottom = box ? box.y + box.height : Number.POSITIVE_INFINITY;
    const found: Lines = { lines: '', faded: '' };
    for (let i = 0; i < segmentOwner.length; i += 1) {
        const x1 = segments[i * 4];
        const y1 = segments[i * 4 + 1];
        const x2 = segments[i * 4 + 2];
        const y2 = segments[i * 4 + 3];
        if (x1 <= right && x2 >= left && y1 <= bottom && y2 >= top) {
            const end = x1 === x2 ? `V${round(y2)}` : `H${round(x2)}`;
            found[forest.nodes[segmentOwner[i]].faded ? 'faded' : 'lines'] += `M${round(x1)} ${round(y1)}${end}`;
        }
    }
    if (box === null) {
        allLines.set(layout, found);
    }
    return found;
}

/** What was last drawn of a person: texts and icons are asked for one after the other. */
const shapes = new WeakMap<MapNode, { level: MapLevel; height: number; shape: CardShape }>();

function shapeOf({ layout, words }: Scene, level: MapLevel, index: number): CardShape {
    const { forest, metrics } = layout;
    const node = forest.nodes[index];
    const known = shapes.get(node);
    if (known && known.level === level && known.height === metrics.height) {
        return known.shape;
    }
    const shape = cardShape(node, level, metrics, words);
    shapes.set(node, { level, height: metrics.height, shape });
    return shape;
}

/** Where the button is that folds a branch away; null when there is none at this level. */
export function toggleBox(layout: MapLayout, level: MapLevel, index: number): Box | null {
    const size = toggleSize(level);
    const { forest, x, y, metrics } = layout;
    if (!size || forest.children[index] === 0) {
        return null;
    }
    const width = toggleWidth(size, String(forest.below[index]));
    return {
        x: x[index] + (metrics.width - width) / 2,
        // Just below the card's edge, so that it covers none of the texts.
        y: y[index] + metrics.height - TOGGLE_IN,
        width,
        height: size.height
    };
}

/** Lines of text of a card at its place in the drawing. */
export function textsOf(scene: Scene, level: MapLevel, index: number): readonly TextShape[] {
    const { layout } = scene;
    const { forest, x, y } = layout;
    const { texts } = shapeOf(scene, level, index);
    const box = toggleBox(layout, level, index);
    const size = toggleSize(level);
    if (!box || !size) {
        return texts;
    }
    const count: TextShape = {
        kind: 'title',
        x: box.x - x[index] + size.height,
        y: box.y - y[index] + size.height / 2 + size.text * 0.36,
        size: size.text,
        text: String(forest.below[index]),
        bold: false,
        cell: null
    };
    return [...texts, count];
}

/** Everything but the texts of some cards. */
export function batchesOf(scene: Scene, level: MapLevel, cards: readonly number[]): Batches {
    const { layout } = scene;
    const { forest, metrics, x, y, folded } = layout;
    const batches: Batches = {
        plates: '',
        platesFaded: '',
        platesOpen: '',
        toggles: '',
        toggleIcons: '',
        bars: byTone(),
        icons: byTone()
    };
    for (const index of cards) {
        const node = forest.nodes[index];
        const tone = node.faded ? 'unknown' : toneOf(node);
        if (level === 'blocks') {
            batches.bars[tone] += block(tone, x[index], y[index], metrics.width, metrics.height);
            continue;
        }
        const outline = plate(x[index], y[index], metrics.width, metrics.height);
        if (node.faded) {
            batches.platesFaded += outline;
        } else if (node.placeholder) {
            batches.platesOpen += outline;
        } else {
            batches.plates += outline;
        }
        const bar = BAR * Math.min(2, LINE_SCALE[level]);
        batches.bars[tone] += rectangle(x[index] + 1, y[index] + CORNER, bar, metrics.height - 2 * CORNER);
        for (const icon of shapeOf(scene, level, index).icons) {
            batches.icons[icon.tone] += glyphPath(icon.icon, x[index] + icon.x, y[index] + icon.y, icon.size);
        }
        const toggle = toggleBox(layout, level, index);
        if (toggle) {
            batches.toggles += plate(toggle.x, toggle.y, toggle.width, toggle.height, toggle.height / 2);
            const size = toggle.height * 0.5;
            batches.toggleIcons += glyphPath(
                folded[index] === 1 ? 'unfold' : 'fold',
                toggle.x + toggle.height * 0.35,
                toggle.y + toggle.height / 4,
                size
            );
        }
    }
    return batches;
}
