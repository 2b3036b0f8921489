import type { SObject } from '../apex/runtime/values/index.ts';
import type { DmlError } from '../contracts.ts';

/** The error of a platform event that lacks required fields; null when it has them all. */
export function requiredFieldError(event: SObject): DmlError | null {
    const fields = [...event.object.fields.values()].filter(
        (field) =>
            field.custom &&
            !field.nillable &&
            field.type !== 'boolean' &&
            field.defaultFormula === null &&
            (event.values[field.name] ?? null) === null
    );
    if (fields.length === 0) return null;
    const names = fields.map((field) => field.name);
    return {
        statusCode: 'REQUIRED_FIELD_MISSING',
        message: `Required fields are missing: [${names.join(', ')}]`,
        fields: names
    };
}
