import { tx } from '../context.ts';
import type { SObject } from '../values/index.ts';
import { ApexTimeZone } from './dates.ts';
import { need, systemQuery } from './support.ts';
import type { PlatformClass } from './support.ts';

/** Row of the acting user. */
function user(): SObject {
    return systemQuery('SELECT FirstName, LastName, Email, LanguageLocaleKey FROM User WHERE Id = :id', {
        id: tx().user.userId
    })[0]!;
}

function organization(): SObject {
    return systemQuery('SELECT Id, Name FROM Organization LIMIT 1')[0]!;
}

export const userInfoClass: PlatformClass = {
    name: 'UserInfo',
    statics: {
        getuserid: () => tx().user.userId,
        getprofileid: () => tx().user.profileId,
        getuserroleid: () => tx().user.roleId,
        getusername: () => tx().user.username,
        getname: () => tx().user.name,
        getlocale: () => tx().user.locale,
        gettimezone: () => new ApexTimeZone(tx().user.timeZone),
        getfirstname: () => user().values.FirstName ?? null,
        getlastname: () => user().values.LastName ?? null,
        // A text of the platform's form; no server takes it.
        getsessionid: () => `${organization().id!.slice(0, 15)}!${tx().user.userId}`,
        getuseremail: () => user().values.Email ?? null,
        getlanguage: () => user().values.LanguageLocaleKey ?? 'en_US',
        getusertype: () => 'Standard',
        getorganizationid: () => organization().id,
        getorganizationname: () => organization().values.Name,
        ismulticurrencyorganization: () => false,
        getdefaultcurrency: () => 'USD',
        getuitheme: () => 'Theme4d',
        getuithemedisplayed: () => 'Theme4d'
    }
};

export const featureManagementClass: PlatformClass = {
    name: 'FeatureManagement',
    statics: { checkpermission: (name: string) => tx().user.customPermission(need(name)) }
};
