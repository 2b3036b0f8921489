import { tx } from '../context.ts';
import { apexError, PlatformObject } from '../values/index.ts';
import type { ApexList } from '../values/index.ts';
import { fieldSetClasses, fieldSetsOf } from './field-sets.ts';
import { describeClass } from './describe-class.ts';
import { describeFieldClass, FieldDescribe, picklistEntryClass } from './schema-fields.ts';
import { recordTypeClass, recordTypes } from './record-types.ts';
import type { SObjectFieldToken, SObjectTypeToken } from './schema-tokens.ts';
import { sobjectFieldOf, sobjectTypeOf } from './schema-tokens.ts';
import { newSObject } from './new-sobject.ts';
import { listOf, NameMap, need } from './support.ts';
import type { Member, PlatformClass } from './support.ts';
import type { ChildRelationship, ObjectModel } from '../../../schema/types.ts';

/** Schema.DescribeSObjectResult. What a user may do is answered for the acting user at the time of the call. */
export class ObjectDescribe extends PlatformObject {
    readonly apexType = 'Schema.DescribeSObjectResult';
    readonly object: ObjectModel;

    constructor(object: ObjectModel) {
        super();
        this.object = object;
    }
}

const tokens = new WeakMap<ObjectModel, [name: string, token: unknown][]>();

/** Tokens of an object's fields by lower-case name. */
function fieldTokens(object: ObjectModel): [name: string, token: unknown][] {
    let known = tokens.get(object);
    if (known === undefined) {
        known = [...object.fields.values()].map((field) => [field.name.toLowerCase(), sobjectFieldOf(object, field)]);
        tokens.set(object, known);
    }
    return known;
}

/** `describe.fields`: also the receiver of `Schema.SObjectType.Account.fields.Name`. */
export class FieldMap extends PlatformObject {
    readonly apexType = 'Schema.SObjectTypeFields';
    readonly object: ObjectModel;

    constructor(object: ObjectModel) {
        super();
        this.object = object;
    }

    /** Keys are lower case; look-ups take any case, with or without the namespace. */
    map(): NameMap {
        const { object } = this;
        return new NameMap(
            'Map<String,Schema.SObjectField>',
            fieldTokens(object),
            (key) => tx().model.field(object, key)?.name.toLowerCase() ?? null
        );
    }
}

/** Schema.ChildRelationship. */
class ChildDescribe extends PlatformObject {
    readonly apexType = 'Schema.ChildRelationship';
    readonly relationship: ChildRelationship;

    constructor(relationship: ChildRelationship) {
        super();
        this.relationship = relationship;
    }
}

/** Every object as getGlobalDescribe gives it. */
function globalDescribe(): NameMap {
    const { model } = tx();
    const entries = [...model.objects.values()].map((object) => [object.name, sobjectTypeOf(object)] as const);
    return new NameMap(
        'Map<String,Schema.SObjectType>',
        entries,
        (key) => model.object(key)?.name.toLowerCase() ?? null
    );
}

function describeSObjects(names: ApexList): ApexList {
    return listOf(
        'Schema.DescribeSObjectResult',
        need(names).items.map((name) => {
            const object = tx().model.object(need(name as string | null));
            if (object === undefined)
                throw apexError('InvalidParameterValueException', `Invalid SObject type: ${String(name)}`);
            return new ObjectDescribe(object);
        })
    );
}

type Get = (self: ObjectDescribe) => unknown;
const rights = (self: ObjectDescribe): ReturnType<ReturnType<typeof tx>['user']['object']> =>
    tx().user.object(self.object);

