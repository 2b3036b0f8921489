import type { Transaction } from '../../../contracts.ts';
import { compileFormula } from '../../../formula/compile.ts';
import type { FieldModel, ObjectModel, RawValue } from '../../../schema/types.ts';

/** The value that a new record's form starts with: the field's default formula, null without one. */
export function defaultRawValue(tx: Transaction, object: ObjectModel, field: FieldModel): RawValue {
    if (field.defaultFormula === null) return null;
    const formula = compileFormula(tx.model, object, field.defaultFormula, {
        returnType: field.type,
        scale: field.scale,
        allow: 'default'
    });
    return formula.evaluate({ get: () => null, now: tx.clock.now(), timeZone: tx.user.timeZone, isNew: true });
}
