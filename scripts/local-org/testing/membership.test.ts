import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { shared } from '../apex/compiler/division.ts';
import { divisionOf, type Membership, memberships } from './membership.ts';

const LETTERS = ['a', 'b', 'c', 'd', 'e'];

/** What a thread gets of two rounds, and which entries it made itself. */
function twoRounds(membership: Membership): { results: string[][]; made: string[] } {
    const division = divisionOf(membership);
    const made: string[] = [];
    const round = (suffix: string): string[] =>
        shared(LETTERS, division, (letter) => {
            made.push(letter + suffix);
            return letter + suffix;
        });
    return { results: [round('1'), round('2')], made };
}

if (isMainThread) {
    test('should give each thread all results when three share the work', async () => {
        const workers = memberships(3).map(
            (membership) =>
                new Worker(new URL(import.meta.url), { workerData: membership, transferList: membership.ports })
        );
        const answers = await Promise.all(
            workers.map(async (worker) => ((await once(worker, 'message')) as [ReturnType<typeof twoRounds>])[0])
        );
        for (const { results } of answers)
            assert.deepEqual(
                results,
                ['1', '2'].map((suffix) => LETTERS.map((letter) => letter + suffix))
            );
        assert.deepEqual(
            answers.map(({ made }) => made),
            [
                ['a1', 'd1', 'a2', 'd2'],
                ['b1', 'e1', 'b2', 'e2'],
                ['c1', 'c2']
            ]
        );
    });

    test('should do the work alone when the other thread does not answer', () => {
        const [own, silent] = memberships(2);
        assert.deepEqual(
            shared(LETTERS, divisionOf(own!, 20), (letter) => letter.toUpperCase()),
            ['A', 'B', 'C', 'D', 'E']
        );
        for (const port of [...own!.ports, ...silent!.ports]) port.close();
    });
} else {
    parentPort!.postMessage(twoRounds(workerData as Membership));
}
