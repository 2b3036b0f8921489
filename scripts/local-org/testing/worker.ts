import { parentPort, workerData } from 'node:worker_threads';
import { describeError } from '../org/describe.ts';
import { Org } from '../org/org.ts';
import { divisionOf } from './membership.ts';
import type { LineCoverage, TestInventory, TestRequest, WorkerTask } from './protocol.ts';
import { isTestClass, runTestClass, setUpMethodsOf, testMethodsOf } from './run-class.ts';

const port = parentPort;
if (port === null) throw new Error('This file runs as a worker');

let org: Org | null = null;

function handle(request: TestRequest): unknown {
    if (request.kind === 'open') {
        const { options, membership } = workerData as WorkerTask;
        org = Org.open(options, undefined, { division: membership === null ? undefined : divisionOf(membership) });
        return inventory(org);
    }
    if (org === null) throw new Error('The org is not open');
    return request.kind === 'run'
        ? runTestClass(org, request.className, request.methods, request.methodCoverage)
        : coverage(org);
}

function inventory(opened: Org): TestInventory {
    const methods = opened
        .classes()
        .flatMap((meta) => testMethodsOf(meta).map((method) => ({ className: meta.name, method })));
    const diagnostics = opened.diagnostics();
    return {
        methods,
        withSetUp: opened
            .classes()
            .filter((meta) => setUpMethodsOf(meta).length > 0)
            .map((meta) => meta.name),
        problems: diagnostics
            .filter((entry) => entry.severity === 'error')
            .map(({ path, line, column, message }) => ({ path, line, column, message })),
        unsupported: diagnostics
            .filter((entry) => entry.severity === 'unsupported')
            .map(({ path, line, message }) => ({ path, line, message }))
    };
}

function coverage(opened: Org): LineCoverage[] {
    return opened.kernel.coverage().map((unit) => {
        const meta = unit.kind === 'class' ? opened.classMeta(unit.name) : null;
        return {
            name: unit.name,
            path: unit.path,
            isTest: meta !== null && isTestClass(meta),
            lines: [...unit.lines],
            hits: [...unit.hits]
        };
    });
}

port.on('message', ({ id, request }: { id: number; request: TestRequest }) => {
    try {
        port.postMessage({ id, value: handle(request) });
    } catch (error) {
        port.postMessage({ id, error: error instanceof Error ? (error.stack ?? error.message) : describeError(error) });
    }
});
