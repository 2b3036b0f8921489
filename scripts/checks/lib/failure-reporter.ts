/** A reporter of Node's test runner: one line of JSON for each test that failed (`FailedTest`). */
import type { TestEvent } from 'node:test/reporters';
import type { FailedTest } from './browser-step.ts';

export default async function* failures(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
    for await (const event of events) {
        if (event.type !== 'test:fail') continue;
        const { file = '', name, details } = event.data;
        const { error } = details;
        const cause = error.cause instanceof Error ? error.cause : error;
        const failed: FailedTest = { file, name, error: { name: cause.name, message: cause.message } };
        yield `${JSON.stringify(failed)}\n`;
    }
}
