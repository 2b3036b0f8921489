import type { MapFigures } from 'keystone/dto';

/** A rule of a good map, and how far it holds. */
export interface RuleReason {
    name: string;
    label: string;
    importance: number;
    needed: number;
    have: number;
    met: boolean;
    share: number;
}

/** Somebody who is not covered, or a role that nobody plays. */
export interface UncoveredReason {
    stakeholderId: string | null;
    name: string | null;
    role: string;
    why: string;
}

/** Why the scores are what they are. */
export interface ScoreReasons {
    rules: RuleReason[];
    uncovered: UncoveredReason[];
    uncoveredMore: number;
    single: { stakeholderId: string; name: string }[];
    singleMore: number;
    confidence: { percent: number | null; missing: string[] };
}

const list = <T>(value: unknown): T[] => (Array.isArray(value) ? (value as T[]) : []);
const count = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** The reasons as they are stored; empty when nothing was worked out yet. */
export function reasonsOf(scores: MapFigures | null | undefined): ScoreReasons {
    const parsed = parse(scores?.reasons);
    const confidence = (parsed.confidence ?? {}) as { percent?: number; missing?: string[] };
    return {
        rules: list<RuleReason>(parsed.rules),
        uncovered: list<UncoveredReason>(parsed.uncovered).map((one) => ({
            ...one,
            stakeholderId: one.stakeholderId ?? null,
            name: one.name ?? null
        })),
        uncoveredMore: count(parsed.uncoveredMore),
        single: list(parsed.single),
        singleMore: count(parsed.singleMore),
        confidence: { percent: confidence.percent ?? null, missing: list(confidence.missing) }
    };
}

/** What is stored may be of an older version, or cut off. */
function parse(text: string | null | undefined): Record<string, unknown> {
    try {
        const value: unknown = JSON.parse(text ?? '{}');
        return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
    } catch {
        return {};
    }
}
