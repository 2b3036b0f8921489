/** Which rows of an upsert exist already. */
import type { FieldModel, RawValue } from '../schema/types.ts';
import type { Store } from '../store/store.ts';
import { toRaw } from '../store/values.ts';
import { dmlError } from './messages.ts';
import { idsByKey, keyOf, rowId } from './prepare.ts';
import type { Layout } from './layout.ts';
import type { Work } from './work.ts';

/** Gives each row the id of the record with the same external id; rows without one are new. */
export function matchRows(store: Store, layout: Layout, works: readonly Work[], key: FieldModel | null): void {
    if (key === null || key.type === 'id') {
        for (const work of works) {
            work.id = rowId(work.source!);
        }
        return;
    }
    const values = new Map<Work, RawValue>();
    for (const work of works) {
        const value = toRaw(key, work.source!.values[key.name] ?? null);
        if (value === null) {
            work.errors.push(dmlError('MISSING_ARGUMENT', `${key.name} not specified`, [key.name]));
        } else {
            values.set(work, value);
        }
    }
    const found = idsByKey(store, layout, key, [...new Set(values.values())]);
    const seen = new Map<string, Work>();
    for (const [work, value] of values) {
        const text = keyOf(key, value);
        const ids = found.get(text) ?? [];
        const twin = seen.get(text);
        if (twin !== undefined) {
            const error = dmlError('DUPLICATE_VALUE', `Duplicate external id specified: ${value}`, [key.name]);
            work.errors.push(error);
            if (twin.errors.length === 0) {
                twin.errors.push(error);
            }
        } else if (ids.length > 1) {
            work.errors.push(
                dmlError(
                    'DUPLICATE_EXTERNAL_ID',
                    `${key.name}: more than one record found for external id field: [${ids.join(', ')}]`,
                    [key.name]
                )
            );
        }
        seen.set(text, work);
        work.id = ids[0] ?? null;
    }
}
