import { dataOf } from '../data';
import { averageTexts, coverageLines, detailLines, linkLines, ratingLines, relationLines } from '../panel';
import {
    alsoContactQuestion,
    bulkQuestion,
    fillQuestion,
    leftQuestion,
    lineChangeQuestion,
    lineQuestion,
    managerQuestion,
    overrideQuestion,
    placeholderQuestion,
    rateQuestion,
    removeQuestion
} from '../questions';
import { answeredValue, questionsFor } from '../ratingHelp';
import { historyOf, summaryOf } from '../ratings';
import {
    KIM,
    MAP_TODAY,
    OLA,
    mapContext,
    mapDetail,
    mapLink,
    mapPeople,
    mapPerson,
    mapRating,
    mapRelation
} from '../../../../../../test/jest/map-fixtures';

const context = mapContext();
const data = dataOf({ people: mapPeople(), relations: [mapRelation()], links: [mapLink()] });

describe('mapModel: ratings', () => {
    it('shouldAverageTheLatestOfEachRaterAndTellTheSpread', () => {
        // Kim: champion (2), before that opponent; Ola: neutral (0), influence said earlier (1). Mean 1, apart 2; influence (3 + 1) / 2 = 2.
        const ratings = [
            mapRating('1', { attitudeValue: -2, ratedOn: '2026-01-01' }),
            mapRating('2', { attitudeValue: 2, influenceValue: 3 }),
            mapRating('3', { raterId: OLA, attitudeValue: 0, ratedOn: '2027-02-01' }),
            mapRating('4', { raterId: OLA, influenceValue: 1, ratedOn: '2026-02-01' })
        ];
        expect(summaryOf(ratings)).toEqual({ raters: 2, attitude: 1, influence: 2, spread: 2 });
        expect(historyOf(ratings).map(({ key }) => key)).toEqual([KIM, OLA]);
        expect(summaryOf([])).toEqual({ raters: 0, attitude: null, influence: null, spread: null });
        expect(summaryOf([ratings[1]]).spread).toBeNull();
    });

    it('shouldSayTheAverageInWords', () => {
        const { texts, spread } = averageTexts(mapDetail().ratings, context);
        expect(texts).toEqual([
            'Average of 2 raters: Supporter (1)',
            'Average of 2 raters: High (3)',
            'They are 2 apart.'
        ]);
        expect(spread).toBe(2);
        expect(averageTexts([], context)).toEqual({ texts: [], spread: 0 });
        expect(ratingLines(mapDetail().ratings, context)[0].lines[0].text).toBe('Champion · High');
    });
});

describe('mapModel: questions that help to rate', () => {
    const attitudes = context.view.choices?.attitude ?? [];

    it('shouldTakeTheValueNearestToTheMeanOfTheAnswers', () => {
        expect(answeredValue({ say: 2, do: 1 }, attitudes)?.value).toBe('Supporter');
        expect(answeredValue({ say: -2, do: -2 }, attitudes)?.value).toBe('Opponent');
        expect(answeredValue({ say: 0 }, attitudes)?.value).toBe('Neutral');
        expect(answeredValue({}, attitudes)).toBeNull();
    });

    it('shouldTakeWhatIsSaidWhereThereAreNoNumbers', () => {
        expect(answeredValue({ first: 'Business' }, context.view.choices?.orientation ?? [])?.value).toBe('Business');
    });

    it.each(['attitude', 'influence', 'relationship', 'adaptability', 'orientation'] as const)(
        'shouldAskAbout %s',
        (value) => {
            expect(questionsFor(value).length).toBeGreaterThan(0);
            questionsFor(value).forEach(({ answers }) =>
                expect(new Set(answers.map(({ says }) => says)).size).toBe(answers.length)
            );
        }
    );
});

