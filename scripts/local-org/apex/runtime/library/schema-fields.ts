import { tx } from '../context.ts';
import { PlatformObject } from '../values/index.ts';
import { describeClass } from './describe-class.ts';
import { constant } from './enums.ts';
import { defaultValue } from './new-sobject.ts';
import { sobjectFieldOf, sobjectTypeOf } from './schema-tokens.ts';
import { listOf } from './support.ts';
import type { Member } from './support.ts';
import type { FieldModel, FieldType, ObjectModel, PicklistValue } from '../../../schema/types.ts';

/** Schema.DescribeFieldResult. */
export class FieldDescribe extends PlatformObject {
    readonly apexType = 'Schema.DescribeFieldResult';
    readonly object: ObjectModel;
    readonly field: FieldModel;

    constructor(object: ObjectModel, field: FieldModel) {
        super();
        this.object = object;
        this.field = field;
    }
}

/** Schema.PicklistEntry. */
class PicklistEntry extends PlatformObject {
    readonly apexType = 'Schema.PicklistEntry';
    readonly entry: PicklistValue;

    constructor(entry: PicklistValue) {
        super();
        this.entry = entry;
    }

    override toText(): string {
        const { label, value, active, default: isDefault } = this.entry;
        return `Schema.PicklistEntry[getLabel=${label};getValue=${value};isActive=${active};isDefaultValue=${isDefault};]`;
    }
}

const DISPLAY: Partial<Record<FieldType, string>> = { int: 'INTEGER' };
const SOAP: Partial<Record<FieldType, string>> = {
    id: 'ID',
    reference: 'ID',
    boolean: 'BOOLEAN',
    int: 'INTEGER',
    long: 'LONG',
    double: 'DOUBLE',
    currency: 'DOUBLE',
    percent: 'DOUBLE',
    date: 'DATE',
    datetime: 'DATETIME',
    time: 'TIME',
    base64: 'BASE64BINARY',
    address: 'ADDRESS',
    anytype: 'ANYTYPE'
};
const NUMBERS = new Set<FieldType>(['double', 'currency', 'percent']);
const UNSORTABLE = new Set<FieldType>(['multipicklist', 'address', 'base64']);

const calculated = (field: FieldModel): boolean => field.formula !== null || field.summary !== null;

/** Relationship fields have their place among the object's master-details, from 0; null for others. */
function relationshipOrder(object: ObjectModel, field: FieldModel): number | null {
    const order = object.masters.findIndex((each) => each.name === field.name);
    return order < 0 ? null : order;
}

type Get = (field: FieldModel, object: ObjectModel) => unknown;
const of =
    (get: Get) =>
    (self: FieldDescribe): unknown =>
        get(self.field, self.object);

