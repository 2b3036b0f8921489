/** Object metadata -> ObjectModel: custom objects, settings, metadata types, events and share objects with their system fields. */
import { companionObject } from './companion.ts';
import { emptyField, systemField } from './empty-field.ts';
import { readNameField } from './fields.ts';
import { NameMap } from './names.ts';
import type { Namespace } from './names.ts';
import type {
    FieldModel,
    ObjectKind,
    ObjectModel,
    RecordTypeModel,
    SharingModel,
    ValidationRuleModel
} from './types.ts';
import { flag, list, textOf, texts } from './xml.ts';
import type { XmlNode } from './xml.ts';

const user = { referenceTo: ['User'], length: 18 };

function put(object: ObjectModel, ...fields: FieldModel[]): void {
    for (const field of fields) if (!object.fields.has(field.name)) object.fields.set(field.name.toLowerCase(), field);
}

function auditFields(name: string): FieldModel[] {
    return [
        systemField('IsDeleted', name, 'boolean', { label: 'Deleted', nillable: false }),
        systemField('CreatedDate', name, 'datetime', { label: 'Created Date', nillable: false }),
        systemField('CreatedById', name, 'reference', {
            ...user,
            label: 'Created By ID',
            relationshipName: 'CreatedBy',
            nillable: false
        }),
        systemField('LastModifiedDate', name, 'datetime', { label: 'Last Modified Date', nillable: false }),
        systemField('LastModifiedById', name, 'reference', {
            ...user,
            label: 'Last Modified By ID',
            relationshipName: 'LastModifiedBy',
            nillable: false
        }),
        systemField('SystemModstamp', name, 'datetime', { label: 'System Modstamp', nillable: false })
    ];
}

const text = (
    name: string,
    object: string,
    label: string,
    length: number,
    changes: Partial<FieldModel> = {}
): FieldModel => systemField(name, object, 'string', { label, length, ...changes });

function kindOf(localName: string, node: XmlNode): ObjectKind {
    if (localName.endsWith('__mdt')) return 'metadata';
    if (localName.endsWith('__e')) return 'event';
    return textOf(node.customSettingsType) !== null ? 'setting' : 'custom';
}

/** A new object of the package; fields of its own are added later, the system's by `addSystemFields`. Throws for kinds that are not modelled. */
export function readObject(localName: string, node: XmlNode, namespace: Namespace): ObjectModel {
    if (!/__(c|mdt|e)$/.test(localName))
        throw new Error(`objects named like ${localName} are not modelled by the local org`);
    const name = namespace.qualify(localName);
    const kind = kindOf(localName, node);
    const declared = textOf(node.sharingModel);
    const sharing =
        kind !== 'custom'
            ? 'FullAccess'
            : declared === null
              ? 'ReadWrite'
              : declared === 'ReadWriteTransfer'
                ? 'ReadWrite'
                : (declared as SharingModel);
    const data = kind === 'custom' || kind === 'setting';
    return {
        name,
        localName,
        label: textOf(node.label) ?? localName,
        labelPlural: textOf(node.pluralLabel) ?? textOf(node.label) ?? localName,
        keyPrefix: '',
        kind,
        custom: true,
        createable: data || kind === 'event',
        updateable: data,
        deletable: data,
        undeletable: kind === 'custom',
        queryable: kind !== 'event',
        hasRecycleBin: kind === 'custom',
        sharing,
        masters: [],
        fields: new NameMap(namespace),
        children: [],
        recordTypes: [],
        validationRules: [],
        fieldSets: new NameMap(namespace),
        nameField: null,
        description: textOf(node.description),
        sharedObject: null,
        trackedObject: null
    };
}

/** Id, Name, owner, audit fields and what the object's kind brings; called before the object's own fields are added. */
export function addSystemFields(object: ObjectModel, node: XmlNode): void {
    const { name } = object;
    put(object, systemField('Id', name, 'id', { label: 'Record ID', length: 18, nillable: false }));
    if (object.kind === 'metadata') {
        put(
            object,
            text('DeveloperName', name, `${object.label} Name`, 40, { nillable: false }),
            text('MasterLabel', name, 'Label', 40, { nillable: false, nameField: true }),
            text('Language', name, 'Master Language', 40),
            text('NamespacePrefix', name, 'Namespace Prefix', 15),
            text('Label', name, 'Label', 40, { nillable: false }),
            text('QualifiedApiName', name, 'Qualified API Name', 70, { nillable: false }),
            systemField('SystemModstamp', name, 'datetime', { label: 'System Modstamp', nillable: false })
        );
        object.nameField = object.fields.get('MasterLabel')!;
        return;
    }
    if (object.kind === 'event') {
        put(
            object,
            text('ReplayId', name, 'Replay ID', 255),
            text('EventUuid', name, 'Event UUID', 36),
            systemField('CreatedDate', name, 'datetime', { label: 'Created Date', nillable: false }),
            systemField('CreatedById', name, 'reference', {
                ...user,
                label: 'Created By ID',
                relationshipName: 'CreatedBy',
                nillable: false
            })
        );
        return;
    }
    const nameField =
        object.kind === 'setting'
            ? Object.assign(readNameField(undefined, name), { length: 38 })
            : readNameField(list(node.nameField)[0], name);
    put(object, nameField);
    object.nameField = nameField;
    if (object.kind === 'setting') {
        const owner = emptyField('SetupOwnerId', name, 'reference');
        put(
            object,
            Object.assign(owner, {
                label: 'Location',
                length: 18,
                referenceTo: ['Organization', 'Profile', 'User'],
                relationshipName: 'SetupOwner',
                nillable: false,
                updateable: false
            })
        );
    }
    put(object, ...auditFields(name));
    if (flag(node.enableActivities))
        put(object, systemField('LastActivityDate', name, 'date', { label: 'Last Activity Date' }));
}

