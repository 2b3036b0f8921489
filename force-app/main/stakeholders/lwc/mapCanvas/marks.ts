import { curveBetween, initials, shortName, textWidth, toScreen } from 'c/mapLayout';
import type { Box, MapEdge, MapLayout, MapLevel, Point, Size, View } from 'c/mapLayout';
import { KeptShape, shape, show } from './svg';

const ROOM = 4;
const CORNER = 8;
const LABEL = { size: 12, height: 20, pad: 6, most: 22, candidates: 90, margin: 2, apart: 10, area: 24_000 };
/** The corner with the buttons for zooming. */
const TOOLS = { width: 48, height: 92 };
/** Where a line to another person begins: in the middle of the card's right edge. */
export const HANDLE_RADIUS = 9;

/** What is being drawn towards a card or a point: a card's new place, or a new line. */
interface Moving {
    /** A card that follows the pointer, a line, or only the mark of the card that it would end at. */
    kind: 'move' | 'link' | 'target';
    from: number;
    at: Point;
    /** The card that it would end at. */
    target: number | null;
    allowed: boolean;
}

/** Draws what marks single cards: selection, keyboard, pointer, the end of a drag; and names where cards have none. */
export class Marks {
    readonly #selected: SVGElement;
    readonly #focus: SVGElement;
    readonly #hover: SVGElement;
    readonly #hoverTitle: Text;
    readonly #handle: SVGElement;
    readonly #target: SVGElement;
    readonly #ghost: SVGElement;
    readonly #preview: SVGElement;
    /** In pixels of the screen, above everything. */
    readonly #screen: SVGElement;
    readonly #labels: { group: KeptShape; plate: KeptShape; text: Text }[] = [];
    #layout: MapLayout | null = null;
    /** What labels say, by person: it stays the same while the drawing moves. */
    readonly #names = new Map<number, { text: string; width: number }>();
    /** Managers with the largest teams first. */
    #landmarks: number[] = [];

