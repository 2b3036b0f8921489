import { apexError, PlatformObject } from '../values/index.ts';
import { javaRegex, replaceWith, splitBy, translateRegex } from './java-regex.ts';
import { need, stringList } from './support.ts';
import type { PlatformClass } from './support.ts';

/** System.Pattern. */
class ApexPattern extends PlatformObject {
    readonly apexType = 'System.Pattern';
    readonly source: string;

    constructor(source: string) {
        super();
        translateRegex(source);
        this.source = source;
    }

    override toText(): string {
        return this.source;
    }
}

/** System.Matcher: state as java.util.regex.Matcher with anchoring, non-transparent bounds. */
class ApexMatcher extends PlatformObject {
    readonly apexType = 'System.Matcher';
    pattern: ApexPattern;
    text: string;
    from = 0;
    to: number;
    match: RegExpExecArray | null = null;
    /** Where the next find() starts, relative to the region. */
    #next = 0;

    constructor(pattern: ApexPattern, text: string) {
        super();
        this.pattern = pattern;
        this.text = text;
        this.to = text.length;
    }

    reset(text: string | null = null): this {
        if (text !== null) this.text = text;
        return this.region(0, this.text.length);
    }

    region(from: number, to: number): this {
        if (from < 0 || from > to || to > this.text.length) throw apexError('StringException', 'Region out of bounds');
        this.from = from;
        this.to = to;
        this.match = null;
        this.#next = 0;
        return this;
    }

    #exec(regex: RegExp, start: number): boolean {
        const region = this.text.slice(this.from, this.to);
        if (start > region.length) this.match = null;
        else {
            regex.lastIndex = start;
            this.match = regex.exec(region);
        }
        if (this.match !== null) {
            const end = this.match.index + this.match[0].length;
            this.#next = this.match[0] === '' ? end + 1 : end;
        }
        return this.match !== null;
    }

    find(start = this.#next): boolean {
        return this.#exec(javaRegex(this.pattern.source), start);
    }

    matches(whole: boolean): boolean {
        const source = `(?:${translateRegex(this.pattern.source)})${whole ? '(?![\\s\\S])' : ''}`;
        return this.#exec(new RegExp(source, 'yvd'), 0);
    }

    found(): RegExpExecArray {
        if (this.match === null) throw apexError('StringException', 'No match found');
        return this.match;
    }

    span(group: number): [number, number] | null {
        const match = this.found();
        if (group < 0 || group >= match.length) throw apexError('StringException', `No group ${group}`);
        const span = match.indices![group];
        return span === undefined ? null : [span[0] + this.from, span[1] + this.from];
    }
}

export const patternClass: PlatformClass = {
    name: 'Pattern',
    statics: {
        compile: (source: string) => new ApexPattern(need(source)),
        matches: (source: string, text: string) =>
            new ApexMatcher(new ApexPattern(need(source)), need(text, 2)).matches(true),
        quote: (text: string) => `\\Q${need(text).replaceAll('\\E', '\\E\\\\E\\Q')}\\E`
    },
    methods: {
        matcher: (self: ApexPattern, text: string) => new ApexMatcher(self, need(text)),
        pattern: (self: ApexPattern) => self.source,
        split: (self: ApexPattern, text: string, limit = 0) =>
            stringList(splitBy(javaRegex(self.source), need(text), limit)),
        tostring: (self: ApexPattern) => self.source
    }
};

export const matcherClass: PlatformClass = {
    name: 'Matcher',
    statics: {
        quotereplacement: (text: string) => need(text).replace(/[\\$]/g, '\\$&')
    },
    methods: {
        'find/0': (self: ApexMatcher) => self.find(),
        'find/1': (self: ApexMatcher, start: number) => {
            if (start < 0 || start > self.text.length) throw apexError('StringException', 'Illegal start index');
            return self.reset().find(start);
        },
        matches: (self: ApexMatcher) => self.matches(true),
        lookingat: (self: ApexMatcher) => self.matches(false),
        'group/0': (self: ApexMatcher) => self.found()[0],
        'group/1': (self: ApexMatcher, group: number) => {
            self.span(group);
            return self.found()[group] ?? null;
        },
        groupcount: (self: ApexMatcher) =>
            new RegExp(`${translateRegex(self.pattern.source)}|`, 'v').exec('')!.length - 1,
        'start/0': (self: ApexMatcher) => self.span(0)![0],
        'start/1': (self: ApexMatcher, group: number) => self.span(group)?.[0] ?? -1,
        'end/0': (self: ApexMatcher) => self.span(0)![1],
        'end/1': (self: ApexMatcher, group: number) => self.span(group)?.[1] ?? -1,
        pattern: (self: ApexMatcher) => self.pattern,
        region: (self: ApexMatcher, from: number, to: number) => self.region(from, to),
        regionstart: (self: ApexMatcher) => self.from,
        regionend: (self: ApexMatcher) => self.to,
        replaceall: (self: ApexMatcher, replacement: string) =>
            replaceWith(javaRegex(self.pattern.source), self.text, need(replacement), true),
        replacefirst: (self: ApexMatcher, replacement: string) =>
            replaceWith(javaRegex(self.pattern.source), self.text, need(replacement), false),
        'reset/0': (self: ApexMatcher) => self.reset(),
        'reset/1': (self: ApexMatcher, text: string) => self.reset(need(text)),
        usepattern: (self: ApexMatcher, pattern: ApexPattern) => {
            self.pattern = need(pattern);
            self.match = null;
            return self;
        },
        hasanchoringbounds: () => true,
        hastransparentbounds: () => false
    }
};
