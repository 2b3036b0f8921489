/** Fields: the elements that a type must and cannot have, the ranges of their values, and how many an object can have of a kind. */
import { isCalculated, isFormula } from '../lib/field-types.ts';
import type { Finding } from '../lib/finding.ts';
import { findingIn, type MetadataFile, nodes, PackageMetadata, text } from '../lib/metadata.ts';
import { openProject, type Project } from '../lib/project.ts';

export const title = 'fields';

const relationships = ['Lookup', 'MasterDetail', 'MetadataRelationship'];
const numbers = ['Number', 'Currency', 'Percent'];

/** Elements that only some types can have: "Can not specify 'x' for a CustomField of type y". */
const onlyFor: Record<string, readonly string[]> = {
    length: ['Text', 'LongTextArea', 'Html', 'EncryptedText'],
    visibleLines: ['LongTextArea', 'Html', 'MultiselectPicklist'],
    precision: numbers,
    scale: [...numbers, 'Location'],
    displayFormat: ['AutoNumber'],
    startingNumber: ['AutoNumber'],
    referenceTo: relationships,
    relationshipName: relationships,
    relationshipLabel: relationships,
    deleteConstraint: ['Lookup'],
    lookupFilter: ['Lookup'],
    relationshipOrder: ['MasterDetail'],
    reparentableMasterDetail: ['MasterDetail'],
    writeRequiresMasterRead: ['MasterDetail'],
    valueSet: ['Picklist', 'MultiselectPicklist'],
    unique: ['Text', 'Number', 'Email'],
    caseSensitive: ['Text'],
    summaryForeignKey: ['Summary'],
    summaryOperation: ['Summary'],
    summarizedField: ['Summary'],
    summaryFilterItems: ['Summary'],
    displayLocationInDecimal: ['Location'],
    maskChar: ['EncryptedText'],
    maskType: ['EncryptedText']
};

/** Elements without which a type is refused: "Must specify 'x' for a CustomField of type y". */
const needs: Record<string, readonly string[]> = {
    Text: ['length'],
    LongTextArea: ['length', 'visibleLines'],
    Html: ['length', 'visibleLines'],
    EncryptedText: ['length', 'maskChar', 'maskType'],
    Number: ['precision', 'scale'],
    Currency: ['precision', 'scale'],
    Percent: ['precision', 'scale'],
    Location: ['scale', 'displayLocationInDecimal'],
    Checkbox: ['defaultValue'],
    AutoNumber: ['displayFormat'],
    Lookup: ['referenceTo'],
    MasterDetail: ['referenceTo'],
    MetadataRelationship: ['referenceTo'],
    Picklist: ['valueSet'],
    MultiselectPicklist: ['valueSet', 'visibleLines'],
    Summary: ['summaryForeignKey', 'summaryOperation']
};

/** Least and greatest values of numeric elements, by type. */
const ranges: Record<string, Record<string, readonly [number, number]>> = {
    Text: { length: [1, 255] },
    LongTextArea: { length: [256, 131_072], visibleLines: [2, 50] },
    Html: { length: [256, 131_072], visibleLines: [10, 50] },
    EncryptedText: { length: [1, 175] },
    MultiselectPicklist: { visibleLines: [3, 10] },
    Number: { precision: [1, 18], scale: [0, 18] },
    Currency: { precision: [1, 18], scale: [0, 18] },
    Percent: { precision: [1, 18], scale: [0, 18] },
    MasterDetail: { relationshipOrder: [0, 1] }
};

const withoutDefault = ['AutoNumber', 'Lookup', 'MasterDetail', 'MetadataRelationship', 'Summary', 'Html', 'Location'];
const neverRequired = ['Checkbox', 'LongTextArea', 'Html', 'AutoNumber', 'Summary', 'MasterDetail'];
const externalIds = ['Text', 'Number', 'Email', 'AutoNumber'];
const formulaResults = ['Checkbox', 'Currency', 'Date', 'DateTime', 'Number', 'Percent', 'Text', 'Time'];

/** Types that metadata types and platform events have. */
const typesOf: Record<string, readonly string[]> = {
    mdt: [
        ...['MetadataRelationship', 'Checkbox', 'Date', 'DateTime', 'Email', 'Number', 'Percent', 'Phone', 'Picklist'],
        ...['Text', 'TextArea', 'LongTextArea', 'Url']
    ],
    e: ['Checkbox', 'Date', 'DateTime', 'Number', 'Text', 'LongTextArea']
};

