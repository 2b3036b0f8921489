import { conversionCost } from './convert.ts';
import type { Program } from './program.ts';
import type { ApexType } from './types.ts';

/** A list of argument types as messages show it. */
export function typesText(types: readonly ApexType[]): string {
    return types.map((each) => (each.text === 'null' ? 'Object' : each.text)).join(', ');
}

/**
 * The overload for these argument types: fewest and smallest implicit conversions; null when none takes them.
 * `parameters` gives the parameter types of a candidate.
 */
export function pickOverload<M>(
    program: Program,
    candidates: readonly M[],
    parameters: (candidate: M) => readonly ApexType[],
    args: readonly ApexType[]
): M | null {
    let best: M | null = null;
    let bestCost = Infinity;
    for (const candidate of candidates) {
        const types = parameters(candidate);
        if (types.length !== args.length) continue;
        let cost = 0;
        for (let i = 0; i < args.length && cost < Infinity; i++)
            cost += conversionCost(program, args[i]!, types[i]!) ?? Infinity;
        if (cost < bestCost || (cost === bestCost && best !== null && narrower(program, types, parameters(best)))) {
            if (cost === Infinity) continue;
            best = candidate;
            bestCost = cost;
        }
    }
    return best;
}

/** Whether the first parameter list is strictly more specific than the second. */
function narrower(program: Program, types: readonly ApexType[], others: readonly ApexType[]): boolean {
    let strict = false;
    for (const [i, type] of types.entries()) {
        const other = others[i]!;
        if (type === other) continue;
        if (conversionCost(program, type, other) === null || conversionCost(program, other, type) !== null)
            return false;
        strict = true;
    }
    return strict;
}
