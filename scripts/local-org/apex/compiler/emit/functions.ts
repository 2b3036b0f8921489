import type { Block, Node } from '../ast.ts';
import { canComplete, hasCalls, hasFinally, hasTry } from '../flow.ts';
import type { ClassSymbol } from '../symbols.ts';
import { T } from '../types.ts';
import type { Scope } from './scope.ts';
import { statement } from './statements.ts';

/** Text that sets the sharing mode of a class on entry; '' when the caller's stays. */
function enterSharing(cls: ClassSymbol): string {
    switch (cls.sharing) {
        case 'with':
            return 'const $o=$.sharing;$.sharing=true;';
        case 'without':
            return 'const $o=$.sharing;$.sharing=false;';
        // Entered from outside: as with sharing.
        case 'inherited':
            return 'const $o=$.sharing;if($o===null)$.sharing=true;';
        default:
            return 'const $o=$.sharing;if($o===null)$.sharing=false;';
    }
}

export interface FunctionOptions {
    scope: Scope;
    /** Everything before the parameter list: `static m_x`. */
    head: string;
    parameters: readonly { name: string; type: Scope['returns'] }[];
    body: Block;
    at: Node;
    endLine: number;
    /** Text behind the prologue, e.g. constructor chaining; may consume the first statement and then returns 1. */
    before?: () => number;
    /** Value of a function that returns none. */
    result?: string;
}

/**
 * Generates a function around a body: depth, ticks and sharing on entry, their way back on every exit. A body without
 * calls cannot recurse and needs none of it.
 */
export function generate(options: FunctionOptions): void {
    const { scope: s, body, parameters } = options;
    const { writer } = s.emitter;
    writer.at(options.at.line);
    const names = parameters.map((each) => s.declare(each.name, each.type, options.at));
    writer.emit(`${options.head}(${names.join(',')}){`);
    const guarded = hasCalls(body) || options.before !== undefined || s.accessor !== null;
    const tries = hasTry(body);
    const leaving = guarded ? '$.d--;$.sharing=$o;' : '';
    // Code of a `finally` runs behind the return: only JavaScript's own can put things back after it.
    const wrapped = guarded && hasFinally(body);
    const restore = wrapped ? '' : leaving;
    if (guarded) writer.emit(`if(++$.d>1000||--$.t<0)$.over();${enterSharing(s.cls)}`);
    if (tries) writer.emit('const $d=$.d,$h=$.sharing;');
    if (wrapped) writer.emit('try{');
    const result = options.result === undefined ? 'return;' : `return ${options.result};`;
    let usesResult = false;
    s.leave = (value, simple) => {
        if (value === null) return `{${restore}${result}}`;
        if (s.returns === T.void) return `{${value};${restore}${result}}`;
        if (!guarded || simple) return `{${restore}return ${value};}`;
        usesResult = true;
        return `{$r=${value};${restore}return $r;}`;
    };
    const skip = options.before?.() ?? 0;
    s.block(() => {
        for (const each of body.statements.slice(skip)) statement(s, each);
    });
    const ends = canComplete(body);
    if (ends && s.returns !== T.void)
        s.error(
            { line: options.endLine, column: 1 },
            `Missing return statement required return type: ${s.returns.text}`
        );
    if (ends) writer.emit(`${restore}${options.result === undefined ? '' : result}`);
    if (wrapped) writer.emit(`}finally{${leaving}}`);
    writer.emit(`${usesResult ? 'var $r;' : ''}${s.temps}}`);
}
