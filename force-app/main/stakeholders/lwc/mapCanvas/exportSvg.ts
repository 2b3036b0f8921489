import type { MapEdgeKind, MapTone } from 'c/mapLayout';
import { batchesOf, linesIn, textsOf } from './scene';
import type { Scene } from './scene';

/** Colours as they are resolved on the page, and the font. */
export interface Palette {
    font: string;
    text: string;
    weak: string;
    surface: string;
    surfaceWeak: string;
    border: string;
    line: string;
    accent: string;
    positive: string;
    negative: string;
    neutral: string;
    unknown: string;
}

/** One entry of the key below the drawing. */
export interface KeyEntry {
    kind: MapEdgeKind | 'reporting';
    text: string;
}

const KEY_HEIGHT = 44;
const KEY_STEP = 210;

export const DASHES: Readonly<Record<MapEdgeKind, string>> = { influence: '', conflict: '9 5', informal: '2 5' };

const escaped = (text: string) =>
    text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        // Control characters are not allowed in XML, however they are written.
        // eslint-disable-next-line no-control-regex
        .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '');

function edgeColour(kind: MapEdgeKind, palette: Palette): string {
    if (kind === 'influence') {
        return palette.positive;
    }
    return kind === 'conflict' ? palette.negative : palette.neutral;
}

function edgeMarkup(
    kind: MapEdgeKind,
    width: number,
    line: string,
    head: string,
    faded: boolean,
    palette: Palette
): string {
    const colour = faded ? palette.border : edgeColour(kind, palette);
    const dash = DASHES[kind] === '' ? '' : ` stroke-dasharray="${DASHES[kind]}"`;
    const fill = kind === 'influence' ? colour : 'none';
    return `<path d="${line}" fill="none" stroke="${colour}" stroke-width="${width}"${dash}/><path d="${head}" fill="${fill}" stroke="${colour}" stroke-width="${width}" stroke-linejoin="round"/>`;
}

/**
 * The whole drawing at full detail as a file of its own: colours and fonts are in it, nothing is loaded from elsewhere.
 * @param title for those who do not see it
 */
export function exportSvg(scene: Scene, palette: Palette, title: string, key: readonly KeyEntry[]): string {
    const { layout, edges } = scene;
    const { bounds, order, x, y, forest } = layout;
    const withKey = edges.length > 0;
    const width = Math.ceil(Math.max(bounds.width, withKey ? key.length * KEY_STEP + 48 : 0));
    const height = Math.ceil(bounds.height + (withKey ? KEY_HEIGHT : 0));
    const batches = batchesOf(scene, 'full', [...order]);
    const { lines, faded } = linesIn(layout, null);
    const parts: string[] = [];
    const path = (data: string, style: string) => {
        if (data !== '') {
            parts.push(`<path d="${data}" ${style}/>`);
        }
    };
    const lineStyle = (colour: string) => `fill="none" stroke="${colour}" stroke-width="1.5"`;
    const plateStyle = (fill: string, stroke: string) => `fill="${fill}" stroke="${stroke}"`;
    path(lines, lineStyle(palette.line));
    path(faded, lineStyle(palette.border));
    for (const shape of edges) {
        const stroke = 0.8 + 0.7 * shape.edge.strength;
        parts.push(edgeMarkup(shape.edge.kind, stroke, shape.line, shape.head, shape.faded, palette));
    }
    path(batches.plates, plateStyle(palette.surface, palette.line));
    path(batches.platesFaded, plateStyle(palette.surfaceWeak, palette.border));
    path(batches.platesOpen, `${plateStyle(palette.surface, palette.line)} stroke-dasharray="5 4"`);
    for (const tone of ['positive', 'neutral', 'negative', 'unknown'] as MapTone[]) {
        path(batches.bars[tone], `fill="${palette[tone]}"`);
        path(
            batches.icons[tone],
            `fill="none" stroke="${palette[tone]}" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round"`
        );
    }
    path(batches.toggles, plateStyle(palette.surface, palette.line));
    path(batches.toggleIcons, lineStyle(palette.text));
    for (const index of order) {
        const node = forest.nodes[index];
        for (const text of textsOf(scene, 'full', index)) {
            const tones: Partial<Record<string, string>> = {
                name: palette.text,
                positive: palette.positive,
                negative: palette.negative,
                neutral: palette.neutral
            };
            const colour = (node.faded ? undefined : tones[text.kind]) ?? palette.weak;
            const bold = text.bold && !node.faded ? ' font-weight="700"' : '';
            const place = `x="${Math.round((x[index] + text.x) * 10) / 10}" y="${Math.round((y[index] + text.y) * 10) / 10}"`;
            parts.push(`<text ${place} font-size="${text.size}" fill="${colour}"${bold}>${escaped(text.text)}</text>`);
        }
    }
    if (layout.loose) {
        const place = `x="${layout.loose.x}" y="${layout.loose.y - 14}"`;
        parts.push(`<text ${place} font-size="14" fill="${palette.weak}">${escaped(scene.looseTitle)}</text>`);
    }
    if (withKey) {
        key.forEach((entry, place) => {
            const left = bounds.x + 24 + place * KEY_STEP;
            const top = bounds.y + bounds.height + KEY_HEIGHT / 2;
            const line = `M${left} ${top}H${left + 34}`;
            if (entry.kind === 'reporting') {
                path(line, lineStyle(palette.line));
            } else {
                parts.push(edgeMarkup(entry.kind, 2, line, keyHead(entry.kind, left + 40, top), false, palette));
            }
            parts.push(
                `<text x="${left + 50}" y="${top + 4}" font-size="12" fill="${palette.text}">${escaped(entry.text)}</text>`
            );
        });
    }
    return [
        `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${bounds.x} ${bounds.y} ${width} ${height}" font-family="${escaped(palette.font)}" role="img">`,
        `<title>${escaped(title)}</title>`,
        `<rect x="${bounds.x}" y="${bounds.y}" width="${width}" height="${height}" fill="${palette.surface}"/>`,
        ...parts,
        '</svg>'
    ].join('');
}

/** The end of a line in the key. */
export function keyHead(kind: MapEdgeKind, x: number, y: number): string {
    if (kind === 'conflict') {
        return `M${x - 8} ${y - 4}l8 8M${x - 8} ${y + 4}l8 -8`;
    }
    return `M${x - 8} ${y - 4}l8 4l-8 4${kind === 'influence' ? 'z' : ''}`;
}

/** Most pixels of a picture: browsers refuse larger ones. */
const MOST_PIXELS = 40_000_000;
const MOST_SIDE = 12_000;

/** How many pixels a unit of the drawing gets in a picture: two, for sharp slides, fewer where that would be too many. */
export function pictureScale(width: number, height: number): number {
    return Math.min(2, MOST_SIDE / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height)));
}
