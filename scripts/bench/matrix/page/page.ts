/* Draws the matrix as Lightning would: synthetic shadow, the package's own component. */
import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import MatrixGrid from 'c/matrixGrid';
import { Matrix, NO_FILTER, Scene, Texts } from 'c/matrixModel';
import type { MatrixView } from 'keystone/dto';
import { painted } from './painted';

/** From what the controller answered to the picture. @returns milliseconds to the frame that shows it */
async function draw(view: MatrixView): Promise<number> {
    const host = document.querySelector('#host') as HTMLElement;
    const start = performance.now();
    const texts = new Texts('en-GB', view.currencyCode);
    const options = {
        look: 'footprint',
        heatBy: 'state',
        filter: NO_FILTER,
        foldedUnits: new Set<string>(),
        foldedGroups: new Set<string>(),
        failed: new Set<string>()
    } as const;
    const grid = createElement('c-matrix-grid', { is: MatrixGrid }) as HTMLElement & {
        scene: Scene;
        canCreate: boolean;
    };
    grid.scene = new Scene(new Matrix(view), options, texts);
    grid.canCreate = true;
    host.appendChild(grid);
    // Synthetic shadow hides what is inside from the document.
    await painted(() => grid.shadowRoot?.querySelector('[role="gridcell"]') !== null);
    return performance.now() - start;
}

Object.assign(globalThis, { matrixBench: { draw } });
