/** Roll-up summaries: over which relationship, of which fields, and with which filters. */
import type { OrgModel } from '../../local-org/schema/types.ts';
import { valueType } from '../lib/field-types.ts';
import { filterFaults } from '../lib/filters.ts';
import type { Finding } from '../lib/finding.ts';
import { formulaFacts } from '../lib/formula-facts.ts';
import { findingIn, type MetadataFile, nodes, PackageMetadata, text } from '../lib/metadata.ts';
import { openModel } from '../lib/org-model.ts';
import { openProject, type Project } from '../lib/project.ts';

export const title = 'roll-up summaries';

const numbers = ['Number', 'Currency', 'Percent'];
const summarisable: Record<string, readonly string[]> = {
    sum: numbers,
    min: [...numbers, 'Date', 'DateTime'],
    max: [...numbers, 'Date', 'DateTime']
};
/** Types that a filter cannot ask for. */
const notFiltered = [
    'LongTextArea',
    'Html',
    'MultiselectPicklist',
    'Lookup',
    'MasterDetail',
    'EncryptedText',
    'Location'
];

/** Checks every roll-up summary of the project. */
export async function run(project: Project = openProject()): Promise<Finding[]> {
    const metadata = new PackageMetadata(project);
    const opened = openModel(project);
    // Sources that the local org cannot read are for the check of formulas.
    const model = 'model' in opened ? opened.model : null;
    return metadata
        .fields()
        .filter((field) => text(field.xml, 'type') === 'Summary')
        .flatMap((field) => checkRollUp(field, metadata, model));
}

function checkRollUp(field: MetadataFile, metadata: PackageMetadata, model: OrgModel | null): Finding[] {
    const complain = (message: string): Finding => findingIn(field, 'roll-up', message);
    const [child = '', key = ''] = text(field.xml, 'summaryForeignKey').split('.');
    const reference = metadata.field(child, key);
    if (text(reference?.xml, 'type') !== 'MasterDetail' || text(reference?.xml, 'referenceTo') !== field.object) {
        return [complain(`summaryForeignKey ${child}.${key} is no master-detail to ${field.object}`)];
    }
    return [
        ...checkSummarised(field, child, metadata, model).map(complain),
        ...nodes(field.xml, 'summaryFilterItems').flatMap((item) => {
            const [object = '', name = ''] = text(item, 'field').split('.');
            const filtered = metadata.field(object, name);
            if (object !== child) return [complain(`filter ${text(item, 'field')} is no field of ${child}`)];
            if (!name.endsWith('__c')) return [];
            if (filtered === undefined) return [complain(`filter ${object}.${name} does not exist`)];
            const type = text(filtered.xml, 'type');
            return [
                ...(notFiltered.includes(type) ? [`a filter cannot use ${name}, a ${type}`] : []),
                ...filterFaults(filtered, item, metadata),
                ...calculationFaults(filtered, model)
            ].map(complain);
        })
    ];
}

function checkSummarised(
    field: MetadataFile,
    child: string,
    metadata: PackageMetadata,
    model: OrgModel | null
): string[] {
    const operation = text(field.xml, 'summaryOperation');
    const summarised = text(field.xml, 'summarizedField');
    if (operation === 'count') return summarised === '' ? [] : ['a count has no summarizedField'];
    const [object = '', name = ''] = summarised.split('.');
    const source = metadata.field(object, name);
    if (object !== child || (name.endsWith('__c') && source === undefined)) {
        return [`summarizedField ${summarised || '(none)'} is no field of ${child}`];
    }
    if (source === undefined) return [];
    const type = valueType(source, metadata);
    return [
        ...(summarisable[operation]?.includes(type) === false
            ? [`there is no ${operation} of ${name}, a ${type}`]
            : []),
        ...calculationFaults(source, model)
    ];
}

/** A roll-up is stored, so nothing in it may change by itself or with another object's records. */
function calculationFaults(field: MetadataFile, model: OrgModel | null): string[] {
    const formula = text(field.xml, 'formula') === '' ? undefined : model?.field(field.object!, field.name);
    if (model === null || formula === undefined) return [];
    const facts = formulaFacts(model, formula);
    return [
        ...(facts.crossesObjects ? [`formula ${field.name} reads other objects`] : []),
        ...(facts.changesByItself ? [`formula ${field.name} changes with the clock or the user`] : [])
    ];
}
