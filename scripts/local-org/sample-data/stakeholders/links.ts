import type { Sample } from '../sample.ts';
import type { SampleStakeholder } from './stakeholders.ts';

type Link = [
    from: string,
    to: string,
    kind: 'Influences' | 'Conflict' | 'Informal tie',
    strength: string,
    note: string | null
];

/** Lines between people that no organisation chart shows, by title. */
const LINKS: Link[] = [
    ['Plant Director', 'Chief Operating Officer', 'Influences', 'Strong', 'Worked together for ten years.'],
    ['Head of Automation', 'Plant Director', 'Influences', 'Medium', null],
    [
        'Chief Financial Officer',
        'Chief Executive Officer',
        'Influences',
        'Strong',
        'Nothing is approved against this advice.'
    ],
    ['Energy Manager', 'Plant Director', 'Influences', 'Medium', null],
    [
        'OT Security Manager',
        'Chief Information Officer',
        'Influences',
        'Medium',
        'Writes the security opinion on every project.'
    ],
    [
        'Chief Information Officer',
        'Head of Automation',
        'Conflict',
        'Strong',
        'Who owns the networks of the plants is undecided since the last reorganisation.'
    ],
    ['Maintenance Manager', 'Head of Procurement', 'Informal tie', 'Weak', 'Sail together.'],
    ['Strategic Buyer', 'Maintenance Manager', 'Conflict', 'Weak', 'Spare parts were cut last year.']
];

/** Whom an adviser from another company talks to. */
const ADVISED = 'Chief Operating Officer';

/** Draws influence, conflict and informal ties on the maps of those where they are known. */
export function loadLinks({ writer, keyAccounts }: Sample, stakeholders: readonly SampleStakeholder[]): void {
    writer.insert(
        'Stakeholder_Link__c',
        keyAccounts
            .filter(({ depth }) => depth === 'rich' || depth === 'medium')
            .flatMap((keyAccount) => {
                const find = (title: string): SampleStakeholder | undefined =>
                    stakeholders.find(
                        (one) =>
                            one.keyAccount === keyAccount &&
                            one.person.account === keyAccount.key &&
                            one.person.title === title
                    );
                const advisers = stakeholders
                    .filter(
                        (one) => one.keyAccount === keyAccount && !keyAccount.accountKeys.includes(one.person.account)
                    )
                    .map((from) => ({
                        link: ['', ADVISED, 'Influences', 'Medium', 'Asked before large investments.'] satisfies Link,
                        from,
                        to: find(ADVISED)
                    }));
                return LINKS.map((link) => ({ link, from: find(link[0]), to: find(link[1]) }))
                    .concat(advisers)
                    .filter(({ from, to }) => from !== undefined && to !== undefined)
                    .map(({ link, from, to }) => ({
                        by: keyAccount.kam,
                        values: {
                            From_Stakeholder__c: from!.id,
                            To_Stakeholder__c: to!.id,
                            Kind__c: link[2],
                            Strength__c: link[3],
                            Note__c: link[4]
                        }
                    }));
            })
    );
}
