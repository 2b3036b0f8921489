/**
 * The local org must not hide its own errors: a bug or a refused member that a catch block swallows, or turns into an Apex
 * exception, lets a test pass that proves nothing.
 */
import { globSync } from 'node:fs';
import ts from 'typescript';
import { findLeaks, OWN_ERRORS, type Leak } from '../lib/caught-paths.ts';
import type { Finding } from '../lib/finding.ts';
import { openProject, readSource, type Project } from '../lib/project.ts';

export const title = 'caught errors in the local org';

/** Everything that runs while Apex does. */
const SOURCES = 'scripts/local-org/{apex,dml,formula,jobs,org,security,soql,store,testing}/**/*.ts';
/** Code that the compiler writes. */
const GENERATED = /\/compiler\/emit\//;
/** The kernel's part of each generated catch block. */
const KERNEL_CATCH = 'caught';

/** Follows every catch block with an error of the local org's own. */
export async function run(project: Project = openProject()): Promise<Finding[]> {
    return globSync(SOURCES, { cwd: project.root })
        .map((file) => file.replaceAll('\\', '/'))
        .filter((file) => !file.endsWith('.test.ts'))
        .sort()
        .flatMap((file) => checkFile(file, readSource(project, file)));
}

function checkFile(file: string, text: string): Finding[] {
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    const findings: Finding[] = [];
    const complain = (node: ts.Node, rule: string, message: string): void =>
        void findings.push({
            file,
            line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1,
            rule,
            message
        });
    const visit = (node: ts.Node): void => {
        const handler = handlerOf(node);
        if (handler !== null)
            for (const leak of leaksOf(handler))
                complain(
                    leak.node,
                    'caught-error',
                    `the catch block of ${ownerOf(node)} ${leak.how} errors of the local org`
                );
        if (GENERATED.test(file) && isText(node) && catchesUntested(node.getText()))
            complain(node, 'generated-catch', 'generated code catches without $.caught');
        ts.forEachChild(node, visit);
    };
    visit(source);
    return findings;
}

interface Handler {
    block: ts.Block;
    variable: string | null;
}

/** The block that a caught error goes through. */
function handlerOf(node: ts.Node): Handler | null {
    if (ts.isCatchClause(node)) {
        const name = node.variableDeclaration?.name;
        return { block: node.block, variable: name && ts.isIdentifier(name) ? name.text : null };
    }
    if (!ts.isMethodDeclaration(node) || node.name.getText() !== KERNEL_CATCH || node.body === undefined) return null;
    const error = node.parameters.find(({ name }) => name.getText() !== 'this');
    return { block: node.body, variable: error?.name.getText() ?? null };
}

/** One of each kind is enough for a person to look at the block. */
function leaksOf({ block, variable }: Handler): Leak[] {
    const leaks = OWN_ERRORS.flatMap((error) => findLeaks(block, variable, error));
    return [...new Map(leaks.map((leak) => [leak.how, leak])).values()];
}

/** Name of the function around a node, so that a recorded reason holds for one catch block only. */
function ownerOf(node: ts.Node): string {
    for (let each = node.parent; each !== undefined; each = each.parent) {
        if (ts.isConstructorDeclaration(each)) return 'constructor';
        if (ts.isFunctionDeclaration(each) || ts.isMethodDeclaration(each)) return each.name?.getText() ?? 'a function';
        if (
            (ts.isPropertyAssignment(each) || ts.isVariableDeclaration(each)) &&
            each.initializer &&
            ts.isArrowFunction(each.initializer)
        )
            return each.name.getText();
    }
    return 'the module';
}

function isText(node: ts.Node): boolean {
    return ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node);
}

function catchesUntested(text: string): boolean {
    return text
        .split(/catch\(\$e\)/)
        .slice(1)
        .some((block) => !/\$\.caught\(\$e|throw \$e/.test(block));
}
