import assert from 'node:assert/strict';
import { test } from 'node:test';
import { detailOf, idOf, open, openAs, settled, until } from './support.ts';
import { useSetting } from './setting.ts';

/** Lists, record pages and forms, with the standard objects and with the package's. */

const setting = useSetting();
const ACCOUNT = 'Nordwind Energie Group';

const dialog = () => setting.page.getByRole('dialog');
const save = () => dialog().getByRole('button', { name: 'Save', exact: true }).click();

async function visit(where: string, user = 'kam1'): Promise<void> {
    await openAs(setting.page, setting.server.url, user, where);
}

async function pageOf(object: string, where: string): Promise<string> {
    const id = await idOf(setting.page, setting.server.url, `SELECT Id FROM ${object} WHERE ${where}`);
    assert.ok(id, `${object} with ${where}`);
    return `/lightning/r/${object}/${id}/view`;
}

test('shouldCreateTheContactWhenTheRequiredFieldIsFilledAfterARefusal', async () => {
    const { page } = setting;
    await visit('/lightning/o/Contact/new');
    await save();
    await dialog().getByText('Complete this field.').waitFor();
    await page.keyboard.type('Zander');
    assert.equal(await dialog().getByLabel('Last Name').inputValue(), 'Zander', 'what is wrong has the focus');
    await save();
    await page.waitForURL(/\/Contact\/\w{18}\/view/);
    await page.getByText('Contact was created.').waitFor();
    await page.getByRole('heading', { name: /Zander/ }).waitFor();
});

test('shouldSayWhatIsWrongWhenTheServerRefusesTheRecord', async () => {
    const { page } = setting;
    await visit('/lightning/o/Key_Account__c/new');
    await dialog().getByLabel('Key Account Name').fill('Once more');
    await save();
    await dialog().getByText('Choose the account.').waitFor();
    const account = dialog().getByRole('combobox', { name: 'Account', exact: true });
    await account.click();
    await page.keyboard.type(ACCOUNT);
    await save();
    await dialog().getByText('Select an option from the list').waitFor();
    await account.click();
    await dialog().getByRole('option', { name: ACCOUNT }).click();
    await save();
    await dialog()
        .getByText(/duplicate value found/)
        .waitFor();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
});

test('shouldShowTheNewValueWhenAFieldIsEditedInTheDetails', async () => {
    const { page } = setting;
    await visit('/');
    await open(page, setting.server.url + (await pageOf('Opportunity', `Account.Name = '${ACCOUNT}'`)));
    await page.getByRole('button', { name: 'Edit Next Step' }).click();
    const field = page.locator('org-detail-panel').getByLabel('Next Step');
    await field.fill('Meet the plant director');
    await page.locator('org-detail-panel').getByLabel('Close Date').fill('');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText(/Complete this field/).waitFor();
    assert.equal(await field.inputValue(), 'Meet the plant director', 'a refused save keeps what was entered');
    await page.locator('org-detail-panel').getByLabel('Close Date').fill('Dec 24, 2026');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await detailOf(page, 'Next Step').getByText('Meet the plant director').waitFor();
    await detailOf(page, 'Close Date').getByText('12/24/2026').waitFor();
});

test('shouldBelongToTheAccountWhenCreatedFromItsRelatedList', async () => {
    const { page } = setting;
    await visit('/');
    await open(page, setting.server.url + (await pageOf('Account', `Name = '${ACCOUNT}'`)));
    const contacts = page.locator('[data-related-list="Contacts"]');
    await contacts.getByRole('button', { name: 'New' }).click();
    await dialog().getByRole('heading', { name: 'New Contact' }).waitFor();
    const account = dialog()
        .getByRole('combobox', { name: 'Account', exact: true })
        .or(dialog().getByRole('textbox', { name: 'Account', exact: true }));
    await until(async () => (await account.inputValue()) === ACCOUNT, 'the account is filled in');
    await dialog().getByLabel('First Name').fill('Aaltje');
    await dialog().getByLabel('Last Name').fill('Aardema');
    await save();
    await contacts.getByRole('link', { name: 'Aaltje Aardema' }).waitFor();
    const keyAccounts = page.locator('[data-related-list="keystone__Key_Accounts__r"]');
    assert.equal(await keyAccounts.getByRole('button', { name: 'New' }).count(), 0, 'the card proposes key accounts');
});

