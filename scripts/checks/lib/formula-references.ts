import { unknownField } from './component-references.ts';
import type { Finding } from './finding.ts';
import { type MetadataFile, type PackageMetadata, text } from './metadata.ts';

/** What formulas refer to: fields along any path, and custom permissions. */
export function formulaReferences(metadata: PackageMetadata): Finding[] {
    return [
        ...metadata
            .fields()
            .flatMap((field) => ['formula', 'defaultValue'].flatMap((element) => check(field, element, metadata))),
        ...metadata
            .ofType('ValidationRule')
            .flatMap((rule) => [
                ...check(rule, 'errorConditionFormula', metadata),
                ...complaints(rule, [unknownField(rule.object!, [text(rule.xml, 'errorDisplayField')], metadata)])
            ])
    ];
}

function check(file: MetadataFile, element: string, metadata: PackageMetadata): Finding[] {
    const code = text(file.xml, element).replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\/\*[\s\S]*?\*\//g, '');
    const paths = [...code.matchAll(/\$?[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/g)].map((match) => match[0]);
    return complaints(
        file,
        paths.map((path) => unknownName(path, file.object!, metadata))
    );
}

/** @returns a message, or null when nothing speaks against the name; global variables other than permissions are taken on trust */
function unknownName(path: string, object: string, metadata: PackageMetadata): string | null {
    const [first = '', second = ''] = path.split('.');
    if (first === '$Permission')
        return metadata.find('CustomPermission', second) === undefined
            ? `custom permission ${second} does not exist`
            : null;
    return first.startsWith('$') ? null : unknownField(object, path.split('.'), metadata);
}

function complaints(file: MetadataFile, messages: (string | null)[]): Finding[] {
    return messages
        .filter((message) => message !== null)
        .map((message) => ({ file: file.file, rule: 'unknown-reference', message }));
}
