import type { Values } from '../row-writer.ts';
import type { Sample, SampleKeyAccount } from '../sample.ts';
import type { Score } from './scores.ts';

type Rank = 1 | 2 | 3;

interface Decision {
    /** Key of the account. */
    account: string;
    proposed: 'Add' | 'Keep' | 'Promote' | 'Demote' | 'Exit' | 'Decline';
    outcome?: Decision['proposed'];
    from: Rank | null;
    to: Rank | null;
    score?: number;
    reason?: string;
    override?: boolean;
    /** KAM of an account that is added. */
    kam?: 'kam1' | 'kam2';
}

/** Days from today on which the decisions of the last review held. */
const APPLIED = -189;

const LAST: Decision[] = [
    {
        account: 'nordwind',
        proposed: 'Promote',
        outcome: 'Promote',
        from: 2,
        to: 1,
        score: 78.4,
        reason: 'Framework agreement for all companies; offshore programme until 2030.'
    },
    { account: 'meridian', proposed: 'Keep', outcome: 'Keep', from: 1, to: 1, score: 81.2 },
    {
        account: 'castellano',
        proposed: 'Keep',
        outcome: 'Promote',
        from: 2,
        to: 1,
        score: 71.6,
        override: true,
        reason: 'Board sponsor found; software in all plants planned. To be shown by the score within a year.'
    },
    { account: 'brevik', proposed: 'Keep', outcome: 'Keep', from: 2, to: 2, score: 66.1 },
    {
        account: 'tavares',
        proposed: 'Add',
        outcome: 'Add',
        from: null,
        to: 2,
        score: 62.3,
        kam: 'kam2',
        reason: 'Three open tenders.'
    },
    {
        account: 'alder',
        proposed: 'Add',
        outcome: 'Add',
        from: null,
        to: 3,
        score: 52.8,
        kam: 'kam1',
        reason: 'Energy programme across four mills.'
    },
    {
        account: 'granada',
        proposed: 'Decline',
        outcome: 'Decline',
        from: null,
        to: null,
        score: 38.5,
        reason: 'Too small today; look again when the second works opens.'
    }
];

/** Scores that the default tiers ask for, and how far below them an account may fall. */
const LEAST: Record<Rank, number> = { 1: 75, 2: 60, 3: 45 };
const MARGIN = 5;

/** What RevOps has decided so far in the open review; everything else is still to be talked about. */
const DECIDED: Record<string, Pick<Decision, 'outcome' | 'reason'>> = {
    nordwind: { outcome: 'Keep' },
    'Sierra Mining Company': {
        outcome: 'Decline',
        reason: 'Asked for a single contact, which sales can give without a plan.'
    }
};

/** What the scores propose for those on the roster and for those who were proposed. */
function proposals(keyAccounts: Sample['keyAccounts'], scores: readonly Score[]): Decision[] {
    const on = new Map(keyAccounts.map(({ key, rank }) => [key, rank]));
    return [...on.keys(), 'clearwater', 'Sierra Mining Company'].map((account): Decision => {
        const from = on.get(account) ?? null;
        const earned = scores.find((one) => one.account.key === account)!.tier;
        const kam = account === 'clearwater' ? 'kam1' : 'kam2';
        if (from === null)
            return {
                account,
                kam,
                from,
                to: earned,
                proposed: earned === null ? 'Decline' : 'Add',
                ...DECIDED[account]
            };
        // A tier at a time, up and down; down only below the margin.
        const { score } = scores.find((one) => one.account.key === account)!;
        const isBelow = score < LEAST[from] - MARGIN && from < 3;
        const to = isBelow ? ((from + 1) as Rank) : earned !== null && earned < from ? ((from - 1) as Rank) : from;
        return {
            account,
            from,
            to,
            proposed: to < from ? 'Promote' : to > from ? 'Demote' : 'Keep',
            ...DECIDED[account]
        };
    });
}

/** The last roster review with what followed from it, and the one that is open. */
export function loadReviews(sample: Sample, scores: readonly Score[]): void {
    const { writer, days, users } = sample;
    const modelId = writer.idsBy('Scoring_Model__c', 'Default_Key__c').get('scoring-model')!;
    const [last, next] = writer.insert('Roster_Review__c', [
        {
            by: 'revops',
            values: {
                Name: `Roster review ${days.monthName(APPLIED)}`,
                Scoring_Model__c: modelId,
                Status__c: 'Applied',
                Opened_On__c: days.day(APPLIED - 20),
                Due_Date__c: days.day(APPLIED),
                Applied_On__c: days.day(APPLIED),
                Applied_By__c: users.get('revops')!,
                Notes__c:
                    'Capacity of both key account managers looked at: no more than three strategic accounts this year.'
            }
        },
        {
            by: 'revops',
            values: {
                Name: `Roster review ${days.monthName(0)}`,
                Scoring_Model__c: modelId,
                Status__c: 'Open',
                Opened_On__c: days.day(-12),
                Due_Date__c: days.day(18)
            }
        }
    ]) as [string, string];
    const applied = decide(sample, last, LAST, scores, 'Applied');
    decide(sample, next, proposals(sample.keyAccounts, scores), scores, 'Decided');
    keepHistory(sample, applied);
}

