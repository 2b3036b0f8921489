import { tx } from '../apex/runtime/context.ts';
import { platformEnum } from '../apex/runtime/library/enums.ts';
import {
    SObjectFieldToken,
    sobjectFieldOf,
    SObjectTypeToken,
    sobjectTypeOf
} from '../apex/runtime/library/schema-tokens.ts';
import { ApexType } from '../apex/runtime/type.ts';
import {
    ApexBlob,
    ApexDate,
    ApexDatetime,
    ApexDouble,
    ApexEnum,
    apexError,
    ApexException,
    ApexList,
    ApexMap,
    ApexObject,
    ApexSet,
    ApexTime,
    Decimal,
    PlatformObject,
    SObject,
    typeName
} from '../apex/runtime/values/index.ts';
import type { ProgramClass } from '../contracts.ts';
import { emptyPlatformObject, platformFields } from './platform-text.ts';

/**
 * A value in a stored job. Text, numbers, booleans and null stand for themselves; `{"$": kind, ...}` for everything else,
 * and `{"$": "ref", "at": n}` for the n-th object of the graph, so that shared objects and cycles stay what they are.
 */
type Node = null | boolean | number | string | { $: string; [key: string]: unknown };

interface Graph {
    root: Node;
    objects: Node[];
}

/**
 * Text of a value with everything it reaches: what the platform keeps of a job between the call that queued it and its
 * run. `transient` fields are left out. Throws SerializationException for what cannot be kept, such as query locators.
 */
export function writeObjects(value: unknown): string {
    const writer = new Writer();
    const root = writer.node(value);
    return JSON.stringify({ root, objects: writer.objects } satisfies Graph);
}

/**
 * The value of a text made by `writeObjects`: a copy that shares nothing with the original. Fields that the class no longer has
 * are dropped. Throws UnexpectedException when a class or object is gone.
 */
export function readObjects(text: string): unknown {
    return new Reader(JSON.parse(text) as Graph).read();
}

class Writer {
    readonly objects: Node[] = [];
    readonly #known = new Map<object, number>();

    node(value: unknown): Node {
        if (value === null || value === undefined) return null;
        if (typeof value === 'bigint') return { $: 'long', v: String(value) };
        if (typeof value !== 'object') return value as Node;
        return scalar(value) ?? this.#reference(value);
    }

    #reference(value: object): Node {
        let at = this.#known.get(value);
        if (at === undefined) {
            at = this.objects.length;
            this.#known.set(value, at);
            this.objects.push(null);
            this.objects[at] = this.#object(value);
        }
        return { $: 'ref', at };
    }

    #object(value: object): Node {
        const all = (items: readonly unknown[]): Node[] => items.map((item) => this.node(item));
        if (value instanceof ApexList) return { $: 'list', type: value.type, items: all(value.items) };
        if (value instanceof ApexSet) return { $: 'set', type: value.type, items: all(value.values()) };
        if (value instanceof ApexMap)
            return { $: 'map', type: value.type, keys: all(value.keys()), items: all(value.values()) };
        if (value instanceof SObject)
            return {
                $: 'record',
                object: value.object.name,
                queried: value.queried,
                fields: this.#entries(Object.entries(value.values))
            };
        if (value instanceof ApexObject && !value.$stub) {
            const fields =
                value.$class === null
                    ? []
                    : slots(value.$class).map((slot): [string, unknown] => [
                          slot,
                          (value as unknown as Record<string, unknown>)[slot]
                      ]);
            const thrown =
                value instanceof ApexException ? { message: value.message, cause: this.node(value.cause) } : {};
            return {
                $: 'object',
                class: value.$class?.name ?? (value as ApexException).typeName,
                own: value.$class !== null,
                fields: this.#entries(fields),
                ...thrown
            };
        }
        const parts = platformFields(value);
        if (parts !== null)
            return { $: 'platform', type: (value as PlatformObject).apexType, fields: this.#entries(parts) };
        throw apexError('SerializationException', `Not Serializable: ${typeName(value)}`);
    }

    #entries(entries: readonly [string, unknown][]): Record<string, Node> {
        return Object.fromEntries(entries.map(([name, value]) => [name, this.node(value)]));
    }
}

/** Values without parts; null when the value has some. */
function scalar(value: object): Node {
    if (value instanceof Decimal) return { $: 'decimal', v: String(value.unscaled), scale: value.scale };
    if (value instanceof ApexDouble) return { $: 'double', v: String(value.value) };
    if (value instanceof ApexDate) return { $: 'date', v: value.days };
    if (value instanceof ApexDatetime) return { $: 'datetime', v: value.ms };
    if (value instanceof ApexTime) return { $: 'time', v: value.ms };
    if (value instanceof ApexBlob) return { $: 'blob', v: Buffer.from(value.bytes).toString('base64') };
    if (value instanceof ApexEnum) return { $: 'enum', type: value.enumName, v: value.name };
    if (value instanceof ApexType) return { $: 'type', v: value.name };
    if (value instanceof SObjectTypeToken) return { $: 'sobjecttype', v: value.object.name };
    if (value instanceof SObjectFieldToken)
        return { $: 'sobjectfield', object: value.object.name, v: value.field.name };
    return null;
}

