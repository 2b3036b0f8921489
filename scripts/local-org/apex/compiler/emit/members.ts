import type { Expression, Node } from '../ast.ts';
import type { FieldModel, ObjectModel } from '../../../schema/types.ts';
import { findPlatformField, memberClass } from '../platform-members.ts';
import { findField } from '../symbols.ts';
import { T } from '../types.ts';
import type { ApexType } from '../types.ts';
import { fieldApexType } from '../../runtime/values/coerce.ts';
import { nameField } from '../../../soql/name-object.ts';
import { chained } from './expressions.ts';
import type { Chain } from './expressions.ts';
import { enumConstant, readField, resolveName } from './names.ts';
import { isReference } from './scope.ts';
import type { Ex, Reference, Scope } from './scope.ts';
import { broken, nonNull, quote } from './values.ts';

const token = (s: Scope): ApexType => s.program.types.platform('Schema.SObjectField');
const objectToken = (s: Scope): ApexType => s.program.types.platform('Schema.SObjectType');
const describe = (s: Scope): ApexType => s.program.types.platform('Schema.DescribeSObjectResult');

/** What stands left of a dot: a value in a chain, or a name that is no value. */
export function target(s: Scope, node: Expression): Chain | Reference {
    if (node.k === 'name') {
        const found = resolveName(s, node.name, node);
        if (found === null) {
            s.error(node, `Variable does not exist: ${node.name}`);
            return { e: broken(), guard: null };
        }
        return isReference(found) ? found : { e: found, guard: null };
    }
    if (node.k === 'dot') {
        const inner = target(s, node.target);
        if (!('ref' in inner)) return member(s, inner, node.name, node.safe, node);
        const found = referenceMember(s, inner, node.name, node);
        return isReference(found) ? found : { e: found, guard: null };
    }
    return chained(s, node);
}

/** `a.name` as a value. */
export function dot(s: Scope, node: Expression & { k: 'dot' }): Chain {
    const found = target(s, node);
    if (!('ref' in found)) return found;
    s.error(node, `Variable does not exist: ${node.name}`);
    return { e: broken(), guard: null };
}

function apexTypeOf(s: Scope, object: ObjectModel, name: string): ApexType | null {
    const field = s.program.model.field(object, name);
    return field === undefined ? null : s.program.platformText(fieldApexType(field));
}

/** `name` of a type, namespace or other reference. */
function referenceMember(s: Scope, from: Reference, name: string, at: Node): Ex | Reference {
    const { program } = s;
    switch (from.ref) {
        case 'namespace': {
            if (name.toLowerCase() === 'label') return { ref: 'label' };
            if (from.name === 'schema' && name.toLowerCase() === 'sobjecttype') return { ref: 'describe' };
            const type = program.typeNamed(`${from.name}.${name}`, [], null);
            if (type !== null) return { ref: 'type', type };
            // Values and inner namespaces alike: what follows is refused with it.
            if (from.name === 'page') return page(s, name, at);
            if (program.isRefused(from.name)) return unsupported(s, `${from.name}.${name}`, T.any, at);
            s.error(at, `Variable does not exist: ${from.name}.${name}`);
            return broken();
        }
        case 'label': {
            if (program.isOwnNamespace(name)) return from;
            if (program.model.labels.get(name) === undefined) s.error(at, `External string does not exist: ${name}`);
            return { js: `$.label(${quote(name)})`, type: T.String, nonNull: true };
        }
        case 'describe': {
            const object = program.findObject(name);
            if (object === undefined) {
                s.error(at, `Variable does not exist: ${name}`);
                return broken();
            }
            return {
                js: `$.describeObject(${quote(object.name)})`,
                type: describe(s),
                nonNull: true,
                describes: program.types.record(object)
            };
        }
        case 'fields': {
            const field = program.model.field(from.object.object!, name);
            if (field === undefined) {
                s.error(at, `Field does not exist: ${name} on ${from.object.text}`);
                return broken();
            }
            const js = `${quote(from.object.text)},${quote(field.name)}`;
            return from.as === 'token'
                ? { js: `$.fieldToken(${js})`, type: token(s), nonNull: true }
                : {
                      js: `$.describeField(${js})`,
                      type: program.types.platform('Schema.DescribeFieldResult'),
                      nonNull: true
                  };
        }
        case 'fieldSets':
            return {
                js: `$.fieldSet(${quote(from.object.text)},${quote(name)})`,
                type: program.types.platform('Schema.FieldSet'),
                nonNull: true
            };
        default:
            return typeMember(s, from.type, name, at);
    }
}

