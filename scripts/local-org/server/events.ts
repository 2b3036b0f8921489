import type { ServerResponse } from 'node:http';

/** What open pages are told: new bundle, new metadata, new Apex, records written. Shapes are in docs/local-org-http.md. */
export type LiveEvent = { type: string; [key: string]: unknown };

/** Server-sent events to every open page. */
export class EventStream {
    readonly #open = new Set<ServerResponse>();

    /** Keeps the response open and feeds it until the browser goes away. */
    connect(response: ServerResponse, hello: LiveEvent): void {
        response.writeHead(200, {
            'content-type': 'text/event-stream',
            'cache-control': 'no-store',
            connection: 'keep-alive'
        });
        response.write(`retry: 500\n\ndata: ${JSON.stringify(hello)}\n\n`);
        this.#open.add(response);
        response.on('close', () => this.#open.delete(response));
    }

    send(event: LiveEvent): void {
        const text = `data: ${JSON.stringify(event)}\n\n`;
        for (const response of this.#open) response.write(text);
    }

    close(): void {
        for (const response of this.#open) response.end();
        this.#open.clear();
    }
}
