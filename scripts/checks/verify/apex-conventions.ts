/** The package's own rules for Apex: API version, sharing, triggers, tests. */
import { type ApexFile, type ApexTree, childRules, findRules, readApex } from '../lib/apex.ts';
import type { Finding } from '../lib/finding.ts';
import { PackageMetadata, text } from '../lib/metadata.ts';
import { openProject, type Project } from '../lib/project.ts';

export const title = 'Apex conventions';

/** Checks all Apex and the API versions of everything that has one. */
export async function run(project: Project = openProject()): Promise<Finding[]> {
    const apex = readApex(project);
    return [
        ...apiVersions(project),
        ...apex.filter((file) => file.kind === 'class').flatMap(checkClass),
        ...checkTriggers(apex)
    ];
}

function apiVersions(project: Project): Finding[] {
    const versioned = ['ApexClass', 'ApexTrigger', 'LightningComponentBundle'];
    return new PackageMetadata(project).files
        .filter((file) => versioned.includes(file.type) && text(file.xml, 'apiVersion') !== project.apiVersion)
        .map((file) => ({
            file: file.file,
            rule: 'api-version',
            message: `apiVersion ${text(file.xml, 'apiVersion') || '(none)'}, the project's is ${project.apiVersion}`
        }));
}

function checkClass(apex: ApexFile): Finding[] {
    const findings: Finding[] = [];
    const complain = (rule: string, message: string, tree?: ApexTree) =>
        findings.push({ file: apex.file, line: tree?.start?.line, rule, message });
    const type = findRules(apex.tree, 'TypeDeclarationContext')[0];
    const declaration = type && childRules(type, 'ClassDeclarationContext')[0];
    if (type !== undefined && declaration !== undefined) {
        const modifiers = childRules(type, 'ModifierContext').map((modifier) => modifier.getText().toLowerCase());
        if (!modifiers.some((modifier) => modifier.endsWith('sharing')))
            complain('sharing', `${apex.name} does not say how it shares`, type);
        if (modifiers.includes('global'))
            complain('global', `${apex.name} is global, which can never be taken back`, type);
        checkTests(apex, modifiers, complain);
    }
    for (const annotation of findRules(apex.tree, 'AnnotationContext')) {
        if (/seealldata=true/i.test(annotation.getText()))
            complain('see-all-data', 'tests make their own data', annotation);
    }
    return findings;
}

/** Names and places of tests: `*Test` classes under `test`, methods `should<Outcome>When<Condition>`. */
function checkTests(
    apex: ApexFile,
    modifiers: string[],
    complain: (rule: string, message: string, tree?: ApexTree) => void
): void {
    const isTest = modifiers.some((modifier) => modifier.startsWith('@istest'));
    const methods = findRules(apex.tree, 'ClassBodyDeclarationContext').filter((member) =>
        childRules(member, 'ModifierContext').some((modifier) => /^(@istest\b.*|testmethod)$/i.test(modifier.getText()))
    );
    if (methods.length > 0 && !apex.name.endsWith('Test'))
        complain('test-name', `${apex.name} has test methods, so its name ends in Test`);
    if (apex.name.endsWith('Test') && methods.length === 0)
        complain('test-name', `${apex.name} is named as a test, but tests nothing`);
    if (methods.length > 0 && !isTest) complain('test-class', `${apex.name} has test methods without being @IsTest`);
    if (isTest !== apex.file.includes('/test/')) {
        complain(
            'test-place',
            isTest
                ? `${apex.name} is @IsTest, so it belongs under test`
                : `${apex.name} lies under test without being @IsTest`
        );
    }
    for (const method of methods) {
        const name =
            findRules(method, 'MethodDeclarationContext')
                .flatMap((tree) => childRules(tree, 'IdContext'))[0]
                ?.getText() ?? '';
        if (name !== '' && !/^should[A-Z0-9]/.test(name))
            complain('test-method-name', `${apex.name}.${name} does not say what should happen`, method);
    }
}

function checkTriggers(apex: ApexFile[]): Finding[] {
    const triggers = apex.filter((file) => file.kind === 'trigger');
    const objectOf = (file: ApexFile) =>
        childRules(findRules(file.tree, 'TriggerUnitContext')[0] ?? file.tree, 'IdContext')[1]?.getText();
    return triggers.flatMap((trigger) => {
        const findings: Finding[] = [];
        const statements = findRules(trigger.tree, 'StatementContext');
        const members = findRules(trigger.tree, 'TriggerMemberDeclarationContext');
        if (statements.length !== 1 || members.length > 0) {
            findings.push({
                file: trigger.file,
                rule: 'trigger-logic',
                message: `${trigger.name} is more than one statement`
            });
        }
        const object = objectOf(trigger);
        if (triggers.some((other) => other !== trigger && objectOf(other) === object)) {
            findings.push({
                file: trigger.file,
                rule: 'trigger-twice',
                message: `${object} has more than one trigger`
            });
        }
        return findings;
    });
}