/** `Page.Name` of a Visualforce page in the sources. */
function page(s: Scope, name: string, at: Node): Ex {
    if (s.program.model.ui.pages?.has(name) !== true) {
        s.error(at, `Page ${name} does not exist`);
        return broken();
    }
    return { js: `$.page(${quote(name)})`, type: s.program.types.platform('PageReference'), nonNull: true };
}

/** SObjects without a table: rows of aggregate queries, and what stands for a reference to several objects. */
const isPseudoObject = (type: ApexType): boolean => type.text === 'AggregateResult' || type.text === 'Name';

function typeMember(s: Scope, type: ApexType, name: string, at: Node): Ex | Reference {
    const { program } = s;
    const key = name.toLowerCase();
    if (type.kind === 'class') {
        const cls = type.cls!;
        const field = findField(cls, key);
        if (field !== null && field.static) return readField(s, field, '', at);
        if (cls.kind === 'enum') {
            const constant = enumConstant(s, cls, name);
            if (constant !== null) return constant;
        }
        const inner = program.innerClass(cls, key);
        if (inner !== null) return { ref: 'type', type: program.types.class(inner) };
        s.error(at, `Variable does not exist: ${name}`);
        return broken();
    }
    if (type.kind === 'record' || type.kind === 'sobject' || isPseudoObject(type)) {
        if (key === 'sobjecttype')
            return {
                js: `$.objectToken(${quote(type.text)})`,
                type: objectToken(s),
                nonNull: true,
                describes: type.kind === 'record' ? type : undefined
            };
        if (type.kind === 'record') {
            if (key === 'fields') return { ref: 'fields', object: type, as: 'token' };
            if (key === 'fieldsets') return { ref: 'fieldSets', object: type };
            const field = program.model.field(type.object!, name);
            if (field !== undefined)
                return {
                    js: `$.fieldToken(${quote(type.text)},${quote(field.name)})`,
                    type: token(s),
                    nonNull: true,
                    reasons: type.object!.kind === 'share' && field.name === 'RowCause' ? field : undefined
                };
            const parent = program.model.relationship(type.object!, name);
            const to = parent?.referenceTo.length === 1 ? program.model.object(parent.referenceTo[0]!) : undefined;
            if (to !== undefined) return { ref: 'type', type: program.types.record(to) };
            s.error(at, `Field does not exist: ${name} on ${type.text}`);
            return broken();
        }
    }
    // Both are types, but behind the dot of their namespace they stand for describes and labels.
    if (type.text === 'Schema' && key === 'sobjecttype') return { ref: 'describe' };
    if (type.text === 'System' && key === 'label') return { ref: 'label' };
    if (type === program.platformText('Trigger')) return triggerVariable(s, key, at);
    const className = memberClass(type);
    const field = className === null ? null : findPlatformField(program, className, name, true, type);
    if (field !== null) {
        if (field.owner.kind === 'enum')
            return {
                js: `$.platformEnum(${quote(field.owner.name)},${quote(field.field.name)})`,
                type: field.type,
                nonNull: true
            };
        return platformProperty(s, field.owner.name, field.field.name, null, field.type, at);
    }
    const nested = program.typeNamed(`${type.text}.${name}`, [], null);
    if (nested !== null) return { ref: 'type', type: nested };
    s.error(at, `Variable does not exist: ${name}`);
    return broken();
}

function triggerVariable(s: Scope, key: string, at: Node): Ex {
    const record = s.triggerObject ?? T.sobject;
    const { types } = s.program;
    const flags = ['isafter', 'isbefore', 'isdelete', 'isexecuting', 'isinsert', 'isundelete', 'isupdate'];
    const type = flags.includes(key)
        ? T.Boolean
        : key === 'new' || key === 'old'
          ? types.list(record)
          : key === 'newmap' || key === 'oldmap'
            ? types.map(T.Id, record)
            : key === 'size'
              ? T.Integer
              : key === 'operationtype'
                ? types.platform('TriggerOperation')
                : null;
    if (type === null) {
        s.error(at, `Variable does not exist: Trigger.${key}`);
        return broken();
    }
    const nullable = !flags.includes(key) && key !== 'size';
    return { js: `$.trigger(${quote(key)}${nullable ? `,${quote(type.text)}` : ''})`, type, nonNull: !nullable };
}

