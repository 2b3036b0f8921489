import type { Sample, SampleKeyAccount } from '../sample.ts';

/** Who works on the key accounts beside their manager, by how much is known about them. */
const TEAMS: Record<SampleKeyAccount['depth'], [user: string, role: string, access: string, since: number][]> = {
    rich: [
        ['engineer', 'Technical', 'Edit', -420],
        ['service', 'Service', 'Edit', -300],
        ['sponsor', 'Executive sponsor', 'Read', -420]
    ],
    medium: [
        ['engineer', 'Technical', 'Edit', -200],
        ['service', 'Service', 'Edit', -150]
    ],
    thin: [['engineer', 'Technical', 'Read', -90]],
    empty: []
};

/** Contracts that no contract record tells, and notice dates: end and last day of notice. */
const CONTRACTS: Record<string, [end: number | null, notice: number]> = {
    nordwind: [null, 320],
    meridian: [null, 380],
    castellano: [600, 510],
    brevik: [145, 55]
};

/** Puts colleagues on the teams and enters what the contracts say. */
export function loadTeams({ writer, days, keyAccounts, users }: Sample): void {
    writer.insert(
        'Key_Account_Team_Member__c',
        keyAccounts.flatMap(({ id, depth, kam }) =>
            TEAMS[depth].map(([user, role, access, since]) => ({
                by: kam,
                values: {
                    Key_Account__c: id,
                    User__c: users.get(user)!,
                    Role__c: role,
                    Access__c: access,
                    From_Date__c: days.day(since)
                }
            }))
        )
    );
    writer.update(
        'Key_Account__c',
        keyAccounts
            .filter(({ key }) => CONTRACTS[key] !== undefined)
            .map(({ id, key, kam }) => {
                const [end, notice] = CONTRACTS[key]!;
                return {
                    by: kam,
                    values: {
                        Id: id,
                        Notice_Date__c: days.day(notice),
                        ...(end === null ? {} : { Contract_End__c: days.day(end), Contract_Source__c: 'Manual' })
                    }
                };
            })
    );
}
