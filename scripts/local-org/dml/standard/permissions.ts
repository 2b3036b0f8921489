/** Rows of permission sets: a permission needs those that it builds on [Object Reference, ObjectPermissions and FieldPermissions]. */
import type { DmlError } from '../../contracts.ts';
import { dmlError } from '../messages.ts';
import type { SaveContext, Work } from '../work.ts';
import { get } from './fields.ts';
import type { StandardRules } from './index.ts';

/** What each permission requires, by column. */
const OBJECT_NEEDS: Readonly<Record<string, readonly string[]>> = {
    PermissionsCreate: ['PermissionsRead'],
    PermissionsEdit: ['PermissionsRead'],
    PermissionsDelete: ['PermissionsRead', 'PermissionsEdit'],
    PermissionsViewAllRecords: ['PermissionsRead'],
    PermissionsModifyAllRecords: [
        'PermissionsRead',
        'PermissionsEdit',
        'PermissionsDelete',
        'PermissionsViewAllRecords'
    ]
};
const FIELD_NEEDS = { PermissionsEdit: ['PermissionsRead'] };

export const objectPermissionRules: StandardRules = {
    validate: (context, works) => refuseIncomplete(context, works, OBJECT_NEEDS)
};

export const fieldPermissionRules: StandardRules = {
    validate: (context, works) => refuseIncomplete(context, works, FIELD_NEEDS)
};

function refuseIncomplete(
    context: SaveContext,
    works: readonly Work[],
    needs: Readonly<Record<string, readonly string[]>>
): void {
    for (const work of works) {
        const error = problemOf((name) => get(context, work, name) === true, needs);
        if (error !== null) {
            work.errors.push(error);
        }
    }
}

function problemOf(
    isGranted: (column: string) => boolean,
    needs: Readonly<Record<string, readonly string[]>>
): DmlError | null {
    const granted = Object.keys(needs).filter(isGranted);
    if (granted.length === 0 && !isGranted('PermissionsRead')) {
        return dmlError('FIELD_INTEGRITY_EXCEPTION', 'You must enable at least one permission.');
    }
    for (const column of granted) {
        const missing = needs[column]!.filter((each) => !isGranted(each));
        if (missing.length > 0) {
            return dmlError(
                'FIELD_INTEGRITY_EXCEPTION',
                `Permission ${wordOf(column)} depends on permission(s): ${missing.map(wordOf).join(', ')}`,
                [column]
            );
        }
    }
    return null;
}

const wordOf = (column: string): string => column.slice('Permissions'.length);