/** A property of the class library; `self` null for a static one. */
function platformProperty(
    s: Scope,
    className: string,
    name: string,
    self: string | null,
    type: ApexType,
    at: Node
): Ex {
    if (!s.program.isMember(className, 'property', name, [])) return unsupported(s, `${className}.${name}`, type, at);
    return { js: `${s.emitter.property(className, name)}.get(${self ?? ''})`, type };
}

/** A reference to a platform member that exists but is not implemented. */
export function unsupported(s: Scope, member: string, type: ApexType, at: Node): Ex {
    s.program.info(s.emitter.unit, at, `unsupported: ${member}`);
    return { js: `$.unsupported(${quote(member)},${quote(s.cls.fullName)},${at.line})`, type };
}

/** Puts the target in a temporary so that a null there ends the chain. */
export function guarded(s: Scope, chain: Chain, safe: boolean): Chain {
    if (!safe) return chain;
    const temp = s.temp();
    const isRows = chain.e.type.kind === 'rows';
    const value = isRows ? `$.oneOrNull(${chain.e.js})` : chain.e.js;
    const test = `(${temp}=${value})===null`;
    const type = isRows ? chain.e.type.args[0]! : chain.e.type;
    return {
        e: { js: temp, type, nonNull: true, simple: true, polymorphic: chain.e.polymorphic },
        guard: chain.guard === null ? test : `${chain.guard}||${test}`
    };
}

/** `value.name`. */
export function member(s: Scope, from: Chain, name: string, safe: boolean, at: Node): Chain {
    const chain = guarded(s, from, safe);
    return { e: valueMember(s, chain.e, name, at), guard: chain.guard };
}

function valueMember(s: Scope, e: Ex, name: string, at: Node): Ex {
    const key = name.toLowerCase();
    const { program } = s;
    const { type } = e;
    if (e.describes !== undefined && (key === 'fields' || key === 'fieldsets')) {
        const kind = key === 'fields' ? 'fields' : 'fieldSets';
        return {
            js: `$.${kind === 'fields' ? 'fieldMap' : 'fieldSetMap'}(${quote(e.describes.text)})`,
            type: T.any,
            nonNull: true,
            // Of a token the fields are tokens, of a describe result they are describe results.
            members: { object: e.describes, kind, as: type === objectToken(s) ? 'token' : 'describe' }
        };
    }
    const reason = e.reasons === undefined ? null : sharingReason(s, e.reasons, key);
    if (reason !== null) return { js: quote(reason), type: T.String, nonNull: true };
    if (e.members !== undefined) {
        const { object, kind, as } = e.members;
        const found = referenceMember(
            s,
            kind === 'fields' ? { ref: 'fields', object, as } : { ref: 'fieldSets', object },
            name,
            at
        );
        return isReference(found) ? broken() : found;
    }
    if (type.kind === 'class') {
        const field = findField(type.cls!, key);
        if (field !== null && !field.static) return readField(s, field, nonNull(e), at);
        s.error(at, `Variable does not exist: ${name}`);
        return broken();
    }
    if (type.kind === 'record' || type.kind === 'sobject' || type.kind === 'rows') return recordMember(s, e, name, at);
    if (type.kind === 'any') return { js: `$.member(${nonNull(e)},${quote(name)})`, type: T.any };
    const className = memberClass(type);
    const field = className === null ? null : findPlatformField(program, className, name, false, type);
    if (field !== null) return platformProperty(s, field.owner.name, field.field.name, nonNull(e), field.type, at);
    s.error(at, `Variable does not exist: ${name}`);
    return broken();
}

/** The value of a reason in `X__Share.RowCause.Reason__c`, which the package's own code names without its prefix. */
function sharingReason(s: Scope, rowCause: FieldModel, key: string): string | null {
    const { namespace } = s.program.model;
    const names = namespace === '' ? [key] : [key, `${namespace}__${key}`.toLowerCase()];
    return rowCause.picklistValues.find(({ value }) => names.includes(value.toLowerCase()))?.value ?? null;
}

/**
 * A field, parent or child list of a record. What is read of a parent that is not there is null [Apex Developer Guide, "Accessing SObject
 * Fields Through Relationships"]; writing to it is refused in `memberPlace`.
 */
