import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { apexBlocks } from './apex-blocks.ts';
import { batchJob } from './batch-job.ts';
import { DataFile } from './consistency.ts';
import { CrashServer } from './crash-server.ts';
import { importRows } from './import-rows.ts';
import { writeProject } from './project.ts';
import { MAKE_LEDGERS, type Scenario } from './scenario.ts';
import { singleWrites } from './single-writes.ts';

const SCENARIOS: readonly Scenario[] = [singleWrites, importRows, apexBlocks, batchJob];
/** How long work without an end of its own goes on before the latest crash (ms). */
const ENDLESS = 1000;

type Crash = 'kill' | 'thread';
const CRASHES: Record<Crash, string> = { kill: 'process killed', thread: 'Apex thread ended' };

/** What the rounds of one scenario with one kind of crash gave. */
export interface ProofResult {
    name: string;
    rounds: number;
    failed: number;
    /** Writes (rows, blocks, chunks) that were answered before the crashes. */
    acknowledged: number;
    problems: string[];
}

/**
 * Runs each scenario with each kind of crash on a data folder of its own.
 * @param only names of scenarios; empty = all
 */
export async function runProofs(
    rounds: number,
    only: readonly string[],
    log: (line: string) => void
): Promise<ProofResult[]> {
    const project = writeProject();
    const results: ProofResult[] = [];
    try {
        for (const scenario of SCENARIOS.filter(({ name }) => only.length === 0 || only.includes(name))) {
            for (const crash of Object.keys(CRASHES) as Crash[]) {
                const start = Date.now();
                const result = await prove(scenario, crash, rounds, project);
                for (const problem of result.problems) log(`  ${problem}`);
                log(
                    `${result.failed === 0 ? 'ok' : 'FAILED'}  ${result.name}: ${rounds - result.failed} of ${rounds} rounds, ${result.acknowledged} acknowledged (${((Date.now() - start) / 1000).toFixed(0)} s)`
                );
                results.push(result);
            }
        }
    } finally {
        // The bundler of a server that was killed ends by itself, but may still write for a moment.
        fs.rmSync(project, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
    }
    return results;
}

async function prove(scenario: Scenario, crash: Crash, rounds: number, project: string): Promise<ProofResult> {
    const data = path.join(project, 'data', `${scenario.name}-${crash}`);
    const result: ProofResult = {
        name: `${scenario.title}, ${CRASHES[crash]}`,
        rounds,
        failed: 0,
        acknowledged: 0,
        problems: []
    };
    const server = new CrashServer(project, data);
    await server.start();
    try {
        await server.apex(MAKE_LEDGERS);
        const duration = await undisturbed(scenario, server);
        for (let round = 1; round <= rounds; round++) {
            const moment = Math.round(Math.random() * duration);
            const problems = await oneRound(scenario, crash, server, `r${round}`, moment, result).catch(
                (error: Error) => [
                    `${error.message}${error.cause === undefined ? '' : ` (${String(error.cause)})`}${server.output === '' ? '' : `; the server says: ${server.output.slice(-1000)}`}`
                ]
            );
            if (problems.length === 0) continue;
            // The next round begins with a server of its own, whatever has become of this one.
            await server.kill();
            await server.start();
            result.failed++;
            result.problems.push(
                ...problems.slice(0, 5).map((problem) => `round ${round}, crash after ${moment} ms: ${problem}`)
            );
        }
    } finally {
        await server.kill();
    }
    return result;
}

/** How long the work takes without a crash (ms), which also warms the code up. */
async function undisturbed(scenario: Scenario, server: CrashServer): Promise<number> {
    const load = await scenario.begin(server, 'r0');
    const start = Date.now();
    await Promise.race([load.ended, wait(ENDLESS)]);
    const duration = Date.now() - start;
    load.stop();
    await load.ended;
    const file = new DataFile(server.data);
    const problems = [...load.check(file).problems, ...file.problems()];
    file.close();
    if (problems.length > 0) throw new Error(`${scenario.title}, without a crash: ${problems.join('; ')}`);
    return duration;
}

async function oneRound(
    scenario: Scenario,
    crash: Crash,
    server: CrashServer,
    round: string,
    moment: number,
    result: ProofResult
): Promise<string[]> {
    const problems: string[] = [];
    const load = await scenario.begin(server, round);
    await wait(moment);
    if (crash === 'kill') {
        const leftTraces = await server.kill();
        if (!leftTraces) problems.push('the killed server took its lock file away');
        load.stop();
        await load.ended;
        await server.start();
    } else {
        await server.terminateThread();
        load.stop();
        await load.ended;
    }
    const file = new DataFile(server.data);
    try {
        // One snapshot: jobs go on while this reads.
        const found = file.snapshot(() => ({ ...load.check(file), invariants: file.problems() }));
        result.acknowledged += found.acknowledged;
        problems.push(...found.problems, ...found.invariants, ...(await load.resume(server, file)));
        problems.push(...file.snapshot(() => file.problems()).filter((problem) => !problems.includes(problem)));
    } finally {
        file.close();
    }
    return problems;
}
