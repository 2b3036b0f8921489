import { apexError } from './exceptions.ts';
import { MESSAGES } from './messages.ts';

/** Names of System.RoundingMode. */
export type RoundingMode = 'UP' | 'DOWN' | 'CEILING' | 'FLOOR' | 'HALF_UP' | 'HALF_DOWN' | 'HALF_EVEN' | 'UNNECESSARY';

const POWERS: bigint[] = [1n];

/** 10^n for n >= 0. */
function powerOfTen(n: number): bigint {
    for (let i = POWERS.length; i <= n; i++) POWERS.push(POWERS[i - 1]! * 10n);
    return POWERS[n]!;
}

function abs(n: bigint): bigint {
    return n < 0n ? -n : n;
}

/** Number of decimal digits of |n|; 1 for zero. */
function digits(n: bigint): number {
    return abs(n).toString().length;
}

/** Integer division n/d (d > 0 or < 0) rounded by the mode. */
function divideRounded(n: bigint, d: bigint, mode: RoundingMode): bigint {
    const quotient = n / d;
    const remainder = n % d;
    if (remainder === 0n) return quotient;
    const sign = n < 0n !== d < 0n ? -1n : 1n;
    const twice = abs(remainder) * 2n;
    const half = twice === abs(d) ? 0 : twice > abs(d) ? 1 : -1;
    let away: boolean;
    switch (mode) {
        case 'UP':
            away = true;
            break;
        case 'DOWN':
            away = false;
            break;
        case 'CEILING':
            away = sign > 0n;
            break;
        case 'FLOOR':
            away = sign < 0n;
            break;
        case 'HALF_UP':
            away = half >= 0;
            break;
        case 'HALF_DOWN':
            away = half > 0;
            break;
        case 'HALF_EVEN':
            away = half > 0 || (half === 0 && quotient % 2n !== 0n);
            break;
        case 'UNNECESSARY':
            throw apexError('MathException', MESSAGES.roundingNecessary);
    }
    return away ? quotient + sign : quotient;
}

/** Significant digits and decimal places that a quotient or root keeps; docs/decisions on Decimal says why. */
const PRECISION = 34;
const MAX_SCALE = 33;

/**
 * Apex Decimal: an exact number `unscaled / 10^scale`, immutable. Addition keeps the larger scale, multiplication adds
 * scales, division is rounded HALF_UP to 34 significant digits and 33 places; see the decision record on Decimal for the sources.
 */
export class Decimal {
    static readonly ZERO = new Decimal(0n, 0);
    static readonly ONE = new Decimal(1n, 0);

    readonly unscaled: bigint;
    readonly scale: number;

    constructor(unscaled: bigint, scale: number) {
        this.unscaled = unscaled;
        this.scale = scale;
    }

