import unratedLabel from '@salesforce/label/c.Ui_Map_NotRated';
import type { MapTone } from 'c/mapLayout';
import type { MapChoice, MapPerson } from 'keystone/dto';
import { choicesOf } from './data';
import type { MapContext } from './data';
import { attitudeTone } from './facts';

/** Somebody in a square of the grid. */
export interface GridPerson {
    id: string;
    name: string;
    title: string;
    faded: boolean;
    left: boolean;
    /** Their raters are apart. */
    spread: number | null;
}

export interface GridSquare {
    key: string;
    /** Null for not rated. */
    attitude: string | null;
    influence: string | null;
    people: GridPerson[];
    tone: MapTone;
}

export interface GridRow {
    influence: string | null;
    label: string;
    squares: GridSquare[];
}

export interface Grid {
    columns: { attitude: string | null; label: string; tone: MapTone }[];
    rows: GridRow[];
}

type Axis = { value: string | null; label: string; numberValue: number | null };

const axis = (choices: readonly MapChoice[], direction: 1 | -1, withUnrated: boolean): Axis[] => [
    ...choices
        .map(({ value, label, numberValue }) => ({ value, label, numberValue: numberValue ?? null }))
        .sort((one, other) => direction * ((one.numberValue ?? 0) - (other.numberValue ?? 0))),
    ...(withUnrated ? [{ value: null, label: unratedLabel, numberValue: null }] : [])
];

/** Influence by attitude: the most influential on top, the best disposed at the end; who is not rated has a row and a column of their own. */
export function gridOf(
    people: readonly MapPerson[],
    context: MapContext,
    isFaded: (person: MapPerson) => boolean
): Grid {
    const rated = people.filter(({ placeholder }) => !placeholder);
    const columns = axis(
        choicesOf(context, 'attitude'),
        1,
        rated.some(({ attitude }) => !attitude)
    );
    const rows = axis(
        choicesOf(context, 'influence'),
        -1,
        rated.some(({ influence }) => !influence)
    );
    return {
        columns: columns.map(({ value, label, numberValue }) => ({
            attitude: value,
            label,
            tone: attitudeTone(numberValue)
        })),
        rows: rows.map((row) => ({
            influence: row.value,
            label: row.label,
            squares: columns.map((column) => ({
                key: `${row.value ?? ''}/${column.value ?? ''}`,
                attitude: column.value,
                influence: row.value,
                tone: attitudeTone(column.numberValue),
                people: rated
                    .filter(
                        (person) =>
                            (person.influence ?? null) === row.value && (person.attitude ?? null) === column.value
                    )
                    .sort((one, other) => one.name.localeCompare(other.name, context.locale))
                    .map((person) => ({
                        id: person.id,
                        name: person.name,
                        title: person.title ?? '',
                        faded: isFaded(person),
                        left: Boolean(person.leftDate),
                        spread: person.attitudeSpread ?? null
                    }))
            }))
        }))
    };
}

/** The square beside another one; the same at the edge. Squares of what is not rated cannot be moved to. */
export function squareBeside(
    grid: Grid,
    from: { attitude: string | null; influence: string | null },
    columns: number,
    rows: number
): { attitude: string | null; influence: string | null } {
    const move = <T>(list: readonly (T | null)[], at: T | null, by: number): T | null => {
        const rated = list.filter((value) => value !== null);
        const index = rated.indexOf(at as never);
        if (by === 0) {
            return at;
        }
        return index < 0 ? (rated[0] ?? null) : (rated[Math.min(rated.length - 1, Math.max(0, index + by))] ?? null);
    };
    return {
        attitude: move(
            grid.columns.map(({ attitude }) => attitude),
            from.attitude,
            columns
        ),
        influence: move(
            grid.rows.map(({ influence }) => influence),
            from.influence,
            rows
        )
    };
}
