import type { Annotation, Modifiers } from '../ast.ts';
import type { Cursor } from './cursor.ts';
import { literalOf } from './literals.ts';

const MODIFIERS = new Set(
    'global public protected private static abstract final webservice override virtual testmethod'.split(' ')
);

/** Words that say how a class shares, before `sharing`. */
const SHARING = new Set(['with', 'without', 'inherited']);

/** Whether a modifier or an annotation stands here. */
export function startsModifier(c: Cursor): boolean {
    const { kind, word } = c.token;
    if (kind !== 'name') return kind === '@' || MODIFIERS.has(kind);
    if (word === 'transient') return c.ahead(1).word !== '';
    return SHARING.has(word) && c.ahead(1).word === 'sharing';
}

/** Modifiers and annotations in front of a declaration; there may be none. */
export function modifiers(c: Cursor): Modifiers {
    const words = new Set<string>();
    const annotations: Annotation[] = [];
    while (startsModifier(c)) {
        if (c.is('@')) {
            annotations.push(annotation(c));
            continue;
        }
        const { word } = c.next();
        words.add(SHARING.has(word) ? `${word} ${c.next().word}` : word);
    }
    return { words, annotations };
}

function annotation(c: Cursor): Annotation {
    const at = c.position();
    c.expect('@');
    const name = c.qualifiedName().toLowerCase();
    const values: Annotation['values'] = {};
    if (c.accept('(')) {
        while (!c.accept(')')) {
            const isNamed = c.is('name') && c.ahead(1).kind === '=';
            const key = isNamed ? c.name().toLowerCase() : 'value';
            if (isNamed) c.index++;
            values[key] = constant(c);
            if (!isNamed) {
                c.expect(')');
                break;
            }
            // Between pairs a comma may be missing.
            c.accept(',');
        }
    }
    return { ...at, name, values };
}

/** The value of a literal: annotations take no others. */
function constant(c: Cursor): string | number | boolean | null {
    const sign = c.accept('-') ? -1 : 1;
    const literal = literalOf(c.token);
    if (literal === null) c.fail(`Annotations take literals only: '${c.token.text}'`);
    c.index++;
    if (literal.kind === 'null') return null;
    return 'value' in literal ? literal.value : sign * Number(literal.text);
}
