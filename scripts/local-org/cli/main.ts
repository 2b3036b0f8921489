import { apexCommand } from './apex.ts';
import { importCommand } from './import.ts';
import { UsageError } from './options.ts';
import { queryCommand } from './query.ts';
import { resetCommand } from './reset.ts';
import { startCommand } from './start.ts';
import { testCommand } from './test.ts';

const HELP = `The local org: Keystone's real Apex and components on this machine.

npm run org -- start  [--port N] [--data DIR] [--today DATE] [--fresh] [--no-watch]
npm run org -- test   [--source DIR]... [--tests NAME]... [--namespace NS] [--coverage] [--json]
npm run org -- query  "SOQL" [--json] [--user USERNAME]
npm run org -- apex   FILE [--user USERNAME]
npm run org -- import DIR|FILE.csv [--map FILE] [--today DATE]
npm run org -- reset  [--empty]

--data DIR      where the records are kept (default .local-org)
--no-watch      leaves the browser side and the Apex as they are when sources change
--today DATE    pins the org's clock to a day, YYYY-MM-DD
Commands go through the running server where there is one.`;

const COMMANDS: Partial<Record<string, (args: string[]) => Promise<number>>> = {
    start: startCommand,
    test: testCommand,
    query: queryCommand,
    apex: apexCommand,
    import: importCommand,
    reset: resetCommand
};

const [name = 'help', ...args] = process.argv.slice(2);
const command = COMMANDS[name];
if (!command || args.includes('--help') || args.includes('-h')) {
    process.stdout.write(`${HELP}\n`);
    process.exitCode = command || name === 'help' || name === '--help' ? 0 : 2;
} else {
    try {
        process.exitCode = await command(args);
    } catch (error) {
        const usage = error instanceof UsageError;
        process.stderr.write(`${usage ? error.message : error instanceof Error ? (process.env['DEBUG'] ? error.stack : error.message) : String(error)}\n`);
        process.exitCode = usage ? 2 : 1;
    }
}
