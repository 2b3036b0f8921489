import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessibilityViolations, idOf, logIn, open } from './support.ts';
import { useSetting } from './setting.ts';
import { completeStep, openStep, stepText, type Answers } from './workspace/robot.ts';

/**
 * A new key account manager brings a new key account from no plan to the first three steps complete, doing only what the screen
 * asks for: the first missing thing each time, answered where the keyboard was put.
 */

const setting = useSetting();
const ACCOUNT = 'Fjellstad Aluminium AS';
const TIER_RANK = 3;

let count = 0;
const another = (what: string) => () => `${what} ${(count += 1)}`;
const inDays = (days: number): string =>
    new Date(Date.now() + days * 86_400_000).toLocaleDateString('en-US', { timeZone: 'UTC', dateStyle: 'medium' });
/** The value that the sentence asks for, or else another one. */
const named =
    (otherwise: string, ...values: string[]) =>
    (text: string) =>
        values.find((value) => new RegExp(`\\b${value}\\b`).test(text)) ?? otherwise;

let people: string[] = [];
const person = () => people[(count += 1) % people.length]!;

const KNOWLEDGE: Answers = [
    [/^Employees|^Number of Employees/, '1400'],
    [/^Annual Revenue/, '520000000'],
    [/^Industry/, 'Manufacturing'],
    [/^Website/, 'https://fjellstad.example.com'],
    [/^Business Model/, 'Makes and sells aluminium profiles; earns by the tonne.'],
    [/^Segments/, 'Automotive, construction'],
    [/^Fiscal Year Starts/, 'January'],
    [/^Budget Month/, 'October'],
    [/^Buying Process/, 'Tender by procurement, approval by the board.'],
    [/^Decision Forum/, 'Investment board'],
    [/^Contract End/, inDays(500)],
    [/^Notice Date/, inDays(30)],
    [/^Profile Item/, another('Priority')],
    [/^Source Contact/, person],
    [/^Source Link/, 'https://fjellstad.example.com/strategy'],
    [/^Source Date/, inDays(-10)],
    [/^Source$/, 'Contact'],
    [/^Buying Unit Name/, another('Smelter')],
    [/^Revenue/, '1000000']
];

const ALIGNMENT: Answers = [
    [/^Year/, named('2027', '2026', '2027', '2028', '2029')],
    [/^Revenue/, '900000'],
    [/^Customer Goal$/, (text) => (goalName === '' ? (goalName = `Halve downtime`) : text && goalName)],
    [/^Metric/, 'Hours of downtime a month'],
    [/^Customer Owner/, person],
    [/^Confirmed By/, person],
    [/^Objective/, 'Vibration sensors on all mills'],
    [/^Measure$/, 'Mills with sensors'],
    [/^Baseline/, '0'],
    [/^Target/, '8'],
    [/^Due Date/, inDays(200)],
    [/^Executive Sponsor/, 'Henrik Aalto'],
    [/^Customer Sponsor/, person]
];
let goalName = '';

const PEOPLE: Answers = [
    [/^Contact/, person],
    [/^Role/, named('Evaluator', 'Decision maker', 'User', 'Approver', 'Gatekeeper')],
    [/^Attitude/, 'Supporter'],
    [/^Influence/, 'High'],
    [/^Coverage Owner/, 'Kim Lindqvist'],
    [/^Level/, 'Working']
];

async function apex(method: string, params: Record<string, unknown>): Promise<void> {
    const answer = await setting.page.request.post(`${setting.server.url}/local/apex`, {
        data: { className: 'KeyAccountCardController', method, params, cacheable: false }
    });
    assert.ok(answer.ok(), `${method}: ${await answer.text()}`);
}

const id = async (soql: string): Promise<string> => {
    const found = await idOf(setting.page, setting.server.url, soql);
    assert.ok(found, soql);
    return found;
};

/** A key account that has just become Active: nobody has planned anything. */
async function newKeyAccount(): Promise<string> {
    const { page, server } = setting;
    await logIn(page, server.url, 'kam1');
    const accountId = await id(`SELECT Id FROM Account WHERE Name = '${ACCOUNT}'`);
    await apex('propose', { accountId, reason: 'Smelter modernisation' });
    await logIn(page, server.url, 'revops');
    const tierId = await id(`SELECT Id FROM keystone__Tier__c WHERE keystone__Rank__c = ${TIER_RANK}`);
    const keyAccountId = await id(
        `SELECT Id FROM keystone__Key_Account__c WHERE keystone__Account__c = '${accountId}'`
    );
    await apex('activateKeyAccount', { keyAccountId, tierId, reason: 'Meets the threshold' });
    await logIn(page, server.url, 'kam1');
    const answer = await page.request.get(
        `${server.url}/services/data/v68.0/query?q=${encodeURIComponent(`SELECT Name FROM Contact WHERE AccountId = '${accountId}' ORDER BY Name`)}`
    );
    people = ((await answer.json()) as { records: { Name: string }[] }).records.map(({ Name }) => Name);
    return keyAccountId;
}

test('shouldBringANewKeyAccountToThreeCompleteStepsWhenThePersonFollowsTheScreen', async (context) => {
    const { page, server } = setting;
    const keyAccountId = await newKeyAccount();
    await open(page, `${server.url}/lightning/r/keystone__Key_Account__c/${keyAccountId}/view`);
    await page.locator('c-plan-workspace').getByText('No plan yet').waitFor();
    assert.deepEqual(await accessibilityViolations(page), []);
    await page.locator('c-plan-workspace').getByRole('button', { name: 'Start plan' }).click();
    await page.getByRole('dialog').locator('[data-action="start"]').click();
    await page.locator('c-plan-guide').waitFor();
    assert.match(await page.locator('c-plan-guide').innerText(), /Your first plan: \d of 5 done/);

    for (const [step, answers] of [
        [1, KNOWLEDGE],
        [2, ALIGNMENT],
        [3, PEOPLE]
    ] as const) {
        const done = await completeStep(page, step, answers);
        context.diagnostic(`step ${step}: ${done.length} things: ${done.join(' · ')}`);
        assert.match(await stepText(page, step), /Complete/);
    }
    assert.deepEqual(await accessibilityViolations(page), []);
    for (const step of [1, 2, 3]) assert.match(await stepText(page, step), /Complete/);
    assert.deepEqual(setting.browser.problems, []);
});

test('shouldHaveNoViolationsInAnyOfTheSevenSteps', async () => {
    const { page } = setting;
    const found: string[] = [];
    for (const step of [1, 2, 3, 4, 5, 6, 7]) {
        await openStep(page, step);
        found.push(...(await accessibilityViolations(page)).map((line) => `step ${step}: ${line}`));
    }
    assert.deepEqual(found, []);
});
