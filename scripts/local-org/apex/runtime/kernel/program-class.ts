import type { ApexEnum } from '../values/index.ts';
import { apexError, ApexList, ApexObject, MESSAGES, typeName } from '../values/index.ts';
import { ApexType } from '../type.ts';
import type { ProgramClass, ProgramField } from '../../../contracts.ts';
import type { FieldMeta, MethodMeta } from '../../compiler/meta.ts';
import { read, write } from './handle.ts';
import type { Handle } from './handle.ts';

/** A class of the program as the class library sees it. */
export class KernelClass implements ProgramClass {
    readonly #handle: Handle;
    #fields: ProgramField[] | null = null;

    constructor(handle: Handle) {
        this.#handle = handle;
    }

    get name(): string {
        return this.#handle.meta.name;
    }

    get namespace(): string {
        return this.#handle.runtime.model.namespace;
    }

    get kind(): 'class' | 'interface' | 'enum' {
        return this.#handle.meta.kind;
    }

    get abstract(): boolean {
        return this.#handle.meta.abstract;
    }

    get superClass(): ProgramClass | null {
        return this.#handle.superHandle?.programClass ?? null;
    }

    get interfaces(): readonly string[] {
        return this.#handle.meta.interfaces;
    }

    get fields(): readonly ProgramField[] {
        this.#fields ??= [
            ...(this.superClass?.fields ?? []),
            ...this.#handle.meta.fields.map((field) => ({ ...field, slot: field.js }))
        ];
        return this.#fields;
    }

    get constants(): readonly ApexEnum[] {
        return this.#handle.constants;
    }

    newInstance(): ApexObject {
        const { meta } = this.#handle;
        const found = meta.constructors.find((each) => each.parameters.length === 0);
        if (meta.kind !== 'class' || meta.abstract || found === undefined)
            throw apexError('TypeException', `${meta.name} has no public constructor without parameters`);
        return this.#handle.runtime.enter(null, () => {
            const made = new (this.#handle.i())() as unknown as Record<string, () => typeof made & ApexObject>;
            return made.$init!()[found.js]!();
        });
    }

    allocate(): ApexObject {
        const { meta } = this.#handle;
        if (meta.kind !== 'class' || meta.abstract)
            throw apexError('TypeException', `${meta.name} cannot be constructed`);
        return new (this.#handle.i())();
    }

    #field(name: string): FieldMeta {
        const found = this.#handle.findField(name.toLowerCase());
        if (found === null || found.field.static) throw apexError('TypeException', `No such field: ${name}`);
        return found.field;
    }

    get(instance: ApexObject, field: string): unknown {
        return read(instance, this.#field(field));
    }

    set(instance: ApexObject, field: string, value: unknown): void {
        write(instance, this.#field(field), value);
    }

    stub(provider: ApexObject): ApexObject {
        const handle = this.#handle;
        const open =
            handle.meta.kind === 'interface' || handle.meta.constructors.some((each) => each.access !== 'private');
        if (handle.outer !== null || !open)
            throw apexError(
                'TypeException',
                `${handle.meta.name} cannot be stubbed: it is an inner class or has private constructors only`
            );
        const base = (handle.meta.kind === 'interface' ? ApexObject : handle.i()) as typeof ApexObject;
        const Stub = class extends base {};
        const names = new Set([handle.meta.name, 'Object', ...handle.meta.interfaces]);
        if (handle.meta.kind === 'interface')
            Object.defineProperties(Stub.prototype, { $class: { value: this }, $types: { value: names } });
        Object.defineProperty(Stub.prototype, '$stub', { value: true });
        const prototype = Stub.prototype as unknown as Record<string, unknown>;
        const callbacks = Object.create(base.prototype.$methods) as Record<string, unknown>;
        Object.defineProperty(Stub.prototype, '$methods', { value: callbacks });
        const { runtime } = handle;
        for (const method of stubbed(handle)) {
            prototype[method.js] = callbacks[`${method.name.toLowerCase()}/${method.parameters.length}`] =
                function answer(this: ApexObject, ...args: unknown[]): unknown {
                    const value =
                        provider.$invoke(
                            'handlemethodcall/6',
                            this,
                            method.name,
                            ApexType.of(method.returns),
                            new ApexList(
                                'List<Type>',
                                method.parameters.map((each) => ApexType.of(each.type))
                            ),
                            new ApexList(
                                'List<String>',
                                method.parameters.map((each) => each.name)
                            ),
                            new ApexList('List<Object>', args)
                        ) ?? null;
                    if (value !== null && method.returns !== 'void' && !runtime.is(value, method.returns))
                        throw apexError('TypeException', MESSAGES.invalidConversion(typeName(value), method.returns));
                    return value;
                };
        }
        return new Stub();
    }
}

/** Instance methods that a stub answers: all but private ones, of superclasses and interfaces too. */
function* stubbed(handle: Handle): Generator<MethodMeta> {
    for (let each: Handle | null = handle; each !== null; each = each.superHandle) {
        yield* each.meta.methods.filter((method) => !method.static && method.access !== 'private');
    }
    for (const text of handle.meta.interfaces) {
        const inherited = handle.runtime.handles.get(text.toLowerCase());
        if (inherited !== undefined) yield* inherited.meta.methods;
    }
}
