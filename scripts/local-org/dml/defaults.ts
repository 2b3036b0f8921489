/** Default values of new rows and the audit fields of every save. */
import type { Transaction } from '../contracts.ts';
import { compileFormula } from '../formula/compile.ts';
import type { FieldModel, ObjectModel, RawValue } from '../schema/types.ts';
import type { FormulaRules } from './formulas.ts';
import { setValue, storedFields } from './layout.ts';
import { clean } from './prepare.ts';
import type { SaveContext, Work } from './work.ts';

interface Defaults {
    constants: { field: FieldModel; value: RawValue }[];
    formulas: FieldModel[];
}

const cache = new WeakMap<ObjectModel, Defaults>();

function defaultsOf(object: ObjectModel): Defaults {
    let defaults = cache.get(object);
    if (defaults === undefined) {
        const constants: Defaults['constants'] = [];
        const formulas: FieldModel[] = [];
        for (const field of storedFields(object, (candidate) => candidate.type !== 'id')) {
            const chosen = field.picklistValues.find((value) => value.default);
            if (field.defaultFormula !== null) {
                formulas.push(field);
            } else if (chosen !== undefined) {
                constants.push({ field, value: chosen.value });
            } else if (field.summary?.operation === 'count' || field.summary?.operation === 'sum') {
                constants.push({ field, value: 0 });
            }
        }
        defaults = { constants, formulas };
        cache.set(object, defaults);
    }
    return defaults;
}

/** The default value of a field for a new record, raw; null when it has none. */
export function defaultRawValue(tx: Transaction, object: ObjectModel, field: FieldModel): RawValue {
    if (field.defaultFormula !== null) {
        const formula = compileFormula(tx.model, object, field.defaultFormula, {
            returnType: field.type,
            allow: 'default'
        });
        return clean(field, formula.evaluate({ get: () => null, now: tx.clock.now(), timeZone: tx.user.timeZone }));
    }
    return field.picklistValues.find((value) => value.default)?.value ?? (field.type === 'boolean' ? false : null);
}

/** Fills what new rows were not given. */
export function applyDefaults(context: SaveContext, works: readonly Work[], rules: FormulaRules): void {
    const { tx, layout, object, now } = context;
    const { constants, formulas } = defaultsOf(object);
    for (const work of works) {
        for (const { field, value } of constants) {
            if (!work.given.has(field.name)) {
                setValue(layout, work.row, field.name, value);
            }
        }
        for (const field of formulas) {
            if (!work.given.has(field.name)) {
                setValue(layout, work.row, field.name, clean(field, rules.defaultValue(context, field)));
            }
        }
        const set = (name: string, value: RawValue): void => {
            const index = layout.index.get(name);
            if (index !== undefined && !(work.given.has(name) && work.row[index] !== null)) {
                work.row[index] = value;
            }
        };
        set('OwnerId', tx.user.userId);
        set('CreatedDate', now);
        set('CreatedById', tx.user.userId);
        set('LastModifiedDate', now);
        set('LastModifiedById', tx.user.userId);
        set('SystemModstamp', now);
    }
}

/** Marks updated rows with who and when; audit values given by an import stay. */
export function stamp(context: SaveContext, works: readonly Work[]): void {
    const { tx, layout, now } = context;
    for (const work of works) {
        if (!work.given.has('LastModifiedDate')) {
            setValue(layout, work.row, 'LastModifiedDate', now);
        }
        if (!work.given.has('LastModifiedById')) {
            setValue(layout, work.row, 'LastModifiedById', tx.user.userId);
        }
        setValue(layout, work.row, 'SystemModstamp', now);
    }
}
