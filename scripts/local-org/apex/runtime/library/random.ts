import { randomBytes } from 'node:crypto';
import { txOrNull } from '../context.ts';
import type { Transaction } from '../../../contracts.ts';

const states = new WeakMap<Transaction, { seed: number }>();

/** Next 32 random bits: the same sequence in every test transaction, real randomness elsewhere. */
function bits(): number {
    const transaction = txOrNull();
    if (transaction === null || !transaction.isTest) return randomBytes(4).readUInt32LE();
    let state = states.get(transaction);
    if (state === undefined) states.set(transaction, (state = { seed: 0x9e3779b9 }));
    // mulberry32
    state.seed = (state.seed + 0x6d2b79f5) | 0;
    let t = state.seed;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
}

/** A double in [0, 1). */
export function randomDouble(): number {
    return (bits() * 2 ** 21 + (bits() >>> 11)) / 2 ** 53;
}

/** Any Integer. */
export function randomInteger(): number {
    return bits() | 0;
}

/** Any Long. */
export function randomLong(): bigint {
    return BigInt.asIntN(64, (BigInt(bits()) << 32n) | BigInt(bits()));
}

/** `n` bytes. */
export function randomOctets(n: number): Uint8Array {
    return Uint8Array.from({ length: n }, () => bits() & 0xff);
}
