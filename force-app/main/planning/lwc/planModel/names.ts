import { valueOf } from './rows';
import type { Row } from './rows';

/** What a row is called. A name that the user just changed counts. */
export function nameOfRow(row: Row): string {
    const edited = 'Name' in row.edits ? valueOf(row, 'Name') : null;
    return edited ?? row.stored.name ?? '';
}
