/** What needs all objects at once: open references, child relationships, types of roll-up summaries. */
import type { NameMap } from './names.ts';
import { metadataSource } from './sources.ts';
import type { StandardExtras } from './standard.ts';
import type { FieldModel, ObjectModel } from './types.ts';
import { MetadataError } from './xml.ts';

/** References to User that every record has; nobody walks them from the user's side. */
const SILENT = new Set(['OwnerId', 'CreatedById', 'LastModifiedById', 'SetupOwnerId', 'RecordTypeId']);
/** Targets that metadata types may name although they are no data. */
const METADATA_TARGETS: Record<string, string> = {
    EntityDefinition: 'EntityDefinition',
    FieldDefinition: 'FieldDefinition',
    EntityParticle: 'FieldDefinition'
};

const DEFINITIONS = new Set(Object.values(METADATA_TARGETS));

/**
 * Lookups between standard objects that take roll-up summaries although they are no master-detail fields: accounts sum up their opportunities,
 * campaigns their members [Salesforce Help, "Roll-Up Summary Field"].
 */
const SUMMED_LOOKUPS = new Set(['Opportunity.AccountId', 'CampaignMember.CampaignId']);

/** An error of a field, naming its file. */
function wrong(field: FieldModel, reason: string): MetadataError {
    return new MetadataError(
        metadataSource(field)?.path ?? 'standard objects',
        `${field.object}.${field.name}: ${reason}`
    );
}

const isSummed = (field: FieldModel): boolean => SUMMED_LOOKUPS.has(`${field.object}.${field.name}`);

function summaryType(field: FieldModel, objects: NameMap<ObjectModel>): void {
    const summary = field.summary!;
    const child = objects.get(summary.childObject);
    const detail = child?.fields.get(summary.foreignKey);
    if (child === undefined || detail === undefined || !(detail.masterDetail || isSummed(detail)))
        throw wrong(field, `${summary.childObject}.${summary.foreignKey} is not a master-detail field`);
    Object.assign(summary, { childObject: child.name, foreignKey: detail.name });
    if (summary.childField === null) {
        Object.assign(field, { type: 'double', precision: 18, scale: 0 });
        return;
    }
    const source = child.fields.get(summary.childField);
    if (source === undefined) throw wrong(field, `${child.name} has no field ${summary.childField}`);
    summary.childField = source.name;
    Object.assign(field, { type: source.type, precision: source.precision, scale: source.scale });
}

/** Completes references, child relationships and summary types of all objects. */
export function connectObjects(
    objects: NameMap<ObjectModel>,
    childNames: ReadonlyMap<FieldModel, string>,
    extras: StandardExtras,
    note: (text: string) => void
): void {
    const own = [...objects.values()].filter((each) => each.kind === 'custom');
    for (const { field, kind } of extras.open) {
        const added = own.filter((each) => kind === 'any' || extras.activities.has(each.name)).map((each) => each.name);
        field.referenceTo = [...field.referenceTo, ...added];
    }
    for (const object of objects.values()) {
        for (const field of object.fields.values()) {
            if (field.type !== 'reference') continue;
            field.referenceTo = field.referenceTo.flatMap((target) => {
                const model = objects.get(METADATA_TARGETS[target] ?? target);
                if (model !== undefined) return [model.name];
                if (/__/.test(target)) throw wrong(field, `object ${target} does not exist`);
                note(
                    `${object.name}.${field.name}: object ${target} is not in the local org; the reference has no target`
                );
                return [];
            });
            if (SILENT.has(field.name)) continue;
            for (const target of field.referenceTo)
                connect(objects.get(target)!, object, field, childNames.get(field) ?? null);
        }
    }
    for (const object of objects.values())
        for (const field of object.fields.values()) if (field.summary !== null) summaryType(field, objects);
}

function connect(parent: ObjectModel, child: ObjectModel, field: FieldModel, name: string | null): void {
    // An account's tasks and events are all those of the account (AccountId), not only those related to it directly.
    // Nobody walks from a definition to metadata records, and several types may give that relationship one name.
    const isUnwalked =
        (child.kind === 'metadata' && DEFINITIONS.has(parent.name)) ||
        (parent.name === 'Account' && field.name === 'WhatId');
    const shown = isUnwalked ? null : name;
    if (shown !== null && parent.children.some((each) => each.name?.toLowerCase() === shown.toLowerCase())) {
        throw wrong(field, `${parent.name} already has a child relationship ${shown}`);
    }
    parent.children.push({
        name: shown,
        childObject: child.name,
        field: field.name,
        cascadeDelete: field.masterDetail || field.deleteConstraint === 'Cascade',
        restrictedDelete: field.deleteConstraint === 'Restrict'
    });
}
