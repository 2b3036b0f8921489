import { platformType } from '../../../platform/apex-types.ts';
import { PLATFORM_EXCEPTIONS } from '../values/index.ts';
import { securityClasses } from './access.ts';
import { assertClass } from './asserts.ts';
import { asyncOptionClasses } from './async-options.ts';
import { databaseClasses } from './database.ts';
import { dateClass, datetimeClass, timeClass, timeZoneClass } from './dates.ts';
import { blobClass, cryptoClass, encodingUtilClass, idClass, uuidClass } from './encoding.ts';
import { exceptionClasses } from './exceptions.ts';
import { installClasses } from './install.ts';
import { iteratorClass } from './iterate.ts';
import { jobContextClasses } from './job-contexts.ts';
import { jsonClasses } from './json.ts';
import { limitsClass } from './limits.ts';
import { listClass, setClass } from './list.ts';
import { mapClass } from './map.ts';
import { mathClass } from './math.ts';
import { messagingClasses } from './messaging.ts';
import { orgLimitClasses } from './org-limits.ts';
import { booleanClass, decimalClass, doubleClass, integerClass, longClass, objectMethods } from './numbers.ts';
import { matcherClass, patternClass } from './pattern.ts';
import { resultClasses } from './results.ts';
import { schemaClasses } from './schema-describe.ts';
import { sobjectClass } from './sobject.ts';
import { stringClass } from './string.ts';
import { asyncClasses, systemClass } from './system.ts';
import { testClasses } from './test-class.ts';
import { typeClass } from './type.ts';
import { selectOptionClass } from './select-option.ts';
import { urlClass } from './url.ts';
import { httpClasses } from './http.ts';
import { pageClasses } from './page-reference.ts';
import { cacheClasses } from './platform-cache.ts';
import { restClasses } from './rest-context.ts';
import { featureManagementClass, userInfoClass } from './user-info.ts';
import type { Member, PlatformClass, PlatformProperty } from './support.ts';

export type { Member, PlatformClass, PlatformProperty } from './support.ts';

const CLASSES: PlatformClass[] = [
    stringClass,
    integerClass,
    longClass,
    doubleClass,
    decimalClass,
    booleanClass,
    idClass,
    blobClass,
    mathClass,
    dateClass,
    datetimeClass,
    timeClass,
    timeZoneClass,
    listClass,
    setClass,
    mapClass,
    iteratorClass,
    patternClass,
    matcherClass,
    typeClass,
    encodingUtilClass,
    cryptoClass,
    uuidClass,
    sobjectClass,
    systemClass,
    assertClass,
    limitsClass,
    ...orgLimitClasses,
    userInfoClass,
    featureManagementClass,
    { name: 'Object', methods: objectMethods },
    ...exceptionClasses,
    ...resultClasses,
    ...databaseClasses,
    ...schemaClasses,
    ...securityClasses,
    ...jsonClasses,
    ...asyncClasses,
    ...asyncOptionClasses,
    ...installClasses,
    ...messagingClasses,
    ...jobContextClasses,
    ...testClasses,
    urlClass,
    selectOptionClass,
    ...httpClasses,
    ...restClasses,
    ...cacheClasses,
    ...pageClasses
];

const byName = new Map<string, PlatformClass>(CLASSES.map((each) => [each.name.toLowerCase(), each]));
// what a query returns is a list
byName.set('internal.recordset', listClass);

const EXCEPTIONS = new Set(PLATFORM_EXCEPTIONS.map((name) => name.toLowerCase()));

function key(className: string): string {
    return className
        .toLowerCase()
        .replace(/<.*$/s, '')
        .replace(/^system\.(?=.)/, '');
}

/** Library entry of a class by name in any case, without type arguments; null when nothing of it is modelled. */
function classNamed(className: string): PlatformClass | null {
    return byName.get(key(className)) ?? null;
}

/** The class and its platform superclasses, nearest first; methods of Object come last. */
function* lineage(className: string): Generator<PlatformClass> {
    for (let name: string | null = key(className), depth = 0; name !== null && depth < 10; depth++) {
        const found = classNamed(name);
        if (found !== null) yield found;
        name = EXCEPTIONS.has(name) ? 'exception' : (platformType(name)?.superName ?? null);
    }
    yield byName.get('object')!;
}

export type MemberKind = 'static' | 'method' | 'constructor';

const TABLES = { static: 'statics', method: 'methods', constructor: 'constructors' } as const;

/**
 * The implementation of a platform member for resolved parameter types (names as in the type table): `name(T1,T2)`, then
 * `name/arity`, then `name`. Null when it is not modelled. Constructors have no name.
 */
export function findMember(
    className: string,
    kind: MemberKind,
    name: string,
    parameterTypes: readonly string[]
): Member | null {
    const lower = kind === 'constructor' ? '' : name.toLowerCase();
    const signature = `${lower}(${parameterTypes.join(',').toLowerCase().replaceAll(' ', '')})`;
    const candidates = kind === 'method' ? lineage(className) : [classNamed(className)];
    for (const each of candidates) {
        const table = each?.[TABLES[kind]];
        const found =
            table?.[signature] ??
            table?.[`${lower}/${parameterTypes.length}`] ??
            (lower === '' ? undefined : table?.[lower]);
        if (found !== undefined) return found;
    }
    return null;
}

/** A property or constant (static or instance), null when it is not modelled. */
export function findProperty(className: string, name: string): PlatformProperty | null {
    const lower = name.toLowerCase();
    for (const each of lineage(className)) {
        const found = each.properties?.[lower];
        if (found !== undefined) return found;
    }
    return null;
}

/** Whether the runtime has a member of the type table; the compiler asks before it emits a call. */
export function isImplemented(
    className: string,
    kind: MemberKind | 'property',
    name: string,
    parameterTypes: readonly string[]
): boolean {
    return (
        (kind === 'property' ? findProperty(className, name) : findMember(className, kind, name, parameterTypes)) !==
        null
    );
}

/** Every class that the library implements something of. */
export function implementedClasses(): readonly PlatformClass[] {
    return CLASSES;
}
