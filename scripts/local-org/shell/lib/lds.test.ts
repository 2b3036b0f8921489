import assert from 'node:assert/strict';
import { test } from 'node:test';
import { invalidate, makeAdapter, read, refreshProvisioned, subscribe } from './lds.ts';
import type { Provisioned, Question } from './lds.ts';

const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

/** A question whose answer is how often it was asked. */
function counter(key: string, tags: string[] = [`tag:${key}`]): Question<{ times: number }> & { asked: number } {
    const question = { key, tags, asked: 0, fetch: async () => ({ times: ++question.asked }) };
    return question;
}

test('shouldAskOnceWhenSeveralLookAtTheSame', async () => {
    const question = counter('once');
    const seen: number[] = [];
    for (let index = 0; index < 3; index++) subscribe(question, ({ data }) => seen.push(data!.times));
    await rest();
    assert.equal((await read(question)).times, 1);
    assert.deepEqual(seen, [1, 1, 1]);
});

test('shouldProvisionAgainWhenATagIsInvalidated', async () => {
    const question = counter('again', ['record:1']);
    const seen: number[] = [];
    const stop = subscribe(question, ({ data }) => seen.push(data!.times));
    await rest();
    await invalidate(['record:1', 'record:2']);
    await invalidate(['record:2']);
    stop();
    await invalidate(['record:1']);
    await rest();
    assert.deepEqual(seen, [1, 2]);
});

test('shouldFollowTagsThatOnlyTheAnswerShows', async () => {
    const question = { ...counter('late', []), tagsOf: () => ['record:late'] };
    let provisions = 0;
    subscribe(question, () => provisions++);
    await rest();
    await invalidate(['record:late']);
    assert.equal(provisions, 2);
});

test('shouldAskAgainWhenSomethingChangesWhileTheAnswerIsOnItsWay', async () => {
    let release: (() => void) | undefined;
    let asked = 0;
    const question: Question<number> = {
        key: 'race',
        tags: ['record:race'],
        fetch: async () => {
            asked += 1;
            if (asked === 1) await new Promise<void>((resolve) => (release = resolve));
            return asked;
        }
    };
    const seen: (number | undefined)[] = [];
    subscribe(question, ({ data }) => seen.push(data));
    await rest();
    const done = invalidate(['record:race']);
    release!();
    await done;
    assert.deepEqual(seen, [2]);
});

test('shouldFreezeWhatItHandsOut', async () => {
    const value = await read({ key: 'frozen', tags: [], fetch: async () => ({ fields: { Name: { value: 'x' } } }) });
    assert.ok(Object.isFrozen(value.fields.Name));
});

test('shouldAskAgainAfterAnErrorWhenSomebodyLooksAnew', async () => {
    let asked = 0;
    const question: Question<string> = {
        key: 'error',
        tags: [],
        fetch: async () => {
            asked += 1;
            if (asked === 1) throw new Error('no');
            return 'yes';
        }
    };
    await assert.rejects(read(question), /no/);
    assert.equal(await read(question), 'yes');
});

test('shouldWaitForAllParametersAndRefreshWhenAWireIsAsked', async () => {
    const seen: Provisioned<unknown>[] = [];
    let asked = 0;
    const Adapter = makeAdapter((config: { id?: string }) =>
        config.id === undefined
            ? null
            : { key: `wire:${config.id}`, tags: [], fetch: async () => `${config.id}${++asked}` }
    );
    const adapter = new Adapter((value) => seen.push(value));
    adapter.connect();
    adapter.update({});
    await rest();
    assert.deepEqual(seen, [{ data: undefined, error: undefined }]);
    adapter.update({ id: 'a' });
    await rest();
    await refreshProvisioned(seen.at(-1)!);
    adapter.disconnect();
    assert.deepEqual(
        seen.map((value) => value.data),
        [undefined, 'a1', 'a2']
    );
    await assert.rejects(refreshProvisioned({}), /Refresh failed/);
});
