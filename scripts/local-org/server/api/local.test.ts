import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { SampleOrg, type Persona } from '../test-support/sample-org.ts';
import { anonymousBootstrap, findUser } from './local/login.ts';

const sample = new SampleOrg();
after(() => sample.org.close());
const ACCOUNT = sample.id("Account WHERE Name = 'Nordwind Energie Group'");
const NORDWIND = sample.id("keystone__Key_Account__c WHERE Name = 'Nordwind Energie Group'");

interface Bootstrap {
    user: { name: string; timeZone: string } | null;
    users: { name: string }[];
    labels: Record<string, string>;
    objects: Record<string, { createable: boolean; icon: string }>;
    apps: { developerName: string; tabs: { name: string; objectApiName?: string }[] }[];
    today: string;
    namespace: string;
    customPermissions: string[];
}
const bootstrap = (persona: Persona): Bootstrap => sample.get<Bootstrap>(persona, '/local/bootstrap');

test('shouldShowEachPersonHisOwnAppsWhenThePageStarts', () => {
    const kam = bootstrap('kam1');
    assert.deepEqual(
        [kam.user!.name, kam.user!.timeZone, kam.today, kam.namespace],
        ['Kim Lindqvist', 'Europe/Berlin', '2026-11-22', 'keystone']
    );
    assert.equal(kam.apps[0]!.developerName, 'Keystone');
    assert.equal(
        kam.apps[0]!.tabs.some((tab) => tab.objectApiName === 'keystone__Key_Account__c'),
        true
    );
    assert.equal(Object.keys(kam.labels).length > 50, true);
    const outsider = bootstrap('outsider');
    assert.deepEqual(
        outsider.apps.map((app) => app.developerName),
        ['standard__Sales']
    );
    assert.equal('keystone__Key_Account__c' in outsider.objects, false);
    const reader = bootstrap('reader');
    assert.equal(reader.objects['keystone__Key_Account__c']!.createable, false);
    assert.equal(bootstrap('revops').objects['keystone__Tier__c']!.createable, true);
});

test('shouldOfferPeopleButNoDataWhenNobodyIsLoggedIn', () => {
    const anonymous = anonymousBootstrap(sample.org) as Bootstrap;
    assert.equal(anonymous.user, null);
    assert.deepEqual([anonymous.labels, anonymous.objects, anonymous.apps], [{}, {}, []]);
    assert.equal(
        anonymous.users.some((user) => user.name === 'Kim Lindqvist'),
        true
    );
    assert.equal(findUser(sample.org, { username: 'KAM1@keystone.local' }), sample.userId('kam1'));
    assert.equal(findUser(sample.org, { username: 'nobody@example.com' }), null);
});

test('shouldResolveTheFlexiPageWhenARecordPageIsOpened', () => {
    interface Item {
        component?: string;
        properties: Record<string, unknown>;
        facets: Record<string, Item[]>;
    }
    const page = sample.get<{
        name: string;
        access: { edit: boolean };
        flexiPage: { name: string; regions: { name: string; items: Item[] }[] };
        relatedLists: unknown[];
    }>('kam1', `/local/page?object=Account&recordId=${ACCOUNT}`);
    assert.deepEqual(
        [page.name, page.access.edit, page.flexiPage.name],
        ['Nordwind Energie Group', true, 'Account_Record_Page']
    );
    const walk = (items: Item[]): string[] =>
        items.flatMap((item) => [item.component ?? '', ...Object.values(item.facets).flatMap(walk)]);
    const components = page.flexiPage.regions.flatMap((region) => walk(region.items));
    assert.equal(
        components.some((name) => /keyAccountCard$/.test(name)),
        true,
        components.join()
    );
    assert.equal(JSON.stringify(page.flexiPage).includes('Facet-'), false, 'facets are resolved');
    assert.equal(sample.send('kam2', 'GET', `/local/page?object=Key_Account__c&recordId=${NORDWIND}`).status, 403);
    assert.equal(sample.send('kam1', 'GET', '/local/page?tab=Nope').status, 404);
});

test('shouldResolveTheAppsHomePageWhenHomeIsOpened', () => {
    type Home = { label: string; flexiPage: { name: string; regions: { name: string; items: object[] }[] } | null };
    const home = sample.get<Home>('kam1', '/local/page?home=Keystone');
    assert.deepEqual([home.label, home.flexiPage?.name], ['Home', 'Keystone_Home_Page']);
    const [top] = home.flexiPage!.regions;
    assert.equal(top!.name, 'top');
    assert.match(JSON.stringify(top!.items), /myWeek/);
    assert.equal(sample.get<Home>('outsider', '/local/page?home=standard__Sales').flexiPage, null);
    assert.equal(bootstrap('kam1').apps[0]!.tabs[0]!.name, 'standard-home');
});

