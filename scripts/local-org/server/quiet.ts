import type { Server } from 'node:http';

/** How long nothing is asked before there is time for something else (ms): the pause after a page has been loaded. */
const PAUSE = 1000;
/** After this time it is done all the same (ms). */
const LATEST = 20_000;

/**
 * Puts off work until a server has not been asked for anything for a while: the first pages have the processor for themselves.
 * @returns forgets the work when it has not begun
 */
export function whenQuiet(server: Server, work: () => void, pause = PAUSE, latest = LATEST): () => void {
    const until = performance.now() + latest;
    let timer = setTimeout(begin, pause);
    const asked = (): void => {
        clearTimeout(timer);
        timer = setTimeout(begin, Math.max(0, Math.min(pause, until - performance.now())));
    };
    server.on('request', asked);

    function stop(): void {
        clearTimeout(timer);
        server.off('request', asked);
    }
    function begin(): void {
        stop();
        work();
    }
    return stop;
}