    constructor(overlay: SVGElement, marks: SVGElement) {
        const box = (name: string) => shape('rect', { class: name, rx: CORNER, display: 'none' });
        this.#selected = box('selected');
        this.#focus = box('focus');
        this.#hover = box('hover');
        this.#target = box('target');
        this.#ghost = box('ghost');
        this.#preview = shape('path', { class: 'preview', display: 'none' });
        this.#handle = shape('circle', { class: 'handle', r: HANDLE_RADIUS, display: 'none' });
        this.#hoverTitle = document.createTextNode('');
        const title = shape('title', {});
        title.appendChild(this.#hoverTitle);
        this.#hover.append(title);
        marks.append(this.#selected, this.#hover, this.#target, this.#focus, this.#ghost, this.#preview, this.#handle);
        this.#screen = shape('g', { class: 'labels' });
        overlay.append(this.#screen);
    }

    setLayout(layout: MapLayout): void {
        this.#layout = layout;
        this.#names.clear();
        const { forest, order } = layout;
        this.#landmarks = [...order]
            .filter((index) => forest.below[index] > 0)
            .sort((a, b) => forest.below[b] - forest.below[a] || a - b)
            .slice(0, LABEL.candidates);
        this.setHover(null, '', false);
    }

    setSelected(index: number | null): void {
        this.place(this.#selected, index, ROOM);
    }

    setFocus(index: number | null): void {
        this.place(this.#focus, index, ROOM * 2);
    }

    /** Marks the card under the pointer; its tooltip tells everything in full. */
    setHover(index: number | null, text: string, withHandle: boolean): void {
        this.place(this.#hover, index, 0);
        this.#hoverTitle.data = text;
        show(this.#handle, withHandle && index !== null);
        if (index !== null && this.#layout) {
            const at = handleOf(this.#layout, index);
            this.#handle.setAttribute('cx', String(at.x));
            this.#handle.setAttribute('cy', String(at.y));
        }
    }

    /** Shows where a drag, or a choice by keyboard, would end; null when there is none. */
    setMoving(moving: Moving | null): void {
        const layout = this.#layout;
        this.place(this.#target, moving?.target ?? null, ROOM);
        show(this.#ghost, moving?.kind === 'move');
        show(this.#preview, moving?.kind === 'link');
        if (!moving || !layout) {
            return;
        }
        this.#target.setAttribute('class', moving.allowed ? 'target' : 'target refused');
        const { metrics, x, y } = layout;
        const middle = (index: number): Point => ({
            x: x[index] + metrics.width / 2,
            y: y[index] + metrics.height / 2
        });
        if (moving.kind === 'target') {
            return;
        }
        if (moving.kind === 'move') {
            this.#ghost.setAttribute('x', String(moving.at.x - metrics.width / 2));
            this.#ghost.setAttribute('y', String(moving.at.y - metrics.height / 2));
            this.#ghost.setAttribute('width', String(metrics.width));
            this.#ghost.setAttribute('height', String(metrics.height));
            return;
        }
        const end = moving.target === null ? moving.at : middle(moving.target);
        const card = moving.target === null ? { width: 0, height: 0 } : metrics;
        const edge: MapEdge = { id: '', from: '', to: '', kind: 'influence', strength: 1, label: '' };
        const { line, head } = curveBetween(middle(moving.from), end, card, 0, edge);
        this.#preview.setAttribute('d', line + head);
    }

    /**
     * Names cards that have no name at this level: those under pointer and keyboard, and where cards have no text at all those
     * of the managers with the largest teams, as far as there is room.
     */
    label(view: View, size: Size, level: MapLevel, named: readonly (number | null)[]): void {
        let used = 0;
        if (this.#layout && level !== 'full' && level !== 'medium') {
            const taken: Box[] = [{ ...TOOLS, x: size.width - TOOLS.width, y: 0 }];
            const most = Math.min(LABEL.most, 2 + (size.width * size.height) / LABEL.area);
            const always = named.filter((index): index is number => index !== null);
            const others = level === 'blocks' ? this.#landmarks : [];
            for (const index of [...new Set([...always, ...others])]) {
                if (used < most && this.labelOne(index, view, size, taken, used)) {
                    used += 1;
                }
            }
        }
        for (let i = used; i < this.#labels.length; i += 1) {
            this.#labels[i].group.show(false);
        }
    }

    private labelOne(index: number, view: View, size: Size, taken: Box[], place: number): boolean {
        const { x, y, metrics, shown } = this.#layout!;
        if (shown[index] === 0) {
            return false;
        }
        const middle = toScreen(view, { x: x[index] + metrics.width / 2, y: y[index] });
        if (middle.x < 0 || middle.x > size.width || middle.y < 0 || middle.y > size.height) {
            return false;
        }
        const { text, width } = this.nameOf(index, size.width - 2 * LABEL.margin);
        const box: Box = {
            x: Math.min(Math.max(LABEL.margin, middle.x - width / 2), size.width - width - LABEL.margin),
            y: Math.max(LABEL.margin, middle.y - LABEL.height - 3),
            width,
            height: LABEL.height
        };
        const free = taken.every(
            (other) =>
                box.x > other.x + other.width + LABEL.apart ||
                other.x > box.x + box.width + LABEL.apart ||
                box.y > other.y + other.height + LABEL.apart ||
                other.y > box.y + box.height + LABEL.apart
        );
        if (!free) {
            return false;
        }
        taken.push(box);
        const label = this.#labels[place] ?? this.newLabel();
        label.group.show(true);
        label.group.set('transform', `translate(${box.x} ${box.y})`);
        label.plate.set('width', width);
        if (label.text.data !== text) {
            label.text.data = text;
        }
        return true;
    }

    /** A name that has room as a whole, with the width of its label; without the words in the middle where it has none. */
    private nameOf(index: number, room: number): { text: string; width: number } {
        let known = this.#names.get(index);
        if (!known || known.width > room) {
            const { name } = this.#layout!.forest.nodes[index];
            const texts = [name, shortName(name), initials(name)];
            const widthOf = (text: string) => Math.ceil(textWidth(text, LABEL.size)) + 2 * LABEL.pad;
            const text = texts.find((form) => widthOf(form) <= room) ?? '';
            known = { text, width: widthOf(text) };
            this.#names.set(index, known);
        }
        return known;
    }

    private newLabel(): { group: KeptShape; plate: KeptShape; text: Text } {
        const group = new KeptShape('g', { class: 'label' });
        const plate = new KeptShape('rect', { height: LABEL.height, rx: 4 });
        const element = shape('text', { x: LABEL.pad, y: LABEL.height - LABEL.pad, 'font-size': LABEL.size });
        const text = document.createTextNode('');
        element.appendChild(text);
        group.element.append(plate.element, element);
        this.#screen.append(group.element);
        const label = { group, plate, text };
        this.#labels.push(label);
        return label;
    }

    private place(element: SVGElement, index: number | null, room: number): void {
        const layout = this.#layout;
        const visible = index !== null && layout !== null && layout.shown[index] === 1;
        show(element, visible);
        if (visible) {
            const { x, y, metrics } = layout;
            element.setAttribute('x', String(x[index] - room));
            element.setAttribute('y', String(y[index] - room));
            element.setAttribute('width', String(metrics.width + 2 * room));
            element.setAttribute('height', String(metrics.height + 2 * room));
        }
    }
}

/** The place that a line to another person is drawn from. */
export function handleOf({ x, y, metrics }: MapLayout, index: number): Point {
    return { x: x[index] + metrics.width, y: y[index] + metrics.height / 2 };
}
