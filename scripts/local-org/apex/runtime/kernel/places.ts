import { apexFrames, innermostFile, innermostFrame } from '../values/stack.ts';
import type { ApexFrame } from '../values/stack.ts';
import type { ClassMeta, MethodMeta } from '../../compiler/meta.ts';
import type { CompiledUnit } from '../../compiler/index.ts';
import type { Core, StackEntry } from './core.ts';

function within(line: number, range: { line: number; endLine: number }): boolean {
    return line >= range.line && line <= range.endLine;
}

/** Innermost class around a line. */
function classAt(unit: CompiledUnit, line: number): ClassMeta | null {
    let found: ClassMeta | null = null;
    for (const each of unit.meta.classes)
        if (within(line, each) && (found === null || each.endLine - each.line <= found.endLine - found.line))
            found = each;
    return found;
}

function methodAt(cls: ClassMeta, frame: ApexFrame): string {
    const fn = frame.fn.replace(/^.*\./, '');
    const exact: MethodMeta | undefined = cls.methods.find((each) => each.js === fn);
    if (exact !== undefined) return exact.name;
    if (/^(c_|i_|x_)/.test(fn) || /^new /.test(frame.fn)) return '<init>';
    const accessor = /^[gs]_(.*)$/.exec(fn);
    if (accessor !== null)
        return cls.fields.find((each) => each.name.toLowerCase() === accessor[1])?.name ?? accessor[1]!;
    if (/^n\d+_/.test(fn)) return cls.fields.some((each) => each.static) ? '<clinit>' : '<init>';
    return cls.methods.find((each) => within(frame.line, each))?.name ?? '<init>';
}

/** Where Apex code is, from V8 stacks. */
export const places = {
    /** An Apex stack, innermost first. */
    stackOf(this: Core, error: Error): StackEntry[] {
        return apexFrames(error).map((frame) => this.entryOf(frame));
    },

    entryOf(this: Core, frame: ApexFrame): StackEntry {
        const unit = this.units.get(frame.file);
        if (unit === undefined || unit.kind !== 'class') {
            const inner = unit === undefined || frame.fn.endsWith('$run') ? null : classAt(unit, frame.line);
            const name = unit?.name ?? frame.file.replace(/^apex\/|\.\w+$/g, '');
            return { className: name, method: inner === null ? null : methodAt(inner, frame), line: frame.line };
        }
        const cls = classAt(unit, frame.line);
        return {
            className: cls?.name ?? unit.name,
            method: cls === null ? null : methodAt(cls, frame),
            line: frame.line
        };
    },

    /** `Class.Foo.bar`, `Trigger.Foo`, `AnonymousBlock`. */
    frameName(this: Core, frame: ApexFrame): string {
        const entry = this.entryOf(frame);
        const kind = this.units.get(frame.file)?.kind;
        if (kind === 'anonymous') return entry.method === null ? 'AnonymousBlock' : `AnonymousBlock.${entry.method}`;
        return `${kind === 'trigger' ? 'Trigger' : 'Class'}.${entry.className}${entry.method === null ? '' : `.${entry.method}`}`;
    },

    /** Innermost Apex code that runs now; null outside of compiled code. */
    place(this: Core): StackEntry | null {
        const frame = innermostFrame();
        return frame === null ? null : this.entryOf(frame);
    },

    /** Unit of the Apex code that runs now: null where it is not known any more, undefined outside of compiled code. */
    unitAtWork(this: Core): CompiledUnit | null | undefined {
        const file = innermostFile();
        return file === null ? undefined : (this.units.get(file) ?? null);
    }
};
