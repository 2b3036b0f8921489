import { TODAY, USER, goal, objective, planRow, target } from '../../../../../../test/jest/plan-fixtures';
import type { RowKind } from 'keystone/dto';
import { actionQuestion } from '../actionQuestion';
import { PARENT_FIELD, formEdits, formFields, formParent, formView, openForm } from '../forms';
import type { OpenForm } from '../forms';
import type { StepContext } from '../sectionViews';
import { sectionOf } from '../sections';
import { stageQuestion, newValueEdits } from '../stageQuestion';
import { contextOf } from './context';

function form(context: StepContext, sectionId: string, given = {}, kind?: RowKind): OpenForm {
    const section = sectionOf(context.step, sectionId)!;
    const place = { id: sectionId, step: context.step, kind: kind ?? section.kind, section, parentId: null };
    return openForm(place, given, context, USER);
}

const names = (open: OpenForm, context: StepContext) => formFields(open, context).map(({ name }) => name);

describe('planModel/forms', () => {
    it('shouldStartWithTheFirstYearThatHasNoTarget', () => {
        const context = contextOf(2, [target()]);
        expect(form(context, 'Targets').values.Year__c).toBe('2028');
    });

    it('shouldServeTheGoalThatAnObjectiveIsAddedFrom', () => {
        const context = contextOf(2, [goal(), objective()]);
        const open = form(context, 'Objectives', { Customer_Goal__c: 'g1' });
        expect(open.values).toMatchObject({ Customer_Goal__c: 'g1', Unit__c: 'Number', Due_Date__c: '2027-12-31' });
        expect(formView(open, context).heading).toBe('Add Objective');
    });

    it('shouldNotAskForWhatTheSectionSettles', () => {
        const context = contextOf(1);
        const open = form(context, 'Priorities');
        expect(names(open, context)).toEqual(['Name', 'Source_Kind__c', 'Source_Date__c', 'Source_Link__c']);
        expect(formEdits(open)).toEqual([
            { field: 'Source_Date__c', base: null, mine: TODAY },
            { field: 'Kind__c', base: null, mine: 'Priority' }
        ]);
    });

    it('shouldAskForTheContactOfAPersonOnly', () => {
        const context = contextOf(3);
        const person = form(context, 'Map');
        expect(formFields(person, context).find(({ name }) => name === 'Contact__c')?.required).toBe(true);
        const placeholder = { ...person, values: { ...person.values, Kind__c: 'Placeholder', Contact__c: 'c1' } };
        expect(names(placeholder, context)).not.toContain('Contact__c');
        expect(formEdits(placeholder).map(({ field }) => field)).not.toContain('Contact__c');
    });

    it('shouldAskForTheUnitThatACellHangsOn', () => {
        const context = contextOf(4);
        const open = form(context, 'White_Space');
        expect(names(open, context)[0]).toBe(PARENT_FIELD);
        const chosen = { ...open, values: { ...open.values, [PARENT_FIELD]: 'u1' } };
        expect(formParent(chosen)).toBe('u1');
        expect(formEdits(chosen).map(({ field }) => field)).not.toContain(PARENT_FIELD);
    });

    it('shouldBelongToThePlanWhenALessonOrAPeriodReviewIsAdded', () => {
        const context = contextOf(7);
        expect(form(context, 'Lessons').values).toMatchObject({
            Kind__c: 'Lesson',
            Key_Account_Plan__c: context.view.planId
        });
        expect(form(context, 'Review_Meetings').values.Period_End__c).toBe('2027-12-31');
        const meetings = contextOf(6);
        expect(form(meetings, 'Meetings').values.Key_Account_Plan__c).toBeUndefined();
    });

    it('shouldAskForWhoeverComesFromTheSideThatWasChosen', () => {
        const context = contextOf(6);
        const open = form(context, 'Meetings', {}, 'Attendee');
        expect(names(open, context)).toEqual(['Side__c', 'Contact__c', 'Attendance__c']);
        const ours = { ...open, values: { ...open.values, Side__c: 'Ours' } };
        expect(names(ours, context)).toContain('User__c');
    });

    it('shouldAskWhoAgreedWhenAndOnWhatAmountWhenAValueItemIsAgreed', () => {
        const context = contextOf(4, [
            planRow('ValueItem', 'v1', { Name: 'Less scrap', Status__c: 'Proposed', Amount__c: '5' })
        ]);
        const question = stageQuestion(context.rows[0], 'Agreed', context);
        expect(question.fields.map(({ name, required }) => [name, required])).toEqual([
            ['Agreed_With__c', true],
            ['Agreed_On__c', true],
            ['Amount__c', true]
        ]);
        expect(question.values).toEqual({ Agreed_With__c: null, Agreed_On__c: TODAY, Amount__c: '5' });
        expect(newValueEdits(context.rows[0], { Status__c: 'Agreed', Amount__c: '5' })).toEqual([
            { field: 'Status__c', base: 'Proposed', mine: 'Agreed' }
        ]);
    });

    it('shouldProposeTheAmountBeforeWhenAValueItemIsConfirmed', () => {
        const context = contextOf(4, [
            planRow('ValueItem', 'v1', { Status__c: 'Delivered', Delivered_Amount__c: '7', Amount__c: '5' })
        ]);
        expect(stageQuestion(context.rows[0], 'Confirmed', context).values.Confirmed_Amount__c).toBe('7');
    });

    it('shouldTakeWhatIsMissingAsTheSubjectOfAnAction', () => {
        const question = actionQuestion('Objective', 'Plan it '.repeat(60), contextOf(2), USER);
        expect(question.values.Subject).toHaveLength(255);
        expect(question.values).toMatchObject({ OwnerId: USER, ActivityDate: '2026-11-29' });
        expect(question.fields.map(({ name }) => name)).toEqual(['Subject', 'ActivityDate', 'OwnerId', 'Priority']);
    });
});
