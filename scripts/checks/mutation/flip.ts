import * as P from '@apexdevtools/apex-parser';

/** A replacement in a text. */
export interface Edit {
    from: number;
    to: number;
    text: string;
}

interface Kind {
    /** Arguments without the message. */
    arguments: number;
    /** The assertion that fails wherever this one holds. */
    opposite: string;
    /** Compares for equality: another literal makes it fail as well. */
    isEquality?: true;
}

const ASSERT: Record<string, Kind> = {
    areequal: { arguments: 2, opposite: 'areNotEqual', isEquality: true },
    arenotequal: { arguments: 2, opposite: 'areEqual' },
    istrue: { arguments: 1, opposite: 'isFalse' },
    isfalse: { arguments: 1, opposite: 'isTrue' },
    isnull: { arguments: 1, opposite: 'isNotNull' },
    isnotnull: { arguments: 1, opposite: 'isNull' },
    isinstanceoftype: { arguments: 2, opposite: 'isNotInstanceOfType' },
    isnotinstanceoftype: { arguments: 2, opposite: 'isInstanceOfType' }
};

const SYSTEM: Record<string, Kind> = {
    assertequals: { arguments: 2, opposite: 'assertNotEquals', isEquality: true },
    assertnotequals: { arguments: 2, opposite: 'assertEquals' }
};

/**
 * The change that makes an assertion expect something else: another literal where it compares with one, the opposite
 * assertion otherwise. Null for an expression that is no assertion of the platform, or one that cannot be flipped (`Assert.fail`).
 * @param points the file's code points
 * @param hidden lower-case class names that hide the platform's
 */
export function flippedExpectation(
    expression: P.ExpressionContext,
    points: readonly string[],
    hidden: ReadonlySet<string>
): Edit | null {
    if (!(expression instanceof P.DotExpressionContext)) return null;
    const call = expression.dotMethodCall();
    if (!call) return null;
    const given = call.expressionList()?.expression_list() ?? [];
    const kind = kindOf(expression.expression().getText().toLowerCase(), call, hidden);
    if (kind === 'condition') {
        const [condition] = given;
        if (condition === undefined) return null;
        const { from, to } = placeOf(condition);
        return { from, to, text: `!(${points.slice(from, to).join('')})` };
    }
    if (kind === null || given.length < kind.arguments || given.length > kind.arguments + 1) return null;
    if (kind.isEquality) {
        for (const side of given.slice(0, 2)) {
            const { from, to } = placeOf(side);
            const text = otherLiteral(side, points.slice(from, to).join(''));
            if (text !== null) return { from, to, text };
        }
    }
    return { ...placeOf(call.anyId()), text: kind.opposite };
}

/** What a call asserts; 'condition' for `System.assert(condition)`, which has no opposite. */
function kindOf(
    receiver: string,
    call: P.DotMethodCallContext,
    hidden: ReadonlySet<string>
): Kind | 'condition' | null {
    const name = call.anyId().getText().toLowerCase();
    if (hidden.has('system') && receiver.startsWith('system')) return null;
    if (receiver === 'system.assert' || (receiver === 'assert' && !hidden.has('assert'))) return ASSERT[name] ?? null;
    if (receiver !== 'system') return null;
    return name === 'assert' ? 'condition' : (SYSTEM[name] ?? null);
}

function placeOf(context: { start: { start: number }; stop?: { stop: number } }): { from: number; to: number } {
    return { from: context.start.start, to: context.stop!.stop + 1 };
}

/** An expression of the same type and another value; null for what is no literal of a number, a text or a truth value. */
function otherLiteral(expression: P.ExpressionContext, text: string): string | null {
    if (expression instanceof P.PreOpExpressionContext && expression.SUB())
        return isNumber(literalOf(expression.expression())) ? `(${text} + 1)` : null;
    const literal = literalOf(expression);
    if (literal === null) return null;
    if (isNumber(literal)) return `(${text} + 1)`;
    if (literal.BooleanLiteral()) return text.toLowerCase() === 'true' ? 'false' : 'true';
    return literal.StringLiteral() ? `${text.slice(0, -1)}~'` : null;
}

function literalOf(expression: P.ExpressionContext): P.LiteralContext | null {
    if (!(expression instanceof P.PrimaryExpressionContext)) return null;
    const primary = expression.primary();
    return primary instanceof P.LiteralPrimaryContext ? primary.literal() : null;
}

function isNumber(literal: P.LiteralContext | null): boolean {
    return Boolean(literal?.IntegerLiteral() ?? literal?.LongLiteral() ?? literal?.NumberLiteral());
}