/** Values of the data classification that every org has; admins may add others, so a package keeps to these. */
const classifications: Record<string, readonly string[]> = {
    securityClassification: ['Public', 'Internal', 'Confidential', 'Restricted', 'MissionCritical'],
    complianceGroup: ['PII', 'HIPAA', 'GDPR', 'PCI', 'COPPA', 'CCPA', 'None'],
    businessStatus: ['Active', 'DeprecateCandidate', 'Hidden']
};

/** How many fields of a kind an object can have; long texts count by their characters. */
const limits = { externalIds: 25, uniques: 25, longText: 1_638_400, tracked: 20 };

/** Checks every field of the project. */
export async function run(project: Project = openProject()): Promise<Finding[]> {
    const metadata = new PackageMetadata(project);
    const objects = [...new Set(metadata.fields().map((field) => field.object!))];
    return [
        ...metadata
            .fields()
            .filter((field) => field.name.endsWith('__c'))
            .flatMap((field) => [
                ...checkElements(field),
                ...checkRanges(field),
                ...checkFlags(field),
                ...checkOwner(field),
                ...checkClassification(field),
                ...checkHistory(field, metadata)
            ]),
        ...objects.flatMap((object) => checkCounts(object, metadata))
    ];
}

function checkElements(field: MetadataFile): Finding[] {
    const type = text(field.xml, 'type');
    const has = (element: string) => field.xml[element] !== undefined;
    const findings: Finding[] = [];
    if (text(field.xml, 'label') === '') findings.push(findingIn(field, 'field-needs', 'has no label'));
    for (const [element, types] of Object.entries(onlyFor)) {
        if (has(element) && !types.includes(type)) {
            findings.push(findingIn(field, 'field-element', `a field of type ${type} has no ${element}`));
        }
    }
    // What a formula returns has neither a length nor a default.
    const required = (needs[type] ?? []).filter(
        (element) => !isFormula(field) || !['length', 'defaultValue'].includes(element)
    );
    for (const element of required.filter((name) => !has(name))) {
        findings.push(findingIn(field, 'field-needs', `a field of type ${type} needs ${element}`));
    }
    const forbidden = isFormula(field)
        ? ['length', 'defaultValue', 'startingNumber', 'displayFormat']
        : ['formulaTreatBlanksAs', ...(withoutDefault.includes(type) ? ['defaultValue'] : [])];
    for (const element of forbidden.filter(has)) {
        const what = isFormula(field) ? 'a formula' : `a field of type ${type} that is no formula`;
        findings.push(findingIn(field, 'field-element', `${what} has no ${element}`));
    }
    if (type === 'MasterDetail' && has('required')) {
        findings.push(findingIn(field, 'field-element', 'a master-detail has no required: it always is'));
    }
    if (isFormula(field) && !formulaResults.includes(type)) {
        findings.push(findingIn(field, 'field-element', `a formula cannot return ${type}`));
    }
    return findings;
}

function checkRanges(field: MetadataFile): Finding[] {
    const type = text(field.xml, 'type');
    const findings: Finding[] = [];
    for (const [element, [least, most]] of Object.entries(ranges[type] ?? {})) {
        const value = text(field.xml, element);
        if (value !== '' && !(Number(value) >= least && Number(value) <= most)) {
            findings.push(findingIn(field, 'field-range', `${element} is ${value}, not ${least} to ${most}`));
        }
    }
    if (numbers.includes(type) && Number(text(field.xml, 'scale')) > Number(text(field.xml, 'precision'))) {
        findings.push(findingIn(field, 'field-range', 'scale is greater than precision'));
    }
    const format = text(field.xml, 'displayFormat');
    if (format !== '' && !isDisplayFormat(format)) {
        findings.push(findingIn(field, 'display-format', `'${format}' is no format such as KA-{00000}`));
    }
    return findings;
}

/** At most 30 characters, with one number of up to ten digits; dates may stand beside it. */
export function isDisplayFormat(format: string): boolean {
    const rest = format.replace(/\{(YYYY|YY|MM|DD)\}/g, '');
    return format.length <= 30 && /^[^{}]*\{0{1,10}\}[^{}]*$/.test(rest);
}

