import { tx } from '../context.ts';
import type { SObject } from '../values/index.ts';
import {
    apexError,
    ApexException,
    ApexList,
    ApexMap,
    concatText,
    equalsMethod,
    hash,
    MESSAGES,
    UnsupportedError
} from '../values/index.ts';
import type { DmlOptions } from './database.ts';
import { customMetadataStatics } from './custom-metadata.ts';
import { ApexError } from './results.ts';
import { SObjectFieldToken, sobjectTypeOf } from './schema-tokens.ts';
import { listOf, need } from './support.ts';
import type { PlatformClass } from './support.ts';

/** A field given by name or token, as name. */
function fieldName(field: string | SObjectFieldToken): string {
    return need(field) instanceof SObjectFieldToken ? (field as SObjectFieldToken).field.name : (field as string);
}

/** Relationship name behind `getSObject('Owner')`, `('Tier__r')` or a reference field's token. */
function parentName(row: SObject, name: string | SObjectFieldToken): string {
    if (name instanceof SObjectFieldToken) {
        if (name.field.relationshipName === null)
            throw apexError('SObjectException', MESSAGES.invalidRelationship(name.field.name, row.typeName));
        return name.field.relationshipName;
    }
    const reference = tx().model.relationship(row.object, need(name));
    if (reference === undefined || reference.relationshipName === null)
        throw apexError('SObjectException', MESSAGES.invalidRelationship(name, row.typeName));
    return reference.relationshipName;
}

function addError(row: SObject, ...args: unknown[]): void {
    const [first, second] = args;
    const text = (v: unknown): string => (v instanceof ApexException ? v.getMessage() : need(v as string | null));
    if (args.length === 1 || typeof second === 'boolean') row.addError(text(first));
    else row.addError(text(second), row.field(fieldName(first as string | SObjectFieldToken)).name);
}

/** A row's own children as Apex lists; null where none were queried. */
function children(row: SObject, name: string): ApexList | null {
    const relationship = tx().model.childRelationship(row.object, need(name));
    if (relationship === undefined || relationship.name === null)
        throw apexError('SObjectException', MESSAGES.invalidRelationship(name, row.typeName));
    const value = row.values[relationship.name];
    return value instanceof ApexList && value.items.length > 0 ? value : null;
}

/** Values as getPopulatedFieldsAsMap gives them: relationships included. */
function populated(row: SObject): ApexMap {
    return new ApexMap('Map<String,Object>', row.populated());
}

/** A copy's origin, for isClone and getCloneSourceId. */
const sources = new WeakMap<SObject, string | null>();

function clone(row: SObject, ...flags: (boolean | null)[]): SObject {
    const [id, deep, timestamps, autonumber] = flags.map((flag) => flag === true);
    const copy = row.clone(id, deep, timestamps, autonumber);
    sources.set(copy, row.id);
    return copy;
}

export const sobjectClass: PlatformClass = {
    name: 'SObject',
    statics: customMetadataStatics,
    methods: {
        adderror: addError,
        clear: (self: SObject) => {
            if (self.readOnly) throw apexError('FinalException', MESSAGES.readOnlyRecord);
            self.values = {};
        },
        clone: clone,
        equals: (self: SObject, other: unknown) => equalsMethod(self, other),
        hashcode: (self: SObject) => hash(self),
        tostring: (self: SObject) => concatText(self),
        get: (self: SObject, field: string | SObjectFieldToken) => self.get(fieldName(field)),
        put: (self: SObject, field: string | SObjectFieldToken, value: unknown) => self.put(fieldName(field), value),
        isset: (self: SObject, field: string | SObjectFieldToken) => self.isSet(self.field(fieldName(field)).name),
        getclonesourceid: (self: SObject) => sources.get(self) ?? null,
        isclone: (self: SObject) => sources.has(self),
        geterrors: (self: SObject) =>
            listOf(
                'Database.Error',
                self.errors.map(
                    (error) =>
                        new ApexError(
                            error.statusCode ?? 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
                            error.message,
                            error.field === null ? [] : [error.field]
                        )
                )
            ),
        haserrors: (self: SObject) => self.errors.length > 0,
        getpopulatedfieldsasmap: populated,
        getsobject: (self: SObject, name: string | SObjectFieldToken) => self.parent(parentName(self, name)),
        putsobject: (self: SObject, name: string | SObjectFieldToken, value: SObject | null) => {
            if (self.readOnly) throw apexError('FinalException', MESSAGES.readOnlyRecord);
            const relationship = parentName(self, name);
            const before = self.values[relationship] ?? null;
            self.values[relationship] = value;
            return before;
        },
        getsobjects: (self: SObject, name: string) => children(self, name),
        // Assignment rules, duplicate rules and e-mails do not exist in the local org: options about them change nothing.
        setoptions: (_self: SObject, options: DmlOptions) => {
            if (need(options).allowFieldTruncation === true)
                throw new UnsupportedError('DMLOptions.AllowFieldTruncation');
        },
        getsobjecttype: (self: SObject) => sobjectTypeOf(self.object)
    }
};
