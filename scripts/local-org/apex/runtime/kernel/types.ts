import { isInstance } from '../instance-of.ts';
import { ApexType } from '../type.ts';
import { platformEnum } from '../library/enums.ts';
import {
    apexError,
    ApexDouble,
    ApexDate,
    ApexEnum,
    ApexException,
    ApexList,
    ApexMap,
    ApexObject,
    ApexSet,
    concatText,
    Decimal,
    equals,
    equalsMethod,
    hash,
    identical,
    MESSAGES,
    nullReference,
    SObject,
    toText,
    typeName
} from '../values/index.ts';
import { arithmetic } from './arithmetic.ts';
import type { Handle } from './handle.ts';
import type { Core } from './core.ts';

const NUMERIC = new Set(['Long', 'Double', 'Decimal']);

/** A value of the declared type, numbers brought into its form. */
function formed(v: unknown, type: string): unknown {
    if (type === 'Long') return arithmetic.toLong(v as number);
    return type === 'Double' ? arithmetic.toDouble(v) : arithmetic.toDecimal(v);
}

function isNumber(v: unknown): boolean {
    return typeof v === 'number' || typeof v === 'bigint' || v instanceof Decimal || v instanceof ApexDouble;
}

/** Type tests, conversions and text of generated code. `type` is always the canonical text. */
export const types = {
    equals,
    identical,
    equalsMethod,
    hash,
    toText,

    /** `==` of two Strings. */
    sameText(a: string | null, b: string | null): boolean {
        if (a === b) return true;
        return a !== null && b !== null && a.length === b.length && a.toLowerCase() === b.toLowerCase();
    },

    /** A String in a concatenation. */
    s(v: string | null): string {
        return v === null ? 'null' : v;
    },

    /** Any value in a concatenation. */
    str: concatText,

    is(this: Core, v: unknown, type: string): boolean {
        if (v instanceof ApexObject) {
            const { $types } = v as unknown as { $types?: ReadonlySet<string> };
            if ($types !== undefined && ($types.has(type) || this.handles.has(type.toLowerCase())))
                return $types.has(type);
        }
        return isInstance(v, type);
    },

    /** Explicit cast: TypeException "Invalid conversion from runtime type X to Y". */
    cast(this: Core, v: unknown, type: string): unknown {
        if (v === null) return null;
        if (NUMERIC.has(type) && isNumber(v) && (type !== 'Long' || typeof v !== 'object')) return formed(v, type);
        if (type === 'Datetime' && v instanceof ApexDate) return arithmetic.toDatetime(v);
        if (this.is(v, type)) return type === 'Id' ? arithmetic.toId(v as string) : v;
        if (type === 'Id' && typeof v === 'string') return arithmetic.toId(v);
        if (v instanceof ApexList && v.items.length === 1 && v.items[0] instanceof SObject && this.is(v.items[0], type))
            return v.items[0];
        throw apexError('TypeException', MESSAGES.invalidConversion(typeName(v), type));
    },

    /** Implicit conversion of a value whose static type is not known. */
    adapt(this: Core, v: unknown, type: string): unknown {
        if (v === null) return null;
        if (NUMERIC.has(type) && isNumber(v)) return formed(v, type);
        if (v instanceof ApexList && this.model.object(type) !== undefined) return this.one(v);
        return type === 'Id' && typeof v === 'string' ? arithmetic.toId(v) : v;
    },

    type(text: string): ApexType {
        return ApexType.of(text);
    },

    enumClass(name: string, constants: readonly string[]): Record<string, ApexEnum> {
        return Object.fromEntries(constants.map((each, i) => [`k_${each.toLowerCase()}`, new ApexEnum(name, each, i)]));
    },

    enumValues(handle: Handle): ApexList {
        return new ApexList(
            `List<${handle.meta.name}>`,
            Object.values(handle.l() as unknown as Record<string, ApexEnum>)
        );
    },

    enumValue(handle: Handle, name: string | null): ApexEnum {
        if (name === null) throw nullReference();
        const found = (handle.l() as unknown as Record<string, ApexEnum>)[`k_${name.toLowerCase()}`];
        if (found === undefined)
            throw apexError('NoSuchElementException', `No enum constant ${handle.meta.name}.${name}`);
        return found;
    },

    platformEnum(enumName: string, name: string): ApexEnum {
        return platformEnum(enumName)!.of(name);
    },

    platformEnumValues(enumName: string): ApexList {
        return new ApexList(`List<${enumName}>`, [...platformEnum(enumName)!.values]);
    },

    platformEnumValue(enumName: string, name: string | null): ApexEnum {
        if (name === null) throw nullReference();
        const found = platformEnum(enumName)!.find(name);
        if (found === undefined) throw apexError('NoSuchElementException', `No enum constant ${enumName}.${name}`);
        return found;
    },

    /** `object.clone()`: a shallow copy of the same class. */
    cloneObject(v: ApexObject): ApexObject {
        return Object.assign(Object.create(Object.getPrototypeOf(v) as object) as ApexObject, v);
    },

    /** Class of the library that has a value's methods. */
    libraryClass(v: unknown): string {
        if (v instanceof SObject) return v.aggregate ? 'AggregateResult' : 'SObject';
        if (v instanceof ApexList) return 'List';
        if (v instanceof ApexSet) return 'Set';
        if (v instanceof ApexMap) return 'Map';
        if (v instanceof ApexException) return 'Exception';
        return typeName(v)
            .replace(/<.*/, '')
            .replace(/^System\./, '');
    }
};
