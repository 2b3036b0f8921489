import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { tellAfterFailures } from './failures.ts';
import { accessibilityViolations, idOf, launch, open, openAs, type Browser } from './support.ts';
import { TestServer } from './server.ts';
import { openStep } from './workspace/robot.ts';

/** The main job, as people do it: propose, activate, plan, come back. Later tests build on what earlier ones did. */

const ACCOUNT = 'Fjellstad Aluminium AS';

let server: TestServer;
let browser: Browser;
let page: Page;
let accountUrl = '';
let keyAccountId = '';
let planUrl = '';

before(async () => {
    server = await TestServer.start();
    browser = await launch();
    page = await browser.newPage();
});

after(async () => {
    await browser?.close();
    await server?.dispose();
});

tellAfterFailures(() => browser?.context.pages() ?? []);

async function apex(
    className: string,
    method: string,
    params: Record<string, unknown>
): Promise<{ status: number; body: Record<string, unknown> }> {
    const answer = await page.request.post(`${server.url}/local/apex`, {
        data: { className, method, params, cacheable: false }
    });
    return { status: answer.status(), body: (await answer.json()) as Record<string, unknown> };
}

test('shouldProposeTheAccountWhenAKamOpensIt', async () => {
    await openAs(page, server.url, 'kam1');
    const id = await idOf(page, server.url, `SELECT Id FROM Account WHERE Name = '${ACCOUNT}'`);
    accountUrl = `${server.url}/lightning/r/Account/${id}/view`;
    await open(page, accountUrl);
    await page.locator('c-key-account-card [data-action="propose"]').click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('textarea').fill('Smelter modernisation for the next five years');
    await dialog.locator('[data-action="confirm"]').click();
    await page.locator('c-key-account-card').getByText('Proposed').first().waitFor();
    keyAccountId =
        (await idOf(
            page,
            server.url,
            `SELECT Id FROM keystone__Key_Account__c WHERE keystone__Account__r.Name = '${ACCOUNT}'`
        )) ?? '';
    assert.match(keyAccountId, /^\w{18}$/);
    assert.deepEqual(await accessibilityViolations(page), []);
});

test('shouldHideTheRecordWhenTheOtherKamHasNoShare', async () => {
    await openAs(page, server.url, 'kam2');
    assert.equal(
        await idOf(page, server.url, `SELECT Id FROM keystone__Key_Account__c WHERE Id = '${keyAccountId}'`),
        null
    );
    const record = await page.request.get(
        `${server.url}/services/data/v68.0/sobjects/keystone__Key_Account__c/${keyAccountId}`
    );
    assert.equal(record.status(), 404);
    const answer = await apex('KeyAccountCardController', 'exitKeyAccount', { keyAccountId, reason: 'I may not' });
    assert.equal(answer.status, 500);
    assert.equal(answer.body['exceptionType'], 'System.AuraHandledException');
    await open(page, `${server.url}/lightning/r/keystone__Key_Account__c/${keyAccountId}/view`);
    await page
        .getByText(/do not have the level of access/i)
        .first()
        .waitFor();
});

test('shouldRefuseTheApexClassWhenTheUserHasNoPermissionSet', async () => {
    await openAs(page, server.url, 'outsider');
    const query = await page.request.get(
        `${server.url}/services/data/v68.0/query?q=${encodeURIComponent('SELECT Id FROM keystone__Key_Account__c')}`
    );
    assert.equal(query.status(), 400);
    assert.equal(((await query.json()) as { errorCode: string }[])[0]?.errorCode, 'INVALID_TYPE');
    const answer = await apex('KeyAccountCardController', 'getCard', { accountId: accountUrl.split('/').at(-2) });
    assert.equal(answer.status, 403);
    assert.match(
        String(answer.body['message']),
        /You do not have access to the Apex class named 'KeyAccountCardController'/
    );
    await open(page, accountUrl);
    await page.locator('org-app').getByText(ACCOUNT).first().waitFor();
    await open(page, `${server.url}/lightning/r/keystone__Key_Account__c/${keyAccountId}/view`);
    await page
        .getByText(/do not have the level of access/i)
        .first()
        .waitFor();
});

test('shouldBeActiveWithATierWhenRevOpsActivatesIt', async () => {
    await openAs(page, server.url, 'revops');
    await open(page, accountUrl);
    await page.locator('c-key-account-card [data-action="activate"]').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Tier' }).click();
    await dialog.getByRole('option').first().click();
    await dialog.locator('textarea').fill('Meets the threshold');
    await dialog.locator('[data-action="confirm"]').click();
    await page.locator('c-key-account-card').getByText('Active').first().waitFor();
    assert.deepEqual(await accessibilityViolations(page), []);
});

test('shouldHoldGoalAndObjectiveWhenTheKamStartsAPlan', async () => {
    await openAs(page, server.url, 'kam1');
    await open(page, accountUrl);
    await page.locator('c-key-account-card [data-action="start-plan"]').click();
    await page.getByRole('dialog').locator('[data-action="start"]').click();
    await page.locator('c-plan-workspace').waitFor();
    await page.waitForURL(/Key_Account_Plan__c\/\w+\/view/);
    planUrl = page.url();

    await openStep(page, 2);
    const goals = page.locator('[data-section="Goals"]');
    await goals.getByRole('button', { name: 'Add Customer Goal' }).click();
    await goals
        .locator('c-row-form')
        .getByLabel(/^\*?\s*Customer Goal/)
        .first()
        .fill('Halve unplanned downtime');
    await goals.locator('c-row-form [data-action="save"]').click();
    await goals.getByText('Halve unplanned downtime').first().waitFor();

    await goals.locator('[data-action="serve"]').first().click();
    const form = page.locator('[data-section="Objectives"] c-row-form');
    await form
        .getByLabel(/^\*?\s*Objective/)
        .first()
        .fill('Vibration sensors on all rolling mills');
    await form.locator('[data-action="save"]').click();
    await page
        .locator('[data-section="Objectives"]')
        .getByText('Vibration sensors on all rolling mills')
        .first()
        .waitFor();
    assert.deepEqual(await accessibilityViolations(page), []);
});

async function everythingIsThere(): Promise<void> {
    await openStep(page, 2);
    await page.locator('[data-section="Goals"]').getByText('Halve unplanned downtime').first().waitFor();
    const objectives = page.locator('[data-section="Objectives"]');
    await objectives.getByText('Vibration sensors on all rolling mills').first().waitFor();
    await objectives.getByText('Halve unplanned downtime').first().waitFor();
}

test('shouldFindEverythingAgainWhenThePageIsReloaded', async () => {
    await open(page, planUrl);
    await everythingIsThere();
});

test('shouldFindEverythingAgainWhenTheServerWasStoppedAndStarted', async () => {
    await server.down();
    await server.up();
    await openAs(page, server.url, 'kam1');
    await open(page, `${server.url}${new URL(planUrl).pathname}`);
    await everythingIsThere();
    assert.deepEqual(
        browser.problems.filter((problem) => !/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|net::ERR/.test(problem)),
        []
    );
});
