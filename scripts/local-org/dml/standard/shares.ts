/** Share rows written by Apex: one per record, user and reason, never the owner's, never less than everybody has. */
import { accessField, shareParent } from '../../soql/visibility.ts';
import { quote } from '../../store/columns.ts';
import { setValue } from '../layout.ts';
import { dmlError } from '../messages.ts';
import { get } from './fields.ts';
import type { StandardRules } from './index.ts';

export const shareRules: StandardRules = {
    before(context, works) {
        for (const work of works) {
            if (get(context, work, 'RowCause') === null) {
                setValue(context.layout, work.row, 'RowCause', 'Manual');
            }
        }
    },
    validate(context, works, store) {
        const { object, layout, tx } = context;
        const shared = tx.model.object(object.sharedObject!);
        const parentField = shareParent(object);
        const levelField = accessField(object);
        for (const work of works) {
            const cause = get(context, work, 'RowCause');
            const level = get(context, work, levelField);
            if (cause === 'Owner' && work.old === null) {
                work.errors.push(
                    dmlError(
                        'FIELD_INTEGRITY_EXCEPTION',
                        'field integrity exception: RowCause (the owner has access already)',
                        ['RowCause']
                    )
                );
            } else if (level !== 'Read' && level !== 'Edit' && cause !== 'Owner') {
                work.errors.push(
                    dmlError(
                        'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
                        `Access Level: bad value for restricted picklist field: ${level}`,
                        [levelField]
                    )
                );
            } else if (level === 'Read' && shared?.sharing === 'Read') {
                work.errors.push(
                    dmlError(
                        'FIELD_INTEGRITY_EXCEPTION',
                        `field integrity exception: ${levelField} (trivial share level Read, for organization with default level Read)`,
                        [levelField]
                    )
                );
            }
        }
        // sharing the same again for the same reason replaces what was
        const fresh = works.filter((work) => work.old === null && work.errors.length === 0);
        if (fresh.length > 0) {
            const keys = fresh.map(
                (work) =>
                    `${get(context, work, parentField)}${get(context, work, 'UserOrGroupId')}${get(context, work, 'RowCause')}`
            );
            const parents = fresh.map((work) => work.row[layout.index.get(parentField)!]);
            store.run(
                `DELETE FROM ${quote(object.name)} WHERE ${quote(parentField)} IN (SELECT value FROM json_each(?1)) AND ${quote(parentField)} || "UserOrGroupId" || "RowCause" IN (SELECT value FROM json_each(?2))`,
                [JSON.stringify(parents), JSON.stringify(keys)]
            );
        }
    }
};
