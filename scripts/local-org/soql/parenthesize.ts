/**
 * The platform takes `a = 1 AND NOT b = 2` and `NOT (a = 1) AND b = 2`; the grammar wants the NOT in parentheses of its own.
 * Works on a query whose literals and binds were taken out.
 */

const TOKEN = /\s+|'\d+'|:v\d+|[\w.]+(?::-?\d+)?|[<>!]=|<>|./gs;
const END_OF_ATOM = /^(and|or|with|group|order|limit|offset|for|all|update|having)$/i;

/** The text with every `NOT condition` that stands beside others in parentheses; the same text where there is none. */
export function parenthesizeNot(text: string): string {
    const tokens = text.match(TOKEN) ?? [];
    const result: string[] = [];
    for (let index = 0; index < tokens.length; index++) {
        if (!/^not$/i.test(tokens[index]) || /^in$/i.test(nextWord(tokens, index + 1))) {
            result.push(tokens[index]);
            continue;
        }
        const end = endOfCondition(tokens, index + 1);
        const inner = tokens.slice(index + 1, end).join('');
        result.push('(', tokens[index], ' ', parenthesizeNot(inner).trim(), ') ');
        index = end - 1;
    }
    return result.join('');
}

function nextWord(tokens: readonly string[], from: number): string {
    return tokens.slice(from).find((token) => token.trim() !== '') ?? '';
}

/** Index behind the condition that starts at `from`: a parenthesis with its content, or everything up to the next connective. */
function endOfCondition(tokens: readonly string[], from: number): number {
    let depth = 0;
    let started = false;
    for (let index = from; index < tokens.length; index++) {
        const token = tokens[index];
        if (token === '(') {
            depth++;
        } else if (token === ')') {
            if (depth === 0) {
                return index;
            }
            depth--;
            if (depth === 0 && !started) {
                return index + 1;
            }
        } else if (depth === 0 && END_OF_ATOM.test(token)) {
            return index;
        }
        if (token.trim() !== '' && token !== '(' && depth === 0) {
            started = true;
        }
    }
    return tokens.length;
}
