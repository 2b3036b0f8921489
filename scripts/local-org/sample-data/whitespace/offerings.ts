import type { Values } from '../row-writer.ts';
import type { Sample } from '../sample.ts';

/** One column of the map. */
export interface SampleOffering {
    key: string;
    name: string;
    code: string;
    under: string | null;
    revenue: 'Recurring' | 'One-off';
    /** How long a purchase counts as owned. */
    termMonths: number;
    unit: string | null;
    about: string;
    /** Product families and codes that count for it. */
    family?: string;
    products?: string[];
    /** Margin in percent. */
    margin: number;
}

/** What Halden Controls sells, as its customers see it: groups, and below them the columns of the map. */
export const OFFERINGS: readonly SampleOffering[] = [
    group('hardware', 'Automation hardware', 'HW', 'Everything that is mounted on the line.'),
    {
        key: 'controllers',
        name: 'Controllers',
        code: 'CTRL',
        under: 'hardware',
        revenue: 'One-off',
        termMonths: 84,
        unit: 'controllers',
        about: 'Edge and line controllers, new lines and replacement.',
        family: 'Controllers',
        margin: 38
    },
    {
        key: 'safety',
        name: 'Machine safety',
        code: 'SAFE',
        under: 'hardware',
        revenue: 'One-off',
        termMonths: 84,
        unit: 'modules',
        about: 'Certified safety inputs and outputs, retrofits included.',
        products: ['HC-S20'],
        margin: 44
    },
    {
        key: 'process-sensors',
        name: 'Process sensors',
        code: 'PROC',
        under: 'hardware',
        revenue: 'One-off',
        termMonths: 60,
        unit: 'channels',
        about: 'Flow measurement and what goes with it.',
        family: 'Sensors',
        margin: 36
    },
    {
        key: 'condition',
        name: 'Condition monitoring',
        code: 'COND',
        under: 'hardware',
        revenue: 'One-off',
        termMonths: 60,
        unit: 'drives',
        about: 'Vibration and thermal nodes on rotating machines.',
        products: ['HS-75', 'HS-90'],
        margin: 41
    },
    group('software', 'Plant software', 'SW', 'Yearly subscriptions for each site.'),
    {
        key: 'insight',
        name: 'Plant Insight',
        code: 'PI',
        under: 'software',
        revenue: 'Recurring',
        termMonths: 12,
        unit: 'sites',
        about: 'Production data of a site in one place.',
        family: 'Software',
        margin: 76
    },
    {
        key: 'predict',
        name: 'Predictive maintenance',
        code: 'PM',
        under: 'software',
        revenue: 'Recurring',
        termMonths: 12,
        unit: 'sites',
        about: 'Tells days ahead which drive will fail.',
        products: ['SW-PM'],
        margin: 74
    },
    {
        key: 'energy',
        name: 'Energy optimisation',
        code: 'EO',
        under: 'software',
        revenue: 'Recurring',
        termMonths: 12,
        unit: 'sites',
        about: 'Finds and keeps savings of energy, site by site.',
        products: ['SW-EO'],
        margin: 72
    },
    group('services', 'Lifecycle services', 'SV', 'People of ours at the customer.'),
    {
        key: 'commissioning',
        name: 'Commissioning',
        code: 'COM',
        under: 'services',
        revenue: 'One-off',
        termMonths: 12,
        unit: 'days',
        about: 'Engineers on site until the line runs.',
        family: 'Services',
        margin: 28
    },
    {
        key: 'support',
        name: 'Premium support',
        code: 'SUP',
        under: 'services',
        revenue: 'Recurring',
        termMonths: 12,
        unit: 'sites',
        about: 'Around the clock, with a named engineer.',
        products: ['SV-PS'],
        margin: 52
    },
    {
        key: 'training',
        name: 'Operator training',
        code: 'TRN',
        under: 'services',
        revenue: 'One-off',
        termMonths: 24,
        unit: 'courses',
        about: 'Operator Academy, at our place or theirs.',
        products: ['SV-OA'],
        margin: 40
    }
];

function group(key: string, name: string, code: string, about: string): SampleOffering {
    return { key, name, code, under: null, revenue: 'One-off', termMonths: 12, unit: null, about, margin: 0 };
}

/** The columns of the map, without the groups. */
export const COLUMNS = OFFERINGS.filter((offering) => offering.under !== null);

/** The offering that a product counts for: the product wins over its family. */
export function offeringOf(product: { code: string; family: string }): SampleOffering {
    const found =
        COLUMNS.find((offering) => offering.products?.includes(product.code)) ??
        COLUMNS.find((offering) => offering.family === product.family);
    if (!found) throw new Error(`${product.code} counts for no offering`);
    return found;
}

/** Enters offerings and mappings, as RevOps does. @returns ids of the offerings by their key */
export function loadOfferings({ writer, products }: Sample): Map<string, string> {
    const ids = new Map<string, string>();
    const enter = (offerings: readonly SampleOffering[]): void =>
        writer
            .insert(
                'Offering__c',
                offerings.map((offering) => ({
                    by: 'revops',
                    values: {
                        Name: offering.name,
                        Code__c: offering.code,
                        Description__c: offering.about,
                        Revenue_Type__c: offering.revenue,
                        Default_Term_Months__c: offering.termMonths,
                        Unit_Of_Measure__c: offering.unit,
                        Parent_Offering__c: offering.under === null ? null : ids.get(offering.under)!,
                        Order__c: (OFFERINGS.indexOf(offering) + 1) * 10
                    }
                }))
            )
            .forEach((id, index) => ids.set(offerings[index]!.key, id));
    enter(OFFERINGS.filter((offering) => offering.under === null));
    enter(COLUMNS);
    const mapping = (offering: SampleOffering, values: Values) => ({
        by: 'revops',
        values: { Offering__c: ids.get(offering.key)!, ...values }
    });
    writer.insert(
        'Offering_Mapping__c',
        COLUMNS.flatMap((offering) => [
            ...(offering.family === undefined
                ? []
                : [mapping(offering, { Kind__c: 'Family', Family__c: offering.family })]),
            ...(offering.products ?? []).map((code) =>
                mapping(offering, { Kind__c: 'Product', Product__c: products.get(code)! })
            )
        ])
    );
    return ids;
}
