import type { Expression } from '../ast.ts';
import { isListLike, T } from '../types.ts';
import type { ApexType } from '../types.ts';
import { chained, expression } from './expressions.ts';
import { findPlatformField, memberClass } from '../platform-members.ts';
import { memberPlace, target, unsupported } from './members.ts';
import { fieldInScope, readField, writeField } from './names.ts';
import type { Ex, Scope } from './scope.ts';
import { findField } from '../symbols.ts';
import { operate } from './operators.ts';
import { broken, coerce, nonNull, quote } from './values.ts';

/** Something assignable. `setup` puts the parts that are needed twice into temporaries. */
interface Place {
    type: ApexType;
    setup: string;
    read: string;
    write(value: string): string;
}

/** Keeps a target for reading and writing: in a temporary, unless it is a plain variable. */
function keep(s: Scope, e: Ex, twice: boolean): { setup: string; js: string } {
    const js = nonNull(e);
    if (!twice || (e.simple === true && e.nonNull === true)) return { setup: '', js };
    const temp = s.temp();
    return { setup: `${temp}=${js},`, js: temp };
}

function place(s: Scope, node: Expression, twice: boolean): Place | null {
    if (node.k === 'paren') return place(s, node.operand, twice);
    if (node.k === 'name') return namePlace(s, node);
    if (node.k === 'dot') return dotPlace(s, node, twice);
    if (node.k === 'index') {
        const from = chained(s, node.target).e;
        if (!isListLike(from.type) && from.type.kind !== 'any')
            s.error(node, `Expression must be a list type: ${from.type.text}`);
        const list = keep(s, from, twice);
        const position = keep(
            s,
            { js: coerce(s, expression(s, node.index), T.Integer, node.index), type: T.Integer },
            twice
        );
        const type = from.type.args[0] ?? T.any;
        return {
            type,
            setup: list.setup + position.setup,
            read: `$.at(${list.js},${position.js})`,
            write: (value) => `$.setAt(${list.js},${position.js},${value})`
        };
    }
    s.error(node, 'Expression cannot be assigned');
    return null;
}

function namePlace(s: Scope, node: Expression & { k: 'name' }): Place | null {
    const key = node.name.toLowerCase();
    const local = s.local(key);
    if (local !== undefined) {
        return { type: local.type, setup: '', read: local.js, write: (value) => `(${local.js}=${value})` };
    }
    const found = fieldInScope(s, key);
    if (found === null) {
        s.error(node, `Variable does not exist: ${node.name}`);
        return null;
    }
    const { field, target: self } = found;
    return {
        type: field.type,
        setup: '',
        read: field.property?.get === null ? 'null' : readField(s, field, self, node).js,
        write: (value) => writeField(s, field, self, value, node)
    };
}

function dotPlace(s: Scope, node: Expression & { k: 'dot' }, twice: boolean): Place | null {
    const from = target(s, node.target);
    if ('ref' in from) {
        const cls = from.ref === 'type' ? from.type.cls : null;
        const field = cls === null ? null : findField(cls, node.name.toLowerCase());
        if (from.ref === 'type' && cls === null) return staticPlace(s, from.type, node);
        if (field === null || !field.static) {
            s.error(node, `Variable does not exist: ${node.name}`);
            return null;
        }
        return {
            type: field.type,
            setup: '',
            read: twice ? readField(s, field, '', node).js : '',
            write: (value) => writeField(s, field, '', value, node)
        };
    }
    const e =
        from.e.type.kind === 'rows' ? { js: `$.one(${from.e.js})`, type: from.e.type.args[0]!, nonNull: true } : from.e;
    const found = memberPlace(s, e, node.name, node, writeField);
    if (found === null) return null;
    const self = keep(s, e, twice);
    return {
        type: found.type,
        setup: self.setup,
        read: twice ? found.read(self.js) : '',
        write: (value) => found.write(self.js, value)
    };
}

/** A static property of the platform (`RestContext.request`). */
function staticPlace(s: Scope, type: ApexType, node: Expression & { k: 'dot' }): Place | null {
    const className = memberClass(type);
    const found = className === null ? null : findPlatformField(s.program, className, node.name, true, type);
    if (found === null) {
        s.error(node, `Variable does not exist: ${node.name}`);
        return null;
    }
    if (!s.program.isMember(found.owner.name, 'property', found.field.name, [])) {
        const refused = unsupported(s, `${found.owner.name}.${found.field.name}`, found.type, node).js;
        return { type: found.type, setup: '', read: refused, write: () => refused };
    }
    const property = s.emitter.property(found.owner.name, found.field.name);
    return {
        type: found.type,
        setup: '',
        read: `${property}.get()`,
        write: (value) => `$.setProperty(${property},null,${value})`
    };
}

/** Code of `=` and of compound assignments; the value is what was assigned. */
export function assign(s: Scope, node: Expression & { k: 'assign' }): Ex {
    if (node.op === null) {
        const to = place(s, node.target, false);
        const value = expression(s, node.value);
        if (to === null) return broken();
        return { js: to.write(coerce(s, value, to.type, node)), type: to.type, nonNull: value.nonNull === true };
    }
    const to = place(s, node.target, true);
    const value = expression(s, node.value);
    if (to === null) return broken();
    const result = operate(s, node.op, { js: to.read, type: to.type }, value, node);
    // `i += 1.5` on an Integer is refused by the platform; a String takes anything.
    const js = to.write(coerce(s, result, to.type, node));
    return { js: to.setup === '' ? js : `(${to.setup}${js})`, type: to.type, nonNull: result.nonNull === true };
}

/** Code of ++ and --. */
export function step(s: Scope, node: Expression & { k: 'step' }): Ex {
    const to = place(s, node.operand, true);
    if (to === null) return broken();
    const one: Ex = { js: '1', type: T.Integer, nonNull: true, simple: true };
    const op = node.op === '++' ? '+' : '-';
    if (node.prefix) {
        const js = to.write(
            coerce(
                s,
                operate(s, op, { js: to.read, type: to.type, simple: /^\w+$/.test(to.read) }, one, node),
                to.type,
                node
            )
        );
        return { js: to.setup === '' ? js : `(${to.setup}${js})`, type: to.type, nonNull: true };
    }
    const before = s.temp();
    const next = to.write(
        coerce(s, operate(s, op, { js: before, type: to.type, nonNull: true, simple: true }, one, node), to.type, node)
    );
    return { js: `(${to.setup}${before}=$.nn(${to.read}),${next},${before})`, type: to.type, nonNull: true };
}

/** Name of an assigned field in `new Account(Name = 'x')`; null for another expression. */
export function namedArgument(node: Expression): { name: string; value: Expression } | null {
    return node.k === 'assign' && node.op === null && node.target.k === 'name'
        ? { name: node.target.name, value: node.value }
        : null;
}

/** JavaScript of a property key. */
export const key = (name: string): string =>
    /^[A-Za-z_]\w*$/.test(name) && name !== '__proto__' ? name : `[${quote(name)}]`;