function recordMember(s: Scope, e: Ex, name: string, at: Node): Ex {
    const record = e.type.kind === 'rows' ? e.type.args[0]! : e.type;
    const js = e.type.kind === 'rows' ? `$.one(${e.js})` : nonNull(e);
    const read = (call: string): string => (e.isParent === true ? `(${e.js}?.${call}??null)` : `${js}.${call}`);
    const { model, types } = s.program;
    if (record.kind !== 'record') {
        if (name.toLowerCase() === 'id') return { js: read('read("Id")'), type: T.Id };
        const shared = e.polymorphic === undefined ? null : nameField(model, e.polymorphic, name);
        if (shared !== null)
            return { js: read(`read(${quote(shared.name)})`), type: s.program.platformText(fieldApexType(shared)) };
        s.error(at, `Field does not exist: ${name} on SObject`);
        return broken();
    }
    const object = record.object!;
    const type = apexTypeOf(s, object, name);
    if (type !== null) {
        const field = model.field(object, name)!.name;
        return { js: read(`read(${quote(field)})`), type, fieldOf: { record: js, field } };
    }
    const parent = model.relationship(object, name);
    if (parent !== undefined) {
        const to = parent.referenceTo.length === 1 ? model.object(parent.referenceTo[0]!) : undefined;
        return {
            js: read(`parent(${quote(parent.relationshipName!)})`),
            type: to === undefined ? T.sobject : types.record(to),
            isParent: true,
            polymorphic: to === undefined ? parent : undefined
        };
    }
    const child = model.childRelationship(object, name);
    const childObject = child === undefined ? undefined : model.object(child.childObject);
    if (childObject !== undefined) {
        const list = types.list(types.record(childObject));
        return { js: `${js}.children(${quote(child!.name!)},${quote(list.text)})`, type: list, nonNull: true };
    }
    s.error(at, `Field does not exist: ${name} on ${object.name}`);
    return broken();
}

/** The instance that an assignment through a dot writes to, with the field name. */
export interface MemberPlace {
    type: ApexType;
    read(self: string): string;
    write(self: string, value: string): string;
}

/** How to read and write `value.name`, given the value's JavaScript; null after an error was reported. */
export function memberPlace(
    s: Scope,
    e: Ex,
    name: string,
    at: Node,
    write: typeof import('./names.ts').writeField
): MemberPlace | null {
    const { program } = s;
    const { type } = e;
    if (type.kind === 'class') {
        const field = findField(type.cls!, name.toLowerCase());
        if (field === null || field.static) {
            s.error(at, `Variable does not exist: ${name}`);
            return null;
        }
        return {
            type: field.type,
            read: (self) => readField(s, field, self, at).js,
            write: (self, value) => write(s, field, self, value, at)
        };
    }
    if (type.kind === 'record') {
        const field = program.model.field(type.object!, name);
        if (field !== undefined) {
            if (field.formula !== null || field.summary !== null)
                s.error(at, `Field is not writeable: ${type.text}.${field.name}`);
            return recordPlace(s.program.platformText(fieldApexType(field)), field.name);
        }
        const parent = program.model.relationship(type.object!, name);
        if (parent !== undefined) {
            const to = parent.referenceTo.length === 1 ? program.model.object(parent.referenceTo[0]!) : undefined;
            return {
                ...recordPlace(to === undefined ? T.sobject : program.types.record(to), parent.relationshipName!),
                read: (self) => `${self}.parent(${quote(parent.relationshipName!)})`
            };
        }
        s.error(at, `Field does not exist: ${name} on ${type.text}`);
        return null;
    }
    if (type.kind === 'sobject' && name.toLowerCase() === 'id') return recordPlace(T.Id, 'Id');
    if (type.kind === 'any')
        return {
            type: T.any,
            read: (self) => `$.member(${self},${quote(name)})`,
            write: (self, value) => `$.setMember(${self},${quote(name)},${value})`
        };
    const className = memberClass(type);
    const found = className === null ? null : findPlatformField(program, className, name, false, type);
    if (found === null) {
        s.error(at, `Variable does not exist: ${name}`);
        return null;
    }
    if (!program.isMember(found.owner.name, 'property', found.field.name, [])) {
        const refused = unsupported(s, `${found.owner.name}.${found.field.name}`, found.type, at).js;
        return { type: found.type, read: () => refused, write: () => refused };
    }
    const property = s.emitter.property(found.owner.name, found.field.name);
    return {
        type: found.type,
        read: (self) => `${property}.get(${self})`,
        write: (self, value) => `$.setProperty(${property},${self},${value})`
    };
}

function recordPlace(type: ApexType, name: string): MemberPlace {
    return {
        type,
        read: (self) => `${self}.read(${quote(name)})`,
        write: (self, value) => `$.put(${self},${quote(name)},${value})`
    };
}
