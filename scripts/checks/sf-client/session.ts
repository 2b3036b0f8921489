import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../lib/finding.ts';
import type { SfClient, SfResult } from './client.ts';
import { type Expected, findingsOf, valueAt } from './expect.ts';

/** A small test class of the package, for the commands that run tests. */
const testClass = 'UniqueKeysTest';

/** One session of a person with the Salesforce CLI, command by command; collects what went wrong. */
export class Session {
    readonly findings: Finding[] = [];
    readonly #sf: SfClient;
    readonly #folder: string;

    /** @param folder for the files that commands read */
    constructor(sf: SfClient, folder: string) {
        this.#sf = sf;
        this.#folder = folder;
    }

    /** Runs all commands; those that need the log-in are left out when it fails. */
    async run(instanceUrl: string): Promise<void> {
        const login = await this.#sf.login(instanceUrl);
        this.#judge('log in with an access token', login, { json: { status: 0 } });
        if (login.code !== 0) return;
        await this.#records();
        await this.#importTree();
        await this.#anonymousApex();
        await this.#tests();
    }

    async #records(): Promise<void> {
        const created = await this.#sf.run(
            'data',
            'create',
            'record',
            '--sobject',
            'Account',
            '--values',
            "Name='CLI One' Industry=Energy",
            '--json'
        );
        this.#judge('create a record', created, { json: { status: 0, 'result.success': true } });
        const id = String(valueAt(created.json, 'result.id'));
        const update = [
            'data',
            'update',
            'record',
            '--sobject',
            'Account',
            '--record-id',
            id,
            '--values',
            "Name='CLI Two'",
            '--json'
        ];
        await this.#expect('update a record', update, { json: { status: 0, 'result.success': true } });
        const query = "SELECT Name, Industry, Owner.Username FROM Account WHERE Name LIKE 'CLI%'";
        await this.#expect('query as a table', ['data', 'query', '--query', query], {
            output: [/CLI Two\s.*Energy\s.*admin@/, 'records retrieved: 1']
        });
        await this.#expect('query as JSON', ['data', 'query', '--query', query, '--json'], {
            json: { 'result.totalSize': 1, 'result.records.0.Name': 'CLI Two' }
        });
        await this.#expect(
            'delete a record',
            ['data', 'delete', 'record', '--sobject', 'Account', '--record-id', id, '--json'],
            { json: { status: 0 } }
        );
        await this.#expect(
            'query what is not there',
            ['data', 'query', '--query', 'SELECT Nope__c FROM Account', '--json'],
            { code: 1, json: { name: 'INVALID_FIELD' } }
        );
    }

    async #importTree(): Promise<void> {
        const contact = { attributes: { type: 'Contact', referenceId: 'contact1' }, LastName: 'Branch' };
        const account = {
            attributes: { type: 'Account', referenceId: 'account1' },
            Name: 'Tree',
            Contacts: { records: [contact] }
        };
        const file = this.#file('tree.json', JSON.stringify({ records: [account] }));
        await this.#expect('import a tree of records', ['data', 'import', 'tree', '--files', file, '--json'], {
            json: { status: 0, 'result.1.type': 'Contact' }
        });
        const query = "SELECT LastName FROM Contact WHERE Account.Name = 'Tree'";
        await this.#expect('query what was imported', ['data', 'query', '--query', query, '--json'], {
            json: { 'result.records.0.LastName': 'Branch' }
        });
    }

    async #anonymousApex(): Promise<void> {
        const good = this.#file(
            'good.apex',
            "insert new Account(Name = 'By Apex');\nSystem.debug('rows: ' + [SELECT COUNT() FROM Account WHERE Name = 'By Apex'] + ' <&>');\n"
        );
        await this.#expect('run Apex', ['apex', 'run', '--file', good], {
            output: ['Executed successfully', 'USER_DEBUG|[2]|DEBUG|rows: 1 <&>']
        });
        const faulty = this.#file('faulty.apex', "Integer number;\nnumber = 'text';\n");
        await this.#expect('run Apex that does not compile', ['apex', 'run', '--file', faulty, '--json'], {
            code: 1,
            json: { name: 'executeCompileFailure', 'data.line': '2', 'data.compiled': false }
        });
        const failing = this.#file(
            'failing.apex',
            "insert new Account(Name = 'Undone');\nInteger number = new List<Integer>()[0];\nnumber += 1;\n"
        );
        await this.#expect('run Apex that throws', ['apex', 'run', '--file', failing, '--json'], {
            code: 1,
            json: {
                name: 'executeRuntimeFailure',
                'data.exceptionMessage': 'System.ListException: List index out of bounds: 0',
                'data.exceptionStackTrace': 'AnonymousBlock: line 2, column 1'
            }
        });
        const query = "SELECT COUNT() FROM Account WHERE Name IN ('By Apex', 'Undone')";
        await this.#expect('query what Apex left', ['data', 'query', '--query', query, '--json'], {
            json: { 'result.totalSize': 1 }
        });
    }

    async #tests(): Promise<void> {
        const test = ['apex', 'run', 'test', '--class-names'];
        await this.#expect(
            'run a test class at once',
            [...test, testClass, '--synchronous', '--code-coverage', '--result-format', 'human'],
            {
                output: [/Outcome\s+Passed/, /Pass Rate\s+100%/, /UniqueKeys\s+100%/]
            }
        );
        const queued = [
            'apex',
            'run',
            'test',
            '--tests',
            `${testClass}.shouldJoinPartsWhenAllAreThere`,
            '--wait',
            '2',
            '--json'
        ];
        await this.#expect('run a test method in the queue', queued, {
            json: { 'result.summary.outcome': 'Passed', 'result.summary.testsRan': 1 }
        });
        await this.#expect('run tests that do not exist', [...test, 'NoSuchTest', '--synchronous', '--json'], {
            code: 1,
            json: { name: 'INVALID_INPUT' }
        });
    }

    async #expect(what: string, args: readonly string[], expected: Expected): Promise<void> {
        this.#judge(what, await this.#sf.run(...args), expected);
    }

    #judge(what: string, result: SfResult, expected: Expected): void {
        this.findings.push(...findingsOf(what, result, expected));
    }

    #file(name: string, text: string): string {
        const file = path.join(this.#folder, name);
        writeFileSync(file, text);
        return file;
    }
}
