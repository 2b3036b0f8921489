import { compileFieldFormula } from '../../local-org/formula/compile.ts';
import { resolvePath } from '../../local-org/formula/fields.ts';
import { type CompiledFormula, FormulaError } from '../../local-org/formula/types.ts';
import type { FieldModel, OrgModel } from '../../local-org/schema/types.ts';

/** What a formula depends on, the formulas that it reads included. */
export interface FormulaFacts {
    /** Reads fields of other records. */
    crossesObjects: boolean;
    /** Its result changes with the clock or the user. */
    changesByItself: boolean;
}

/** Facts about a formula field; none that speak against it when it does not compile, which is for the formulas' own check. */
export function formulaFacts(model: OrgModel, field: FieldModel, path: readonly FieldModel[] = []): FormulaFacts {
    const compiled = compile(model, field);
    if (compiled === null || path.includes(field)) return { crossesObjects: false, changesByItself: false };
    const below = compiled.inputs
        .map((input) => resolvePath(model, model.object(field.object)!, input).field)
        .filter((input) => input.formula !== null && input.custom)
        .map((input) => formulaFacts(model, input, [...path, field]));
    return {
        crossesObjects:
            compiled.inputs.some((input) => input.includes('.')) || below.some((each) => each.crossesObjects),
        changesByItself: !compiled.deterministic || below.some((each) => each.changesByItself)
    };
}

function compile(model: OrgModel, field: FieldModel): CompiledFormula | null {
    try {
        return compileFieldFormula(model, model.object(field.object)!, field);
    } catch (error) {
        if (error instanceof FormulaError) return null;
        throw error;
    }
}
