/** Groups: those that people make, and those that every role brings along. */
import type { OrgModel } from '../../schema/types.ts';
import type { Store } from '../../store/store.ts';
import { emptyRow, insertRows, layoutOf, setValue } from '../layout.ts';
import { dmlError } from '../messages.ts';
import { get } from './fields.ts';
import type { StandardRules } from './index.ts';

/** "Only Personal, Regular, and Queue can be used when creating a group" [Object Reference, Group]; personal groups are not modelled. */
const MADE_BY_PEOPLE = new Set(['Regular', 'Queue']);
/** A role's users; those and the users of all roles below. */
const OF_ROLES = ['Role', 'RoleAndSubordinates'] as const;

export const groupRules: StandardRules = {
    validate(context, works) {
        for (const work of works) {
            const type = get(context, work, 'Type') as string | null;
            if (work.old === null && type !== null && !MADE_BY_PEOPLE.has(type)) {
                work.errors.push(
                    dmlError('FIELD_INTEGRITY_EXCEPTION', `Group type ${type} is reserved for the platform`, ['Type'])
                );
            }
        }
    }
};

export const roleRules: StandardRules = {
    after: (context, _works, store) => syncRoleGroups(store, context.tx.model, context.now)
};

/** Gives every role its groups, and takes away those of roles that are gone. */
export function syncRoleGroups(store: Store, model: OrgModel, now: number): void {
    const group = model.object('Group');
    if (group === undefined) {
        return;
    }
    const layout = layoutOf(group);
    store.run(
        `DELETE FROM "Group" WHERE "Type" IN ('${OF_ROLES.join("', '")}') AND "RelatedId" NOT IN (SELECT "Id" FROM "UserRole")`
    );
    for (const type of OF_ROLES) {
        const missing = store.all(
            `SELECT "Id", "DeveloperName" FROM "UserRole" WHERE "Id" NOT IN (SELECT "RelatedId" FROM "Group" WHERE "Type" = ? AND "RelatedId" IS NOT NULL)`,
            [type]
        );
        insertRows(
            store,
            layout,
            missing.map(([role = null, developerName = null]) => {
                const row = emptyRow(layout);
                row[0] = store.newId(group);
                setValue(layout, row, 'Type', type);
                setValue(layout, row, 'RelatedId', role);
                setValue(layout, row, 'DeveloperName', developerName);
                setValue(layout, row, 'DoesIncludeBosses', true);
                for (const name of ['CreatedDate', 'LastModifiedDate', 'SystemModstamp']) {
                    setValue(layout, row, name, now);
                }
                return row;
            })
        );
    }
}
