import { Sessions } from '../server/sessions.ts';
import { connect, runningServer } from './connection.ts';
import { parse, settingsOf, UsageError } from './options.ts';
import type { QueryAnswer } from './query.ts';

/** `token [--user USERNAME] [--json]`: an access token and the instance URL of the running server, for tools that speak the platform's REST API. */
export async function tokenCommand(args: string[]): Promise<number> {
    const { values } = parse(args, { user: { type: 'string' }, json: { type: 'boolean' } });
    const settings = settingsOf(values);
    const server = runningServer(settings.dataDirectory);
    if (!server) throw new UsageError('A token is for the running server; start it first');
    const connection = await connect(settings.org, settings.dataDirectory);
    try {
        const [organization] = await rows(connection, 'SELECT Id FROM Organization');
        const username = values.user ?? 'admin@keystone.local';
        const user = (await rows(connection, 'SELECT Id, Username FROM User WHERE IsActive = true')).find(
            (row) => String(row['Username']).toLowerCase() === username.toLowerCase()
        );
        if (!organization || !user) throw new UsageError(`There is no active user ${username}`);
        const accessToken = new Sessions(settings.dataDirectory, String(organization['Id'])).issue(String(user['Id']));
        const instanceUrl = `http://127.0.0.1:${server.port}`;
        process.stdout.write(
            values.json
                ? `${JSON.stringify({ instanceUrl, accessToken, username })}\n`
                : `Instance URL  ${instanceUrl}\nAccess token  ${accessToken}\n`
        );
        return 0;
    } finally {
        await connection.close();
    }
}

async function rows(connection: Awaited<ReturnType<typeof connect>>, soql: string): Promise<Record<string, unknown>[]> {
    return (await connection.ask<QueryAnswer>({ kind: 'query', soql, userId: null })).records;
}
