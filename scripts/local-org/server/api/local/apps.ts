import type { Transaction } from '../../../contracts.ts';
import { iconOf, motifIcon } from '../ui/icons.ts';
import { children, component, components, flag, text } from '../ui/metadata.ts';

export interface AppTab {
    name: string;
    label: string;
    kind: 'object' | 'page' | 'home';
    objectApiName?: string;
    icon: string;
}

export interface App {
    developerName: string;
    label: string;
    description: string | null;
    color: string | null;
    default: boolean;
    tabs: AppTab[];
}

/** Tabs of an app that only uses standard objects, for users who may open none of the package's apps. */
const SALES_TABS = [
    'standard-Account',
    'standard-Contact',
    'standard-Opportunity',
    'standard-Case',
    'standard-Product2'
];

/** Apps the user may open with the tabs he may see, the package's first; everybody has the plain Sales app. */
export function visibleApps(tx: Transaction): App[] {
    const apps: App[] = [];
    const sets = assignedSets(tx);
    for (const [name, xml] of components(tx.model, 'applications')) {
        if (!appVisible(tx, sets, name)) continue;
        const brand = text((xml as Record<string, never>)['brand'], 'headerColor');
        apps.push({
            developerName: name,
            label: text(xml, 'label') ?? name,
            description: text(xml, 'description'),
            color: brand,
            default: apps.length === 0,
            tabs: tabsOf(
                tx,
                children(xml, 'tabs')
                    .map(String)
                    .filter((tab) => tabVisible(tx, sets, tab))
            )
        });
    }
    apps.push({
        developerName: 'standard__Sales',
        label: 'Sales',
        description: 'Accounts, contacts and opportunities',
        color: null,
        default: apps.length === 0,
        tabs: tabsOf(tx, SALES_TABS)
    });
    return apps;
}

function appVisible(tx: Transaction, sets: typeof tx.model.permissionSets, name: string): boolean {
    if (tx.user.userPermission('CustomizeApplication')) return true;
    return sets.some((set) =>
        [...set.applications].some(
            ([app, access]) => app.replace(/^.*?__/, '').toLowerCase() === name.toLowerCase() && access.visible
        )
    );
}

/** Tabs of the package are switched on by permission sets; standard ones by every profile, here as on a new org. */
function tabVisible(tx: Transaction, sets: typeof tx.model.permissionSets, name: string): boolean {
    if (name.startsWith('standard-') || tx.user.userPermission('CustomizeApplication')) return true;
    return sets.some((set) => (set.tabs.get(name) ?? 'None') !== 'None');
}

/** Permission sets of the acting user, from the model. */
function assignedSets(tx: Transaction): typeof tx.model.permissionSets {
    const names = tx.data
        .query({
            soql: 'SELECT PermissionSet.Name FROM PermissionSetAssignment WHERE AssigneeId = :user',
            binds: new Map([['user', tx.user.userId]]),
            access: { mode: 'system', sharing: false },
            unlimited: true
        })
        .rows.map((row) =>
            String((row.values['PermissionSet'] as { values: Record<string, unknown> }).values['Name']).toLowerCase()
        );
    return tx.model.permissionSets.filter((set) => !set.isProfile && names.includes(set.name.toLowerCase()));
}

function tabsOf(tx: Transaction, names: string[]): AppTab[] {
    const tabs: AppTab[] = [];
    for (const name of names) {
        const standard = /^standard-(\w+)$/.exec(name)?.[1];
        if (standard === 'home') {
            tabs.push({ name: 'standard-home', label: 'Home', kind: 'home', icon: 'standard:home' });
            continue;
        }
        const object = tx.model.object(standard ?? name);
        if (object) {
            if (tx.user.object(object).read)
                tabs.push({
                    name: object.name,
                    label: object.labelPlural,
                    kind: 'object',
                    objectApiName: object.name,
                    icon: iconOf(tx.model, object)
                });
            continue;
        }
        const xml = component(tx.model, 'tabs', name);
        if (!xml || flag(xml, 'customObject')) continue;
        tabs.push({
            name: tx.model.qualify(name),
            label: text(xml, 'label') ?? name,
            kind: 'page',
            icon: motifIcon(text(xml, 'motif')) ?? 'standard:record'
        });
    }
    return tabs;
}
