/** Permission sets and profiles: metadata -> PermissionSetModel. */
import { NameMap, NameSet } from './names.ts';
import type { Namespace } from './names.ts';
import type { PermissionSetModel } from './types.ts';
import { flag, list, textOf } from './xml.ts';
import type { XmlNode } from './xml.ts';

const TABS: Record<string, 'Visible' | 'Available' | 'None'> = {
    Visible: 'Visible',
    Available: 'Available',
    None: 'None',
    DefaultOn: 'Visible',
    DefaultOff: 'Available',
    Hidden: 'None'
};

/** One permission set or profile. Keys of `objects` and `fields` are lower case. */
export function readPermissionSet(
    node: XmlNode,
    name: string,
    isProfile: boolean,
    namespace: Namespace
): PermissionSetModel {
    const set: PermissionSetModel = {
        name,
        label: textOf(node.label) ?? name,
        description: textOf(node.description),
        isProfile,
        objects: new NameMap(namespace),
        fields: new NameMap(namespace),
        classes: new NameSet(namespace, []),
        customPermissions: new NameSet(namespace, []),
        userPermissions: new NameSet(namespace, []),
        tabs: new NameMap(namespace),
        applications: new NameMap(namespace),
        customMetadata: new NameSet(namespace, [])
    };
    for (const each of list(node.objectPermissions)) {
        set.objects.set(namespace.qualify(textOf(each.object) ?? '').toLowerCase(), {
            create: flag(each.allowCreate),
            read: flag(each.allowRead),
            edit: flag(each.allowEdit),
            delete: flag(each.allowDelete),
            viewAll: flag(each.viewAllRecords),
            modifyAll: flag(each.modifyAllRecords)
        });
    }
    for (const each of list(node.fieldPermissions)) {
        const edit = flag(each.editable);
        set.fields.set(namespace.qualifyPath(textOf(each.field) ?? '').toLowerCase(), {
            read: edit || flag(each.readable),
            edit
        });
    }
    for (const each of list(node.classAccesses)) if (flag(each.enabled)) set.classes.add(textOf(each.apexClass) ?? '');
    for (const each of list(node.customPermissions))
        if (flag(each.enabled)) set.customPermissions.add(namespace.qualifyDeveloperName(textOf(each.name) ?? ''));
    for (const each of list(node.userPermissions))
        if (flag(each.enabled)) set.userPermissions.add(textOf(each.name) ?? '');
    for (const each of [...list(node.tabSettings), ...list(node.tabVisibilities)])
        set.tabs.set(textOf(each.tab) ?? '', TABS[textOf(each.visibility) ?? 'None'] ?? 'None');
    for (const each of list(node.applicationVisibilities))
        set.applications.set(textOf(each.application) ?? '', {
            visible: flag(each.visible),
            default: flag(each.default)
        });
    for (const each of [...list(node.customMetadataTypeAccesses), ...list(node.customSettingAccesses)])
        if (flag(each.enabled)) set.customMetadata.add(namespace.qualify(textOf(each.name) ?? ''));
    return set;
}
