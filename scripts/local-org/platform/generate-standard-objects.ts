/**
 * Writes standard-objects.json: for each object of standard-overlay/*.json the fields of a plain org (the standard schema of
 * `@jsforce/jsforce-node`, MIT), their Id, Date and Datetime types (sobject-types archive, BSD-3-Clause), refined by the overlay.
 * Usage: node generate-standard-objects.ts JAR_DIR   (dist/java-lib of @salesforce/code-analyzer-pmd-engine)
 *
 * Overlay of an object: `only` / `drop` / `add` choose fields (`*` at either end), `fields` says what a field is (and adds it where the archive has it):
 *   type(length) or type(precision,scale) or reference(Target,...|@activities|@any), then words:
 *   required, nillable, ro (set by the platform), noupdate, name, unique, html, master, computed, noName (no relationship name),
 *   children=Name, delete=Rule, default=Formula, autonumber(Format), and the label in quotes.
 * `values` holds picklist values: `*` marks the default, `=` separates value and label.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACC_STATIC, readArchive, readClassFile } from './class-files.ts';
import type { StandardField, StandardObject, StandardValue } from './standard-objects.ts';

interface Overlay {
    prefix: string;
    label: string;
    plural: string;
    kind?: 'standard' | 'system' | 'share';
    sharing?: string;
    parent?: string;
    shares?: string;
    activities?: true;
    readOnly?: true;
    insertable?: false;
    deletable?: false;
    hasRecycleBin?: boolean;
    permissions?: true;
    /** Scratch-org feature without which the object is not there. */
    feature?: string;
    only?: string[];
    drop?: string[];
    add?: string[];
    roComputed?: string[];
    fields: Record<string, string>;
    formulas?: Record<string, string>;
    values?: Record<string, string>;
}

/** Permissions kept of the hundreds on Profile and PermissionSet: what code asks for to find a plain or an administrator's profile. */
const PERMISSIONS = [
    'ApiEnabled',
    'AssignPermissionSets',
    'AuthorApex',
    'CustomizeApplication',
    'EditEvent',
    'EditTask',
    'EmailSingle',
    'LightningExperienceUser',
    'ManageProfilesPermissionsets',
    'ManageRoles',
    'ManageSharing',
    'ManageUsers',
    'MassInlineEdit',
    'ModifyAllData',
    'ModifyMetadata',
    'PrivacyDataAccess',
    'RunReports',
    'SubmitMacrosAllowed',
    'TransferAnyEntity',
    'ViewAllData',
    'ViewAllUsers',
    'ViewRoles',
    'ViewSetup'
].map((each) => `Permissions${each}`);
const AUDIT = new Set([
    'Id',
    'IsDeleted',
    'CreatedById',
    'CreatedDate',
    'LastModifiedById',
    'LastModifiedDate',
    'SystemModstamp',
    'LastActivityDate',
    'LastViewedDate',
    'LastReferencedDate',
    'MasterRecordId'
]);
/** Never: what an edition or a setting can switch off; RecordTypeId is added with the first record type. */
const NEVER = /^(CurrencyIsoCode|Person|IsPersonAccount|RecordTypeId|.*__pc$)/;
const LABELS: Record<string, string> = {
    Id: 'Record ID',
    OwnerId: 'Owner ID',
    CreatedById: 'Created By ID',
    LastModifiedById: 'Last Modified By ID',
    SystemModstamp: 'System Modstamp',
    IsDeleted: 'Deleted',
    LastActivityDate: 'Last Activity',
    MasterRecordId: 'Master Record ID',
    BillingPostalCode: 'Billing Zip/Postal Code',
    ShippingPostalCode: 'Shipping Zip/Postal Code',
    MailingPostalCode: 'Mailing Zip/Postal Code',
    OtherPostalCode: 'Other Zip/Postal Code',
    PostalCode: 'Zip/Postal Code',
    BillingState: 'Billing State/Province',
    ShippingState: 'Shipping State/Province',
    MailingState: 'Mailing State/Province',
    OtherState: 'Other State/Province',
    State: 'State/Province'
};

const matches = (name: string, patterns: string[]): boolean =>
    patterns.some((each) =>
        each.startsWith('*')
            ? name.endsWith(each.slice(1))
            : each.endsWith('*')
              ? name.startsWith(each.slice(0, -1))
              : name === each
    );

function labelOf(name: string): string {
    return (
        LABELS[name] ??
        name
            .replace(/Id$/, ' ID')
            .replace(/([a-z])([A-Z])/g, '$1 $2')
            .replace(/  /g, ' ')
    );
}

