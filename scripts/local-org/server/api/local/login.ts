import type { Org } from '../../../org/org.ts';
import { localDay } from '../../../org/local-day.ts';
import { people } from './people.ts';

/** What the log-in page needs of an org that nobody is logged in to. */
export function anonymousBootstrap(org: Org): unknown {
    return org.transaction({ userId: org.adminUserId, quiddity: 'REST' }, (tx) => ({
        version: tx.model.version,
        apiVersion: '68.0',
        namespace: tx.model.namespace,
        today: localDay(tx.clock.now(), 'UTC'),
        organization: { id: org.organizationId, name: org.name },
        user: null,
        users: people(tx),
        labels: {},
        customPermissions: [],
        userPermissions: [],
        i18n: { locale: 'en-US', lang: 'en-US', currency: 'USD', timeZone: 'UTC', firstDayOfWeek: 1 },
        objects: {},
        apps: []
    }));
}

/** Id of the active user with this id or user name, or null. */
export function findUser(org: Org, login: { userId?: string; username?: string }): string | null {
    const column = login.userId !== undefined ? '"Id"' : 'lower("Username")';
    const value = login.userId ?? login.username?.toLowerCase() ?? '';
    return (
        (org.store.get(`SELECT "Id" FROM "User" WHERE ${column} = ? AND "IsActive" = 1`, [value])?.[0] as
            string | undefined) ?? null
    );
}
