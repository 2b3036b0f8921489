/** Resolves when the first frame has been shown in which something is there. */
export async function painted(isThere: () => boolean): Promise<void> {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    do {
        await frame();
    } while (!isThere());
    // What is posted in a frame is handled when it has been painted.
    await new Promise((resolve) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = resolve;
        requestAnimationFrame(() => channel.port2.postMessage(null));
    });
}
