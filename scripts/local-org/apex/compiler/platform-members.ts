import { platformType } from '../../platform/apex-types.ts';
import type { PlatformField, PlatformMethod, PlatformType } from '../../platform/apex-types.ts';
import { pickOverload } from './overloads.ts';
import type { Program } from './program.ts';
import { isListLike, platformName, T } from './types.ts';
import type { ApexType } from './types.ts';

/** Name of the platform class whose members a value of this type has; null for `any`. */
export function memberClass(type: ApexType): string | null {
    switch (type.kind) {
        case 'primitive':
            return type.text;
        case 'list':
        case 'rows':
            return 'List';
        case 'set':
            return 'Set';
        case 'map':
            return 'Map';
        case 'platform':
            return platformName(type);
        case 'record':
        case 'sobject':
            return 'SObject';
        case 'class':
            return type.cls!.exception ? 'Exception' : 'Object';
        case 'object':
            return 'Object';
        default:
            return null;
    }
}

/** The class and its superclasses in the table; Id also has String's members. */
function* chain(name: string): Generator<PlatformType> {
    for (
        let each = platformType(name);
        each !== undefined;
        each = each.superName === null ? undefined : platformType(each.superName)
    ) {
        yield each;
        for (const text of each.interfaces) {
            const base = platformType(text.replace(/<.*/, ''));
            if (each.kind === 'interface' && base !== undefined) yield base;
        }
    }
    if (name === 'Id') yield* chain('String');
}

export interface FoundMethod {
    owner: PlatformType;
    method: PlatformMethod;
    parameters: ApexType[];
    returns: ApexType;
}

/** The method, or null and those of the same name. */
export interface MethodLookup {
    found: FoundMethod | null;
    sameName: readonly FoundMethod[];
}

function bindingsOf(owner: PlatformType, type: ApexType | null): ReadonlyMap<string, ApexType> | null {
    if (owner.typeParameters.length === 0) return null;
    return new Map(owner.typeParameters.map((name, i) => [name, type?.args[i] ?? T.any]));
}

/** Looks up a method by name in any case and resolved argument types. */
export function findPlatformMethod(
    program: Program,
    className: string,
    name: string,
    isStatic: boolean,
    args: readonly ApexType[],
    receiver: ApexType | null
): MethodLookup {
    const key = name.toLowerCase();
    const candidates: FoundMethod[] = [];
    for (const owner of chain(className)) {
        const bindings = bindingsOf(owner, receiver);
        for (const method of owner.methods) {
            if (method.static !== isStatic || method.name.toLowerCase() !== key) continue;
            candidates.push({
                owner,
                method,
                parameters: method.parameters.map((text) => program.platformText(text, bindings)),
                returns: program.platformText(method.returns, bindings)
            });
        }
    }
    const found = pickOverload(program, candidates, (each) => each.parameters, args);
    return { found, sameName: candidates };
}

/** A constructor of a platform class for these argument types. */
export function findPlatformConstructor(
    program: Program,
    type: ApexType,
    args: readonly ApexType[]
): { parameters: ApexType[]; texts: string[] } | null {
    const owner = platformType(memberClass(type)!);
    if (owner === undefined) return null;
    const bindings = bindingsOf(owner, type);
    const candidates = owner.constructors.map((each) => ({
        texts: each.parameters,
        parameters: each.parameters.map((text) => program.platformText(text, bindings))
    }));
    return pickOverload(program, candidates, (each) => each.parameters, args);
}

/** A field or property of a platform class. */
export function findPlatformField(
    program: Program,
    className: string,
    name: string,
    isStatic: boolean,
    receiver: ApexType | null
): { owner: PlatformType; field: PlatformField; type: ApexType } | null {
    const key = name.toLowerCase();
    for (const owner of chain(className)) {
        const field = owner.fields.find((each) => each.static === isStatic && each.name.toLowerCase() === key);
        if (field !== undefined)
            return { owner, field, type: program.platformText(field.type, bindingsOf(owner, receiver)) };
    }
    return null;
}

/**
 * True when a call with these arguments is certainly wrong: no method of the name at all, or every overload of that many
 * parameters differs in a primitive type. The table's generic and `Any` entries leave room for doubt otherwise.
 */
export function certainlyWrong(sameName: readonly FoundMethod[], args: readonly ApexType[]): boolean {
    const sameCount = sameName.filter((each) => each.parameters.length === args.length);
    return sameCount.every((each) => each.parameters.some((parameter, i) => clash(args[i]!, parameter)));
}

function clash(arg: ApexType, parameter: ApexType): boolean {
    if (arg === parameter || arg === T.null) return false;
    const plain = (type: ApexType): boolean =>
        type.kind === 'primitive' || isListLike(type) || type.kind === 'set' || type.kind === 'map';
    return (
        plain(arg) &&
        plain(parameter) &&
        (arg.kind !== parameter.kind || (arg.kind === 'primitive' && parameter.kind === 'primitive'))
    );
}
