/** Where fields and rules were read from, for messages; kept beside the model, which knows no files. */

export interface MetadataSource {
    /** Relative to the project. */
    path: string;
    line: number;
}

const sources = new WeakMap<object, MetadataSource>();

export function rememberSource(item: object, source: MetadataSource): void {
    sources.set(item, source);
}

/** The file of a field or validation rule and the line of its formula; undefined for what the platform brings. */
export function metadataSource(item: object): MetadataSource | undefined {
    return sources.get(item);
}
