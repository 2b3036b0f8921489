import type { DefaultKind, PackageJob } from 'keystone/dto';
import {
    addedLine,
    hasMissing,
    jobViews,
    kindViews,
    scheduledCount,
    standingOfDefaults,
    standingOfJobs
} from '../setupView';

const kind = (changes: Partial<DefaultKind> = {}): DefaultKind => ({
    name: 'Tier__c',
    label: 'Tiers',
    present: 3,
    missing: 0,
    added: 0,
    ...changes
});
const job = (changes: Partial<PackageJob> = {}): PackageJob => ({
    name: 'PlanEvaluationJob',
    label: 'Plan evaluation',
    description: 'Looks through all open plans.',
    isScheduled: true,
    nextRun: '2027-01-02T01:00:00.000Z',
    ...changes
});

describe('kindViews', () => {
    it('shouldSayThatNothingIsMissingWhenAllAreThere', () => {
        const [view] = kindViews([kind()], 'en-US');
        expect(view.present).toBe('In the org: 3');
        expect(view.standing).toEqual({ icon: 'utility:success', variant: 'success', text: 'Nothing missing' });
    });

    it('shouldCountInTheLocaleWhenSomeAreMissing', () => {
        const [view] = kindViews([kind({ present: 1200, missing: 1500 })], 'de-DE');
        expect(view.present).toBe('In the org: 1.200');
        expect(view.standing).toEqual({ icon: 'utility:warning', variant: 'warning', text: 'Missing: 1.500' });
    });
});

describe('standingOfDefaults', () => {
    it.each([
        [0, 'All default records are there'],
        [1, '1 default record is missing'],
        [14, '14 default records are missing']
    ])('shouldSayHowManyWhen%pAreMissing', (missing, text) => {
        const kinds = [kind(), kind({ name: 'Playbook__c', missing })];
        expect(standingOfDefaults(kinds, 'en-US').text).toBe(text);
        expect(hasMissing(kinds)).toBe(missing > 0);
    });
});

describe('addedLine', () => {
    it('shouldNameTheKindsWhenSomethingWasAdded', () => {
        const kinds = [kind({ added: 2 }), kind({ label: 'Offerings' }), kind({ label: 'Playbooks', added: 6 })];
        expect(addedLine(kinds, 'en-US')).toBe('Added: Tiers 2, Playbooks 6');
    });

    it('shouldSaySoWhenNothingWasMissing', () => {
        expect(addedLine([kind()], 'en-US')).toBe('Nothing was missing');
    });
});

describe('jobViews', () => {
    it('shouldTellTheNextRunInTheTimeZoneOfTheUser', () => {
        const [view] = jobViews([job()], 'en-GB', 'America/New_York');
        expect(view.nextRun).toBe('Next run: 1 Jan 2027, 20:00');
        expect(view.standing.text).toBe('Scheduled');
        expect(view.lastFailure).toBeNull();
        expect(view.lastFailureText).toBeNull();
    });

    it('shouldTellOfTheFailureWhenARunHadErrors', () => {
        const failed = job({
            isScheduled: false,
            nextRun: null,
            lastFailure: '2027-01-02T01:05:00.000Z',
            lastFailureText: 'Too many query rows'
        });
        const [view] = jobViews([failed], 'en-GB', 'UTC');
        expect(view.nextRun).toBeNull();
        expect(view.standing).toMatchObject({ icon: 'utility:warning', text: 'Not scheduled' });
        expect(view.lastFailure).toBe('Last failure: 2 Jan 2027, 01:05');
        expect(view.lastFailureText).toBe('Too many query rows');
    });
});

describe('standingOfJobs', () => {
    it('shouldCountWhenOnlySomeAreScheduled', () => {
        const jobs = [job(), job({ isScheduled: false })];
        expect(scheduledCount(jobs)).toBe(1);
        expect(standingOfJobs(jobs)).toMatchObject({ variant: 'warning', text: '1 of 2 jobs are scheduled' });
        expect(standingOfJobs([job()])).toMatchObject({ variant: 'success', text: 'All jobs are scheduled' });
    });
});
