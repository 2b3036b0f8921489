/** Tabs and applications: what each kind must say, and what it cannot. */
import type { Finding } from '../lib/finding.ts';
import { findingIn, type MetadataFile, nodes, PackageMetadata, repeated, text, texts } from '../lib/metadata.ts';
import { openProject, type Project } from '../lib/project.ts';

export const title = 'tabs and applications';

/** What a tab shows; exactly one of them. */
const contents = ['customObject', 'flexiPage', 'lwcComponent', 'auraComponent', 'page', 'url'];

/** Checks every tab and application of the project. */
export async function run(project: Project = openProject()): Promise<Finding[]> {
    const metadata = new PackageMetadata(project);
    return [
        ...metadata.ofType('CustomTab').flatMap(checkTab),
        ...metadata.ofType('CustomApplication').flatMap(checkApplication)
    ];
}

function checkTab(tab: MetadataFile): Finding[] {
    const shown = contents.filter((element) => !['', 'false'].includes(text(tab.xml, element)));
    const isObject = shown.includes('customObject');
    const hasLabel = text(tab.xml, 'label') !== '';
    const faults = [
        shown.length === 1 ? '' : `shows ${shown.join(' and ') || 'nothing'}, not one of ${contents.join(', ')}`,
        /^Custom\d+: .+/.test(text(tab.xml, 'motif')) ? '' : 'has no motif such as Custom53: Bell',
        isObject && hasLabel ? 'the tab of an object takes its label from there' : '',
        !isObject && !hasLabel ? 'has no label' : ''
    ];
    return faults.filter((fault) => fault !== '').map((fault) => findingIn(tab, 'tab', fault));
}

function checkApplication(application: MetadataFile): Finding[] {
    const overrides = [
        ...nodes(application.xml, 'actionOverrides'),
        ...nodes(application.xml, 'profileActionOverrides')
    ].map((override) =>
        ['actionName', 'pageOrSobjectType', 'formFactor', 'recordType', 'profile']
            .map((key) => text(override, key))
            .join(' ')
    );
    const faults = [
        ...['label', 'navType', 'uiType', 'formFactors', 'tabs']
            .filter((element) => application.xml[element] === undefined)
            .map((element) => `has no ${element}`),
        ...repeated(texts(application.xml, 'tabs')).map((tab) => `tab ${tab} is there twice`),
        ...repeated(overrides).map((override) => `override ${override.trim()} is there twice`),
        ...nodes(application.xml, 'profileActionOverrides').map(
            () => 'overrides by profile are not packaged: profiles differ'
        )
    ];
    return faults.map((fault) => findingIn(application, 'application', fault));
}