const members: Record<string, [string, Get]> = {
    name: ['getname', (f) => f.name],
    localname: ['getlocalname', (f) => f.localName],
    label: ['getlabel', (f) => f.label],
    type: ['gettype', (f) => constant('Schema.DisplayType', DISPLAY[f.type] ?? f.type)],
    soaptype: ['getsoaptype', (f) => constant('Schema.SoapType', SOAP[f.type] ?? 'STRING')],
    length: ['getlength', (f) => (f.type === 'id' || f.type === 'reference' ? 18 : f.length)],
    bytelength: ['getbytelength', (f) => (f.type === 'id' || f.type === 'reference' ? 18 : f.length * 3)],
    precision: ['getprecision', (f) => (NUMBERS.has(f.type) ? f.precision : 0)],
    scale: ['getscale', (f) => (NUMBERS.has(f.type) ? f.scale : 0)],
    digits: ['getdigits', (f) => (f.type === 'int' ? f.precision : 0)],
    inlinehelptext: ['getinlinehelptext', (f) => f.helpText],
    calculatedformula: ['getcalculatedformula', (f) => f.formula],
    defaultvalueformula: ['getdefaultvalueformula', (f) => f.defaultFormula],
    defaultvalue: ['getdefaultvalue', (f, o) => defaultValue(o, f) ?? (f.type === 'boolean' ? false : null)],
    picklistvalues: [
        'getpicklistvalues',
        (f) =>
            listOf(
                'Schema.PicklistEntry',
                f.picklistValues.map((entry) => new PicklistEntry(entry))
            )
    ],
    controller: [
        'getcontroller',
        (f, o) => {
            const controller = f.controllingField === null ? undefined : tx().model.field(o, f.controllingField);
            return controller === undefined ? null : sobjectFieldOf(o, controller);
        }
    ],
    referenceto: [
        'getreferenceto',
        (f) =>
            listOf(
                'Schema.SObjectType',
                f.referenceTo.flatMap((name) => {
                    const object = tx().model.object(name);
                    return object === undefined ? [] : [sobjectTypeOf(object)];
                })
            )
    ],
    relationshipname: ['getrelationshipname', (f) => f.relationshipName],
    relationshiporder: ['getrelationshiporder', (f, o) => relationshipOrder(o, f)],
    sobjectfield: ['getsobjectfield', (f, o) => sobjectFieldOf(o, f)],
    accessible: ['isaccessible', (f, o) => tx().user.fieldRead(o, f.name)],
    createable: [
        'iscreateable',
        (f, o) => f.createable && tx().user.object(o).create && tx().user.fieldEdit(o, f.name)
    ],
    updateable: ['isupdateable', (f, o) => f.updateable && tx().user.object(o).edit && tx().user.fieldEdit(o, f.name)],
    aggregatable: ['isaggregatable', (f) => !f.longText && f.type !== 'boolean' && !UNSORTABLE.has(f.type)],
    autonumber: ['isautonumber', (f) => f.autoNumber !== null],
    calculated: ['iscalculated', calculated],
    cascadedelete: ['iscascadedelete', (f) => f.masterDetail || f.deleteConstraint === 'Cascade'],
    restricteddelete: ['isrestricteddelete', (f) => f.deleteConstraint === 'Restrict'],
    casesensitive: ['iscasesensitive', (f) => f.caseSensitive],
    custom: ['iscustom', (f) => f.custom],
    defaultedoncreate: [
        'isdefaultedoncreate',
        (f) => f.defaultFormula !== null || f.type === 'boolean' || f.autoNumber !== null || f.systemComputed
    ],
    dependentpicklist: ['isdependentpicklist', (f) => f.controllingField !== null],
    deprecatedandhidden: ['isdeprecatedandhidden', () => false],
    encrypted: ['isencrypted', () => false],
    externalid: ['isexternalid', (f) => f.externalId],
    filterable: ['isfilterable', (f) => f.filterable],
    groupable: [
        'isgroupable',
        (f) =>
            !f.longText &&
            !UNSORTABLE.has(f.type) &&
            !NUMBERS.has(f.type) &&
            f.type !== 'datetime' &&
            f.formula === null
    ],
    htmlformatted: ['ishtmlformatted', (f) => f.html],
    idlookup: ['isidlookup', (f) => f.type === 'id' || f.externalId],
    namefield: ['isnamefield', (f) => f.nameField],
    namepointing: ['isnamepointing', (f) => f.referenceTo.length > 1],
    nillable: ['isnillable', (f) => f.nillable],
    permissionable: [
        'ispermissionable',
        (f) => f.nillable && !f.masterDetail && !f.nameField && !['Id', 'OwnerId'].includes(f.name) && !f.systemComputed
    ],
    restrictedpicklist: ['isrestrictedpicklist', (f) => f.restrictedPicklist],
    sortable: ['issortable', (f) => f.sortable],
    unique: ['isunique', (f) => f.unique],
    writerequiresmasterread: ['iswriterequiresmasterread', () => false]
};

export const describeFieldClass = describeClass(
    'Schema.DescribeFieldResult',
    Object.fromEntries(Object.entries(members).map(([name, [getter, get]]) => [name, [getter, of(get)]])) as Record<
        string,
        [string, Member]
    >,
    { getsobjecttype: (self: FieldDescribe) => sobjectTypeOf(self.object) }
);

export const picklistEntryClass = describeClass('Schema.PicklistEntry', {
    label: ['getlabel', (self: PicklistEntry) => self.entry.label],
    value: ['getvalue', (self: PicklistEntry) => self.entry.value],
    active: ['isactive', (self: PicklistEntry) => self.entry.active],
    defaultvalue: ['isdefaultvalue', (self: PicklistEntry) => self.entry.default]
});
