import {
    apexError,
    ApexDouble,
    asDecimal,
    Decimal,
    equalsMethod,
    hash,
    MESSAGES,
    toText,
    typeName
} from '../values/index.ts';
import type { ApexEnum, RoundingMode } from '../values/index.ts';
import { formatNumber } from './message-format.ts';
import { need, toDecimal, toNumber, userLocale } from './support.ts';
import type { Member, PlatformClass } from './support.ts';

/** Methods that Apex gives every value. */
export const objectMethods: Record<string, Member> = {
    equals: (self: unknown, other: unknown) => equalsMethod(self, other),
    hashcode: (self: unknown) => hash(self),
    tostring: (self: unknown) => toText(self)
};

function integer(text: string): number {
    const n = Number(text);
    if (!/^[+-]?\d+$/.test(text) || n > 2147483647 || n < -2147483648)
        throw apexError('TypeException', MESSAGES.invalidInteger(text));
    return n;
}

function long(text: string): bigint {
    if (!/^[+-]?\d+$/.test(text)) throw apexError('TypeException', MESSAGES.invalidLong(text));
    const n = BigInt(text.replace('+', ''));
    if (BigInt.asIntN(64, n) !== n) throw apexError('TypeException', MESSAGES.invalidLong(text));
    return n;
}

function double(text: string): ApexDouble {
    if (!/^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/.test(text))
        throw apexError('TypeException', MESSAGES.invalidDouble(text));
    return new ApexDouble(Number(text));
}

function mode(value: unknown): RoundingMode {
    return need(value as ApexEnum).name as RoundingMode;
}

/** Whole number nearest to a decimal as Long. */
const nearest = (v: Decimal, rounding: RoundingMode): bigint => v.setScale(0, rounding).toLong();

function checkScale(scale: number): number {
    if (scale < -33 || scale > 33) throw apexError('MathException', MESSAGES.scaleRange);
    return scale;
}

export const integerClass: PlatformClass = {
    name: 'Integer',
    statics: {
        valueof: (v: unknown) => {
            if (typeof v === 'string') return integer(v);
            const number = asDecimal(need(v));
            if (number === null) throw apexError('TypeException', MESSAGES.invalidConversion(typeName(v), 'Integer'));
            return number.toInt();
        }
    },
    methods: { ...objectMethods, format: (self: number) => self.toLocaleString(userLocale()) }
};

export const longClass: PlatformClass = {
    name: 'Long',
    statics: { valueof: (v: unknown) => (typeof v === 'string' ? long(v) : toDecimal(v).toLong()) },
    methods: {
        ...objectMethods,
        format: (self: bigint) => self.toLocaleString(userLocale()),
        intvalue: (self: bigint) => Number(BigInt.asIntN(32, self))
    }
};

export const doubleClass: PlatformClass = {
    name: 'Double',
    statics: { valueof: (v: unknown) => (typeof v === 'string' ? double(v) : new ApexDouble(toNumber(need(v)))) },
    methods: {
        ...objectMethods,
        format: (self: ApexDouble) => formatNumber(self),
        intvalue: (self: ApexDouble) => toDecimal(self).toInt(),
        longvalue: (self: ApexDouble) => toDecimal(self).toLong(),
        round: (self: ApexDouble) => nearest(toDecimal(self), 'HALF_UP')
    }
};

export const decimalClass: PlatformClass = {
    name: 'Decimal',
    statics: { valueof: (v: unknown) => (typeof v === 'string' ? Decimal.parse(v) : toDecimal(v)) },
    methods: {
        ...objectMethods,
        abs: (self: Decimal) => self.abs(),
        'divide/2': (self: Decimal, by: unknown, scale: number) =>
            self.divideToScale(toDecimal(by), checkScale(need(scale, 2))),
        'divide/3': (self: Decimal, by: unknown, scale: number, rounding: unknown) =>
            self.divideToScale(toDecimal(by), checkScale(need(scale, 2)), mode(rounding)),
        doublevalue: (self: Decimal) => new ApexDouble(self.toNumber()),
        format: (self: Decimal) => formatNumber(self),
        intvalue: (self: Decimal) => self.toInt(),
        longvalue: (self: Decimal) => self.toLong(),
        pow: (self: Decimal, n: number) => self.pow(need(n)),
        precision: (self: Decimal) => self.precision(),
        // half-even without a mode [Apex Reference, Decimal.round()]
        'round/0': (self: Decimal) => nearest(self, 'HALF_EVEN'),
        'round/1': (self: Decimal, rounding: unknown) => nearest(self, mode(rounding)),
        scale: (self: Decimal) => self.scale,
        // "using half-even rounding, if necessary" [Apex Reference, Decimal.setScale(scale)]
        'setscale/1': (self: Decimal, scale: number) => self.setScale(checkScale(need(scale)), 'HALF_EVEN'),
        'setscale/2': (self: Decimal, scale: number, rounding: unknown) =>
            self.setScale(checkScale(need(scale)), mode(rounding)),
        striptrailingzeros: (self: Decimal) => self.stripTrailingZeros(),
        toplainstring: (self: Decimal) => self.toPlainString()
    }
};

export const booleanClass: PlatformClass = {
    name: 'Boolean',
    statics: {
        valueof: (v: unknown) => {
            if (typeof v === 'boolean') return v;
            if (typeof v === 'string') return v.toLowerCase() === 'true';
            throw apexError('TypeException', MESSAGES.invalidConversion(typeName(need(v)), 'Boolean'));
        }
    },
    methods: objectMethods
};
