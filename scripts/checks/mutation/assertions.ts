import * as P from '@apexdevtools/apex-parser';
import { flippedExpectation, type Edit } from './flip.ts';

/** One assertion of a test method, with the change that makes it wrong. */
export interface Assertion {
    method: string;
    /** 1-based line in the file as it is. */
    line: number;
    /** The statement without its line breaks. */
    text: string;
    /** Where the statement stands in the file, its semicolon included. */
    from: number;
    to: number;
    /** The change, at positions of the file. */
    flip: Edit;
}

/** A context of the parser as far as walking and positions need it. */
interface Context {
    children?: unknown[] | null;
}

/**
 * Assertions of the platform (`Assert.*`, `System.assert*`) that stand in the test methods of a class and can be flipped.
 * None for a text that does not parse, and none where the file gives `Assert` or `System` a meaning of its own.
 * @param taken lower-case names of the classes of the tree: they hide the platform's
 */
export function findAssertions(source: string, taken: ReadonlySet<string>): Assertion[] {
    // Positions are those of code points.
    const points = [...source];
    const parser = P.ApexParserFactory.createParser(source);
    parser.removeErrorListeners();
    const unit = parser.compilationUnit();
    const declaration = unit.typeDeclaration()?.classDeclaration();
    if (!declaration) return [];
    const hidden = new Set([...taken, ...below(unit, P.ClassDeclarationContext).map(nameOf)]);
    return declaration
        .classBody()
        .classBodyDeclaration_list()
        .flatMap((member) => {
            const method = member.memberDeclaration()?.methodDeclaration();
            if (!method?.block() || !isTest(member)) return [];
            return below(method.block(), P.ExpressionStatementContext).flatMap((statement): Assertion[] => {
                const flip = flippedExpectation(statement.expression(), points, hidden);
                if (flip === null) return [];
                const from = statement.start.start;
                const to = statement.stop!.stop + 1;
                const text = points.slice(from, to).join('').replace(/\s+/g, ' ');
                return [{ method: method.id().getText(), line: statement.start.line, text, from, to, flip }];
            });
        });
}

function isTest(member: P.ClassBodyDeclarationContext): boolean {
    return member.modifier_list().some((each) => /^istest$/i.test(each.annotation()?.id().getText() ?? ''));
}

function nameOf(declaration: P.ClassDeclarationContext): string {
    return declaration.id().getText().toLowerCase();
}

/** All contexts of a rule below a context, in source order. */
function below<C>(context: Context, rule: new (...args: never[]) => C): C[] {
    return (context.children ?? []).flatMap((child) => [
        ...(child instanceof rule ? [child] : []),
        ...below(child as Context, rule)
    ]);
}
