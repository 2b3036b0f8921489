import { T } from '../types.ts';
import type { ClassSymbol, UnitSymbol } from '../symbols.ts';
import { emitClass } from './classes.ts';
import { generate } from './functions.ts';
import { Scope } from './scope.ts';
import type { UnitEmitter } from './unit.ts';

/** Generates a trigger or an anonymous block: the class of its own members, and its statements as the unit's result. */
export function emitBody(emitter: UnitEmitter, unit: UnitSymbol, cls: ClassSymbol): void {
    const { body } = unit.parsed;
    const scope = new Scope(emitter, cls, { static: true, returns: T.void });
    if (unit.kind === 'trigger') {
        const object = emitter.program.findObject(unit.parsed.object!);
        if (object === undefined)
            emitter.program.error(unit, { line: 1, column: 1 }, `Invalid type: ${unit.parsed.object}`);
        else scope.triggerObject = emitter.program.types.record(object);
    }
    const first = cls.declaration.members[0]?.line ?? 0;
    const membersFirst = first <= (body!.statements[0]?.line ?? Infinity);
    if (membersFirst) emitClass(emitter, cls);
    emitter.writer.emit('const $body=');
    // Code of a class may take its own statics for granted: make them first.
    const before =
        cls.declaration.members.length === 0
            ? undefined
            : (): number => {
                  emitter.writer.emit(`${emitter.handle(cls)}.i();`);
                  return 0;
              };
    generate({
        ...(before === undefined ? {} : { before }),
        scope,
        head: 'function $run',
        parameters: [],
        body: body!,
        at: { line: body!.statements[0]?.line ?? body!.line, column: 1 },
        endLine: body!.endLine
    });
    emitter.writer.emit(';');
    if (!membersFirst) emitClass(emitter, cls);
    emitter.writer.emit('return $body;');
}
