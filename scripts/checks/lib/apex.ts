import { ApexParserFactory } from '@apexdevtools/apex-parser';
import { type Project, readSource, sourceFiles } from './project.ts';

/** A token or tree of the parser, as far as the checks look at it. */
export interface ApexTree {
    children?: ApexTree[] | null;
    symbol?: { text: string; line: number };
    start?: { line: number; start: number } | null;
    stop?: { stop: number } | null;
    getText(): string;
    constructor: { name: string };
}

/** One Apex file, parsed. */
export interface ApexFile {
    file: string;
    name: string;
    kind: 'class' | 'trigger';
    source: string;
    tree: ApexTree;
}

/** Parses every class and trigger. A syntax error leaves a partial tree; Prettier and apex-ls report it. */
export function readApex(project: Project): ApexFile[] {
    return sourceFiles(project, '**/*.{cls,trigger}').map((file) => {
        const source = readSource(project, file);
        const kind = file.endsWith('.cls') ? 'class' : 'trigger';
        const parser = ApexParserFactory.createParser(source);
        parser.removeErrorListeners();
        const tree = (kind === 'class' ? parser.compilationUnit() : parser.triggerUnit()) as unknown as ApexTree;
        return { file, name: file.slice(file.lastIndexOf('/') + 1).replace(/\.\w+$/, ''), kind, source, tree };
    });
}

/** All trees below (and with) a tree whose grammar rule has one of the names, e.g. `QueryContext`, in source order. */
export function findRules(tree: ApexTree, ...rules: string[]): ApexTree[] {
    const found: ApexTree[] = [];
    const visit = (node: ApexTree) => {
        if (rules.includes(node.constructor.name)) found.push(node);
        node.children?.forEach(visit);
    };
    visit(tree);
    return found;
}

/** Direct children with that grammar rule. */
export function childRules(tree: ApexTree, rule: string): ApexTree[] {
    return (tree.children ?? []).filter((child) => child.constructor.name === rule);
}

/** The source with comments and string literals blanked out, positions kept: what is left is code. */
export function codeOnly(source: string): string {
    const blank = (text: string) => text.replace(/[^\n]/g, ' ');
    return source.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'/g, blank);
}
