import type { Node } from '../ast.ts';
import type { Program } from '../program.ts';
import type { ClassSymbol, FieldSymbol } from '../symbols.ts';
import type { FieldModel } from '../../../schema/types.ts';
import type { ApexType } from '../types.ts';
import type { UnitEmitter } from './unit.ts';

/** A typed expression as JavaScript. */
export interface Ex {
    js: string;
    type: ApexType;
    /** Certainly not null. */
    nonNull?: boolean;
    /** Cheap and without effects, so that it may be written twice. */
    simple?: boolean;
    /** A describe result or token of this record type, whose `fields` and `fieldSets` may follow. */
    describes?: ApexType | undefined;
    /** A record behind a reference to several objects: only the fields that these share can be read. */
    polymorphic?: FieldModel | undefined;
    /** The `fields` or `fieldSets` of a describe result (or token): a member's name may follow. */
    members?: { object: ApexType; kind: 'fields' | 'fieldSets'; as: 'token' | 'describe' } | undefined;
    /** The parent of a record, read over its relationship: fields of a missing one are null. */
    isParent?: boolean;
    /** The token of a share object's RowCause: the name of a reason may follow. */
    reasons?: FieldModel | undefined;
    /** The field of a record that was read: `addError` on it means the field. */
    fieldOf?: { record: string; field: string } | undefined;
}

/** What a name may stand for besides a value. */
export type Reference =
    | { ref: 'type'; type: ApexType }
    | { ref: 'namespace'; name: string }
    | { ref: 'label' }
    | { ref: 'describe' }
    | { ref: 'fields'; object: ApexType; as: 'token' | 'describe' }
    | { ref: 'fieldSets'; object: ApexType };

export function isReference(value: Ex | Reference): value is Reference {
    return 'ref' in value;
}

export interface Local {
    js: string;
    type: ApexType;
    final: boolean;
}

/** The body being generated: what is in scope, and where text goes. */
export class Scope {
    readonly emitter: UnitEmitter;
    readonly cls: ClassSymbol;
    readonly static: boolean;
    readonly returns: ApexType;
    /** The property whose accessor this is: its name means the stored value. */
    readonly accessor: FieldSymbol | null;
    /** Text of a return: set by the function around. */
    leave: (value: string | null, simple: boolean) => string = (value) =>
        value === null ? 'return;' : `return ${value};`;
    /** Trigger bodies: type of the trigger's records. */
    triggerObject: ApexType | null = null;
    #frames: Map<string, Local>[] = [new Map()];
    #temps = 0;
    /** Loops around the statement being generated: break and continue need one. */
    loops = 0;

    constructor(
        emitter: UnitEmitter,
        cls: ClassSymbol,
        options: { static: boolean; returns: ApexType; accessor?: FieldSymbol | null }
    ) {
        this.emitter = emitter;
        this.cls = cls;
        this.static = options.static;
        this.returns = options.returns;
        this.accessor = options.accessor ?? null;
    }

    get program(): Program {
        return this.emitter.program;
    }

    error(at: Node, message: string): void {
        this.program.error(this.emitter.unit, at, message);
    }

    local(key: string): Local | undefined {
        for (let i = this.#frames.length - 1; i >= 0; i--) {
            const found = this.#frames[i]!.get(key);
            if (found !== undefined) return found;
        }
        return undefined;
    }

    /** Every variable in scope by lower-case name. */
    visibleLocals(): Map<string, Local> {
        return new Map(this.#frames.flatMap((frame) => [...frame]));
    }

    /** Declares a local variable; reports `Duplicate variable: x`. */
    declare(name: string, type: ApexType, at: Node, final = false): string {
        const key = name.toLowerCase();
        const js = `v_${key}`;
        if (this.local(key) !== undefined) {
            this.error(at, `Duplicate variable: ${name}`);
            return js;
        }
        this.#frames.at(-1)!.set(key, { js, type, final });
        return js;
    }

    /** Runs `fn` with a new block of variables. */
    block(fn: () => void): void {
        this.#frames.push(new Map());
        fn();
        this.#frames.pop();
    }

    /** A fresh temporary; the function declares it at its end. */
    temp(): string {
        this.#temps++;
        return `$${this.#temps}`;
    }

    /** Declarations of the temporaries used. */
    get temps(): string {
        return this.#temps === 0
            ? ''
            : `var ${Array.from({ length: this.#temps }, (_each, i) => `$${i + 1}`).join(',')};`;
    }
}
