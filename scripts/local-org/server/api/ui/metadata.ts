import type { OrgModel } from '../../../schema/types.ts';

/** A parsed XML element: text, or an object of child elements. */
export type Xml = string | number | boolean | { [name: string]: XmlChild };
export type XmlChild = Xml | Xml[] | undefined;

/** A child element, or undefined. */
export function child(xml: unknown, name: string): XmlChild {
    return typeof xml === 'object' && xml !== null ? (xml as Record<string, XmlChild>)[name] : undefined;
}

/** Repeated child elements as a list, however many there are. */
export function children(xml: unknown, name: string): Xml[] {
    const value = child(xml, name);
    if (value === undefined || value === '') return [];
    return Array.isArray(value) ? value : [value];
}

/** Text of a child element, or null. */
export function text(xml: unknown, name: string): string | null {
    const value = child(xml, name);
    return value === undefined || typeof value === 'object' ? null : String(value);
}

/** A child element that says true. */
export function flag(xml: unknown, name: string): boolean {
    return text(xml, name) === 'true';
}

/** A metadata component of the package by kind (`layouts`, `flexipages`, ...), without its root element. */
export function component(model: OrgModel, kind: string, fullName: string): Xml | undefined {
    const found = model.ui[kind]?.get(fullName);
    return found === undefined ? undefined : unwrapped(found);
}

/** All components of a kind, by full name. */
export function components(model: OrgModel, kind: string): [string, Xml][] {
    return [...(model.ui[kind] ?? new Map<string, unknown>())].map(([name, xml]) => [name, unwrapped(xml)]);
}

const ROOTS = new Set([
    'Layout',
    'FlexiPage',
    'CustomApplication',
    'CustomTab',
    'ListView',
    'CompactLayout',
    'QuickAction',
    'CustomObject'
]);

function unwrapped(xml: unknown): Xml {
    const names =
        typeof xml === 'object' && xml !== null ? Object.keys(xml).filter((name) => !name.startsWith('?')) : [];
    const [only] = names;
    return only !== undefined && names.length === 1 && ROOTS.has(only)
        ? ((xml as Record<string, Xml>)[only] as Xml)
        : (xml as Xml);
}
