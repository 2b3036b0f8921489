/** Field metadata -> FieldModel, and the defaults of a FieldModel. */
import type { Namespace } from './names.ts';
import { emptyField } from './empty-field.ts';
import type { FieldModel, FieldType, PicklistValue, SummaryModel } from './types.ts';
import { flag, list, numberOf, textOf, texts } from './xml.ts';
import type { XmlNode } from './xml.ts';

/** Metadata field type -> describe type and length where the type fixes it. */
const TYPES: Record<string, [FieldType, number]> = {
    Text: ['string', 0],
    TextArea: ['textarea', 255],
    LongTextArea: ['textarea', 0],
    Html: ['textarea', 0],
    EncryptedText: ['string', 0],
    Picklist: ['picklist', 255],
    MultiselectPicklist: ['multipicklist', 4099],
    Checkbox: ['boolean', 0],
    Number: ['double', 0],
    Currency: ['currency', 0],
    Percent: ['percent', 0],
    Date: ['date', 0],
    DateTime: ['datetime', 0],
    Time: ['time', 0],
    Email: ['email', 80],
    Phone: ['phone', 40],
    Url: ['url', 255],
    AutoNumber: ['string', 30],
    Lookup: ['reference', 18],
    MasterDetail: ['reference', 18],
    Hierarchy: ['reference', 18],
    MetadataRelationship: ['reference', 18],
    Summary: ['double', 0]
};

export interface FieldContext {
    /** Canonical name of the object that has the field. */
    object: string;
    namespace: Namespace;
    /** Values of global and standard value sets by name. */
    valueSets: ReadonlyMap<string, PicklistValue[]>;
}

/** Picklist values of a value set's `value` elements. */
export function picklistValues(nodes: XmlNode[], sorted: boolean): PicklistValue[] {
    const values = nodes.map((node) => {
        const value = textOf(node.fullName) ?? '';
        return {
            value,
            label: textOf(node.label) ?? value,
            active: textOf(node.isActive) !== 'false',
            default: flag(node.default)
        };
    });
    return sorted ? values.sort((a, b) => (a.label < b.label ? -1 : 1)) : values;
}

function readPicklist(field: FieldModel, node: XmlNode, context: FieldContext): void {
    const valueSet = list(node.valueSet)[0];
    if (valueSet === undefined) return;
    field.restrictedPicklist = flag(valueSet.restricted);
    const controlling = textOf(valueSet.controllingField);
    field.controllingField = controlling === null ? null : context.namespace.qualify(controlling);
    const definition = list(valueSet.valueSetDefinition)[0];
    const shared = textOf(valueSet.valueSetName);
    if (definition !== undefined)
        field.picklistValues = picklistValues(list(definition.value), flag(definition.sorted));
    else if (shared !== null) {
        const values = context.valueSets.get(shared);
        if (values === undefined) throw new Error(`global value set ${shared} does not exist`);
        field.picklistValues = values.map((each) => ({ ...each }));
        field.restrictedPicklist = true;
    }
}

function readReference(field: FieldModel, node: XmlNode, type: string, context: FieldContext): void {
    field.referenceTo = texts(node.referenceTo).map((each) => context.namespace.qualify(each));
    if (type === 'Hierarchy') field.referenceTo = ['User'];
    if (field.referenceTo.length === 0) throw new Error('a relationship needs referenceTo');
    field.relationshipName = field.name.replace(/__c$/, '__r');
    field.masterDetail = type === 'MasterDetail';
    const constraint = textOf(node.deleteConstraint);
    field.deleteConstraint = field.masterDetail
        ? 'Cascade'
        : constraint === 'Restrict' || constraint === 'Cascade'
          ? constraint
          : 'SetNull';
    field.reparentable = field.masterDetail ? flag(node.reparentableMasterDetail) : true;
    if (field.masterDetail) field.nillable = false;
    if (field.masterDetail && !field.reparentable) field.updateable = false;
}

