import type { SObject } from '../../../apex/runtime/values/sobject.ts';
import type { Transaction } from '../../../contracts.ts';

/** A user as the shell names people. */
export interface Person {
    id: string;
    name: string;
    username: string;
    email: string;
    title: string | null;
    profileName: string | null;
    roleName: string | null;
}

/** Active users, for the log-in page and the switcher. */
export function people(tx: Transaction): Person[] {
    const soql =
        'SELECT Id, Name, Username, Email, Title, Profile.Name, UserRole.Name FROM User WHERE IsActive = true ORDER BY Name LIMIT 500';
    return tx.data
        .query({ soql, binds: null, access: { mode: 'system', sharing: false }, unlimited: true })
        .rows.map((row) => ({
            id: String(row.values['Id']),
            name: String(row.values['Name']),
            username: String(row.values['Username']),
            email: String(row.values['Email'] ?? ''),
            title: (row.values['Title'] as string | null | undefined) ?? null,
            profileName: parentName(row, 'Profile'),
            roleName: parentName(row, 'UserRole')
        }));
}

function parentName(row: SObject, relationship: string): string | null {
    const parent = row.values[relationship] as SObject | null | undefined;
    return parent ? String(parent.values['Name']) : null;
}
