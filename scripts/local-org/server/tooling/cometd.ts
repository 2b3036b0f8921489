import { randomBytes } from 'node:crypto';
import type { TestRun } from './test-runs.ts';

/** How long a client's request may wait for an event (ms). */
const PATIENCE = 60_000;
/** A client that has not asked for this long is forgotten (ms). */
const FORGOTTEN = 5 * 60_000;
const CHANNEL = '/systemTopic/TestResult';

interface Message {
    channel?: string;
    id?: string;
    clientId?: string;
    subscription?: string;
}

interface Client {
    seen: number;
    waiting: unknown[];
    /** Ends the client's open request. */
    wake: () => void;
}

/** The platform's streaming endpoint (Bayeux over long polling) with one channel: it tells when a run of tests has ended. */
export class TestResultStream {
    readonly #clients = new Map<string, Client>();

    /** Tells all clients that a run has ended. */
    tell(run: TestRun): void {
        for (const client of this.#clients.values()) {
            client.waiting.push({
                channel: CHANNEL,
                data: { event: { type: 'updated', createdDate: new Date().toISOString() }, sobject: { Id: run.id } }
            });
            client.wake();
        }
    }

    /** Answers the messages of one request; a connect waits until there is something to tell. */
    async answer(body: unknown): Promise<unknown[]> {
        const messages = (Array.isArray(body) ? body : [body]) as (Message | null)[];
        const answers = await Promise.all(messages.map((message) => this.#answerOne(message ?? {})));
        return answers.flat();
    }

    async #answerOne(message: Message): Promise<unknown[]> {
        const { channel, id, clientId } = message;
        const reply = (rest: Record<string, unknown>): Record<string, unknown> => ({
            channel,
            ...(id === undefined ? {} : { id }),
            ...rest
        });
        if (channel === '/meta/handshake')
            return [
                reply({
                    version: '1.0',
                    minimumVersion: '1.0',
                    supportedConnectionTypes: ['long-polling'],
                    clientId: this.#welcome(),
                    successful: true
                })
            ];
        const client = this.#clients.get(clientId ?? '');
        if (!client)
            return [
                reply({
                    clientId,
                    successful: false,
                    error: '403::Unknown client',
                    advice: { reconnect: 'handshake', interval: 0 }
                })
            ];
        client.seen = Date.now();
        if (channel === '/meta/subscribe') {
            const known = message.subscription === CHANNEL;
            return [
                reply({
                    clientId,
                    subscription: message.subscription,
                    successful: known,
                    ...(known ? {} : { error: `404::The local org has no channel ${message.subscription ?? ''}` })
                })
            ];
        }
        if (channel === '/meta/connect') {
            if (client.waiting.length === 0) await pause(client);
            return [
                ...client.waiting.splice(0),
                reply({
                    clientId,
                    successful: true,
                    advice: { reconnect: 'retry', interval: 0, timeout: PATIENCE + 10_000 }
                })
            ];
        }
        if (channel === '/meta/disconnect') {
            this.#clients.delete(clientId ?? '');
            client.wake();
        }
        return [reply({ clientId, successful: true })];
    }

    #welcome(): string {
        for (const [id, client] of this.#clients) if (Date.now() - client.seen > FORGOTTEN) this.#clients.delete(id);
        const id = randomBytes(16).toString('hex');
        this.#clients.set(id, { seen: Date.now(), waiting: [], wake: () => undefined });
        return id;
    }
}

function pause(client: Client): Promise<void> {
    return new Promise((resolve) => {
        const timer = setTimeout(resolve, PATIENCE);
        timer.unref();
        client.wake = () => {
            clearTimeout(timer);
            resolve();
        };
    });
}
