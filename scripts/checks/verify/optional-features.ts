/**
 * No static reference to what an edition or a setting can switch off: a package with one does not install there.
 * Dynamic Apex names such objects in strings, which are not looked at.
 */
import { codeOnly } from '../lib/apex.ts';
import type { Finding } from '../lib/finding.ts';
import { allTexts, PackageMetadata } from '../lib/metadata.ts';
import { lineAt, openProject, type Project, readSource, sourceFiles } from '../lib/project.ts';

export const title = 'optional features';

const optionalNames = [
    'AccountBrand',
    'AccountContactRelation',
    'AccountPartner',
    'AccountPlan\\w*',
    'AccountTeamMember',
    'AccountTerritory\\w*',
    'ContactContactRelation',
    'ContactPointType\\w*',
    'ConversationVendorInfo',
    'CurrencyIsoCode',
    'CurrencyType',
    'DatedConversionRate',
    'EmailMessage(?:Relation)?',
    'Entitlement(?:Contact|Id)?',
    'ForecastingItem',
    'ForecastingQuota',
    'IsPersonAccount',
    'NetworkMember',
    'ObjectTerritory2Association',
    'OpportunityLineItemSchedule',
    'OpportunitySplit(?:Type)?',
    'OpportunityTeamMember',
    'OrderItem',
    'PersonContact(?:Id)?',
    'PersonEmail',
    'Quote(?:Id|LineItem)?',
    'TaskRelation',
    'Territory2\\w*',
    'UserTerritory2Association'
];
const optional = new RegExp(`\\b(${optionalNames.join('|')})\\b`, 'g');

/** Looks through Apex, components and metadata. */
export async function run(project: Project = openProject()): Promise<Finding[]> {
    return [
        ...sourceFiles(project, '**/*.{cls,trigger}').flatMap((file) =>
            inText(file, codeOnly(readSource(project, file)))
        ),
        ...sourceFiles(project, '**/lwc/**/*.ts').flatMap((file) =>
            // Outside of imports the names may be the component's own.
            inText(file, readSource(project, file).replace(/^(?!.*@salesforce\/schema).*$/gm, ''))
        ),
        ...new PackageMetadata(project).files
            .filter((file) => !['CustomLabels', 'Translations'].includes(file.type))
            .flatMap((file) =>
                [...allTexts(file.xml)]
                    .filter(
                        ({ element }) =>
                            !/^(description|inlineHelpText|label|masterLabel|pluralLabel|errorMessage|value|shortDescription)$/.test(
                                element
                            )
                    )
                    .flatMap(({ element, value }) =>
                        names(value).map((name) => finding(file.file, undefined, `${name} in <${element}>`))
                    )
            )
    ];
}

function inText(file: string, code: string): Finding[] {
    return [...code.matchAll(optional)].map((match) => finding(file, lineAt(code, match.index), match[1]!));
}

function names(value: string): string[] {
    return [...value.matchAll(optional)].map((match) => match[1]!);
}

function finding(file: string, line: number | undefined, what: string): Finding {
    return {
        file,
        line,
        rule: 'optional-feature',
        message: `${what} can be switched off in an org: read it dynamically`
    };
}
