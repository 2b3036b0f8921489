import type { TypeRef } from '../ast.ts';
import type {
    ModifierContext,
    TypeRefContext,
    TypeNameContext,
    QualifiedNameContext,
    ElementValueContext
} from '@apexdevtools/apex-parser';
import type { Node, Modifiers, Annotation } from '../ast.ts';
import { literalOf } from './literals.ts';

/** The part of the parser's rule contexts that positions need. */
export interface Positioned {
    start: { line: number; column: number; start: number };
    stop?: { line: number; stop: number; text: string };
    getText(): string;
}

/** 1-based position of a context. */
export function position(context: Positioned): Node {
    return { line: context.start.line, column: context.start.column + 1 };
}

/** Last line of a context. */
export function endLine(context: Positioned): number {
    return context.stop?.line ?? context.start.line;
}

function typeName(context: TypeNameContext): { name: string; args: TypeRef[] } {
    const args = context.typeArguments();
    const word =
        context.id()?.getText() ?? context.LIST()?.getText() ?? context.SET()?.getText() ?? context.MAP().getText();
    return { name: word, args: args ? args.typeList().typeRef_list().map(typeRef) : [] };
}

/** A type as written. */
export function typeRef(context: TypeRefContext): TypeRef {
    const names = context.typeName_list().map(typeName);
    return {
        ...position(context),
        name: names.map((each) => each.name).join('.'),
        args: names.at(-1)!.args,
        dimensions: context.arraySubscripts()?.LBRACK_list().length ?? 0
    };
}

/** A plain name used as a type (catch clauses). */
export function namedType(context: QualifiedNameContext): TypeRef {
    return { ...position(context), name: context.getText(), args: [], dimensions: 0 };
}

function annotationValue(context: ElementValueContext): string | number | boolean | null {
    const literal = literalOf(context.literal());
    if (literal.kind === 'null') return null;
    return 'value' in literal ? literal.value : Number(literal.text);
}

/** Modifier words and annotations in front of a declaration. */
export function modifiersOf(contexts: ModifierContext[]): Modifiers {
    const words = new Set<string>();
    const annotations: Annotation[] = [];
    for (const context of contexts) {
        const annotation = context.annotation();
        if (!annotation) {
            words.add(context.children!.map((each) => each.getText().toLowerCase()).join(' '));
            continue;
        }
        const values: Annotation['values'] = {};
        const pairs = annotation.elementValuePairs();
        if (pairs)
            for (const pair of pairs.elementValuePair_list())
                values[pair.id().getText().toLowerCase()] = annotationValue(pair.elementValue());
        const single = annotation.elementValue();
        if (single) values.value = annotationValue(single);
        annotations.push({ ...position(annotation), name: annotation.id().getText().toLowerCase(), values });
    }
    return { words, annotations };
}
