import type { SecurityService, UserAccess } from '../contracts.ts';
import type { OrgModel } from '../schema/types.ts';
import type { Store } from '../store/store.ts';
import { loadUserAccess } from './user-access.ts';

/**
 * Answers who may do what. What a user may is computed once and kept until users, assignments or the model change;
 * a rolled back transaction counts as such a change, because it may have held assignments.
 */
export function createSecurity(store: Store, model: () => OrgModel): SecurityService {
    const cache = new Map<string, UserAccess>();
    let rollbacks = store.rollbacks;
    let version = -1;
    return {
        user(userId) {
            if (store.rollbacks !== rollbacks || model().version !== version) {
                cache.clear();
                rollbacks = store.rollbacks;
                version = model().version;
            }
            let access = cache.get(userId);
            if (!access) cache.set(userId, (access = loadUserAccess(store, model(), userId)));
            return access;
        },
        invalidate() {
            cache.clear();
        }
    };
}
