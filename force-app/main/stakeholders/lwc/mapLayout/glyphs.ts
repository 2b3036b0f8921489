/*
 * Icons of the drawing as lines in a box of 16 by 16, drawn by us: icons of the platform are separate images, of which a large
 * map would need thousands. Each part of an icon starts at a point and goes on with relative commands, so that any number of
 * icons can be one path.
 */

/** Start x, start y, and pairs of relative moves: 'l' lines only; curves are 'c' with six numbers. */
type Part = readonly [number, number, ...(readonly [string, ...number[]])[]];

/** How far the handles of a curve stand for a quarter of a circle. */
const KAPPA = 0.5523;

function circle(x: number, y: number, radius: number): Part {
    const k = radius * KAPPA;
    const r = radius;
    return [
        x - r,
        y,
        ['c', 0, -k, r - k, -r, r, -r],
        ['c', k, 0, r, r - k, r, r],
        ['c', 0, k, k - r, r, -r, r],
        ['c', -k, 0, -r, k - r, -r, -r]
    ];
}

const shoulders = (x: number, y: number, half: number): Part => [
    x - half,
    y,
    ['c', 0, -half * 1.1, 2 * half, -half * 1.1, 2 * half, 0]
];

const THUMB: Part = [
    5.5,
    7.5,
    ['l', 2.5, -5.5],
    ['c', 2, 0, 2, 1.5, 1.5, 4.5],
    ['l', 4, 0],
    ['l', -1, 7],
    ['l', -7, 0],
    ['l', 0, -6]
];

function mirrored(part: Part): Part {
    const [x, y, ...moves] = part;
    return [
        x,
        16 - y,
        ...moves.map(
            ([command, ...numbers]) =>
                [command, ...numbers.map((value, i) => (i % 2 === 1 ? -value : value))] as [string, ...number[]]
        )
    ];
}

const GLYPHS: Readonly<Record<string, readonly Part[]>> = {
    like: [THUMB, [2, 7.5, ['l', 0, 6]]],
    dislike: [mirrored(THUMB), [2, 2.5, ['l', 0, 6]]],
    dash: [[3, 8, ['l', 10, 0]]],
    help: [
        circle(8, 8, 6.5),
        [6, 6.5, ['c', 0, -2.6, 4, -2.6, 4, 0], ['c', 0, 1.4, -2, 1.4, -2, 3]],
        [8, 11.5, ['l', 0, 0.6]]
    ],
    trending: [
        [1.5, 12.5, ['l', 4, -5], ['l', 3, 3], ['l', 5.5, -7]],
        [10, 3.5, ['l', 4, 0], ['l', 0, 4]]
    ],
    people: [
        circle(5.5, 5, 2.5),
        shoulders(5.5, 13.5, 4),
        [10, 2.8, ['c', 3.2, 0.2, 3.2, 4.2, 0, 4.4]],
        [12, 9.6, ['c', 1.8, 0.6, 2.8, 1.8, 3, 3.9]]
    ],
    comments: [
        [2, 2.5, ['l', 12, 0], ['l', 0, 8.5], ['l', -6, 0], ['l', -3, 3], ['l', 0, -3], ['l', -3, 0], ['l', 0, -8.5]],
        [5, 5.5, ['l', 6, 0]],
        [5, 8, ['l', 4, 0]]
    ],
    clock: [circle(8, 8, 6.5), [8, 4, ['l', 0, 4.2], ['l', 2.8, 1.8]]],
    user_role: [circle(8, 4.5, 2.7), [2.5, 14, ['c', 0, -6, 11, -6, 11, 0], ['l', -11, 0]]],
    open: [
        circle(8, 4.5, 2.7),
        [2.5, 14, ['c', 0, -6, 4, -6, 6, -4.6]],
        [12, 9, ['l', 0, 5.4]],
        [9.3, 11.7, ['l', 5.4, 0]]
    ],
    left: [
        [6, 2.5, ['l', -4, 0], ['l', 0, 11], ['l', 4, 0]],
        [6, 8, ['l', 8, 0]],
        [11, 5, ['l', 3, 3], ['l', -3, 3]]
    ],
    external: [
        [7, 3, ['l', -4, 0], ['l', 0, 10], ['l', 10, 0], ['l', 0, -4]],
        [7.5, 8.5, ['l', 6, -6]],
        [9.5, 2.5, ['l', 4, 0], ['l', 0, 4]]
    ],
    fold: [[3, 10.5, ['l', 5, -5], ['l', 5, 5]]],
    unfold: [[3, 5.5, ['l', 5, 5], ['l', 5, -5]]],
    add: [
        [8, 3, ['l', 0, 10]],
        [3, 8, ['l', 10, 0]]
    ],
    in: [circle(6.5, 6.5, 5), [10.2, 10.2, ['l', 4.3, 4.3]], [6.5, 4, ['l', 0, 5]], [4, 6.5, ['l', 5, 0]]],
    out: [circle(6.5, 6.5, 5), [10.2, 10.2, ['l', 4.3, 4.3]], [4, 6.5, ['l', 5, 0]]],
    fit: [
        [2, 5.5, ['l', 0, -3.5], ['l', 3.5, 0]],
        [10.5, 2, ['l', 3.5, 0], ['l', 0, 3.5]],
        [14, 10.5, ['l', 0, 3.5], ['l', -3.5, 0]],
        [5.5, 14, ['l', -3.5, 0], ['l', 0, -3.5]],
        [5.5, 8, ['l', 5, 0]]
    ],
    other: [circle(8, 8, 5)]
};

const BOX = 16;
const round = (value: number) => Math.round(value * 100) / 100;
const known = new Map<string, readonly (readonly [number, number, string])[]>();

/** The parts of an icon at a size: start and what follows. */
function partsOf(icon: string, size: number): readonly (readonly [number, number, string])[] {
    const key = `${icon} ${size}`;
    const found = known.get(key);
    if (found) {
        return found;
    }
    const times = size / BOX;
    const name = icon.replace(/^utility:/, '');
    const parts = (GLYPHS[name] ?? GLYPHS.other).map(([x, y, ...moves]) => {
        const tail = moves.map(
            ([command, ...numbers]) => command + numbers.map((value) => round(value * times)).join(' ')
        );
        return [x * times, y * times, tail.join('')] as const;
    });
    known.set(key, parts);
    return parts;
}

/** The path of an icon, to be stroked. */
export function glyphPath(icon: string, x: number, y: number, size: number): string {
    let path = '';
    for (const [dx, dy, tail] of partsOf(icon, size)) {
        path += `M${round(x + dx)} ${round(y + dy)}${tail}`;
    }
    return path;
}

/** Whether an icon has a drawing of its own. */
export function hasGlyph(icon: string): boolean {
    return icon.replace(/^utility:/, '') in GLYPHS;
}
