import totalLabel from '@salesforce/label/c.Ws_Total';
import unitsLabel from '@salesforce/label/c.Ws_Units';
import type { Figures } from './figures';
import type { Scene, SceneCell } from './scene';
import { WARNING_ICON } from './shares';
import type { OverShare } from './shares';

/** Colours of the picture by the class of what they are for: those that the page shows, read from it. */
export type Palette = Readonly<Record<string, { fill: string; text: string }>>;

/** A picture as SVG, with its size. */
export interface Picture {
    svg: string;
    width: number;
    height: number;
}

const MARGIN = 16;
const TITLE = 44;
const NAME_WIDTH = 220;
const COLUMN_WIDTH = 104;
const ROW_HEIGHT = 64;
const GROUP_HEIGHT = 48;
const HEAD_HEIGHT = 58;
const LINE = 13;
/** How wide a character of the small font is on average. */
const CHARACTER = 5.8;
const SIGN = 11;

const escaped = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Text in lines of a width; what does not fit ends with dots. */
export function wrapped(text: string, width: number, lines: number): string[] {
    const room = Math.max(Math.floor(width / CHARACTER), 1);
    const words = text.split(' ').flatMap((word) => word.match(new RegExp(`.{1,${room}}`, 'gu')) ?? []);
    const result: string[] = [];
    for (const word of words) {
        const last = result.at(-1);
        if (last !== undefined && last.length + word.length < room) {
            result[result.length - 1] = `${last} ${word}`;
        } else {
            result.push(word);
        }
    }
    return result.length > lines ? [...result.slice(0, lines - 1), `${result[lines - 1].slice(0, room - 1)}…`] : result;
}

/** Draws SVG as text. */
class Pen {
    readonly #parts: string[] = [];
    readonly #palette: Palette;

    constructor(palette: Palette) {
        this.#palette = palette;
    }

    get text(): string {
        return this.#parts.join('');
    }

