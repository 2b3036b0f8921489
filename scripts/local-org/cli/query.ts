import { connect } from './connection.ts';
import { parse, settingsOf, UsageError } from './options.ts';
import { table } from './output.ts';

export interface QueryAnswer {
    totalSize: number;
    records: Record<string, unknown>[];
}

/** `query "SOQL" [--json] [--user USERNAME]`: as the administrator, or as the named user with that user's permissions. */
export async function queryCommand(args: string[]): Promise<number> {
    const { values, positionals } = parse(args, { json: { type: 'boolean' }, user: { type: 'string' } });
    const [soql] = positionals;
    if (!soql) throw new UsageError('query takes one SOQL text');
    const settings = settingsOf(values);
    const connection = await connect(settings.org, settings.dataDirectory);
    try {
        const answer = await connection.ask<QueryAnswer>({ kind: 'query', soql, userId: values.user ?? null });
        process.stdout.write(
            values.json
                ? `${JSON.stringify({ status: 0, result: { ...answer, done: true } }, null, 2)}\n`
                : `${plain(answer)}\n`
        );
    } finally {
        await connection.close();
    }
    return 0;
}

function plain(answer: QueryAnswer): string {
    if (answer.records.length === 0) return `${answer.totalSize} rows`;
    const rows = answer.records.map((record) => flat(record));
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    return `${table(
        columns,
        rows.map((row) => columns.map((column) => row[column] ?? ''))
    )}\n${answer.totalSize} rows`;
}

function flat(record: Record<string, unknown>, prefix = ''): Record<string, string> {
    const cells: Record<string, string> = {};
    for (const [name, value] of Object.entries(record)) {
        if (name === 'attributes') continue;
        if (typeof value === 'object' && value !== null) {
            const nested = value as { records?: unknown[] } & Record<string, unknown>;
            if (Array.isArray(nested.records)) cells[prefix + name] = `${nested.records.length} rows`;
            else Object.assign(cells, flat(nested, `${prefix}${name}.`));
        } else cells[prefix + name] = value === null ? '' : String(value);
    }
    return cells;
}
