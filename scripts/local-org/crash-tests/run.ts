/**
 * Crash proofs of the local org: the server process is killed, or the thread that runs Apex ended, at random moments of single writes, an
 * import, Apex and a batch job. Afterwards everything that was answered is there, nothing is half there, and the server goes on by itself.
 *
 * Usage: node scripts/local-org/crash-tests/run.ts [--rounds N] [--only NAME[,NAME]]   (20 rounds of each by default)
 */
import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { runProofs } from './proofs.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '20' }, only: { type: 'string' } } });
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`--rounds takes a number from 1, not ${values.rounds}`);

const results = await runProofs(rounds, values.only?.split(',') ?? [], (line) => fs.writeSync(1, `${line}\n`));
const failed = results.reduce((sum, result) => sum + result.failed, 0);
const total = results.reduce((sum, result) => sum + result.rounds, 0);
process.stdout.write(`${total - failed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && total > 0 ? 0 : 1;
