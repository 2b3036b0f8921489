import { PlatformObject } from '../values/index.ts';
import { need } from './support.ts';
import type { PlatformClass } from './support.ts';

/** AsyncOptions of System.enqueueJob. */
export class AsyncOptions extends PlatformObject {
    readonly apexType = 'System.AsyncOptions';
    maximumDepth: number | null = null;
    delay: number | null = null;
    signature: DuplicateSignature | null = null;
}

/** QueueableDuplicateSignature: equal signatures name the same work. */
export class DuplicateSignature extends PlatformObject {
    readonly apexType = 'System.QueueableDuplicateSignature';
    readonly text: string;

    constructor(text: string) {
        super();
        this.text = text;
    }

    override toText(): string {
        return this.text;
    }
}

class SignatureBuilder extends PlatformObject {
    readonly apexType = 'System.QueueableDuplicateSignature.Builder';
    readonly parts: string[] = [];

    add(part: string): this {
        this.parts.push(part);
        return this;
    }
}

export const asyncOptionClasses: PlatformClass[] = [
    {
        name: 'AsyncOptions',
        constructors: { '/0': () => new AsyncOptions() },
        properties: {
            maximumqueueablestackdepth: {
                get: (self?: AsyncOptions) => self!.maximumDepth,
                set: (self: AsyncOptions, v: number | null) => void (self.maximumDepth = v)
            },
            minimumqueueabledelayinminutes: {
                get: (self?: AsyncOptions) => self!.delay,
                set: (self: AsyncOptions, v: number | null) => void (self.delay = v)
            },
            duplicatesignature: {
                get: (self?: AsyncOptions) => self!.signature,
                set: (self: AsyncOptions, v: DuplicateSignature | null) => void (self.signature = v)
            }
        }
    },
    {
        name: 'QueueableDuplicateSignature',
        statics: { builder: () => new SignatureBuilder() },
        methods: { tostring: (self: DuplicateSignature) => self.text }
    },
    {
        name: 'QueueableDuplicateSignature.Builder',
        constructors: { '/0': () => new SignatureBuilder() },
        methods: {
            addid: (self: SignatureBuilder, v: string) => self.add(need(v)),
            addstring: (self: SignatureBuilder, v: string) => self.add(JSON.stringify(need(v))),
            addinteger: (self: SignatureBuilder, v: number) => self.add(String(need(v))),
            build: (self: SignatureBuilder) => new DuplicateSignature(self.parts.join(','))
        }
    }
];
