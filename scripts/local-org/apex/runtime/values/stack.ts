/** One Apex frame of a V8 stack. */
export interface ApexFrame {
    /** File name given to vm.Script: `apex/<Name>.cls`, `apex/<Name>.trigger`, `apex/AnonymousBlock.apex`. */
    file: string;
    /** JavaScript function name as the compiler emitted it. */
    fn: string;
    line: number;
}

const FRAME = /^\s*at (?:(?:async |new )?(.*?) \()?.*?(apex\/[^\/:()]+\.(?:cls|trigger|apex)):(\d+):\d+\)?$/;

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

/** Apex frames of an error, innermost first. */
export function apexFrames(error: Error): ApexFrame[] {
    const frames: ApexFrame[] = [];
    for (const text of (error.stack ?? '').split('\n')) {
        const match = ALLOCATION.test(text) ? null : FRAME.exec(text);
        if (match !== null) frames.push({ fn: match[1] ?? '', file: match[2]!, line: Number(match[3]) });
    }
    return frames;
}

/** `Class.Foo.bar: line 12, column 1`. */
export function frameText(frame: ApexFrame): string {
    return `${namer(frame)}: line ${frame.line}, column 1`;
}