function decide(
    { writer, days, users, tiers, accounts, keyAccounts }: Sample,
    reviewId: string,
    decisions: readonly Decision[],
    scores: readonly Score[],
    status: 'Applied' | 'Decided'
): Map<string, string> {
    const tier = (rank: Rank | null): string | null => (rank === null ? null : tiers.get(rank)!);
    const ids = writer.insert(
        'Roster_Decision__c',
        decisions.map((decision) => {
            const name = scores.find(({ account }) => account.key === decision.account)!;
            const decided = decision.outcome !== undefined;
            const onRoster = keyAccounts.find(({ key }) => key === decision.account);
            return {
                by: 'revops',
                values: {
                    Roster_Review__c: reviewId,
                    Account__c: accounts.get(decision.account)!,
                    Account_Name__c: name.account.name,
                    Key_Account__c: onRoster?.id ?? null,
                    Current_Tier__c: tier(decision.from),
                    Proposed_Outcome__c: decision.proposed,
                    Proposed_Tier__c: decision.override ? tier(decision.from) : tier(decision.to),
                    Proposal_Reasons__c: `Score ${decision.score ?? name.score}; revenue of twelve months $${name.trailing.toLocaleString('en-US')}.`,
                    Score__c: decision.score ?? name.score,
                    Completeness__c: 70,
                    Status__c: decided ? status : 'Open',
                    Outcome__c: decision.outcome ?? null,
                    Decided_Tier__c: decided ? tier(decision.outcome === 'Decline' ? null : decision.to) : null,
                    Decided_By__c: decided ? users.get('revops')! : null,
                    Decided_On__c: decided ? days.day(status === 'Applied' ? APPLIED - 3 : -2) : null,
                    Override__c: decision.override === true,
                    Override_Expires__c: decision.override ? days.day(APPLIED + 365) : null,
                    Reason__c: decision.reason ?? null,
                    Key_Account_Manager__c: decision.kam === undefined ? null : users.get(decision.kam)!
                }
            };
        })
    );
    return new Map(decisions.map(({ account }, index) => [account, ids[index]!]));
}

/** Dates roster and tiers as they were: what the package stamps with the day on which the sample data is loaded. */
function keepHistory(
    { writer, days, users, tiers, keyAccounts }: Sample,
    decisions: ReadonlyMap<string, string>
): void {
    const current = writer.idsBy('Tier_Assignment__c', 'Key_Account__c');
    const decided = (key: string): Decision => LAST.find(({ account }) => account === key)!;
    const movedAt = (keyAccount: SampleKeyAccount): boolean => keyAccount.rankBefore !== keyAccount.rank;
    writer.keepUp(
        'Tier_Assignment__c',
        keyAccounts.map((keyAccount): Values => {
            const { key, id, since } = keyAccount;
            const decision = decided(key);
            return {
                Id: current.get(id)!,
                From_Date__c: days.day(movedAt(keyAccount) ? APPLIED : since),
                Kind__c: decision.override ? 'Override' : 'Rule',
                Override_Expires__c: decision.override ? days.day(APPLIED + 365) : null,
                Score__c: decision.score!,
                Reason__c: decision.reason ?? 'Score and rank',
                Roster_Decision__c: movedAt(keyAccount) ? decisions.get(key)! : null,
                Assigned_By__c: users.get('revops')!
            };
        })
    );
    writer.keep(
        'Tier_Assignment__c',
        keyAccounts
            .filter((one) => one.rankBefore !== null && movedAt(one))
            .map(({ id, since, rankBefore }): Values => ({
                Key_Account__c: id,
                Tier__c: tiers.get(rankBefore!)!,
                From_Date__c: days.day(since),
                To_Date__c: days.day(APPLIED),
                Kind__c: 'Rule',
                Reason__c: 'Score and rank when the roster began',
                Assigned_By__c: users.get('revops')!
            }))
    );
    writer.keepUp(
        'Key_Account__c',
        keyAccounts.map(({ id, since }): Values => ({
            Id: id,
            Status_Since__c: days.day(since),
            Proposed_On__c: days.day(since - 16),
            Key_Account_Manager_Since__c: days.day(since)
        }))
    );
}
