/** Setup and other records cannot be written in the same transaction; System.runAs opens a scope of its own. */
import type { Transaction } from '../contracts.ts';
import type { ObjectModel } from '../schema/types.ts';
import { DML_ERRORS } from './messages.ts';
import type { Work } from './work.ts';

const SETUP = new Set([
    'User',
    'UserRole',
    'Profile',
    'PermissionSet',
    'PermissionSetAssignment',
    'PermissionSetGroup',
    'Group',
    'GroupMember',
    'QueueSobject',
    'ObjectPermissions',
    'FieldPermissions',
    'SetupEntityAccess',
    'UserPackageLicense',
    'Territory',
    'CustomPermission'
]);

/** User fields whose change counts as set-up. */
const USER_SETUP_FIELDS = ['UserRoleId', 'IsActive', 'ForecastEnabled', 'IsPortalEnabled', 'Username', 'ProfileId'];

interface Scope {
    setup: string | null;
    data: string | null;
}

const scopes = new WeakMap<Transaction, Scope[]>();

function stackOf(tx: Transaction): Scope[] {
    let stack = scopes.get(tx);
    if (stack === undefined) {
        stack = [{ setup: null, data: null }];
        scopes.set(tx, stack);
    }
    return stack;
}

/** System.runAs begins: set-up and data may be mixed across its border. Returns the function that ends it. */
export function openDmlScope(tx: Transaction): () => void {
    const stack = stackOf(tx);
    stack.push({ setup: null, data: null });
    return () => {
        stack.pop();
    };
}

function isSetup(object: ObjectModel, works: readonly Work[], insert: boolean): boolean {
    if (!SETUP.has(object.name)) {
        return false;
    }
    if (object.name !== 'User') {
        return true;
    }
    return insert
        ? works.some((work) => work.source?.values.UserRoleId != null)
        : works.some((work) => USER_SETUP_FIELDS.some((field) => field in (work.source?.values ?? {})));
}

/** Puts MIXED_DML_OPERATION on all rows where the call would mix; else remembers the call. */
export function checkMixed(tx: Transaction, object: ObjectModel, works: readonly Work[], insert: boolean): void {
    if (object.kind === 'metadata' || object.kind === 'setting') {
        return;
    }
    const setup = isSetup(object, works, insert);
    if (!setup && SETUP.has(object.name)) {
        return;
    }
    const scope = stackOf(tx).at(-1)!;
    const other = setup ? scope.data : scope.setup;
    if (other !== null) {
        works.forEach((work) => work.errors.push(DML_ERRORS.mixedDml(object.name, other)));
    } else if (setup) {
        scope.setup ??= object.name;
    } else {
        scope.data ??= object.name;
    }
}
