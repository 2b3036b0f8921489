const SUFFIX = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/**
 * The 18-character form of a 15- or 18-character id; null when the text is no id (wrong length or characters). A suffix that is
 * no checksum of the rest is kept: the platform takes `001000000000000001` [public suites].
 */
export function normalizeId(text: string): string | null {
    if (!/^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$/.test(text)) return null;
    const base = text.slice(0, 15);
    let suffix = '';
    for (let block = 0; block < 3; block++) {
        let bits = 0;
        for (let i = 0; i < 5; i++) {
            const c = base.charCodeAt(block * 5 + i);
            if (c >= 65 && c <= 90) bits |= 1 << i;
        }
        suffix += SUFFIX[bits];
    }
    return text.length === 15 || text.slice(15).toUpperCase() === suffix ? base + suffix : text;
}
