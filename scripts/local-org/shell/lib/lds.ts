import { deepFreeze } from './http.ts';

/**
 * The cache behind all wire adapters: one entry per question, with tags that say which records and objects the answer
 * depends on. The server gives the platform's shapes; nothing here makes up a value.
 */

/** What a wire provisions. */
export interface Provisioned<T = unknown> {
    readonly data: T | undefined;
    readonly error: unknown;
}

interface Entry {
    tags: Set<string>;
    fetch: () => Promise<unknown>;
    tagsOf: (data: unknown) => string[];
    subscribers: Set<(value: Provisioned) => void>;
    last: Provisioned | undefined;
    running: Promise<Provisioned> | undefined;
    /** Something changed while an answer was on its way, so that the answer may be old already. */
    stale: boolean;
}

export interface Question<T = unknown> {
    key: string;
    /** Known before the answer: `record:001...`, `object:Account`, `apex:Class.method`. */
    tags: string[];
    fetch: () => Promise<T>;
    /** Tags that only the answer shows. */
    tagsOf?(data: T): string[];
}

const entries = new Map<string, Entry>();
const origin = new WeakMap<object, () => Promise<unknown>>();
/** Answers without subscribers are dropped when there are more than this many. */
const KEPT = 300;

/** The same text for the same question, whatever the order of its properties. */
export function stableKey(value: unknown): string {
    return JSON.stringify(value, (_name, part: unknown) =>
        part !== null && typeof part === 'object' && !Array.isArray(part)
            ? Object.fromEntries(Object.entries(part).sort())
            : part
    );
}

function entryOf<T>(question: Question<T>): Entry {
    let entry = entries.get(question.key);
    if (!entry) {
        entry = {
            tags: new Set(question.tags),
            fetch: question.fetch,
            tagsOf: (question.tagsOf ?? (() => [])) as (data: unknown) => string[],
            subscribers: new Set(),
            last: undefined,
            running: undefined,
            stale: false
        };
        entries.set(question.key, entry);
        if (entries.size > KEPT)
            for (const [key, old] of entries) if (old !== entry && old.subscribers.size === 0) entries.delete(key);
    }
    return entry;
}

function run(entry: Entry): Promise<Provisioned> {
    if (entry.running) {
        entry.stale = true;
        return entry.running;
    }
    entry.running = ask(entry);
    return entry.running;
}

async function ask(entry: Entry): Promise<Provisioned> {
    let value: Provisioned;
    do {
        entry.stale = false;
        try {
            const data = deepFreeze(await entry.fetch());
            value = { data, error: undefined };
            for (const tag of entry.tagsOf(data)) entry.tags.add(tag);
        } catch (error) {
            value = { data: undefined, error };
        }
    } while (entry.stale);
    Object.freeze(value);
    origin.set(value, () => run(entry));
    entry.running = undefined;
    entry.last = value;
    for (const subscriber of [...entry.subscribers]) subscriber(value);
    return value;
}

/** Gives the answer now or when it comes, and again whenever it changes. @returns the end of the subscription */
export function subscribe<T>(question: Question<T>, subscriber: (value: Provisioned<T>) => void): () => void {
    const entry = entryOf(question);
    const receive = subscriber as (value: Provisioned) => void;
    entry.subscribers.add(receive);
    const known = entry.last;
    if (known && known.error === undefined) {
        queueMicrotask(() => {
            if (entry.subscribers.has(receive) && entry.last === known) receive(known);
        });
    } else if (!entry.running) {
        void run(entry);
    }
    return () => entry.subscribers.delete(receive);
}

/** The answer once, from the cache when it is there. @throws whatever the fetch threw */
export async function read<T>(question: Question<T>): Promise<T> {
    const entry = entryOf(question);
    const value = entry.last && entry.last.error === undefined ? entry.last : await (entry.running ?? run(entry));
    if (value.error !== undefined) throw value.error;
    return value.data as T;
}

/** Asks again for everything that carries one of the tags and that somebody looks at; forgets the rest. */
export async function invalidate(tags: Iterable<string>): Promise<void> {
    const wanted = new Set(tags);
    await refreshWhere((entry) => [...entry.tags].some((tag) => wanted.has(tag)));
}

/** The same for all tags that begin so. */
export async function invalidatePrefix(...prefixes: string[]): Promise<void> {
    await refreshWhere((entry) => [...entry.tags].some((tag) => prefixes.some((prefix) => tag.startsWith(prefix))));
}

async function refreshWhere(matches: (entry: Entry) => boolean): Promise<void> {
    const refreshed: Promise<unknown>[] = [];
    for (const [key, entry] of entries) {
        if (!matches(entry)) continue;
        if (entry.subscribers.size > 0 || entry.running) refreshed.push(run(entry));
        else entries.delete(key);
    }
    await Promise.all(refreshed);
}

/**
 * Asks again for what a wire provisioned (`refreshApex`).
 * @throws Error when the value did not come from a wire
 */
export async function refreshProvisioned(value: object): Promise<void> {
    const again = origin.get(value);
    if (!again) throw new Error('Refresh failed because resolved configuration is not available.');
    await again();
}

/** What the LWC engine expects of a wire adapter. */
export interface WireAdapter {
    connect(): void;
    disconnect(): void;
    update(config: Record<string, unknown>): void;
}

/** How one adapter turns its configuration into a question; null while the configuration is incomplete. */
// Each adapter knows the shape of its own configuration.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Asker = (config: any) => Question | null;

/** Makes the class that `@wire` takes. */
export function makeAdapter(asker: Asker): new (callback: (value: Provisioned) => void) => WireAdapter {
    return class implements WireAdapter {
        readonly #callback: (value: Provisioned) => void;
        #config: Record<string, unknown> | undefined;
        #key: string | undefined;
        #connected = false;
        #stop: (() => void) | undefined;

        constructor(callback: (value: Provisioned) => void) {
            this.#callback = callback;
            this.#emitNothing();
        }

        connect(): void {
            this.#connected = true;
            this.#ask();
        }

        disconnect(): void {
            this.#connected = false;
            this.#stop?.();
            this.#stop = undefined;
            this.#key = undefined;
        }

        update(config: Record<string, unknown>): void {
            this.#config = config;
            this.#ask();
        }

        #ask(): void {
            if (!this.#connected || !this.#config) return;
            const question = asker(this.#config);
            if (question === null) return;
            if (question.key === this.#key) return;
            this.#stop?.();
            this.#key = question.key;
            this.#stop = subscribe(question, (value) => this.#callback(value));
        }

        #emitNothing(): void {
            const nothing = Object.freeze({ data: undefined, error: undefined });
            origin.set(nothing, async () => {
                const entry = this.#key === undefined ? undefined : entries.get(this.#key);
                if (entry) await (entry.running ?? run(entry));
            });
            this.#callback(nothing);
        }
    };
}
