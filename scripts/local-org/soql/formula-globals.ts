/** `$User`, `$Profile` and their like for formulas, read from the org's own rows. */
import type { Transaction } from '../contracts.ts';
import type { FormulaContext } from '../formula/types.ts';
import type { ObjectModel, RawValue } from '../schema/types.ts';
import { isStored, quote } from '../store/columns.ts';
import type { Store } from '../store/store.ts';
import { fromSql } from '../store/values.ts';

/** Globals of a transaction's user. */
export function formulaGlobals(tx: Transaction, store: Store): Required<Pick<FormulaContext, 'user' | 'global'>> {
    const read = (object: ObjectModel | undefined, name: string, id: string | null): RawValue => {
        const field = object && tx.model.field(object, name);
        if (object === undefined || field === undefined || !isStored(field)) {
            return null;
        }
        const where = id === null ? '' : ' WHERE "Id" = ?';
        const row = store.get(
            `SELECT ${quote(field.name)} FROM ${quote(object.name)}${where} LIMIT 1`,
            id === null ? [] : [id]
        );
        return row === null ? null : fromSql(field, row[0]);
    };
    return {
        user: (field) => read(tx.model.object('User'), field, tx.user.userId),
        global(kind, name) {
            switch (kind) {
                case '$Permission':
                    return tx.user.customPermission(name);
                case '$Profile':
                    return read(tx.model.object('Profile'), name, tx.user.profileId);
                case '$UserRole':
                    return tx.user.roleId === null ? null : read(tx.model.object('UserRole'), name, tx.user.roleId);
                case '$Organization':
                    return read(tx.model.object('Organization'), name, null);
                case '$Setup':
                    return setting(tx, store, name);
            }
        }
    };
}

/** Hierarchy custom setting: the user's row, else the profile's, else the org's. */
function setting(tx: Transaction, store: Store, name: string): RawValue {
    const [objectName, fieldName] = name.split('.');
    const object = tx.model.object(objectName);
    const field = object && tx.model.field(object, fieldName);
    if (object === undefined || field === undefined || tx.model.field(object, 'SetupOwnerId') === undefined) {
        return null;
    }
    const sql = `SELECT ${quote(field.name)} FROM ${quote(object.name)} WHERE ${quote(field.name)} IS NOT NULL AND ("SetupOwnerId" IN (?1, ?2) OR substr("SetupOwnerId", 1, 3) = '00D')
        ORDER BY CASE "SetupOwnerId" WHEN ?1 THEN 0 WHEN ?2 THEN 1 ELSE 2 END LIMIT 1`;
    const row = store.get(sql, [tx.user.userId, tx.user.profileId]);
    return row === null ? null : fromSql(field, row[0]);
}
