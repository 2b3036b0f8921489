/** Lightning message service within one page: publishers and subscribers of the same channel meet, whatever their scope. */
export interface MessageChannel {
    name: string;
}

export interface Subscription {
    channel: string;
    listener: (message: unknown) => void;
}

const subscriptions = new Set<Subscription>();

/** Subscribers everywhere in the application, not only in the active area. */
export const APPLICATION_SCOPE = Symbol('APPLICATION_SCOPE');

export function publish(_context: unknown, channel: MessageChannel, message?: unknown): void {
    for (const subscription of [...subscriptions])
        if (subscription.channel === channel.name) subscription.listener(message);
}

export function subscribe(
    _context: unknown,
    channel: MessageChannel,
    listener: (message: unknown) => void
): Subscription {
    const subscription = { channel: channel.name, listener };
    subscriptions.add(subscription);
    return subscription;
}

export function unsubscribe(subscription: Subscription): void {
    subscriptions.delete(subscription);
}

export function createMessageContext(): object {
    return {};
}

export function releaseMessageContext(): void {
    // A context holds nothing here: subscriptions end by unsubscribe.
}

/** Wire adapter that gives the context to publish and subscribe with. */
export class MessageContext {
    readonly #callback: (context: object) => void;

    constructor(callback: (context: object) => void) {
        this.#callback = callback;
        callback({});
    }

    connect(): void {
        this.#callback({});
    }

    update(): void {
        // Takes no configuration.
    }

    disconnect(): void {
        // Nothing to release.
    }
}
