import type { Transaction } from '../../../contracts.ts';
import type { Org } from '../../../org/org.ts';
import { localDay } from '../../../org/local-day.ts';
import { iconOf } from '../ui/icons.ts';
import { visibleApps } from './apps.ts';
import { people } from './people.ts';

/** Everything the shell must know before it draws: who, where, with which words and rights. */
export function bootstrap(org: Org, tx: Transaction): unknown {
    const users = people(tx);
    const me = users.find((user) => user.id === tx.user.userId) ?? null;
    const locale = tx.user.locale.replace('_', '-');
    return {
        version: tx.model.version,
        apiVersion: '68.0',
        namespace: tx.model.namespace,
        today: localDay(tx.clock.now(), tx.user.timeZone),
        organization: { id: org.organizationId, name: org.name },
        user: me && { ...me, timeZone: tx.user.timeZone, locale, language: 'en-US', currency: 'USD' },
        users,
        labels: Object.fromEntries(tx.model.labels),
        customPermissions: tx.model.customPermissions
            .filter((permission) => tx.user.customPermission(permission.name))
            .map((permission) => permission.name.replace(new RegExp(`^${tx.model.namespace}__`), '')),
        userPermissions: ['ViewSetup', 'ModifyAllData', 'CustomizeApplication'].filter((name) =>
            tx.user.userPermission(name)
        ),
        i18n: { locale, lang: 'en-US', currency: 'USD', timeZone: tx.user.timeZone, firstDayOfWeek: 1 },
        objects: objects(tx),
        apps: visibleApps(tx)
    };
}

function objects(tx: Transaction): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    for (const object of tx.model.objects.values()) {
        if ((object.kind !== 'standard' && object.kind !== 'custom') || !tx.user.object(object).read) continue;
        const may = tx.user.object(object);
        result[object.name] = {
            apiName: object.name,
            localName: object.localName,
            label: object.label,
            labelPlural: object.labelPlural,
            keyPrefix: object.keyPrefix,
            icon: iconOf(tx.model, object),
            createable: object.createable && may.create,
            updateable: object.updateable && may.edit,
            deletable: object.deletable && may.delete,
            nameField: object.nameField?.name ?? null,
            searchable: object.nameField !== null
        };
    }
    return result;
}
