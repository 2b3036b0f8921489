import {
    apexError,
    ApexDate,
    ApexDatetime,
    ApexDouble,
    ApexTime,
    asDecimal,
    compareOperator,
    Decimal,
    MESSAGES,
    nullReference,
    normalizeId
} from '../values/index.ts';

function divisionByZero(): never {
    throw apexError('MathException', MESSAGES.divideByZero);
}

type Comparison = (a: unknown, b: unknown) => boolean;

/** Relational operators: two numbers at once; null on either side is false, except that text is greater than null. [Apex Developer Guide, Expression Operators] */
function relation(of: (order: number) => boolean, numbers: (a: number, b: number) => boolean): Comparison {
    return (a, b) => {
        if (typeof a === 'number' && typeof b === 'number') return numbers(a, b);
        if (a === null || b === null) {
            if (typeof a === 'string') return of(1);
            return typeof b === 'string' ? of(-1) : false;
        }
        return of(compareOperator(a, b));
    };
}

const DAY = 86_400_000;

/** Operators of generated code on numbers, dates and text that JavaScript's own do not cover. */
export const arithmetic = {
    Decimal,
    Double: ApexDouble,

    less: relation(
        (order) => order < 0,
        (a, b) => a < b
    ),
    greater: relation(
        (order) => order > 0,
        (a, b) => a > b
    ),
    lessOrEqual: relation(
        (order) => order <= 0,
        (a, b) => a <= b
    ),
    greaterOrEqual: relation(
        (order) => order >= 0,
        (a, b) => a >= b
    ),

    divideInteger(a: number, b: number): number {
        return b === 0 ? divisionByZero() : (a / b) | 0;
    },

    divideLong(a: bigint, b: bigint): bigint {
        return b === 0n ? divisionByZero() : BigInt.asIntN(64, a / b);
    },

    divideDouble(a: number, b: number): ApexDouble {
        return b === 0 ? divisionByZero() : new ApexDouble(a / b);
    },

    /** Shifts with at least one Long operand; the result has the left operand's type. */
    shiftBits(op: '<<' | '>>' | '>>>', a: number | bigint, b: number | bigint): number | bigint {
        const count = Number(b);
        if (typeof a === 'number') return op === '<<' ? a << count : op === '>>' ? a >> count : (a >>> count) | 0;
        const places = BigInt(count & 63);
        if (op === '<<') return BigInt.asIntN(64, a << places);
        return op === '>>' ? a >> places : BigInt.asIntN(64, BigInt.asUintN(64, a) >> places);
    },

    toLong(v: number | bigint | null): bigint | null {
        return v === null ? null : BigInt(v);
    },

    toDouble(v: unknown): ApexDouble | null {
        if (v === null || v instanceof ApexDouble) return v;
        return new ApexDouble(
            typeof v === 'number' ? v : typeof v === 'bigint' ? Number(v) : (v as Decimal).toNumber()
        );
    },

    toDecimal(v: unknown): Decimal | null {
        return v === null || v instanceof Decimal ? v : asDecimal(v);
    },

    /** String to Id: StringException "Invalid id: x". */
    toId(v: string | null): string | null {
        if (v === null) return null;
        const id = normalizeId(v);
        if (id === null) throw apexError('StringException', MESSAGES.invalidId(v));
        return id;
    },

    toDatetime(v: ApexDate | ApexDatetime | null): ApexDatetime | null {
        return v === null || v instanceof ApexDatetime ? v : new ApexDatetime(v.utc);
    },

    /** Explicit numeric cast: `(Integer) 3.9` cuts, `(Integer) aLong` wraps. */
    toNumber(v: unknown, type: string): unknown {
        if (v === null) return null;
        if (type === 'Double') return arithmetic.toDouble(v);
        if (type === 'Decimal') return arithmetic.toDecimal(v);
        const whole =
            typeof v === 'number' || typeof v === 'bigint'
                ? BigInt(v)
                : v instanceof ApexDouble
                  ? BigInt(Math.trunc(v.value))
                  : (v as Decimal).toLong();
        return type === 'Long' ? BigInt.asIntN(64, whole) : Number(BigInt.asIntN(32, whole));
    },

    /** Date or Datetime plus days, Time plus milliseconds; `sign` -1 subtracts. */
    shift(v: ApexDate | ApexDatetime | ApexTime, amount: unknown, sign: 1 | -1): ApexDate | ApexDatetime | ApexTime {
        const n = sign * (asDecimal(amount) ?? Decimal.ofInt(0)).toNumber();
        if (v instanceof ApexDate) return new ApexDate(v.days + Math.trunc(n));
        if (v instanceof ApexDatetime) return new ApexDatetime(v.ms + Math.round(n * DAY));
        return new ApexTime((((v.ms + Math.trunc(n)) % DAY) + DAY) % DAY);
    },

    negate(v: unknown): unknown {
        if (v === null) throw nullReference();
        return arithmetic.dynamic('-', 0, v);
    },

    /** An arithmetic operator whose operand types are known only now. */
    dynamic(op: string, a: unknown, b: unknown): unknown {
        if (a === null || b === null) throw nullReference();
        if (typeof a === 'number' && typeof b === 'number') {
            switch (op) {
                case '+':
                    return (a + b) | 0;
                case '-':
                    return (a - b) | 0;
                case '*':
                    return Math.imul(a, b);
                case '/':
                    return arithmetic.divideInteger(a, b);
            }
        }
        if (a instanceof ApexDate || a instanceof ApexDatetime || a instanceof ApexTime)
            return arithmetic.shift(a, b, op === '+' ? 1 : -1);
        const [x, y] = [asDecimal(a), asDecimal(b)];
        if (x === null || y === null)
            throw apexError('TypeException', MESSAGES.invalidConversion(String(a), 'Decimal'));
        const result = op === '+' ? x.add(y) : op === '-' ? x.subtract(y) : op === '*' ? x.multiply(y) : x.divide(y);
        if (a instanceof ApexDouble && b instanceof ApexDouble) return new ApexDouble(result.toNumber());
        return typeof a === 'bigint' && typeof b !== 'object' ? BigInt.asIntN(64, result.toLong()) : result;
    }
};
