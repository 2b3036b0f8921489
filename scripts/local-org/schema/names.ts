/** Names of the org: the one place that knows how a namespace prefix is added and ignored. */

/** `Key_Account__c`, `Tier__r`, `Rule__mdt`, `Happened__e`, `Key_Account__Share` without a namespace: developer name and suffix. */
const CUSTOM = /^(?!.*__.*__)[A-Za-z]\w*?__(?:c|r|mdt|e|b|x|s|share|history|feed|pc)$/i;

/** Adds and removes one package's prefix. With the empty namespace every name stays as it is. */
export class Namespace {
    readonly prefix: string;

    constructor(namespace: string) {
        this.prefix = namespace === '' ? '' : `${namespace}__`;
    }

    /** A custom object's, field's or relationship's name as the org returns it; standard and prefixed names stay. */
    qualify(name: string): string {
        return this.prefix !== '' && CUSTOM.test(name) ? this.prefix + name : name;
    }

    /** Each part of `Object__c.Field__c` or `A__r.B__c`. */
    qualifyPath(path: string): string {
        return path
            .split('.')
            .map((part) => this.qualify(part))
            .join('.');
    }

    /** A developer name without suffix (custom permission, field set). */
    qualifyDeveloperName(name: string): string {
        return this.prefix !== '' && !name.includes('__') ? this.prefix + name : name;
    }

    /** The name without this package's prefix. */
    local(name: string): string {
        return this.prefix !== '' && name.toLowerCase().startsWith(this.prefix.toLowerCase())
            ? name.slice(this.prefix.length)
            : name;
    }
}

/** A map whose look-ups ignore case and accept names with or without the package's prefix. Keys keep their case. */
export class NameMap<V> extends Map<string, V> {
    readonly #namespace: Namespace;
    readonly #index = new Map<string, string>();

    constructor(namespace: Namespace) {
        super();
        this.#namespace = namespace;
    }

    override set(key: string, value: V): this {
        const folded = this.#namespace.local(key).toLowerCase();
        const known = this.#index.get(folded);
        if (known === undefined) this.#index.set(folded, key);
        return super.set(known ?? key, value);
    }

    override get(key: string): V | undefined {
        // most look-ups have the name as it is
        const exact = super.get(key);
        if (exact !== undefined) return exact;
        const known = this.#index.get(this.#namespace.local(key).toLowerCase());
        return known === undefined ? undefined : super.get(known);
    }

    override has(key: string): boolean {
        return this.#index.has(this.#namespace.local(key).toLowerCase());
    }

    override delete(key: string): boolean {
        const folded = this.#namespace.local(key).toLowerCase();
        const known = this.#index.get(folded);
        if (known === undefined) return false;
        this.#index.delete(folded);
        return super.delete(known);
    }
}

/** A set whose `has` ignores case and accepts names with or without the package's prefix. */
export class NameSet extends Set<string> {
    readonly #namespace: Namespace;
    readonly #index = new Set<string>();

    constructor(namespace: Namespace, names: Iterable<string>) {
        super();
        this.#namespace = namespace;
        for (const name of names) this.add(name);
    }

    override add(name: string): this {
        const folded = this.#namespace.local(name).toLowerCase();
        if (!this.#index.has(folded)) super.add(name);
        this.#index.add(folded);
        return this;
    }

    override has(name: string): boolean {
        return this.#index.has(this.#namespace.local(name).toLowerCase());
    }
}
