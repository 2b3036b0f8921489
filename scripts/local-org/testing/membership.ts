import { MessageChannel, type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import type { Division } from '../apex/compiler/division.ts';

/** After this time a thread does without what another one should have done (ms). */
const PATIENCE = 60_000;

/** What a thread needs to work with others: a port to each of them, and a counter of messages that came for it and for each of them. */
export interface Membership {
    part: number;
    of: number;
    ports: MessagePort[];
    counters: { own: SharedArrayBuffer; others: SharedArrayBuffer[] };
}

interface Message {
    round: number;
    content: unknown;
}

/** Memberships of threads that work together; the ports are to be transferred with each. */
export function memberships(of: number): Membership[] {
    const counters = Array.from({ length: of }, () => new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const members = counters.map((own, part): Membership => ({ part, of, ports: [], counters: { own, others: [] } }));
    for (const member of members) {
        for (const other of members.slice(member.part + 1)) {
            const { port1, port2 } = new MessageChannel();
            member.ports.push(port1);
            member.counters.others.push(counters[other.part]!);
            other.ports.push(port2);
            other.counters.others.push(counters[member.part]!);
        }
    }
    return members;
}

/**
 * A thread's side of the common work. It blocks while it waits: opening an org is one synchronous step.
 * @param patience how long it waits before it does without (ms)
 */
export function divisionOf({ part, of, ports, counters }: Membership, patience = PATIENCE): Division {
    const came = new Int32Array(counters.own);
    let round = 0;
    const send = (content: unknown): void => {
        const message: Message = { round, content };
        ports.forEach((port, index) => {
            port.postMessage(message);
            const count = new Int32Array(counters.others[index]!);
            Atomics.add(count, 0, 1);
            Atomics.notify(count, 0);
        });
    };
    /** The message of this round from a port; what is older came too late. */
    const receive = (port: MessagePort, until: number): Message | null => {
        for (;;) {
            const known = Atomics.load(came, 0);
            const received = receiveMessageOnPort(port) as { message: Message } | undefined;
            if (received?.message.round === round) return received.message;
            if (received !== undefined) continue;
            const left = until - performance.now();
            if (left <= 0) return null;
            Atomics.wait(came, 0, known, left);
        }
    };
    return {
        part,
        of,
        exchange<T>(own: T): T[] {
            round++;
            send(own);
            const until = performance.now() + patience;
            return ports.flatMap((port) => {
                const message = receive(port, until);
                return message === null ? [] : [message.content as T];
            });
        }
    };
}
