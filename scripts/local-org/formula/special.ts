/** Functions with rules of their own: lazy arguments, picklists, fields, the clock. */
import type { Compilation, Typed } from './compile.ts';
import { addMonths, DAY_MS, isoDate, isoTime, localTime } from './dates.ts';
import { fromRaw } from './fields.ts';
import { dateOfText } from './functions-date.ts';
import { numberText } from './numbers.ts';
import { equality } from './operators.ts';
import type { Node } from './parse.ts';
import { FormulaError } from './types.ts';
import type { FormulaContext, FormulaType, Value } from './types.ts';

type Call = Node & { kind: 'call' };
type Special = (compilation: Compilation, node: Call) => Typed;

function count(node: Call, least: number, most = least): void {
    if (node.args.length < least || node.args.length > most) {
        throw new FormulaError(
            `Incorrect number of parameters for function '${node.name}()'. Expected ${least}, received ${node.args.length}`,
            node.offset
        );
    }
}

/** Common type of alternatives; NULL fits every one. */
function common(values: Typed[], node: Call): FormulaType {
    const first = values.find((each) => each.type !== 'null')?.type ?? 'null';
    const odd = values.find((each) => each.type !== 'null' && each.type !== first);
    if (odd !== undefined)
        throw new FormulaError(
            `Incorrect parameter type for function '${node.name}()'. Expected ${first}, received ${odd.type}`,
            node.offset
        );
    return first;
}

/** A value of a text alternative is never null. */
const settle = (type: FormulaType, run: Typed['run']): Typed['run'] =>
    type === 'text' ? (context) => run(context) ?? '' : run;

const booleans = (compilation: Compilation, node: Call): Typed['run'][] =>
    node.args.map((each) => compilation.typed(each, 'boolean', `function '${node.name}()'`).run);

const isBlank = (value: Value): boolean => value === null || value === '';

function validationOnly(compilation: Compilation, node: Call): void {
    if (compilation.options.allow !== 'validation')
        throw new FormulaError(`Function ${node.name} may not be used in this type of formula`, node.offset);
}

const ifFunction: Special = (compilation, node) => {
    count(node, 3);
    const condition = compilation.typed(node.args[0]!, 'boolean', "function 'IF()'").run;
    const [yes, no] = [compilation.value(node.args[1]!), compilation.value(node.args[2]!)];
    const type = common([yes, no], node);
    return { type, run: settle(type, (context) => (condition(context) === true ? yes.run(context) : no.run(context))) };
};

const caseFunction: Special = (compilation, node) => {
    if (node.args.length < 4 || node.args.length % 2 !== 0)
        throw new FormulaError(
            "Incorrect number of parameters for function 'CASE()'. Expected an even number of at least 4",
            node.offset
        );
    const subject = compilation.any(node.args[0]!);
    if (subject.type === 'multipicklist' || subject.type === 'boolean')
        throw new FormulaError(
            `Incorrect parameter type for function 'CASE()'. Expected Number, Text, Date, received ${subject.type}`,
            node.offset
        );
    const compared: Typed = subject.type === 'picklist' ? { type: 'text', run: subject.run } : subject;
    const branches: { test: Typed['run']; result: Typed }[] = [];
    for (let at = 1; at < node.args.length - 1; at += 2) {
        const value = compilation.value(node.args[at]!);
        common([compared, value], node);
        branches.push({ test: equality(compared, value).run, result: compilation.value(node.args[at + 1]!) });
    }
    const otherwise = compilation.value(node.args.at(-1)!);
    const type = common([...branches.map((each) => each.result), otherwise], node);
    const run = (context: FormulaContext): Value => {
        for (const { test, result } of branches) if (test(context) === true) return result.run(context);
        return otherwise.run(context);
    };
    return { type, run: settle(type, run) };
};

const textFunction: Special = (compilation, node) => {
    count(node, 1);
    const value = compilation.typed(node.args[0]!, 'number|date|datetime|time|picklist', "function 'TEXT()'");
    const { run, type } = value;
    const convert = (given: Value): string => {
        if (given === null) return '';
        if (type === 'number') return numberText(given as number);
        if (type === 'date') return isoDate(given as number);
        if (type === 'time') return isoTime(given as number);
        if (type === 'datetime') return `${new Date(given as number).toISOString().slice(0, 19).replace('T', ' ')}Z`;
        return String(given);
    };
    return { type: 'text', run: (context) => convert(run(context)) };
};

/** ISNULL and NULLVALUE count a blank text as a value; ISBLANK and BLANKVALUE do not. A number that is read as 0 is not blank for any of them. */
const blankTest =
    (textToo: boolean): Special =>
    (compilation, node) => {
        count(node, 1);
        const { run, type, field: picked } = compilation.any(node.args[0]!);
        if (type === 'picklist')
            throw new FormulaError(
                `Field ${picked?.path} is a picklist field. Picklist fields are only supported in certain functions.`,
                node.offset
            );
        return { type: 'boolean', run: (context) => (textToo ? isBlank(run(context)) : run(context) === null) };
    };

const replaceBlank =
    (textToo: boolean): Special =>
    (compilation, node) => {
        count(node, 2);
        const [value, substitute] = [compilation.value(node.args[0]!), compilation.value(node.args[1]!)];
        const type = common([value, substitute], node);
        const { run } = value;
        return {
            type,
            run: settle(type, (context) => {
                const given = run(context);
                return given === null || (textToo && given === '') ? substitute.run(context) : given;
            })
        };
    };

