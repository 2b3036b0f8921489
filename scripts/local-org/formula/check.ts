/** Compiles every formula of a model, so that a mistake is found at load, with file and line, and not on the first save. */
import { metadataSource } from '../schema/sources.ts';
import type { FieldModel, ObjectModel, OrgModel } from '../schema/types.ts';
import { compileFieldFormula, compileFormula } from './compile.ts';
import { resolvePath } from './fields.ts';
import { FormulaError } from './types.ts';
import type { CompiledFormula } from './types.ts';

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

/** Formula fields that lead back to themselves, over any number of others; a save would never end. */
function cycles(model: OrgModel, formulas: ReadonlyMap<FieldModel, CompiledFormula>): FieldModel[] {
    const state = new Map<FieldModel, 'open' | 'done'>();
    const found: FieldModel[] = [];
    const visit = (field: FieldModel): void => {
        if (state.get(field) === 'done') return;
        if (state.get(field) === 'open') {
            found.push(field);
            return;
        }
        state.set(field, 'open');
        for (const path of formulas.get(field)?.inputs ?? [])
            visit(resolvePath(model, model.object(field.object)!, path).field);
        state.set(field, 'done');
    };
    for (const field of formulas.keys()) visit(field);
    return found;
}

/** Every formula that does not compile: fields, validation rules that are active, default values; and fields that refer to themselves. */
export function checkFormulas(model: OrgModel): FormulaDiagnostic[] {
    const found: FormulaDiagnostic[] = [];
    const compiled = new Map<FieldModel, CompiledFormula>();
    const report = (item: object, name: string, line: number, message: string): void => {
        const place = metadataSource(item) ?? { path: '(standard)', line: 1 };
        found.push({ path: place.path, line: place.line + line, item: name, message });
    };
    const attempt = (item: object, name: string, source: string, compile: () => void): void => {
        try {
            compile();
        } catch (error) {
            if (!(error instanceof FormulaError)) throw error;
            report(item, name, lineOf(source, error.offset), error.message);
        }
    };
    for (const object of model.objects.values()) {
        for (const field of object.fields.values()) {
            const name = `${object.name}.${field.name}`;
            if (field.formula !== null) {
                attempt(field, name, field.formula, () => {
                    compiled.set(field, compileFieldFormula(model, object, field));
                });
            }
            if (field.defaultFormula !== null) {
                attempt(field, name, field.defaultFormula, () => {
                    compileDefault(model, object, field);
                });
            }
        }
        for (const rule of object.validationRules.filter((each) => each.active)) {
            attempt(rule, `${object.name}.${rule.name}`, rule.formula, () => {
                compileFormula(model, object, rule.formula, { returnType: 'boolean', allow: 'validation' });
            });
        }
    }
    for (const field of cycles(model, compiled)) {
        const name = `${field.object}.${field.name}`;
        report(field, name, 0, `Field ${field.name} cannot refer to itself, directly or through other formulas`);
    }
    return found;
}
