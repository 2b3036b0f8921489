import { AssertError, LimitError } from './errors.ts';
import { ApexObject } from './object.ts';
import { MESSAGES } from './messages.ts';
import { apexFrames, frameText } from './stack.ts';
import type { DmlError } from '../../../contracts.ts';

/** Exceptions of the platform; every one derives directly from System.Exception. */
export const PLATFORM_EXCEPTIONS = [
    'AsyncException',
    'AuraHandledException',
    'BigObjectException',
    'CalloutException',
    'DataWeaveScriptException',
    'DmlException',
    'DuplicateMessageException',
    'EmailException',
    'ExternalObjectException',
    'FinalException',
    'FlowException',
    'FormulaValidationException',
    'HandledException',
    'IllegalArgumentException',
    'InvalidParameterValueException',
    'InvalidReadOnlyUserDmlException',
    'JSONException',
    'LimitException',
    'ListException',
    'MathException',
    'NoAccessException',
    'NoDataFoundException',
    'NoSuchElementException',
    'NullPointerException',
    'ProcedureException',
    'QueryException',
    'RequiredFeatureMissingException',
    'SearchException',
    'SecurityException',
    'SerializationException',
    'SObjectException',
    'StringException',
    'TypeException',
    'UnexpectedException',
    'VisualforceException',
    'XmlException'
] as const;

export type PlatformExceptionName = (typeof PLATFORM_EXCEPTIONS)[number];

const CANONICAL = new Map(PLATFORM_EXCEPTIONS.map((name) => [name.toLowerCase(), name]));

/** `System.DmlException` or `dmlexception` -> `System.DmlException`; null when it is no exception of the platform. */
export function platformExceptionName(name: string): string | null {
    const found = CANONICAL.get(name.toLowerCase().replace(/^system\./, ''));
    return found === undefined ? null : `System.${found}`;
}

/** One failed row of a DmlException. */
export interface DmlFailure extends DmlError {
    /** Index in the DML's list, and the row's Id where it had one. */
    index: number;
    id: string | null;
}

/**
 * Any Apex exception. Instances of this very class are the platform's (`typeName` says which); generated exception classes derive
 * from it and pass their own name. A JavaScript Error made at construction holds the Apex stack.
 */
export class ApexException extends ApexObject {
    readonly typeName: string;
    message: string | null;
    cause: ApexException | null;
    readonly error: Error;
    /** Failed rows of a DmlException, by platform order. */
    dml: DmlFailure[] | null = null;
    /** Fields refused in user mode (QueryException, SecurityException, DmlException): object -> fields. */
    inaccessibleFields: Map<string, Set<string>> | null = null;

    constructor(typeName: string, message: string | null = null, cause: ApexException | null = null) {
        super();
        this.typeName = typeName;
        this.message = message;
        this.cause = cause;
        const limit = Error.stackTraceLimit;
        Error.stackTraceLimit = 200;
        this.error = new Error(message ?? '');
        Error.stackTraceLimit = limit;
    }

    /** getMessage(): user exceptions without a message say "Script-thrown exception"; with only a cause, the cause's text. */
    getMessage(): string {
        if (this.message !== null) return this.message;
        return MESSAGES.scriptThrown;
    }

    /** getStackTraceString(): innermost frame first, `Class.Name.method: line n, column 1`. */
    stackTrace(): string {
        return apexFrames(this.error).map(frameText).join('\n');
    }

    /** Line of the innermost Apex frame; 0 without one. */
    line(): number {
        return apexFrames(this.error)[0]?.line ?? 0;
    }

    /** initCause(): IllegalArgumentException where there is one already. */
    initCause(cause: ApexException | null): void {
        if (this.cause !== null) throw apexError('IllegalArgumentException', MESSAGES.causeTwice);
        this.cause = cause;
    }

    /** `System.DmlException: message`, as in debug logs and test results. */
    toText(): string {
        return `${this.typeName}: ${this.getMessage()}`;
    }
}

/**
 * AuraHandledException: its constructor's text is what the client sees, while getMessage() answers "Script-thrown exception"
 * until setMessage is called. [Public threads on testing AuraHandledException]
 */
export class AuraHandledException extends ApexException {
    /** Text for the client. */
    readonly clientMessage: string | null;

    constructor(text: string | null) {
        super('System.AuraHandledException');
        this.clientMessage = text;
    }
}

/** A platform exception, ready to be thrown. Without a message it is one that code made with `new X()`. */
export function apexError(
    name: PlatformExceptionName,
    message: string | null,
    cause: ApexException | null = null
): ApexException {
    if (name === 'AuraHandledException') return new AuraHandledException(message);
    return new ApexException(name.includes('.') ? name : `System.${name}`, message, cause);
}

/** NullPointerException "Attempt to de-reference a null object". */
export function nullReference(): ApexException {
    return apexError('NullPointerException', MESSAGES.nullReference);
}

/** `v` is an exception of the platform type (short or qualified name, any case); `Exception` matches all. */
export function isException(v: unknown, name: string): boolean {
    if (!(v instanceof ApexException)) return false;
    const short = name.toLowerCase().replace(/^system\./, '');
    return short === 'exception' || v.typeName.toLowerCase() === `system.${short}`;
}

/** True for what the Apex itself brought about; anything else is refused by the local org, or a bug of it. */
export function isApexFailure(error: unknown): boolean {
    return error instanceof ApexException || error instanceof LimitError || error instanceof AssertError;
}
