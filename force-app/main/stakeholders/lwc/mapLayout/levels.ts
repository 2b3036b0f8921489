/** How much a card tells at a magnification: everything, name and icons, a short name, initials, or that there is somebody. */
export type MapLevel = 'full' | 'medium' | 'names' | 'initials' | 'blocks';

/** Text is never smaller than ten pixels: each level begins where its smallest text has that size. */
const BEGINS: readonly (readonly [MapLevel, number])[] = [
    ['full', 0.77],
    ['medium', 0.5],
    ['names', 0.34],
    ['initials', 0.14]
];

/** The level for a magnification; 1 is 100 %. */
export function levelAt(scale: number): MapLevel {
    // What a division rounds down still belongs to the level.
    const ALMOST = 1e-6;
    return BEGINS.find(([, begins]) => scale >= begins - ALMOST)?.[0] ?? 'blocks';
}

/** The magnification from which on a level is shown; 0 for the last one. */
export function levelBegins(level: MapLevel): number {
    return BEGINS.find(([name]) => name === level)?.[1] ?? 0;
}
