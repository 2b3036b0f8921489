import { MapPeople } from 'c/mapLayout';
import { makeLines, makePeople } from '../people.ts';
import type { Canvas } from './page.ts';
import { microtasks, nextFrame } from './timing.ts';

/** Script per frame of a gesture, in milliseconds: of the slowest frame, and of the one that nineteen in twenty do not exceed. */
export interface Frames {
    most: number;
    usual: number;
}

const STEPS = 40;

/** Script that runs in frames that were asked for, since the last time it was taken. */
function countFrames(): () => number {
    const original = window.requestAnimationFrame.bind(window);
    let spent = 0;
    window.requestAnimationFrame = (callback) =>
        original((time) => {
            const start = performance.now();
            callback(time);
            spent += performance.now() - start;
        });
    return () => {
        const taken = spent;
        spent = 0;
        return taken;
    };
}

/** Moves, zooms and drags in our drawing as a hand does, one event a frame, and measures the script of each frame. */
export async function frames(
    count: number,
    host: HTMLElement,
    newCanvas: () => Canvas
): Promise<Record<'pan' | 'zoom' | 'drag', Frames>> {
    const canvas = newCanvas();
    const people = makePeople(count);
    canvas.nodes = new MapPeople(people);
    canvas.edges = makeLines(people);
    canvas.editable = true;
    host.replaceChildren(canvas);
    await nextFrame();
    await nextFrame();
    const { left, top, width, height } = host.getBoundingClientRect();
    const middle = { x: left + width / 2, y: top + height / 2 };
    const stage = canvas.shadowRoot!.querySelector('.stage')!;
    const takeFrames = countFrames();
    const measure = async (act: (step: number) => void): Promise<Frames> => {
        const spent: number[] = [];
        await nextFrame();
        takeFrames();
        for (let step = 0; step < STEPS; step++) {
            const start = performance.now();
            act(step);
            await microtasks();
            const own = performance.now() - start;
            await nextFrame();
            spent.push(own + takeFrames());
        }
        spent.sort((a, b) => a - b);
        return { most: spent.at(-1)!, usual: spent[Math.floor(STEPS * 0.95)]! };
    };
    const pointer = (type: string, x: number, y: number): void => {
        const init = { bubbles: true, composed: true, cancelable: true, pointerId: 1, clientX: x, clientY: y };
        stage.dispatchEvent(new PointerEvent(type, { ...init, button: type === 'pointermove' ? -1 : 0, buttons: 1 }));
    };
    const wheel = (init: WheelEventInit): void => {
        const place = { clientX: middle.x, clientY: middle.y };
        stage.dispatchEvent(
            new WheelEvent('wheel', { bubbles: true, composed: true, cancelable: true, ...place, ...init })
        );
    };
    const pan = await measure((step) =>
        wheel({ deltaX: 45 * (step < STEPS / 2 ? 1 : -1), deltaY: step % 3 === 0 ? 45 : 15 })
    );
    const zoom = await measure((step) => wheel({ ctrlKey: true, deltaY: (step < STEPS / 2 ? 1 : -1) * 40 }));
    canvas.reveal(people[3]!.id);
    await nextFrame();
    // The card that was revealed is dragged around from where it is, as soon as it is drawn. Others of the same person are of other levels.
    const shownCard = (): DOMRect | undefined =>
        [...canvas.shadowRoot!.querySelectorAll(`[aria-label^="${people[3]!.name}"]`)]
            .map((found) => found.getBoundingClientRect())
            .find((box) => box.width > 0);
    while (!shownCard()) await nextFrame();
    const card = shownCard()!;
    const [x, y] = [card.left + 30, card.top + 8];
    pointer('pointerdown', x, y);
    pointer('pointermove', x + 10, y + 10);
    const drag = await measure((step) => pointer('pointermove', x + 20 + step * 4, y + 20 + Math.sin(step / 9) * 120));
    return { pan, zoom, drag };
}