/** Fields (name -> nullable) and references (name -> target) of one object in the declaration file. */
function readDeclarations(text: string): Map<
    string,
    {
        fields: Map<string, { nullable: boolean; type: string }>;
        parents: Map<string, string>;
        children: Map<string, string>;
    }
> {
    const found = new Map<
        string,
        {
            fields: Map<string, { nullable: boolean; type: string }>;
            parents: Map<string, string>;
            children: Map<string, string>;
        }
    >();
    const entry = (name: string) => {
        let value = found.get(name);
        if (value === undefined)
            found.set(name, (value = { fields: new Map(), parents: new Map(), children: new Map() }));
        return value;
    };
    for (const block of text.matchAll(/^type (Fields|ParentReferences|ChildRelationships)\$(\w+) = \{([^}]*)\}/gm)) {
        const object = entry(block[2]!);
        for (const line of block[3]!.matchAll(/^\s+(\w+): ([^;]+);/gm)) {
            const type = line[2]!.replace(' | null', '');
            if (block[1] === 'Fields') object.fields.set(line[1]!, { nullable: line[2]!.includes('| null'), type });
            else
                (block[1] === 'ParentReferences' ? object.parents : object.children).set(
                    line[1]!,
                    type.replace('SObjectDefinition$', '')
                );
        }
    }
    return found;
}

function parseValues(text: string): StandardValue[] {
    return text
        .split(';')
        .filter((each) => each !== '')
        .map((each) => {
            const bare = each.replace(/^\*/, '');
            const [value, label] = bare.includes('=') ? bare.split('=') : [bare];
            return {
                value: value!,
                ...(label === undefined ? {} : { label }),
                ...(each.startsWith('*') ? { default: true as const } : {})
            };
        });
}

/** Applies the words of a field's overlay text. */
function refine(field: StandardField, text: string, object: string): void {
    const quoted = / ?'((?:[^']|'')+)'$/.exec(text);
    if (quoted !== null) field.label = quoted[1]!.replaceAll("''", "'");
    const words = text.slice(0, quoted === null ? undefined : quoted.index).match(/\w+\([^)]*\)|\S+/g) ?? [];
    for (const word of words) {
        const call = /^(\w+)\(([^)]*)\)$/.exec(word);
        const [key, value] = word.split('=');
        if (call?.[1] === 'reference') {
            field.type = 'reference';
            delete field.length;
            const targets = call[2]!.split(',');
            field.referenceTo = targets.filter((each) => !each.startsWith('@'));
            if (targets.includes('@activities')) field.open = 'activities';
            if (targets.includes('@any')) field.open = 'any';
            field.relationshipName ??= field.name.replace(/Id$/, '');
        } else if (call?.[1] === 'autonumber') {
            field.autoNumber = call[2]!;
        } else if (call !== null) {
            field.type = call[1]!;
            const [first, second] = call[2]!.split(',').map(Number);
            delete field.length;
            if (second === undefined && field.type !== 'int') field.length = first!;
            else Object.assign(field, { precision: first, scale: second ?? 0 });
        } else if (/^(picklist|multipicklist|boolean|date|datetime|base64)$/.test(word)) {
            field.type = word;
            if (word === 'picklist') field.length = 255;
            else delete field.length;
        } else if (word === 'required') field.required = true;
        else if (word === 'nillable') delete field.required;
        else if (word === 'ro') Object.assign(field, { createable: false, updateable: false });
        else if (word === 'noupdate') field.updateable = false;
        else if (word === 'name') field.nameField = true;
        else if (word === 'unique') field.unique = true;
        else if (word === 'html') field.html = true;
        else if (word === 'master') field.masterDetail = true;
        else if (word === 'computed') field.computed = true;
        else if (word === 'noName') delete field.relationshipName;
        else if (key === 'children') field.children = value!;
        else if (key === 'delete') field.delete = value as 'Cascade';
        else if (key === 'default') field.default = value!;
        else throw new Error(`${object}.${field.name}: unknown word ${word}`);
    }
}

