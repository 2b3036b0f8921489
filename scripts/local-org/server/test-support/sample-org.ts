import path from 'node:path';
import { Org } from '../../org/org.ts';
import type { ApiRequest, ApiResponse, OrgOptions } from '../../org/protocol.ts';
import { readProject } from '../../org/sources.ts';
import { USERS } from '../../sample-data/company.ts';
import { sampleImage } from '../../sample-data/image.ts';
import { answer } from '../api/router.ts';

/** People of the sample data by key; `admin` besides. */
export type Persona = 'admin' | 'sponsor' | 'lead' | 'kam1' | 'kam2' | 'revops' | 'reader' | 'outsider';

/** Options of an org in memory over this project's own sources, on a pinned day. */
export function memoryOptions(changes: Partial<OrgOptions> = {}): OrgOptions {
    const project = readProject(path.join(import.meta.dirname, '../../../..'));
    return {
        projectDirectory: project.directory,
        sourceDirectories: project.sourceDirectories,
        namespace: 'keystone',
        databaseFile: ':memory:',
        today: '2026-11-22',
        ...changes
    };
}

/** An org with the sample data, asked over its API as one of its people. */
export class SampleOrg {
    readonly org: Org;
    readonly #users: Map<string, string>;

    constructor() {
        const options = memoryOptions();
        this.org = Org.open(options, undefined, { image: sampleImage(options) });
        const ids = new Map(
            this.org.store
                .all('SELECT "FirstName" || \' \' || "LastName", "Id" FROM "User"')
                .map(([name, id]) => [String(name), String(id)])
        );
        this.#users = new Map(USERS.map((user) => [user.key, ids.get(`${user.first} ${user.last}`)!]));
        this.#users.set('admin', this.org.adminUserId);
    }

    userId(persona: Persona): string {
        return this.#users.get(persona)!;
    }

    /** Sends a request; the path may carry a query string, `/ui-api/...` and the like stand below the data API's root. */
    send(persona: Persona, method: string, url: string, body: unknown = null): ApiResponse {
        const { pathname, searchParams } = new URL(url, 'http://localhost');
        const versioned =
            pathname.startsWith('/local/') || pathname.startsWith('/services/')
                ? pathname
                : `/services/data/v68.0${pathname}`;
        return this.answer({
            method,
            path: versioned,
            query: Object.fromEntries(searchParams),
            body,
            userId: this.userId(persona)
        });
    }

    answer(request: ApiRequest): ApiResponse {
        return answer(this.org, request);
    }

    /** The body of a request that succeeds; throws with the answer otherwise. */
    body<T = Record<string, never>>(persona: Persona, method: string, url: string, body: unknown = null): T {
        const response = this.send(persona, method, url, body);
        if (response.status >= 400)
            throw new Error(`${method} ${url}: ${response.status} ${JSON.stringify(response.body)}`);
        return response.body as T;
    }

    get<T = Record<string, never>>(persona: Persona, url: string): T {
        return this.body<T>(persona, 'GET', url);
    }

    /** Rows of a query as the administrator. */
    query(soql: string, persona: Persona = 'admin'): Record<string, unknown>[] {
        return this.get<{ records: Record<string, unknown>[] }>(persona, `/query?q=${encodeURIComponent(soql)}`)
            .records;
    }

    /** Id of the only record that a condition finds. */
    id(fromWhere: string): string {
        const rows = this.query(`SELECT Id FROM ${fromWhere}`);
        if (rows.length !== 1) throw new Error(`${rows.length} rows: ${fromWhere}`);
        return String(rows[0]!['Id']);
    }
}
