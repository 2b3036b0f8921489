/** Compiles every formula of a model, so that a mistake is found at load, with file and line, and not on the first save. */
import { metadataSource } from '../schema/sources.ts';
import type { FieldModel, ObjectModel, OrgModel } from '../schema/types.ts';
import { compileFieldFormula, compileFormula } from './compile.ts';
import { FormulaError } from './types.ts';

export interface FormulaDiagnostic {
    path: string;
    line: number;
    /** `Key_Account__c.Overdue__c`, or the validation rule. */
    item: string;
    message: string;
}

function lineOf(source: string, offset: number): number {
    return source.slice(0, offset).split('\n').length - 1;
}

/** Default values are formulas too; a checkbox says `true` or `false`, a picklist its value. */
export function compileDefault(
    model: OrgModel,
    object: ObjectModel,
    field: FieldModel
): ReturnType<typeof compileFormula> {
    return compileFormula(model, object, field.defaultFormula ?? 'NULL', { returnType: field.type, allow: 'default' });
}

/** Every formula that does not compile: fields, validation rules that are active, default values. */
export function checkFormulas(model: OrgModel): FormulaDiagnostic[] {
    const found: FormulaDiagnostic[] = [];
    const attempt = (item: object, name: string, source: string, compile: () => unknown): void => {
        try {
            compile();
        } catch (error) {
            if (!(error instanceof FormulaError)) throw error;
            const place = metadataSource(item) ?? { path: '(standard)', line: 1 };
            found.push({
                path: place.path,
                line: place.line + lineOf(source, error.offset),
                item: name,
                message: error.message
            });
        }
    };
    for (const object of model.objects.values()) {
        for (const field of object.fields.values()) {
            if (field.formula !== null)
                attempt(field, `${object.name}.${field.name}`, field.formula, () =>
                    compileFieldFormula(model, object, field)
                );
            if (field.defaultFormula !== null)
                attempt(field, `${object.name}.${field.name}`, field.defaultFormula, () =>
                    compileDefault(model, object, field)
                );
        }
        for (const rule of object.validationRules) {
            if (rule.active)
                attempt(rule, `${object.name}.${rule.name}`, rule.formula, () =>
                    compileFormula(model, object, rule.formula, { returnType: 'boolean', allow: 'validation' })
                );
        }
    }
    return found;
}
