/** Metadata XML as plain objects. Texts stay strings; a repeated element is an array, so read it through `list`. */
import { readFileSync, statSync } from 'node:fs';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { readPlainXml } from './plain-xml.ts';

/** A parsed element: members by name. */
export interface XmlNode {
    readonly [name: string]: unknown;
}

const parser = new XMLParser({
    ignoreAttributes: false,
    parseTagValue: false,
    parseAttributeValue: false,
    ignoreDeclaration: true,
    processEntities: true,
    trimValues: true
});

interface CacheEntry {
    stamp: string;
    root: XmlNode;
    text: string;
}

/** Parsed files by absolute path: a reload parses only what changed. */
const cache = new Map<string, CacheEntry>();

export class MetadataError extends Error {
    readonly path: string;

    constructor(path: string, reason: string) {
        super(`${path}: ${reason}`);
        this.name = 'MetadataError';
        this.path = path;
    }
}

/** Root element of a metadata file. `shown` is the path for messages. Throws MetadataError for XML that is not well-formed. */
export function readXml(path: string, shown: string): { root: XmlNode; text: string } {
    const { mtimeMs, size } = statSync(path);
    const stamp = `${mtimeMs}:${size}`;
    const known = cache.get(path);
    if (known?.stamp === stamp) return known;
    const text = readFileSync(path, 'utf8');
    const document = readPlainXml(text) ?? readAnyXml(text, shown);
    const name = Object.keys(document).find((each) => !each.startsWith('?') && !each.startsWith('#'));
    if (name === undefined) throw new MetadataError(shown, 'has no root element');
    const root = document[name];
    const entry = { stamp, root: typeof root === 'object' && root !== null ? (root as XmlNode) : {}, text };
    cache.set(path, entry);
    return entry;
}

function readAnyXml(text: string, shown: string): XmlNode {
    const valid = XMLValidator.validate(text);
    if (valid !== true) throw new MetadataError(`${shown}:${valid.err.line}`, `not well-formed: ${valid.err.msg}`);
    return parser.parse(text) as XmlNode;
}

/** Elements under one name: none, one or many. */
export function list(value: unknown): XmlNode[] {
    if (value === undefined || value === '') return [];
    return (Array.isArray(value) ? value : [value]) as XmlNode[];
}

/** Texts of the elements under one name. */
export function texts(value: unknown): string[] {
    if (value === undefined) return [];
    return (Array.isArray(value) ? value : [value]).map((each) => textOf(each) ?? '');
}

/** Text of one element; null when it is not there or empty. */
export function textOf(value: unknown): string | null {
    if (typeof value === 'string') return value === '' ? null : value;
    if (typeof value === 'object' && value !== null && '#text' in value) return String(value['#text']);
    return null;
}

/** `true` and nothing else. */
export function flag(value: unknown): boolean {
    return value === 'true';
}

export function numberOf(value: unknown): number {
    const text = textOf(value);
    return text === null ? 0 : Number(text);
}

/** 1-based line where the text of an element's first occurrence starts, for messages. */
export function lineOf(text: string, element: string): number {
    const at = new RegExp(`<${element}\\s*>`).exec(text);
    return at === null ? 1 : text.slice(0, at.index + at[0].length).split('\n').length;
}
