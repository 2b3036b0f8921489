import { codeOnly } from './apex.ts';
import type { Finding } from './finding.ts';
import type { PackageMetadata } from './metadata.ts';
import { lineAt, readSource, sourceFiles } from './project.ts';

/** What the code of Lightning web components refers to: components, Apex methods, objects, fields, permissions, resources. */
export function componentReferences(metadata: PackageMetadata): Finding[] {
    const { project } = metadata;
    const bundles = new Set(metadata.ofType('LightningComponentBundle').map((file) => file.name.replace(/\.js$/, '')));
    const methods = auraMethods(metadata);
    const findings: Finding[] = [];
    const check = (file: string, source: string, pattern: RegExp, complain: (name: string) => string | null) => {
        for (const match of source.matchAll(pattern)) {
            const message = complain(match[1]!);
            if (message !== null)
                findings.push({ file, line: lineAt(source, match.index), rule: 'unknown-reference', message });
        }
    };
    const unlessIn = (known: ReadonlySet<string>, what: string) => (name: string) =>
        known.has(name) ? null : `${what} ${name} does not exist`;

    for (const file of sourceFiles(project, '**/lwc/**/*.html')) {
        const source = readSource(project, file);
        check(file, source, /<c-([a-z0-9-]+)/g, (tag) => unlessIn(bundles, 'component')(camelCase(tag)));
    }
    for (const file of sourceFiles(project, '**/lwc/**/*.{ts,js}')) {
        const source = readSource(project, file);
        check(file, source, /from\s+'c\/(\w+)'/g, unlessIn(bundles, 'component'));
        check(file, source, /'@salesforce\/apex\/(\w+\.\w+)'/g, unlessIn(methods, '@AuraEnabled static method'));
        check(file, source, /'@salesforce\/schema\/([\w.]+)'/g, (name) => unknownSchema(name, metadata));
        check(
            file,
            source,
            /'@salesforce\/customPermission\/(\w+)'/g,
            unlessIn(names(metadata, 'CustomPermission'), 'custom permission')
        );
        check(
            file,
            source,
            /'@salesforce\/resourceUrl\/(\w+)'/g,
            unlessIn(names(metadata, 'StaticResource'), 'static resource')
        );
    }
    return findings;
}

/** `Controller.method` of everything a component can import. */
function auraMethods(metadata: PackageMetadata): Set<string> {
    const methods = new Set<string>();
    for (const file of sourceFiles(metadata.project, '**/*.cls')) {
        const className = file.slice(file.lastIndexOf('/') + 1, -'.cls'.length);
        const code = codeOnly(readSource(metadata.project, file));
        const pattern =
            /@AuraEnabled\b(?:\s*\([^)]*\))?\s*(?:@\w+(?:\s*\([^)]*\))?\s*)*(?:(?:public|global)\s+static|static\s+(?:public|global))\s+[\w<>,.\s[\]]+?\s(\w+)\s*\(/gi;
        for (const match of code.matchAll(pattern)) methods.add(`${className}.${match[1]}`);
    }
    return methods;
}

/** `Object__c` or `Object.Field__c`; parents (`Field__r.Other__c`) are followed. @returns a message, or null when it exists */
function unknownSchema(name: string, metadata: PackageMetadata): string | null {
    const [object = '', ...path] = name.split('.');
    if (object.endsWith('__c') && metadata.find('CustomObject', object) === undefined)
        return `object ${object} does not exist`;
    return unknownField(object, path, metadata);
}

/**
 * Follows a field path from an object, as far as it runs over custom fields and the package's own objects.
 * @returns a message, or null when nothing speaks against it
 */
export function unknownField(object: string, path: readonly string[], metadata: PackageMetadata): string | null {
    const [first, ...rest] = path;
    if (first === undefined) return null;
    const custom = /__[cr]$/.test(first);
    if (!custom) return null;
    const field = metadata.field(object, first.replace(/__r$/, '__c'));
    if (field === undefined) return `field ${object}.${first} does not exist`;
    const target = field.xml['referenceTo'];
    return rest.length > 0 && typeof target === 'string' ? unknownField(target, rest, metadata) : null;
}

function names(metadata: PackageMetadata, type: string): Set<string> {
    return new Set(metadata.ofType(type).map((file) => file.name));
}

function camelCase(tag: string): string {
    return tag.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
