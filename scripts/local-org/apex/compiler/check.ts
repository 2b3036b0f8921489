import { platformType } from '../../platform/apex-types.ts';
import type { Program } from './program.ts';
import { allInterfaces, ancestors } from './symbols.ts';
import type { ClassSymbol, MethodSymbol } from './symbols.ts';
import { platformName } from './types.ts';

/** Generated names of the methods that every object has. */
const EVERY_OBJECT = new Set(['m_tostring', 'm_hashcode', 'm_equals$Object']);

/** Checks of a class that need no bodies: everything abstract is implemented. */
export function checkClass(program: Program, cls: ClassSymbol): void {
    for (const inner of cls.inner.values()) checkClass(program, inner);
    if (cls.kind !== 'class' || cls.abstract) return;
    const implemented = new Set<string>();
    const names = new Set<string>();
    for (const each of ancestors(cls)) {
        for (const method of [...each.methods.values()].flat()) {
            if (method.abstract) continue;
            implemented.add(method.js);
            names.add(`${method.name.toLowerCase()}/${method.parameters.length}`);
        }
    }
    const required: MethodSymbol[] = [];
    for (const each of ancestors(cls))
        required.push(...[...each.methods.values()].flat().filter((method) => method.abstract));
    for (const type of allInterfaces(cls)) {
        if (type.cls !== null) required.push(...[...type.cls.methods.values()].flat());
        else checkPlatformInterface(program, cls, platformName(type), names);
    }
    for (const method of required) {
        // Parameter types of generic-free interfaces must agree; names alone are compared where they contain type arguments.
        const loose =
            method.parameters.some((each) => each.type.args.length > 0) &&
            names.has(`${method.name.toLowerCase()}/${method.parameters.length}`);
        if (implemented.has(method.js) || loose || EVERY_OBJECT.has(method.js)) continue;
        program.error(
            cls.unit,
            cls.declaration,
            `Class ${cls.fullName} must implement the method: ${method.returns.text} ${method.cls.fullName}.${method.name}(${method.parameters.map((each) => each.type.text).join(', ')})`
        );
    }
}

function checkPlatformInterface(program: Program, cls: ClassSymbol, name: string, names: ReadonlySet<string>): void {
    const type = platformType(name);
    if (type?.kind !== 'interface') return;
    for (const method of type.methods) {
        if (names.has(`${method.name.toLowerCase()}/${method.parameters.length}`)) continue;
        program.error(
            cls.unit,
            cls.declaration,
            `Class ${cls.fullName} must implement the method: ${method.returns} ${name}.${method.name}(${method.parameters.join(', ')})`
        );
    }
}