test('shouldFindVisibleRecordsByWordsWhenSearched', () => {
    type Results = { results: { objectApiName: string; name: string; subtitle: string | null }[]; hasMore: boolean };
    const found = sample.get<Results>('kam1', '/local/search?q=nordwind');
    const objects = new Set(found.results.map((result) => result.objectApiName));
    assert.equal(objects.has('Account') && objects.has('keystone__Key_Account__c'), true);
    assert.equal(
        found.results.some((result) => /^\w{18}$/.test(result.subtitle ?? '')),
        false,
        'no ids for people'
    );
    const other = sample.get<Results>('kam2', '/local/search?q=nordwind').results.map((result) => result.objectApiName);
    assert.equal(other.includes('keystone__Key_Account__c'), false);
    const limited = sample.get<Results>('kam1', '/local/search?q=nordwind&object=Account&limit=2');
    assert.deepEqual([limited.results.length, limited.hasMore], [2, true]);
    assert.deepEqual(sample.get('kam1', '/local/search?q='), { results: [], hasMore: false });
});

test('shouldApplyTheFilterWhenARecordPickerSearches', () => {
    type Records = { records: { fields: Record<string, { value: unknown }> }[] };
    const filter = { criteria: [{ fieldPath: 'AccountId', operator: 'eq', value: ACCOUNT }], filterLogic: '1' };
    const picked = sample.body<Records>('kam1', 'POST', '/local/lookup', {
        objectApiName: 'Contact',
        q: '',
        limit: 50,
        displayFields: ['Name', 'AccountId'],
        filter
    }).records;
    assert.equal(picked.length > 0 && picked.every((record) => record.fields['AccountId']!.value === ACCOUNT), true);
    const wrong = (criterion: unknown, filterLogic = '1'): number =>
        sample.send('kam1', 'POST', '/local/lookup', {
            objectApiName: 'Contact',
            filter: { criteria: [criterion], filterLogic }
        }).status;
    assert.equal(wrong({ fieldPath: 'Nope', operator: 'eq', value: 1 }), 400);
    assert.equal(wrong({ fieldPath: 'Name', operator: 'sounds', value: 1 }), 400);
    assert.equal(wrong(filter.criteria[0], '1 OR Id != null'), 400);
    assert.equal(wrong(filter.criteria[0], '2'), 400);
});

test('shouldSplitOpenFromPastWhenActivitiesAreRead', () => {
    type Entry = { isClosed: boolean; date: string | null; objectApiName: string; what: { name: string } | null };
    const { open, past } = sample.get<{ open: Entry[]; past: Entry[] }>(
        'kam1',
        `/local/activities?recordId=${ACCOUNT}`
    );
    assert.equal(open.length > 0 && past.length > 0, true);
    assert.equal(
        open.every((entry) => !entry.isClosed),
        true
    );
    const dates = open.map((entry) => entry.date ?? '9999');
    assert.deepEqual(dates, [...dates].sort());
    assert.equal(
        past.every((entry) => entry.objectApiName === 'Task' || (entry.date ?? '') <= '2026-11-22'),
        true
    );
    assert.equal(sample.send('kam2', 'GET', `/local/activities?recordId=${NORDWIND}`).status, 403);
});

test('shouldProposeAndActivateWhenThePeopleOfTheStoryAct', () => {
    const account = String(
        sample.query(
            'SELECT Id FROM Account WHERE keystone__Key_Account__c = null AND ParentId = null AND Id NOT IN (SELECT keystone__Account__c FROM keystone__Key_Account__c) LIMIT 1'
        )[0]!['Id']
    );
    const act = (
        persona: Persona,
        method: string,
        params: unknown
    ): { status: number; body: { returnValue: { keyAccountId: string; state: string }; message: string } } =>
        sample.send(persona, 'POST', '/local/apex', { className: 'KeyAccountCardController', method, params }) as never;
    const proposed = act('kam2', 'propose', { accountId: account, reason: 'Large tender' });
    assert.equal(proposed.status, 200, JSON.stringify(proposed.body));
    const { keyAccountId } = proposed.body.returnValue;
    assert.equal(sample.send('kam1', 'GET', `/ui-api/records/${keyAccountId}`).status, 403);
    const tierId = sample.id('keystone__Tier__c WHERE keystone__Rank__c = 2');
    assert.equal(act('outsider', 'activateKeyAccount', { keyAccountId, tierId, reason: 'x' }).status, 403);
    const active = act('revops', 'activateKeyAccount', { keyAccountId, tierId, reason: 'Fits' });
    assert.deepEqual([active.status, active.body.returnValue.state], [200, 'Active']);
});
