import { createCipheriv, createDecipheriv, createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { tx } from '../context.ts';
import { apexError, ApexBlob, MESSAGES, normalizeId, PlatformObject } from '../values/index.ts';
import { objectMethods } from './numbers.ts';
import { randomInteger, randomLong, randomOctets } from './random.ts';
import { sobjectTypeOf } from './schema-tokens.ts';
import { need } from './support.ts';
import type { PlatformClass } from './support.ts';

export const idClass: PlatformClass = {
    name: 'Id',
    statics: {
        'valueof/1': (text: string) => validId(need(text)),
        'valueof/2': (text: string, restoreCasing: boolean) =>
            validId(restoreCasing ? restoreCase(need(text)) : need(text))
    },
    methods: {
        ...objectMethods,
        getsobjecttype: (self: string) => {
            const object = tx().model.objectByPrefix(self.slice(0, 3));
            if (object === undefined) throw apexError('SObjectException', `Cannot locate Apex Type for ID: ${self}`);
            return sobjectTypeOf(object);
        },
        to15: (self: string) => self.slice(0, 15)
    }
};

/** The 18-character id; StringException "Invalid id: x". */
function validId(text: string): string {
    const id = normalizeId(text);
    if (id === null) throw apexError('StringException', MESSAGES.invalidId(text));
    return id;
}

/** Puts the case of a folded 18-character id back from its last three characters. */
function restoreCase(text: string): string {
    if (!/^[A-Za-z0-9]{18}$/.test(text)) return text;
    const bits = [...text.slice(15).toUpperCase()].map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'.indexOf(c));
    return [...text.slice(0, 15)]
        .map((c, i) => (((bits[Math.floor(i / 5)]! >> (i % 5)) & 1) === 1 ? c.toUpperCase() : c.toLowerCase()))
        .join('');
}

export const blobClass: PlatformClass = {
    name: 'Blob',
    statics: { valueof: (text: string) => ApexBlob.ofText(need(text)) },
    methods: {
        ...objectMethods,
        size: (self: ApexBlob) => self.bytes.length,
        tostring: (self: ApexBlob) => {
            const text = self.text();
            if (text === null) throw apexError('StringException', 'BLOB is not a valid UTF-8 string');
            return text;
        }
    }
};

function checkUtf8(encoding: string): void {
    if (!/^utf-?8$/i.test(encoding)) throw apexError('IllegalArgumentException', `Unsupported encoding: ${encoding}`);
}

export const encodingUtilClass: PlatformClass = {
    name: 'EncodingUtil',
    statics: {
        base64encode: (blob: ApexBlob) => Buffer.from(need(blob).bytes).toString('base64'),
        base64decode: (text: string) => new ApexBlob(new Uint8Array(Buffer.from(need(text), 'base64'))),
        converttohex: (blob: ApexBlob) => Buffer.from(need(blob).bytes).toString('hex'),
        convertfromhex: (text: string) => {
            if (!/^([0-9a-fA-F]{2})*$/.test(need(text)))
                throw apexError('IllegalArgumentException', 'Invalid hex string');
            return new ApexBlob(new Uint8Array(Buffer.from(text, 'hex')));
        },
        urlencode: (text: string, encoding: string) => {
            checkUtf8(need(encoding, 2));
            return encodeURIComponent(need(text)).replace(/[!'()~]|%20/g, (c) =>
                c === '%20' ? '+' : `%${c.charCodeAt(0).toString(16).toUpperCase()}`
            );
        },
        urldecode: (text: string, encoding: string) => {
            checkUtf8(need(encoding, 2));
            try {
                return decodeURIComponent(need(text).replaceAll('+', ' '));
            } catch (error) {
                if (!(error instanceof URIError)) throw error;
                throw apexError('IllegalArgumentException', `Illegal hex characters in escape (%) pattern: ${text}`);
            }
        }
    }
};

const DIGESTS: Record<string, string> = {
    md5: 'md5',
    sha1: 'sha1',
    'sha-1': 'sha1',
    'sha-256': 'sha256',
    sha256: 'sha256',
    'sha-384': 'sha384',
    'sha-512': 'sha512',
    sha512: 'sha512',
    'sha3-256': 'sha3-256',
    'sha3-384': 'sha3-384',
    'sha3-512': 'sha3-512'
};

function digestName(table: Record<string, string>, name: string): string {
    const found = table[need(name).toLowerCase()];
    if (found === undefined) throw apexError('NoAccessException', `No such algorithm: ${name}`);
    return found;
}

const MACS: Record<string, string> = {
    hmacmd5: 'md5',
    hmacsha1: 'sha1',
    hmacsha256: 'sha256',
    hmacsha384: 'sha384',
    hmacsha512: 'sha512'
};

const blob = (buffer: Uint8Array): ApexBlob => new ApexBlob(new Uint8Array(buffer));

function aes(name: string, key: ApexBlob): string {
    const bits = /^AES(128|192|256)$/i.exec(need(name))?.[1];
    if (bits === undefined) throw apexError('NoAccessException', `No such algorithm: ${name}`);
    if (need(key, 2).bytes.length * 8 !== Number(bits)) throw apexError('SecurityException', 'Invalid key size');
    return `aes-${bits}-cbc`;
}

/** Bytes of an initialization vector, and of a block. */
const BLOCK = 16;

function checkVector(iv: Uint8Array, message: string): void {
    if (iv.length !== BLOCK) throw apexError('InvalidParameterValueException', message);
}

const WRONG_VECTOR = 'Invalid initialization vector. Must be 16 bytes.';
const NO_VECTOR = 'Unable to parse initialization vector from encrypted data.';

function encrypt(name: string, key: ApexBlob, iv: Uint8Array, data: ApexBlob): Uint8Array {
    const algorithm = aes(name, key);
    checkVector(iv, WRONG_VECTOR);
    const cipher = createCipheriv(algorithm, key.bytes, iv);
    return Buffer.concat([cipher.update(need(data).bytes), cipher.final()]);
}

/** What OpenSSL throws for data that the key does not decrypt. */
function isBadDecrypt(error: unknown): boolean {
    return String((error as { code?: unknown }).code).startsWith('ERR_OSSL_');
}

function decrypt(name: string, key: ApexBlob, iv: Uint8Array, data: Uint8Array, wrongVector: string): ApexBlob {
    const cipher = aes(name, key);
    checkVector(iv, wrongVector);
    if (data.length % BLOCK !== 0)
        throw apexError('SecurityException', 'Input length must be multiple of 16 when decrypting with padded cipher');
    try {
        const decipher = createDecipheriv(cipher, key.bytes, iv);
        return blob(Buffer.concat([decipher.update(data), decipher.final()]));
    } catch (error) {
        if (!isBadDecrypt(error)) throw error;
        throw apexError(
            'SecurityException',
            'Given final block not properly padded. Such issues can arise if a bad key is used during decryption.'
        );
    }
}

const mac = (name: string, data: ApexBlob, key: ApexBlob): Buffer =>
    createHmac(digestName(MACS, name), need(key, 3).bytes).update(need(data, 2).bytes).digest();

export const cryptoClass: PlatformClass = {
    name: 'Crypto',
    statics: {
        generatedigest: (name: string, data: ApexBlob) =>
            blob(createHash(digestName(DIGESTS, name)).update(need(data, 2).bytes).digest()),
        generatemac: (name: string, data: ApexBlob, key: ApexBlob) => blob(mac(name, data, key)),
        verifyhmac: (name: string, data: ApexBlob, key: ApexBlob, expected: ApexBlob) => {
            const own = mac(name, data, key);
            return own.length === need(expected, 4).bytes.length && timingSafeEqual(own, expected.bytes);
        },
        generateaeskey: (bits: number) => {
            if (![128, 192, 256].includes(bits)) throw apexError('SecurityException', 'Invalid key size');
            return new ApexBlob(randomOctets(bits / 8));
        },
        encrypt: (name: string, key: ApexBlob, iv: ApexBlob, data: ApexBlob) =>
            blob(encrypt(name, key, need(iv, 3).bytes, data)),
        decrypt: (name: string, key: ApexBlob, iv: ApexBlob, data: ApexBlob) =>
            decrypt(name, key, need(iv, 3).bytes, need(data, 4).bytes, WRONG_VECTOR),
        encryptwithmanagediv: (name: string, key: ApexBlob, data: ApexBlob) => {
            const iv = randomOctets(BLOCK);
            return blob(Buffer.concat([iv, encrypt(name, key, iv, data)]));
        },
        decryptwithmanagediv: (name: string, key: ApexBlob, data: ApexBlob) =>
            decrypt(name, key, need(data, 3).bytes.slice(0, BLOCK), data.bytes.slice(BLOCK), NO_VECTOR),
        getrandominteger: () => randomInteger(),
        getrandomlong: () => randomLong()
    }
};

/** System.UUID. */
class ApexUuid extends PlatformObject {
    readonly apexType = 'System.UUID';
    readonly text: string;

    constructor(text: string) {
        super();
        this.text = text;
    }

    get valueKey(): string {
        return this.text;
    }

    override toText(): string {
        return this.text;
    }
}

function randomUuid(): string {
    const bytes = randomOctets(16);
    bytes[6] = (bytes[6]! & 0x0f) | 0x40;
    bytes[8] = (bytes[8]! & 0x3f) | 0x80;
    return Buffer.from(bytes)
        .toString('hex')
        .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export const uuidClass: PlatformClass = {
    name: 'UUID',
    statics: {
        randomuuid: () => new ApexUuid(randomUuid()),
        fromstring: (text: string) => {
            if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(need(text)))
                throw apexError('IllegalArgumentException', `Invalid UUID string: ${text}`);
            return new ApexUuid(text.toLowerCase());
        }
    },
    methods: objectMethods
};
