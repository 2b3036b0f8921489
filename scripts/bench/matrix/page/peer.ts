/* Draws the same cells with ag-grid-community: groups of columns, frozen names and totals, the same signs and texts in each cell. */
import { painted } from './painted';

interface Cell {
    unitId: string;
    offeringId: string;
    state: string;
    ownedRevenue: number | null;
    openAmount: number | null;
    potential: number | null;
    competitor: string | null;
}

interface View {
    units: { id: string; name: string }[];
    offerings: { id: string; name: string; parentId: string | null; isColumn: boolean }[];
    cells: Cell[];
}

interface Row {
    name: string;
    total: number;
    [offeringId: string]: Cell | string | number;
}

interface AgGrid {
    createGrid(host: HTMLElement, options: Record<string, unknown>): unknown;
}

const COLOURS: Readonly<Record<string, string>> = {
    Owned: '#cdefc4',
    'In pipeline': '#d8e6fe',
    Lost: '#feded8',
    'Competitor-held': '#fedfd0',
    Potential: '#f2defe',
    'Not applicable': '#e5e5e5'
};
const SIGN = 'M6.4 13 1.6 8.2l1.6-1.6 3.2 3.2 6.4-6.4L14.4 5z';
const SVG = 'http://www.w3.org/2000/svg';
const money = new Intl.NumberFormat('en-GB', {
    style: 'currency',
    currency: 'EUR',
    notation: 'compact',
    maximumFractionDigits: 1
});

const amountOf = (cell: Cell): number => cell.ownedRevenue ?? cell.openAmount ?? cell.potential ?? 0;
const textOf = (cell: Cell): string => cell.competitor ?? (amountOf(cell) > 0 ? money.format(amountOf(cell)) : '');

/** Sign, state and figure, as our cells have them. */
function render({ value }: { value: Cell }): HTMLElement {
    const cell = document.createElement('div');
    const word = document.createElement('span');
    const sign = document.createElementNS(SVG, 'svg');
    const path = document.createElementNS(SVG, 'path');
    const name = document.createElement('span');
    const figure = document.createElement('span');
    word.className = 'word';
    sign.setAttribute('viewBox', '0 0 16 16');
    sign.setAttribute('class', 'sign');
    path.setAttribute('d', SIGN);
    sign.append(path);
    name.textContent = value.state;
    word.append(sign, name);
    figure.className = 'figure';
    figure.textContent = textOf(value);
    cell.title = `${value.state} ${textOf(value)}`;
    cell.append(word, figure);
    return cell;
}

/**
 * From what the controller answered to the picture.
 * @param plain text alone in the cells, the least that the grid can do
 * @returns milliseconds to the frame that shows it
 */
async function draw(view: View, plain: boolean): Promise<number> {
    const { agGrid } = globalThis as unknown as { agGrid: AgGrid };
    const host = document.querySelector('#host') as HTMLElement;
    const start = performance.now();
    const byUnit = new Map<string, Row>(view.units.map(({ id, name }) => [id, { name, total: 0 }]));
    const foot: Record<string, number> = {};
    for (const cell of view.cells) {
        const row = byUnit.get(cell.unitId) as Row;
        const owned = cell.ownedRevenue ?? 0;
        row[cell.offeringId] = cell;
        row.total += owned;
        foot[cell.offeringId] = (foot[cell.offeringId] ?? 0) + owned;
    }
    const column = ({ id, name }: { id: string; name: string }) => ({
        headerName: name,
        field: id,
        width: 116,
        ...(plain
            ? { valueFormatter: ({ value }: { value: Cell }) => `${value.state} ${textOf(value)}` }
            : {
                  cellRenderer: render,
                  cellStyle: ({ value }: { value: Cell }) => ({ background: COLOURS[value.state] })
              })
    });
    const groups = view.offerings.filter(({ isColumn }) => !isColumn);
    agGrid.createGrid(host, {
        rowData: [...byUnit.values()],
        rowHeight: 56,
        defaultColDef: { wrapHeaderText: true, suppressMovable: true },
        columnDefs: [
            { headerName: 'Buying units', field: 'name', pinned: 'left', width: 248 },
            ...groups.map((group) => ({
                headerName: group.name,
                children: view.offerings.filter(({ parentId }) => parentId === group.id).map(column)
            })),
            {
                headerName: 'Total',
                field: 'total',
                pinned: 'right',
                width: 104,
                valueFormatter: ({ value }: { value: number }) => money.format(value)
            }
        ]
    });
    await painted(() => host.querySelector('.ag-cell[col-id^="o"]') !== null);
    return performance.now() - start;
}

Object.assign(globalThis, { matrixBench: { draw } });