/** Switches that a type cannot have on. */
function checkFlags(field: MetadataFile): Finding[] {
    const type = text(field.xml, 'type');
    const isOn = (element: string) => text(field.xml, element) === 'true';
    const refuse = (element: string, unless: boolean) =>
        isOn(element) && !unless
            ? [findingIn(field, 'field-flag', `${isFormula(field) ? 'a formula' : type} cannot be ${element}`)]
            : [];
    return [
        // Of a master-detail the element itself is refused, whatever it says.
        ...refuse('required', type === 'MasterDetail' || !(neverRequired.includes(type) || isFormula(field))),
        ...refuse('externalId', externalIds.includes(type) && !isFormula(field)),
        ...refuse('unique', !isFormula(field)),
        ...refuse('caseSensitive', isOn('unique'))
    ];
}

/** What depends on the kind of object that has the field. */
function checkOwner(field: MetadataFile): Finding[] {
    const type = text(field.xml, 'type');
    const suffix = /__(mdt|e)$/.exec(field.object ?? '')?.[1];
    const findings: Finding[] = [];
    const allowed = suffix === undefined ? undefined : typesOf[suffix];
    if (allowed !== undefined && (!allowed.includes(type) || isFormula(field))) {
        findings.push(
            findingIn(
                field,
                'field-owner',
                `${isFormula(field) ? 'a formula' : type} cannot be a field of ${field.object}`
            )
        );
    }
    if (suffix !== 'mdt' && field.xml['fieldManageability'] !== undefined) {
        findings.push(findingIn(field, 'field-owner', 'fieldManageability is for custom metadata types'));
    }
    return findings;
}

/** Data classification uses values that exist in every org, and names nobody of this one. */
function checkClassification(field: MetadataFile): Finding[] {
    const complain = (message: string) => findingIn(field, 'classification', message);
    return [
        ...Object.entries(classifications).flatMap(([element, known]) =>
            text(field.xml, element)
                .split(';')
                .filter((value) => value !== '' && !known.includes(value))
                .map((value) => complain(`${element} ${value} is not in every org: ${known.join(', ')}`))
        ),
        ...['businessOwnerUser', 'businessOwnerGroup']
            .filter((element) => field.xml[element] !== undefined)
            .map((element) => complain(`${element} names somebody of one org`))
    ];
}

/** History is kept of fields that people change, on objects that keep it. */
function checkHistory(field: MetadataFile, metadata: PackageMetadata): Finding[] {
    if (text(field.xml, 'trackHistory') !== 'true') return [];
    if (isCalculated(field)) return [findingIn(field, 'history', 'history is not kept of calculated fields')];
    const object = metadata.find('CustomObject', field.object!);
    const isKept = !field.object!.includes('__') || text(object?.xml, 'enableHistory') === 'true';
    return isKept ? [] : [findingIn(field, 'history', `trackHistory, but ${field.object} has no enableHistory`)];
}

function checkCounts(object: string, metadata: PackageMetadata): Finding[] {
    const fields = metadata.fields(object);
    const on = (element: string) => fields.filter((field) => text(field.xml, element) === 'true').length;
    const owner = metadata.find('CustomObject', object);
    const nameTracked = nodes(owner?.xml, 'nameField').some((name) => text(name, 'trackHistory') === 'true');
    const longText = fields
        .filter((field) => ['LongTextArea', 'Html'].includes(text(field.xml, 'type')))
        .reduce((sum, field) => sum + Number(text(field.xml, 'length')), 0);
    const counts: [number, number, string][] = [
        [on('externalId'), limits.externalIds, 'external ids'],
        [on('unique'), limits.uniques, 'unique fields'],
        [longText, limits.longText, 'characters in long texts'],
        [on('trackHistory') + (nameTracked ? 1 : 0), limits.tracked, 'fields with history']
    ];
    return counts
        .filter(([count, limit]) => count > limit)
        .map(([count, limit, what]) => ({
            file: owner?.file ?? fields[0]!.file,
            rule: 'field-limit',
            message: `${object}: ${count} ${what}, ${limit} at most`
        }));
}
