import type { Node } from '../ast.ts';
import { conversionCost } from '../convert.ts';
import { platformName, T } from '../types.ts';
import type { ApexType } from '../types.ts';
import type { Ex, Scope } from './scope.ts';

export const quote = (text: string): string =>
    JSON.stringify(text)
        .replace(/\u2028/g, '\\u2028')
        .replace(/\u2029/g, '\\u2029');

/** An expression that stands for one with an error. */
export function broken(): Ex {
    return { js: 'null', type: T.any };
}

/** The value, NullPointerException when it is null. */
export function nonNull(e: Ex): string {
    if (e.nonNull === true) return e.js;
    return e.simple === true ? `(${e.js}===null?$.npe():${e.js})` : `$.nn(${e.js})`;
}

/** A condition: null is a NullPointerException. */
export function condition(s: Scope, e: Ex, at: Node): string {
    if (e.type !== T.Boolean && e.type.kind !== 'any' && e.type.kind !== 'object')
        s.error(at, `Condition expression must be of type Boolean: ${e.type.text}`);
    return e.nonNull === true ? e.js : `$.b(${e.js})`;
}

/** Implicit conversion whose legality is settled (overloads, after checks). The only place where values change their form. */
export function convert(e: Ex, to: ApexType): string {
    const from = e.type;
    if (from === to || from === T.null || to.kind === 'object') return e.js;
    if (from.kind === 'rows' && (to.kind === 'record' || to.kind === 'sobject' || to === from.args[0]))
        return `$.one(${e.js})`;
    if (to === T.Long && from === T.Integer)
        return e.nonNull === true ? (/^-?\d+$/.test(e.js) ? `${e.js}n` : `BigInt(${e.js})`) : `$.toLong(${e.js})`;
    if (to === T.Double && from !== T.Double && from.kind === 'primitive') return `$.toDouble(${e.js})`;
    if (to === T.Decimal && from.kind === 'primitive') return `$.toDecimal(${e.js})`;
    if (to === T.Id && from === T.String) return `$.toId(${e.js})`;
    if (to === T.Datetime && from === T.Date) return `$.toDatetime(${e.js})`;
    if (from.kind === 'any' && to.kind !== 'any') return dynamic(e, to);
    return e.js;
}

function dynamic(e: Ex, to: ApexType): string {
    if (to.kind === 'class' || to.kind === 'platform' || to.kind === 'void') return e.js;
    return `$.adapt(${e.js},${quote(to.text)})`;
}

/** Implicit conversion as in assignments and returns; reports `Illegal assignment from X to Y`. */
export function coerce(s: Scope, e: Ex, to: ApexType, at: Node): string {
    if (conversionCost(s.program, e.type, to) === null && !lenient(e.type, to)) {
        s.error(at, `Illegal assignment from ${e.type.text} to ${to.text}`);
        return 'null';
    }
    return convert(e, to);
}

/** Pairs where the type table is too rough to be sure. */
function lenient(from: ApexType, to: ApexType): boolean {
    if (from.kind === 'platform' && to.kind === 'platform') return platformName(from) === platformName(to);
    return (
        (from.kind === 'platform' && (to.kind === 'record' || to.kind === 'sobject')) ||
        (from.kind === 'record' && to.kind === 'platform')
    );
}

/** Text of a value in a String `+`. */
export function textOf(e: Ex): string {
    if (e.type === T.String || e.type === T.Id) return e.nonNull === true ? e.js : `$.s(${e.js})`;
    if (e.type === T.Integer && e.nonNull === true) return e.js;
    return `$.str(${e.js})`;
}
