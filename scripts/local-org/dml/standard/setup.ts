/** Users and cases. */
import { setValue } from '../layout.ts';
import { dmlError } from '../messages.ts';
import { get, isChanged, settingsByLabel } from './fields.ts';
import type { StandardRules } from './index.ts';

const USERNAME = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** User names are unique over all orgs and look like e-mail addresses. */
export const userRules: StandardRules = {
    before(context, works) {
        for (const work of works) {
            const name = [get(context, work, 'FirstName'), get(context, work, 'LastName')]
                .filter((part) => part !== null)
                .join(' ');
            setValue(context.layout, work.row, 'Name', name === '' ? get(context, work, 'Name') : name);
            if (work.old === null) {
                if (!work.given.has('IsActive')) {
                    setValue(context.layout, work.row, 'IsActive', true);
                }
                if (get(context, work, 'UserType') === null) {
                    setValue(context.layout, work.row, 'UserType', 'Standard');
                }
                if (get(context, work, 'CommunityNickname') === null) {
                    setValue(context.layout, work.row, 'CommunityNickname', get(context, work, 'Alias'));
                }
            }
        }
    },
    validate(context, works, store) {
        for (const work of works) {
            const username = get(context, work, 'Username') as string | null;
            if (username === null || !isChanged(context, work, 'Username')) {
                continue;
            }
            if (!USERNAME.test(username)) {
                work.errors.push(
                    dmlError('INVALID_EMAIL_ADDRESS', `Username: invalid email address: ${username}`, ['Username'])
                );
            } else if (
                store.get(`SELECT 1 FROM "User" WHERE fold("Username") = fold(?) AND "Id" IS NOT ?`, [
                    username,
                    work.id
                ]) !== null
            ) {
                work.errors.push(
                    dmlError(
                        'DUPLICATE_USERNAME',
                        'Duplicate Username.<br>The username already exists in this or another Salesforce organization. Usernames must be unique across all Salesforce organizations.',
                        ['Username']
                    )
                );
            }
        }
    }
};

/** A case is closed when its status says so. */
export const caseRules: StandardRules = {
    before(context, works, store) {
        const statuses = settingsByLabel(context.tx.model, 'CaseStatus', ['IsClosed'], store);
        for (const work of works) {
            const status = get(context, work, 'Status') as string;
            const closed = statuses.size === 0 ? status === 'Closed' : statuses.get(status)?.IsClosed === true;
            setValue(context.layout, work.row, 'IsClosed', closed);
            if (
                isChanged(context, work, 'Status') &&
                context.layout.index.has('ClosedDate') &&
                !work.given.has('ClosedDate')
            ) {
                setValue(context.layout, work.row, 'ClosedDate', closed ? context.now : null);
            }
        }
    }
};
