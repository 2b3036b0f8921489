import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Expectations } from '../lib/expectations.ts';
import type { OrgCli } from '../lib/org-cli.ts';

/** Rows that cannot be loaded: name -> what the reason must speak of. */
const bad: [name: string, row: string, reason: RegExp][] = [
    ['Bad date', 'Bad date,Acme Corporation,Prospecting,31-12-2026,10,x', /date|31-12-2026/i],
    ['Impossible date', 'Impossible date,Acme Corporation,Prospecting,2026-02-30,10,x', /date|2026-02-30/i],
    ['Unknown parent', 'Unknown parent,Nobody Ltd,Prospecting,2026-12-31,10,x', /Nobody Ltd/],
    [
        'Ambiguous parent',
        'Ambiguous parent,Twin Works,Prospecting,2026-12-31,10,x',
        /Twin Works|ambiguous|more than one/i
    ],
    ['Bad number', 'Bad number,Acme Corporation,Prospecting,2026-12-31,ten,x', /number|ten|currency|amount/i],
    ['No stage', 'No stage,Acme Corporation,,2026-12-31,10,x', /stage|required/i],
    ['Short row', 'Short row,Acme Corporation', /column|field|value|required/i]
];
const good = [
    'First good one,Acme Corporation,Prospecting,2026-12-31,10,x',
    '"Good, with a comma",Cancity,Prospecting,2026-12-31,20.5,x',
    'Last good one,,Prospecting,2026-12-31,,x'
];
const goodNames = ['First good one', 'Good, with a comma', 'Last good one'];

/**
 * Loads a file with mistakes into an org that holds the data set: good rows must arrive, bad ones be explained one by one.
 * @param folder an empty folder for the file
 */
export async function brokenFile(org: OrgCli, folder: string, today: string, expect: Expectations): Promise<void> {
    const script = path.join(folder, 'twins.apex');
    writeFileSync(
        script,
        "insert new List<Account>{ new Account(Name = 'Twin Works'), new Account(Name = 'Twin Works') };\n"
    );
    const twins = await org.run('apex', script);
    expect.holds('two accounts of the same name', twins.code === 0, twins.output.slice(-1000));

    const rows = [
        good[0]!,
        ...bad.slice(0, 4).map(([, row]) => row),
        good[1]!,
        ...bad.slice(4).map(([, row]) => row),
        good[2]!
    ];
    const file = path.join(folder, 'Opportunity.csv');
    writeFileSync(file, ['Name,Account.Name,StageName,CloseDate,Amount,Nonsense', ...rows].join('\n') + '\n');
    const load = await org.run('import', file, '--today', today);
    // Explanations are printed, or written to an error file beside the input or in the data directory.
    const errorFiles = globSync('**/*{error,Error,ERROR}*', { cwd: path.dirname(folder), withFileTypes: true }).filter(
        (entry) => entry.isFile()
    );
    const explained = [
        load.output,
        ...errorFiles.map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
    ].join('\n');
    const lines = explained.split('\n');

    expect.holds('the unknown column is named', /Nonsense/.test(explained), load.output.slice(-2000));
    for (const name of goodNames)
        expect.equal(`good row "${name}"`, await org.count(`Opportunity WHERE Name = '${name}'`), 1);
    bad.forEach(([name, , reason]) => {
        const mine = lines.filter((line) => line.includes(name));
        expect.holds(
            `bad row "${name}" is explained`,
            mine.some((line) => reason.test(line.replace(name, ''))),
            mine.join('\n') || 'no line names it'
        );
    });
    for (const [name] of bad)
        expect.equal(`bad row "${name}" was not loaded`, await org.count(`Opportunity WHERE Name = '${name}'`), 0);
}
