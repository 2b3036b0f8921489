import type { FieldModel, ObjectModel, OrgModel } from '../schema/types.ts';
import type { FormulaFunctions } from '../soql/formula-functions.ts';
import { quote } from '../store/columns.ts';

/**
 * SQL of a field in a statement over its object's table alone; a formula field is the function of its inputs.
 * @throws where a formula reads other objects
 */
export function columnSql(
    functions: FormulaFunctions,
    model: OrgModel,
    object: ObjectModel,
    field: FieldModel
): string {
    if (field.formula === null) return quote(field.name);
    const formula = functions.function(model, object, field);
    const inputs = formula.inputs.map((path) => {
        if (path.length > 1)
            throw new Error(
                `${object.name}.${field.name} reads other objects (${path.join('.')}), which is not modelled here`
            );
        return columnSql(functions, model, object, model.field(object, path[0]!)!);
    });
    return `${formula.name}(${inputs.join(', ')})`;
}