const jarDirectory = process.argv[2];
if (jarDirectory === undefined) throw new Error('usage: node generate-standard-objects.ts JAR_DIR');
const jarName = readdirSync(jarDirectory).find((each) => /^sobject-types-.*\.jar$/.test(each));
if (jarName === undefined) throw new Error(`no sobject-types archive in ${jarDirectory}`);
const jar = readArchive(join(jarDirectory, jarName));
const declarations = readDeclarations(
    readFileSync(
        new URL('../../../node_modules/@jsforce/jsforce-node/lib/types/standard-schema.d.ts', import.meta.url),
        'utf8'
    )
);
const overlayFolder = new URL('standard-overlay/', import.meta.url);
const overlays = new Map<string, Overlay>();
let rows: unknown = {};
for (const file of readdirSync(overlayFolder)
    .filter((each) => each.endsWith('.json'))
    .sort()) {
    const content = JSON.parse(readFileSync(new URL(file, overlayFolder), 'utf8')) as Record<string, Overlay>;
    if (file === 'rows.json') rows = content;
    else for (const [name, overlay] of Object.entries(content)) overlays.set(name, overlay);
}
/** What Who names; What names everything else. */
const PEOPLE = new Set(['Contact', 'Lead']);
/** Targets of `@activities`: standard objects that have activities; custom ones join when the model is loaded. */
const withActivities = [...overlays]
    .filter(([name, overlay]) => overlay.activities && !PEOPLE.has(name))
    .map(([name]) => name);
const withAttachments = [
    ...new Set([...withActivities, ...PEOPLE, 'Task', 'Event', 'EmailMessage', 'User', 'Organization'])
];

/** Java field name -> simple type name. */
function jarFields(object: string): Map<string, string> {
    const read = jar.get(`com/nawforce/runforce/SObjects/${object}.class`);
    if (read === undefined) throw new Error(`${object} is not in ${jarName}`);
    const fields = readClassFile(read()).fields.filter((each) => (each.flags & ACC_STATIC) === 0);
    return new Map(fields.map((each) => [each.name.replace(/\$$/, ''), each.signature.replace(/^.*\/(\w+);$/, '$1')]));
}

function typeOf(name: string, jarType: string | undefined, declared: string | undefined): Partial<StandardField> {
    if (name === 'Id') return { type: 'id', length: 18 };
    if (jarType === 'Address' || declared === 'Address') return { type: 'address' };
    if (jarType === 'Id') return { type: 'reference', length: 18 };
    if (jarType === 'Date' || jarType === 'Datetime' || jarType === 'Boolean' || jarType === 'Time')
        return { type: jarType.toLowerCase() };
    if (jarType === 'Integer') return { type: 'int', precision: 9, scale: 0 };
    if (/(Latitude|Longitude)$/.test(name)) return { type: 'double', precision: 18, scale: 15 };
    if (/^Amount/.test(name)) return { type: 'currency', precision: 18, scale: 2 };
    if (jarType === 'Decimal' || jarType === 'Double' || declared === 'number')
        return { type: 'double', precision: 18, scale: 0 };
    if (jarType === 'Blob' || declared === 'BlobString') return { type: 'base64' };
    if (declared === 'boolean') return { type: 'boolean' };
    if (declared === 'DateString')
        return {
            type:
                name.endsWith('Date') && !/^(Created|LastModified|LastViewed|LastReferenced)/.test(name)
                    ? 'date'
                    : 'datetime'
        };
    if (/Email$/.test(name)) return { type: 'email', length: 80 };
    if (/(Phone|Fax)$/.test(name)) return { type: 'phone', length: 40 };
    if (/Street$/.test(name)) return { type: 'textarea', length: 255 };
    if (/City$/.test(name)) return { type: 'string', length: 40 };
    if (/(State|Country)$/.test(name)) return { type: 'string', length: 80 };
    if (/PostalCode$/.test(name)) return { type: 'string', length: 20 };
    return { type: 'string', length: 255 };
}

