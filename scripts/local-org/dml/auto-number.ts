/** Auto-number fields: `KA-{00000}`, with `{YYYY}`, `{YY}`, `{MM}` and `{DD}` of the day. */
import type { Store } from '../store/store.ts';
import { storedFields } from './layout.ts';
import type { SaveContext, Work } from './work.ts';

/** Text of a number in a display format. */
export function formatAutoNumber(format: string, number: number, now: number): string {
    const date = new Date(now).toISOString();
    return format.replace(/\{([^}]*)\}/g, (_whole, part: string) => {
        switch (part) {
            case 'YYYY':
                return date.slice(0, 4);
            case 'YY':
                return date.slice(2, 4);
            case 'MM':
                return date.slice(5, 7);
            case 'DD':
                return date.slice(8, 10);
            default:
                return String(number).padStart(part.length, '0');
        }
    });
}

/** Gives new rows their numbers; a number that an import brought along is kept and not handed out again. */
export function assignNumbers(context: SaveContext, works: readonly Work[], store: Store): void {
    const { layout, object, now } = context;
    for (const field of storedFields(object, (candidate) => candidate.autoNumber !== null)) {
        const index = layout.index.get(field.name)!;
        const sequence = `auto:${object.name}.${field.name}`;
        for (const work of works) {
            const given = work.row[index];
            if (given === null) {
                work.row[index] = formatAutoNumber(field.autoNumber!, store.sequences.next(sequence), now);
            } else {
                store.sequences.reserve(sequence, Number(/(\d+)\D*$/.exec(String(given))?.[1] ?? 0));
            }
        }
    }
}
