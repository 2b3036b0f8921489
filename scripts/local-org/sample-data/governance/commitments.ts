import type { Sample } from '../sample.ts';
import type { SampleMeeting } from './meetings.ts';

interface SamplePromise {
    side: 'Ours' | 'Customer';
    what: string;
    due: number;
    status: 'Open' | 'Kept' | 'Broken' | 'Dropped';
    closed?: number;
    /** User of ours who keeps or follows it, or title of the customer's person. */
    who: string;
    title?: string;
    note?: string;
}

const PROMISES: Record<string, SamplePromise[]> = {
    nordwind: [
        {
            side: 'Ours',
            what: 'Security evidence of all controllers in one document',
            due: -19,
            status: 'Open',
            who: 'engineer',
            note: 'Two of three companies are done; grid services is missing.'
        },
        {
            side: 'Ours',
            what: 'Buffer stock of six controllers in Bremerhaven',
            due: 26,
            status: 'Open',
            who: 'service'
        },
        {
            side: 'Ours',
            what: 'Alarm texts in Danish and Polish',
            due: -64,
            status: 'Kept',
            closed: -70,
            who: 'engineer'
        },
        { side: 'Ours', what: 'Quote for the next hundred drives', due: -95, status: 'Kept', closed: -88, who: 'kam1' },
        {
            side: 'Ours',
            what: 'Reference visit at a comparable park',
            due: -140,
            status: 'Broken',
            closed: -120,
            who: 'kam1',
            note: 'The other customer withdrew; a call was held instead.'
        },
        {
            side: 'Customer',
            what: 'Name a partner for each company of the group',
            due: -48,
            status: 'Open',
            who: 'kam1',
            title: 'Chief Operating Officer',
            note: 'Three of four named.'
        },
        {
            side: 'Customer',
            what: 'Maintenance cost by drive for the last two years',
            due: 33,
            status: 'Open',
            who: 'kam1',
            title: 'Maintenance Manager'
        },
        {
            side: 'Customer',
            what: 'Access to the test network',
            due: -75,
            status: 'Kept',
            closed: -61,
            who: 'engineer',
            title: 'OT Security Manager'
        },
        {
            side: 'Customer',
            what: 'Draft of the tender before it is published',
            due: -30,
            status: 'Dropped',
            closed: -34,
            who: 'kam1',
            title: 'Head of Procurement',
            note: 'Their legal department does not allow it.'
        }
    ],
    meridian: [
        {
            side: 'Ours',
            what: 'Validation documents four weeks before commissioning',
            due: 41,
            status: 'Open',
            who: 'engineer'
        },
        {
            side: 'Ours',
            what: 'Service partner in Singapore',
            due: -9,
            status: 'Open',
            who: 'service',
            note: 'Two candidates visited; contract is with legal.'
        },
        {
            side: 'Ours',
            what: 'Calibration plan for the Visp lines',
            due: -110,
            status: 'Kept',
            closed: -116,
            who: 'service'
        },
        { side: 'Ours', what: 'Monthly delivery report', due: -50, status: 'Kept', closed: -44, who: 'kam2' },
        {
            side: 'Customer',
            what: 'Volumes of the new lines for planning',
            due: 20,
            status: 'Open',
            who: 'kam2',
            title: 'Plant Director'
        },
        {
            side: 'Customer',
            what: 'Confirm the reject figures in writing',
            due: -85,
            status: 'Kept',
            closed: -80,
            who: 'kam2',
            title: 'Plant Director'
        },
        {
            side: 'Customer',
            what: 'Owner for the paperless plant programme',
            due: -37,
            status: 'Open',
            who: 'kam2',
            title: 'Chief Operating Officer'
        }
    ],
    castellano: [
        { side: 'Ours', what: 'Training for twelve operators in Brescia', due: 15, status: 'Open', who: 'service' },
        {
            side: 'Ours',
            what: 'Recipe templates for yoghurt lines',
            due: -33,
            status: 'Kept',
            closed: -35,
            who: 'engineer'
        },
        {
            side: 'Customer',
            what: 'Waste figures by line',
            due: -12,
            status: 'Open',
            who: 'kam2',
            title: 'Plant Director'
        }
    ],
    brevik: [
        { side: 'Ours', what: 'Offer for the second yard', due: 38, status: 'Open', who: 'kam1' },
        {
            side: 'Customer',
            what: 'Drawings of the steel line',
            due: -25,
            status: 'Broken',
            closed: -20,
            who: 'kam1',
            title: 'Head of Automation',
            note: 'Drawings do not exist; we measure ourselves.'
        }
    ],
    tavares: [{ side: 'Ours', what: 'Price list for the new platform', due: 9, status: 'Open', who: 'kam2' }]
};

/** Records what both sides promised in their meetings. */
export function loadCommitments(sample: Sample, meetings: readonly SampleMeeting[]): void {
    const { writer, days, users, contacts, keyAccounts } = sample;
    writer.insert(
        'Commitment__c',
        keyAccounts.flatMap((keyAccount) =>
            (PROMISES[keyAccount.key] ?? []).map((promise) => {
                const made = meetings.findLast(
                    (meeting) =>
                        meeting.keyAccount === keyAccount &&
                        meeting.status === 'Held' &&
                        meeting.type === 'Customer business review' &&
                        meeting.due < promise.due - 20
                );
                return {
                    by: keyAccount.kam,
                    values: {
                        Key_Account__c: keyAccount.id,
                        Name: promise.what,
                        Side__c: promise.side,
                        Status__c: promise.status,
                        Due_Date__c: days.day(promise.due),
                        Closed_On__c: promise.closed === undefined ? null : days.day(promise.closed),
                        Owner_User__c: users.get(promise.who)!,
                        Owner_Contact__c:
                            promise.title === undefined ? null : contacts.get(`${keyAccount.key}/${promise.title}`)!,
                        Governance_Meeting__c: made?.id ?? null,
                        Update_Note__c: promise.note ?? null,
                        Last_Update__c: promise.note === undefined ? null : days.day(promise.closed ?? -8)
                    }
                };
            })
        )
    );
}