test('shouldAppearAmongTheActivitiesWhenATaskIsCreatedThere', async () => {
    const { page } = setting;
    await visit('/');
    await open(page, setting.server.url + (await pageOf('keystone__Key_Account__c', `Name = '${ACCOUNT}'`)));
    await page.getByRole('button', { name: 'New Task' }).click();
    await dialog().getByLabel('Subject').fill('Call the new director');
    await dialog().getByLabel('Due Date').fill('Nov 1, 2026');
    await save();
    const row = page.locator('org-activities li').filter({ hasText: 'Call the new director' });
    await row.getByText('Overdue').waitFor();
});

test('shouldTellWhoChangedWhatWhenTheHistoryIsOpened', async () => {
    const { page, server } = setting;
    await visit('/', 'revops');
    const where = await pageOf('keystone__Key_Account__c', `Name = '${ACCOUNT}'`);
    const tier = await idOf(page, server.url, "SELECT Id FROM keystone__Tier__c WHERE Name = 'Key'");
    const changed = await page.request.patch(
        server.url + where.replace('/lightning/r/', '/services/data/v68.0/sobjects/').replace('/view', ''),
        { data: { keystone__Tier__c: tier } }
    );
    assert.equal(changed.status(), 204);
    await open(page, server.url + where);
    await page.getByRole('tab', { name: 'Related' }).click();
    const history = page.locator('[data-related-list="Histories"]');
    await history.getByText(/Key Account History \(6\+\)/).waitFor();
    const [newest] = await history.locator('tbody tr').allInnerTexts();
    assert.match(newest!, /Tier\s+Priya Raman\s+Strategic\s+Key/);
    assert.equal(await history.getByRole('button', { name: /New|Actions/ }).count(), 0, 'history is read-only');
    await history.getByText('View All').click();
    const oldest = page.locator('org-related-page tbody tr').last();
    await oldest.getByText('Created.').waitFor();
    assert.match(await oldest.innerText(), /Created\.\s+Kim Lindqvist/);
});

test('shouldBeGoneWhenTheRecordIsDeleted', async () => {
    const { page } = setting;
    await visit('/');
    const where = setting.server.url + (await pageOf('Contact', "LastName = 'Aardema'"));
    await open(page, where);
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('button', { name: 'OK', exact: true }).click();
    await page.waitForURL(/\/Contact\/list/);
    await open(page, where);
    await page.getByText("We couldn't find the record").waitFor();
});

test('shouldShowThePageBeforeWhenTheUserGoesBackAndForward', async () => {
    const { page } = setting;
    await visit('/lightning/o/Account/list');
    await page.getByRole('link', { name: 'Alder Board Mills AB' }).click();
    await page.getByRole('heading', { name: /Alder Board Mills AB/ }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: /All Accounts/ }).waitFor();
    await page.goForward();
    await page.getByRole('heading', { name: /Alder Board Mills AB/ }).waitFor();
});

test('shouldSayThatThereIsNoSuchPageWhenTheUrlIsWrong', async () => {
    const { page } = setting;
    for (const where of [
        '/lightning/o/Nope__c/list',
        '/lightning/n/Nope',
        '/nowhere',
        '/lightning/r/Account/001000000009999AAA/view'
    ]) {
        await visit(where);
        await page.getByRole('link', { name: 'Go to the start page' }).waitFor();
    }
});

test('shouldFitTheWindowWhenItIsNarrow', async () => {
    const { page } = setting;
    await page.setViewportSize({ width: 800, height: 900 });
    await visit('/');
    for (const where of [
        '/lightning/o/Opportunity/list',
        await pageOf('Account', `Name = '${ACCOUNT}'`),
        await pageOf('keystone__Key_Account_Plan__c', "Name LIKE 'Nordwind%'")
    ]) {
        await open(page, setting.server.url + where);
        await settled(page);
        const width = await page.evaluate<number>('document.documentElement.scrollWidth');
        assert.ok(width <= 800, `${where} is ${width} px wide`);
    }
    await page.setViewportSize({ width: 1440, height: 1000 });
    assert.deepEqual(setting.browser.problems, []);
});
