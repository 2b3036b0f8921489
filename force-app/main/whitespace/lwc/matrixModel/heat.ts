/** Levels of heat; 0 is none. */
export const HEAT_LEVELS = 5;

/** From which amount on each level begins; fewer than five where there are few different amounts. */
export type HeatScale = readonly number[];

/**
 * Levels that hold about as many amounts each, so that one large amount does not make all others pale.
 * @param amounts those that are on show; what is not above zero has no heat
 */
export function heatScale(amounts: readonly number[]): HeatScale {
    const sorted = amounts.filter((amount) => amount > 0).sort((one, other) => one - other);
    if (sorted.length === 0) {
        return [];
    }
    const starts = Array.from(
        { length: HEAT_LEVELS },
        (_, level) => sorted[Math.floor((level * sorted.length) / HEAT_LEVELS)]
    );
    return [...new Set(starts)];
}

/** The level of an amount: the strongest is 5, whatever the number of levels. */
export function heatOf(scale: HeatScale, amount: number | null): number {
    if (amount === null || amount <= 0) {
        return 0;
    }
    const reached = scale.filter((start) => amount >= start).length;
    return reached === 0 ? 1 : HEAT_LEVELS - scale.length + reached;
}