/** What depends on the object's own fields: masters decide over owner and sharing. Returns the share object, if it has one. */
export function completeObject(
    object: ObjectModel,
    relationshipOrder: Map<FieldModel, number>,
    namespace: Namespace
): void {
    if (object.kind === 'custom') {
        object.masters = [...object.fields.values()]
            .filter((each) => each.masterDetail)
            .sort((a, b) => (relationshipOrder.get(a) ?? 0) - (relationshipOrder.get(b) ?? 0));
        if (object.masters.length > 0) object.sharing = 'ControlledByParent';
        else {
            const owner = emptyField('OwnerId', object.name, 'reference');
            put(
                object,
                Object.assign(owner, {
                    label: 'Owner ID',
                    length: 18,
                    referenceTo: ['Group', 'User'],
                    relationshipName: 'Owner',
                    nillable: false
                })
            );
        }
    }
    if (object.recordTypes.length > 0 && !object.fields.has('RecordTypeId')) {
        const recordType = emptyField('RecordTypeId', object.name, 'reference');
        put(
            object,
            Object.assign(recordType, {
                label: 'Record Type ID',
                length: 18,
                referenceTo: ['RecordType'],
                relationshipName: 'RecordType'
            })
        );
    }
    object.recordTypes.forEach((each) => (each.name = namespace.qualifyDeveloperName(each.developerName)));
}

/** `X__Share` of a custom object that is private or read-only; null otherwise. */
export function shareObject(
    object: ObjectModel,
    reasons: { name: string; label: string }[],
    namespace: Namespace
): ObjectModel | null {
    if (object.kind !== 'custom' || (object.sharing !== 'Private' && object.sharing !== 'Read')) return null;
    const share = companionObject(object, 'share', namespace);
    const { name } = share;
    const value = (each: string, label = each, isDefault = false) => ({
        value: each,
        label,
        active: true,
        default: isDefault
    });
    put(
        share,
        systemField('Id', name, 'id', { label: 'Record ID', length: 18, nillable: false }),
        Object.assign(emptyField('ParentId', name, 'reference'), {
            label: 'Parent ID',
            length: 18,
            referenceTo: [object.name],
            relationshipName: 'Parent',
            nillable: false,
            updateable: false,
            deleteConstraint: 'Cascade'
        }),
        Object.assign(emptyField('AccessLevel', name, 'picklist'), {
            label: 'Access Level',
            length: 40,
            nillable: false,
            restrictedPicklist: true,
            picklistValues: [value('Read', 'Read Only'), value('Edit', 'Read/Write'), value('All', 'Owner')]
        }),
        Object.assign(emptyField('UserOrGroupId', name, 'reference'), {
            label: 'User/Group ID',
            length: 18,
            referenceTo: ['Group', 'User'],
            relationshipName: 'UserOrGroup',
            nillable: false,
            updateable: false
        }),
        Object.assign(emptyField('RowCause', name, 'picklist'), {
            label: 'Row Cause',
            length: 40,
            updateable: false,
            restrictedPicklist: true,
            picklistValues: [
                value('Owner'),
                value('Manual', 'Manual Sharing', true),
                value('Rule', 'Sharing Rule'),
                ...reasons.map((each) => value(each.name, each.label))
            ]
        }),
        systemField('LastModifiedDate', name, 'datetime', { label: 'Last Modified Date', nillable: false }),
        systemField('LastModifiedById', name, 'reference', {
            ...user,
            label: 'Last Modified By ID',
            relationshipName: 'LastModifiedBy',
            nillable: false
        }),
        systemField('IsDeleted', name, 'boolean', { label: 'Deleted', nillable: false })
    );
    return share;
}

/** One validation rule; names in it are completed with the package's prefix. */
export function readValidationRule(node: XmlNode, name: string, namespace: Namespace): ValidationRuleModel {
    const formula = textOf(node.errorConditionFormula);
    if (formula === null) throw new Error('has no errorConditionFormula');
    const errorField = textOf(node.errorDisplayField);
    return {
        name,
        active: flag(node.active),
        formula,
        message: textOf(node.errorMessage) ?? '',
        errorField: errorField === null ? null : namespace.qualify(errorField)
    };
}

/** One record type with the values it allows. */
export function readRecordType(node: XmlNode, developerName: string, namespace: Namespace): RecordTypeModel {
    const picklists = new NameMap<{ value: string; default: boolean }[]>(namespace);
    for (const each of list(node.picklistValues)) {
        const values = list(each.values).map((value) => ({
            value: decodeURIComponent(textOf(value.fullName) ?? ''),
            default: flag(value.default)
        }));
        picklists.set(namespace.qualify(textOf(each.picklist) ?? ''), values);
    }
    const label = textOf(node.label) ?? developerName;
    return {
        developerName,
        name: developerName,
        label,
        active: textOf(node.active) !== 'false',
        description: textOf(node.description),
        picklists
    };
}

/** Field paths of a field set's shown fields. */
export function readFieldSet(node: XmlNode, namespace: Namespace): string[] {
    return list(node.displayedFields).map((each) => namespace.qualifyPath(texts(each.field)[0] ?? ''));
}
