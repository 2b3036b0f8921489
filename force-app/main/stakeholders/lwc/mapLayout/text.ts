/*
 * How wide texts are, without asking the browser: a browser answers only where the font is loaded, and thousands of questions
 * take longer than the drawing. The widths are those of common sans-serif fonts, rounded up, so that what fits here fits there.
 */

/** Widths in hundredths of the font size, for groups of characters. */
const GROUPS: readonly (readonly [string, number])[] = [
    ["'|!.,:;ijl", 29],
    [' fIt/\\()[]{}-', 36],
    ['r"*°', 40],
    ['sJcvxyzk?', 54],
    ['abdeghnopqu0123456789_+=<>~^$#', 60],
    ['FLTZEPSXYABKV&', 69],
    ['CDHNRUGOQ', 78],
    ['wM%', 88],
    ['mW@…', 95]
];
const ASCII = 128;
const LATIN_ENDS = 0x250;
const WIDE_BEGINS = 0x1100;
const OTHER_LATIN = 64;
const OTHER = 72;
const WIDE = 102;
const BOLD = 1.15;
const HUNDRED = 100;

const widths = new Uint8Array(ASCII).fill(OTHER_LATIN);
for (const [characters, width] of GROUPS) {
    for (const character of characters) {
        if (character.charCodeAt(0) < ASCII) {
            widths[character.charCodeAt(0)] = width;
        }
    }
}

function widthOfCode(code: number): number {
    if (code < ASCII) {
        return widths[code];
    }
    if (code < LATIN_ENDS) {
        return OTHER_LATIN;
    }
    return code < WIDE_BEGINS ? OTHER : WIDE;
}

/** About how wide a text is; rather more than less. */
export function textWidth(text: string, size: number, bold = false): number {
    let sum = 0;
    for (let i = 0; i < text.length; i += 1) {
        sum += widthOfCode(text.charCodeAt(i));
    }
    return (sum * size * (bold ? BOLD : 1)) / HUNDRED;
}

/** What a line can end after: a word, a part of one up to its hyphen, or a character of a script without spaces. */
const PIECES = /[\u2e80-\uffef] ?|[^ \u2e80-\uffef-]*- ?|[^ \u2e80-\uffef-]+ ?/gu;

/**
 * All of a text in at most so many lines, with no word broken but after its hyphens.
 * @param rooms for the first line, the second one, and so on; the last one is that of all that follow
 * @returns null when it has no room; the first line is '' where no word fits into it
 */
export function wholeLines(
    text: string,
    rooms: readonly number[],
    size: number,
    most: number,
    bold = false
): string[] | null {
    const said = text.trim().replace(/\s+/g, ' ');
    if (said === '' || (most > 0 && textWidth(said, size, bold) <= rooms[0])) {
        return said === '' ? [] : [said];
    }
    const lines: string[] = [];
    let line = '';
    const room = () => rooms[Math.min(lines.length, rooms.length - 1)];
    for (const piece of said.match(PIECES) ?? []) {
        if (textWidth((line + piece).trimEnd(), size, bold) > room()) {
            lines.push(line.trimEnd());
            line = '';
        }
        line += piece;
        if (lines.length >= most || textWidth(line.trimEnd(), size, bold) > room()) {
            return null;
        }
    }
    return [...lines, line.trimEnd()];
}

/** All of a text in at most so many lines, broken within words that are wider than a line; null when it has no room. */
export function breakLines(text: string, room: number, size: number, most: number, bold = false): string[] | null {
    const lines: string[] = [];
    let rest = text.trim().replace(/\s+/g, ' ');
    while (textWidth(rest, size, bold) > room) {
        if (lines.length >= most - 1) {
            return null;
        }
        const end = lineEnd(rest, room, size, bold);
        lines.push(rest.slice(0, end).trimEnd());
        rest = rest.slice(end).trimStart();
    }
    return rest === '' ? lines : [...lines, rest];
}

/** Where the first line of a text ends; within a word only when the word alone has no room. */
function lineEnd(text: string, room: number, size: number, bold: boolean): number {
    let fitting = 1;
    while (fitting < text.length && textWidth(text.slice(0, fitting + 1), size, bold) <= room) {
        fitting += 1;
    }
    const end = Math.max(text.lastIndexOf(' ', fitting), text.lastIndexOf('-', fitting - 1) + 1);
    const next = /^ ?[^ -]*/.exec(text.slice(end))![0].trim();
    if (end > 0 && textWidth(next, size, bold) <= room) {
        return end;
    }
    // Not between the halves of a character outside of the basic plane.
    return fitting + (/^[\uDC00-\uDFFF]/.test(text.slice(fitting)) ? 1 : 0);
}

/** The words of a name that begin with a letter or a digit: the first and the last one. */
function outerWords(name: string): string[] {
    const words = name.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
    return words.length > 1 ? [words[0], words[words.length - 1]] : words;
}

/** The first and the last word of a name. */
export function shortName(name: string): string {
    return outerWords(name).join(' ');
}

/** The first letters of the first and the last word of a name. */
export function initials(name: string): string {
    return outerWords(name)
        .map((word) => [...word][0].toUpperCase())
        .join('');
}
