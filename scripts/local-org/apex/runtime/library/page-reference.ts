import { tx } from '../context.ts';
import { constant } from './enums.ts';
import type { ApexException, SObject } from '../values/index.ts';
import { ApexMap, PlatformObject } from '../values/index.ts';
import { listOf, need } from './support.ts';
import type { PlatformClass } from './support.ts';
import type { Transaction } from '../../../contracts.ts';

/** System.PageReference: a URL with parameters; nothing is ever rendered. */
export class PageReference extends PlatformObject {
    readonly apexType = 'System.PageReference';
    readonly path: string;
    readonly parameters: ApexMap;
    readonly headers = new ApexMap('Map<String,String>');
    readonly cookies = new ApexMap('Map<String,Cookie>');
    redirect = false;
    anchor: string | null;

    constructor(url: string) {
        super();
        const [, path = '', query = '', anchor] = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(url) ?? [];
        this.path = path;
        this.anchor = anchor ?? null;
        this.parameters = new ApexMap('Map<String,String>', new URLSearchParams(query));
    }

    get url(): string {
        const query = this.parameters
            .entries()
            .map(([key, value]) => `${encodeURIComponent(String(key))}=${encodeURIComponent(String(value ?? ''))}`)
            .join('&');
        return `${this.path}${query === '' ? '' : `?${query}`}${this.anchor === null ? '' : `#${this.anchor}`}`;
    }

    override toText(): string {
        return `System.PageReference[${this.url}]`;
    }
}

/** The page that a test pretends to be on, and the messages on it. */
interface PageState {
    current: PageReference | null;
    messages: PageMessage[];
}
const states = new WeakMap<Transaction, PageState>();

function state(): PageState {
    const found = states.get(tx()) ?? { current: null, messages: [] };
    states.set(tx(), found);
    return found;
}

/** ApexPages.Message. */
class PageMessage extends PlatformObject {
    readonly apexType = 'ApexPages.Message';
    readonly severity: unknown;
    readonly summary: string;
    readonly detail: string;

    constructor(severity: unknown, summary: string, detail: string) {
        super();
        this.severity = severity;
        this.summary = summary;
        this.detail = detail;
    }

    override toText(): string {
        return `ApexPages.Message["${this.summary}"]`;
    }
}

/** Test.setCurrentPage and setCurrentPageReference. */
export function setCurrentPage(page: PageReference): void {
    state().current = need(page);
}

/** `Page.Name`. */
export function pageNamed(name: string): PageReference {
    return new PageReference(`/apex/${name.toLowerCase()}`);
}

const hasMessages = (severity?: unknown): boolean =>
    state().messages.some((message) => severity === undefined || message.severity === severity);

export const pageClasses: PlatformClass[] = [
    {
        name: 'PageReference',
        constructors: {
            '(string)': (url: string) => new PageReference(need(url)),
            '(sobject)': (row: SObject) => new PageReference(`/${need(row).id ?? ''}`)
        },
        methods: {
            getanchor: (self: PageReference) => self.anchor,
            setanchor: (self: PageReference, anchor: string | null) => {
                self.anchor = anchor;
                return self;
            },
            getcookies: (self: PageReference) => self.cookies,
            getheaders: (self: PageReference) => self.headers,
            getparameters: (self: PageReference) => self.parameters,
            getredirect: (self: PageReference) => self.redirect,
            setredirect: (self: PageReference, redirect: boolean) => {
                self.redirect = need(redirect);
                return self;
            },
            geturl: (self: PageReference) => self.url,
            tostring: (self: PageReference) => self.toText()
        }
    },
    {
        name: 'ApexPages',
        statics: {
            currentpage: () => state().current,
            addmessages: (error: ApexException) =>
                void state().messages.push(
                    new PageMessage(
                        constant('ApexPages.Severity', 'ERROR'),
                        need(error).getMessage(),
                        error.getMessage()
                    )
                ),
            addmessage: (message: PageMessage) => void state().messages.push(need(message)),
            getmessages: () => listOf('ApexPages.Message', state().messages),
            'hasmessages/0': () => hasMessages(),
            'hasmessages/1': (severity: unknown) => hasMessages(need(severity))
        }
    },
    {
        name: 'ApexPages.Message',
        constructors: {
            '/2': (severity: unknown, summary: string) => new PageMessage(severity, summary, summary),
            '/3': (severity: unknown, summary: string, detail: string) => new PageMessage(severity, summary, detail)
        },
        methods: {
            getseverity: (self: PageMessage) => self.severity,
            getsummary: (self: PageMessage) => self.summary,
            getdetail: (self: PageMessage) => self.detail
        }
    },
    {
        name: 'ApexPages.StandardController',
        constructors: { '/1': (row: SObject) => new StandardController(need(row)) },
        methods: {
            getid: (self: StandardController) => self.record.id,
            getrecord: (self: StandardController) => self.record,
            view: (self: StandardController) => new PageReference(`/${self.record.id ?? ''}`)
        }
    },
    // Without Experience Cloud sites there is no network, and the page to land on is empty.
    { name: 'Network', statics: { getnetworkid: () => null, communitieslanding: () => new PageReference('') } }
];

/** ApexPages.StandardController: holds its record; saving through it belongs to pages and is refused. */
class StandardController extends PlatformObject {
    readonly apexType = 'ApexPages.StandardController';
    readonly record: SObject;

    constructor(record: SObject) {
        super();
        this.record = record;
    }
}
