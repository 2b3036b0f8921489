import { ApexException, AssertError, LimitError, apexFrames, frameText } from '../apex/runtime/values/index.ts';

/** Apex frames of an error, innermost first: `Class.Foo.bar: line 12, column 1`. */
export function apexStackOf(error: unknown): string[] {
    const inner = error instanceof ApexException ? error.error : error;
    return inner instanceof Error ? apexFrames(inner).map(frameText) : [];
}

/** Type and message of whatever was thrown; an Apex exception is not a JavaScript Error. */
export function messageOf(error: unknown): string {
    if (error instanceof ApexException) return `${error.typeName}: ${error.getMessage()}`;
    if (error instanceof LimitError || error instanceof AssertError) return `${error.typeName}: ${error.message}`;
    if (error instanceof AssertError || error instanceof LimitError) return `${error.typeName}: ${error.message}`;
    return error instanceof Error ? error.message : String(error);
}

/** Type, message and Apex stack of whatever was thrown: what a person gets to read at every border of the org. */
export function describeError(error: unknown): string {
    return [messageOf(error), ...apexStackOf(error)].join('\n');
}