function readSummary(node: XmlNode, namespace: Namespace): SummaryModel {
    const split = (element: string): [string, string] => {
        const [object, field] = namespace.qualifyPath(textOf(node[element]) ?? '').split('.');
        if (object === undefined || field === undefined) throw new Error(`${element} must be Object.Field`);
        return [object, field];
    };
    const operation = textOf(node.summaryOperation);
    if (operation !== 'count' && operation !== 'sum' && operation !== 'min' && operation !== 'max')
        throw new Error(`unknown summaryOperation ${operation}`);
    const [childObject, foreignKey] = split('summaryForeignKey');
    return {
        operation,
        childObject,
        foreignKey,
        childField: operation === 'count' ? null : split('summarizedField')[1],
        filters: list(node.summaryFilterItems).map((item) => ({
            field: namespace.qualifyPath(textOf(item.field) ?? '').replace(/^\w+\./, ''),
            operation: (textOf(item.operation) ?? 'equals') as SummaryModel['filters'][number]['operation'],
            value: textOf(item.value) ?? ''
        }))
    };
}

/**
 * The custom field described by one CustomField element. Types of summaries over other fields, masters and child
 * relationships need the other objects and are completed by the loader. Throws with the reason when a field is not modelled.
 */
export function readField(node: XmlNode, localName: string, context: FieldContext): FieldModel {
    const type = textOf(node.type);
    if (type === null) throw new Error('has no type');
    const known = TYPES[type];
    if (known === undefined) throw new Error(`field type ${type} is not modelled by the local org`);
    const field = emptyField(context.namespace.qualify(localName), context.object, known[0]);
    field.localName = localName;
    field.custom = true;
    field.label = textOf(node.label) ?? localName;
    field.length = numberOf(node.length) || known[1];
    field.precision = numberOf(node.precision);
    field.scale = numberOf(node.scale);
    field.nillable = !flag(node.required) && type !== 'Checkbox';
    field.unique = flag(node.unique);
    field.caseSensitive = flag(node.caseSensitive);
    field.externalId = flag(node.externalId);
    field.tracked = flag(node.trackHistory);
    field.html = type === 'Html';
    field.longText = type === 'LongTextArea' || type === 'Html';
    field.filterable = !field.longText;
    field.sortable = !field.longText && known[0] !== 'multipicklist';
    field.defaultFormula = textOf(node.defaultValue);
    field.helpText = textOf(node.inlineHelpText);
    field.description = textOf(node.description);
    field.fieldManageability = textOf(node.fieldManageability);
    if (known[0] === 'picklist' || known[0] === 'multipicklist') readPicklist(field, node, context);
    if (known[0] === 'reference') readReference(field, node, type, context);
    if (type === 'AutoNumber') field.autoNumber = textOf(node.displayFormat) ?? '{0}';
    if (type === 'Summary') field.summary = readSummary(node, context.namespace);
    field.formula = textOf(node.formula);
    field.formulaBlankAsZero = textOf(node.formulaTreatBlanksAs) !== 'BlankAsBlank';
    if (field.formula !== null && type === 'Text') field.length = 1300;
    if (field.formula !== null || field.summary !== null || field.autoNumber !== null) {
        field.createable = false;
        field.updateable = false;
        field.nillable = true;
        field.defaultFormula = null;
    }
    return field;
}

/**
 * The two numbers of a geolocation field (`Place__Latitude__s`, `Place__Longitude__s`); the compound value is not modelled.
 */
export function readLocation(node: XmlNode, localName: string, context: FieldContext): FieldModel[] {
    return ['Latitude', 'Longitude'].map((part) => {
        const local = localName.replace(/__c$/, `__${part}__s`);
        const field = emptyField(
            context.namespace.qualify(localName).replace(/__c$/, `__${part}__s`),
            context.object,
            'double'
        );
        return Object.assign(field, {
            localName: local,
            custom: true,
            label: `${textOf(node.label) ?? localName} (${part})`,
            precision: 18,
            scale: numberOf(node.scale),
            nillable: !flag(node.required)
        });
    });
}

/** The Name field that an object's `nameField` element describes. */
export function readNameField(node: XmlNode | undefined, object: string): FieldModel {
    const field = emptyField('Name', object, 'string');
    field.label = textOf(node?.label) ?? 'Name';
    field.nameField = true;
    field.tracked = flag(node?.trackHistory);
    field.length = 80;
    if (textOf(node?.type) === 'AutoNumber') {
        field.autoNumber = textOf(node?.displayFormat) ?? '{0}';
        field.createable = false;
        field.updateable = false;
    }
    return field;
}
