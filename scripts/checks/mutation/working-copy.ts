import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRootOf } from '../../local-org/org/sources.ts';
import type { OrgOptions } from '../../local-org/org/protocol.ts';

/** Sources with Apex tests whose assertions are flipped. */
export interface Tree {
    /** For the report, e.g. `owner/name`. */
    name: string;
    /** Absolute source folders. */
    sources: readonly string[];
    namespace: string;
}

/** What an org needs besides the sources. */
const PROJECT_FILES = ['sfdx-project.json', 'config'];

/** A copy of a tree that may be changed. */
export class WorkingCopy {
    readonly #from: string;
    readonly #folder: string;
    readonly #tree: Tree;

    /**
     * @param folder removed before and after; the same one each time, so that the local org finds the syntax trees of
     * unchanged files again
     */
    constructor(tree: Tree, folder: string) {
        this.#tree = tree;
        this.#folder = folder;
        this.#from = projectRootOf(tree.sources[0]!) ?? tree.sources[0]!;
        rmSync(folder, { recursive: true, force: true });
        mkdirSync(folder, { recursive: true });
        for (const source of [...tree.sources, ...PROJECT_FILES.map((file) => path.join(this.#from, file))])
            if (existsSync(source)) cpSync(source, this.#inside(source), { recursive: true });
    }

    /** How an org over the copy is opened. */
    get org(): OrgOptions {
        return {
            projectDirectory: this.#folder,
            sourceDirectories: this.#tree.sources.map((source) => this.#inside(source)),
            namespace: this.#tree.namespace,
            databaseFile: ':memory:',
            today: null
        };
    }

    /** Paths of the classes, inside the project. */
    classFiles(): string[] {
        return this.#tree.sources
            .flatMap((source) => globSync('**/*.cls', { cwd: source }).map((file) => path.join(source, file)))
            .map((file) => path.relative(this.#from, file).replaceAll('\\', '/'))
            .sort();
    }

    /** Text of a file of the tree, unchanged. */
    read(file: string): string {
        return readFileSync(path.join(this.#from, file), 'utf8');
    }

    /** Replaces a file of the copy. */
    write(file: string, text: string): void {
        writeFileSync(path.join(this.#folder, file), text);
    }

    remove(): void {
        rmSync(this.#folder, { recursive: true, force: true });
    }

    #inside(file: string): string {
        return path.join(this.#folder, path.relative(this.#from, file));
    }
}
