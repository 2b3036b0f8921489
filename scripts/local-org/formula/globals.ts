/** `$User`, `$Profile`, `$Permission`, `$Label`, `$CustomMetadata` and the other global variables. */
import type { RawValue } from '../schema/types.ts';
import type { Compilation, Typed } from './compile.ts';
import { formulaType, fromRaw } from './fields.ts';
import type { Node } from './parse.ts';
import { FormulaError } from './types.ts';
import type { FormulaContext, Value } from './types.ts';

type FieldNode = Node & { kind: 'field' };
type GlobalKind = '$Profile' | '$UserRole' | '$Organization';

/** Global variables that are a record of the running user's. */
const RECORDS: Record<string, { object: string; kind: GlobalKind | '$User' }> = {
    $user: { object: 'User', kind: '$User' },
    $profile: { object: 'Profile', kind: '$Profile' },
    $userrole: { object: 'UserRole', kind: '$UserRole' },
    $organization: { object: 'Organization', kind: '$Organization' }
};
/** Where the org would be reached; a name reserved for examples. */
const ORG_DOMAIN = 'https://local-org.example.com';
const ORIGIN = Date.UTC(1900, 0, 1);

function unknown(node: FieldNode): never {
    throw new FormulaError(`Field ${node.path} does not exist. Check spelling.`, node.offset);
}

function fromRecord(
    compilation: Compilation,
    node: FieldNode,
    object: string,
    name: string,
    read: (context: FormulaContext, field: string) => RawValue | undefined
): Typed {
    const field = compilation.model.field(object, name) ?? unknown(node);
    const type = formulaType(field.type);
    if (type === null)
        throw new FormulaError(`Field ${node.path} may not be used in this type of formula`, node.offset);
    const convert = fromRaw(field.type, compilation.options.blankAsZero === true);
    compilation.deterministic = false;
    return {
        type,
        run: (context): Value => convert(read(context, field.name) ?? null),
        field: { path: node.path, model: field }
    };
}

/** A custom metadata record's value is fixed until the model changes: it becomes a constant. */
function customMetadata(compilation: Compilation, node: FieldNode, parts: string[]): Typed {
    const { model } = compilation;
    const [type, record, name] = parts as [string, string, string];
    const object = parts.length === 3 ? model.object(type) : undefined;
    const field = object === undefined ? undefined : model.field(object, name);
    const found = model.customMetadata.find(
        (each) =>
            each.object === object?.name &&
            each.developerName.toLowerCase() === record.toLowerCase().replace(`${model.namespace.toLowerCase()}__`, '')
    );
    if (field === undefined || found === undefined) return unknown(node);
    const kind = formulaType(field.type);
    if (kind === null) return unknown(node);
    const standard: Record<string, RawValue> = {
        DeveloperName: found.developerName,
        MasterLabel: found.label,
        Label: found.label
    };
    const value = fromRaw(
        field.type,
        compilation.options.blankAsZero === true
    )(found.values.get(field.name) ?? standard[field.name] ?? null);
    return { type: kind, run: () => value, field: { path: node.path, model: field } };
}

/** Compiles a `$...` reference. Throws FormulaError for variables that the local org does not model. */
export function readGlobal(compilation: Compilation, node: FieldNode): Typed {
    const [variable, ...rest] = node.path.split('.') as [string, ...string[]];
    const name = rest.join('.');
    if (name === '') unknown(node);
    const { model } = compilation;
    const record = RECORDS[variable.toLowerCase()];
    if (record !== undefined) {
        const { kind } = record;
        return fromRecord(compilation, node, record.object, name, (context, field) =>
            kind === '$User' ? context.user?.(field) : context.global?.(kind, field)
        );
    }
    switch (variable.toLowerCase()) {
        case '$permission': {
            if (
                !model.customPermissions.some(
                    (each) =>
                        each.name.toLowerCase() === name.toLowerCase() ||
                        each.name.toLowerCase() === `${model.namespace}__${name}`.toLowerCase()
                )
            )
                unknown(node);
            compilation.deterministic = false;
            return { type: 'boolean', run: (context) => context.global?.('$Permission', name) === true };
        }
        case '$label': {
            const text = model.labels.get(name) ?? unknown(node);
            return { type: 'text', run: () => text };
        }
        case '$custommetadata':
            return customMetadata(compilation, node, rest);
        case '$setup': {
            const [setting, field] = rest as [string, string];
            const object = model.object(setting);
            if (object?.kind !== 'setting' || rest.length !== 2) unknown(node);
            return fromRecord(compilation, node, object!.name, field, (context, canonical) =>
                context.global?.('$Setup', `${object!.name}.${canonical}`)
            );
        }
        case '$recordtype':
            return compilation.any({ kind: 'field', path: `RecordType.${name}`, offset: node.offset });
        // Addresses of the SOAP API, the only use of $Api in formulas; there is no session behind a formula here.
        case '$api': {
            const match = /^(?:Partner|Enterprise)_Server_URL_(\d+)$/i.exec(name);
            if (match === null)
                throw new FormulaError(`Global variable ${node.path} is not modelled by the local org`, node.offset);
            const path = /^e/i.test(name) ? 'c' : 'u';
            return { type: 'text', run: () => `${ORG_DOMAIN}/services/Soap/${path}/${Number(match[1]) / 10}.0` };
        }
        case '$system': {
            if (name.toLowerCase() !== 'origindatetime') unknown(node);
            return { type: 'datetime', run: () => ORIGIN };
        }
        default:
            throw new FormulaError(`Global variable ${variable} is not modelled by the local org`, node.offset);
    }
}
