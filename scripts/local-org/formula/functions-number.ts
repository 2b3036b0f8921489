import type { PlainFunction } from './functions.ts';
import { clean, round } from './numbers.ts';
import { FormulaFailure } from './types.ts';

const of = (run: (...args: number[]) => number, count = 1): PlainFunction => ({
    parameters: Array.from({ length: count }, () => 'number'),
    returns: 'number',
    run: (...args: number[]) => clean(run(...args))
});
const many = (run: (...args: number[]) => number): PlainFunction => ({
    parameters: ['number'],
    repeat: true,
    returns: 'number',
    run
});

/** Drops the last digits of a double before a rounding function looks, so that a computed 59.999999999999993 counts as 60. */
const settle = (value: number): number => Number(value.toPrecision(14));

function truncate(value: number, scale: number): number {
    const cut = round(value, scale);
    const step = Math.abs(cut) > Math.abs(value) ? 10 ** -scale * Math.sign(value) : 0;
    return clean(cut - step);
}

function logarithm(value: number, log: (value: number) => number): number {
    if (value <= 0) throw new FormulaFailure('logarithm of a number that is not positive');
    return log(value);
}

export const numberFunctions: Record<string, PlainFunction> = {
    ABS: of(Math.abs),
    CEILING: of((value) => (value < 0 ? Math.floor(settle(value)) : Math.ceil(settle(value)))), // away from zero
    FLOOR: of((value) => (value < 0 ? Math.ceil(settle(value)) : Math.floor(settle(value)))), // towards zero
    MCEILING: of((value) => Math.ceil(settle(value))),
    MFLOOR: of((value) => Math.floor(settle(value))),
    EXP: of(Math.exp),
    LN: of((value) => logarithm(value, Math.log)),
    LOG: of((value) => logarithm(value, Math.log10)),
    MAX: many(Math.max),
    MIN: many(Math.min),
    MOD: of((value, divisor) => {
        if (divisor === 0) throw new FormulaFailure('division by zero');
        return value % divisor; // sign of the dividend
    }, 2),
    PI: { parameters: [], returns: 'number', run: () => Math.PI },
    ROUND: of((value, scale) => round(Number(value.toPrecision(15)), Math.trunc(scale)), 2),
    TRUNC: {
        parameters: ['number', 'number?'],
        returns: 'number',
        run: (value: number, scale = 0) => truncate(value, Math.trunc(scale))
    },
    SQRT: of((value) => {
        if (value < 0) throw new FormulaFailure('square root of a negative number');
        return Math.sqrt(value);
    }),
    SIN: of(Math.sin),
    COS: of(Math.cos),
    TAN: of(Math.tan),
    ASIN: of(Math.asin),
    ACOS: of(Math.acos),
    ATAN: of(Math.atan),
    ATAN2: of(Math.atan2, 2)
};
