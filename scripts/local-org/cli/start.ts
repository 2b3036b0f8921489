import { runningServer } from './connection.ts';
import { parse, settingsOf, UsageError } from './options.ts';
import { Progress, since } from './output.ts';
import { deleteData } from './reset.ts';
import { startServer } from '../server/main.ts';

const DEFAULT_PORT = 8168;

/** `start [--port N] [--data DIR] [--today DATE] [--fresh] [--no-watch]`: serves until it is interrupted. */
export async function startCommand(args: string[]): Promise<number> {
    const { values } = parse(args, {
        port: { type: 'string' },
        fresh: { type: 'boolean' },
        'no-watch': { type: 'boolean' }
    });
    const settings = settingsOf(values);
    const port = values.port === undefined ? DEFAULT_PORT : Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65535)
        throw new UsageError(`--port takes a number up to 65535, not ${values.port}`);
    const running = runningServer(settings.dataDirectory);
    if (running) {
        if (values.fresh) throw new UsageError('The server is running on this data; stop it first');
        process.stdout.write(`The local org is already running: http://127.0.0.1:${running.port}/\n`);
        return 0;
    }
    const started = Date.now();
    if (values.fresh) deleteData(settings.dataDirectory);
    const progress = new Progress();
    const log = (line: string): void => void process.stderr.write(`${line}\n`);
    // Heard from here on: an interrupt while the server starts must end it as well as one later.
    const interrupted = new Promise<void>((resolve) => {
        process.once('SIGINT', () => resolve());
        process.once('SIGTERM', () => resolve());
    });
    const server = await startServer({
        org: settings.org,
        dataDirectory: settings.dataDirectory,
        port,
        watch: values['no-watch'] !== true,
        sampleData: true,
        log,
        progress: (text, done, total) => progress.update(text, done, total)
    }).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'EADDRINUSE')
            throw new UsageError(`Port ${port} is in use; choose another with --port, or 0 for any`);
        throw error;
    });
    progress.done();
    process.stdout.write(
        `\nKeystone runs on the local org (${since(started)}):\n\n    ${server.url}\n\nStop with Ctrl+C. Records stay in ${settings.dataDirectory}\n`
    );
    await interrupted;
    await server.close();
    process.exit(0);
}
