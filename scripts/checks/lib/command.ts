import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** How a command ended and what it printed. */
export interface CommandResult {
    /** Exit code; 1 when a signal or a failure to start ended it. */
    code: number;
    stdout: string;
    /** stdout and stderr as they came. */
    output: string;
    /** Wall-clock milliseconds. */
    ms: number;
}

/** Where and how a command runs. */
export interface CommandOptions {
    cwd: string;
    env?: Record<string, string>;
    /** Milliseconds after which the command is ended and counts as failed; default 20 minutes. */
    timeout?: number;
    /** File that receives the output, for a look afterwards. */
    log?: string;
}

/** Runs a command to its end without a shell; never rejects. */
export function runCommand(command: string, args: readonly string[], options: CommandOptions): Promise<CommandResult> {
    const start = Date.now();
    // Tools that start `node` themselves get this Node, not an older one of the machine.
    const PATH = `${path.dirname(process.execPath)}${path.delimiter}${options.env?.['PATH'] ?? process.env.PATH}`;
    return new Promise((resolve) => {
        const child = spawn(command, args, {
            cwd: options.cwd,
            env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1', ...options.env, PATH },
            stdio: ['ignore', 'pipe', 'pipe'],
            timeout: options.timeout ?? 20 * 60_000
        });
        let stdout = '';
        let output = '';
        child.stdout.setEncoding('utf8').on('data', (text: string) => {
            stdout += text;
            output += text;
        });
        child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
        let failure = '';
        child.on('error', (error) => (failure = `${command}: ${error.message}\n`));
        child.on('close', (code, signal) => {
            if (signal !== null)
                failure += `${command} was ended by ${signal} after ${Math.round((Date.now() - start) / 1000)} s\n`;
            const result = { code: code ?? 1, stdout, output: output + failure, ms: Date.now() - start };
            if (failure !== '' && result.code === 0) result.code = 1;
            if (options.log !== undefined) {
                mkdirSync(path.dirname(options.log), { recursive: true });
                writeFileSync(options.log, result.output);
            }
            resolve(result);
        });
    });
}
