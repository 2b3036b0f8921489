/**
 * Case folding as SOQL's text comparison needs it: `É` equals `é`, composed and decomposed forms are one.
 * Accents themselves count. Returns null for null.
 */
export function fold(text: string | null): string | null {
    if (text === null) {
        return null;
    }
    for (let index = 0; index < text.length; index++) {
        if (text.charCodeAt(index) > 127) {
            return text.normalize('NFC').toLowerCase();
        }
    }
    return text.toLowerCase();
}
