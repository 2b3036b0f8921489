import { isInstance } from '../instance-of.ts';
import type { ApexType } from '../type.ts';
import { AssertError, concatText, equals } from '../values/index.ts';
import { need } from './support.ts';
import type { Member, PlatformClass } from './support.ts';

/** `Assertion Failed: message: detail`, leaving out what is absent. [Asserted by public suites; quoted in test results] */
function fail(message: unknown, detail: string): never {
    const parts = ['Assertion Failed'];
    if (message !== null && message !== undefined) parts.push(concatText(message));
    if (detail !== '') parts.push(detail);
    throw new AssertError(parts.join(': '));
}

const expected = (a: unknown, b: unknown): string => `Expected: ${concatText(a)}, Actual: ${concatText(b)}`;

const areEqual: Member = (a: unknown, b: unknown, message?: unknown) => {
    if (!equals(a, b)) fail(message, expected(a, b));
};

const areNotEqual: Member = (a: unknown, b: unknown, message?: unknown) => {
    if (equals(a, b)) fail(message, `Same value: ${concatText(b)}`);
};

function instance(wanted: boolean): Member {
    return (v: unknown, type: ApexType, message?: unknown) => {
        if (isInstance(v, need(type, 2).name) === wanted) return;
        fail(message, `Expected: ${wanted ? '' : 'not '}an instance of ${type.name}, Actual: ${concatText(v)}`);
    };
}

/** System.assert family, for the class System. */
export const systemAsserts: Record<string, Member> = {
    assert: (condition: boolean | null, message?: unknown) => {
        if (condition !== true) fail(message, '');
    },
    assertequals: areEqual,
    assertnotequals: areNotEqual
};

export const assertClass: PlatformClass = {
    name: 'Assert',
    statics: {
        areequal: areEqual,
        arenotequal: areNotEqual,
        fail: (message?: string) => fail(message, ''),
        istrue: (v: boolean | null, message?: unknown) => {
            if (v !== true) fail(message, expected(true, v));
        },
        isfalse: (v: boolean | null, message?: unknown) => {
            if (v !== false) fail(message, expected(false, v));
        },
        isnull: (v: unknown, message?: unknown) => {
            if (v !== null) fail(message, expected(null, v));
        },
        isnotnull: (v: unknown, message?: unknown) => {
            if (v === null) fail(message, 'Same value: null');
        },
        isinstanceoftype: instance(true),
        isnotinstanceoftype: instance(false)
    }
};
