import type { MapContext } from 'c/mapModel';
import type {
    MapChoice,
    MapLink,
    MapPerson,
    MapPersonDetail,
    MapRating,
    MapRelation,
    MapSave,
    MapView
} from 'keystone/dto';

/** A relationship map for tests: four people, an open role, and two of us. */

export const MAP_TODAY = '2027-03-01';
export const KIM = '005000000000001AAA';
export const OLA = '005000000000002AAA';

const choices = (...values: [string, number | null][]): MapChoice[] =>
    values.map(([value, numberValue]) => ({ value, label: value, numberValue }));

/** Somebody on the map. */
export function mapPerson(id: string, values: Partial<MapPerson> = {}): MapPerson {
    return {
        id,
        name: `Person ${id}`,
        title: `Title ${id}`,
        placeholder: false,
        external: false,
        parked: false,
        openActions: 0,
        key: false,
        contactId: `003${id}`,
        ...values
    };
}

/** Whoever is on the map of most tests: a reports to nobody, b and c to a, d to b. */
export function mapPeople(): MapPerson[] {
    return [
        mapPerson('a', {
            name: 'Åsa Berg',
            title: 'Chief Executive Officer',
            role: 'Approver',
            attitude: 'Supporter',
            attitudeValue: 1,
            influence: 'High',
            influenceValue: 3,
            relationship: 'Trusted',
            relationshipValue: 3,
            coverage: 'Regular',
            lastTwoWay: '2027-02-20',
            key: true
        }),
        mapPerson('b', {
            name: 'Bo Dahl',
            title: 'Plant Director',
            role: 'Decision maker',
            attitude: 'Critic',
            attitudeValue: -1,
            attitudeSpread: 3,
            influence: 'Medium',
            influenceValue: 2,
            lastTwoWay: '2026-06-01',
            contactReportsToId: '003a',
            unitId: 'north'
        }),
        mapPerson('c', { name: 'Cem Ek', reportsToId: 'a', external: true, accountName: 'Consultants' }),
        mapPerson('d', { name: 'Dag Foss', reportsToId: 'b', leftDate: '2027-01-15' }),
        mapPerson('e', {
            name: 'Somebody who pays',
            title: null,
            placeholder: true,
            placeholderSince: '2026-12-01',
            contactId: null
        })
    ];
}

export function mapRelation(values: Partial<MapRelation> = {}): MapRelation {
    return {
        id: 'r1',
        stakeholderId: 'a',
        userId: KIM,
        level: 'Working',
        levelValue: 2,
        target: 'Trusted',
        targetValue: 3,
        assessedOn: '2026-07-01',
        ...values
    };
}

export function mapLink(values: Partial<MapLink> = {}): MapLink {
    return {
        id: 'l1',
        fromId: 'a',
        toId: 'b',
        kind: 'Influences',
        strength: 'Strong',
        note: 'Since school',
        ...values
    };
}

