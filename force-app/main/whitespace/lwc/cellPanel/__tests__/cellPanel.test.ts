import CellPanel from 'c/cellPanel';
import { Matrix, panelFields } from 'c/matrixModel';
import type { CellDetail } from 'keystone/dto';
import { CARE, NORTH, SOUTH, SENSORS, matrixView, texts } from '../../../../../../test/jest/matrixFixtures';
import {
    clearPage,
    deepText,
    find,
    findAll,
    fire,
    listen,
    mount,
    press,
    settle
} from '../../../../../../test/jest/support';

const matrix = new Matrix(matrixView());
const context = { currencyCode: 'EUR', competitors: [] };

const DETAIL: CellDetail = {
    cell: null,
    reasons: [
        {
            kind: 'Open',
            recordId: '006000000000001AAA',
            name: 'Care 2027',
            text: 'Care 2027: open, €500',
            amount: 500,
            until: null,
            missing: null
        }
    ],
    opportunities: [
        {
            id: '006000000000001AAA',
            name: 'Care 2027',
            stage: 'Proposal',
            closeDate: '2027-01-31',
            amount: 500,
            probability: 50,
            ownerName: 'Kim',
            linked: true,
            isClosed: false,
            isWon: false
        }
    ],
    hiddenOpportunities: 2,
    assets: [
        {
            id: '02i000000000001AAA',
            name: 'Line 4',
            status: 'Installed',
            quantity: 3,
            until: '2028-01-31',
            isCompetitor: false
        }
    ],
    hiddenAssets: 0,
    history: [
        { changedOn: '2026-11-01T09:00:00.000Z', who: 'Kim', field: 'Potential', fromValue: null, toValue: '900' }
    ],
    actions: [{ id: '00T000000000001AAA', subject: 'Call', dueDate: '2026-12-01', ownerName: 'Kim', isClosed: false }]
};

function show(properties: Record<string, unknown> = {}, unitId = NORTH, offeringId = CARE) {
    const cell = matrix.cell(unitId, offeringId);
    const cellId = `${unitId}:${offeringId}`;
    return mount('c-cell-panel', CellPanel, {
        cellId,
        cell,
        unitName: 'North',
        offeringName: 'Care',
        fields: panelFields(cellId, cell, undefined, true, context, texts),
        texts,
        detail: DETAIL,
        canEdit: true,
        canCreate: true,
        ...properties
    });
}

describe('c-cell-panel', () => {
    afterEach(clearPage);

    it('shouldWarnWhenSharesAddUpToMoreThanTheWhole', async () => {
        const cell = { ...matrix.cell(NORTH, SENSORS), competitorShare: 55 };
        const element = await show({ cell }, NORTH, SENSORS);
        expect(find(find(element, 'c-over-note'), '[role="status"] [data-over]').textContent).toBe(
            "Shares of spend add up to 115%: Ours 60%, Vektor 55%. Check what is owned, the addressable spend and the competitor's share."
        );
        await expect(element).toBeAccessible();
        Object.assign(element, { cell: { ...cell, competitorShare: 40 } });
        await settle();
        expect(findAll(find(element, 'c-over-note'), '[data-over]')).toHaveLength(0);
        Object.assign(element, { cell: { ...cell, competitor: null } });
        await settle();
        expect(find(find(element, 'c-over-note'), '[data-over]').textContent).toContain('Ours 60%, Competitors 55%');
    });

    it('shouldTellAllAboutTheCell', async () => {
        const element = await show();
        const text = deepText(element);
        for (const part of [
            'Care',
            'North',
            'Potential',
            'Care 2027: open, €500',
            'Proposal · €500 · close 31 Jan 2027 · Kim',
            'Linked',
            'and 2 more that you cannot see',
            'Installed · 3 · until 31 Jan 2028',
            'Potential: – → 900',
            'Call',
            'Nobody has looked at it yet.'
        ]) {
            expect(text).toContain(part);
        }
        expect(find(element, '[data-field="potential"]').cell).toMatchObject({ text: '€900' });
        await expect(element).toBeAccessible();
    });

    it('shouldTellThatPeopleSaySomethingElse', async () => {
        const element = await show(
            {
                detail: {
                    ...DETAIL,
                    reasons: [],
                    opportunities: [],
                    hiddenOpportunities: 0,
                    history: [],
                    assets: [],
                    actions: []
                }
            },
            SOUTH,
            SENSORS
        );
        const text = deepText(element);
        expect(find(element, '[data-state]').textContent).toContain('Not applicable');
        expect(text).toContain('Keystone sees: Owned');
        expect(text).toContain('No opportunities yet.');
        expect(text).toContain('No changes yet.');
        expect(findAll(element, '[data-part="assets"], [data-part="actions"]')).toHaveLength(0);
    });

    it('shouldAskForWhatIsToBeDone', async () => {
        const element = await show();
        const asked = ['createopportunity', 'linkopportunity', 'lookedat', 'close'].map((type) =>
            listen(element, type)
        );
        for (const action of ['create', 'link', 'looked-at', 'close']) {
            find(element, `[data-action="${action}"]`).click();
        }
        const detail = { id: `${NORTH}:${CARE}` };
        expect(asked).toEqual([[detail], [detail], [detail], [detail]]);
        press(find(element, '.panel'), 'Escape');
        expect(asked[3]).toHaveLength(2);
    });

    it('shouldOfferNothingThatMayNotBeDone', async () => {
        const element = await show({ canEdit: false, canCreate: false });
        expect(
            findAll(element, '[data-action="create"], [data-action="link"], [data-action="looked-at"]')
        ).toHaveLength(0);
    });

    it('shouldShowThatItIsReadOrCouldNotBe', async () => {
        const loading = await show({ detail: null });
        expect(findAll(loading, 'lightning-spinner')).toHaveLength(1);
        const failed = await show({ detail: null, error: { body: { message: 'Gone' } } });
        const retried = listen(failed, 'retry');
        expect(deepText(failed)).toContain('Gone');
        fire(find(failed, 'c-error-panel'), 'retry');
        expect(retried).toHaveLength(1);
        expect(findAll(failed, 'c-inline-field')).not.toHaveLength(0);
    });
});