const members: Record<string, [getter: string, get: Get]> = {
    name: ['getname', (self) => self.object.name],
    localname: ['getlocalname', (self) => self.object.localName],
    label: ['getlabel', (self) => self.object.label],
    labelplural: ['getlabelplural', (self) => self.object.labelPlural],
    keyprefix: ['getkeyprefix', (self) => self.object.keyPrefix || null],
    sobjecttype: ['getsobjecttype', (self) => sobjectTypeOf(self.object)],
    fields: ['getfields', (self) => new FieldMap(self.object)],
    fieldsets: ['getfieldsets', (self) => fieldSetsOf(self.object)],
    childrelationships: [
        'getchildrelationships',
        (self) =>
            listOf(
                'Schema.ChildRelationship',
                self.object.children.map((child) => new ChildDescribe(child))
            )
    ],
    recordtypeinfos: ['getrecordtypeinfos', (self) => recordTypes(self.object).list()],
    recordtypeinfosbyname: ['getrecordtypeinfosbyname', (self) => recordTypes(self.object).byName()],
    recordtypeinfosbydevelopername: [
        'getrecordtypeinfosbydevelopername',
        (self) => recordTypes(self.object).byDeveloperName()
    ],
    recordtypeinfosbyid: ['getrecordtypeinfosbyid', (self) => recordTypes(self.object).byId()],
    accessible: ['isaccessible', (self) => rights(self).read],
    createable: ['iscreateable', (self) => self.object.createable && rights(self).create],
    updateable: ['isupdateable', (self) => self.object.updateable && rights(self).edit],
    deletable: ['isdeletable', (self) => self.object.deletable && rights(self).delete],
    undeletable: ['isundeletable', (self) => self.object.undeletable && rights(self).create],
    queryable: ['isqueryable', (self) => self.object.queryable],
    mergeable: ['ismergeable', (self) => ['Account', 'Contact', 'Lead', 'Case'].includes(self.object.name)],
    custom: ['iscustom', (self) => self.object.custom],
    customsetting: ['iscustomsetting', (self) => self.object.kind === 'setting'],
    deprecatedandhidden: ['isdeprecatedandhidden', () => false]
};

const child =
    (get: (relationship: ChildRelationship) => unknown) =>
    (self: ChildDescribe): unknown =>
        get(self.relationship);
const childMembers: Record<string, [string, Member]> = {
    relationshipname: ['getrelationshipname', child((it) => it.name)],
    childsobject: ['getchildsobject', child((it) => sobjectTypeOf(tx().model.object(it.childObject)!))],
    field: [
        'getfield',
        child((it) => sobjectFieldOf(tx().model.object(it.childObject)!, tx().model.field(it.childObject, it.field)!))
    ],
    cascadedelete: ['iscascadedelete', child((it) => it.cascadeDelete)],
    restricteddelete: ['isrestricteddelete', child((it) => it.restrictedDelete)],
    deprecatedandhidden: ['isdeprecatedandhidden', () => false]
};

export const schemaClasses: PlatformClass[] = [
    {
        name: 'Schema',
        statics: { getglobaldescribe: globalDescribe, describesobjects: describeSObjects }
    },
    {
        name: 'Schema.SObjectType',
        methods: {
            getdescribe: (self: SObjectTypeToken) => new ObjectDescribe(self.object),
            'newsobject/0': (self: SObjectTypeToken) => newSObject(self.object, null, false),
            'newsobject/1': (self: SObjectTypeToken, id: string | null) => newSObject(self.object, id, false),
            'newsobject/2': (self: SObjectTypeToken, recordTypeId: string | null, defaults: boolean) =>
                newSObject(self.object, recordTypeId, defaults),
            tostring: (self: SObjectTypeToken) => self.toText()
        }
    },
    {
        name: 'Schema.SObjectField',
        methods: {
            getdescribe: (self: SObjectFieldToken) => new FieldDescribe(self.object, self.field),
            tostring: (self: SObjectFieldToken) => self.toText()
        }
    },
    describeClass('Schema.DescribeSObjectResult', members as Record<string, [string, Member]>),
    { name: 'Schema.SObjectTypeFields', methods: { getmap: (self: FieldMap) => self.map() } },
    describeClass('Schema.ChildRelationship', childMembers),
    describeFieldClass,
    picklistEntryClass,
    recordTypeClass,
    ...fieldSetClasses
];
