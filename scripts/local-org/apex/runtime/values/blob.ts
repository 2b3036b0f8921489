/** Immutable bytes. */
export class ApexBlob {
    readonly bytes: Uint8Array;

    constructor(bytes: Uint8Array) {
        this.bytes = bytes;
    }

    /** UTF-8 bytes of the text. */
    static ofText(text: string): ApexBlob {
        return new ApexBlob(new TextEncoder().encode(text));
    }

    /** The bytes as UTF-8 text; null when they are none (Blob.toString throws then). */
    text(): string | null {
        try {
            return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(this.bytes);
        } catch {
            return null;
        }
    }

    equals(other: ApexBlob): boolean {
        return this.bytes.length === other.bytes.length && this.bytes.every((byte, i) => byte === other.bytes[i]);
    }
}
