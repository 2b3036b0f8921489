import { apexError, PlatformObject } from '../values/index.ts';
import { need } from './support.ts';
import type { PlatformClass } from './support.ts';

/** Where the org would be reached; a name reserved for examples, because nothing is ever called there. */
export const ORG_DOMAIN = 'https://local-org.example.com';

/** System.Url: Java's java.net.URL as far as Apex shows it. */
class ApexUrl extends PlatformObject {
    readonly apexType = 'System.Url';
    readonly text: string;
    readonly parsed: URL;

    constructor(text: string, base?: ApexUrl) {
        super();
        const parsed = URL.parse(need(text), base?.parsed.href);
        if (parsed === null) throw apexError('StringException', `no protocol: ${text}`);
        this.parsed = parsed;
        this.text = base === undefined ? text : this.parsed.href;
    }

    override toText(): string {
        return `Url:[delegate=${this.text}]`;
    }
}

const orNull = (text: string): string | null => (text === '' ? null : text);

/** Ports that a protocol has without saying so; -1 for unknown protocols. */
const DEFAULT_PORTS: Record<string, number> = { 'http:': 80, 'https:': 443, 'ftp:': 21 };

export const urlClass: PlatformClass = {
    name: 'Url',
    constructors: {
        '/1': (text: string) => new ApexUrl(text),
        '/2': (base: ApexUrl, text: string) => new ApexUrl(text, need(base)),
        '/3': (protocol: string, host: string, file: string) =>
            new ApexUrl(`${need(protocol)}://${need(host, 2)}${need(file, 3)}`),
        '/4': (protocol: string, host: string, port: number, file: string) =>
            new ApexUrl(`${need(protocol)}://${need(host, 2)}:${need(port, 3)}${need(file, 4)}`)
    },
    statics: {
        getorgdomainurl: () => new ApexUrl(ORG_DOMAIN),
        getsalesforcebaseurl: () => new ApexUrl(ORG_DOMAIN),
        getcurrentrequesturl: () => new ApexUrl(ORG_DOMAIN)
    },
    methods: {
        getauthority: (self: ApexUrl) => orNull(self.parsed.host),
        getdefaultport: (self: ApexUrl) => DEFAULT_PORTS[self.parsed.protocol] ?? -1,
        getfile: (self: ApexUrl) =>
            `${self.parsed.pathname === '/' && !self.text.endsWith('/') ? '' : self.parsed.pathname}${self.parsed.search}`,
        gethost: (self: ApexUrl) => self.parsed.hostname,
        getpath: (self: ApexUrl) =>
            self.parsed.pathname === '/' && !/\/(?:[?#]|$)/.test(self.text.slice(8)) ? '' : self.parsed.pathname,
        getport: (self: ApexUrl) => (self.parsed.port === '' ? -1 : Number(self.parsed.port)),
        getprotocol: (self: ApexUrl) => self.parsed.protocol.slice(0, -1),
        getquery: (self: ApexUrl) => orNull(self.parsed.search.slice(1)),
        getref: (self: ApexUrl) => orNull(self.parsed.hash.slice(1)),
        getuserinfo: (self: ApexUrl) =>
            orNull(self.parsed.username + (self.parsed.password === '' ? '' : `:${self.parsed.password}`)),
        samefile: (self: ApexUrl, other: ApexUrl) =>
            self.parsed.href.replace(/#.*$/, '') === need(other).parsed.href.replace(/#.*$/, ''),
        toexternalform: (self: ApexUrl) => self.text,
        tostring: (self: ApexUrl) => self.toText()
    }
};
