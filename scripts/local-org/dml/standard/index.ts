/** What the platform computes and checks itself on standard objects. */
import type { ObjectModel } from '../../schema/types.ts';
import type { Store } from '../../store/store.ts';
import type { SaveContext, Work } from '../work.ts';
import { activityRules } from './activities.ts';
import { accountRules, contactRules } from './people.ts';
import { contentVersionRules } from './content.ts';
import { groupRules, roleRules } from './groups.ts';
import { fieldPermissionRules, objectPermissionRules } from './permissions.ts';
import { lineItemRules, opportunityRules, pricebookEntryRules } from './sales.ts';
import { caseRules, userRules } from './setup.ts';
import { settingRules } from './settings.ts';
import { shareRules } from './shares.ts';

export interface StandardRules {
    /** Fills computed fields: before the before triggers, and again after them. */
    before?(context: SaveContext, works: readonly Work[], store: Store): void;
    /** What goes with written rows, before the after triggers. */
    after?(context: SaveContext, works: readonly Work[], store: Store): void;
    /** Checks of the object's own. */
    validate?(context: SaveContext, works: readonly Work[], store: Store): void;
}

const RULES: Record<string, StandardRules> = {
    Account: accountRules,
    Case: caseRules,
    Contact: contactRules,
    ContentVersion: contentVersionRules,
    Event: activityRules,
    FieldPermissions: fieldPermissionRules,
    Group: groupRules,
    ObjectPermissions: objectPermissionRules,
    Opportunity: opportunityRules,
    OpportunityLineItem: lineItemRules,
    PricebookEntry: pricebookEntryRules,
    Task: activityRules,
    User: userRules,
    UserRole: roleRules
};

/** The rules of an object, or null. */
export function standardRules(object: ObjectModel): StandardRules | null {
    if (object.kind === 'setting') {
        return settingRules;
    }
    return object.sharedObject === null ? (RULES[object.name] ?? null) : shareRules;
}
