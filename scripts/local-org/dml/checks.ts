/** What a value must be: references, picklists, lengths, ranges, formats, required fields, uniqueness. */
import { normalizeId } from '../apex/runtime/values/index.ts';
import type { FieldModel, ObjectModel, RawValue } from '../schema/types.ts';
import { isText } from '../store/columns.ts';
import type { Store } from '../store/store.ts';
import { layoutOf, storedFields } from './layout.ts';
import { DML_ERRORS } from './messages.ts';
import { idsByKey, isAudit, keyOf } from './prepare.ts';
import { good } from './work.ts';
import type { SaveContext, Work } from './work.ts';

/** A field and the index of its column. */
interface Placed {
    field: FieldModel;
    index: number;
}

interface FieldGroups {
    references: Placed[];
    picklists: (Placed & { active: ReadonlySet<string> })[];
    texts: Placed[];
    numbers: (Placed & { limit: number })[];
    emails: Placed[];
    days: Placed[];
    required: Placed[];
    unique: Placed[];
}

/** First and last valid day [SOQL and SOSL Reference, "Minimum and Maximum Dates"], and as datetimes. */
const FIRST_DAY = '1700-01-01';
const LAST_DAY = '4000-12-31';
const FIRST_MS = Date.UTC(1700, 0, 1);
const LAST_MS = Date.UTC(4001, 0, 1) - 1;
const NUMBERS = new Set(['int', 'long', 'double', 'currency', 'percent']);
const groupCache = new WeakMap<ObjectModel, FieldGroups>();

function groupsOf(object: ObjectModel): FieldGroups {
    let groups = groupCache.get(object);
    if (groups === undefined) {
        const { index } = layoutOf(object);
        const placed = (test: (field: FieldModel) => boolean): Placed[] =>
            storedFields(object, test).map((field) => ({ field, index: index.get(field.name)! }));
        groups = {
            references: placed((field) => field.type === 'reference' && !isAudit(field)),
            picklists: placed(
                (field) => (field.type === 'picklist' || field.type === 'multipicklist') && field.restrictedPicklist
            ).map((each) => ({ ...each, active: activeValues(each.field) })),
            texts: placed((field) => isText(field) && field.length > 0),
            numbers: placed((field) => NUMBERS.has(field.type) && field.precision > 0).map((each) => ({
                ...each,
                limit: 10 ** (each.field.precision - each.field.scale)
            })),
            emails: placed((field) => field.type === 'email'),
            days: placed((field) => field.type === 'date' || field.type === 'datetime'),
            required: placed(
                (field) =>
                    !field.nillable &&
                    field.type !== 'boolean' &&
                    field.type !== 'id' &&
                    field.autoNumber === null &&
                    !isAudit(field) &&
                    field.summary === null &&
                    (field.createable || field.updateable)
            ),
            unique: placed((field) => field.unique)
        };
        groupCache.set(object, groups);
    }
    return groups;
}

function activeValues(field: FieldModel): ReadonlySet<string> {
    return new Set(field.picklistValues.filter((value) => value.active).map((value) => value.value));
}

/** True where a value is new or changed, and so has to be checked. */
function changed(work: Work, index: number): boolean {
    return work.old === null || work.old[index] !== work.row[index];
}

/** Foreign keys point to living records of the right kind; values of restricted picklists exist. Before triggers, and again after. */
export function checkReferencesAndPicklists(
    context: SaveContext,
    works: readonly Work[],
    store: Store,
    known: Set<string>
): void {
    const { object, tx } = context;
    const { references, picklists } = groupsOf(object);
    for (const { field, index } of references) {
        const ids = new Map<string, Work[]>();
        for (const work of works) {
            const id = work.row[index] as string | null;
            if (work.errors.length > 0 || id === null || !changed(work, index) || known.has(`${field.name}:${id}`)) {
                continue;
            }
            const target = normalizeId(id) === null ? undefined : tx.model.objectByPrefix(id.slice(0, 3));
            if (target === undefined) {
                work.errors.push(DML_ERRORS.malformedId(field, id));
            } else if (field.referenceTo.length > 0 && !field.referenceTo.includes(target.name)) {
                work.errors.push(DML_ERRORS.wrongTarget(field, id));
            } else {
                ids.set(id, [...(ids.get(id) ?? []), work]);
            }
        }
        if (ids.size > 0) {
            checkExistence(context, field, ids, store, known);
        }
    }
    for (const { field, index, active } of picklists) {
        works.forEach((work) => {
            const value = work.row[index] as string | null;
            if (value === null || !changed(work, index)) {
                return;
            }
            const items = field.type === 'multipicklist' ? value.split(';') : [value];
            const bad = items.find((item) => !active.has(item));
            if (bad !== undefined) {
                const canonical = canonicalValue(field, value);
                if (canonical === null) {
                    work.errors.push(DML_ERRORS.badPicklist(field, bad));
                } else {
                    work.row[index] = canonical;
                }
            }
        });
    }
}

