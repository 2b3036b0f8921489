import ts from 'typescript';

/** An error of the local org itself, as a catch block may meet it: a bug (TypeError and the like) or a member that is refused. */
export const OWN_ERRORS = ['bug', 'refusal'] as const;
export type OwnError = (typeof OWN_ERRORS)[number];

/** Where a catch block keeps an error of the local org from getting out. */
export interface Leak {
    node: ts.Node;
    how: 'swallows' | 'replaces';
}

/** Classes that an error of the local org belongs to; it belongs to no other. */
const CLASSES: Record<OwnError, ReadonlySet<string>> = {
    bug: new Set(['Error', 'TypeError', 'RangeError', 'ReferenceError']),
    refusal: new Set(['Error', 'UnsupportedError'])
};

/** Functions that test what kind an error is, and their answer for errors of the local org. */
const KIND_TESTS: Record<string, Record<OwnError, boolean>> = {
    isException: { bug: false, refusal: false },
    isUncatchable: { bug: false, refusal: true },
    isApexFailure: { bug: false, refusal: false },
    // These look at code or message of an error that a JavaScript library documents.
    isStackOverflow: { bug: false, refusal: false },
    isBadDecrypt: { bug: false, refusal: false },
    isUnknownZone: { bug: false, refusal: false }
};

/** Properties that mark errors of a library; errors of the local org do not have them. */
const CODE_PROPERTIES = new Set(['code', 'errcode', 'errorCode']);

/** Functions that throw what they are given unless Apex may catch it. */
const RETHROWING = new Set(['caught']);

/**
 * The ways in which a block that handles an error lets one of the local org disappear: not all of its paths throw it again.
 * @param variable name of the caught error; null where the clause has none
 */
export function findLeaks(block: ts.Block, variable: string | null, error: OwnError): Leak[] {
    const paths = new CaughtPaths(variable, error);
    if (paths.goesOn(block)) paths.leaks.push({ node: block, how: 'swallows' });
    return paths.leaks;
}

/** Follows the statements of a catch block as they run for one kind of error. */
class CaughtPaths {
    readonly leaks: Leak[] = [];
    readonly #variable: string | null;
    readonly #error: OwnError;

    constructor(variable: string | null, error: OwnError) {
        this.#variable = variable;
        this.#error = error;
    }

    /** Whether control may come out behind the statement. */
    goesOn(node: ts.Statement): boolean {
        if (ts.isBlock(node)) return node.statements.every((each) => this.goesOn(each));
        if (ts.isThrowStatement(node)) {
            this.#thrown(node.expression);
            return false;
        }
        if (ts.isIfStatement(node)) return this.#branch(node);
        if (ts.isReturnStatement(node) || ts.isBreakOrContinueStatement(node)) {
            this.leaks.push({ node, how: 'swallows' });
            return false;
        }
        return !(ts.isExpressionStatement(node) && this.#rethrows(node.expression));
    }

    #branch(node: ts.IfStatement): boolean {
        const answer = this.#test(node.expression);
        const yes = answer !== false && this.goesOn(node.thenStatement);
        const no = answer !== true && (node.elseStatement === undefined || this.goesOn(node.elseStatement));
        return yes || no;
    }

    #thrown(expression: ts.Expression): void {
        const bare = plain(expression);
        if (ts.isConditionalExpression(bare)) {
            const answer = this.#test(bare.condition);
            if (answer !== false) this.#thrown(bare.whenTrue);
            if (answer !== true) this.#thrown(bare.whenFalse);
        } else if (!this.#isError(bare)) {
            this.leaks.push({ node: expression, how: 'replaces' });
        }
    }

    #rethrows(expression: ts.Expression): boolean {
        const call = plain(expression);
        return ts.isCallExpression(call) && RETHROWING.has(calledName(call)) && this.#isError(call.arguments[0]);
    }

    /** Answer of a condition for the error; undefined where it depends on something else. */
    #test(expression: ts.Expression): boolean | undefined {
        const node = plain(expression);
        if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
            const answer = this.#test(node.operand);
            return answer === undefined ? undefined : !answer;
        }
        if (ts.isCallExpression(node) && this.#isError(node.arguments[0]))
            return KIND_TESTS[calledName(node)]?.[this.#error];
        if (!ts.isBinaryExpression(node)) return undefined;
        const { left, right } = node;
        switch (node.operatorToken.kind) {
            case ts.SyntaxKind.AmpersandAmpersandToken:
                return both(this.#test(left), this.#test(right), false);
            case ts.SyntaxKind.BarBarToken:
                return both(this.#test(left), this.#test(right), true);
            case ts.SyntaxKind.InstanceOfKeyword:
                return this.#isError(left) ? CLASSES[this.#error].has(right.getText()) : undefined;
            case ts.SyntaxKind.EqualsEqualsEqualsToken:
                return this.#isCode(left) ? false : undefined;
            case ts.SyntaxKind.ExclamationEqualsEqualsToken:
                return this.#isCode(left) ? true : undefined;
            default:
                return undefined;
        }
    }

    #isError(node: ts.Expression | undefined): boolean {
        if (node === undefined || this.#variable === null) return false;
        const bare = plain(node);
        return ts.isIdentifier(bare) && bare.text === this.#variable;
    }

    #isCode(node: ts.Expression): boolean {
        const bare = plain(node);
        return (
            ts.isPropertyAccessExpression(bare) && CODE_PROPERTIES.has(bare.name.text) && this.#isError(bare.expression)
        );
    }
}

/** `&&` (deciding: false) and `||` (deciding: true) where an answer may be unknown. */
function both(left: boolean | undefined, right: boolean | undefined, deciding: boolean): boolean | undefined {
    if (left === deciding || right === deciding) return deciding;
    return left === undefined || right === undefined ? undefined : !deciding;
}

/** An expression without parentheses and type annotations. */
function plain(node: ts.Expression): ts.Expression {
    return ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isNonNullExpression(node)
        ? plain(node.expression)
        : node;
}

function calledName({ expression }: ts.CallExpression): string {
    return ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
}
