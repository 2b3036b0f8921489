import { org } from './bootstrap.ts';
import type { OrgObject } from './bootstrap.ts';

/** What `@salesforce/schema/...` imports are. */
export interface SchemaReference {
    objectApiName: string;
    fieldApiName?: string;
}

/** A name that says where a field is: `Account.Name`, or what `@salesforce/schema` gives. */
export type FieldName = string | SchemaReference;
export type ObjectName = string | { objectApiName: string };

/** Custom names carry one of these endings; with two of them, the first part is a namespace already. */
const CUSTOM = /__(?:c|r|mdt|e|b|x|Share|History)$/;

/**
 * The name as this org knows it: with the package's namespace when the org runs it under one. The package's sources
 * only name their own custom objects and fields, so a custom name without a prefix is the package's own.
 */
export function qualify(name: string): string {
    const { namespace } = org();
    if (namespace === '' || !CUSTOM.test(name)) return name;
    const base = name.replace(CUSTOM, '');
    return base.includes('__') ? name : `${namespace}__${name}`;
}

/** The name without the package's own namespace, as its sources write it. */
export function localName(name: string): string {
    const { namespace } = org();
    return namespace !== '' && name.startsWith(`${namespace}__`) ? name.slice(namespace.length + 2) : name;
}

/** The value of an `@salesforce/schema/...` import, under the org's namespace. */
export function schemaReference(path: string): SchemaReference {
    const [object = '', ...fields] = path.split('.');
    const objectApiName = qualify(object);
    return Object.freeze(
        fields.length > 0 ? { objectApiName, fieldApiName: fields.map(qualify).join('.') } : { objectApiName }
    );
}

/*
 * Names given as text stay as they are: the platform adds the namespace to imports only, and a component that spells out
 * a name without it would work in its authors' org and fail in a customer's. So it fails here too.
 */

/** The API name behind either form of an object name. */
export function objectNameOf(name: ObjectName | undefined | null): string {
    if (!name) return '';
    return typeof name === 'string' ? name : name.objectApiName;
}

/** `Object.Field` behind either form of a field name. */
export function fieldNameOf(name: FieldName): string {
    return typeof name === 'string' ? name : `${name.objectApiName}.${name.fieldApiName}`;
}

/** The field alone, as `field-name` takes it: without its object where it was given as a reference. */
export function bareFieldName(name: FieldName): string {
    return typeof name === 'string' ? name : (name.fieldApiName ?? '');
}

/** The object of a record id, by its first three characters; undefined when the user may not read it. */
export function objectOfId(recordId: string): OrgObject | undefined {
    const prefix = recordId.slice(0, 3);
    return Object.values(org().objects).find((object) => object.keyPrefix === prefix);
}

/** The object as the shell knows it, by a name with or without prefix. */
export function orgObject(name: string): OrgObject | undefined {
    return org().objects[name] ?? org().objects[qualify(name)];
}

/** `standard:account` and the like; a neutral icon for an object that the user may not read. */
export function objectIcon(name: string): string {
    return orgObject(name)?.icon ?? 'standard:record';
}
