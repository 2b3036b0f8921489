import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import type { Server } from 'node:http';
import { mock, test } from 'node:test';
import { whenQuiet } from './quiet.ts';

/** A server that is asked something when it emits, and the times at which the work was done. */
function quietServer(
    pause: number,
    latest: number
): { ask(): void; pass(ms: number): void; done: number[]; stop(): void } {
    let now = 0;
    mock.timers.enable({ apis: ['setTimeout'] });
    mock.method(performance, 'now', () => now);
    const server = new EventEmitter();
    const done: number[] = [];
    const stop = whenQuiet(server as Server, () => done.push(now), pause, latest);
    return {
        ask: () => void server.emit('request'),
        pass(ms) {
            for (let i = 0; i < ms; i++) {
                now++;
                mock.timers.tick(1);
            }
        },
        done,
        stop
    };
}

test.afterEach(() => mock.reset());
test.afterEach(() => mock.timers.reset());

test('shouldWaitForAPauseWhenTheServerIsAsked', () => {
    const server = quietServer(100, 1000);
    server.pass(90);
    server.ask();
    server.pass(90);
    assert.deepEqual(server.done, []);
    server.pass(200);
    assert.deepEqual(server.done, [190]);
    server.ask();
    server.pass(200);
    assert.deepEqual(server.done, [190], 'once');
});

test('shouldNotWaitForEverWhenThereIsNoPause', () => {
    const server = quietServer(100, 300);
    for (let i = 0; i < 50; i++) {
        server.pass(10);
        server.ask();
    }
    assert.deepEqual(server.done, [300]);
});

test('shouldForgetTheWorkWhenStopped', () => {
    const server = quietServer(100, 300);
    server.stop();
    server.pass(500);
    assert.deepEqual(server.done, []);
});
