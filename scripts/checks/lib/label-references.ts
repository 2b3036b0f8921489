import { codeOnly } from './apex.ts';
import type { Finding } from './finding.ts';
import { allTexts, nodes, type PackageMetadata, text } from './metadata.ts';
import { lineAt, readSource, sourceFiles } from './project.ts';

/** Labels that are used but not defined, or defined but not used. */
export function labelReferences(metadata: PackageMetadata): Finding[] {
    const { project } = metadata;
    const defined = new Map(
        metadata
            .ofType('CustomLabels')
            .flatMap((file) =>
                nodes(file.xml, 'labels').map(
                    (label) => [text(label, 'fullName').toLowerCase(), { file, label }] as const
                )
            )
    );
    const used = new Set<string>();
    const findings: Finding[] = [];
    const use = (file: string, line: number | undefined, name: string) => {
        used.add(name.toLowerCase());
        if (!defined.has(name.toLowerCase()))
            findings.push({ file, line, rule: 'unknown-label', message: `label ${name} does not exist` });
    };

    for (const file of sourceFiles(project, '**/*.{cls,trigger}')) {
        const source = readSource(project, file);
        const namespace = project.namespace === '' ? '' : `(?:${project.namespace}\\.)?`;
        const pattern = new RegExp(`(?<![\\w.])(?:System\\.)?Label\\.${namespace}(\\w+)`, 'gi');
        const code = codeOnly(source);
        // `Label.get` and `Label.translationExists` are methods, told apart by their parenthesis.
        for (const match of code.matchAll(pattern)) {
            if (!/^\s*\(/.test(code.slice(match.index + match[0].length)))
                use(file, lineAt(code, match.index), match[1]!);
        }
        for (const match of source.matchAll(/Label\.get\s*\(\s*[^,]*,\s*'(\w+)'/gi))
            use(file, lineAt(source, match.index), match[1]!);
    }
    for (const file of sourceFiles(project, '**/lwc/**/*.{ts,js}')) {
        const source = readSource(project, file);
        for (const match of source.matchAll(/@salesforce\/label\/c\.(\w+)/g))
            use(file, lineAt(source, match.index), match[1]!);
    }
    for (const file of metadata.files) {
        for (const { value } of allTexts(file.xml)) {
            for (const match of value.matchAll(/\$Label\.(\w+)/g)) use(file.file, undefined, match[1]!);
        }
    }
    for (const [name, { file, label }] of defined) {
        if (!used.has(name))
            findings.push({
                file: file.file,
                rule: 'unused-label',
                message: `label ${text(label, 'fullName')} is used nowhere`
            });
    }
    return findings;
}
