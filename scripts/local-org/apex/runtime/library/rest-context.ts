import { tx } from '../context.ts';
import type { ApexBlob } from '../values/index.ts';
import { ApexMap, PlatformObject } from '../values/index.ts';
import { need } from './support.ts';
import type { PlatformClass, PlatformProperty } from './support.ts';
import type { Transaction } from '../../../contracts.ts';

/** System.RestRequest and System.RestResponse: fields by lower-case name. */
class RestMessage extends PlatformObject {
    readonly apexType: string;
    readonly fields: Record<string, unknown>;

    constructor(apexType: string, fields: Record<string, unknown>) {
        super();
        this.apexType = apexType;
        this.fields = { headers: new ApexMap('Map<String,String>'), ...fields };
    }
}

const request = (): RestMessage =>
    new RestMessage('System.RestRequest', {
        params: new ApexMap('Map<String,String>'),
        httpmethod: null,
        remoteaddress: null,
        requestbody: null,
        requesturi: null,
        resourcepath: null
    });
const response = (): RestMessage =>
    new RestMessage('System.RestResponse', { responsebody: null as ApexBlob | null, statuscode: null });

/** RestContext is static: one pair per transaction, null until somebody sets it. */
const contexts = new WeakMap<Transaction, Record<string, RestMessage | null>>();

function contextField(name: string): PlatformProperty {
    return {
        get: () => contexts.get(tx())?.[name] ?? null,
        set: (_self: unknown, value: RestMessage | null) =>
            void contexts.set(tx(), { ...contexts.get(tx()), [name]: value })
    } as unknown as PlatformProperty;
}

function messageClass(name: string, make: () => RestMessage): PlatformClass {
    const properties = Object.keys(make().fields).map((field) => [
        field,
        {
            get: (self: RestMessage) => self.fields[field],
            set: (self: RestMessage, value: unknown) => void (self.fields[field] = value)
        }
    ]);
    const put =
        (map: string) =>
        (self: RestMessage, name: string, value: string | null): void =>
            void (self.fields[map] as ApexMap).put(need(name), value);
    return {
        name,
        constructors: { '/0': make },
        methods: {
            addheader: put('headers'),
            ...(name === 'RestRequest' ? { addparameter: put('params') } : {})
        },
        properties: Object.fromEntries(properties) as Record<string, PlatformProperty>
    };
}

export const restClasses: PlatformClass[] = [
    { name: 'RestContext', properties: { request: contextField('request'), response: contextField('response') } },
    messageClass('RestRequest', request),
    messageClass('RestResponse', response)
];
