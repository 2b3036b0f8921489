import type { Assertion } from './assertions.ts';

/** An assertion in a rewritten file, by its lines there. */
export interface Probe {
    assertion: Assertion;
    /** Line on which the assertion begins. */
    line: number;
    /** Line of a statement that runs only when the assertion has returned. */
    mark: number;
}

/**
 * Gives each assertion lines of its own and puts a statement behind it, so that line coverage tells whether it was reached
 * and whether it held. Which assertions are flipped does not change the lines.
 */
export function instrument(
    source: string,
    assertions: readonly Assertion[],
    flipped: ReadonlySet<Assertion>
): { text: string; probes: Probe[] } {
    const points = [...source];
    const probes: Probe[] = [];
    let text = '';
    let at = 0;
    for (const [index, assertion] of assertions.entries()) {
        const { from, to, flip } = assertion;
        text += points.slice(at, from).join('');
        text += '{\n';
        const line = lineAtEnd(text);
        text += flipped.has(assertion)
            ? points.slice(from, flip.from).join('') + flip.text + points.slice(flip.to, to).join('')
            : points.slice(from, to).join('');
        text += '\n';
        probes.push({ assertion, line, mark: lineAtEnd(text) });
        text += `Integer assertionHeld${index} = 0;\n}`;
        at = to;
    }
    return { text: text + points.slice(at).join(''), probes };
}

/** Line on which the next character stands. */
function lineAtEnd(text: string): number {
    return text.split('\n').length;
}
