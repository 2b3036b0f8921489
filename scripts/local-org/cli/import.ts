import path from 'node:path';
import type { ImportReport } from '../import/run.ts';
import { connect } from './connection.ts';
import { parse, settingsOf, UsageError } from './options.ts';
import { Progress, since, table } from './output.ts';

/** Rejected rows shown per object; all of them are in the error file. */
const SHOWN = 10;

/** `import DIR|FILE.csv [--map FILE] [--today DATE]`: exit code 1 when a row or a column was left out. */
export async function importCommand(args: string[]): Promise<number> {
    const { values, positionals } = parse(args, { map: { type: 'string' } });
    const [source] = positionals;
    if (!source) throw new UsageError('import takes a folder of CSV files, or one CSV file');
    const settings = settingsOf(values);
    const started = Date.now();
    const connection = await connect(settings.org, settings.dataDirectory);
    const progress = new Progress();
    try {
        const request = {
            kind: 'import',
            path: path.resolve(source),
            mapFile: values.map === undefined ? null : path.resolve(values.map),
            today: values.today ?? null
        } as const;
        const report = await connection.ask<ImportReport>(request, (text, done, total) =>
            progress.update(text, done, total)
        );
        progress.done();
        process.stdout.write(`${text(report)}\n${since(started)}\n`);
        return report.objects.some(
            (object) =>
                object.rejected.length > 0 ||
                object.warnings.some((warning) => warning.endsWith('the column is left out'))
        )
            ? 1
            : 0;
    } finally {
        await connection.close();
    }
}

function text(report: ImportReport): string {
    const rows = report.objects.map((object) =>
        [object.object, object.inserted, object.updated, object.unchanged, object.rejected.length].map(String)
    );
    const lines = [table(['Object', 'Inserted', 'Updated', 'Unchanged', 'Rejected'], rows)];
    for (const object of report.objects) {
        for (const warning of object.warnings) lines.push(`${object.object}: ${warning}`);
        for (const row of object.rejected.slice(0, SHOWN)) lines.push(`${object.object} row ${row.row}: ${row.reason}`);
        if (object.rejected.length > SHOWN) lines.push(`${object.object}: and ${object.rejected.length - SHOWN} more`);
    }
    for (const file of report.errorFiles) lines.push(`Rejected rows: ${path.relative(process.cwd(), file)}`);
    return lines.join('\n');
}
