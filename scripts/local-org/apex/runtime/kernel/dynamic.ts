import { tx } from '../context.ts';
import {
    apexError,
    ApexEnum,
    ApexObject,
    MESSAGES,
    nullReference,
    SObject,
    typeName,
    UnsupportedError
} from '../values/index.ts';
import type { Handle } from './handle.ts';
import type { Core, LibraryFunction, LibraryProperty } from './core.ts';

/** Members found only at run time, and the bridge to the class library. */
export const dynamic = {
    /** A member of the library, for a unit's constants. Where it is missing, calling it is what fails. */
    library(
        this: Core,
        className: string,
        kind: 'method' | 'static' | 'constructor',
        name: string,
        types: readonly string[]
    ): LibraryFunction {
        const found = this.hooks.library.findMember(className, kind, name, types);
        const member = kind === 'constructor' ? `new ${className}` : `${className}.${name}`;
        if (found === null) return () => this.unsupportedAt(`${member}(${types.join(', ')})`);
        return found;
    },

    /** A call of a @future method: it runs later, with copies of its arguments. */
    future(className: string, method: string, args: unknown[]): void {
        tx().jobs.enqueue({ kind: 'future', className, method, args });
    },

    property(this: Core, className: string, name: string): LibraryProperty {
        const found = this.hooks.library.findProperty(className, name);
        return {
            get: found?.get ?? (() => this.unsupportedAt(`${className}.${name}`)),
            set: found?.set ?? (() => this.unsupportedAt(`set ${className}.${name}`))
        };
    },

    unsupportedAt(this: Core, member: string): never {
        const place = this.place();
        throw new UnsupportedError(member, place?.className ?? null, place?.line ?? null);
    },

    setProperty(property: LibraryProperty, self: unknown, value: unknown): unknown {
        property.set(self, value);
        return value;
    },

    /** A method of a value whose static type says nothing about it. */
    call(this: Core, self: unknown, name: string, args: unknown[]): unknown {
        if (self === null) throw nullReference();
        const key = name.toLowerCase();
        if (self instanceof ApexObject && self.$has(`${key}/${args.length}`))
            return self.$invoke(`${key}/${args.length}`, ...args) ?? null;
        if (self instanceof ApexEnum && (key === 'name' || key === 'ordinal')) return self[key];
        if (key === 'tostring' && args.length === 0) return this.toText(self);
        if (key === 'equals' && args.length === 1) return this.equalsMethod(self, args[0]);
        if (key === 'hashcode' && args.length === 0) return this.hash(self);
        const className = this.libraryClass(self);
        const found = this.hooks.library.findMember(
            className,
            'method',
            name,
            args.map((each) => (each === null ? 'Object' : typeName(each)))
        );
        return found === null
            ? this.unsupportedAt(`${className}.${name}/${args.length}`)
            : (found(self, ...args) ?? null);
    },

    /** A field or property of such a value. */
    member(this: Core, self: unknown, name: string): unknown {
        if (self === null) throw nullReference();
        if (self instanceof SObject) return memberOfRow(this, self, name);
        if (self instanceof ApexObject && self.$class !== null) return self.$class.get(self, name);
        return this.property(this.libraryClass(self), name).get(self);
    },

    setMember(this: Core, self: unknown, name: string, value: unknown): unknown {
        if (self === null) throw nullReference();
        if (self instanceof SObject) self.put(name, value);
        else if (self instanceof ApexObject && self.$class !== null) self.$class.set(self, name, value);
        else this.property(this.libraryClass(self), name).set(self, value);
        return value;
    },

    /** Bind values of a dynamic query by name: local variables, then fields of the class. Paths lead through records. */
    bindScope(
        this: Core,
        handle: Handle,
        self: ApexObject | null,
        locals: Record<string, () => unknown>
    ): (name: string) => unknown {
        return (name) => {
            const [first, ...rest] = name.split('.');
            const key = first!.toLowerCase();
            let value: unknown;
            if (key === 'this') value = self;
            else if (locals[key] !== undefined) value = locals[key]();
            else value = handle.readAny(self, key, name);
            for (const step of rest) value = this.member(value, step);
            return value;
        };
    }
};

function memberOfRow(runtime: Core, row: SObject, name: string): unknown {
    const field = row.findField(name);
    if (field !== undefined) return row.read(field.name);
    const parent = runtime.model.relationship(row.object, name);
    if (parent !== undefined) return row.parent(parent.relationshipName!);
    throw apexError('SObjectException', MESSAGES.invalidField(name, row.typeName));
}
