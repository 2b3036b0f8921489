import * as P from '@apexdevtools/apex-parser';

/** How often a decision has to come out the same with and without its context before it is taken without. */
const TRUSTED_AFTER = 20;

/** The runtime's modes of prediction (antlr4, `PredictionMode`). */
const WITHOUT_CONTEXT = 0;
const WITH_CONTEXT = 1;

/** What the parser generator's runtime does where the next tokens alone leave a decision open (see predictions.ts on its fields). */
interface Simulator {
    predictionMode: number;
    adaptivePredict(input: unknown, decision: number, context: unknown): number;
    execATNWithFullContext(decision: { decision: number }, state: { prediction: number }, ...more: unknown[]): number;
}

/** How often each decision came out the same; negative for one that has once come out otherwise. The parser's tables are the thread's own. */
const agreements: number[] = [];

const RUNTIME = Object.getPrototypeOf(
    (P.ApexParserFactory.createParser('') as unknown as { _interp: Simulator })._interp
) as Simulator;

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
    } catch (error) {
        if (!(error instanceof P.ApexSyntaxError)) throw error;
        return read(P.ApexParserFactory.createLexerAndParser(text, listener).parser);
    }
}

function firstStage(text: string): P.ApexParser {
    const { parser } = P.ApexParserFactory.createLexerAndParser(text, new P.ThrowingErrorListener());
    // The same functions for all parsers, so that their simulators keep one shape.
    Object.assign((parser as unknown as { _interp: Simulator })._interp, { adaptivePredict, execATNWithFullContext });
    return parser;
}

function adaptivePredict(this: Simulator, input: unknown, decision: number, context: unknown): number {
    this.predictionMode = (agreements[decision] ?? 0) >= TRUSTED_AFTER ? WITHOUT_CONTEXT : WITH_CONTEXT;
    return RUNTIME.adaptivePredict.call(this, input, decision, context);
}

function execATNWithFullContext(
    this: Simulator,
    decision: { decision: number },
    state: { prediction: number },
    ...more: unknown[]
): number {
    const alternative = RUNTIME.execATNWithFullContext.call(this, decision, state, ...more);
    const before = agreements[decision.decision] ?? 0;
    agreements[decision.decision] = alternative === state.prediction ? before + 1 : Number.NEGATIVE_INFINITY;
    return alternative;
}
