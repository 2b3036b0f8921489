import { apexError, ApexDouble, Decimal, MESSAGES } from '../values/index.ts';
import { randomDouble } from './random.ts';
import { need, toDecimal, toNumber } from './support.ts';
import type { Member, PlatformClass } from './support.ts';

/** A function over doubles; a Decimal argument gives a Decimal of the double's text. */
const real =
    (fn: (n: number) => number): Member =>
    (v: unknown) => {
        const result = fn(toNumber(need(v)));
        return v instanceof ApexDouble ? new ApexDouble(result) : Decimal.ofNumber(result);
    };

/** A function that has an exact form for Decimal. */
const exact =
    (decimal: (v: Decimal) => Decimal, double: (n: number) => number): Member =>
    (v: unknown) =>
        need(v) instanceof ApexDouble ? new ApexDouble(double((v as ApexDouble).value)) : decimal(toDecimal(v));

/** The larger (+1) or smaller (-1) of two numbers of one kind. */
const extreme =
    (sign: number): Member =>
    (a: unknown, b: unknown) => {
        if (typeof need(a) === 'number' && typeof need(b, 2) === 'number')
            return (a as number) * sign >= (b as number) * sign ? a : b;
        if (a instanceof ApexDouble && b instanceof ApexDouble) return a.value * sign >= b.value * sign ? a : b;
        if (typeof a === 'bigint' || typeof b === 'bigint') {
            if (!(a instanceof Decimal) && !(b instanceof Decimal)) {
                const [x, y] = [BigInt(a as number), BigInt(b as number)];
                return x > y === sign > 0 ? x : y;
            }
        }
        const [x, y] = [toDecimal(a), toDecimal(b)];
        return x.compare(y) * sign >= 0 ? x : y;
    };

const halfUp = (v: unknown): Decimal => toDecimal(v).setScale(0, 'HALF_UP');

function halfEven(n: number): number {
    if (!Number.isFinite(n)) return n;
    const floor = Math.floor(n);
    const rest = n - floor;
    return rest > 0.5 || (rest === 0.5 && floor % 2 !== 0) ? floor + 1 : floor;
}

export const mathClass: PlatformClass = {
    name: 'Math',
    statics: {
        abs: (v: unknown) => {
            if (typeof need(v) === 'number') return v === -2147483648 ? v : Math.abs(v as number);
            if (typeof v === 'bigint') return BigInt.asIntN(64, v < 0n ? -v : v);
            return v instanceof ApexDouble ? new ApexDouble(Math.abs(v.value)) : toDecimal(v).abs();
        },
        max: extreme(1),
        min: extreme(-1),
        mod: (a: unknown, b: unknown) => {
            if (typeof need(a) === 'number' && typeof need(b, 2) === 'number') {
                if (b === 0) throw apexError('MathException', MESSAGES.divideByZero);
                return ((a as number) % (b as number)) | 0;
            }
            const divisor = BigInt(b as bigint);
            if (divisor === 0n) throw apexError('MathException', MESSAGES.divideByZero);
            return BigInt(a as bigint) % divisor;
        },
        ceil: exact((v) => v.setScale(0, 'CEILING'), Math.ceil),
        floor: exact((v) => v.setScale(0, 'FLOOR'), Math.floor),
        rint: exact((v) => v.setScale(0, 'HALF_EVEN'), halfEven),
        // ties go away from zero: 4.5 -> 5, -4.5 -> -5 [Apex Reference, Math.round]
        round: (v: unknown) => halfUp(v).toInt(),
        roundtolong: (v: unknown) => halfUp(v).toLong(),
        signum: exact((v) => Decimal.ofInt(v.compare(Decimal.ZERO)), Math.sign),
        sqrt: (v: unknown) =>
            need(v) instanceof ApexDouble ? new ApexDouble(Math.sqrt((v as ApexDouble).value)) : toDecimal(v).sqrt(),
        pow: (base: unknown, exponent: unknown) => new ApexDouble(toNumber(need(base)) ** toNumber(need(exponent, 2))),
        atan2: (y: unknown, x: unknown) => {
            const result = Math.atan2(toNumber(need(y)), toNumber(need(x, 2)));
            return y instanceof ApexDouble ? new ApexDouble(result) : Decimal.ofNumber(result);
        },
        random: () => new ApexDouble(randomDouble()),
        acos: real(Math.acos),
        asin: real(Math.asin),
        atan: real(Math.atan),
        cbrt: real(Math.cbrt),
        cos: real(Math.cos),
        cosh: real(Math.cosh),
        exp: real(Math.exp),
        log: real(Math.log),
        log10: real(Math.log10),
        sin: real(Math.sin),
        sinh: real(Math.sinh),
        tan: real(Math.tan),
        tanh: real(Math.tanh)
    },
    properties: {
        pi: { get: () => new ApexDouble(Math.PI) },
        e: { get: () => new ApexDouble(Math.E) }
    }
};
