import type { ProgramClass } from '../../../contracts.ts';

/**
 * Base of every instance of a user class (generated classes derive from it; ApexException does as well).
 *
 * The kernel puts two things on the prototype of each generated class:
 * - `$class`: the class's run-time description;
 * - `$methods`: instance methods by `name/arity`, lower case, inherited ones through the prototype chain of the object.
 *   Library code uses them to call back (`equals/1`, `hashcode/0`, `compareto/1`, `compare/2`, `tostring/0`, `iterator/0`, `hasnext/0`, `next/0`, ...).
 */
export class ApexObject {
    declare readonly $class: ProgramClass | null;
    /** True for what Test.createStub made; such objects are called `<Class>__sfdc_ApexStub` in text. */
    declare readonly $stub: boolean;
    declare readonly $methods: Readonly<Record<string, (this: ApexObject, ...args: unknown[]) => unknown>>;

    /** Calls a user method back; throws a TypeError (internal error) where the compiler should have refused. */
    $invoke(key: string, ...args: unknown[]): unknown {
        const method = this.$methods[key];
        if (method === undefined) throw new TypeError(`${this.$class?.name ?? 'object'} has no method ${key}`);
        return method.apply(this, args);
    }

    /** True when the class or a superclass declares the method. */
    $has(key: string): boolean {
        return this.$methods[key] !== undefined;
    }
}
Object.defineProperty(ApexObject.prototype, '$class', { value: null, writable: true, configurable: true });
Object.defineProperty(ApexObject.prototype, '$stub', { value: false, writable: true, configurable: true });
Object.defineProperty(ApexObject.prototype, '$methods', {
    value: Object.freeze(Object.create(null)),
    writable: true,
    configurable: true
});

/**
 * Base of small platform value classes (describe results, Pattern, JSONParser, ...), so that `typeName` and text work
 * for them without a central table.
 */
export abstract class PlatformObject {
    /** Qualified as the platform says it, e.g. `Schema.DescribeSObjectResult`. */
    abstract readonly apexType: string;

    /** Text of String.valueOf and System.debug. */
    toText(): string {
        return this.apexType;
    }
}
