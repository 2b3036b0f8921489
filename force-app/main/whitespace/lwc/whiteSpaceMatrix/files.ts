import { matrixCsv, matrixPicture } from 'c/matrixModel';
import type { Palette, Picture, Scene } from 'c/matrixModel';

export type Format = 'csv' | 'png' | 'svg';

/** What is written on an exported picture, and what its file is called. */
export interface ExportTexts {
    title: string;
    subtitle: string;
    /** Of the key account. */
    name: string;
    day: string;
    palette: Palette;
}

/** Pictures are twice as fine as the page, as far as a canvas allows. */
const FINE = 2;
const MOST_PIXELS = 16_000_000;

/** Offers a file for download. Addresses of data need no permission that a browser or Lightning's sandbox might refuse. */
function download(name: string, address: string): void {
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
}

function csvAddress(csv: string): string {
    return `data:text/csv;charset=utf-8,${encodeURIComponent(csv)}`;
}

function svgAddress({ svg }: Picture): string {
    return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}

/** Draws a picture as PNG. @throws Error when the browser cannot draw it */
async function pngAddress(picture: Picture): Promise<string> {
    const { width, height } = picture;
    const scale = Math.min(FINE, Math.sqrt(MOST_PIXELS / (width * height)));
    const image = new Image(width, height);
    image.src = svgAddress(picture);
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/png');
}

/** The name of a file from that of a key account. */
function fileName(name: string, day: string, extension: string): string {
    const plain = name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
    return `${plain}-${day}.${extension}`;
}

/** Offers what is shown as a file. @throws Error when the browser cannot draw the picture */
export async function exportScene(scene: Scene, format: Format, texts: ExportTexts): Promise<void> {
    const { title, subtitle, name, day, palette } = texts;
    const file = fileName(`${title} ${name}`, day, format);
    if (format === 'csv') {
        download(file, csvAddress(matrixCsv(scene)));
        return;
    }
    const picture = matrixPicture(scene, palette, title, subtitle);
    download(file, format === 'svg' ? svgAddress(picture) : await pngAddress(picture));
}