    ink(name: string): string {
        return escaped((this.#palette[name] ?? this.#palette.plain).text);
    }

    box(x: number, y: number, width: number, height: number, name: string): void {
        const fill = escaped((this.#palette[name] ?? this.#palette.plain).fill);
        const line = escaped(this.#palette.line.fill);
        this.#parts.push(
            `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" stroke="${line}"/>`
        );
    }

    lines(x: number, y: number, lines: readonly string[], name: string, more = ''): void {
        lines.forEach((line, index) =>
            this.#parts.push(
                `<text x="${x}" y="${y + index * LINE}" fill="${this.ink(name)}"${more}>${escaped(line)}</text>`
            )
        );
    }

    sign(x: number, y: number, path: string, name: string): void {
        const size = SIGN / 16;
        this.#parts.push(
            `<path transform="translate(${x} ${y}) scale(${size})" fill-rule="evenodd" fill="${this.ink(name)}" d="${path}"/>`
        );
    }
}

/** What a total says. */
interface Sum {
    text: string;
    over: string;
}

const BOLD = ' font-weight="600"';

/** The class that gives a field its colour. */
const colourOf = ({ className }: SceneCell): string => className.split(' ')[1];

/** Everything that is shown, folded as it is, as a picture for slides and mails. */
export function matrixPicture(scene: Scene, palette: Palette, title: string, subtitle: string): Picture {
    const { rows, columns, groups } = scene;
    const left = MARGIN + NAME_WIDTH;
    const top = MARGIN + TITLE + GROUP_HEIGHT + HEAD_HEIGHT;
    const xOf = (column: number): number => left + column * COLUMN_WIDTH;
    const yOf = (row: number): number => top + row * ROW_HEIGHT;
    const width = xOf(columns.length + 1) + MARGIN;
    const height = yOf(rows.length + 1) + MARGIN;
    const pen = new Pen(palette);
    const sumOf = (figures: Figures, overs: readonly OverShare[]): Sum => ({
        text: scene.totalText(figures),
        over: scene.overText(overs)
    });
    pen.lines(MARGIN, MARGIN + 14, [title], 'plain', ' font-size="16" font-weight="600"');
    pen.lines(MARGIN, MARGIN + 32, [subtitle], 'plain');
    for (const group of groups) {
        const span = group.span * COLUMN_WIDTH;
        pen.box(xOf(group.start), top - HEAD_HEIGHT - GROUP_HEIGHT, span, GROUP_HEIGHT, 'head');
        pen.lines(
            xOf(group.start) + 6,
            top - HEAD_HEIGHT - GROUP_HEIGHT + 15,
            wrapped(group.name, span - 14, 3),
            'head',
            BOLD
        );
    }
    const head = (column: number, name: string): void => {
        pen.box(xOf(column), top - HEAD_HEIGHT, COLUMN_WIDTH, HEAD_HEIGHT, 'head');
        pen.lines(xOf(column) + 6, top - HEAD_HEIGHT + 15, wrapped(name, COLUMN_WIDTH - 12, 4), 'head');
    };
    pen.box(MARGIN, top - HEAD_HEIGHT, NAME_WIDTH, HEAD_HEIGHT, 'head');
    pen.lines(MARGIN + 6, top - HEAD_HEIGHT + 15, [unitsLabel], 'head', BOLD);
    columns.forEach(({ name }, column) => head(column, name));
    head(columns.length, totalLabel);
    rows.forEach((row, index) => {
        const indent = 6 + Math.min(row.depth, 5) * 14;
        pen.box(MARGIN, yOf(index), NAME_WIDTH, ROW_HEIGHT, 'head');
        pen.lines(MARGIN + indent, yOf(index) + 17, wrapped(row.name, NAME_WIDTH - indent - 6, 3), 'head');
        columns.forEach((_, column) => drawCell(pen, scene.at(index, column), xOf(column), yOf(index)));
        total(pen, xOf(columns.length), yOf(index), sumOf(scene.rowFigures(index), scene.oversOf(row)));
    });
    pen.box(MARGIN, yOf(rows.length), NAME_WIDTH, ROW_HEIGHT, 'head');
    pen.lines(MARGIN + 6, yOf(rows.length) + 17, [totalLabel], 'head', BOLD);
    columns.forEach((shown, column) =>
        total(pen, xOf(column), yOf(rows.length), sumOf(scene.columnFigures(column), scene.oversOf(shown)))
    );
    total(pen, xOf(columns.length), yOf(rows.length), sumOf(scene.figures, scene.overs));
    const svg =
        `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
        `font-family="system-ui, sans-serif" font-size="11"><rect width="100%" height="100%" fill="${escaped(palette.plain.fill)}"/>` +
        `${pen.text}</svg>`;
    return { svg, width, height };
}

function drawCell(pen: Pen, cell: SceneCell, x: number, y: number): void {
    const name = cell.faded ? 'plain' : colourOf(cell);
    pen.box(x, y, COLUMN_WIDTH, ROW_HEIGHT, name);
    if (!cell.faded) {
        pen.sign(x + 5, y + 8, cell.icon, name);
        pen.lines(x + 20, y + 17, wrapped(cell.word, COLUMN_WIDTH - 24, 1), name);
        // A competitor's name takes the room that is left.
        pen.lines(x + 6, y + 33, wrapped(cell.text, COLUMN_WIDTH - 10, 3), name, cell.cell?.competitor ? '' : BOLD);
    }
}

function total(pen: Pen, x: number, y: number, { text, over }: Sum): void {
    pen.box(x, y, COLUMN_WIDTH, ROW_HEIGHT, 'head');
    if (over) {
        pen.sign(x + 5, y + 4, WARNING_ICON, 'head');
        pen.lines(x + COLUMN_WIDTH - 6, y + 13, [over], 'head', ' text-anchor="end"');
    }
    pen.lines(x + COLUMN_WIDTH - 6, y + 37, [text], 'head', ` text-anchor="end"${BOLD}`);
}
