import fs from 'node:fs';
import { connect } from './connection.ts';
import { parse, settingsOf, UsageError } from './options.ts';

export interface ApexAnswer {
    success: boolean;
    /** Compile problem or exception with its Apex stack. */
    problem: string | null;
    log: string[];
}

/** `apex FILE [--user USERNAME]`: runs anonymous Apex; prints its debug lines. */
export async function apexCommand(args: string[]): Promise<number> {
    const { values, positionals } = parse(args, { user: { type: 'string' } });
    const [file] = positionals;
    if (!file) throw new UsageError('apex takes one file of anonymous Apex');
    if (!fs.existsSync(file)) throw new UsageError(`There is no file ${file}`);
    const settings = settingsOf(values);
    const connection = await connect(settings.org, settings.dataDirectory);
    try {
        const answer = await connection.ask<ApexAnswer>({
            kind: 'apex',
            text: fs.readFileSync(file, 'utf8'),
            userId: values.user ?? null
        });
        for (const line of answer.log) process.stdout.write(`${line}\n`);
        if (answer.problem !== null) process.stderr.write(`${answer.problem}\n`);
        return answer.success ? 0 : 1;
    } finally {
        await connection.close();
    }
}
