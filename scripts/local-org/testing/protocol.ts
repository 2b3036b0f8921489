/** What the test command and its workers say to each other. */

import type { LimitUsage, Usage } from '../contracts.ts';
import type { OrgOptions } from '../org/protocol.ts';
import type { Membership } from './membership.ts';

/** What a worker is made for. */
export interface WorkerTask {
    options: OrgOptions;
    /** Workers that open their orgs at the same time share the compilation; null for one alone. */
    membership: Membership | null;
}

export type Outcome = 'passed' | 'failed' | 'unsupported' | 'internal';

/** What one budget of a test used: `test` (outside of startTest and stopTest), `startTest` (between them), or a step's quiddity. */
export interface BudgetUsage extends Usage {
    budget: string;
}

export interface TestMethod {
    className: string;
    method: string;
}

export interface TestResult extends TestMethod {
    outcome: Outcome;
    /** Wall-clock time of the method, set-up apart (ms). */
    milliseconds: number;
    message: string | null;
    /** Apex frames, innermost first. */
    stack: string[];
    /** Of each limit the budget of the method that came closest to it; null for a method that did not run. */
    limits: LimitUsage<BudgetUsage> | null;
    /** Lines that the method ran, by the path of their class or trigger; only where asked for. */
    covered?: { path: string; lines: number[] }[];
}

/** Lines of one class: all that can run, and how often each did. */
export interface LineCoverage {
    name: string;
    path: string;
    isTest: boolean;
    lines: number[];
    hits: number[];
}

export type TestRequest =
    | { kind: 'open' }
    | { kind: 'run'; className: string; methods: string[]; methodCoverage: boolean }
    | { kind: 'coverage' };

/** Answer to `open`: what there is to run, and what does not compile. */
export interface TestInventory {
    methods: TestMethod[];
    /** Classes with a method that sets data up for the others. */
    withSetUp: string[];
    problems: { path: string; line: number; column: number; message: string }[];
    unsupported: { path: string; line: number; message: string }[];
}