function convert(name: string, overlay: Overlay): StandardObject {
    const fromJar = jarFields(name);
    const declared = declarations.get(name) ?? { fields: new Map(), parents: new Map(), children: new Map() };
    const plain =
        declared.fields.size > 0
            ? [...declared.fields.keys()]
            : [...fromJar.keys()].filter(
                  (each) => overlay.only?.includes(each) || overlay.fields[each] !== undefined || AUDIT.has(each)
              );
    const chosen = new Set([
        ...plain,
        ...(overlay.add ?? []),
        ...Object.keys(overlay.fields).filter((each) => fromJar.has(each))
    ]);
    if (overlay.only !== undefined) for (const each of overlay.only) if (!each.includes('*')) chosen.add(each);
    for (const each of [...chosen]) {
        const kept = overlay.only === undefined || matches(each, overlay.only);
        const permission = overlay.permissions === true && each.startsWith('Permissions');
        if (
            !kept ||
            NEVER.test(each) ||
            matches(each, overlay.drop ?? []) ||
            (permission && !PERMISSIONS.includes(each))
        )
            chosen.delete(each);
    }
    for (const each of Object.keys(overlay.fields))
        if (!chosen.has(each)) throw new Error(`${name}.${each} is in the overlay but not in the sources`);
    const fields = [...chosen].map((each): StandardField => {
        const jarType = fromJar.get(each);
        const declaration = declared.fields.get(each);
        if (jarType === undefined && declaration === undefined && overlay.fields[each] === undefined)
            throw new Error(`${name}.${each} is in no source`);
        const field = {
            name: each,
            label: labelOf(each),
            ...typeOf(each, jarType, declaration?.type)
        } as StandardField;
        if (field.type === 'reference') {
            delete field.length;
            const relationship = each.replace(/Id$/, '');
            const target = declared.parents.get(relationship) ?? fromJar.get(relationship);
            if (target !== undefined && target !== 'Name' && target !== 'SObject') field.referenceTo = [target];
            if (each === 'OwnerId') field.referenceTo ??= ['Group', 'User'];
            field.relationshipName = relationship;
        }
        if (AUDIT.has(each) || field.type === 'address' || overlay.readOnly === true)
            Object.assign(field, { createable: false, updateable: false });
        if (matches(each, overlay.roComputed ?? []))
            Object.assign(field, { createable: false, updateable: false, computed: true });
        if (overlay.fields[each] !== undefined) refine(field, overlay.fields[each], name);
        if (field.type === 'reference' && field.open !== undefined) {
            field.referenceTo = [...(field.open === 'any' ? withAttachments : withActivities)].sort();
        }
        if (overlay.values?.[each] !== undefined) field.values = parseValues(overlay.values[each]);
        const formula = overlay.formulas?.[each];
        if (formula !== undefined) Object.assign(field, { formula, createable: false, updateable: false });
        if (field.type === 'reference' && (field.referenceTo ?? []).length === 0)
            throw new Error(`${name}.${each}: no target`);
        return field;
    });
    for (const each of Object.keys(overlay.formulas ?? {}))
        if (!chosen.has(each)) throw new Error(`${name}.${each} has a formula but is not in the sources`);
    return {
        name,
        label: overlay.label,
        labelPlural: overlay.plural,
        keyPrefix: overlay.prefix,
        kind: overlay.kind ?? 'standard',
        sharing: overlay.sharing ?? 'FullAccess',
        ...(overlay.parent === undefined ? {} : { parent: overlay.parent }),
        ...(overlay.feature === undefined ? {} : { feature: overlay.feature }),
        ...(overlay.activities ? { activities: true as const } : {}),
        ...(overlay.readOnly || overlay.insertable === false ? { createable: false as const } : {}),
        ...(overlay.readOnly ? { updateable: false as const } : {}),
        ...(overlay.readOnly || overlay.deletable === false ? { deletable: false as const } : {}),
        ...((overlay.kind ?? 'standard') !== 'standard' || overlay.hasRecycleBin === false
            ? { hasRecycleBin: false as const }
            : {}),
        ...(overlay.shares === undefined ? {} : { sharedObject: overlay.shares }),
        fields
    };
}

/** Without a target in the org a reference is only noise. */
function dropUnknownTargets(objects: StandardObject[]): void {
    const known = new Set(objects.map((each) => each.name));
    for (const object of objects) {
        for (const field of object.fields)
            if (field.referenceTo !== undefined)
                field.referenceTo = field.referenceTo.filter((each) => known.has(each));
        const lost = object.fields.filter((each) => each.type === 'reference' && each.referenceTo!.length === 0);
        if (lost.length > 0)
            console.log(`${object.name}: dropped ${lost.map((each) => each.name).join(', ')} (no target in the org)`);
        object.fields = object.fields.filter((each) => !lost.includes(each));
    }
}

const objects = [...overlays].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, overlay]) => convert(name, overlay));
dropUnknownTargets(objects);
const text = objects.map(
    ({ fields, ...head }) =>
        `${JSON.stringify(head).slice(0, -1)},"fields":[\n${fields.map((each) => JSON.stringify(each)).join(',\n')}\n]}`
);
const source = `${jarName}, @jsforce/jsforce-node standard schema, standard-overlay`;
writeFileSync(
    new URL('standard-objects.json', import.meta.url),
    `{"source":${JSON.stringify(source)},"rows":${JSON.stringify(rows)},"objects":[\n${text.join(',\n')}\n]}\n`
);
console.log(`${objects.length} objects, ${objects.reduce((sum, each) => sum + each.fields.length, 0)} fields`);
for (const object of objects) {
    const open = object.fields.filter(
        (each) =>
            declarations.get(object.name)?.fields.get(each.name)?.nullable === false &&
            each.createable !== false &&
            each.type !== 'boolean' &&
            !each.required &&
            each.name !== 'OwnerId' &&
            !each.values?.some((value) => value.default)
    );
    if (open.length > 0)
        console.log(
            `not nullable in the standard schema but not required here: ${object.name}.${open.map((each) => each.name).join(',')}`
        );
}
