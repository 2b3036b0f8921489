/** What has no place in the repository: paths of a machine, registry hosts, secrets, raw HTML, unfinished work. */
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../lib/finding.ts';
import { lineAt, openProject, type Project } from '../lib/project.ts';

export const title = 'repository hygiene';

interface Rule {
    rule: string;
    pattern: RegExp;
    message: string;
    /** Files that the rule is about; all when absent. */
    only?: RegExp;
}

/** Lines of code and files whose job it is to name what the rules forbid. */
const exempt = /^(scripts\/checks\/fixtures\/|scripts\/checks\/verify\/hygiene(\.test)?\.ts$)/;
const binary = /\.(png|jpe?g|gif|ico|woff2?|ttf|zip|gz|sqlite|pdf)$/i;
const maxLines = 500;

const rules: Rule[] = [
    {
        rule: 'machine-path',
        pattern: /(?<![\w.~/:])\/(?:work|root|home|Users)\/[\w.-]+/g,
        message: 'a path of one machine'
    },
    {
        rule: 'temporary-path',
        pattern: /(?<![\w.~/:$}])\/tmp\/[\w.-]+/g,
        message: 'a fixed temporary path: use os.tmpdir()'
    },
    {
        rule: 'registry-host',
        pattern:
            /\b(?:registry\.\w+\.(?:org|com|net)|npm\.pkg\.\w+\.\w+|deb\.\w+\.org|\d{1,3}(?:\.\d{1,3}){3}:\d{4,5}\/npm)\b/g,
        message: 'a registry host'
    },
    {
        rule: 'resolved-url',
        pattern: /"resolved": "http/g,
        message: 'a lock file entry with an address',
        only: /package-lock\.json$/
    },
    {
        rule: 'secret',
        pattern:
            /-----BEGIN [A-Z ]*PRIVATE KEY-----|\b(?:ghp|gho|npm)_[A-Za-z0-9]{36}\b|\bAKIA[0-9A-Z]{16}\b|\b00D[A-Za-z0-9]{12,15}![A-Za-z0-9_.]{20,}|\b(?:password|secret|token)\s*[:=]\s*'[^'\s]{12,}'/g,
        message: 'looks like a secret'
    },
    {
        rule: 'raw-html',
        pattern: /\b(?:innerHTML|outerHTML|insertAdjacentHTML)\b|\bdocument\.write\b/g,
        message: 'HTML from text: an injection waiting to happen',
        only: /\.(ts|js|mjs|html)$/
    },
    { rule: 'unfinished', pattern: /\b(?:TODO|FIXME|HACK)\b/g, message: 'unfinished work' },
    {
        rule: 'focused-test',
        pattern: /\b(?:it|test|describe)\.(?:only|skip|todo)\(|\b(?:xit|xdescribe|fit|fdescribe)\(/g,
        message: 'a test that is skipped or alone',
        only: /\.test\.ts$/
    },
    {
        rule: 'debug',
        pattern: /\bSystem\.debug\s*\(|\bconsole\.(?:log|debug)\s*\(|\bdebugger\b/g,
        message: 'a debug output',
        only: /^force-app\//
    },
    { rule: 'conflict', pattern: /^(?:<{7} |={7}$|>{7} )/gm, message: 'a merge conflict' }
];

/** Looks through every file that git would keep; everything in the folder where there is no git. */
export async function run(project: Project = openProject()): Promise<Finding[]> {
    const findings: Finding[] = [];
    for (const file of keptFiles(project)) {
        if (exempt.test(file) || binary.test(file)) continue;
        const text = readFileSync(path.join(project.root, file), 'utf8');
        for (const { rule, pattern, message, only } of rules) {
            if (only !== undefined && !only.test(file)) continue;
            for (const match of text.matchAll(pattern)) {
                findings.push({
                    file,
                    line: lineAt(text, match.index),
                    rule,
                    message: `${message}: ${match[0].slice(0, 40)}`
                });
            }
        }
        if (/\.(ts|mjs|cjs|js|cls|html|css)$/.test(file)) {
            const lines = text.split('\n').length;
            if (lines > maxLines)
                findings.push({
                    file,
                    rule: 'long-file',
                    message: `${lines} lines, ${maxLines} at most: one idea a file`
                });
        }
        if (text.includes('\r\n')) findings.push({ file, rule: 'line-ends', message: 'lines end in CR LF' });
    }
    return findings;
}

function keptFiles(project: Project): string[] {
    const isRepository = existsSync(path.join(project.root, '.git'));
    const files = isRepository
        ? execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
              cwd: project.root,
              encoding: 'utf8',
              maxBuffer: 1 << 26
          }).split('\0')
        : globSync('**/*', { cwd: project.root });
    // A file deleted in the work tree is still in git's list.
    return files
        .filter((file) => file !== '' && statSync(path.join(project.root, file), { throwIfNoEntry: false })?.isFile())
        .map((file) => file.replaceAll('\\', '/'))
        .sort();
}
