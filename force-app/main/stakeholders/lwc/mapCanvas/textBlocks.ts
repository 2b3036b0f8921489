import { FACT_COLUMN } from 'c/mapLayout';
import type { TextKind, TextShape } from 'c/mapLayout';

/** Lines of a card that look the same, as one text with line breaks and tabs: fewer elements on the page. */
export interface TextBlock {
    kind: TextKind;
    /** Where the first line begins; y is that of its base line. */
    x: number;
    y: number;
    size: number;
    /** From line to line. */
    step: number;
    text: string;
}

/** Height of a line that stands by itself, in parts of the font size. */
const LEADING = 1.45;

/** Joins lines of the same kind that stand in the same rows and columns. */
export function blocksOf(texts: readonly TextShape[]): TextBlock[] {
    const blocks: TextBlock[] = [];
    const open: { block: TextBlock; row: number; column: number }[] = [];
    for (const { kind, x, y, size, text: given, cell } of texts) {
        const text = given.replace(/\s+/g, ' ');
        if (!cell) {
            blocks.push({ kind, x, y, size, step: Math.round(size * LEADING), text });
            continue;
        }
        const { row, column, step } = cell;
        let last = open.find(({ block }) => block.kind === kind && block.step === step);
        if (!last) {
            const block = { kind, x: x - column * FACT_COLUMN, y: y - row * step, size, step, text: '' };
            last = { block, row: 0, column: 0 };
            blocks.push(block);
            open.push(last);
        }
        if (row > last.row) {
            last.block.text += '\n'.repeat(row - last.row);
            last.column = 0;
        }
        last.block.text += '\t'.repeat(column - last.column) + text;
        last.row = row;
        last.column = column;
    }
    return blocks;
}
