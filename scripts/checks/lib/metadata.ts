import path from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import type { Finding } from './finding.ts';
import { type Project, readSource, sourceFiles } from './project.ts';

/** Parsed XML: every element is text, an element or a list of either; attributes start with `@`. */
export type XmlNode = { [element: string]: XmlValue };
export type XmlValue = string | XmlNode | (string | XmlNode)[] | undefined;

/** One metadata file. */
export interface MetadataFile {
    /** Path inside the project. */
    file: string;
    /** Name of the root element, e.g. `CustomField`. */
    type: string;
    /** Full name of the component, without its object: `Tier__c`, `Keystone_KAM`. */
    name: string;
    /** The object, for what lies in an object's folder. */
    object: string | null;
    xml: XmlNode;
}

const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    ignoreDeclaration: true
});

/** The metadata of a package, indexed for checks. */
export class PackageMetadata {
    readonly project: Project;
    readonly files: readonly MetadataFile[];

    /** Reads every `*-meta.xml` of the project; files that are no XML are left to the check of their types. */
    constructor(project: Project) {
        this.project = project;
        this.files = sourceFiles(project, '**/*-meta.xml').flatMap((file) => {
            const parsed = parseMetadata(readSource(project, file));
            return parsed === null ? [] : [describe(file, parsed)];
        });
    }

    /** All components of a type. */
    ofType(type: string): MetadataFile[] {
        return this.files.filter((file) => file.type === type);
    }

    /** A component by type and full name. */
    find(type: string, name: string): MetadataFile | undefined {
        return this.files.find((file) => file.type === type && file.name === name);
    }

    /** Names of the package's own objects: `Tier__c`, `Recalculation__e`, `Step_Criterion__mdt`. */
    get customObjects(): MetadataFile[] {
        return this.ofType('CustomObject').filter((file) => /__(c|e|mdt)$/.test(file.name));
    }

    /** Custom fields of an object, or of all. */
    fields(object?: string): MetadataFile[] {
        return this.ofType('CustomField').filter((file) => object === undefined || file.object === object);
    }

    /** A custom field by object and name. */
    field(object: string, name: string): MetadataFile | undefined {
        return this.files.find((file) => file.type === 'CustomField' && file.object === object && file.name === name);
    }
}

/** A finding about a component, which the message names. */
export function findingIn(file: MetadataFile, rule: string, message: string): Finding {
    const owner = file.object === null || file.type === 'CustomObject' ? '' : `${file.object}.`;
    return { file: file.file, rule, message: `${owner}${file.name}: ${message}` };
}

/** Root element and content of a metadata file. @returns null when the text is no XML document */
export function parseMetadata(text: string): { type: string; xml: XmlNode } | null {
    let document: XmlNode;
    try {
        document = parser.parse(text) as XmlNode;
    } catch {
        return null;
    }
    const type = Object.keys(document).find((key) => !key.startsWith('?'));
    if (type === undefined) return null;
    const xml = document[type];
    return { type, xml: typeof xml === 'object' && !Array.isArray(xml) ? xml : {} };
}

/** The text of an element; '' when it is absent or has children. */
export function text(node: XmlNode | undefined, element: string): string {
    const value = node?.[element];
    const first = Array.isArray(value) ? value[0] : value;
    if (typeof first === 'string') return first;
    return typeof first?.['#text'] === 'string' ? first['#text'] : '';
}

/** An element's children with that name, however many. */
export function nodes(node: XmlNode | undefined, element: string): XmlNode[] {
    const value = node?.[element];
    const all = value === undefined ? [] : Array.isArray(value) ? value : [value];
    return all.filter((child): child is XmlNode => typeof child === 'object');
}

/** The texts of an element that may be repeated. */
export function texts(node: XmlNode | undefined, element: string): string[] {
    const value = node?.[element];
    const all = value === undefined ? [] : Array.isArray(value) ? value : [value];
    return all.filter((child): child is string => typeof child === 'string');
}

/** What occurs more than once, compared without regard to case; each of it once. */
export function repeated(names: readonly string[]): string[] {
    const seen = new Set<string>();
    const twice = new Map<string, string>();
    for (const name of names) {
        const key = name.toLowerCase();
        if (seen.has(key)) twice.set(key, name);
        seen.add(key);
    }
    return [...twice.values()];
}

/** Every text below a node, with the name of its element. */
export function* allTexts(node: XmlNode): Generator<{ element: string; value: string }> {
    for (const [element, value] of Object.entries(node)) {
        for (const child of Array.isArray(value) ? value : [value]) {
            if (typeof child === 'string') yield { element, value: child };
            else if (child !== undefined) yield* allTexts(child);
        }
    }
}

/** Where a component stands and what it is called, from its path in source format. */
function describe(file: string, parsed: { type: string; xml: XmlNode }): MetadataFile {
    const name = path.posix.basename(file).replace(/(\.[\w]+)?-meta\.xml$/, '');
    const object = /\/objects\/(\w+)\//.exec(file)?.[1] ?? null;
    return { file, name, object, ...parsed };
}