describe('mapModel: side panel', () => {
    it('shouldTellRelationshipsAndLines', () => {
        expect(relationLines(data.people[0], data, context)).toMatchObject([
            { name: 'Kim Lindqvist', text: 'Working, target Trusted' }
        ]);
        expect(linkLines(data.people[1], data, context)).toMatchObject([{ ends: 'Åsa Berg → Bo Dahl' }]);
        const conflict = { ...data, links: [mapLink({ kind: 'Conflict' })] };
        expect(linkLines(data.people[0], conflict, context)[0].ends).toBe('Åsa Berg ↔ Bo Dahl');
    });

    it('shouldTellWhatCoverageRestsOn', () => {
        const person = mapPerson('x', {
            coverage: 'Single',
            coverageOverride: 'Close',
            coverageOverrideUntil: '2027-06-01',
            touches: 3,
            lastTwoWay: '2027-02-01',
            nextTouch: '2027-03-20',
            coverageOwnerName: 'Kim'
        });
        expect(coverageLines(person, context)).toEqual([
            'Said by hand: Close until Jun 1, 2027',
            'Activities show: Single',
            '3 two-way contacts in twelve months',
            'Last two-way contact: Feb 1, 2027',
            'Next contact: Mar 20, 2027',
            'Seen to by Kim'
        ]);
        expect(coverageLines(mapPerson('y'), context)).toEqual(['Activities show: No coverage known']);
    });

    it('shouldTellActionsOpportunitiesAndActivities', () => {
        const { actions, opportunities, activities } = detailLines(mapDetail(), context);
        expect(actions.map(({ isOverdue }) => isOverdue)).toEqual([true, false]);
        expect(actions[0].note).toBe('Kim · due Feb 1, 2027');
        expect(opportunities[0].note).toBe('Proposal · €1,000');
        expect(activities[0]).toMatchObject({ icon: 'utility:event', note: 'Feb 20, 2027 · Kim' });
    });
});

describe('mapModel: dialogs', () => {
    const [first, second] = mapPeople();

    it('shouldOfferPeopleValuesAndDefaults', () => {
        const manager = managerQuestion(second, 'a', [first], context);
        expect(manager.fields[0].options).toEqual([{ value: 'a', label: 'Åsa Berg, Chief Executive Officer' }]);
        expect(manager.values).toEqual({ managerId: 'a' });
        expect(lineQuestion(first, second, [], context).fields.map(({ name }) => name)).toEqual([
            'kind',
            'strength',
            'note'
        ]);
        const open = lineQuestion(first, null, mapPeople(), context);
        expect(open.fields[0].options?.map(({ value }) => value)).not.toContain('a');
        expect(open.values).toEqual({ kind: 'Influences', strength: 'Medium' });
        expect(lineChangeQuestion(mapLink(), 'A', 'B', context).values).toMatchObject({ note: 'Since school' });
        expect(placeholderQuestion(mapPeople(), context).fields).toHaveLength(4);
    });

    it('shouldLeaveContactsAloneUnlessSomebodySaysSo', () => {
        expect(alsoContactQuestion(first, second).values).toEqual({ alsoContact: 'false' });
        expect(alsoContactQuestion(first, null).intro).toContain('nobody');
    });

    it('shouldBeginWithSensibleDays', () => {
        expect(overrideQuestion(first, context).values).toEqual({ coverage: 'Regular', until: '2027-08-28' });
        expect(leftQuestion(first, context).values).toEqual({ left: MAP_TODAY });
    });

    it('shouldNameWhomItIsAbout', () => {
        expect(fillQuestion(first).intro).toContain('Åsa Berg');
        expect(removeQuestion('2 people').intro).toContain('2 people');
        expect(rateQuestion(3, context).heading).toBe('Rate 3 people');
        expect(bulkQuestion('owner', 2, context).fields[0].objectApiName).toBe('User');
        expect(bulkQuestion('unit', 2, context).fields[0].options).toEqual([{ value: 'north', label: 'North' }]);
    });
});
