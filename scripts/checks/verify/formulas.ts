/** Formula fields, default values and validation rules: syntax and types, as the local org's formula compiler knows them. */
import { checkFormulas } from '../../local-org/formula/check.ts';
import { compileFieldFormula, compileFormula } from '../../local-org/formula/compile.ts';
import { type CompiledFormula, FormulaError } from '../../local-org/formula/types.ts';
import type { ObjectModel, OrgModel } from '../../local-org/schema/types.ts';
import type { Finding } from '../lib/finding.ts';
import { findingIn, type MetadataFile, PackageMetadata, text } from '../lib/metadata.ts';
import { openModel } from '../lib/org-model.ts';
import { openProject, type Project } from '../lib/project.ts';

export const title = 'formulas and validation rules';

const limits = { relationships: 15, hops: 10 };

/** Checks every formula of the project. */
export async function run(project: Project = openProject()): Promise<Finding[]> {
    const metadata = new PackageMetadata(project);
    const opened = openModel(project);
    const rules = metadata.ofType('ValidationRule');
    const findings = rules
        .filter((rule) => text(rule.xml, 'errorMessage').trim() === '')
        .map((rule) => findingIn(rule, 'rule-message', 'has no errorMessage'));
    if ('finding' in opened) return [...findings, opened.finding];
    const { model } = opened;
    return [
        ...findings,
        ...checkFormulas(model).map(({ path, line, item, message }) => ({
            file: path,
            line,
            rule: 'formula',
            message: `${item}: ${message}`
        })),
        ...rules.filter((rule) => text(rule.xml, 'active') !== 'true').flatMap((rule) => inactiveRule(rule, model)),
        ...[...model.objects.values()].flatMap((object) => checkObject(object, model, metadata))
    ];
}

/** An org compiles a rule that is switched off as well. */
function inactiveRule(file: MetadataFile, model: OrgModel): Finding[] {
    const object = model.object(file.object!);
    const source = text(file.xml, 'errorConditionFormula');
    const error = object === undefined ? undefined : attempt(() => rule(model, object, source)).error;
    return error === undefined ? [] : [findingIn(file, 'formula', error)];
}

/** How far an object's formulas and rules reach over relationships. */
function checkObject(object: ObjectModel, model: OrgModel, metadata: PackageMetadata): Finding[] {
    const fields = [...object.fields.values()].filter((field) => field.custom && field.formula !== null);
    const inputs = [
        ...fields.map((field) => attempt(() => compileFieldFormula(model, object, field)).formula),
        ...object.validationRules.map((each) => attempt(() => rule(model, object, each.formula)).formula)
    ].flatMap((formula) => formula?.inputs ?? []);
    const paths = inputs.map((input) => input.split('.').slice(0, -1));
    const relationships = new Set(paths.flatMap((path) => path.map((_, index) => path.slice(0, index + 1).join('.'))));
    const hops = Math.max(0, ...paths.map((path) => path.length));
    const counts: [number, number, string][] = [
        [relationships.size, limits.relationships, 'relationships in formulas and rules'],
        [hops, limits.hops, 'relationships in one path']
    ];
    const file = metadata.find('CustomObject', object.localName)?.file ?? metadata.fields(object.localName)[0]?.file;
    return counts
        .filter(([count, limit]) => count > limit)
        .map(([count, limit, what]) => ({
            file: file ?? object.localName,
            rule: 'formula-reach',
            message: `${object.localName}: ${count} ${what}, ${limit} at most`
        }));
}

function rule(model: OrgModel, object: ObjectModel, source: string): CompiledFormula {
    return compileFormula(model, object, source, { returnType: 'boolean', allow: 'validation' });
}

function attempt(compile: () => CompiledFormula): { formula?: CompiledFormula; error?: string } {
    try {
        return { formula: compile() };
    } catch (error) {
        if (error instanceof FormulaError) return { error: error.message };
        throw error;
    }
}
