import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** What a SOAP call asks for: the operation's name, its arguments as text, and the session it runs under. */
export interface SoapCall {
    sessionId: string | null;
    operation: string;
    arguments: Record<string, unknown>;
}

/** A call that is answered with a SOAP fault; `code` is the platform's exception code. */
export class SoapFault extends Error {
    readonly code: string;
    constructor(code: string, message: string) {
        super(message);
        this.code = code;
    }
}

const parser = new XMLParser({
    removeNSPrefix: true,
    ignoreAttributes: true,
    parseTagValue: false,
    trimValues: false,
    processEntities: true,
    htmlEntities: true
});

/** Reads a SOAP 1.1 envelope with one operation in its body. Throws SoapFault when it is none. */
export function readEnvelope(xml: string): SoapCall {
    const valid = XMLValidator.validate(xml);
    if (valid !== true) throw new SoapFault('soapenv:Client', `The request is not well-formed XML: ${valid.err.msg}`);
    const envelope = element((parser.parse(xml) as Record<string, unknown>)['Envelope']);
    const body = element(envelope['Body']);
    const operation = Object.keys(body).find((name) => !name.startsWith('#'));
    if (operation === undefined)
        throw new SoapFault('soapenv:Client', 'The request has no SOAP body with an operation');
    return {
        sessionId: textOf(element(element(envelope['Header'])['SessionHeader'])['sessionId'])?.trim() ?? null,
        operation,
        arguments: element(body[operation])
    };
}

/** Text of an argument; null when it is absent. */
export function textOf(value: unknown): string | null {
    return typeof value === 'string' ? value : null;
}

/** Text inside an element, with the characters replaced that XML reserves or forbids. */
export function escapeXml(text: string): string {
    const allowed = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
    return allowed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
}

/** An answer's envelope; header and body are XML. */
export function envelopeOf(header: string, body: string): string {
    const names =
        'xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="http://soap.sforce.com/2006/08/apex" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
    return `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope ${names}>${header === '' ? '' : `<soapenv:Header>${header}</soapenv:Header>`}<soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
}

/** The envelope of a fault. */
export function faultOf(fault: SoapFault): string {
    const isOwn = fault.code.includes(':');
    const code = isOwn ? fault.code : `sf:${fault.code}`;
    const message = isOwn ? fault.message : `${fault.code}: ${fault.message}`;
    return envelopeOf(
        '',
        `<soapenv:Fault xmlns:sf="http://soap.sforce.com/2006/08/apex"><faultcode>${code}</faultcode><faultstring>${escapeXml(message)}</faultstring></soapenv:Fault>`
    );
}

function element(value: unknown): Record<string, unknown> {
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
