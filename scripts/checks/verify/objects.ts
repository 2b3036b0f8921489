/** Objects: settings that an org wants together, how far records are open, apex sharing reasons, history. */
import type { Finding } from '../lib/finding.ts';
import { findingIn, type MetadataFile, nodes, PackageMetadata, text } from '../lib/metadata.ts';
import { openProject, type Project } from '../lib/project.ts';
import { isDisplayFormat } from './fields.ts';

export const title = 'objects';

/** Elements without which an object of a kind is refused or of no use. */
const needs: Record<string, readonly string[]> = {
    c: ['label', 'pluralLabel', 'nameField', 'deploymentStatus', 'sharingModel'],
    mdt: ['label', 'pluralLabel', 'visibility'],
    e: ['label', 'pluralLabel', 'deploymentStatus', 'eventType', 'publishBehavior']
};

/** Are on or off together: "Enterprise application" objects. */
const together = ['enableSharing', 'enableBulkApi', 'enableStreamingApi'];

/** From closed to open; outsiders never see more than insiders. */
const openness = ['Private', 'Read', 'ReadWrite', 'ReadWriteTransfer'];

const limits = { sharingReasons: 10 };

/** Checks every object of the project. */
export async function run(project: Project = openProject()): Promise<Finding[]> {
    const metadata = new PackageMetadata(project);
    return [
        ...metadata.customObjects.flatMap((object) => [
            ...checkElements(object),
            ...checkNameField(object),
            ...checkSwitches(object),
            ...checkExternalSharing(object),
            ...checkHistory(object, metadata)
        ]),
        ...checkSharingReasons(metadata)
    ];
}

function checkElements(object: MetadataFile): Finding[] {
    const suffix = /__(\w+)$/.exec(object.name)?.[1] ?? '';
    return (needs[suffix] ?? [])
        .filter((element) => object.xml[element] === undefined)
        .filter(() => text(object.xml, 'customSettingsType') === '')
        .map((element) => findingIn(object, 'object-needs', `has no ${element}`));
}

function checkNameField(object: MetadataFile): Finding[] {
    const complain = (message: string) => findingIn(object, 'name-field', message);
    return nodes(object.xml, 'nameField').flatMap((name) => {
        const type = text(name, 'type');
        const format = text(name, 'displayFormat');
        return [
            ...(text(name, 'label') === '' ? [complain('the name field has no label')] : []),
            ...(['Text', 'AutoNumber'].includes(type) ? [] : [complain(`a name is Text or AutoNumber, not ${type}`)]),
            ...(type === 'AutoNumber' && !isDisplayFormat(format)
                ? [complain(`'${format}' is no format such as KA-{00000}`)]
                : []),
            ...(type === 'Text' && format !== '' ? [complain('a text has no displayFormat')] : [])
        ];
    });
}

function checkSwitches(object: MetadataFile): Finding[] {
    const states = new Set(together.map((element) => text(object.xml, element) || 'false'));
    return states.size === 1 ? [] : [findingIn(object, 'switches', `${together.join(', ')} are all on or all off`)];
}

function checkExternalSharing(object: MetadataFile): Finding[] {
    const external = text(object.xml, 'externalSharingModel');
    const internal = text(object.xml, 'sharingModel');
    if (external === '' || external === internal) return [];
    const isWider =
        [internal, external].includes('ControlledByParent') || openness.indexOf(external) > openness.indexOf(internal);
    return isWider
        ? [findingIn(object, 'external-sharing', `externalSharingModel ${external} with sharingModel ${internal}`)]
        : [];
}

/** Kept history is of something; of what, is for the fields to say. */
function checkHistory(object: MetadataFile, metadata: PackageMetadata): Finding[] {
    const names = nodes(object.xml, 'nameField').filter((name) => text(name, 'trackHistory') === 'true');
    const isKept = text(object.xml, 'enableHistory') === 'true';
    const isTracked =
        names.length > 0 || metadata.fields(object.name).some((field) => text(field.xml, 'trackHistory') === 'true');
    if (names.length > 0 && !isKept)
        return [findingIn(object, 'history', 'trackHistory of the name, but no enableHistory')];
    return isKept && !isTracked ? [findingIn(object, 'history', 'enableHistory, but no field has trackHistory')] : [];
}

/** Reasons are for objects whose records are shared one by one. */
function checkSharingReasons(metadata: PackageMetadata): Finding[] {
    const reasons = metadata.ofType('SharingReason');
    const owners = [...new Set(reasons.map((reason) => reason.object!))];
    return owners.flatMap((name) => {
        const object = metadata.find('CustomObject', name);
        const own = reasons.filter((reason) => reason.object === name);
        const model = text(object?.xml, 'sharingModel');
        const complain = (message: string) => findingIn(own[0]!, 'sharing-reason', message);
        return [
            ...(name.endsWith('__c') ? [] : [complain(`${name} is no custom object`)]),
            ...(name.endsWith('__c') && !['Private', 'Read'].includes(model)
                ? [complain(`records of ${name} are ${model}, so none is shared for a reason`)]
                : []),
            ...(own.length > limits.sharingReasons
                ? [complain(`${own.length} sharing reasons, ${limits.sharingReasons} at most`)]
                : [])
        ];
    });
}
