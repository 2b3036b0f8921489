import type { CrashServer } from './crash-server.ts';
import type { DataFile } from './consistency.ts';

/** What is going on when the crash comes, and what must hold afterwards. */
export interface Scenario {
    readonly name: string;
    readonly title: string;
    /** Starts the work of one round; `round` makes its rows distinct. */
    begin(server: CrashServer, round: string): Promise<Load>;
}

/** Work under way. */
export interface Load {
    /** Resolves when all work is done or has broken off; never rejects on what a crash causes. */
    readonly ended: Promise<void>;
    /** Asks work without an end of its own to end. */
    stop(): void;
    /** Compares what was answered before the crash with what is stored now. */
    check(file: DataFile): Finding;
    /** Goes on after the crash where that is a promise of the local org; returns what went wrong. */
    resume(server: CrashServer, file: DataFile): Promise<string[]>;
}

export interface Finding {
    /** Writes that were answered. */
    acknowledged: number;
    problems: string[];
}

/** Ledgers that all scenarios write to. */
export const LEDGERS = ['L1', 'L2', 'L3'];

/** Apex that makes them; run once on a new data folder. */
export const MAKE_LEDGERS = LEDGERS.map((code) => `insert new Ledger__c(Name = '${code}', Code__c = '${code}');`).join(
    '\n'
);
