import * as P from '@apexdevtools/apex-parser';

/**
 * What the parser has learned about its grammar: for each decision an automaton over the next tokens. Every process learns it anew,
 * which takes five times as long as the parsing itself; here it becomes plain numbers, and again an automaton.
 *
 * The parser generator's runtime (antlr4 4.13.2, pinned by the parser) has no interface for this, so its fields are named here. An automaton
 * says nothing about the sources that it was learned from: whatever it does not know is computed as before, and added.
 */

/** Sets of configurations of the grammar's own automaton, from which further states are computed; opaque here. */
type Configurations = object;

/** A state of a decision's automaton. */
interface State {
    stateNumber: number;
    configs: Configurations | null;
    /** Next state by token type + 1, so that the end of the text is 0. */
    edges: (State | undefined)[] | null;
    isAcceptState: boolean;
    prediction: number;
    requiresFullContext: boolean;
    predicates: unknown[] | null;
}

interface Decision {
    atnStartState: unknown;
    /** Whether its start depends on the precedence of the operator before; then `s0.edges` are the starts by precedence. */
    precedenceDfa: boolean;
    s0: State | null;
    states: { length: number };
    /** Forgets everything when it becomes another kind. */
    setPrecedenceDfa(isPrecedence: boolean): void;
}

interface Simulator {
    decisionToDFA: Decision[];
    parser: { _precedenceStack: number[] };
    _dfa: Decision | null;
    mergeCache: unknown;
    computeStartState(start: unknown, outer: null, full: boolean): Configurations;
    applyPrecedenceFilter(configurations: Configurations): Configurations;
    computeReachSet(from: Configurations, token: number, full: boolean): Configurations;
}

/** Where a state lies: at the start of a decision (by precedence where the decision has one), or behind another state and a token. */
type Origin = { precedence: number | null } | { before: RestoredState; token: number };

/** What is fixed of a state: kind, prediction, number of edges. Each edge is two numbers more: its place, and its target. */
const FIXED = 3;
const ACCEPTS = 1;
const NEEDS_CONTEXT = 2;

/** A state that computes its configurations when the parser has to go on from it to where nobody went before. */
class RestoredState implements State {
    stateNumber = -1;
    edges: (State | undefined)[] | null = null;
    isAcceptState: boolean;
    prediction: number;
    requiresFullContext: boolean;
    predicates = null;
    lexerActionExecutor = null;
    readonly #decision: Decision;
    readonly #origin: Origin;
    #configs: Configurations | null = null;

    constructor(decision: Decision, origin: Origin, kind: number, prediction: number) {
        this.#decision = decision;
        this.#origin = origin;
        this.isAcceptState = (kind & ACCEPTS) !== 0;
        this.requiresFullContext = (kind & NEEDS_CONTEXT) !== 0;
        this.prediction = prediction;
    }

    /** Null where the decision is made: nothing goes on from there. */
    get configs(): Configurations | null {
        if (this.isAcceptState) return null;
        this.#configs ??= configurations(this.#decision, this.#origin);
        return this.#configs;
    }
}

function configurations(decision: Decision, origin: Origin): Configurations {
    // A simulator of its own: the one that asks is in the midst of a prediction.
    const simulator = newSimulator();
    simulator._dfa = decision;
    if ('before' in origin) return simulator.computeReachSet(origin.before.configs!, origin.token, false);
    const start = simulator.computeStartState(decision.atnStartState, null, false);
    if (origin.precedence === null) return start;
    simulator.parser._precedenceStack = [origin.precedence];
    return simulator.applyPrecedenceFilter(start);
}

function newSimulator(): Simulator {
    const { parser } = P.ApexParserFactory.createLexerAndParser('', new P.ThrowingErrorListener());
    return (parser as unknown as { _interp: Simulator })._interp;
}

/** How many states this process has learned itself. */
export function statesLearned(): number {
    return newSimulator().decisionToDFA.reduce((sum, decision) => sum + decision.states.length, 0);
}

/** All that is known about the grammar in this process; the first number is how many there are. */
export function savedPredictions(): Int32Array {
    const numbers = newSimulator().decisionToDFA.flatMap((decision) => [...numbersOf(decision)]);
    return Int32Array.from([numbers.length + 1, ...numbers]);
}

/** Starts of a decision with their precedence (0 where it has none). */
function startsOf({ s0, precedenceDfa }: Decision): [number, State][] {
    if (s0 === null) return [];
    return precedenceDfa ? edgesOf(s0) : [[0, s0]];
}

/** Edges to states that can be restored: no dead ends, and none that leave the decision to conditions. */
function edgesOf({ edges }: State): [number, State][] {
    const found: [number, State][] = [];
    edges?.forEach((state, index) => {
        if (state !== undefined && state.predicates === null && isState(state)) found.push([index, state]);
    });
    return found;
}

/** The runtime marks a token that leads nowhere with a state of the highest number. */
function isState(state: State): boolean {
    return state.stateNumber !== 0x7fffffff;
}

/**
 * Number of starts, the starts, number of states, what is fixed of each, the edges of each. States come in the order in which they are
 * reached, so that one is always known from an edge of an earlier one.
 */
function* numbersOf(decision: Decision): Iterable<number> {
    const starts = startsOf(decision);
    const numbers = new Map<State, number>();
    const order: State[] = [];
    const numberOf = (state: State): number => {
        const known = numbers.get(state);
        if (known !== undefined) return known;
        numbers.set(state, order.length);
        return order.push(state) - 1;
    };
    yield starts.length;
    for (const [precedence, state] of starts) {
        yield precedence;
        yield numberOf(state);
    }
    // The list grows while it is read.
    const edges: number[] = [];
    const fixed: number[] = [];
    for (const state of order) {
        const own = edgesOf(state);
        const kind = (state.isAcceptState ? ACCEPTS : 0) | (state.requiresFullContext ? NEEDS_CONTEXT : 0);
        fixed.push(kind, state.prediction, own.length);
        for (const [token, target] of own) edges.push(token, numberOf(target));
    }
    yield order.length;
    yield* fixed;
    yield* edges;
}

/**
 * Gives the parser what another process has learned; to be called before this one parses, because what it knows already is forgotten.
 * Says whether it did: not with a part of what was saved.
 * @param saved from `savedPredictions` with the same version of the parser
 */
export function restorePredictions(saved: Int32Array): boolean {
    if (saved[0] !== saved.length) return false;
    let at = 1;
    const next = (): number => saved[at++]!;
    for (const decision of newSimulator().decisionToDFA) {
        const { precedenceDfa } = decision;
        for (const kind of [!precedenceDfa, precedenceDfa]) decision.setPrecedenceDfa(kind);
        const starts = Array.from({ length: next() }, () => ({ precedence: next(), number: next() }));
        const count = next();
        const fixed = at;
        at += FIXED * count;
        const states: RestoredState[] = [];
        const reach = (number: number, origin: Origin): RestoredState => {
            const place = fixed + FIXED * number;
            return (states[number] ??= new RestoredState(decision, origin, saved[place]!, saved[place + 1]!));
        };
        for (const { precedence, number } of starts) {
            const start = reach(number, { precedence: precedenceDfa ? precedence : null });
            if (precedenceDfa) decision.s0!.edges![precedence] = start;
            else decision.s0 = start;
        }
        for (let number = 0; number < count; number++) {
            const before = states[number]!;
            for (let edges = saved[fixed + FIXED * number + 2]!; edges > 0; edges--) {
                // Tokens count from -1, the end of the text.
                const index = next();
                before.edges ??= [];
                before.edges[index] = reach(next(), { before, token: index - 1 });
            }
        }
    }
    return true;
}
