import { txOrNull } from './context.ts';
import { parseType, PlatformObject, platformExceptionName, TypeTextError, typeText } from './values/index.ts';
import type { TypeRef } from './values/index.ts';

/** System.Type: a type by its canonical text; equal when the names are. */
export class ApexType extends PlatformObject {
    readonly apexType = 'System.Type';
    readonly name: string;

    constructor(name: string) {
        super();
        this.name = name;
    }

    /** `Foo.class` and the like: takes any spelling that `resolveType` knows, else the text as it is. */
    static of(text: string): ApexType {
        return new ApexType(resolveType(text) ?? text);
    }

    get valueKey(): string {
        return this.name.toLowerCase();
    }

    override toText(): string {
        return this.name;
    }
}

const PRIMITIVES = [
    'String',
    'Integer',
    'Long',
    'Double',
    'Decimal',
    'Boolean',
    'Id',
    'Date',
    'Datetime',
    'Time',
    'Blob',
    'Object',
    'SObject'
];
const COLLECTIONS = new Map([
    ['list', 1],
    ['set', 1],
    ['map', 2],
    ['iterable', 1],
    ['iterator', 1]
]);

/** Canonical text of a type as Type.forName resolves it; null when there is no such type. */
export function resolveType(text: string): string | null {
    let ref: TypeRef;
    try {
        ref = parseType(text.trim());
    } catch (error) {
        if (error instanceof TypeTextError) return null;
        throw error;
    }
    const canonical = resolveRef(ref);
    return canonical === null ? null : typeText(canonical);
}

function resolveRef(ref: TypeRef): TypeRef | null {
    const name = ref.name.replace(/^system\./i, '');
    const lower = name.toLowerCase();
    const count = COLLECTIONS.get(lower);
    if (count !== undefined) {
        const args = ref.args.map(resolveRef);
        if (args.length !== count || args.includes(null)) return null;
        return { name: name.charAt(0).toUpperCase() + lower.slice(1), args: args as TypeRef[] };
    }
    if (ref.args.length > 0) return null;
    const transaction = txOrNull();
    const own = transaction?.program.find(ref.name) ?? null;
    if (own !== null) return { name: own.name, args: [] };
    const primitive = PRIMITIVES.find((each) => each.toLowerCase() === lower);
    if (primitive !== undefined) return { name: primitive, args: [] };
    const object = transaction?.model.object(ref.name.replace(/^schema\./i, ''));
    if (object !== undefined) return { name: object.name, args: [] };
    const exception = lower === 'exception' ? 'System.Exception' : platformExceptionName(ref.name);
    return exception === null ? null : { name: exception, args: [] };
}
