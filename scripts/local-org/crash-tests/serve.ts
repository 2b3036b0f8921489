/**
 * The local org's server as `start` runs it, in a process whose Apex thread can be ended from outside: the parent's message
 * `terminate` ends it between two machine instructions, wherever it is. Usage: serve.ts PROJECT DATA
 */
import path from 'node:path';
import type { Worker } from 'node:worker_threads';
import { readProject } from '../org/sources.ts';
import { startServer } from '../server/main.ts';

const [projectDirectory, dataDirectory] = process.argv.slice(2) as [string, string];
const project = readProject(projectDirectory);
let thread: Worker | null = null;
// The org's thread is the first that the process starts, and again the first after that one ended.
process.on('worker', (worker) => {
    if (thread !== null) return;
    thread = worker;
    worker.once('exit', () => (thread = null));
});
process.on('message', (message) => {
    if (message === 'terminate') void thread?.terminate();
});
process.on('disconnect', () => process.exit(0));

await startServer({
    org: {
        projectDirectory,
        sourceDirectories: project.sourceDirectories,
        namespace: '',
        databaseFile: path.join(dataDirectory, 'org.sqlite'),
        today: null
    },
    dataDirectory,
    port: 0,
    watch: false,
    sampleData: false,
    log: (line) => process.stderr.write(`${line}\n`),
    progress: () => undefined
});
