import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import v8 from 'node:v8';
import type { ParsedUnit } from '../apex/compiler/ast.ts';
import { shared } from '../apex/compiler/division.ts';
import type { Division } from '../apex/compiler/division.ts';
import { parseUnit } from '../apex/compiler/parse/index.ts';
import { GrammarCache, writeWhole } from './grammar-cache.ts';

const COMPILER = path.join(import.meta.dirname, '../apex/compiler');
const PROJECT = path.join(import.meta.dirname, '../../..');

/** Kept beside the installed packages: whoever installs again starts over. */
const FOLDER = path.join(PROJECT, 'node_modules/.cache/keystone-local-org');

const MOST_FILES = 20;

/** What two versions of the parser have learned may lie side by side: two checkouts can share the installed packages. */
const MOST_PARSERS = 3;

/** What is parsed. */
export interface UnitText {
    text: string;
    kind: ParsedUnit['kind'];
    name: string;
}

/** Syntax trees of Apex sources by a hash of kind, name and text, serialised. */
type Trees = Map<string, Uint8Array>;

/**
 * Syntax trees kept on disk between processes. Parsing is two thirds of the time that opening an org takes, and most
 * sources are the same as the last time. A cache that cannot be read or written costs time, nothing else.
 */
export class SyntaxCache {
    readonly #file: string;
    readonly #grammar: GrammarCache;
    readonly #known: Trees;
    readonly #used: Trees = new Map();
    #hasNew = false;

    /** The cache of a set of source folders; one file each, so that other projects leave this one's trees alone. */
    constructor(sourceDirectories: readonly string[], folder = FOLDER) {
        const version = parserVersion();
        this.#file = path.join(folder, `syntax-${shortHash(version, ...sourceDirectories)}.bin`);
        this.#grammar = new GrammarCache(path.join(folder, `grammar-${shortHash(version)}.bin`));
        this.#known = read(this.#file);
    }

    /**
     * Knows all sources of an org from now on, and keeps no others.
     * @param division other threads that learn the same sources
     */
    learn(sources: readonly UnitText[], division?: Division): void {
        // Also where every source is known: the compiler parses queries.
        this.#grammar.restore();
        const keys = sources.map(keyOf);
        const unknown = new Set(sources.filter((_source, index) => !this.#known.has(keys[index]!)));
        this.#hasNew ||= unknown.size > 0;
        // Serialised before the compiler gets it, so that nothing it notes in the tree is kept. Null for those that are known.
        const trees = shared(sources, division, (source) =>
            unknown.has(source) ? v8.serialize(parseUnit(source.text, source.kind, source.name)) : null
        );
        keys.forEach((key, index) => this.#used.set(key, this.#known.get(key) ?? trees[index]!));
    }

    /** The tree of a source that was learned. Same contract as `parseUnit`. */
    parse(text: string, kind: ParsedUnit['kind'], name: string): ParsedUnit {
        return v8.deserialize(this.#used.get(keyOf({ text, kind, name }))!) as ParsedUnit;
    }

    /**
     * Writes the trees that were learned; does nothing when all of them were known.
     * @param division other threads that have the same trees: one of them writes
     */
    save(division?: Division): void {
        if (!this.#hasNew) return;
        this.#hasNew = false;
        this.#grammar.save();
        if (division !== undefined && division.part > 0) return;
        if (!writeWhole(this.#file, v8.serialize(this.#used))) return;
        prune(path.dirname(this.#file), 'syntax-', MOST_FILES);
        prune(path.dirname(this.#file), 'grammar-', MOST_PARSERS);
    }
}

function shortHash(...parts: readonly string[]): string {
    return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
}

function keyOf({ text, kind, name }: UnitText): string {
    return createHash('sha256').update(`${kind}\n${name}\n${text}`).digest('base64');
}

/** Keeps the latest caches only: projects and versions of the parser come and go. */
function prune(folder: string, kind: string, most: number): void {
    const age = (file: string): number => fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    const files = fs
        .readdirSync(folder)
        .filter((name) => name.startsWith(kind))
        .map((name) => path.join(folder, name));
    for (const file of files.sort((left, right) => age(right) - age(left)).slice(most))
        fs.rmSync(file, { force: true });
}

/** Changes whenever the parser or the form of its trees does. */
function parserVersion(): string {
    const hash = createHash('sha256').update(process.version);
    const folder = path.join(COMPILER, 'parse');
    const files = [
        path.join(COMPILER, 'ast.ts'),
        ...fs
            .readdirSync(folder)
            .sort()
            .map((name) => path.join(folder, name)),
        path.join(PROJECT, 'node_modules/@apexdevtools/apex-parser/package.json')
    ];
    for (const file of files) hash.update(fs.readFileSync(file));
    return hash.digest('hex');
}

function read(file: string): Trees {
    try {
        return v8.deserialize(fs.readFileSync(file)) as Trees;
    } catch {
        return new Map();
    }
}