    /** Parses `-12.50`, `1e3`, `.5`; throws TypeException "Invalid decimal: x" as Decimal.valueOf does. */
    static parse(text: string): Decimal {
        const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text.trim());
        if (match === null || (match[2] === '' && (match[3] ?? '') === ''))
            throw apexError('TypeException', MESSAGES.invalidDecimal(text));
        const fraction = match[3] ?? '';
        const unscaled = BigInt(`${match[1] === '-' ? '-' : ''}${match[2]}${fraction}`);
        const scale = fraction.length - Number(match[4] ?? 0);
        return new Decimal(unscaled, scale);
    }

    /** The decimal with the shortest text of a JavaScript number; rounded to `scale` places when given. */
    static ofNumber(n: number, scale?: number): Decimal {
        if (!Number.isFinite(n)) throw apexError('MathException', MESSAGES.notANumber);
        const exact = Number.isInteger(n) && Math.abs(n) < 1e15 ? new Decimal(BigInt(n), 0) : Decimal.parse(String(n));
        const plain = exact.scale < 0 ? exact.setScale(0) : exact;
        return scale === undefined ? plain : plain.setScale(scale);
    }

    /** A whole number, scale 0. */
    static ofInt(n: number | bigint): Decimal {
        return new Decimal(BigInt(n), 0);
    }

    #aligned(scale: number): bigint {
        return this.unscaled * powerOfTen(scale - this.scale);
    }

    add(other: Decimal): Decimal {
        const scale = Math.max(this.scale, other.scale);
        return new Decimal(this.#aligned(scale) + other.#aligned(scale), scale);
    }

    subtract(other: Decimal): Decimal {
        const scale = Math.max(this.scale, other.scale);
        return new Decimal(this.#aligned(scale) - other.#aligned(scale), scale);
    }

    multiply(other: Decimal): Decimal {
        return new Decimal(this.unscaled * other.unscaled, this.scale + other.scale);
    }

    /** The `/` operator; MathException "Divide by 0". */
    divide(other: Decimal): Decimal {
        if (other.unscaled === 0n) throw apexError('MathException', MESSAGES.divideByZero);
        const preferred = this.scale - other.scale;
        if (this.unscaled === 0n) return new Decimal(0n, Math.max(preferred, 0));
        const magnitude = digits(this.unscaled) - digits(other.unscaled);
        const shift = PRECISION + 2 - magnitude;
        const n = shift > 0 ? this.unscaled * powerOfTen(shift) : this.unscaled;
        const d = shift < 0 ? other.unscaled * powerOfTen(-shift) : other.unscaled;
        const exact = n % d === 0n;
        // a sticky digit keeps "above one half" visible to the final rounding
        const quotient = (n / d) * 10n + (exact ? 0n : n < 0n !== d < 0n ? -1n : 1n);
        const rounded = new Decimal(quotient, preferred + shift + 1).rounded();
        return rounded.stripTo(Math.max(preferred, 0));
    }

    /** divide(divisor, scale, mode). */
    divideToScale(other: Decimal, scale: number, mode: RoundingMode = 'HALF_UP'): Decimal {
        if (other.unscaled === 0n) throw apexError('MathException', MESSAGES.divideByZero);
        const shift = scale + other.scale - this.scale;
        const n = shift > 0 ? this.unscaled * powerOfTen(shift) : this.unscaled;
        const d = shift < 0 ? other.unscaled * powerOfTen(-shift) : other.unscaled;
        return new Decimal(divideRounded(n, d, mode), scale);
    }

    /** Rounded HALF_UP, in one step, to 34 significant digits and at most 33 decimal places. */
    rounded(): Decimal {
        const excess = Math.max(digits(this.unscaled) - PRECISION, this.scale - MAX_SCALE);
        if (excess <= 0) return this;
        const rounded = new Decimal(divideRounded(this.unscaled, powerOfTen(excess), 'HALF_UP'), this.scale - excess);
        return digits(rounded.unscaled) > PRECISION ? rounded.rounded() : rounded;
    }

    /** Trailing zeros removed, but not below the given scale. */
    stripTo(scale: number): Decimal {
        let { unscaled } = this;
        let at = this.scale;
        while (at > scale && unscaled % 10n === 0n) {
            unscaled /= 10n;
            at--;
        }
        return at === this.scale ? this : new Decimal(unscaled, at);
    }

    /** stripTrailingZeros(): `100` becomes 1E+2, as in Java; zero becomes scale 0. */
    stripTrailingZeros(): Decimal {
        return this.unscaled === 0n ? Decimal.ZERO : this.stripTo(-Infinity);
    }

    negate(): Decimal {
        return new Decimal(-this.unscaled, this.scale);
    }

    abs(): Decimal {
        return this.unscaled < 0n ? this.negate() : this;
    }

    /** Rounded to `scale` places (default HALF_UP, as fields are); zeros are added when the scale grows. */
    setScale(scale: number, mode: RoundingMode = 'HALF_UP'): Decimal {
        if (scale === this.scale) return this;
        if (scale > this.scale) return new Decimal(this.#aligned(scale), scale);
        return new Decimal(divideRounded(this.unscaled, powerOfTen(this.scale - scale), mode), scale);
    }

    /** Whole part as Java's longValue: truncated, wrapped to 64 bits. */
    toLong(): bigint {
        return BigInt.asIntN(64, this.setScale(0, 'DOWN').unscaled);
    }

    /** Whole part as Java's intValue: truncated, wrapped to 32 bits. */
    toInt(): number {
        return Number(BigInt.asIntN(32, this.setScale(0, 'DOWN').unscaled));
    }

    toNumber(): number {
        return Number(this.toString());
    }

    /** Digits of the unscaled value. */
    precision(): number {
        return digits(this.unscaled);
    }

    /** -1, 0, 1; scale does not count (`1.0` equals `1.00`). */
    compare(other: Decimal): number {
        if (this.scale === other.scale)
            return this.unscaled < other.unscaled ? -1 : this.unscaled > other.unscaled ? 1 : 0;
        const scale = Math.max(this.scale, other.scale);
        const a = this.#aligned(scale);
        const b = other.#aligned(scale);
        return a < b ? -1 : a > b ? 1 : 0;
    }

    /** this^n, exact, for 0 <= n (Decimal.pow takes whole exponents from 0 up). */
    pow(n: number): Decimal {
        if (n < 0 || n > 32767) throw apexError('MathException', MESSAGES.invalidExponent);
        return new Decimal(this.unscaled ** BigInt(n), this.scale * n);
    }

    /** Square root, rounded as a quotient; MathException for a negative number. */
    sqrt(): Decimal {
        if (this.unscaled < 0n) throw apexError('MathException', MESSAGES.negativeRoot);
        if (this.unscaled === 0n) return Decimal.ZERO;
        let scale = this.scale + 2 * PRECISION;
        if (scale % 2 !== 0) scale++;
        const n = this.#aligned(scale);
        let x = BigInt(Math.floor(Math.sqrt(Number(n))));
        for (;;) {
            const next = (x + n / x) / 2n;
            if (abs(next - x) <= 1n) {
                x = next;
                break;
            }
            x = next;
        }
        while (x * x > n) x--;
        while ((x + 1n) * (x + 1n) <= n) x++;
        const exact = x * x === n;
        return new Decimal(exact ? x * 10n : x * 10n + 1n, scale / 2 + 1).rounded().stripTo(0);
    }

    /** Without exponent. */
    toPlainString(): string {
        if (this.scale <= 0) return (this.unscaled * powerOfTen(-this.scale)).toString();
        const negative = this.unscaled < 0n;
        const text = abs(this.unscaled)
            .toString()
            .padStart(this.scale + 1, '0');
        const point = text.length - this.scale;
        return `${negative ? '-' : ''}${text.slice(0, point)}.${text.slice(point)}`;
    }

    /** As Java's BigDecimal.toString: plain unless the scale is negative or the number is below 10^-6. */
    toString(): string {
        const text = abs(this.unscaled).toString();
        const exponent = text.length - 1 - this.scale;
        if (this.scale >= 0 && exponent >= -6) return this.toPlainString();
        const mantissa = text.length > 1 ? `${text[0]}.${text.slice(1)}` : text;
        return `${this.unscaled < 0n ? '-' : ''}${mantissa}E${exponent > 0 ? '+' : ''}${exponent}`;
    }

    /** Same for numerically equal decimals: the map key and hash. */
    canonical(): string {
        return this.stripTrailingZeros().toString();
    }
}
