import * as P from '@apexdevtools/apex-parser';

/** How often a decision has to come out the same with and without its context before it is taken without. */
const TRUSTED_AFTER = 20;

/** The runtime's modes of prediction (antlr4, `PredictionMode`). */
const WITHOUT_CONTEXT = 0;
const WITH_CONTEXT = 1;

/** What the parser generator's runtime does where the next tokens alone leave a decision open (see predictions.ts on its fields). */
interface Simulator {
    _dfa: { decision: number } | null;
    predictionMode: number;
    execATNWithFullContext(decision: { decision: number }, state: { prediction: number }, ...more: unknown[]): number;
}

/** How often each decision came out the same; negative for one that has once come out otherwise. The parser's tables are the thread's own. */
const agreements = new Map<number, number>();

/**
 * Parses a text, in two stages as the runtime's documentation recommends: where the next tokens leave a decision open, the first stage takes the
 * first alternative, which either gives the tree that looking at the whole context gives, or a syntax error. Only then is the text
 * parsed again with the context. Decisions that are known to need it have it in the first stage, too.
 * @param listener told about errors, of the second stage only
 * @param read reads the rule that the text is; may throw what the listener throws
 */
export function parseInStages<T>(text: string, listener: P.ApexErrorListener, read: (parser: P.ApexParser) => T): T {
    try {
        return read(firstStage(text));
    } catch {
        return read(P.ApexParserFactory.createLexerAndParser(text, listener).parser);
    }
}

function firstStage(text: string): P.ApexParser {
    const { parser } = P.ApexParserFactory.createLexerAndParser(text, new P.ThrowingErrorListener());
    const simulator = (parser as unknown as { _interp: Simulator })._interp;
    Object.defineProperty(simulator, 'predictionMode', {
        get: () => (isTrusted(simulator._dfa) ? WITHOUT_CONTEXT : WITH_CONTEXT)
    });
    const { execATNWithFullContext } = simulator;
    simulator.execATNWithFullContext = (decision, state, ...more) => {
        const alternative = execATNWithFullContext.call(simulator, decision, state, ...more);
        const before = agreements.get(decision.decision) ?? 0;
        agreements.set(decision.decision, alternative === state.prediction ? before + 1 : Number.NEGATIVE_INFINITY);
        return alternative;
    };
    return parser;
}

function isTrusted(decision: Simulator['_dfa']): boolean {
    return decision !== null && (agreements.get(decision.decision) ?? 0) >= TRUSTED_AFTER;
}
