/** Decimal-like arithmetic on doubles: results keep 15 significant digits, so that 0.1 + 0.2 is 0.3 as on the platform. */
import { FormulaFailure } from './types.ts';

/** Cuts the noise of binary fractions. Throws when the result is no number (#Error!). */
export function clean(value: number): number {
    if (Number.isInteger(value)) return value;
    if (!Number.isFinite(value)) throw new FormulaFailure('the result is not a number');
    return Number(value.toPrecision(15));
}

/** Rounds half away from zero; negative `scale` rounds left of the point. */
export function round(value: number, scale: number): number {
    // A double has no more than 17 digits to round.
    if (scale > 17 || (Number.isInteger(value) && scale >= 0)) return value;
    if (scale < -17) return 0;
    const shift = (number: number, digits: number): number => {
        const [mantissa, exponent = '0'] = String(number).split('e');
        return Number(`${mantissa}e${Number(exponent) + digits}`);
    };
    const rounded = shift(Math.round(shift(Math.abs(value), scale)), -scale);
    return value < 0 ? -rounded || 0 : rounded;
}

/** `1234.5`: no grouping, no exponent, no trailing zeros. */
export function numberText(value: number): string {
    const text = String(value);
    if (!text.includes('e')) return text;
    if (Math.abs(value) >= 1) return BigInt(Math.round(value)).toString();
    return value.toFixed(18).replace(/\.?0+$/, '');
}
