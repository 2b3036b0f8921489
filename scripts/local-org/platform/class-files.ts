/**
 * Reads Java archives and class files without Java: just enough for member names, flags and generic signatures.
 * Used only by the generators of the committed tables.
 */
import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

export interface ClassMember {
    name: string;
    flags: number;
    /** Generic signature where there is one, otherwise the descriptor. */
    signature: string;
}

export interface ClassFile {
    /** Internal names with slashes, e.g. `java/lang/Object`. */
    name: string;
    superName: string;
    interfaces: string[];
    flags: number;
    signature: string | null;
    fields: ClassMember[];
    methods: ClassMember[];
}

export const ACC_PUBLIC = 0x0001;
export const ACC_STATIC = 0x0008;
export const ACC_INTERFACE = 0x0200;
export const ACC_SYNTHETIC = 0x1000;
export const ACC_ENUM = 0x4000;

/** Entry name to a function that inflates the entry. Zip64 archives are not read. */
export function readArchive(path: string): Map<string, () => Buffer> {
    const bytes = readFileSync(path);
    let end = bytes.length - 22;
    while (end >= 0 && bytes.readUInt32LE(end) !== 0x06054b50) end--;
    if (end < 0) throw new Error(`${path} is not an archive`);
    const entries = new Map<string, () => Buffer>();
    let at = bytes.readUInt32LE(end + 16);
    for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
        const method = bytes.readUInt16LE(at + 10);
        const size = bytes.readUInt32LE(at + 20);
        const nameLength = bytes.readUInt16LE(at + 28);
        const header = bytes.readUInt32LE(at + 42);
        const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
        entries.set(name, () => {
            const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
            const data = bytes.subarray(start, start + size);
            return method === 0 ? data : inflateRawSync(data);
        });
        at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    }
    return entries;
}

/** Parses one class file (Java virtual machine specification, chapter 4). */
export function readClassFile(bytes: Buffer): ClassFile {
    let at = 8;
    const u2 = (): number => {
        at += 2;
        return bytes.readUInt16BE(at - 2);
    };
    const u4 = (): number => {
        at += 4;
        return bytes.readUInt32BE(at - 4);
    };
    const text: string[] = [];
    const reference: number[] = [];
    const constants = u2();
    for (let index = 1; index < constants; index++) {
        const tag = bytes[at++];
        if (tag === 1) {
            const length = u2();
            text[index] = bytes.toString('utf8', at, at + length);
            at += length;
        } else if (tag === 7 || tag === 8 || tag === 16 || tag === 19 || tag === 20) {
            reference[index] = u2();
        } else if (tag === 15) {
            at += 3;
        } else if (tag === 5 || tag === 6) {
            at += 8;
            index++; // long and double take two entries
        } else {
            at += 4;
        }
    }
    const className = (): string => text[reference[u2()]!] ?? '';
    const signatureAttribute = (): string | null => {
        let signature: string | null = null;
        for (let count = u2(); count > 0; count--) {
            const name = text[u2()];
            const length = u4();
            if (name === 'Signature') signature = text[bytes.readUInt16BE(at)] ?? null;
            at += length;
        }
        return signature;
    };
    const members = (): ClassMember[] => {
        const found: ClassMember[] = [];
        for (let count = u2(); count > 0; count--) {
            const flags = u2();
            const name = text[u2()]!;
            const descriptor = text[u2()]!;
            found.push({ name, flags, signature: signatureAttribute() ?? descriptor });
        }
        return found;
    };
    const flags = u2();
    const name = className();
    const superName = className();
    const interfaces: string[] = [];
    for (let count = u2(); count > 0; count--) interfaces.push(className());
    const fields = members();
    const methods = members();
    return { name, superName, interfaces, flags, signature: signatureAttribute(), fields, methods };
}
