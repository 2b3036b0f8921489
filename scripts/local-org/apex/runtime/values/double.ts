/** A boxed Double: the class tells it from Integer and Decimal inside Object, collections and JSON. */
export class ApexDouble {
    readonly value: number;

    constructor(value: number) {
        this.value = value;
    }

    toString(): string {
        return doubleText(this.value);
    }
}

/** Text of a double as Java's Double.toString: always a point; scientific below 10^-3 and from 10^7. */
export function doubleText(n: number): string {
    if (Number.isNaN(n)) return 'NaN';
    if (!Number.isFinite(n)) return n > 0 ? 'Infinity' : '-Infinity';
    if (n === 0) return Object.is(n, -0) ? '-0.0' : '0.0';
    const size = Math.abs(n);
    if (size >= 1e-3 && size < 1e7) {
        const text = String(n);
        return text.includes('.') ? text : `${text}.0`;
    }
    const [mantissa, exponent] = n.toExponential().split('e') as [string, string];
    return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${Number(exponent)}`;
}
