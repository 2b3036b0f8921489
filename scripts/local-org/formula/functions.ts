/** Functions whose arguments are plain values; those that need fields, the clock or lazy arguments are in special.ts. */
import { dateFunctions } from './functions-date.ts';
import { numberFunctions } from './functions-number.ts';
import { textFunctions } from './functions-text.ts';
import type { FormulaType, Value } from './types.ts';

export interface PlainFunction {
    /** Types of the arguments; the last repeats when `repeat` is set. Several types are joined with `|`; a trailing `?` makes it optional. */
    parameters: string[];
    repeat?: boolean;
    returns: FormulaType;
    /** Called with null for blank numbers and dates only when `acceptsNull`; otherwise such a call is null. */
    run(...args: never[]): Value;
    acceptsNull?: boolean;
}

export const plainFunctions: Readonly<Record<string, PlainFunction>> = {
    ...numberFunctions,
    ...textFunctions,
    ...dateFunctions
};
