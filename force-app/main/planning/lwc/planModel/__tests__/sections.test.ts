import { USER, field, goal, objective, planRow } from '../../../../../../test/jest/plan-fixtures';
import { jumpTo } from '../focus';
import { openForm } from '../forms';
import { sectionViews } from '../sectionViews';
import { actionInstead, sectionOf, sectionsOf, targetOf } from '../sections';
import { contextOf } from './context';

describe('planModel/sectionViews', () => {
    it.each([
        [1, ['Profile', 'Contract', 'Priorities', 'Swot', 'Buying_Units', 'Trends', 'Competitors', 'Actions']],
        [2, ['Ambition', 'Sponsors', 'Targets', 'Goals', 'Objectives', 'Actions']],
        [3, ['Map', 'Actions']],
        [4, ['Value', 'White_Space', 'Actions']],
        [5, ['Actions', 'Risks', 'Opportunities']],
        [6, ['Meetings', 'Our_Commitments', 'Customer_Commitments', 'Team', 'Actions']],
        [7, ['Review', 'Results', 'Lessons', 'Review_Meetings', 'Actions']]
    ])('shouldShow the sections of step %i in order', (step, ids) => {
        expect(sectionViews(contextOf(step)).map(({ id }) => id)).toEqual(ids);
    });

    it('shouldLeaveOutASectionWhenTheUserMayNotSeeItsKind', () => {
        const context = contextOf(2, [], { kinds: contextOf(2).kinds.filter(({ kind }) => kind !== 'Goal') });
        expect(sectionViews(context).map(({ id }) => id)).not.toContain('Goals');
    });

    it('shouldPutEachItemWhereItsKindBelongs', () => {
        const items = ['Priority', 'Trend', 'Strength', 'Threat'].map((kind) =>
            planRow('ProfileItem', kind, { Name: kind, Kind__c: kind })
        );
        const sections = sectionViews(contextOf(1, items));
        const ids = (id: string) => sections.find((section) => section.id === id)?.cards.map((card) => card.id);
        expect(ids('Priorities')).toEqual(['Priority']);
        expect(ids('Trends')).toEqual(['Trend']);
        const quadrants = sections.find(({ id }) => id === 'Swot')!.quadrants;
        expect(quadrants.map(({ cards }) => cards.length)).toEqual([1, 0, 0, 1]);
    });

    it('shouldShowTheFieldsOfKeyAccountAndAccountTogether', () => {
        const context = contextOf(1, [planRow('KeyAccount', 'k1'), planRow('Account', 'a1', { Industry: 'Paper' })]);
        const profile = sectionViews(context).find(({ id }) => id === 'Profile');
        expect(profile?.cells.map(({ name }) => name)).toEqual([
            'Industry',
            'Website',
            'Business_Model__c',
            'Decision_Forum__c'
        ]);
    });

    it('shouldOfferNothingToAddWhenThePlanIsReadOnlyOrTheUserMayNot', () => {
        const closed = sectionViews(contextOf(2, [], {}, { editable: false })).find(({ id }) => id === 'Goals');
        expect(closed).toMatchObject({ canAdd: false, isEmpty: true });
        expect(closed?.empty).toBe('Nothing has been entered here.');
        const kinds = contextOf(2).kinds.map((kind) => ({ ...kind, canCreate: false }));
        expect(sectionViews(contextOf(2, [], { kinds })).find(({ id }) => id === 'Goals')?.canAdd).toBe(false);
    });

    it('shouldShowAFormWhereItWasOpenedAndSayHowManyRowsAreNotShown', () => {
        const context = contextOf(2, [goal()], { more: [{ kind: 'Goal', count: 3 }] });
        const section = sectionOf(2, 'Goals')!;
        const place = { id: 'Goals', step: 2, kind: section.kind, section, parentId: null };
        const forms = [openForm(place, {}, context, USER)];
        const view = sectionViews({ ...context, forms }).find(({ id }) => id === 'Goals');
        expect(view).toMatchObject({ canAdd: false, form: { id: 'Goals' } });
        expect(view?.more).toContain('3 more');
    });

    it('shouldShowAFormForAColleagueBelowTheStakeholder', () => {
        const context = contextOf(3, [planRow('Stakeholder', 's1', { Name: 'Ada' })]);
        const section = sectionOf(3, 'Map')!;
        const place = { id: 'Map:s1', step: 3, kind: 'Relationship' as const, section, parentId: 's1' };
        const forms = [openForm(place, {}, context, USER)];
        const view = sectionViews({ ...context, forms }).find(({ id }) => id === 'Map');
        expect(view?.childForms?.forms.s1.fields.map(({ name }) => name)).toEqual(['User__c', 'Level__c']);
        expect(view?.form).toBeNull();
    });
});

