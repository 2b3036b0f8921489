import { Random } from '../random.ts';
import type { Values } from '../row-writer.ts';
import { amountOf, dealsOf, isOpen, round, type Sample, type SampleKeyAccount, type StoredDeal } from '../sample.ts';
import type { SampleCell } from '../whitespace/cells.ts';
import { offeringOf } from '../whitespace/offerings.ts';
import type { SamplePlans } from './plans.ts';

/** How many of a hundred open opportunities come from the plan. */
const ON_PLAN: Record<SampleKeyAccount['depth'], number> = { rich: 65, medium: 45, thin: 20, empty: 0 };

/**
 * Completes the records that the package keeps for every opportunity in scope: where it stood at first, its motion, its
 * place in the plan. The package has created them, as of today.
 */
export function loadKeyAccountOpportunities(sample: Sample, plans: SamplePlans, cells: readonly SampleCell[]): void {
    const { writer, tiers, days } = sample;
    const records = writer.idsBy('Key_Account_Opportunity__c', 'Opportunity__c');
    const random = new Random(83);
    const drives = (key: string): string | undefined =>
        plans.objectives.get(`${key}/Condition monitoring on all critical drives`);
    const rows = sample.keyAccounts.flatMap((keyAccount) => {
        const deals = dealsOf(sample, keyAccount);
        return deals.map((deal): Values => {
            const drift = isOpen(deal) && random.chance(0.5);
            const cell = cellOf(cells, keyAccount, deal);
            const planned = isOpen(deal) && deal.created > -300 && random.between(1, 100) <= ON_PLAN[keyAccount.depth];
            const objective = deal.name.includes('condition monitoring') ? drives(keyAccount.key) : undefined;
            const rank = deal.created >= -189 ? keyAccount.rank : (keyAccount.rankBefore ?? null);
            return {
                Id: records.get(deal.id)!,
                Motion__c: motionOf(deal, deals),
                First_Amount__c: round(amountOf(deal) * (drift ? 0.8 + random.next() * 0.45 : 1), 100),
                First_Close_Date__c: days.day(deal.close - (drift ? random.between(10, 120) : 0)),
                Tier_At_Creation__c: rank === null || deal.created < keyAccount.since ? null : tiers.get(rank)!,
                Key_Account_Plan__c: planned ? keyAccount.planId : null,
                Buying_Unit__c: cell?.unit.id ?? null,
                White_Space_Cell__c: planned ? (cell?.id ?? null) : null,
                Plan_Objective__c: planned ? (objective ?? null) : null
            };
        });
    });
    writer.keepUp('Key_Account_Opportunity__c', rows);
}

function cellOf(cells: readonly SampleCell[], keyAccount: SampleKeyAccount, deal: StoredDeal): SampleCell | undefined {
    const offering = offeringOf(deal.lines[0]!.product);
    return cells.find(
        (cell) =>
            cell.unit.keyAccount === keyAccount.key &&
            cell.unit.account === deal.account.key &&
            cell.offering === offering
    );
}

/** Renewal by what it sells; otherwise by what the account had bought before. */
function motionOf(deal: StoredDeal, deals: readonly StoredDeal[]): string {
    if (deal.name.includes('renewal')) return 'Renewal';
    const before = deals.filter(
        (other) => other.account === deal.account && other.stage === 'Closed Won' && other.close < deal.created
    );
    if (before.length === 0) return 'New';
    const family = deal.lines[0]!.product.family;
    return before.some((other) => other.lines.some((line) => line.product.family === family))
        ? 'Up-sell'
        : 'Cross-sell';
}
