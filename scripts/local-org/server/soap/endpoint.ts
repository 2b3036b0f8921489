import type { AnonymousRefusal, ExecuteAnonymousResult } from './run-anonymous.ts';
import { envelopeOf, escapeXml, faultOf, readEnvelope, SoapFault, textOf } from './envelope.ts';

/** What the SOAP endpoint needs of the server. */
export interface SoapParts {
    /** The user id behind a session id, or null. */
    verifySession(sessionId: string | null): string | null;
    executeAnonymous(userId: string, text: string): Promise<ExecuteAnonymousResult | AnonymousRefusal>;
}

/**
 * Answers the platform's SOAP API for Apex (`/services/Soap/s/...`): `executeAnonymous`, with the debug log in the header. The
 * session comes with the request's SessionHeader. Other operations are refused with a fault.
 */
export async function answerSoap(xml: string, parts: SoapParts): Promise<{ status: number; xml: string }> {
    try {
        return { status: 200, xml: await answer(xml, parts) };
    } catch (error) {
        const fault =
            error instanceof SoapFault
                ? error
                : new SoapFault('UNKNOWN_EXCEPTION', error instanceof Error ? error.message : String(error));
        return { status: 500, xml: faultOf(fault) };
    }
}

async function answer(xml: string, parts: SoapParts): Promise<string> {
    const call = readEnvelope(xml);
    const userId = parts.verifySession(call.sessionId);
    if (userId === null) throw new SoapFault('INVALID_SESSION_ID', 'Invalid Session ID found in SessionHeader');
    if (call.operation !== 'executeAnonymous')
        throw new SoapFault('UNSUPPORTED', `The local org does not answer the SOAP operation ${call.operation}`);
    const result = await parts.executeAnonymous(userId, apexCodeOf(call.arguments));
    if ('refused' in result) throw new SoapFault(result.refused, result.message);
    const header = `<DebuggingInfo><debugLog>${escapeXml(result.debugLog)}</debugLog></DebuggingInfo>`;
    const members = (
        ['column', 'compileProblem', 'compiled', 'exceptionMessage', 'exceptionStackTrace', 'line', 'success'] as const
    ).map((name) => member(name, result[name]));
    return envelopeOf(
        header,
        `<executeAnonymousResponse><result>${members.join('')}</result></executeAnonymousResponse>`
    );
}

/** The argument is called `apexcode` by tools and `String` by the WSDL. */
function apexCodeOf(args: Record<string, unknown>): string {
    const code = textOf(args['apexcode'] ?? args['String']);
    if (code === null) throw new SoapFault('soapenv:Client', 'executeAnonymous takes the Apex code as its argument');
    return code;
}

function member(name: string, value: string | number | boolean | null): string {
    return value === null ? `<${name} xsi:nil="true"/>` : `<${name}>${escapeXml(String(value))}</${name}>`;
}
