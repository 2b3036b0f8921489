import type { SecurityService, UserAccess } from '../contracts.ts';
import type { OrgModel, PermissionSetModel } from '../schema/types.ts';
import type { Store } from '../store/store.ts';
import { PERMISSION_OBJECTS, permissionSetOf } from './permission-sets.ts';
import { loadUserAccess } from './user-access.ts';

/**
 * Answers who may do what. What a user may is computed once and kept until users, assignments or the model change;
 * a rolled back transaction counts as such a change, because it may have held assignments. Permission sets are kept apart:
 * their rows are many, and hardly any transaction writes them.
 */
export function createSecurity(store: Store, model: () => OrgModel): SecurityService {
    const cache = new Map<string, UserAccess>();
    const sets = new Map<string, PermissionSetModel>();
    /** Rows of permission sets were written since the model was loaded: a rollback may take them back. */
    let areSetsWritten = false;
    let rollbacks = store.rollbacks;
    let version = -1;
    const setOf = (id: string): PermissionSetModel => {
        let set = sets.get(id);
        if (!set) sets.set(id, (set = permissionSetOf(store, model(), id)));
        return set;
    };
    return {
        user(userId) {
            if (store.rollbacks !== rollbacks || model().version !== version) {
                cache.clear();
                if (areSetsWritten || model().version !== version) sets.clear();
                rollbacks = store.rollbacks;
                version = model().version;
            }
            let access = cache.get(userId);
            if (!access) cache.set(userId, (access = loadUserAccess(store, model(), userId, setOf)));
            return access;
        },
        invalidate(objectName) {
            cache.clear();
            if (objectName !== undefined && !PERMISSION_OBJECTS.has(objectName)) return;
            sets.clear();
            areSetsWritten ||= objectName !== undefined;
        }
    };
}
