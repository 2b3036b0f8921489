// Dependencies of the project: are they installed, install them, and where is the Node that they bring.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const windows = process.platform === 'win32';

/**
 * Tells whether node_modules holds what the lock file asks for. npm leaves a copy of what it installed in
 * node_modules/.package-lock.json as its last step, so an interrupted installation counts as not installed.
 * @param {string} folder the folder of package-lock.json
 * @returns {boolean} false when something is absent or of another version; platform packages of other systems don't count
 */
export function dependenciesReady(folder) {
    const installedFile = path.join(folder, 'node_modules', '.package-lock.json');
    if (!existsSync(installedFile)) return false;
    const wanted = JSON.parse(readFileSync(path.join(folder, 'package-lock.json'), 'utf8')).packages;
    let installed;
    try {
        installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
    } catch {
        return false;
    }
    return Object.entries(wanted).every(([place, entry]) => {
        if (place === '') return true;
        const found = installed[place];
        if (found === undefined) return entry.optional === true || entry.devOptional === true || entry.peer === true;
        return found.version === entry.version && existsSync(path.join(folder, place));
    });
}

/**
 * Installs exactly what the lock file names, and the Node binary that comes as a package.
 * @param {string} folder the folder of package-lock.json
 * @returns {Promise<void>} rejects when npm fails
 */
export async function installDependencies(folder) {
    const [npm, first] = npmCommand();
    const place = path.basename(folder);
    // Warnings would be about the Node that runs npm; the packages themselves run under the project's own.
    await runStep(
        `dependencies of ${place} (npm ci)`,
        npm,
        [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error'],
        { cwd: folder }
    );
}

/**
 * The project's own Node, whatever Node runs this script.
 * @param {string} root the project's folder
 * @returns {string} path of the executable
 */
export function packagedNode(root) {
    const node = path.join(root, 'node_modules', '.bin', windows ? 'node.cmd' : 'node');
    const works = () => spawnSync(node, ['--version'], { shell: windows }).status === 0;
    if (works()) return node;
    // An npm that doesn't run install scripts leaves the package without its binary; run that one script by name.
    const [npm, first] = npmCommand();
    spawnSync(npm, [...first, 'rebuild', 'node', '--foreground-scripts', '--ignore-scripts=false'], {
        cwd: root,
        stdio: 'inherit',
        shell: windows
    });
    if (!works()) {
        throw new Error(
            'the package "node" is installed without its binary; run: npm rebuild node --ignore-scripts=false'
        );
    }
    return node;
}

/**
 * Runs a command, showing its output, what it is for, and how long it took. Without a terminal npm shows no progress of
 * its own, so a line every ten seconds says that it is still going.
 * @param {string} title what the command is for
 * @param {string} command the executable
 * @param {string[]} args its arguments
 * @param {import('node:child_process').SpawnOptions} options passed on to spawn
 * @returns {Promise<void>} rejects with the exit code in the message
 */
export function runStep(title, command, args, options) {
    const start = Date.now();
    const seconds = () => `${((Date.now() - start) / 1000).toFixed(1)} s`;
    return new Promise((resolve, reject) => {
        const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], shell: windows, ...options });
        const announce = setTimeout(() => console.error(`setup: ${title} ...`), 500);
        const tick = setInterval(() => console.error(`setup: ${title} ... ${seconds()}`), 10_000);
        const settle = (finish) => {
            clearTimeout(announce);
            clearInterval(tick);
            finish();
        };
        child.on('error', (error) => settle(() => reject(new Error(`${title}: ${error.message}`))));
        child.on('close', (code, signal) =>
            settle(() => {
                if (code !== 0) return reject(new Error(`${title} failed (${signal ?? `exit code ${code}`})`));
                if (Date.now() - start > 1000) console.error(`setup: ${title}: done in ${seconds()}`);
                resolve();
            })
        );
    });
}

/** npm as it runs this script, else the one on the path. @returns {[string, string[]]} */
function npmCommand() {
    const script = process.env.npm_execpath;
    return script !== undefined && /npm-cli\.c?js$/.test(script) ? [process.execPath, [script]] : ['npm', []];
}
