import type { MapEdge, MapNode } from 'c/mapLayout';
import { edgesOf, fits, gridOf, isFiltered, listOf, matrixOf, nodesOf, peopleDrawn, uncoveredIds } from 'c/mapModel';
import type { Grid, ListRow, MapContext, MapData, MapFilters, MapViewName, MatrixRow, Reporting } from 'c/mapModel';
import type { MapColleague, MapPerson } from 'keystone/dto';

/** What the views show; only the open one holds anything. */
export interface Shown {
    total: number;
    found: number;
    nodes: readonly MapNode[];
    edges: readonly MapEdge[];
    grid: Grid;
    rows: readonly MatrixRow[];
    list: readonly ListRow[];
}

/** What the views are made of. */
interface Source {
    colleagues: readonly MapColleague[];
    context: MapContext;
    data: MapData;
    filters: MapFilters;
    reporting: Reporting;
    /** The open view. */
    view: MapViewName;
}

/** Tells who is not looked for. */
function fading({ context, filters }: Source): (person: MapPerson) => boolean {
    if (!isFiltered(filters) && filters.unitId === null) {
        return () => false;
    }
    const facts = { today: context.today, uncovered: uncoveredIds(context.view.scores) };
    return (person) => !fits(person, filters, facts) || (filters.unitId !== null && person.unitId !== filters.unitId);
}

/** The same people as the open view shows them. */
export function arrange(source: Source): Shown {
    const { colleagues, context, data, filters, reporting, view } = source;
    const isFaded = fading(source);
    const drawn = peopleDrawn(data, reporting, filters);
    return {
        total: drawn.length,
        found: drawn.filter((person) => !isFaded(person)).length,
        nodes: view === 'chart' ? nodesOf(drawn, reporting, context, isFaded) : [],
        edges: view === 'chart' ? edgesOf(data, drawn, context) : [],
        grid: view === 'grid' ? gridOf(drawn, context, isFaded) : { columns: [], rows: [] },
        rows: view === 'matrix' ? matrixOf(data, drawn, colleagues, context, isFaded) : [],
        list: view === 'list' ? listOf(drawn, context, isFaded) : []
    };
}
