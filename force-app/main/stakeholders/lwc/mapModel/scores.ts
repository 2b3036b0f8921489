import type { MapFigures, MapReasons } from 'keystone/dto';

const NO_REASONS: MapReasons = { rules: [], uncovered: [], single: [] };

/** Why the scores are what they are; nothing before anything was worked out. */
export function reasonsOf(figures: MapFigures | null | undefined): MapReasons {
    return figures?.reasons ?? NO_REASONS;
}

/** Key people who are not covered. */
export function uncoveredIds(figures: MapFigures | null | undefined): ReadonlySet<string> {
    const ids = reasonsOf(figures).uncovered.map(({ stakeholderId }) => stakeholderId);
    return new Set(ids.filter((id): id is string => Boolean(id)));
}
