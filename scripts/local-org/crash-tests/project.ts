import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../../..');

function metadata(kind: string, body: string): string {
    return `<?xml version="1.0" encoding="UTF-8"?>\n<${kind} xmlns="http://soap.sforce.com/2006/04/metadata">${body}</${kind}>\n`;
}

function object(label: string, sharing: string): string {
    return metadata(
        'CustomObject',
        `<label>${label}</label><pluralLabel>${label}s</pluralLabel><deploymentStatus>Deployed</deploymentStatus><sharingModel>${sharing}</sharingModel><nameField><label>Name</label><type>Text</type></nameField>`
    );
}

function field(name: string, type: string, rest: string): string {
    return metadata(
        'CustomField',
        `<fullName>${name}</fullName><label>${name.slice(0, -3)}</label><type>${type}</type>${rest}`
    );
}

const CODE = '<length>80</length><externalId>true</externalId><unique>true</unique>';
const TEXT = '<length>80</length>';
const NUMBER = '<precision>18</precision><scale>0</scale>';
const ROLL_UP = '<summaryForeignKey>Entry__c.Ledger__c</summaryForeignKey>';

const TRIGGER = `trigger EntryTrigger on Entry__c (after insert) {
    EntryMirror.write(Trigger.new);
}
`;

/** For each entry a row elsewhere, and a sum on the ledger that the platform does not keep itself. */
const MIRROR = `public without sharing class EntryMirror {
    public static void write(List<Entry__c> entries) {
        List<Mirror__c> mirrors = new List<Mirror__c>();
        Map<Id, Decimal> counts = new Map<Id, Decimal>();
        for (Entry__c entry : entries) {
            mirrors.add(new Mirror__c(Name = entry.Name, Entry_Code__c = entry.Code__c, Batch__c = entry.Batch__c));
            Decimal before = counts.get(entry.Ledger__c);
            counts.put(entry.Ledger__c, (before == null ? 0 : before) + 1);
        }
        insert as system mirrors;
        List<Ledger__c> ledgers = [SELECT Id, Written__c FROM Ledger__c WHERE Id IN :counts.keySet() WITH SYSTEM_MODE];
        for (Ledger__c ledger : ledgers) {
            ledger.Written__c = (ledger.Written__c == null ? 0 : ledger.Written__c) + counts.get(ledger.Id);
        }
        update as system ledgers;
    }
}
`;

const BATCH = `public without sharing class EntryBatch implements Database.Batchable<SObject>, Database.Stateful {
    private String run;
    private Integer written = 0;
    public EntryBatch(String run) {
        this.run = run;
    }
    public Database.QueryLocator start(Database.BatchableContext context) {
        return Database.getQueryLocator([SELECT Id, Name, Done__c FROM Source__c WHERE Run__c = :run WITH SYSTEM_MODE]);
    }
    public void execute(Database.BatchableContext context, List<Source__c> scope) {
        List<Ledger__c> ledgers = [SELECT Id FROM Ledger__c WITH SYSTEM_MODE ORDER BY Code__c];
        List<Entry__c> entries = new List<Entry__c>();
        for (Source__c source : scope) {
            source.Done__c = true;
            entries.add(new Entry__c(Name = 'Batch', Ledger__c = ledgers[Math.mod(entries.size(), ledgers.size())].Id, Code__c = source.Name, Amount__c = 1, Batch__c = run));
        }
        insert as system entries;
        update as system scope;
        written += scope.size();
    }
    public void finish(Database.BatchableContext context) {
        insert as system new Mirror__c(Name = 'Finished', Entry_Code__c = 'finished ' + run + ' ' + written, Batch__c = 'finished');
    }
}
`;

const META = metadata('ApexClass', '<apiVersion>68.0</apiVersion><status>Active</status>');

const FILES: Record<string, string> = {
    'sfdx-project.json': JSON.stringify({
        packageDirectories: [{ path: 'force-app', default: true }],
        namespace: '',
        sourceApiVersion: '68.0'
    }),
    'objects/Ledger__c/Ledger__c.object-meta.xml': object('Ledger', 'ReadWrite'),
    'objects/Ledger__c/fields/Code__c.field-meta.xml': field('Code__c', 'Text', CODE),
    'objects/Ledger__c/fields/Written__c.field-meta.xml': field('Written__c', 'Number', NUMBER),
    'objects/Ledger__c/fields/Entries__c.field-meta.xml': field(
        'Entries__c',
        'Summary',
        `${ROLL_UP}<summaryOperation>count</summaryOperation>`
    ),
    'objects/Ledger__c/fields/Total__c.field-meta.xml': field(
        'Total__c',
        'Summary',
        `${ROLL_UP}<summaryOperation>sum</summaryOperation><summarizedField>Entry__c.Amount__c</summarizedField>`
    ),
    'objects/Entry__c/Entry__c.object-meta.xml': object('Entry', 'ControlledByParent'),
    'objects/Entry__c/fields/Ledger__c.field-meta.xml': field(
        'Ledger__c',
        'MasterDetail',
        '<referenceTo>Ledger__c</referenceTo><relationshipName>Entries</relationshipName><relationshipOrder>0</relationshipOrder><reparentableMasterDetail>true</reparentableMasterDetail>'
    ),
    'objects/Entry__c/fields/Code__c.field-meta.xml': field('Code__c', 'Text', CODE),
    'objects/Entry__c/fields/Amount__c.field-meta.xml': field('Amount__c', 'Number', NUMBER),
    'objects/Entry__c/fields/Batch__c.field-meta.xml': field('Batch__c', 'Text', TEXT),
    'objects/Mirror__c/Mirror__c.object-meta.xml': object('Mirror', 'ReadWrite'),
    'objects/Mirror__c/fields/Entry_Code__c.field-meta.xml': field('Entry_Code__c', 'Text', CODE),
    'objects/Mirror__c/fields/Batch__c.field-meta.xml': field('Batch__c', 'Text', TEXT),
    'objects/Source__c/Source__c.object-meta.xml': object('Source', 'ReadWrite'),
    'objects/Source__c/fields/Run__c.field-meta.xml': field('Run__c', 'Text', TEXT),
    'objects/Source__c/fields/Done__c.field-meta.xml': field(
        'Done__c',
        'Checkbox',
        '<defaultValue>false</defaultValue>'
    ),
    'classes/EntryMirror.cls': MIRROR,
    'classes/EntryMirror.cls-meta.xml': META,
    'classes/EntryBatch.cls': BATCH,
    'classes/EntryBatch.cls-meta.xml': META,
    'triggers/EntryTrigger.trigger': TRIGGER,
    'triggers/EntryTrigger.trigger-meta.xml': metadata(
        'ApexTrigger',
        '<apiVersion>68.0</apiVersion><status>Active</status>'
    )
};

/**
 * Writes a small project of its own into a new folder: ledgers with roll-ups over their entries, a trigger that writes further rows
 * and a sum of its own for each entry, and a batch job. Returns the folder; the caller removes it.
 */
export function writeProject(): string {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'keystone-crash-'));
    for (const [name, text] of Object.entries(FILES)) {
        const file = path.join(folder, name.includes('/') ? 'force-app' : '', name);
        fs.mkdirSync(path.dirname(file), { recursive: true });
        fs.writeFileSync(file, text);
    }
    // The browser side is built with the packages of this project.
    fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
    return folder;
}
