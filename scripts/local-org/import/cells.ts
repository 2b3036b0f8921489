import { normalizeId } from '../apex/runtime/values/id.ts';
import type { FieldModel, RawValue } from '../schema/types.ts';

/** A cell that cannot be what its column says; `message` is for the person who prepared the file. */
export class CellError extends Error {}

/** `#N/A`, which data loads write to empty a field; an empty cell says nothing about it. */
export function isNothing(cell: string): boolean {
    return cell.trim() === '#N/A';
}

/** Raw value of a cell for a field, as data loads write them: ISO dates, plain numbers, true/false/1/0. Empty and #N/A are null. */
export function rawFromCell(field: FieldModel, text: string): RawValue {
    const cell = text.trim();
    if (cell === '' || isNothing(cell)) return null;
    switch (field.type) {
        case 'boolean':
            if (/^(true|1|yes)$/i.test(cell)) return true;
            if (/^(false|0|no)$/i.test(cell)) return false;
            throw new CellError(`${field.name}: "${cell}" is neither true nor false`);
        case 'int':
        case 'long':
        case 'double':
        case 'currency':
        case 'percent': {
            if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(cell))
                throw new CellError(`${field.name}: "${cell}" is not a number`);
            return Number(cell);
        }
        case 'date':
            return dateOf(field, cell);
        case 'datetime':
            return momentOf(field, cell);
        case 'id':
        case 'reference': {
            const id = normalizeId(cell);
            if (id === null) throw new CellError(`${field.name}: "${cell}" is not an id`);
            return id;
        }
        default:
            return text;
    }
}

function dateOf(field: FieldModel, cell: string): string {
    const day = /^\d{4}-\d{2}-\d{2}/.exec(cell)?.[0];
    const time = day === undefined ? Number.NaN : Date.parse(`${day}T00:00:00Z`);
    if (day === undefined || Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day) {
        throw new CellError(`${field.name}: "${cell}" is not a date of the form YYYY-MM-DD`);
    }
    return day;
}

function momentOf(field: FieldModel, cell: string): number {
    const text = /^\d{4}-\d{2}-\d{2}$/.test(cell)
        ? `${dateOf(field, cell)}T00:00:00Z`
        : cell.replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
    const time = /^\d{4}-\d{2}-\d{2}T/.test(text) ? Date.parse(text) : Number.NaN;
    if (Number.isNaN(time))
        throw new CellError(`${field.name}: "${cell}" is not a date and time of the form YYYY-MM-DDThh:mm:ssZ`);
    return time;
}
