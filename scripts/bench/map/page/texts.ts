import { nextFrame } from './timing.ts';

/** Least size of a text on the screen (px). */
const LEAST = 10;
/** What is no more than that apart stands at the same place (px). */
const NEAR = 0.6;
/** Letters reach so far above and below the middle of their line, in parts of their size. */
const REACH = 0.5;

interface PlacedText {
    text: string;
    box: { left: number; right: number; top: number; bottom: number };
}

/** Magnification of the drawing, as it is on the page. */
export function scaleOf(root: ParentNode): number {
    const transform = root.querySelector('svg.drawing > g')?.getAttribute('transform') ?? '';
    return Number(/scale\(([\d.e-]+)\)/.exec(transform)?.[1]);
}

/** Resolves when a few frames have drawn nothing new. */
export async function settled(root: ParentNode): Promise<void> {
    const STILL = 4;
    let before = '';
    for (let still = 0; still < STILL; still++) {
        await nextFrame();
        await nextFrame();
        const cards = [...root.querySelectorAll<HTMLElement>('.card')].filter(isShown);
        const now = `${cards.length} ${cards[0] ? getComputedStyle(cards[0].firstElementChild!).fontSize : ''}`;
        if (now !== before) still = 0;
        before = now;
    }
}

const isShown = (element: HTMLElement): boolean => element.offsetParent !== null;

/** The lines and columns of a text element, where their letters are. */
function placedTexts(element: HTMLElement, size: number): PlacedText[] {
    const data = element.firstChild as Text;
    const found: PlacedText[] = [];
    let at = 0;
    for (const part of data.data.split(/([\n\t])/)) {
        if (part.trim() !== '') {
            const range = document.createRange();
            range.setStart(data, at);
            range.setEnd(data, at + part.length);
            const { left, right, top, bottom } = range.getBoundingClientRect();
            const middle = (top + bottom) / 2;
            found.push({
                text: part,
                box: { left, right, top: middle - REACH * size, bottom: middle + REACH * size }
            });
        }
        at += part.length;
    }
    return found;
}

function problemsOfCard(card: HTMLElement, scale: number): string[] {
    const problems: string[] = [];
    const outer = card.getBoundingClientRect();
    const placed: PlacedText[] = [];
    for (const element of card.children as HTMLCollectionOf<HTMLElement>) {
        const size = parseFloat(getComputedStyle(element).fontSize) * scale;
        const texts = placedTexts(element, size);
        if (texts.length > 0 && size < LEAST - 0.01) problems.push(`${size.toFixed(1)} px: ${texts[0]!.text}`);
        placed.push(...texts);
    }
    placed.forEach(({ text, box }, place) => {
        if (text.includes('…')) problems.push(`cut: ${text}`);
        // The number of people on the button for folding stands on the card's edge.
        const isCount = /^\d+$/.test(text);
        const isOutside =
            box.left < outer.left - NEAR ||
            box.right > outer.right + NEAR ||
            box.top < outer.top - NEAR ||
            box.bottom > outer.bottom + NEAR;
        if (isOutside && !isCount) problems.push(`beyond its card: ${text}`);
        for (const other of placed.slice(place + 1)) {
            const isOver =
                box.left < other.box.right - NEAR &&
                other.box.left < box.right - NEAR &&
                box.top < other.box.bottom - NEAR &&
                other.box.top < box.bottom - NEAR;
            if (isOver) problems.push(`over each other: ${text} / ${other.text}`);
        }
    });
    return problems;
}

function problemsOfLabel(label: Element): string[] {
    const text = label.querySelector('text')!;
    const plate = label.querySelector('rect')!.getBoundingClientRect();
    const { left, right } = text.getBoundingClientRect();
    const isWithin =
        left >= plate.left && right <= plate.right && plate.left >= 0 && plate.right <= document.body.clientWidth;
    const isWhole = isWithin && text.textContent !== '' && !text.textContent.includes('…');
    return isWhole ? [] : [`label: ${text.textContent}`];
}

/** What keeps people from reading a drawing: texts that are cut, too small, beyond their cards, or over each other. */
export function textProblems(root: ParentNode): string[] {
    const scale = scaleOf(root);
    const cards = [...root.querySelectorAll<HTMLElement>('.card')].filter(isShown);
    const labels = [...root.querySelectorAll('.label')].filter((label) => label.getAttribute('display') !== 'none');
    return [...cards.flatMap((card) => problemsOfCard(card, scale)), ...labels.flatMap(problemsOfLabel)];
}
