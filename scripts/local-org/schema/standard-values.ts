/** Standard value sets of the package (`OpportunityStage.standardValueSet-meta.xml`) replace the platform's default values. */
import { standardRows } from '../platform/standard-objects.ts';
import type { StandardRow } from '../platform/standard-objects.ts';
import type { ObjectModel, PicklistValue } from './types.ts';
import { flag, list, numberOf, textOf } from './xml.ts';
import type { XmlNode } from './xml.ts';

/** Value set -> fields that use it. */
const FIELDS: Record<string, string[]> = {
    AccountType: ['Account.Type'],
    Industry: ['Account.Industry', 'Lead.Industry'],
    AccountOwnership: ['Account.Ownership'],
    AccountRating: ['Account.Rating', 'Lead.Rating'],
    LeadSource: ['Account.AccountSource', 'Contact.LeadSource', 'Opportunity.LeadSource', 'Lead.LeadSource'],
    OpportunityStage: ['Opportunity.StageName'],
    OpportunityType: ['Opportunity.Type'],
    TaskStatus: ['Task.Status'],
    TaskPriority: ['Task.Priority'],
    CaseStatus: ['Case.Status'],
    CasePriority: ['Case.Priority'],
    CaseOrigin: ['Case.Origin'],
    CaseReason: ['Case.Reason'],
    CaseType: ['Case.Type'],
    ContractStatus: ['Contract.Status'],
    LeadStatus: ['Lead.Status'],
    Product2Family: ['Product2.Family'],
    ContactRole: ['OpportunityContactRole.Role'],
    Salutation: ['Contact.Salutation', 'Lead.Salutation'],
    AssetStatus: ['Asset.Status'],
    OrderStatus: ['Order.Status'],
    OrderType: ['Order.Type'],
    CampaignType: ['Campaign.Type'],
    CampaignStatus: ['Campaign.Status']
};
const CATEGORIES: Record<string, string> = {
    Omitted: 'Omitted',
    Pipeline: 'Pipeline',
    BestCase: 'BestCase',
    Forecast: 'Forecast',
    Closed: 'Closed'
};

function row(node: XmlNode): StandardRow {
    const value: StandardRow = { MasterLabel: textOf(node.fullName) ?? '' };
    if (flag(node.default)) value.IsDefault = true;
    if (flag(node.closed)) value.IsClosed = true;
    if (flag(node.won)) value.IsWon = true;
    if (flag(node.converted)) value.IsConverted = true;
    if (flag(node.highPriority)) value.IsHighPriority = true;
    const category = CATEGORIES[textOf(node.forecastCategory) ?? ''];
    if (category !== undefined) value.ForecastCategory = category;
    if (textOf(node.probability) !== null) value.DefaultProbability = numberOf(node.probability);
    return value;
}

const rowsOf = new WeakMap<ObjectModel, readonly StandardRow[]>();

/**
 * Rows behind an object's status field, in order: stages of Opportunity, statuses of Task, Case, Contract and Lead, with their
 * probability, forecast category and closed flags; for seeding OpportunityStage and the like and for the stage's defaults.
 */
export function valueRows(valueObject: ObjectModel): readonly StandardRow[] {
    return rowsOf.get(valueObject) ?? standardRows(valueObject.name);
}

/** Applies the package's value sets, then lets `derive` write the formulas that depend on them. */
export function readStandardValueSets(
    files: readonly (readonly [string, XmlNode])[],
    object: (name: string) => ObjectModel | undefined,
    derive: (object: (name: string) => ObjectModel | undefined, rows: (name: string) => readonly StandardRow[]) => void
): void {
    const own = new Map(files.map(([name, root]) => [name, list(root.standardValue)]));
    const rows = (name: string): readonly StandardRow[] => own.get(name)?.map(row) ?? standardRows(name);
    for (const [name, nodes] of own) {
        const values = nodes.map((node): PicklistValue => ({
            value: textOf(node.fullName) ?? '',
            label: textOf(node.label) ?? textOf(node.fullName) ?? '',
            active: true,
            default: flag(node.default)
        }));
        for (const path of FIELDS[name] ?? []) setValues(path, values, object);
        const valueObject = object(name);
        if (valueObject !== undefined) rowsOf.set(valueObject, rows(name));
    }
    if (!own.has('OpportunityStage'))
        setValues(
            'Opportunity.StageName',
            rows('OpportunityStage').map((each) => ({
                value: each.MasterLabel,
                label: each.MasterLabel,
                active: true,
                default: false
            })),
            object
        );
    derive(object, rows);
}

function setValues(path: string, values: PicklistValue[], object: (name: string) => ObjectModel | undefined): void {
    const [name, field] = path.split('.') as [string, string];
    const model = object(name)?.fields.get(field);
    if (model !== undefined) model.picklistValues = values;
}
