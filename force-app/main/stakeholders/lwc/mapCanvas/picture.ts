import { pictureScale } from './exportSvg';
import type { Palette } from './exportSvg';

/** A drawing as an address: Lightning refuses object URLs of drawings. */
const addressOf = (markup: string): string => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(markup)}`;

/** A drawing as a picture, at twice its size where that is not too large. @param name what it is called when that fails */
export async function pngOf(markup: string, name: string): Promise<Blob> {
    const image = new Image();
    image.src = addressOf(markup);
    await image.decode();
    const canvas = document.createElement('canvas');
    const scale = pictureScale(image.width, image.height);
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((resolve, reject) => {
        canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error(name))), 'image/png');
    });
}

/** Prints a drawing on a page of its own. @returns whether the browser allowed a window for it */
export function printPicture(markup: string, name: string): boolean {
    const page = window.open('', '_blank');
    if (!page) {
        return false;
    }
    const image = page.document.createElement('img');
    image.alt = name;
    image.style.maxWidth = '100%';
    image.style.maxHeight = '100vh';
    image.onload = () => page.print();
    page.document.title = name;
    page.document.body.style.margin = '0';
    page.document.body.append(image);
    image.src = addressOf(markup);
    return true;
}

/** Names of the elements whose colours are those of the drawing. */
export const PROBES = [
    'text',
    'weak',
    'surface',
    'surface-weak',
    'border',
    'line',
    'accent',
    'positive',
    'negative',
    'neutral'
];

/** Colours and font of the page, resolved. */
export function paletteOf(probes: Iterable<HTMLElement>, frame: HTMLElement): Palette {
    const colours: Record<string, string> = {};
    for (const probe of probes) {
        colours[probe.dataset.probe!] = getComputedStyle(probe).color;
    }
    return {
        font: getComputedStyle(frame).fontFamily || 'sans-serif',
        text: colours.text,
        weak: colours.weak,
        surface: colours.surface,
        surfaceWeak: colours['surface-weak'],
        border: colours.border,
        line: colours.line,
        accent: colours.accent,
        positive: colours.positive,
        negative: colours.negative,
        neutral: colours.neutral,
        unknown: colours.weak
    };
}
