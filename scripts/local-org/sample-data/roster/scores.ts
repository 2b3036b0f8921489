import type { SampleAccount } from '../customers.ts';
import type { Values } from '../row-writer.ts';
import { amountOf, isOpen, type Sample } from '../sample.ts';

/** Score of an account with what it rests on. */
export interface Score {
    account: SampleAccount;
    score: number;
    trailing: number;
    /** Rank of the tier that follows from the score; null: none. */
    tier: 1 | 2 | 3 | null;
}

interface Criterion {
    name: string;
    dimension: string;
    source: string;
    weight: number;
    bands: number[];
    picklist: Map<string, number>;
}

/** Makes the default model the active one, as RevOps did before the last review, and scores every account with it. */
export function loadScores(sample: Sample): Score[] {
    const { writer, customers, days, tiers, accounts, users } = sample;
    const modelId = writer.idsBy('Scoring_Model__c', 'Default_Key__c').get('scoring-model')!;
    fitBands(sample);
    writer.update('Scoring_Model__c', [
        {
            by: 'revops',
            values: {
                Id: modelId,
                Status__c: 'Active',
                Activated_On__c: days.day(-232),
                Activated_By__c: users.get('revops')!
            }
        }
    ]);
    const criteria = criteriaOf(sample);
    const scored = customers.map((account) => rate(sample, account, criteria)).sort((a, b) => b.score - a.score);
    const shares = cumulativeShares(scored);
    writer.keep(
        'Account_Score__c',
        scored.map((one, index): Values => {
            const { account, score, trailing, prior, tier } = one;
            return {
                Name: account.name,
                Account__c: accounts.get(account.key)!,
                Account_Name__c: account.name,
                Scoring_Model__c: modelId,
                Scored_On__c: days.moment(0, 2),
                Score__c: score,
                Score_Rank__c: index + 1,
                Trailing_Revenue__c: trailing,
                Prior_Revenue__c: prior,
                Cumulative_Share__c: shares.get(account.key) ?? null,
                Proposed_Tier__c: tier === null ? null : tiers.get(tier)!,
                Completeness__c: one.completeness,
                Missing__c: one.missing.join('\n'),
                Inputs__c: one.inputs.join('\n'),
                Points__c: one.points.join('\n'),
                ...Object.fromEntries(
                    [...one.dimensions].map(([dimension, points]): [string, number] => [
                        `${dimension}_Score__c`,
                        points
                    ])
                )
            };
        })
    );
    writer.keepUp(
        'Key_Account__c',
        sample.keyAccounts.map(({ id, key }): Values => {
            const one = scored.find(({ account }) => account.key === key)!;
            return { Id: id, Score__c: one.score, Scored_On__c: days.day(0), Score_Reasons__c: one.points.join('\n') };
        })
    );
    return scored;
}

/** Amounts from which on Halden Controls gives 2, 3, 4 and 5 points; the default ones suit a larger company. */
const BANDS: Record<string, number[]> = {
    'Trailing revenue': [50000, 150000, 400000, 800000],
    'Open pipeline': [50000, 200000, 600000, 1200000]
};

function fitBands({ writer }: Sample): void {
    const criteria = writer.idsBy('Scoring_Criterion__c', 'Source__c');
    writer.update(
        'Scoring_Criterion__c',
        Object.entries(BANDS).map(([source, bands]) => ({
            by: 'revops',
            values: {
                Id: criteria.get(source)!,
                ...Object.fromEntries(
                    bands.map((from, index): [string, number] => [`Points_${index + 2}_From__c`, from])
                )
            }
        }))
    );
}

function criteriaOf({ writer }: Sample): Criterion[] {
    const fields = [
        'Name',
        'Kind__c',
        'Dimension__c',
        'Source__c',
        'Weight__c',
        'Points_2_From__c',
        'Points_3_From__c',
        'Points_4_From__c',
        'Points_5_From__c',
        'Picklist_Points__c'
    ];
    return writer
        .read('Scoring_Criterion__c', fields)
        .filter((row) => row['Kind__c'] === 'Score')
        .map((row) => ({
            name: String(row['Name']),
            dimension: String(row['Dimension__c']),
            source: String(row['Source__c']),
            weight: Number(row['Weight__c']),
            bands: [2, 3, 4, 5].map((points) => Number(row[`Points_${points}_From__c`])),
            picklist: new Map(
                String(row['Picklist_Points__c'] ?? '')
                    .split('\n')
                    .map((line): [string, number] => {
                        const [value, points] = line.split(' = ');
                        return [value!, Number(points)];
                    })
            )
        }));
}

