import MapPanel from 'c/mapPanel';
import { dataOf } from 'c/mapModel';
import { KIM, mapContext, mapDetail, mapLink, mapPeople, mapRelation } from '../../../../../../test/jest/map-fixtures';
import { clearPage, deepText, find, findAll, fire, listen, mount, press } from '../../../../../../test/jest/support';
import type { MapView } from 'keystone/dto';

const data = dataOf({ people: mapPeople(), relations: [mapRelation()], links: [mapLink()] });

const show = (properties = {}, view: Partial<MapView> = {}) =>
    mount('c-map-panel', MapPanel, {
        context: mapContext(view),
        data,
        person: mapPeople()[0],
        managerName: null,
        detail: mapDetail(),
        ...properties
    });

describe('c-map-panel', () => {
    afterEach(clearPage);

    it('shouldTellEverythingAboutAPersonWithoutBarriers', async () => {
        const element = await show();
        const text = deepText(element);
        for (const part of [
            'Åsa Berg',
            'Chief Executive Officer',
            'asa@norrland.example',
            'Nobody',
            'Average of 2 raters: Supporter (1)',
            'Talk about it',
            'Quiet',
            'Working, target Trusted',
            'Åsa Berg → Bo Dahl',
            'Invite',
            'Line 4',
            'Visit',
            'and 3 more',
            'Called about the offer',
            'and 7 more',
            'and 2 that you cannot see',
            'E-mail messages were not looked at.'
        ]) {
            expect(text).toContain(part);
        }
        await expect(element).toBeAccessible();
    }, 30_000);

    it('shouldReportWhatTheUserChanges', async () => {
        const element = await show();
        const intents = listen(element, 'mapintent');
        const ids = ['a'];
        fire(find(element, '[data-field="Role__c"]'), 'change', { value: 'Decision maker' });
        fire(find(element, '[data-field="Buying_Unit__c"]'), 'change', { value: '' });
        fire(find(element, '[data-rated="influence"]'), 'change', { value: 'Low' });
        fire(find(element, '[data-own-level]'), 'change', { value: 'Partner' });
        fire(find(element, '[data-task="t1"] lightning-input'), 'change', { checked: true });
        const comment = find(element, '[data-rated="comment"]');
        comment.value = 'New chief';
        fire(comment, 'blur');
        const notes = find(element, '[data-field="Notes__c"]');
        fire(notes, 'blur');
        notes.value = 'Plays chess';
        fire(notes, 'blur');
        expect(intents).toEqual([
            { type: 'edit', ids, field: 'Role__c', value: 'Decision maker' },
            { type: 'edit', ids, field: 'Buying_Unit__c', value: null },
            { type: 'rate', ids, rating: { influence: 'Low' } },
            { type: 'level', stakeholderId: 'a', userId: KIM, field: 'level', value: 'Partner' },
            { type: 'complete', taskId: 't1', done: true },
            { type: 'rate', ids, rating: { comment: 'New chief' } },
            { type: 'edit', ids, field: 'Notes__c', value: 'Plays chess' }
        ]);
    });

    it('shouldReportWhatTheUserAsksFor', async () => {
        const element = await show({ person: { ...mapPeople()[0], coverageOverride: 'Close' } });
        const intents = listen(element, 'mapintent');
        for (const action of [
            'move',
            'line',
            'edit-line',
            'drop-line',
            'override',
            'clear-override',
            'plan-action',
            'close-panel'
        ]) {
            find(element, `[data-action="${action}"]`).click();
        }
        find(element, '[data-help="attitude"]').click();
        fire(find(element, '[data-menu="person"]'), 'select', { value: 'park' });
        press(find(element, 'aside'), 'Escape');
        expect(intents).toEqual([
            { type: 'askmanager', id: 'a' },
            { type: 'line', fromId: 'a', toId: null },
            { type: 'editline', id: 'l1' },
            { type: 'dropline', id: 'l1' },
            { type: 'override', id: 'a' },
            { type: 'clearoverride', id: 'a' },
            { type: 'act', id: 'a' },
            { type: 'close' },
            { type: 'help', id: 'a', value: 'attitude' },
            { type: 'menu', id: 'a', act: 'park' },
            { type: 'close' }
        ]);
    });

    it('shouldHideRatingsAndEditorsFromThoseWithoutTheRight', async () => {
        const element = await show(
            { detail: mapDetail({ ratings: [] }) },
            { editable: false, canRate: false, seesRatings: false, canAct: false }
        );
        expect(findAll(element, '[data-ratings-hidden]')).toHaveLength(1);
        expect(findAll(element, '[data-rated], [data-action="move"], [data-action="override"]')).toHaveLength(0);
        expect(find(element, '[data-field="Role__c"]').disabled).toBe(true);
    });

    it('shouldSayWhatIsMissing', async () => {
        const nothing = mapDetail({ ratings: [], actions: [], opportunities: [], activities: [], moreActivities: 0 });
        const element = await show({
            detail: nothing,
            data: dataOf({ people: mapPeople(), relations: [], links: [] }),
            person: { ...mapPeople()[4], parked: true }
        });
        const text = deepText(element);
        for (const part of ['Nobody has rated yet.', 'No lines yet.', 'No actions.', 'Set aside', 'Open since']) {
            expect(text).toContain(part);
        }
    });

    it('shouldTellNothingOfTouchesWhenNothingIsKnown', async () => {
        const none = await show({ detail: mapDetail({ coverage: null }) });
        expect(findAll(none, '[data-touch]')).toHaveLength(0);
        const empty = await show({
            detail: mapDetail({
                coverage: { touches: [], hidden: 0, earlier: 0, lessAfterDays: null, missing: ['Activities', 'Other'] }
            })
        });
        expect(findAll(empty, '[data-touch]')).toHaveLength(0);
        expect(deepText(empty)).toContain('No activity of any kind was recorded in twelve months.');
        expect(deepText(empty)).not.toContain('one level less');
    });

    it('shouldSayWhyTheCoverageIsALevelLessThanTheTouchesAmountTo', async () => {
        const element = await show({
            detail: mapDetail({ coverage: { touches: [], hidden: 0, earlier: 4, lessAfterDays: 90, missing: [] } })
        });
        expect(deepText(element)).toContain('The last one is more than 90 days ago: one level less');
    });

    it('shouldShowWhileItIsReadAndWhenItCouldNotBeRead', async () => {
        const loading = await show({ detail: null });
        expect(findAll(loading, 'lightning-spinner')).toHaveLength(1);
        const failed = await show({ detail: null, error: { body: { message: 'Gone' } } });
        const intents = listen(failed, 'mapintent');
        fire(find(failed, 'c-error-panel'), 'retry');
        expect(intents).toEqual([{ type: 'open', id: 'a' }]);
    });
});
