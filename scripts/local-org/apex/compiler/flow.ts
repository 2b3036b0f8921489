import type { Block, Expression, Statement } from './ast.ts';

const WORK = new Set(['call', 'methodCall', 'constructorCall', 'new', 'soql', 'dml', 'runAs']);

/** Whether any node below (inclusive) has one of the kinds. */
function contains(node: unknown, kinds: ReadonlySet<string>): boolean {
    if (Array.isArray(node)) return node.some((each) => contains(each, kinds));
    if (node === null || typeof node !== 'object') return false;
    const { k } = node as { k?: string };
    if (k !== undefined && kinds.has(k)) return true;
    for (const value of Object.values(node)) if (typeof value === 'object' && contains(value, kinds)) return true;
    return false;
}

/** Whether a body calls anything: only then can it recurse or matter to callees' sharing. */
export function hasCalls(body: Block): boolean {
    return contains(body.statements, WORK);
}

const TRY: ReadonlySet<string> = new Set(['try']);

export function hasTry(body: Block): boolean {
    return contains(body.statements, TRY);
}

/** Whether a body has a `finally` clause; a return may then still run code. */
export function hasFinally(body: Block): boolean {
    return finallyIn(body.statements);
}

function finallyIn(node: unknown): boolean {
    if (Array.isArray(node)) return node.some(finallyIn);
    if (node === null || typeof node !== 'object') return false;
    const each = node as { k?: string; finally?: unknown };
    if (each.k === 'try' && each.finally !== null) return true;
    return Object.values(node).some((value) => typeof value === 'object' && finallyIn(value));
}

function isTrue(test: Expression | null): boolean {
    return test === null || (test.k === 'literal' && test.value.kind === 'boolean' && test.value.value);
}

function breaks(node: Statement | null): boolean {
    if (node === null) return false;
    switch (node.k) {
        case 'break':
            return true;
        case 'block':
            return node.block.statements.some(breaks);
        case 'if':
            return breaks(node.yes) || breaks(node.no);
        case 'try':
            return [
                node.body,
                ...node.catches.map((each) => each.body),
                ...(node.finally === null ? [] : [node.finally])
            ].some((each) => each.statements.some(breaks));
        case 'switch':
            return node.clauses.some((each) => each.body.statements.some(breaks));
        case 'runAs':
            return node.body.statements.some(breaks);
        default:
            return false;
    }
}

/** Whether control can pass the end of a block. */
export function canComplete(block: Block): boolean {
    return block.statements.every(passes);
}

function passes(node: Statement): boolean {
    switch (node.k) {
        case 'return':
        case 'throw':
        case 'break':
        case 'continue':
            return false;
        case 'block':
            return canComplete(node.block);
        case 'if':
            return node.no === null || passes(node.yes) || passes(node.no);
        case 'while':
            return !isTrue(node.test) || breaks(node.body);
        case 'do':
            return !isTrue(node.test) || node.body.statements.some(breaks);
        case 'for':
            return !isTrue(node.test) || breaks(node.body);
        case 'switch':
            return !node.clauses.some((each) => each.otherwise) || node.clauses.some((each) => canComplete(each.body));
        case 'try': {
            if (node.finally !== null && !canComplete(node.finally)) return false;
            return canComplete(node.body) || node.catches.some((each) => canComplete(each.body));
        }
        case 'runAs':
            return canComplete(node.body);
        default:
            return true;
    }
}
