/** Key prefixes of the package's objects: allocated once, then kept by the store, so that ids stay valid when objects come and go. */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** First character of the prefix by kind of object, as on the platform where it has one (`a` custom, `m` metadata, `e` event). */
function firstCharacter(localName: string): string {
    if (localName.endsWith('__mdt')) return 'm';
    if (localName.endsWith('__e')) return 'e';
    return localName.endsWith('__Share') ? 's' : 'a';
}

/**
 * Key prefixes for the names (without namespace): those already given stay, new names get the next free ones in name order.
 * Returns all of them; pass the result back as `persisted` the next time.
 */
export function assignKeyPrefixes(
    localNames: Iterable<string>,
    persisted: ReadonlyMap<string, string> = new Map()
): Map<string, string> {
    const result = new Map(persisted);
    const next = new Map<string, number>();
    for (const prefix of persisted.values()) {
        const number = DIGITS.indexOf(prefix[1]!) * DIGITS.length + DIGITS.indexOf(prefix[2]!) + 1;
        next.set(prefix[0]!, Math.max(next.get(prefix[0]!) ?? 0, number));
    }
    for (const name of [...localNames].sort()) {
        if (result.has(name)) continue;
        const first = firstCharacter(name);
        const number = next.get(first) ?? 0;
        if (number >= DIGITS.length ** 2) throw new Error(`no key prefix is left for ${name}`);
        next.set(first, number + 1);
        result.set(name, `${first}${DIGITS[Math.floor(number / DIGITS.length)]}${DIGITS[number % DIGITS.length]}`);
    }
    return result;
}
