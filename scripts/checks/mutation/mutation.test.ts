import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { Fixture } from '../../local-org/server/test-support/fixture.ts';
import { runTests } from '../../local-org/testing/pool.ts';
import { withTemporaryFolder } from '../lib/temporary.ts';
import { mutationFindings } from '../verify/mutation.ts';
import { findAssertions } from './assertions.ts';
import { instrument } from './instrument.ts';
import { mutationTable } from './report.ts';
import { mutate, type MutationOptions, type MutationResult } from './run.ts';
import { sample } from './sample.ts';

const TESTS = `@IsTest
private class SumTest { // 😀 is one character
    @IsTest
    static void shouldAddWhenAsked() {
        Assert.areEqual(4, 2 + 2);
        if (1 == 1) System.assertEquals('a', 'a', 'a message'); else Assert.isTrue(false);
        try {
            Assert.isNotNull(missing().length());
            Assert.fail('no exception');
        } catch (NullPointerException e) {
            System.assert(e.getMessage() != null || 1 == 2);
        }
    }
    @IsTest
    static void shouldLoopWhenAsked() {
        for (Integer i = 0; i < 3; i++) {
            Assert.areNotEqual(-1, i);
        }
        System.Assert.isInstanceOfType(1, Integer.class);
        Assert.areEqual(-1, 1 - 2); Assert.areEqual(true, 1 == 1);
    }
    private static String missing() {
        Assert.isTrue(true);
        return null;
    }
}
`;

const flips = (source: string, taken: string[] = []): string[] =>
    findAssertions(source, new Set(taken)).map(({ from, to, flip }) => {
        const points = [...source];
        return points.slice(from, flip.from).join('') + flip.text + points.slice(flip.to, to).join('');
    });

test('shouldExpectSomethingElseWhenAnAssertionIsFlipped', () => {
    assert.deepEqual(flips(TESTS), [
        'Assert.areEqual((4 + 1), 2 + 2);',
        "System.assertEquals('a~', 'a', 'a message');",
        'Assert.isFalse(false);',
        'Assert.isNull(missing().length());',
        'System.assert(!(e.getMessage() != null || 1 == 2));',
        'Assert.areEqual(-1, i);',
        'System.Assert.isNotInstanceOfType(1, Integer.class);',
        'Assert.areEqual((-1 + 1), 1 - 2);',
        'Assert.areEqual(false, 1 == 1);'
    ]);
});

test('shouldLeaveAssertionsAloneWhenTheTreeHasItsOwn', () => {
    const left = flips(TESTS, ['assert']);
    assert.equal(left.length, 3, left.join());
    assert.ok(left.every((text) => text.startsWith('System.')));
});

test('shouldKeepTheLinesWhenOtherAssertionsAreFlipped', () => {
    const assertions = findAssertions(TESTS, new Set());
    const plain = instrument(TESTS, assertions, new Set());
    const flipped = instrument(TESTS, assertions, new Set(assertions));
    const places = ({ probes }: typeof plain): number[][] => probes.map(({ line, mark }) => [line, mark]);
    assert.deepEqual(places(plain), places(flipped));
    const lines = flipped.text.split('\n');
    assert.equal(lines[flipped.probes[0]!.line - 1], 'Assert.areEqual((4 + 1), 2 + 2);');
    assert.equal(lines[flipped.probes[0]!.mark - 1], 'Integer assertionHeld0 = 0;');
});

test('shouldSpreadOverGroupsAndRepeatWhenTheSeedIsTheSame', () => {
    const items = ['a', 'b', 'c'].flatMap((suite) =>
        Array.from({ length: suite === 'a' ? 100 : 10 }, (_, index) => ({ groups: [suite, `${index % 5}`], index }))
    );
    const chosen = sample(items, 15, 7);
    assert.deepEqual(
        ['a', 'b', 'c'].map((suite) => chosen.filter(({ groups }) => groups[0] === suite).length),
        [5, 5, 5]
    );
    assert.equal(new Set(chosen.map(({ groups }) => groups.join())).size, 15, 'every class of every suite');
    assert.deepEqual(sample(items, 15, 7), chosen);
    assert.notDeepEqual(sample(items, 15, 8), chosen);
});

async function mutateTests(changes: Partial<MutationOptions>): Promise<MutationResult> {
    const fixture = new Fixture();
    try {
        fixture.writeClass('SumTest', TESTS);
        const tree = { name: 'sums', sources: [path.join(fixture.directory, 'force-app')], namespace: '' };
        return await withTemporaryFolder(
            async (folder) => (await mutate([tree], { count: 20, seed: 1, folder, ...changes }))[0]!
        );
    } finally {
        fixture.remove();
    }
}

test('shouldKillEveryFlippedAssertionThatHeldWhenTheLocalOrgIsSound', async () => {
    const result = await mutateTests({});
    // One of nine is not reached, the argument of another throws.
    assert.deepEqual([result.assertions, result.held], [9, 7]);
    assert.deepEqual(
        result.mutants.map(({ fate }) => fate),
        Array(7).fill('killed')
    );
    assert.match(mutationTable([result]), /\| sums \| 9 \| 7 \| 7 \| 7 \| 0 \| 0 \| 0 \| 0 \|/);
    assert.deepEqual(mutationFindings([result], 7), []);
    assert.match(mutationFindings([result], 8)[0]!.message, /only 7 of 8/);
});

test('shouldReportASurvivorWhenAFailedAssertionPasses', async () => {
    let runs = 0;
    const result = await mutateTests({
        count: 1,
        // After the first run as it is, every test passes whatever it asserts.
        runTests: async (options) => {
            const run = await runTests(options);
            const isFirst = runs++ === 0;
            return {
                ...run,
                results: run.results.map((each) => ({ ...each, ...(isFirst ? {} : { outcome: 'passed' as const }) }))
            };
        }
    });
    assert.deepEqual(
        result.mutants.map(({ fate }) => fate),
        ['survived']
    );
    assert.deepEqual(
        mutationFindings([result], 1).map(({ file, rule }) => [file, rule]),
        [['force-app/classes/SumTest.cls', 'mutant']]
    );
});

test('shouldNotTakeErrorsOfTheLocalOrgForKillsWhenAMutantEndsWithOne', async () => {
    let runs = 0;
    const result = await mutateTests({
        runTests: async (options) => {
            const run = await runTests(options);
            const isFirst = runs++ === 0;
            return {
                ...run,
                results: run.results.map((each) => ({ ...each, ...(isFirst ? {} : { outcome: 'internal' as const }) }))
            };
        }
    });
    assert.equal(
        result.mutants.every(({ fate }) => fate === 'internal'),
        true
    );
    assert.equal(mutationFindings([result], 7).length, 7);
});
