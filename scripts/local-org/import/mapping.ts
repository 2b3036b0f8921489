import fs from 'node:fs';

/** How one object's file is loaded; every part is optional. */
export interface ObjectMapping {
    /** File name, when it is not `<Object>.csv`. */
    file?: string;
    /** Columns that together find an existing record; a row that finds one updates it. */
    match?: string[];
    /** Values for columns that the file lacks or leaves empty. */
    defaults?: Record<string, string>;
    /** Columns left out on purpose. */
    ignore?: string[];
    /** File column -> field or relationship column. */
    rename?: Record<string, string>;
}

/** A mapping file: objects in loading order. Objects it does not name follow in order of their references. */
export interface Mapping {
    objects: Record<string, ObjectMapping>;
}

const KEYS = new Set(['file', 'match', 'defaults', 'ignore', 'rename']);

/** Reads a mapping file; an error names the file and the entry that is wrong. */
export function readMapping(file: string | null): Mapping {
    if (file === null) return { objects: {} };
    let json: unknown;
    try {
        json = JSON.parse(fs.readFileSync(file, 'utf8'));
    } catch (error) {
        throw new Error(
            `${file} cannot be read as a mapping: ${error instanceof Error ? error.message : String(error)}`
        );
    }
    const objects = (json as { objects?: unknown } | null)?.objects;
    if (typeof objects !== 'object' || objects === null || Array.isArray(objects))
        throw new Error(`${file}: a mapping has an entry "objects" with one entry an object`);
    for (const [name, mapping] of Object.entries(objects as Record<string, Record<string, unknown>>)) {
        for (const key of Object.keys(mapping)) {
            if (!KEYS.has(key))
                throw new Error(`${file}: ${name} has an entry "${key}"; known are ${[...KEYS].join(', ')}`);
        }
        if (typeof mapping['match'] === 'string') mapping['match'] = [mapping['match']];
    }
    return { objects: objects as Record<string, ObjectMapping> };
}
