import type { MatrixCell, MatrixOffering, MatrixUnit, MatrixView } from 'keystone/dto';
import { blankCell, cellId } from './cells';
import type { CellId } from './cells';

/** A buying unit in the tree, depth first: those below it follow it. */
export interface UnitNode {
    unit: MatrixUnit;
    depth: number;
    /** How many nodes its part of the tree has, itself included. */
    size: number;
    /** Ids of the units above it, the nearest last. */
    above: readonly string[];
}

/** A column: an offering that is sold, or a group with cells of its own. */
export interface ColumnNode {
    offering: MatrixOffering;
    /** Its name, with that of the group below the uppermost one where there is one. */
    name: string;
}

/** Columns under one heading. */
export interface GroupNode {
    /** The uppermost offering; null for those that stand alone. */
    offering: MatrixOffering | null;
    columns: readonly ColumnNode[];
}

interface Ordered {
    id: string;
    name: string;
    order: number | null;
    parentId: string | null;
}

const LAST = Number.MAX_SAFE_INTEGER;

function inOrder<T extends Ordered>(rows: readonly T[]): T[] {
    return [...rows].sort(
        (one, other) => (one.order ?? LAST) - (other.order ?? LAST) || one.name.localeCompare(other.name)
    );
}

/** Rows by the row above them. Those whose upper row is not there stand at the top. */
function byParent<T extends Ordered>(rows: readonly T[]): Map<string | null, T[]> {
    const ids = new Set(rows.map(({ id }) => id));
    const below = new Map<string | null, T[]>();
    for (const row of inOrder(rows)) {
        const parentId = row.parentId !== null && ids.has(row.parentId) ? row.parentId : null;
        below.set(parentId, [...(below.get(parentId) ?? []), row]);
    }
    return below;
}

/** Rows depth first; those that hang below themselves follow at the end, at the top level. */
function treeOf(units: readonly MatrixUnit[]): UnitNode[] {
    const below = byParent(units);
    const nodes: UnitNode[] = [];
    const seen = new Set<string>();
    const visit = (unit: MatrixUnit, above: readonly string[]): number => {
        if (seen.has(unit.id)) {
            return 0;
        }
        seen.add(unit.id);
        const node: UnitNode = { unit, depth: above.length, size: 1, above };
        nodes.push(node);
        for (const child of below.get(unit.id) ?? []) {
            node.size += visit(child, [...above, unit.id]);
        }
        return node.size;
    };
    for (const unit of [...(below.get(null) ?? []), ...inOrder(units)]) {
        visit(unit, []);
    }
    return nodes;
}

/** The columns, under their uppermost offerings. */
function groupsOf(offerings: readonly MatrixOffering[]): GroupNode[] {
    const below = byParent(offerings);
    const seen = new Set<string>();
    const leavesOf = (offering: MatrixOffering, path: readonly string[]): ColumnNode[] => {
        if (seen.has(offering.id)) {
            return [];
        }
        seen.add(offering.id);
        const children = below.get(offering.id) ?? [];
        const name = [...path.slice(1), offering.name].join(': ');
        const own = offering.isColumn ? [{ offering, name }] : [];
        return [...own, ...children.flatMap((child) => leavesOf(child, [...path, offering.name]))];
    };
    const groups: GroupNode[] = [];
    let alone: ColumnNode[] | null = null;
    for (const offering of [...(below.get(null) ?? []), ...inOrder(offerings)]) {
        const isGroup = below.has(offering.id);
        const columns = leavesOf(offering, []);
        if (columns.length > 0 && isGroup) {
            groups.push({ offering, columns });
            alone = null;
        } else if (columns.length > 0) {
            if (!alone) {
                alone = [];
                groups.push({ offering: null, columns: alone });
            }
            alone.push(...columns);
        }
    }
    return groups;
}

/** The white space of a key account: units, offerings, and what is known of each pair. Unchangeable. */
export class Matrix {
    readonly units: readonly UnitNode[];
    readonly groups: readonly GroupNode[];
    readonly columns: readonly ColumnNode[];
    readonly #cells: ReadonlyMap<CellId, MatrixCell>;
    readonly #unitById: ReadonlyMap<string, UnitNode>;
    readonly #offeringById: ReadonlyMap<string, MatrixOffering>;
    readonly #view: MatrixView;

    constructor(view: MatrixView, cells: ReadonlyMap<CellId, MatrixCell> = indexed(view.cells)) {
        this.#view = view;
        this.#cells = cells;
        // The framework hands out what was read behind a membrane, which is slow to look into: plain copies are not.
        this.units = treeOf(view.units.filter(({ active }) => active).map((unit) => ({ ...unit })));
        this.groups = groupsOf(view.offerings.map((offering) => ({ ...offering })));
        this.columns = this.groups.flatMap(({ columns }) => columns);
        this.#unitById = new Map(this.units.map((node) => [node.unit.id, node]));
        this.#offeringById = new Map(view.offerings.map((offering) => [offering.id, offering]));
    }

    /** What is known of an offering at a unit. */
    cell(unitId: string, offeringId: string): MatrixCell {
        return this.#cells.get(cellId(unitId, offeringId)) ?? blankCell(unitId, offeringId);
    }

    /** All cells, those that nobody has looked at as well. */
    *all(): Generator<MatrixCell> {
        for (const { unit } of this.units) {
            for (const { offering } of this.columns) {
                yield this.cell(unit.id, offering.id);
            }
        }
    }

    unit(id: string): UnitNode | undefined {
        return this.#unitById.get(id);
    }

    offering(id: string): MatrixOffering | undefined {
        return this.#offeringById.get(id);
    }

    /** The matrix with other cells in the place of those that it has. */
    with(cells: Iterable<MatrixCell>): Matrix {
        const all = new Map(this.#cells);
        for (const cell of cells) {
            all.set(cellId(cell.unitId, cell.offeringId), cell);
        }
        return new Matrix(this.#view, all);
    }
}

function indexed(cells: readonly MatrixCell[]): Map<CellId, MatrixCell> {
    return new Map(
        cells.map((cell) => [
            cellId(cell.unitId, cell.offeringId),
            { ...blankCell(cell.unitId, cell.offeringId), ...cell }
        ])
    );
}