interface Rated extends Score {
    prior: number;
    completeness: number;
    missing: string[];
    inputs: string[];
    points: string[];
    dimensions: Map<string, number>;
}

function rate(sample: Sample, account: SampleAccount, criteria: readonly Criterion[]): Rated {
    const keys = below(sample.customers, account.key);
    const deals = sample.deals.filter((deal) => keys.has(deal.account.key));
    const wonBetween = (from: number, to: number): number =>
        sum(deals.filter(({ stage, close }) => stage === 'Closed Won' && close > from && close <= to).map(amountOf));
    const trailing = wonBetween(-365, 0);
    const prior = wonBetween(-730, -365);
    const values: Record<string, number | null> = {
        'Trailing revenue': trailing,
        'Revenue growth': prior === 0 ? null : Math.round(((trailing - prior) / prior) * 1000) / 10,
        'Open pipeline': sum(deals.filter(isOpen).map(amountOf)),
        'Account number field': account.revenue,
        'Rated by people': null
    };
    const judged = criteria.map((criterion) => {
        const isPicklist = criterion.source === 'Account picklist field';
        const value = isPicklist ? account.industry : (values[criterion.source] ?? null);
        const points = isPicklist ? (criterion.picklist.get(account.industry) ?? null) : bandOf(criterion, value);
        return { criterion, value, points };
    });
    const known = judged.filter(({ points }) => points !== null);
    const mean = (of: typeof judged): number =>
        sum(of.map(({ criterion, points }) => criterion.weight * ((points! - 1) / 4) * 10000)) /
        sum(of.map(({ criterion }) => criterion.weight)) /
        100;
    const score = Math.round(mean(known) * 100) / 100;
    return {
        account,
        score,
        trailing,
        prior,
        tier: score >= 75 ? 1 : score >= 60 ? 2 : score >= 45 ? 3 : null,
        completeness: sum(known.map(({ criterion }) => criterion.weight)),
        missing: judged.filter(({ points }) => points === null).map(({ criterion }) => criterion.name),
        inputs: judged.map(
            ({ criterion, value }) => `${criterion.name}: ${value === null ? 'unknown' : String(value)}`
        ),
        points: known.map(
            ({ criterion, value, points }) =>
                `${criterion.name}: ${points} of 5 points (${typeof value === 'number' ? value.toLocaleString('en-US') : value}), weight ${criterion.weight}`
        ),
        dimensions: new Map(
            [...new Set(known.map(({ criterion }) => criterion.dimension))].map((dimension) => [
                dimension,
                Math.round(mean(known.filter(({ criterion }) => criterion.dimension === dimension)))
            ])
        )
    };
}

const bandOf = ({ bands }: Criterion, value: number | string | null): number | null =>
    typeof value === 'number' ? 1 + bands.filter((from) => value >= from).length : null;

function below(customers: readonly SampleAccount[], key: string): Set<string> {
    const keys = new Set([key]);
    // Parents come before their subsidiaries.
    for (const { key: own, parent } of customers) if (parent !== null && keys.has(parent)) keys.add(own);
    return keys;
}

/** Of the customers at the top, largest first: how much of all revenue they bring together. */
function cumulativeShares(scored: readonly Score[]): Map<string, number> {
    const tops = scored.filter(({ account }) => account.parent === null).sort((a, b) => b.trailing - a.trailing);
    const all = sum(tops.map(({ trailing }) => trailing));
    let so = 0;
    return new Map(
        tops.map(({ account, trailing }) => [account.key, Math.round(((so += trailing) / all) * 10000) / 100])
    );
}

const sum = (values: readonly number[]): number => Math.round(values.reduce((total, value) => total + value, 0));
