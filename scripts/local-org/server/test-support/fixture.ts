import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Org } from '../../org/org.ts';
import type { OrgOptions } from '../../org/protocol.ts';

const META = (kind: string, body: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<${kind} xmlns="http://soap.sforce.com/2006/04/metadata">\n${body}\n</${kind}>\n`;

/** A field's metadata file: its type and whatever else it says. */
export function fieldXml(name: string, type: string, rest = ''): string {
    return META(
        'CustomField',
        `    <fullName>${name}</fullName>\n    <label>${name.replace(/__c$/, '').replaceAll('_', ' ')}</label>\n    <type>${type}</type>\n    ${rest}`
    );
}

/** A labels file with one label. */
export function labelsXml(text: string): string {
    return META(
        'CustomLabels',
        `    <labels><fullName>Greeting</fullName><language>en_US</language><protected>true</protected><shortDescription>Greeting</shortDescription><value>${text}</value></labels>`
    );
}

const THING = META(
    'CustomObject',
    '    <label>Thing</label><pluralLabel>Things</pluralLabel><deploymentStatus>Deployed</deploymentStatus><sharingModel>Private</sharingModel>\n    <nameField><label>Thing Name</label><type>Text</type></nameField>'
);
const RULE = META(
    'ValidationRule',
    '    <fullName>Amount_Positive</fullName><active>true</active><errorConditionFormula>Amount__c &lt; 0</errorConditionFormula><errorDisplayField>Amount__c</errorDisplayField><errorMessage>The amount is negative.</errorMessage>'
);
const PERMISSIONS = META(
    'PermissionSet',
    `    <label>Thing User</label>
    <classAccesses><apexClass>ThingController</apexClass><enabled>true</enabled></classAccesses>
    <objectPermissions><object>Thing__c</object><allowCreate>true</allowCreate><allowDelete>true</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><viewAllRecords>false</viewAllRecords></objectPermissions>
    <fieldPermissions><field>Thing__c.Code__c</field><editable>true</editable><readable>true</readable></fieldPermissions>
    <fieldPermissions><field>Thing__c.Amount__c</field><editable>false</editable><readable>true</readable></fieldPermissions>`
);

/** A controller with what the platform's own rules are about: caching, data-transfer classes, errors. */
export const CONTROLLER = `public with sharing class ThingController {
    public class Line {
        @AuraEnabled public String name { get; set; }
        @AuraEnabled public Decimal amount { get; set; }
        @AuraEnabled public Date day { get; set; }
        @AuraEnabled public List<Line> parts { get; set; }
        public String hidden = 'x';
    }
    @AuraEnabled(cacheable=true)
    public static Line echo(Line line, List<Integer> numbers, Map<String, Decimal> prices) {
        line.amount = line.amount + numbers.size() + prices.get('a');
        return line;
    }
    @AuraEnabled(cacheable=true)
    public static void write() {
        insert new Thing__c(Name = 'written by a read');
    }
    @AuraEnabled
    public static Integer fail(String kind) {
        insert as system new Thing__c(Name = 'undone');
        if (kind == 'aura') throw new AuraHandledException('A readable message');
        Thing__c none = null;
        return none.Name.length();
    }
    @AuraEnabled
    public static String who() {
        return System.Label.Greeting;
    }
}
`;

/** Files of a small project without the product: an object, a controller, a permission set, a label. */
const FILES: Record<string, string> = {
    'sfdx-project.json': JSON.stringify({
        packageDirectories: [{ path: 'force-app', default: true }],
        namespace: '',
        sourceApiVersion: '68.0'
    }),
    'force-app/objects/Thing__c/Thing__c.object-meta.xml': THING,
    'force-app/objects/Thing__c/fields/Code__c.field-meta.xml': fieldXml(
        'Code__c',
        'Text',
        '<length>40</length><externalId>true</externalId><unique>true</unique>'
    ),
    'force-app/objects/Thing__c/fields/Amount__c.field-meta.xml': fieldXml(
        'Amount__c',
        'Currency',
        '<precision>18</precision><scale>2</scale>'
    ),
    'force-app/objects/Thing__c/fields/Parent__c.field-meta.xml': fieldXml(
        'Parent__c',
        'Lookup',
        '<referenceTo>Thing__c</referenceTo><relationshipName>Parts</relationshipName>'
    ),
    'force-app/objects/Thing__c/validationRules/Amount_Positive.validationRule-meta.xml': RULE,
    'force-app/permissionsets/Thing_User.permissionset-meta.xml': PERMISSIONS,
    'force-app/labels/CustomLabels.labels-meta.xml': labelsXml('Hello'),
    'force-app/classes/ThingController.cls': CONTROLLER,
    'force-app/classes/ThingController.cls-meta.xml': META(
        'ApexClass',
        '    <apiVersion>68.0</apiVersion><status>Active</status>'
    )
};

/** A project in a folder of its own. */
export class Fixture {
    readonly directory = fs.mkdtempSync(path.join(os.tmpdir(), 'keystone-fixture-'));

    constructor(files: Record<string, string> = {}) {
        for (const [name, text] of Object.entries({ ...FILES, ...files })) this.write(name, text);
    }

    /** Writes a file of the project. */
    write(name: string, text: string): void {
        const file = path.join(this.directory, name);
        fs.mkdirSync(path.dirname(file), { recursive: true });
        fs.writeFileSync(file, text);
    }

    /** Adds an Apex class. */
    writeClass(name: string, text: string): void {
        this.write(`force-app/classes/${name}.cls`, text);
        this.write(`force-app/classes/${name}.cls-meta.xml`, FILES['force-app/classes/ThingController.cls-meta.xml']!);
    }

    options(changes: Partial<OrgOptions> = {}): OrgOptions {
        return {
            projectDirectory: this.directory,
            sourceDirectories: [path.join(this.directory, 'force-app')],
            namespace: '',
            databaseFile: ':memory:',
            today: '2026-11-22',
            ...changes
        };
    }

    open(): Org {
        return Org.open(this.options());
    }

    remove(): void {
        fs.rmSync(this.directory, { recursive: true, force: true });
    }
}

/** Adds a user with the "Standard User" profile and permission sets; returns the id. */
export function addUser(org: Org, name: string, permissionSets: readonly string[] = []): string {
    const apex = `User u = new User(FirstName = 'U', LastName = '${name}', Username = '${name}@example.com', Alias = '${name.slice(0, 8)}', Email = '${name}@example.com', ProfileId = [SELECT Id FROM Profile WHERE Name = 'Standard User'].Id,
        TimeZoneSidKey = 'Europe/Berlin', LocaleSidKey = 'en_US', LanguageLocaleKey = 'en_US', EmailEncodingKey = 'UTF-8');
insert u;
${permissionSets.map((set) => `insert new PermissionSetAssignment(AssigneeId = u.Id, PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = '${set}'].Id);`).join('\n')}`;
    const result = org.executeAnonymous(org.adminUserId, apex);
    if (!result.success) throw new Error(result.problem ?? 'failed');
    return String(org.store.get('SELECT "Id" FROM "User" WHERE "Username" = ?', [`${name}@example.com`])![0]);
}
