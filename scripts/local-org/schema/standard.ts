/** Standard and system objects of the platform folder -> ObjectModel, before the package's custom fields join. */
import { standardObjects, standardRows } from '../platform/standard-objects.ts';
import type { StandardField, StandardObject, StandardRow } from '../platform/standard-objects.ts';
import { emptyField } from './empty-field.ts';
import { NameMap } from './names.ts';
import type { Namespace } from './names.ts';
import type { FieldModel, FieldType, ObjectModel, PicklistValue, SharingModel } from './types.ts';

/** What the loader needs beside the models: facts of standard objects that FieldModel has no place for. */
export interface StandardExtras {
    /** Objects with tasks and events. */
    activities: Set<string>;
    /** References whose targets grow with the package's objects. */
    open: { field: FieldModel; kind: 'activities' | 'any' }[];
    /** Names of child relationships by field. */
    children: Map<FieldModel, string>;
}

function convertField(source: StandardField, object: string): FieldModel {
    const field = emptyField(source.name, object, source.type as FieldType);
    const longText = source.type === 'textarea' && (source.length ?? 0) > 255;
    return Object.assign(field, {
        label: source.label,
        length: source.type === 'reference' ? 18 : source.type === 'multipicklist' ? 4099 : (source.length ?? 0),
        precision: source.precision ?? 0,
        scale: source.scale ?? 0,
        nillable: source.required !== true && source.type !== 'boolean' && source.type !== 'id',
        createable: source.createable !== false,
        updateable: source.updateable !== false,
        unique: source.unique === true,
        nameField: source.nameField === true,
        html: source.html === true,
        longText,
        filterable: !longText && source.type !== 'base64' && source.type !== 'address',
        sortable: !longText && source.type !== 'base64' && source.type !== 'address',
        autoNumber: source.autoNumber ?? null,
        defaultFormula: source.default ?? null,
        picklistValues: (source.values ?? []).map((each): PicklistValue => ({
            value: each.value,
            label: each.label ?? each.value,
            active: true,
            default: each.default === true
        })),
        referenceTo: source.referenceTo ?? [],
        relationshipName: source.relationshipName ?? null,
        deleteConstraint:
            source.type !== 'reference' ? null : (source.delete ?? (source.createable === false ? null : 'SetNull')),
        masterDetail: source.masterDetail === true,
        formula: source.formula ?? null,
        systemComputed: source.computed === true || source.formula !== undefined
    });
}

function convertObject(source: StandardObject, namespace: Namespace, extras: StandardExtras): ObjectModel {
    const fields = new NameMap<FieldModel>(namespace);
    for (const each of source.fields) {
        const field = convertField(each, source.name);
        fields.set(field.name.toLowerCase(), field);
        if (each.open !== undefined) extras.open.push({ field, kind: each.open });
        if (each.children !== undefined) extras.children.set(field, each.children);
    }
    if (source.activities) extras.activities.add(source.name);
    const parent = source.parent === undefined ? undefined : fields.get(source.parent);
    const nameField = [...fields.values()].find((each) => each.nameField) ?? null;
    return {
        name: source.name,
        localName: source.name,
        label: source.label,
        labelPlural: source.labelPlural,
        keyPrefix: source.keyPrefix,
        kind: source.kind,
        custom: false,
        createable: source.createable !== false,
        updateable: source.updateable !== false,
        deletable: source.deletable !== false,
        undeletable: source.hasRecycleBin !== false,
        queryable: true,
        hasRecycleBin: source.hasRecycleBin !== false,
        sharing: source.sharing as SharingModel,
        masters: parent === undefined ? [] : [parent],
        fields,
        children: [],
        recordTypes: [],
        validationRules: [],
        fieldSets: new NameMap(namespace),
        nameField,
        description: null,
        sharedObject: source.sharedObject ?? null,
        trackedObject: null
    };
}

/** New models of all standard objects that an org with these scratch-org features has; each load makes its own, because custom fields are added to them. */
export function loadStandardObjects(
    namespace: Namespace,
    features: ReadonlySet<string>
): { objects: ObjectModel[]; extras: StandardExtras } {
    const extras: StandardExtras = { activities: new Set(), open: [], children: new Map() };
    const objects = standardObjects()
        .filter((each) => each.feature === undefined || features.has(each.feature))
        .map((each) => convertObject(each, namespace, extras));
    return { objects, extras };
}

const quote = (value: string): string => `"${value.replace(/["\\]/g, '\\$&')}"`;

/** `OR(ISPICKVAL(Status,"a"),ISPICKVAL(Status,"b"))`. */
function anyOf(field: string, rows: readonly StandardRow[]): string {
    return rows.length === 0
        ? 'FALSE'
        : `OR(${rows.map((each) => `ISPICKVAL(${field},${quote(each.MasterLabel)})`).join(',')})`;
}

/**
 * Gives the fields that follow a status their formula from the value rows (the platform's defaults, or the package's standard
 * value sets): Opportunity.IsClosed, IsWon, ForecastCategory, Task.IsClosed, Case.IsClosed.
 */
export function deriveStatusFields(
    object: (name: string) => ObjectModel | undefined,
    rows: (name: string) => readonly StandardRow[] = standardRows
): void {
    const set = (name: string, field: string, formula: string): void => {
        const model = object(name)?.fields.get(field);
        if (model !== undefined) Object.assign(model, { formula, systemComputed: true });
    };
    const stages = rows('OpportunityStage');
    set(
        'Opportunity',
        'IsClosed',
        anyOf(
            'StageName',
            stages.filter((each) => each.IsClosed)
        )
    );
    set(
        'Opportunity',
        'IsWon',
        anyOf(
            'StageName',
            stages.filter((each) => each.IsWon)
        )
    );
    const categories = stages
        .map((each) => `${quote(each.MasterLabel)},${quote(each.ForecastCategory ?? 'Pipeline')}`)
        .join(',');
    set(
        'Opportunity',
        'ForecastCategory',
        stages.length === 0 ? '"Pipeline"' : `CASE(StageName,${categories},"Pipeline")`
    );
    set(
        'Task',
        'IsClosed',
        anyOf(
            'Status',
            rows('TaskStatus').filter((each) => each.IsClosed)
        )
    );
    set(
        'Case',
        'IsClosed',
        anyOf(
            'Status',
            rows('CaseStatus').filter((each) => each.IsClosed)
        )
    );
}
