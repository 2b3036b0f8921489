/*
 * The geometry of the relationship map, without a browser: who stands where, how lines run, what is seen at which
 * magnification, and where the keyboard goes.
 */
export { CardIndex } from './cardIndex';
export { CARD_WIDTH, FACT_COLUMN, cardShape, metricsOf, spokenText, toggleSize, toggleWidth, toneOf } from './card';
export { curveBetween, edgeShapes, lineWithin } from './edges';
export { NOBODY, buildForest, childrenOf, suggestCollapsed, wouldClose } from './forest';
export { glyphPath, hasGlyph } from './glyphs';
export { layoutForest } from './layout';
export { MapPeople } from './mapPeople';
export { levelAt, levelBegins } from './levels';
export { fromMinimap, minimapOf, onMinimap } from './minimap';
export { neighbour, shownFor } from './neighbours';
export { breakLines, initials, shortName, textWidth, wholeLines } from './text';
export {
    bringIntoView,
    clampScale,
    clampView,
    contains,
    firstView,
    fit,
    fitScale,
    seenBox,
    toDrawing,
    toScreen,
    zoomAt
} from './viewport';
export type { CardShape, CardWords, IconShape, TextCell, TextKind, TextShape, ToggleSize } from './card';
export type { Curve, EdgeShape } from './edges';
export type { Forest } from './forest';
export type { MapLayout } from './layout';
export type { MapLevel } from './levels';
export type { Minimap } from './minimap';
export type { Direction } from './neighbours';
export type { LayoutOptions, Metrics } from './place';
export type { Box, MapEdge, MapEdgeKind, MapFact, MapNode, MapTone, Point } from './types';
export type { Size, View } from './viewport';
