/** Object and field permissions of a query, checked over every path it reads. */
import type { UserAccess } from '../contracts.ts';
import { QUERY_MESSAGES, QueryError } from './errors.ts';
import type { QueryPlan } from './resolved.ts';

/**
 * Throws QueryError for the first object or field the user may not read. User mode speaks as if it did not exist,
 * WITH SECURITY_ENFORCED (which looks at selected fields only) says that access is missing.
 */
export function checkReadAccess(plan: QueryPlan, user: UserAccess, mode: 'user' | 'enforced'): void {
    const inaccessible = new Map<string, Set<string>>();
    let code: 'INVALID_FIELD' | 'INVALID_TYPE' = 'INVALID_FIELD';
    let message: string | null = null;
    for (const object of plan.objects) {
        if (!user.object(object).read) {
            inaccessible.set(object.name, new Set());
            code = 'INVALID_TYPE';
            message ??= mode === 'user' ? QUERY_MESSAGES.noObject(object.name) : QUERY_MESSAGES.securityEnforced;
        }
    }
    for (const { object, field, selected } of plan.uses) {
        if (
            (mode === 'user' || selected) &&
            !inaccessible.get(object.name)?.has(field.name) &&
            !user.fieldRead(object, field.name)
        ) {
            const fields = inaccessible.get(object.name) ?? new Set();
            inaccessible.set(object.name, fields.add(field.name));
            message ??=
                mode === 'user' ? QUERY_MESSAGES.noColumn(field.name, object.name) : QUERY_MESSAGES.securityEnforced;
        }
    }
    if (message !== null) {
        throw new QueryError(message, code, inaccessible);
    }
}