/** Generated properties that hold an instance's values: accessors with code are passed by, `transient` ones left out. */
function slots(cls: ProgramClass): string[] {
    return cls.fields.filter((field) => !field.static && !field.transient && field.stored).map((field) => field.slot);
}

class Reader {
    readonly #graph: Graph;
    readonly #made: unknown[];

    constructor(graph: Graph) {
        this.#graph = graph;
        this.#made = graph.objects.map((node) => shell(node));
    }

    read(): unknown {
        const { objects } = this.#graph;
        // Sets and maps last and innermost first: their keys must be complete before they are hashed.
        objects.forEach((node, at) => {
            if (!isKeyed(node)) this.#fill(node, this.#made[at]);
        });
        for (let at = objects.length - 1; at >= 0; at--)
            if (isKeyed(objects[at]!)) this.#fill(objects[at]!, this.#made[at]);
        return this.#value(this.#graph.root);
    }

    #value(node: Node | undefined): unknown {
        if (node === undefined || node === null || typeof node !== 'object') return node ?? null;
        return node.$ === 'ref' ? this.#made[node['at'] as number] : plain(node);
    }

    #values(nodes: unknown): unknown[] {
        return (nodes as Node[]).map((node) => this.#value(node));
    }

    #fill(node: Node, made: unknown): void {
        const { items, keys, fields } = node as { items?: Node[]; keys?: Node[]; fields?: Record<string, Node> };
        if (made instanceof ApexList) made.items = this.#values(items);
        else if (made instanceof ApexSet) for (const item of this.#values(items)) made.add(item);
        else if (made instanceof ApexMap) {
            const values = this.#values(items);
            this.#values(keys).forEach((key, index) => made.put(key, values[index]));
        } else if (made instanceof SObject) {
            for (const [name, value] of Object.entries(fields!)) made.values[name] = this.#value(value);
        } else if (made instanceof PlatformObject) {
            for (const [name, value] of Object.entries(fields!)) Object.assign(made, { [name]: this.#value(value) });
        } else {
            const target = made as Record<string, unknown>;
            const { $class } = made as ApexObject;
            for (const slot of $class === null ? [] : slots($class))
                if (fields![slot] !== undefined) target[slot] = this.#value(fields![slot]);
            if (made instanceof ApexException) {
                made.message = (node as unknown as { message: string | null }).message;
                made.cause = this.#value((node as unknown as { cause: Node }).cause) as ApexException | null;
            }
        }
    }
}

const isKeyed = (node: Node): boolean =>
    node !== null && typeof node === 'object' && (node.$ === 'set' || node.$ === 'map');

function gone(name: unknown): never {
    throw apexError('UnexpectedException', `A waiting job needs ${String(name)}, which no longer exists`);
}

/** The object itself, still empty. */
function shell(node: Node): unknown {
    const entry = node as {
        $: string;
        type: string;
        object: string;
        queried: boolean;
        class: string;
        own: boolean;
        message?: string | null;
    };
    switch (entry.$) {
        case 'list':
            return new ApexList(entry.type);
        case 'set':
            return new ApexSet(entry.type);
        case 'map':
            return new ApexMap(entry.type);
        case 'record':
            return new SObject(tx().model.object(entry.object) ?? gone(entry.object), {}, entry.queried);
        case 'platform':
            return emptyPlatformObject(entry.type);
        default:
            if (!entry.own) return new ApexException(entry.class, entry.message ?? null);
            return (tx().program.find(entry.class) ?? gone(entry.class)).allocate();
    }
}

function plain(node: { $: string; [key: string]: unknown }): unknown {
    const { v } = node;
    switch (node.$) {
        case 'long':
            return BigInt(v as string);
        case 'decimal':
            return new Decimal(BigInt(v as string), node['scale'] as number);
        case 'double':
            return new ApexDouble(Number(v));
        case 'date':
            return new ApexDate(v as number);
        case 'datetime':
            return new ApexDatetime(v as number);
        case 'time':
            return new ApexTime(v as number);
        case 'blob':
            return new ApexBlob(Buffer.from(v as string, 'base64'));
        case 'enum': {
            const type = node['type'] as string;
            const own = tx()
                .program.find(type)
                ?.constants.find((each) => each.name === v);
            return own ?? platformEnum(type)?.find(v as string) ?? gone(`${type}.${String(v)}`);
        }
        case 'type':
            return new ApexType(v as string);
        case 'sobjecttype':
            return sobjectTypeOf(tx().model.object(v as string) ?? gone(v));
        case 'sobjectfield': {
            const object = tx().model.object(node['object'] as string) ?? gone(node['object']);
            return sobjectFieldOf(object, tx().model.field(object, v as string) ?? gone(v));
        }
        default:
            throw new Error(`Unknown kind of value in a stored job: ${node.$}`);
    }
}
