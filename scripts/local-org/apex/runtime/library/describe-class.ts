import type { Member, PlatformClass, PlatformProperty } from './support.ts';

/** Methods and properties of a describe class from one table: property -> [getter, value]. */
export function describeClass(
    name: string,
    table: Record<string, [string, Member]>,
    methods: Record<string, Member> = {}
): PlatformClass {
    const rows = Object.entries(table);
    return {
        name,
        methods: { ...Object.fromEntries(rows.map(([, [getter, get]]) => [getter, get])), ...methods },
        properties: Object.fromEntries(rows.map(([property, [, get]]) => [property, { get } as PlatformProperty]))
    };
}