/** Picklist values are found whatever their case, and stored as defined. */
function canonicalValue(field: FieldModel, value: string): string | null {
    if (field.type === 'multipicklist') {
        return null;
    }
    const key = value.toLowerCase();
    return (
        field.picklistValues.find((candidate) => candidate.active && candidate.value.toLowerCase() === key)?.value ??
        null
    );
}

function checkExistence(
    context: SaveContext,
    field: FieldModel,
    ids: Map<string, Work[]>,
    store: Store,
    known: Set<string>
): void {
    const byPrefix = Map.groupBy(ids.keys(), (id) => id.slice(0, 3));
    for (const [prefix, wanted] of byPrefix) {
        const target = context.tx.model.objectByPrefix(prefix)!;
        const deleted = layoutOf(target).index.has('IsDeleted') ? ' AND "IsDeleted" = 0' : '';
        if (target.name === 'User' && field.name === 'OwnerId' && layoutOf(target).index.has('IsActive')) {
            for (const [id] of store.all(
                `SELECT "Id" FROM "User" WHERE "Id" IN (SELECT value FROM json_each(?)) AND "IsActive" = 0`,
                [JSON.stringify(wanted)]
            )) {
                ids.get(id as string)!.forEach((work) => work.errors.push(DML_ERRORS.inactiveOwner(id as string)));
            }
        }
        const found = new Set(
            store
                .all(`SELECT "Id" FROM "${target.name}" WHERE "Id" IN (SELECT value FROM json_each(?))${deleted}`, [
                    JSON.stringify(wanted)
                ])
                .map((row) => row[0] as string)
        );
        for (const id of wanted) {
            if (found.has(id)) {
                known.add(`${field.name}:${id}`);
            } else {
                ids.get(id)!.forEach((work) => work.errors.push(DML_ERRORS.badReference(field)));
            }
        }
    }
}

const EMAIL = /^[^\s@()<>,;:\\"[\]]+@[^\s@.()<>,;:\\"[\]]+(\.[^\s@.()<>,;:\\"[\]]+)+$/;

/** Days are text that sorts as they follow each other, but for years of five digits. */
function isInRange(value: string | number): boolean {
    return typeof value === 'string'
        ? value.length === LAST_DAY.length && value >= FIRST_DAY && value <= LAST_DAY
        : value >= FIRST_MS && value <= LAST_MS;
}

/** Lengths, formats, valid days. Before triggers ["Triggers and Order of Execution", step 2], and again after. */
export function checkFormats(context: SaveContext, works: readonly Work[]): void {
    const { texts, emails, days } = groupsOf(context.object);
    // forEach: before V8 optimizes it, for-of makes an object per step, here per field of every record
    for (const work of works) {
        const { row } = work;
        texts.forEach(({ field, index }) => {
            const value = row[index] as string | null;
            if (value !== null && value.length > field.length) {
                if (context.truncate) row[index] = value.slice(0, field.length);
                else work.errors.push(DML_ERRORS.tooLong(field, value));
            }
        });
        emails.forEach(({ field, index }) => {
            const value = row[index] as string | null;
            if (value !== null && changed(work, index) && !EMAIL.test(value)) {
                work.errors.push(DML_ERRORS.invalidEmail(field, value));
            }
        });
        days.forEach(({ field, index }) => {
            const value = row[index] as string | number | null;
            if (value !== null && !isInRange(value)) {
                work.errors.push(DML_ERRORS.dayRange(field));
            }
        });
    }
}

/** Required and range, after the before triggers. */
export function checkValues(context: SaveContext, works: readonly Work[]): void {
    const { required, numbers } = groupsOf(context.object);
    for (const work of works) {
        const missing = required
            .filter(({ field, index }) => work.row[index] === null && !(field.name === 'OwnerId'))
            .map(({ field }) => field.name);
        if (missing.length > 0) {
            work.errors.push(DML_ERRORS.required(missing));
        }
        numbers.forEach(({ field, index, limit }) => {
            const value = work.row[index] as number | null;
            if (value !== null && Math.abs(value) >= limit) {
                work.errors.push(DML_ERRORS.numberRange(field));
            }
        });
    }
}

/** Unique fields, against the table and within the rows themselves. */
export function checkUnique(context: SaveContext, works: readonly Work[], store: Store): void {
    const { layout, object } = context;
    for (const { field, index } of groupsOf(object).unique) {
        const rows = good(works).filter((work) => work.row[index] !== null && changed(work, index));
        if (rows.length === 0) {
            continue;
        }
        const moving = new Set(works.filter((work) => work.id !== null && changed(work, index)).map((work) => work.id));
        const taken = idsByKey(
            store,
            layout,
            field,
            rows.map((work) => work.row[index])
        );
        const seen = new Map<string, string | null>();
        for (const work of rows) {
            const key = keyOf(field, work.row[index] as RawValue);
            const other = taken.get(key)?.find((id) => id !== work.id && !moving.has(id));
            if (other !== undefined) {
                work.errors.push(DML_ERRORS.duplicate(field, other));
            } else if (seen.has(key)) {
                work.errors.push(DML_ERRORS.duplicate(field, seen.get(key)!));
            } else {
                seen.set(key, work.id);
            }
        }
    }
}
