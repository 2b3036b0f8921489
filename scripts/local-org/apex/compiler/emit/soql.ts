import type { Node, SoqlNode } from '../ast.ts';
import { planQuery, QueryError } from '../../../soql/plan.ts';
import { T } from '../types.ts';
import type { ApexType } from '../types.ts';
import { expression } from './expressions.ts';
import type { Ex, Scope } from './scope.ts';
import { broken, quote } from './values.ts';

/** Default access mode of the statements of a unit: user mode from API 67 on, except in triggers. */
export function defaultMode(s: Scope): 'user' | 'system' {
    const { unit } = s.emitter;
    return unit.apiVersion >= 67 && unit.kind !== 'trigger' ? 'user' : 'system';
}

/** Code of an inline query: a list that also converts to its only row, or a number for COUNT(). */
export function soql(s: Scope, query: SoqlNode, at: Node): Ex {
    const binds = query.binds.map((each) => expression(s, each));
    let plan;
    try {
        plan = planQuery(s.program.model, query.text);
    } catch (error) {
        if (!(error instanceof QueryError)) throw error;
        s.error(at, error.message.trim().replace(/\s*\n\s*/g, ' '));
        return broken();
    }
    const js = `${quote(query.text)},[${binds.map((each) => each.js).join(',')}],"${defaultMode(s)}"`;
    if (plan.kind === 'count') return { js: `$.count(${js})`, type: T.Integer, nonNull: true };
    const row: ApexType =
        plan.kind === 'aggregate'
            ? s.program.typeNamed('AggregateResult', [], null)!
            : s.program.types.record(plan.object);
    const type = s.program.types.rows(row);
    return { js: `$.soql(${js},${quote(type.text)})`, type, nonNull: true };
}
