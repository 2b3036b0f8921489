/** The Salesforce CLI itself works with the local org: it logs in, reads and writes records, runs Apex and Apex tests. */
import path from 'node:path';
import type { Finding } from '../lib/finding.ts';
import { OrgCli } from '../lib/org-cli.ts';
import { withTemporaryFolder } from '../lib/temporary.ts';
import { SfClient } from '../sf-client/client.ts';
import { Session } from '../sf-client/session.ts';

export const title = 'Salesforce CLI against the local org';

/** Runs a session of the CLI against a server with an empty org of its own. @throws when the server does not start */
export function run(): Promise<Finding[]> {
    return withTemporaryFolder(async (folder) => {
        const org = new OrgCli(path.join(folder, 'org'));
        const reset = await org.run('reset', '--empty');
        if (reset.code !== 0) throw new Error(`an empty org could not be made: ${reset.output.trim().slice(-1000)}`);
        const stop = await org.serve('2026-11-22');
        try {
            const token = await org.run('token', '--json');
            if (token.code !== 0) throw new Error(`there is no access token: ${token.output.trim().slice(-1000)}`);
            const { instanceUrl, accessToken } = JSON.parse(token.stdout) as Record<
                'instanceUrl' | 'accessToken',
                string
            >;
            const session = new Session(new SfClient(folder, accessToken), folder);
            await session.run(instanceUrl);
            return session.findings;
        } finally {
            await stop();
        }
    });
}
