import { apexError, ApexException, ApexObject, LimitError, nullReference, UnsupportedError } from '../values/index.ts';
import type { PlatformExceptionName } from '../values/index.ts';
import type { Core } from './core.ts';

/** V8's stack ran out before the count of 1,000 calls did. */
function isStackOverflow(error: unknown): boolean {
    return error instanceof RangeError && /call stack/i.test(error.message);
}

export function depthExceeded(): LimitError {
    return new LimitError('Maximum stack depth reached: 1001');
}

function cpuExceeded(): LimitError {
    return new LimitError('Apex CPU time limit exceeded');
}

/** What generated code does with null, throw, catch and finally. */
export const exceptions = {
    ApexObject,
    ApexException,

    npe(): never {
        throw nullReference();
    },

    nn<V>(v: V | null): V {
        if (v === null) throw nullReference();
        return v;
    },

    /** A condition. */
    b(v: unknown): boolean {
        if (v === null) throw nullReference();
        return v as boolean;
    },

    thrown(e: unknown): unknown {
        if (e === null) throw nullReference();
        return e;
    },

    /** Entry of every `catch`: puts depth and sharing back and rethrows what Apex never sees. */
    caught(this: Core, error: unknown, depth: number, sharing: boolean | null): ApexException {
        this.d = depth;
        this.sharing = sharing;
        if (error instanceof ApexException) return error;
        throw isStackOverflow(error) ? depthExceeded() : error;
    },

    /** `finally` runs after success and after Apex exceptions only. */
    runsFinally(this: Core, failure: unknown, depth: number, sharing: boolean | null): boolean {
        if (failure !== null && !(failure instanceof ApexException)) return false;
        this.d = depth;
        this.sharing = sharing;
        return true;
    },

    /** Whether a `catch` clause takes the exception; `type` is canonical. */
    isException(this: Core, error: ApexException, type: string): boolean {
        if (type === 'Exception') return true;
        const { $types } = error as unknown as { $types?: ReadonlySet<string> };
        if ($types !== undefined) return $types.has(type);
        return (
            (error.typeName === `System.${type}` || error.typeName === type) && !this.handles.has(type.toLowerCase())
        );
    },

    /** One of the four constructors that every exception has. */
    setException(self: ApexException, message: string | null, cause: ApexException | null): ApexException {
        self.message = message;
        self.cause = cause;
        return self;
    },

    /** `new DmlException(...)` and the like. */
    newException(name: string, message: string | null, cause: ApexException | null): ApexException {
        return apexError(name as PlatformExceptionName, message, cause);
    },

    unsupported(member: string, className: string, line: number): never {
        throw new UnsupportedError(member, className, line);
    },

    /** A call beyond depth or CPU budget. */
    over(this: Core): never {
        if (this.d > 1000) throw depthExceeded();
        throw cpuExceeded();
    },

    tick(): never {
        throw cpuExceeded();
    }
};
