import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test, type TestContext } from 'node:test';
import type { Locator } from 'playwright-core';
import { detailOf, idOf, open, openAs } from './support.ts';
import { useSetting } from './setting.ts';

/** Saving a source shows in the open page, without a command. The times are told; the bench holds them against the budget of 2 s. */

const ROOT = path.resolve(import.meta.dirname, '..', '..', '..');
const project = fs.mkdtempSync(path.join(os.tmpdir(), 'keystone-project-'));
const setting = useSetting(() => ({ project: copyProject(), watch: true }));
after(() => fs.rmSync(project, { recursive: true, force: true }));

/** The package's sources in a folder of their own, with this project's libraries. */
function copyProject(): string {
    fs.cpSync(path.join(ROOT, 'force-app'), path.join(project, 'force-app'), { recursive: true });
    fs.copyFileSync(path.join(ROOT, 'sfdx-project.json'), path.join(project, 'sfdx-project.json'));
    fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(project, 'node_modules'));
    return project;
}

const FIELD = `<?xml version="1.0" encoding="UTF-8" ?>
<CustomField xmlns="http://soap.sforce.com/2006/04/metadata">
    <fullName>Motto__c</fullName>
    <label>Motto</label>
    <length>80</length>
    <type>Text</type>
</CustomField>
`;
const PERMISSION =
    '<fieldPermissions><editable>true</editable><field>Key_Account__c.Motto__c</field><readable>true</readable></fieldPermissions>';
const LAYOUT_ITEM = '<layoutItems><behavior>Edit</behavior><field>Motto__c</field></layoutItems>';

const inProject = (file: string): string => path.join(project, 'force-app', 'main', ...file.split('/'));

/** Replaces text of a source, as an editor's save does. */
function edit(file: string, from: string, to: string): void {
    const before = fs.readFileSync(inProject(file), 'utf8');
    assert.ok(before.includes(from), `${file} has ${from}`);
    fs.writeFileSync(inProject(file), before.replace(from, to));
}

/** Tells how long a change takes to show. Other work on the machine only makes it slower: what it should take is measured by the bench. */
async function told(context: TestContext, what: string, shown: Locator): Promise<void> {
    const started = performance.now();
    await shown.waitFor({ timeout: 60_000 });
    context.diagnostic(`${what}: ${Math.round(performance.now() - started)} ms from the save until it shows`);
}

async function openKeyAccount(): Promise<void> {
    const { page, server } = setting;
    await openAs(page, server.url, 'revops');
    const id = await idOf(
        page,
        server.url,
        "SELECT Id FROM keystone__Key_Account__c WHERE Name = 'Nordwind Energie Group'"
    );
    await open(page, `${server.url}/lightning/r/keystone__Key_Account__c/${id}/view`);
    await page.getByRole('tab', { name: 'Details' }).click();
}

async function openAccount(): Promise<void> {
    const { page, server } = setting;
    await openAs(page, server.url, 'kam1');
    const id = await idOf(page, server.url, "SELECT Id FROM Account WHERE Name = 'Nordwind Energie Group'");
    await open(page, `${server.url}/lightning/r/Account/${id}/view`);
    await page.locator('c-key-account-card').getByText('Tier', { exact: true }).waitFor();
}

test('shouldShowTheNewTextWhenALabelIsEdited', async (context) => {
    await openAccount();
    edit(
        'shared/labels/CustomLabels.labels-meta.xml',
        '<value>What is due</value>',
        '<value>What waits for us</value>'
    );
    await told(context, 'a label', setting.page.locator('c-key-account-card').getByText('What waits for us'));
});

test('shouldShowTheNewMarkupWhenAComponentIsEdited', async (context) => {
    await openAccount();
    edit(
        'roster/lwc/keyAccountFacts/keyAccountFacts.html',
        '<dl class="facts">',
        '<p>Fresh from the editor</p><dl class="facts">'
    );
    await told(context, 'a component', setting.page.locator('c-key-account-card').getByText('Fresh from the editor'));
});

test('shouldShowTheNewAnswerWhenAnApexClassIsEdited', async (context) => {
    await openAccount();
    edit(
        'roster/classes/KeyAccountCardBuilder.cls',
        'card.tierName = keyAccount.Tier__r?.Name;',
        "card.tierName = 'Tier of the day';"
    );
    await told(context, 'an Apex class', setting.page.locator('c-key-account-card').getByText('Tier of the day'));
});

test('shouldShowTheFieldWhenOneIsAdded', async (context) => {
    await openKeyAccount();
    fs.writeFileSync(inProject('roster/objects/Key_Account__c/fields/Motto__c.field-meta.xml'), FIELD);
    edit(
        'shared/permissionsets/Keystone_RevOps.permissionset-meta.xml',
        '<fieldPermissions>',
        `${PERMISSION}<fieldPermissions>`
    );
    edit(
        'roster/layouts/Key_Account__c-Key Account Layout.layout-meta.xml',
        '<layoutItems>',
        `${LAYOUT_ITEM}<layoutItems>`
    );
    await told(context, 'a field', detailOf(setting.page, 'Motto').first());
    await setting.page.getByRole('button', { name: 'Edit Motto' }).click();
    await setting.page.locator('org-detail-panel').getByLabel('Motto').fill('Always on');
    await setting.page.getByRole('button', { name: 'Save', exact: true }).click();
    await detailOf(setting.page, 'Motto').getByText('Always on').waitFor();
});
