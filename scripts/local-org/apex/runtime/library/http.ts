import { tx } from '../context.ts';
import type { ApexType } from '../type.ts';
import { countUsage } from '../limits.ts';
import { ApexBlob, apexError, ApexObject, PlatformObject, UnsupportedError } from '../values/index.ts';
import { need, stringList } from './support.ts';
import type { Member, PlatformClass } from './support.ts';
import type { TestHost } from '../../../contracts.ts';

/** What request and response share: headers, whose names ignore case, and a body. */
abstract class HttpMessage extends PlatformObject {
    readonly #headers = new Map<string, [name: string, value: string]>();
    body: ApexBlob | null = null;

    setHeader(name: string, value: string): void {
        this.#headers.set(need(name).toLowerCase(), [name, need(value, 2)]);
    }

    header(name: string): string | null {
        return this.#headers.get(need(name).toLowerCase())?.[1] ?? null;
    }

    get headerNames(): string[] {
        return [...this.#headers.values()].map(([name]) => name);
    }
}

/** System.HttpRequest. */
export class HttpRequest extends HttpMessage {
    readonly apexType = 'System.HttpRequest';
    endpoint: string | null = null;
    method: string | null = null;
    compressed = false;

    override toText(): string {
        return `System.HttpRequest[Endpoint=${this.endpoint}, Method=${this.method}]`;
    }
}

/** System.HttpResponse. */
export class HttpResponse extends HttpMessage {
    readonly apexType = 'System.HttpResponse';
    status: string | null = null;
    statusCode = 0;

    override toText(): string {
        return `System.HttpResponse[Status=${this.status}, StatusCode=${this.statusCode}]`;
    }
}

/** System.Http. */
class Http extends PlatformObject {
    readonly apexType = 'System.Http';
}

/** The answers that a test set: they hold until it ends, in its asynchronous steps too. */
const mocks = new WeakMap<TestHost, ApexObject>();

/** Test.setMock(HttpCalloutMock.class, mock). */
export function setMock(type: ApexType, mock: unknown): void {
    const host = tx().testing;
    if (host === null) throw apexError('TypeException', 'Test methods can only be called from tests');
    const name = need(type).name.replace(/^System\./i, '');
    if (name.toLowerCase() !== 'httpcalloutmock') throw new UnsupportedError(`Test.setMock with ${name}`);
    if (!(need(mock, 2) instanceof ApexObject)) throw new UnsupportedError('Test.setMock with a mock of the platform');
    mocks.set(host, mock as ApexObject);
}

/**
 * A callout is answered by the test's mock. Without one it is refused, as in a test on the platform; outside of a test the local org
 * calls nobody. Changes that are not yet committed forbid callouts, also mocked ones ["Performing DML Operations and Mock Callouts"].
 */
function send(_http: Http, request: HttpRequest): HttpResponse {
    need(request);
    const { testing, limits } = tx();
    if (testing === null) throw new UnsupportedError('Http.send outside of a test');
    countUsage(tx(), 'callouts');
    const mock = mocks.get(testing);
    if (mock === undefined)
        throw apexError('TypeException', 'Methods defined as TestMethod do not support Web service callouts');
    if (limits.dmlStatements > limits.runAsCalls)
        throw apexError(
            'CalloutException',
            'You have uncommitted work pending. Please commit or rollback before calling out'
        );
    return mock.$invoke('respond/1', request) as HttpResponse;
}

/** Members that both messages have. */
const shared: Record<string, Member> = {
    getbody: (self: HttpMessage) => self.body?.text() ?? '',
    getbodyasblob: (self: HttpMessage) => self.body ?? ApexBlob.ofText(''),
    setbody: (self: HttpMessage, text: string) => void (self.body = ApexBlob.ofText(need(text))),
    setbodyasblob: (self: HttpMessage, body: ApexBlob) => void (self.body = need(body)),
    getheader: (self: HttpMessage, name: string) => self.header(name),
    setheader: (self: HttpMessage, name: string, value: string) => self.setHeader(name, value),
    tostring: (self: HttpMessage) => self.toText()
};

export const httpClasses: PlatformClass[] = [
    { name: 'Http', constructors: { '/0': () => new Http() }, methods: { send } },
    {
        name: 'HttpRequest',
        constructors: { '/0': () => new HttpRequest() },
        methods: {
            ...shared,
            getendpoint: (self: HttpRequest) => self.endpoint,
            setendpoint: (self: HttpRequest, url: string | null) => void (self.endpoint = url),
            getmethod: (self: HttpRequest) => self.method,
            setmethod: (self: HttpRequest, method: string | null) => void (self.method = method),
            getcompressed: (self: HttpRequest) => self.compressed,
            setcompressed: (self: HttpRequest, on: boolean) => void (self.compressed = on),
            settimeout: (_self: HttpRequest, milliseconds: number) => void need(milliseconds)
        }
    },
    {
        name: 'HttpResponse',
        constructors: { '/0': () => new HttpResponse() },
        methods: {
            ...shared,
            getheaderkeys: (self: HttpResponse) => stringList(self.headerNames),
            getstatus: (self: HttpResponse) => self.status,
            setstatus: (self: HttpResponse, status: string | null) => void (self.status = status),
            getstatuscode: (self: HttpResponse) => self.statusCode,
            setstatuscode: (self: HttpResponse, code: number) => void (self.statusCode = need(code))
        }
    }
];