/** What the server tells about the whole map. */
export function mapView(values: Partial<MapView> = {}): MapView {
    return {
        state: 'Map',
        keyAccountId: 'a00000000000001AAA',
        keyAccountName: 'Norrland Paper',
        today: MAP_TODAY,
        userId: KIM,
        editable: true,
        canRate: true,
        seesRatings: true,
        canWriteContacts: true,
        canAct: true,
        page: { people: mapPeople(), relations: [mapRelation()], links: [mapLink()] },
        colleagues: [
            { userId: KIM, name: 'Kim Lindqvist', role: 'Key account manager' },
            { userId: OLA, name: 'Ola Berg', role: 'Service' }
        ],
        units: [{ id: 'north', name: 'North' }],
        choices: {
            role: choices(['Approver', null], ['Decision maker', null]),
            seniority: choices(['Board', 5]),
            attitude: choices(['Opponent', -2], ['Critic', -1], ['Neutral', 0], ['Supporter', 1], ['Champion', 2]),
            influence: choices(['Low', 1], ['Medium', 2], ['High', 3]),
            adaptability: choices(['Resists change', 1], ['Drives change', 5]),
            orientation: choices(['Financial', null], ['Business', null]),
            relationship: choices(['None', 0], ['Acquainted', 1], ['Working', 2], ['Trusted', 3], ['Partner', 4]),
            coverage: choices(['None', 0], ['Single', 1], ['Occasional', 2], ['Regular', 3], ['Close', 4]),
            linkKind: choices(['Influences', null], ['Conflict', null], ['Informal tie', null]),
            linkStrength: choices(['Weak', null], ['Medium', null], ['Strong', null])
        },
        scores: {
            score: 3.5,
            scoredOn: '2027-02-28',
            keyPeople: 2,
            covered: 1,
            redundancy: 50,
            reasons: {
                rules: [
                    { name: 'Approver_Known', label: 'Approver known', needed: 1, have: 1, met: true },
                    { name: 'User_Supports', label: 'User supports us', needed: 2, have: 0, met: false }
                ],
                uncovered: [
                    { stakeholderId: 'b', name: 'Bo Dahl', role: 'Decision maker', why: 'No contact in time' },
                    { stakeholderId: null, name: null, role: 'Approver', why: 'Role open' }
                ],
                uncoveredMore: 2,
                single: [{ stakeholderId: 'a', name: 'Åsa Berg' }],
                confidence: { percent: 80, missing: ['Emails'] }
            }
        },
        ...values
    };
}

/** What the map's rules look at. */
export function mapContext(values: Partial<MapView> = {}): MapContext {
    return { view: mapView(values), today: MAP_TODAY, locale: 'en-US' };
}

export function mapRating(id: string, values: Partial<MapRating> = {}): MapRating {
    return { id, latest: true, raterId: KIM, raterName: 'Kim Lindqvist', ratedOn: MAP_TODAY, ...values };
}

/** What the panel tells about the first person. */
export function mapDetail(values: Partial<MapPersonDetail> = {}): MapPersonDetail {
    return {
        person: mapPeople()[0],
        notes: 'Sails',
        email: 'asa@norrland.example',
        phone: '+46 1',
        ratings: [
            mapRating('x1', { attitude: 'Champion', attitudeValue: 2, influence: 'High', influenceValue: 3 }),
            mapRating('x2', {
                raterId: OLA,
                raterName: 'Ola Berg',
                ratedOn: '2027-01-01',
                attitude: 'Neutral',
                attitudeValue: 0,
                comment: 'Quiet'
            })
        ],
        relations: [mapRelation()],
        links: [mapLink()],
        actions: [
            { id: 't1', subject: 'Invite', dueDate: '2027-02-01', ownerName: 'Kim', closed: false, editable: true },
            { id: 't2', subject: 'Call', closed: true, editable: false }
        ],
        opportunities: [
            {
                id: '006',
                name: 'Line 4',
                stage: 'Proposal',
                amount: 1000,
                currencyCode: 'EUR',
                closed: false,
                won: false
            }
        ],
        activities: [{ id: '00U', kind: 'Event', subject: 'Visit', day: '2027-02-20', ownerName: 'Kim' }],
        moreActivities: 3,
        coverage: {
            touches: [
                { id: '00T', kind: 'Call', subject: 'Called about the offer', day: '2027-02-18', ownerName: 'Ola' }
            ],
            hidden: 2,
            earlier: 7,
            missing: ['Emails']
        },
        ...values
    };
}

/** What a save came to that stored something. */
export function mapSave(values: Partial<MapSave> = {}): MapSave {
    return {
        people: [],
        relations: [],
        links: [],
        removed: [],
        created: [],
        conflicts: [],
        failures: [],
        undo: {
            edits: [{ recordId: 'a', field: 'Role__c', base: 'Approver', mine: null }],
            created: [],
            deleted: []
        },
        ...values
    };
}
