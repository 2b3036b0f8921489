import type { Bootstrap, OrgObject } from './bootstrap.ts';

function object(apiName: string, keyPrefix: string): OrgObject {
    const localName = apiName.replace(/^keystone__/, '');
    const common = {
        icon: 'standard:record',
        createable: true,
        updateable: true,
        deletable: true,
        nameField: 'Name',
        searchable: true
    };
    return { apiName, localName, label: localName, labelPlural: `${localName}s`, keyPrefix, ...common };
}

/** Puts an org in place as the page's start script would; for tests without a browser. */
export function pretendOrg(changes: Partial<Bootstrap> = {}): void {
    const objects = [object('Account', '001'), object('keystone__Key_Account__c', 'a00')];
    const user = {
        id: '005000000000001AAA',
        name: 'Kim Li',
        username: 'kim',
        title: null,
        profileName: 'Standard User',
        roleName: null
    };
    const org: Bootstrap = {
        version: 1,
        serverId: 'test',
        apiVersion: '68.0',
        namespace: 'keystone',
        today: '2026-11-22',
        organization: { id: '00D000000000001AAA', name: 'Test' },
        user: { ...user, email: null, timeZone: 'Europe/Berlin', locale: 'en-US', language: 'en-US', currency: 'USD' },
        users: [user],
        labels: {},
        customPermissions: ['Manage_Roster'],
        userPermissions: [],
        i18n: { locale: 'en-US', currency: 'USD', timeZone: 'Europe/Berlin' },
        objects: Object.fromEntries(objects.map((entry) => [entry.apiName, entry])),
        apps: [],
        buildErrors: [],
        ...changes
    };
    (globalThis as unknown as { __SF__: Bootstrap }).__SF__ = org;
}
