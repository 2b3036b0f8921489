import type { MapRating } from 'keystone/dto';

/** What one rater thought over time, the latest first. */
export interface RaterHistory {
    key: string;
    name: string;
    ratings: MapRating[];
}

/** What the latest ratings of all raters come to. */
export interface RatingSummary {
    raters: number;
    attitude: number | null;
    influence: number | null;
    /** How far the raters are apart. */
    spread: number | null;
}

/** The ratings by rater, whoever rated last first. */
export function historyOf(ratings: readonly MapRating[]): RaterHistory[] {
    const latestFirst = [...ratings].sort((one, other) => (other.ratedOn ?? '').localeCompare(one.ratedOn ?? ''));
    const byRater = new Map<string, RaterHistory>();
    latestFirst.forEach((rating) => {
        const key = rating.raterId ?? '';
        const history = byRater.get(key) ?? { key, name: rating.raterName ?? '', ratings: [] };
        history.ratings.push(rating);
        byRater.set(key, history);
    });
    return [...byRater.values()];
}

function mean(values: readonly number[]): number | null {
    return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Average and spread of what each rater said last; what somebody left open, they said before. */
export function summaryOf(ratings: readonly MapRating[]): RatingSummary {
    const histories = historyOf(ratings);
    const lastOf = (field: 'attitudeValue' | 'influenceValue'): number[] =>
        histories
            .map((history) => history.ratings.map((rating) => rating[field] ?? null).find((value) => value !== null))
            .filter((value): value is number => value !== undefined && value !== null);
    const attitudes = lastOf('attitudeValue');
    return {
        raters: histories.length,
        attitude: mean(attitudes),
        influence: mean(lastOf('influenceValue')),
        spread: attitudes.length < 2 ? null : Math.max(...attitudes) - Math.min(...attitudes)
    };
}
