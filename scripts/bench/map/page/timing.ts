import type { Timing } from '../timing.ts';

/** Lets everything run that waits for the end of the running script. */
export async function microtasks(): Promise<void> {
    for (let turn = 0; turn < 30; turn++) await Promise.resolve();
}

/** Resolves after the next frame. */
export function nextFrame(): Promise<void> {
    return new Promise((resolve) => {
        requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => resolve();
            channel.port2.postMessage(null);
        });
    });
}

/**
 * Measures a drawing.
 * @param complete whether a frame would show everything; for those that draw some of it later
 */
export async function drawn(draw: () => unknown, complete: () => boolean = () => true): Promise<Timing> {
    await nextFrame();
    const start = performance.now();
    await draw();
    await microtasks();
    const script = performance.now() - start;
    do await nextFrame();
    while (!complete());
    return { script, paint: performance.now() - start };
}