describe('planModel/focus', () => {
    it('shouldKnowTheSectionOfEveryPlace', () => {
        for (const place of [
            'Profile',
            'Buying_Units',
            'Key_Account',
            'Goals',
            'Objectives',
            'Targets',
            'Map',
            'Value',
            'White_Space',
            'Actions',
            'Risks',
            'Team',
            'Meetings',
            'Commitments',
            'Figures',
            'Plan'
        ] as const) {
            const { step, section } = targetOf(place);
            expect(sectionsOf(step).map(({ id }) => id)).toContain(section);
        }
        expect(targetOf('Profile', 'Customer_Priorities').section).toBe('Priorities');
        expect(actionInstead('Opponents_Have_Action')).toBe(true);
        expect(actionInstead(null)).toBe(false);
    });

    it('shouldGoToTheFieldThatASentenceNames', () => {
        const context = contextOf(1, [
            planRow('KeyAccount', 'k1', { Business_Model__c: 'Mills' }),
            planRow('Account', 'a1')
        ]);
        expect(jumpTo(1, 'Profile', 'k1', 'Fill in Decision Forum.', context)).toMatchObject({
            rowId: 'k1',
            field: 'Decision_Forum__c',
            adds: false
        });
        expect(jumpTo(1, 'Contract', 'k1', 'Enter until when notice can be given.', context)?.field).toBe(
            'Contract_End__c'
        );
    });

    it('shouldGoToTheFirstEmptyFieldOfARow', () => {
        const context = contextOf(2, [goal({ Owner_Contact__c: null })]);
        expect(jumpTo(2, 'Goals', 'g1', 'Enter for it: something.', context)).toMatchObject({
            rowId: 'g1',
            field: 'Owner_Contact__c'
        });
        const complete = contextOf(2, [objective()]);
        expect(jumpTo(2, 'Objectives', 'o1', 'Enter Measure', complete)?.field).toBe('Measure__c');
    });

    it('shouldAddARowWhenNoneIsNamed', () => {
        expect(jumpTo(2, 'Goals', null, 'Customer goals to add: 2.', contextOf(2))).toMatchObject({
            adds: true,
            rowId: null
        });
        expect(jumpTo(3, 'Map', null, 'Find who has the role Approver.', contextOf(3))?.given).toEqual({
            Role__c: 'Approver'
        });
    });

    it('shouldAddToTheThinnestFieldOfTheFour', () => {
        const items = ['Strength', 'Weakness', 'Threat'].map((kind) => planRow('ProfileItem', kind, { Kind__c: kind }));
        expect(jumpTo(1, 'Swot', null, 'to add: 2', contextOf(1, items))?.part).toBe('Opportunity');
    });

    it('shouldAddWhoKnowsAStakeholderWhenThatIsMissing', () => {
        const context = contextOf(3, [planRow('Stakeholder', 's1', { Attitude__c: 'Neutral', Kind__c: 'Person' })]);
        const child = { adds: true, child: true, part: 's1' };
        expect(jumpTo(3, 'Map', 's1', 'Enter for Ada: Relationship.', context)).toMatchObject(child);
        expect(jumpTo(3, 'Map', 's1', 'Introduce more.', context, 'Two_Colleagues_Each')).toMatchObject(child);
        expect(jumpTo(3, 'Map', 's1', 'Enter for Ada: Coverage Owner.', context)).toMatchObject({
            rowId: 's1',
            field: 'Coverage_Owner__c',
            child: false
        });
    });

    it('shouldAddWhoCameToAMeetingOnceItsOutcomeIsThere', () => {
        const outcome = field('Outcome__c', 'textarea');
        const kinds = contextOf(6).kinds.map((kind) => ({ ...kind, fields: [...kind.fields, outcome] }));
        const meeting = (values: Record<string, string>) => contextOf(6, [planRow('Meeting', 'm1', values)], { kinds });
        const text = 'Enter who came: Review.';
        expect(jumpTo(6, 'Meetings', 'm1', text, meeting({ Outcome__c: 'Agreed' }))).toMatchObject({ child: true });
        expect(jumpTo(6, 'Meetings', 'm1', text, meeting({}))).toMatchObject({ child: false, rowId: 'm1' });
    });

    it('shouldGoNowhereWhenThereIsNoSuchSection', () => {
        expect(jumpTo(2, 'Nowhere', null, '', contextOf(2))).toBeNull();
    });
});
