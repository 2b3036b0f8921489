/**
 * The standard and system objects of the org, read from the generated standard-objects.json (generate-standard-objects.ts
 * merges the archive, the standard schema of jsforce and standard-overlay/*.json).
 *
 * Members that have their usual value are left out of the file: a field is nillable, createable and updateable, has no
 * length, no default and no formula, unless it says otherwise.
 */
import { readFileSync } from 'node:fs';

export interface StandardValue {
    value: string;
    label?: string;
    default?: true;
}

export interface StandardField {
    name: string;
    label: string;
    /** A FieldType of schema/types.ts. */
    type: string;
    length?: number;
    precision?: number;
    scale?: number;
    /** Must be there on save. */
    required?: true;
    createable?: false;
    updateable?: false;
    nameField?: true;
    unique?: true;
    html?: true;
    autoNumber?: string;
    /** Default value as a formula. */
    default?: string;
    values?: StandardValue[];
    referenceTo?: string[];
    /** Further targets: every custom object with activities, or every custom object. */
    open?: 'activities' | 'any';
    relationshipName?: string;
    /** Name of the child relationship on each target. */
    children?: string;
    delete?: 'SetNull' | 'Restrict' | 'Cascade';
    masterDetail?: true;
    formula?: string;
    /** Filled by the store's own rule; README.md says which. */
    computed?: true;
}

export interface StandardObject {
    name: string;
    label: string;
    labelPlural: string;
    keyPrefix: string;
    kind: 'standard' | 'system' | 'share';
    sharing: string;
    /** The lookup that controls access when sharing is ControlledByParent. */
    parent?: string;
    activities?: true;
    /** Feature of a scratch-org definition that brings the object; without it every org has it. */
    feature?: string;
    createable?: false;
    updateable?: false;
    deletable?: false;
    hasRecycleBin?: false;
    sharedObject?: string;
    fields: StandardField[];
}

/** Rows that the platform derives from standard value sets: stages, task statuses and so on, in order. */
export interface StandardRow {
    MasterLabel: string;
    IsDefault?: boolean;
    IsClosed?: boolean;
    IsWon?: boolean;
    IsConverted?: boolean;
    IsHighPriority?: boolean;
    ForecastCategory?: string;
    DefaultProbability?: number;
    StatusCode?: string;
}

interface StandardFile {
    rows: Record<string, StandardRow[]>;
    objects: StandardObject[];
}

let file: StandardFile | null = null;

function load(): StandardFile {
    file ??= JSON.parse(readFileSync(new URL('standard-objects.json', import.meta.url), 'utf8')) as StandardFile;
    return file;
}

/** Every standard and system object, in name order. */
export function standardObjects(): readonly StandardObject[] {
    return load().objects;
}

/** Default rows of OpportunityStage, TaskStatus, TaskPriority, CaseStatus, ContractStatus and LeadStatus. */
export function standardRows(object: string): readonly StandardRow[] {
    return load().rows[object] ?? [];
}
