/** What the matrix reads, as its controller answers; only what the bench fills. */
export interface BenchView {
    [field: string]: unknown;
    units: { id: string; name: string; parentId: string | null }[];
    offerings: { id: string; name: string; parentId: string | null; isColumn: boolean }[];
    cells: BenchCell[];
}

export interface BenchCell {
    unitId: string;
    offeringId: string;
    state: string;
    ownedRevenue: number | null;
    openAmount: number | null;
    potential: number | null;
    addressable: number | null;
    competitor: string | null;
}

const STATES = ['Owned', 'In pipeline', 'Lost', 'Competitor-held', 'Potential', 'White space', 'Not applicable'];
const COMPETITORS = ['Vektor Automation', 'Corvex Systems', 'Ostmark Drives', 'in-house team'];
const GROUP = 5;

/** Pseudo-random numbers from 0 to 1, the same ones for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
    let state = seed;
    return () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
}

/** A key account with a record for every cell: units in a tree, offerings in groups of five, names of up to forty characters. */
export function makeMatrix(unitCount: number, offeringCount: number): BenchView {
    const random = randomFrom(7);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
    const amount = (): number => Math.round(random() * 500) * 1000;
    const units = Array.from({ length: unitCount }, (_, index) => ({
        id: `u${index}`,
        name: index % 8 === 0 ? `Division ${index} of the customer, in full length` : `Site ${index}`,
        parentId: index % 4 === 0 ? null : `u${index - (index % 4)}`,
        accountId: null,
        accountName: null,
        kind: index % 4 === 0 ? 'Division' : 'Site',
        order: index,
        active: true
    }));
    const groups = Array.from({ length: Math.ceil(offeringCount / GROUP) }, (_, index) => ({
        id: `g${index}`,
        name: `Group of offerings ${index}`,
        code: null,
        parentId: null,
        order: index,
        revenueType: 'Recurring',
        isOther: false,
        isColumn: false
    }));
    const offerings = Array.from({ length: offeringCount }, (_, index) => ({
        ...groups[Math.floor(index / GROUP)]!,
        id: `o${index}`,
        name: index % 6 === 0 ? `Offering ${index} with a name of forty letters` : `Offering ${index}`,
        parentId: `g${Math.floor(index / GROUP)}`,
        order: index,
        isColumn: true
    }));
    const cells = units.flatMap((unit) =>
        offerings.map((offering) => {
            const state = pick(STATES);
            return {
                id: `${unit.id}-${offering.id}`,
                unitId: unit.id,
                offeringId: offering.id,
                state,
                ownedRevenue: state === 'Owned' ? amount() : null,
                openAmount: state === 'In pipeline' ? amount() : null,
                potential: state === 'Potential' ? amount() : null,
                addressable: random() < 0.5 ? amount() : null,
                competitor: state === 'Competitor-held' ? pick(COMPETITORS) : null
            };
        })
    );
    return {
        state: 'Ready',
        keyAccountId: 'k',
        keyAccountName: 'Bench',
        accountId: 'a',
        currencyCode: 'EUR',
        canEdit: true,
        canCreateOpportunity: true,
        canCreateUnits: true,
        asOf: null,
        units,
        offerings: [...groups, ...offerings],
        cells,
        planId: null,
        competitors: COMPETITORS,
        stages: []
    };
}
