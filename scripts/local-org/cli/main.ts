import { enableCompileCache } from 'node:module';
import path from 'node:path';
import { UsageError } from './options.ts';

const HELP = `The local org: Keystone's real Apex and components on this machine.

npm run org -- start  [--port N] [--data DIR] [--today DATE] [--fresh] [--no-watch]
npm run org -- test   [--source DIR]... [--tests NAME]... [--namespace NS] [--coverage] [--limits] [--json]
npm run org -- query  "SOQL" [--json] [--user USERNAME]
npm run org -- apex   FILE [--user USERNAME]
npm run org -- import DIR|FILE.csv [--map FILE] [--today DATE]
npm run org -- jobs   list | run [--all]   background jobs: what waits; run what is due (--all: the rest as well, now)
npm run org -- limits [--last N] [--worst] [--json]   what the last requests to the running server used of the governor limits
npm run org -- reset  [--empty]
npm run org -- token  [--user USERNAME] [--json]   for tools that speak the platform's REST API

--data DIR      where the records are kept (default .local-org)
--no-watch      leaves the browser side and the Apex as they are when sources change
--today DATE    pins the org's clock to a day, YYYY-MM-DD
Commands go through the running server where there is one.`;

type Command = (args: string[]) => Promise<number>;

/** Loaded one by one: a command that goes through the server needs none of the org. */
const COMMANDS: Partial<Record<string, () => Promise<Command>>> = {
    start: async () => (await import('./start.ts')).startCommand,
    test: async () => (await import('./test.ts')).testCommand,
    query: async () => (await import('./query.ts')).queryCommand,
    apex: async () => (await import('./apex.ts')).apexCommand,
    import: async () => (await import('./import.ts')).importCommand,
    jobs: async () => (await import('./jobs.ts')).jobsCommand,
    limits: async () => (await import('./limits.ts')).limitsCommand,
    reset: async () => (await import('./reset.ts')).resetCommand,
    token: async () => (await import('./token.ts')).tokenCommand
};

// Types are stripped and modules compiled once, here and in the workers, which read the variable.
process.env['NODE_COMPILE_CACHE'] ??= path.join(
    import.meta.dirname,
    '../../../node_modules/.cache/keystone-local-org/modules'
);
enableCompileCache(process.env['NODE_COMPILE_CACHE']);

const [name = 'help', ...args] = process.argv.slice(2);
const command = COMMANDS[name];
if (!command || args.includes('--help') || args.includes('-h')) {
    process.stdout.write(`${HELP}\n`);
    process.exitCode = command || name === 'help' || name === '--help' ? 0 : 2;
} else {
    try {
        process.exitCode = await (await command())(args);
    } catch (error) {
        const usage = error instanceof UsageError;
        process.stderr.write(
            `${usage ? error.message : error instanceof Error ? (process.env['DEBUG'] ? error.stack : error.message) : String(error)}\n`
        );
        process.exitCode = usage ? 2 : 1;
    }
}
