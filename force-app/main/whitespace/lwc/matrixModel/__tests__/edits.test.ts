import {
    Matrix,
    batchAnswer,
    batchQuestion,
    changesOf,
    decided,
    opportunityQuestion,
    panelFields,
    sent,
    stateOf,
    takenBack,
    unitQuestion,
    unitsQuestion,
    withChanges,
    withPending,
    withValues
} from 'c/matrixModel';
import {
    CARE,
    DRIVES,
    NORTH,
    SENSORS,
    SITE,
    cell,
    matrixView,
    texts
} from '../../../../../../test/jest/matrixFixtures';

const matrix = new Matrix(matrixView());
const context = { currencyCode: 'EUR', competitors: ['Vektor'] };
const ID = `${NORTH}:${CARE}`;
const potential = matrix.cell(NORTH, CARE);
const raised = new Map([[ID, changesOf(potential, { potential: '950', nextStep: 'Show the reference' })]]);

describe('edits', () => {
    it('shouldHoldOnlyWhatBecomesDifferent', () => {
        expect(raised.get(ID)).toEqual({ potential: { base: '900', mine: '950' } });
    });

    it('shouldKeepTheFirstBaseWhenAFieldIsChangedAgain', () => {
        const once = withChanges(new Map(), raised);
        const twice = withChanges(once, new Map([[ID, { potential: { base: '950', mine: '990' } }]]));
        expect(sent(twice, [ID])).toEqual([
            { unitId: NORTH, offeringId: CARE, base: { potential: '900' }, fields: { potential: '990' } }
        ]);
        expect(sent(twice, ['other:cell'])).toEqual([]);
    });

    it('shouldShowWhatWaitsAsItWillBe', () => {
        const id = `${SITE}:${CARE}`;
        const pending = withChanges(new Map(), new Map([[id, { potential: { base: null, mine: '40' } }]]));
        const shown = withPending(matrix, pending).cell(SITE, CARE);
        expect(shown.potential).toBe(40);
        expect(stateOf(shown)).toBe('Potential');
        expect(withPending(matrix, new Map())).toBe(matrix);
    });

    it('shouldTurnChangesRoundToTakeThemBack', () => {
        expect(takenBack(raised).get(ID)).toEqual({ potential: { base: '950', mine: '900' } });
    });

    it('shouldKeepMineOverTheirsAsBaseAndDropWhatIsTheirs', () => {
        const edit = {
            changes: { potential: { base: '900', mine: '950' }, nextStep: { base: null, mine: 'Call' } },
            saving: false,
            error: null,
            conflicts: [
                { field: 'potential', base: '900', mine: '950', theirs: '910' },
                { field: 'nextStep', base: null, mine: 'Call', theirs: 'Write' }
            ]
        };
        expect(decided(edit, { potential: 'mine', nextStep: 'theirs' })).toEqual({
            potential: { base: '910', mine: '950' }
        });
    });

    it('shouldForgetTheNameOfAnotherPerson', () => {
        expect(withValues(potential, { responsibleId: '005000000000002AAA' }).responsibleName).toBeNull();
        expect(withValues(potential, { potential: null }).responsibleName).toBe('Kim');
    });
});

describe('panelFields', () => {
    it('shouldTellValuesAndWhatCouldNotBeStored', () => {
        const edit = { changes: raised.get(ID) ?? {}, saving: false, error: 'Locked', conflicts: [] };
        const fields = panelFields(
            ID,
            { ...potential, potential: 950, competitorShare: 30 },
            edit,
            true,
            context,
            texts
        );
        expect(fields.potential).toMatchObject({ text: '€950', value: '950', error: 'Locked', rowId: ID });
        expect(fields.nextStep).toMatchObject({ text: 'Show the reference', error: null });
        expect(fields.decisionDate.text).toBe('1 Mar 2027');
        expect(fields.responsibleId.text).toBe('Kim');
        expect(fields.competitorShare.text).toBe('30%');
        expect(fields.stateOverride.text).toBe('');
    });
});

describe('questions', () => {
    const cells = [matrix.cell(NORTH, SENSORS), matrix.cell(NORTH, DRIVES)];

    it('shouldStartWithWhatTheCellsHaveInCommon', () => {
        const question = batchQuestion('competitor', cells, matrix, context);
        expect(question.intro).toContain('2 cells');
        expect(question.values).toEqual({ competitor: null, competitorShare: null, competitorUntil: null });
        expect(batchQuestion('potential', [potential], matrix, context).values.potential).toBe('900');
        expect(batchQuestion('potential', [potential], matrix, context).intro).toBe('North: Care');
    });

    it('shouldLeaveAloneWhatDiffersAndWasLeftEmpty', () => {
        const question = batchQuestion('competitor', cells, matrix, context);
        const answer = { competitor: null, competitorShare: '50', competitorUntil: null };
        expect(batchAnswer(question, answer, cells)).toEqual({ competitorShare: '50', competitorUntil: null });
    });

    it('shouldFillInTheOpportunity', () => {
        const { values } = opportunityQuestion(potential, matrix, matrixView(), '2026-11-28');
        expect(values).toEqual({
            name: 'North – Care',
            amount: '900',
            closeDate: '2027-03-01',
            stageName: 'Prospecting'
        });
    });

    it('shouldExpectTheOpportunityInNinetyDaysWhenTheDecisionIsOver', () => {
        const late = cell(NORTH, CARE, { decisionDate: '2026-01-01' });
        expect(opportunityQuestion(late, matrix, matrixView({ stages: [] }), '2026-11-28').values.closeDate).toBe(
            '2027-02-26'
        );
    });

    it('shouldAskForUnits', () => {
        const suggestions = [{ accountId: '1', name: 'One', parentName: 'Top' }];
        expect(unitsQuestion(suggestions).fields[0].options).toEqual([{ value: '1', label: 'One (Top)' }]);
        expect(unitQuestion(matrix, NORTH).values).toMatchObject({ parentId: NORTH });
    });
});
