import { isUtf8 } from 'node:buffer';
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
        return isUtf8(this.bytes) ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(this.bytes) : null;
    }

    equals(other: ApexBlob): boolean {
        return this.bytes.length === other.bytes.length && this.bytes.every((byte, i) => byte === other.bytes[i]);
    }
}
