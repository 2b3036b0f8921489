import refusedLabel from '@salesforce/label/c.Ui_Map_PrintRefused';

/** The chart, as far as the map asks it for something. */
export interface CanvasElement extends HTMLElement {
    zoomToFit(): void;
    reveal(id: string): void;
    startMove(id: string): void;
    startLink(id: string): void;
    exportSvg(): string;
    exportPng(): Promise<Blob>;
    print(): boolean;
}

/** Does what the chart's menu offers: shows everybody, prints, or saves a picture. */
export async function takePicture(canvas: CanvasElement, what: string, name: string): Promise<void> {
    if (what === 'fit') {
        canvas.zoomToFit();
    } else if (what === 'print') {
        if (!canvas.print()) {
            throw new Error(refusedLabel);
        }
    } else if (what === 'svg') {
        offer(new Blob([canvas.exportSvg()], { type: 'image/svg+xml' }), `${name}.svg`);
    } else {
        offer(await canvas.exportPng(), `${name}.png`);
    }
}

/** Offers a file for download. */
function offer(blob: Blob, name: string): void {
    const url = URL.createObjectURL(blob);
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    URL.revokeObjectURL(url);
}
