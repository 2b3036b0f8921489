import { parentPort } from 'node:worker_threads';
import path from 'node:path';
import { findUser, anonymousBootstrap } from '../server/api/local/login.ts';
import { answer } from '../server/api/router.ts';
import { runAnonymousForTool } from '../server/soap/run-anonymous.ts';
import { testCatalogue } from '../server/tooling/catalogue.ts';
import { runImport } from '../import/run.ts';
import { loadSampleData } from '../sample-data/load.ts';
import { jobCommand } from '../jobs/command.ts';
import { runAnonymous, runQuery } from './commands.ts';
import { Org } from './org.ts';
import type { WorkerNotice, WorkerRequest } from './protocol.ts';
import { pinnedClock } from './clock.ts';
import { describeError } from './describe.ts';

const port = parentPort;
if (port === null) throw new Error('This file runs as a worker');

/** How long requests wait at most while the rest is compiled (ms). */
const COMPILE_SLICE = 30;

let org: Org | null = null;

const notify = (notice: WorkerNotice): void => port.postMessage(notice);
const progress = (text: string, done: number, total: number): void => notify({ notice: 'progress', text, done, total });

function opened(): Org {
    if (org === null) throw new Error('The org is not open');
    return org;
}

function handle(request: WorkerRequest): unknown {
    switch (request.kind) {
        case 'open':
            org?.close();
            org = Org.open(request.options, {
                log: (text) => notify({ notice: 'log', text }),
                touched: (ids, objects) => notify({ notice: 'touched', ids, objects })
            });
            return { organizationId: org.organizationId, notes: org.notes };
        case 'api':
            return answer(opened(), request.request);
        case 'query':
            return runQuery(opened(), request.soql, request.userId);
        case 'apex':
            return runAnonymous(opened(), request.text, request.userId);
        case 'execute-anonymous':
            return runAnonymousForTool(opened(), request.userId, request.text);
        case 'test-catalogue':
            return testCatalogue(opened(), request.userId);
        case 'import': {
            const target = opened();
            const options = {
                source: request.path,
                mapFile: request.mapFile,
                errorDirectory: path.join(target.dataDirectory ?? path.dirname(request.path), 'import-errors'),
                progress
            };
            return target.withClock(request.today === null ? null : pinnedClock(request.today), () =>
                runImport(target, options)
            );
        }
        case 'sample-data':
            return request.wanted ? loadSampleData(opened(), progress) : null;
        case 'anonymous-bootstrap':
            return anonymousBootstrap(opened());
        case 'find-user':
            return findUser(opened(), request);
        case 'jobs':
            return jobCommand(opened(), request.action);
        case 'limits':
            return opened().requests.list();
        case 'reload':
            return opened().reload(request.paths);
        case 'compile-rest':
            return opened().compileRest(COMPILE_SLICE) ? opened().diagnostics() : null;
        case 'close':
            org?.jobs.drain();
            org?.close();
            org = null;
            return null;
    }
}

port.on('message', ({ id, request }: { id: number; request: WorkerRequest }) => {
    try {
        port.postMessage({ id, value: handle(request) });
    } catch (error) {
        port.postMessage({
            id,
            error: {
                message: describeError(error),
                code: 'FAILED',
                details: error instanceof Error ? (error.stack ?? null) : null
            }
        });
    }
    org?.scheduleJobs();
});
