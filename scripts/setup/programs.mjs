// Programs that do not come from npm: a browser for the browser tests, a Java runtime for apex-ls and Code Analyzer.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { runStep } from './dependencies.mjs';

/** The best first: a headless shell is the same browser without windows, which saves a tenth of the processor time of browser tests. */
const browserNames = [
    'chromium-headless-shell',
    'chrome-headless-shell',
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'chrome'
];
const browserPlaces = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe'
];
const oldestJava = 17;

/**
 * Finds Chromium or Chrome: the one that KEYSTONE_BROWSER names, else on the path, else where their installers put them.
 * @returns {string | undefined} path of the executable
 */
export function findBrowser() {
    const named = process.env.KEYSTONE_BROWSER;
    if (named) return existsSync(named) ? named : undefined;
    return browserNames.map(onPath).find(Boolean) ?? browserPlaces.find((place) => existsSync(place));
}

/**
 * Finds a Java runtime that is new enough: the one of JAVA_HOME, else the one on the path.
 * @returns {string | undefined} path of the executable
 */
export function findJava() {
    const home = process.env.JAVA_HOME;
    const candidates = [home && path.join(home, 'bin', 'java'), onPath('java')];
    return candidates.find((java) => java && existsSync(java) && javaVersion(java) >= oldestJava);
}

/** Finds a browser or installs Debian's. @returns {Promise<void>} never rejects for want of a browser: the tests say so themselves */
export async function ensureBrowser() {
    await ensure(
        'a browser',
        findBrowser,
        [
            ['chromium-headless-shell', 'fonts-liberation'],
            ['chromium', 'fonts-liberation']
        ],
        'install Chromium or Chrome, or set KEYSTONE_BROWSER to its path'
    );
}

/** Finds Java or installs Debian's. @returns {Promise<void>} never rejects for want of Java: the checks say so themselves */
export async function ensureJava() {
    await ensure('Java', findJava, [['default-jre-headless']], `install a Java ${oldestJava} runtime`);
}

/**
 * Looks with `find`; failing that, installs the first of several sets of Debian packages that there is, when this is Debian and we
 * are root; failing that, gives advice.
 */
async function ensure(what, find, choices, advice) {
    if (find()) return;
    const apt = onPath('apt-get');
    if (!apt || process.getuid?.() !== 0) {
        console.error(`setup: ${what} was not found; ${advice}. What needs it will fail.`);
        return;
    }
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const problems = [];
    const attempt = async (name, args, options) => {
        try {
            await runStep(name, apt, ['-qq', ...args], { env, ...options });
            return true;
        } catch (error) {
            problems.push(error.message);
            return false;
        }
    };
    if (await attempt('package lists (apt-get update)', ['update'])) {
        for (const packages of choices) {
            const args = ['-y', '--no-install-recommends', 'install', ...packages];
            const options = { stdio: ['ignore', 'ignore', 'inherit'] };
            if (await attempt(`${what} (apt-get install ${packages.join(' ')})`, args, options)) return;
        }
    }
    console.error(`setup: ${problems.join('; ')}; ${advice}. What needs it will fail.`);
}

/** The major version that `java -version` prints, 0 when it does not run. */
function javaVersion(java) {
    const match = /version "(?:1\.)?(\d+)/.exec(spawnSync(java, ['-version'], { encoding: 'utf8' }).stderr ?? '');
    return match ? Number(match[1]) : 0;
}

/** Where the path has an executable, if it does. */
function onPath(name) {
    const suffix = process.platform === 'win32' ? '.exe' : '';
    const folders = (process.env.PATH ?? '').split(path.delimiter);
    return folders.map((folder) => path.join(folder, name + suffix)).find((file) => existsSync(file));
}
