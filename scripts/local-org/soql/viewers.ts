/** Who sees whose records: temporary tables of owners and groups by viewer, rebuilt when users, roles or groups change. */
import type { OrgModel, RawValue } from '../schema/types.ts';
import type { Store } from '../store/store.ts';

/** Objects whose changes make the tables stale. */
export const VIEWER_OBJECTS: ReadonlySet<string> = new Set(['User', 'UserRole', 'Group', 'GroupMember']);

export interface Viewers {
    /** Makes sure that `_vis(viewer, owner)` and `_grp(viewer, member)` are up to date; before every statement that reads them. */
    refresh(model: OrgModel): void;
    /** A row of VIEWER_OBJECTS was written. */
    invalidate(): void;
}

/** Creates the tables of a store. */
export function createViewers(store: Store): Viewers {
    store.exec(`CREATE TEMP TABLE _vis (viewer TEXT, owner TEXT, PRIMARY KEY (viewer, owner)) WITHOUT ROWID;
        CREATE TEMP TABLE _grp (viewer TEXT, member TEXT, PRIMARY KEY (viewer, member)) WITHOUT ROWID`);
    let stale = true;
    let rollbacks = -1;
    return {
        refresh(model) {
            // a rollback also takes back what was built inside it
            if (stale || rollbacks !== store.rollbacks) {
                rebuild(store, model);
                stale = false;
                rollbacks = store.rollbacks;
            }
        },
        invalidate() {
            stale = true;
        }
    };
}

function rows(store: Store, model: OrgModel, object: string, fields: string[]): RawValue[][] {
    const found = model.object(object);
    if (found === undefined) {
        return [];
    }
    const columns = fields.map((name) => (model.field(found, name) === undefined ? 'NULL' : `"${name}"`));
    return store.all(`SELECT ${columns.join(', ')} FROM "${found.name}"`);
}

function rebuild(store: Store, model: OrgModel): void {
    const users = rows(store, model, 'User', ['Id', 'UserRoleId']) as [string, string | null][];
    const below = subordinateRoles(rows(store, model, 'UserRole', ['Id', 'ParentRoleId']) as [string, string | null][]);
    const usersOfRole = new Map<string, string[]>();
    for (const [user, role] of users) {
        if (role !== null) {
            usersOfRole.set(role, [...(usersOfRole.get(role) ?? []), user]);
        }
    }
    const groupsOfUser = memberships(store, model, users, below, usersOfRole);
    store.exec('DELETE FROM _vis; DELETE FROM _grp');
    const vis = store.prepare('INSERT OR IGNORE INTO _vis VALUES (?, ?)');
    const grp = store.prepare('INSERT OR IGNORE INTO _grp VALUES (?, ?)');
    for (const [user, role] of users) {
        const seen = [user];
        for (const lower of (role === null ? undefined : below.get(role)) ?? []) {
            seen.push(...(usersOfRole.get(lower) ?? []));
        }
        for (const owner of seen) {
            vis.run(user, owner);
            grp.run(user, owner);
            for (const [group, includesBosses] of groupsOfUser.get(owner) ?? []) {
                // what a queue owns, its members see
                if (owner === user || includesBosses) {
                    vis.run(user, group);
                    grp.run(user, group);
                }
            }
        }
    }
}

/** All roles below each role. */
function subordinateRoles(roles: [string, string | null][]): Map<string, string[]> {
    const below = new Map<string, string[]>(roles.map(([role]) => [role, []]));
    const parents = new Map(roles);
    for (const [role] of roles) {
        const visited = new Set<string>([role]);
        for (
            let parent = parents.get(role) ?? null;
            parent !== null && !visited.has(parent);
            parent = parents.get(parent) ?? null
        ) {
            visited.add(parent);
            below.get(parent)?.push(role);
        }
    }
    return below;
}

/** Groups by user, nested groups and role groups included; each with whether it grants access using hierarchies. */
function memberships(
    store: Store,
    model: OrgModel,
    users: [string, string | null][],
    below: Map<string, string[]>,
    usersOfRole: Map<string, string[]>
): Map<string, Map<string, boolean>> {
    const direct = new Map<string, string[]>();
    for (const [group, member] of rows(store, model, 'GroupMember', ['GroupId', 'UserOrGroupId']) as [
        string,
        string
    ][]) {
        direct.set(group, [...(direct.get(group) ?? []), member]);
    }
    const groups = rows(store, model, 'Group', ['Id', 'Type', 'RelatedId', 'DoesIncludeBosses']) as [
        string,
        string | null,
        string | null,
        RawValue
    ][];
    const byId = new Map(groups.map((group) => [group[0], group]));
    const usersOf = (id: string, visited: Set<string>): string[] => {
        const group = byId.get(id);
        if (group === undefined) {
            return [id];
        }
        if (visited.has(id)) {
            return [];
        }
        visited.add(id);
        const [, type, related] = group;
        if (type === 'Organization') {
            return users.map(([user]) => user);
        }
        const found = (direct.get(id) ?? []).flatMap((member) => usersOf(member, visited));
        if (
            related !== null &&
            (type === 'Role' || type === 'RoleAndSubordinates' || type === 'RoleAndSubordinatesInternal')
        ) {
            const roles = type === 'Role' ? [related] : [related, ...(below.get(related) ?? [])];
            found.push(...roles.flatMap((role) => usersOfRole.get(role) ?? []));
        }
        return found;
    };
    const result = new Map<string, Map<string, boolean>>();
    for (const [group, , , bosses] of groups) {
        for (const user of usersOf(group, new Set())) {
            let found = result.get(user);
            if (found === undefined) {
                found = new Map();
                result.set(user, found);
            }
            found.set(group, Number(bosses ?? 1) === 1);
        }
    }
    return result;
}
