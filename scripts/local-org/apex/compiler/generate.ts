import { checkClass } from './check.ts';
import { emitBody } from './emit/bodies.ts';
import { emitClass } from './emit/classes.ts';
import { UnitEmitter } from './emit/unit.ts';
import type { CompiledUnit } from './index.ts';
import { unitMeta } from './meta.ts';
import type { Program } from './program.ts';
import type { UnitSymbol } from './symbols.ts';

type Code = Pick<CompiledUnit, 'js' | 'lines' | 'diagnostics'>;

/**
 * A declared unit whose bodies are checked and generated when its code, lines or diagnostics are first asked for. Nothing that another
 * unit does changes the outcome: generating reads the declarations of all units and writes diagnostics of its own alone.
 */
export function unitOnDemand(program: Program, unit: UnitSymbol): CompiledUnit {
    let made: Code | null = null;
    const code = (): Code => (made ??= generate(program, unit));
    return {
        name: unit.name,
        kind: unit.kind,
        meta: unitMeta(unit),
        get js() {
            return code().js;
        },
        get lines() {
            return code().lines;
        },
        get diagnostics() {
            return code().diagnostics;
        }
    };
}

/** The whole unit as plain data. */
export function generateUnit(program: Program, unit: UnitSymbol): CompiledUnit {
    return { name: unit.name, kind: unit.kind, meta: unitMeta(unit), ...generate(program, unit) };
}

function generate(program: Program, unit: UnitSymbol): Code {
    const { cls, diagnostics } = unit;
    if (cls === null) return { js: null, lines: [], diagnostics };
    checkClass(program, cls);
    const emitter = new UnitEmitter(program, unit);
    if (unit.kind === 'class') emitClass(emitter, cls);
    else emitBody(emitter, unit, cls);
    const failed = diagnostics.some((each) => each.severity === 'error');
    return failed ? { js: null, lines: [], diagnostics } : { js: emitter.finish(), lines: emitter.lines, diagnostics };
}
