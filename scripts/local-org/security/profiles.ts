import type { ObjectModel } from '../schema/types.ts';

export interface ObjectRights {
    create: boolean;
    read: boolean;
    edit: boolean;
    delete: boolean;
    viewAll: boolean;
    modifyAll: boolean;
}

/** What a profile of a new org gives, before any permission set. */
export interface ProfileRights {
    name: string;
    object(object: ObjectModel): ObjectRights;
    /** Field security of fields that a profile can hide: custom ones and most standard ones. */
    fields: { standard: 'edit' | 'read' | 'none'; custom: 'edit' | 'none' };
    userPermissions: readonly string[];
    /** Apex classes run without being granted (Author Apex). */
    allClasses: boolean;
}

export const NO_RIGHTS: ObjectRights = {
    create: false,
    read: false,
    edit: false,
    delete: false,
    viewAll: false,
    modifyAll: false
};
const ALL: ObjectRights = { create: true, read: true, edit: true, delete: true, viewAll: true, modifyAll: true };
const FULL: ObjectRights = { ...ALL, viewAll: false, modifyAll: false };
const READ: ObjectRights = { ...NO_RIGHTS, read: true };

/** Sales objects a standard user creates, edits and deletes, by the "Standard User" profile of a new org. */
const SALES = new Set([
    'Account',
    'Contact',
    'Opportunity',
    'OpportunityLineItem',
    'OpportunityContactRole',
    'Lead',
    'Case',
    'Contract',
    'Asset',
    'Task',
    'Event',
    'Note',
    'Attachment',
    'ContentVersion',
    'ContentDocument',
    'ContentDocumentLink',
    'EmailMessage',
    'CampaignMember',
    'CaseComment',
    'Order',
    'OrderItem'
]);
const READ_ONLY = new Set(['Product2', 'Pricebook2', 'PricebookEntry', 'Campaign']);

/** Objects about the org itself that everybody may read, and administrators write through set-up. */
function isSetupReadable(object: ObjectModel): boolean {
    return (
        object.kind === 'system' ||
        [
            'User',
            'Profile',
            'UserRole',
            'Organization',
            'Group',
            'GroupMember',
            'RecordType',
            'PermissionSet',
            'PermissionSetAssignment',
            'OpportunityStage',
            'BusinessProcess'
        ].includes(object.name)
    );
}

function standardUser(object: ObjectModel): ObjectRights {
    if (SALES.has(object.name)) return FULL;
    if (READ_ONLY.has(object.name) || isSetupReadable(object)) return READ;
    return NO_RIGHTS;
}

function readOnly(object: ObjectModel): ObjectRights {
    return standardUser(object).read ? READ : NO_RIGHTS;
}

/** The profiles that every local org has; their names and rights follow a new Enterprise Edition org. */
export const PROFILES: readonly ProfileRights[] = [
    {
        name: 'System Administrator',
        object: (object) => (object.kind === 'share' || object.kind === 'event' ? FULL : ALL),
        fields: { standard: 'edit', custom: 'edit' },
        userPermissions: [
            'ModifyAllData',
            'ViewAllData',
            'ManageUsers',
            'CustomizeApplication',
            'ViewSetup',
            'AuthorApex',
            'ApiEnabled',
            'RunReports',
            'ManagePermissionSets',
            'AssignPermissionSets',
            'PrivacyDataAccess',
            'MassInlineEdit',
            'SubmitMacrosAllowed'
        ],
        allClasses: true
    },
    {
        name: 'Standard User',
        object: standardUser,
        fields: { standard: 'edit', custom: 'none' },
        userPermissions: ['ApiEnabled', 'ViewSetup', 'RunReports', 'MassInlineEdit', 'SubmitMacrosAllowed'],
        allClasses: false
    },
    {
        name: 'Read Only',
        object: readOnly,
        fields: { standard: 'read', custom: 'none' },
        userPermissions: ['ApiEnabled', 'ViewSetup', 'RunReports'],
        allClasses: false
    },
    {
        name: 'Minimum Access - Salesforce',
        object: (object) => (isSetupReadable(object) ? READ : NO_RIGHTS),
        fields: { standard: 'none', custom: 'none' },
        userPermissions: ['ApiEnabled'],
        allClasses: false
    }
];
