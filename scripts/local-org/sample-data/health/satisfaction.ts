import { Random } from '../random.ts';
import type { Sample, SampleKeyAccount } from '../sample.ts';
import type { SampleStakeholder } from '../stakeholders/stakeholders.ts';

export interface Reading {
    keyAccount: SampleKeyAccount;
    kind: 'NPS' | 'CSAT';
    /** Days from today. */
    on: number;
    score: number;
}

const RELATIONSHIP_SURVEY = [-35, -215, -400, -580];
const COMMENTS: Record<'good' | 'fair' | 'poor', string[]> = {
    good: ['People who know our plant.', 'Call once, solved once.', 'The reviews with figures are the best we get.'],
    fair: ['Good products, slow quotes.', 'Fine, but prices went up twice.', 'Support depends on who answers.'],
    poor: ['Two late deliveries and nobody told us before.', 'We feel like a small customer.']
};

/** Half-yearly promoter scores and answers after service cases. */
export function loadSatisfaction(sample: Sample, stakeholders: readonly SampleStakeholder[]): Reading[] {
    const random = new Random(29);
    const { writer, days, contacts } = sample;
    const answers = stakeholders
        .filter(({ person, left, keyAccount }) => !left && person.account === keyAccount.key)
        .flatMap((stakeholder) => {
            const { keyAccount, attitude } = stakeholder;
            const rounds = { rich: 4, medium: 2, thin: 1, empty: 0 }[keyAccount.depth];
            const promoter = RELATIONSHIP_SURVEY.slice(0, rounds)
                .filter(() => random.chance(0.5))
                .map((on) => ({
                    stakeholder,
                    kind: 'NPS' as const,
                    on: on - random.between(0, 12),
                    score: Math.max(0, Math.min(10, 7 + attitude + random.between(-1, 1)))
                }));
            const service = random.chance(stakeholder.role === 'User' ? 0.7 : 0.1)
                ? [{ stakeholder, kind: 'CSAT' as const, on: -random.between(8, 300), score: random.between(3, 5) }]
                : [];
            return [...promoter, ...service];
        });
    writer.insert(
        'Satisfaction_Reading__c',
        answers.map(({ stakeholder, kind, on, score }) => {
            const share = kind === 'NPS' ? score / 10 : score / 5;
            const mood = share >= 0.85 ? 'good' : share >= 0.65 ? 'fair' : 'poor';
            return {
                by: stakeholder.keyAccount.kam,
                values: {
                    Key_Account__c: stakeholder.keyAccount.id,
                    Contact__c: contacts.get(stakeholder.person.key)!,
                    Kind__c: kind,
                    Reading_Date__c: days.day(on),
                    Score__c: score,
                    Source__c: kind === 'NPS' ? 'Relationship survey' : 'After a service case',
                    Comment__c: random.chance(0.5) ? random.pick(COMMENTS[mood]) : null
                }
            };
        })
    );
    return answers.map(({ stakeholder, kind, on, score }) => ({ keyAccount: stakeholder.keyAccount, kind, on, score }));
}