const picklistValue: Special = (compilation, node) => {
    count(node, 2);
    const field = compilation.typed(node.args[0]!, 'picklist', "function 'ISPICKVAL()'");
    const wanted = node.args[1]!;
    if (wanted.kind !== 'text')
        throw new FormulaError(
            "Incorrect parameter for function 'ISPICKVAL()': a text literal is expected",
            wanted.offset
        );
    return { type: 'boolean', run: (context) => field.run(context) === wanted.value };
};

const includes: Special = (compilation, node) => {
    count(node, 2);
    const field = compilation.typed(node.args[0]!, 'multipicklist', "function 'INCLUDES()'");
    const wanted = compilation.typed(node.args[1]!, 'text', "function 'INCLUDES()'");
    return {
        type: 'boolean',
        run: (context) =>
            String(field.run(context))
                .split(';')
                .includes(String(wanted.run(context)))
    };
};

const dateValue: Special = (compilation, node) => {
    count(node, 1);
    const { run, type } = compilation.typed(node.args[0]!, 'text|date|datetime', "function 'DATEVALUE()'");
    if (type === 'text') return { type: 'date', run: (context) => dateOfText(String(run(context))) };
    if (type === 'date') return { type: 'date', run };
    compilation.deterministic = false; // the user's time zone decides
    return {
        type: 'date',
        run: (context) => {
            const value = run(context);
            return value === null ? null : localTime(value as number, context.timeZone).day;
        }
    };
};

const addMonthsFunction: Special = (compilation, node) => {
    count(node, 2);
    const value = compilation.typed(node.args[0]!, 'date|datetime', "function 'ADDMONTHS()'");
    const months = compilation.typed(node.args[1]!, 'number', "function 'ADDMONTHS()'");
    const isDate = value.type !== 'datetime';
    return {
        type: isDate ? 'date' : 'datetime',
        run: (context) => {
            const start = value.run(context) as number | null;
            const added = months.run(context) as number | null;
            if (start === null || added === null) return null;
            return isDate
                ? addMonths(start, added)
                : addMonths(Math.floor(start / DAY_MS), added) * DAY_MS + (((start % DAY_MS) + DAY_MS) % DAY_MS);
        }
    };
};

const clock =
    (type: FormulaType, read: (context: FormulaContext) => number): Special =>
    (compilation, node) => {
        count(node, 0);
        compilation.deterministic = false;
        return { type, run: read };
    };

const changed: Special = (compilation, node) => {
    count(node, 1);
    validationOnly(compilation, node);
    const { path } = compilation.fieldOf(node.args[0]!, "function 'ISCHANGED()'");
    return { type: 'boolean', run: (context) => context.isNew !== true && context.isChanged?.(path) === true };
};

const prior: Special = (compilation, node) => {
    count(node, 1);
    validationOnly(compilation, node);
    const { path, model } = compilation.fieldOf(node.args[0]!, "function 'PRIORVALUE()'");
    const read = fromRaw(model.type, false);
    const { type } = compilation.any(node.args[0]!);
    // A new record has no prior value: the platform then gives the current one.
    return {
        type,
        run: (context) => read(context.isNew === true ? context.get(path) : (context.prior?.(path) ?? null)),
        field: { path, model }
    };
};

const recordState =
    (read: (context: FormulaContext) => boolean): Special =>
    (compilation, node) => {
        count(node, 0);
        validationOnly(compilation, node);
        return { type: 'boolean', run: read };
    };

const connective =
    (all: boolean): Special =>
    (compilation, node) => {
        if (node.args.length === 0) count(node, 1);
        const runs = booleans(compilation, node);
        if (all) return { type: 'boolean', run: (context) => runs.every((run) => run(context) === true) };
        return { type: 'boolean', run: (context) => runs.some((run) => run(context) === true) };
    };

const not: Special = (compilation, node) => {
    count(node, 1);
    const [run] = booleans(compilation, node) as [Typed['run']];
    return {
        type: 'boolean',
        run: (context) => {
            const value = run(context);
            return value === null ? null : value !== true;
        }
    };
};

/** Refused: they look into other records, the browser or paid features. */
const REFUSED = [
    'VLOOKUP',
    'GETSESSIONID',
    'GETRECORDIDS',
    'URLFOR',
    'LINKTO',
    'REQUIRESCRIPT',
    'INCLUDE',
    'PREDICT',
    'CURRENCYRATE',
    'PARENTGROUPVAL',
    'PREVGROUPVAL',
    'GEOLOCATION',
    'DISTANCE',
    'IMAGEPROXYURL',
    'JSENCODE',
    'JSINHTMLENCODE',
    'JUNCTIONIDLIST',
    'FORMATDURATION'
];

const refuse: Special = (_, node) => {
    throw new FormulaError(`Function ${node.name} is not modelled by the local org`, node.offset);
};

export const specialFunctions: Readonly<Record<string, Special | undefined>> = {
    __proto__: null as never,
    ...Object.fromEntries(REFUSED.map((name) => [name, refuse])),
    IF: ifFunction,
    CASE: caseFunction,
    AND: connective(true),
    OR: connective(false),
    NOT: not,
    TEXT: textFunction,
    ISBLANK: blankTest(true),
    ISNULL: blankTest(false),
    BLANKVALUE: replaceBlank(true),
    NULLVALUE: replaceBlank(false),
    ISPICKVAL: picklistValue,
    INCLUDES: includes,
    DATEVALUE: dateValue,
    ADDMONTHS: addMonthsFunction,
    ISCHANGED: changed,
    PRIORVALUE: prior,
    ISNEW: recordState((context) => context.isNew === true),
    ISCLONE: recordState(() => false),
    TODAY: clock('date', (context) => localTime(context.now, context.timeZone).day),
    NOW: clock('datetime', (context) => context.now),
    TIMENOW: clock('time', (context) => localTime(context.now, context.timeZone).time)
};
