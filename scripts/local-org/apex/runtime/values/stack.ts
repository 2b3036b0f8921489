/** One Apex frame of a V8 stack. */
export interface ApexFrame {
    /** File name given to vm.Script: `apex/<Name>.cls`, `apex/<Name>.trigger`, `apex/AnonymousBlock.apex`. */
    file: string;
    /** JavaScript function name as the compiler emitted it. */
    fn: string;
    line: number;
}

const FRAME = /^\s*at (?:(?:async |new )?(.*?) \()?.*?(apex\/[^\/:()]+\.(?:cls|trigger|apex)):(\d+):\d+\)?$/;

const APEX_FILE = /apex\/[^\/:()]+\.(?:cls|trigger|apex)$/;

let namer: (frame: ApexFrame) => string = defaultName;

/** Lets the kernel say how a generated function is called in Apex (`Class.Foo.bar`, `Trigger.Baz`, `AnonymousBlock`). */
export function setFrameNamer(fn: (frame: ApexFrame) => string): void {
    namer = fn;
}

function defaultName(frame: ApexFrame): string {
    const [, name, kind] = /^apex\/(.+)\.(\w+)$/.exec(frame.file) ?? ['', frame.file, 'cls'];
    if (kind === 'trigger') return `Trigger.${name}`;
    if (kind === 'apex') return 'AnonymousBlock';
    const method = frame.fn.replace(/^.*\./, '').replace(/\$.*$/, '');
    return method === '' ? `Class.${name}` : `Class.${name}.${method}`;
}

/** A generated JavaScript constructor only makes room for fields: Apex constructors are functions of their own. */
const ALLOCATION = /^\s*at new /;

function frameOf(text: string): ApexFrame | null {
    const match = ALLOCATION.test(text) ? null : FRAME.exec(text);
    return match === null ? null : { fn: match[1] ?? '', file: match[2]!, line: Number(match[3]) };
}

/** Apex frames of an error, innermost first. */
export function apexFrames(error: Error): ApexFrame[] {
    return (error.stack ?? '')
        .split('\n')
        .map(frameOf)
        .filter((frame) => frame !== null);
}

/** What `read` makes of the innermost Apex frame of the code that runs now; null outside of Apex. */
function innermost<T>(read: (site: NodeJS.CallSite, file: string) => T): T | null {
    const { stackTraceLimit, prepareStackTrace } = Error;
    try {
        // As objects, not as text: this is asked at every query and save.
        Error.prepareStackTrace = (_error, sites) => sites;
        // Library code between is seldom deep, but may be.
        for (const limit of [10, 60]) {
            Error.stackTraceLimit = limit;
            for (const site of new Error().stack as unknown as NodeJS.CallSite[]) {
                const file = APEX_FILE.exec(site.getFileName() ?? '')?.[0];
                if (file !== undefined && !site.isConstructor()) return read(site, file);
            }
        }
        return null;
    } finally {
        Error.stackTraceLimit = stackTraceLimit;
        Error.prepareStackTrace = prepareStackTrace;
    }
}

/** The innermost Apex frame of the code that runs now. */
export function innermostFrame(): ApexFrame | null {
    return innermost((site, file) => ({ fn: site.getFunctionName() ?? '', file, line: site.getLineNumber()! }));
}

/** Its file alone, which costs a fraction: V8 compiles a function again to find its lines. */
export function innermostFile(): string | null {
    return innermost((_site, file) => file);
}

/** `Class.Foo.bar: line 12, column 1`. */
export function frameText(frame: ApexFrame): string {
    return `${namer(frame)}: line ${frame.line}, column 1`;
}
