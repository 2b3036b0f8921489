/**
 * Page layouts of the standard objects as a new org has them, as far as the shell shows them: fields in two columns,
 * compact fields for the highlights panel, related lists with their columns. The package may ship no layouts of
 * standard objects, so these are the org's own.
 */
export interface StandardLayout {
    /** Read down the left column, then the right one. */
    left: string[];
    right: string[];
    compact: string[];
    /** Child relationship names in order, with columns. */
    related: Record<string, string[]>;
    /** Columns of list views. */
    list: string[];
}

/** Related lists that a new org sorts by something else than the first column; the newest first. */
export const RELATED_LISTS_NEWEST_FIRST: Record<string, string> = {
    Opportunities: 'CloseDate',
    Cases: 'CaseNumber',
    Contracts: 'StartDate',
    Assets: 'InstallDate'
};

/** Labels of standard fields as pages, lists and forms write them, where the field's own (which describe tells) is longer. */
export const LAYOUT_LABELS: Record<string, Record<string, string>> = {
    Account: { Type: 'Type', Phone: 'Phone', Fax: 'Fax', Description: 'Description', Rating: 'Rating' },
    Contact: { Name: 'Name', Phone: 'Phone', Fax: 'Fax', Description: 'Description' },
    Opportunity: { Type: 'Type' },
    Task: { ActivityDate: 'Due Date' },
    Event: { StartDateTime: 'Start', EndDateTime: 'End', ActivityDate: 'Date' }
};

/** Fields that the standard page layouts require although the API does not. */
export const REQUIRED_ON_LAYOUTS: Record<string, readonly string[]> = {
    Task: ['Subject', 'Status', 'Priority'],
    Event: ['Subject', 'StartDateTime', 'EndDateTime']
};

export const STANDARD_LAYOUTS: Record<string, StandardLayout> = {
    Account: {
        left: [
            'Name',
            'ParentId',
            'AccountNumber',
            'Type',
            'Industry',
            'AnnualRevenue',
            'NumberOfEmployees',
            'Description',
            'BillingStreet',
            'BillingPostalCode',
            'BillingCity',
            'BillingCountry'
        ],
        right: [
            'OwnerId',
            'Key_Account__c',
            'Phone',
            'Website',
            'Rating',
            'Ownership',
            'TickerSymbol',
            'YearStarted',
            'ShippingStreet',
            'ShippingPostalCode',
            'ShippingCity',
            'ShippingCountry'
        ],
        compact: ['Type', 'Industry', 'Phone', 'Website', 'OwnerId'],
        related: {
            Contacts: ['Name', 'Title', 'Email', 'Phone'],
            Opportunities: ['Name', 'StageName', 'Amount', 'CloseDate'],
            ChildAccounts: ['Name', 'Industry', 'BillingCity'],
            Cases: ['CaseNumber', 'Subject', 'Status', 'Priority'],
            Contracts: ['ContractNumber', 'Status', 'StartDate', 'EndDate'],
            Assets: ['Name', 'Product2Id', 'Status', 'InstallDate']
        },
        list: ['Name', 'Industry', 'BillingCity', 'AnnualRevenue', 'OwnerId']
    },
    Contact: {
        left: ['FirstName', 'LastName', 'AccountId', 'Title', 'Department', 'ReportsToId', 'LeadSource', 'Description'],
        right: [
            'OwnerId',
            'Email',
            'Phone',
            'MobilePhone',
            'Birthdate',
            'MailingStreet',
            'MailingPostalCode',
            'MailingCity',
            'MailingCountry'
        ],
        compact: ['Title', 'AccountId', 'Phone', 'Email', 'OwnerId'],
        related: {
            OpportunityContactRoles: ['OpportunityId', 'Role', 'IsPrimary'],
            Cases: ['CaseNumber', 'Subject', 'Status', 'Priority']
        },
        list: ['Name', 'Title', 'AccountId', 'Phone', 'Email', 'OwnerId']
    },
    Opportunity: {
        left: ['Name', 'AccountId', 'Type', 'LeadSource', 'NextStep', 'Description'],
        right: ['OwnerId', 'StageName', 'CloseDate', 'Amount', 'Probability', 'ForecastCategoryName', 'Pricebook2Id'],
        compact: ['AccountId', 'CloseDate', 'Amount', 'StageName', 'OwnerId'],
        related: {
            OpportunityLineItems: ['Product2Id', 'Quantity', 'UnitPrice', 'TotalPrice'],
            OpportunityContactRoles: ['ContactId', 'Role', 'IsPrimary']
        },
        list: ['Name', 'AccountId', 'Amount', 'CloseDate', 'StageName', 'OwnerId']
    },
    OpportunityLineItem: {
        left: ['OpportunityId', 'PricebookEntryId', 'Product2Id', 'Description'],
        right: ['Quantity', 'UnitPrice', 'TotalPrice', 'ServiceDate'],
        compact: ['Product2Id', 'Quantity', 'UnitPrice', 'TotalPrice'],
        related: {},
        list: ['Name', 'OpportunityId', 'Product2Id', 'Quantity', 'TotalPrice']
    },
    OpportunityContactRole: {
        left: ['OpportunityId', 'ContactId'],
        right: ['Role', 'IsPrimary'],
        compact: ['ContactId', 'Role', 'IsPrimary'],
        related: {},
        list: ['OpportunityId', 'ContactId', 'Role', 'IsPrimary']
    },
    Product2: {
        left: ['Name', 'ProductCode', 'Family', 'Description'],
        right: ['IsActive', 'QuantityUnitOfMeasure'],
        compact: ['ProductCode', 'Family', 'IsActive'],
        related: { PricebookEntries: ['Pricebook2Id', 'UnitPrice', 'IsActive'] },
        list: ['Name', 'ProductCode', 'Family', 'IsActive']
    },
    Pricebook2: {
        left: ['Name', 'Description'],
        right: ['IsActive', 'IsStandard'],
        compact: ['IsActive', 'IsStandard'],
        related: { PricebookEntries: ['Product2Id', 'UnitPrice', 'IsActive'] },
        list: ['Name', 'IsActive', 'IsStandard']
    },
    PricebookEntry: {
        left: ['Pricebook2Id', 'Product2Id'],
        right: ['UnitPrice', 'IsActive', 'UseStandardPrice'],
        compact: ['Pricebook2Id', 'Product2Id', 'UnitPrice'],
        related: {},
        list: ['Name', 'Pricebook2Id', 'UnitPrice', 'IsActive']
    },
    Asset: {
        left: ['Name', 'AccountId', 'ContactId', 'Product2Id', 'Description'],
        right: ['OwnerId', 'Status', 'Quantity', 'Price', 'InstallDate', 'PurchaseDate', 'UsageEndDate'],
        compact: ['AccountId', 'Product2Id', 'Status', 'InstallDate'],
        related: {},
        list: ['Name', 'AccountId', 'Product2Id', 'Status', 'InstallDate']
    },
    Contract: {
        left: ['AccountId', 'Status', 'StartDate', 'ContractTerm', 'Description'],
        right: ['OwnerId', 'ContractNumber', 'EndDate', 'OwnerExpirationNotice', 'SpecialTerms'],
        compact: ['AccountId', 'Status', 'StartDate', 'EndDate'],
        related: {},
        list: ['ContractNumber', 'AccountId', 'Status', 'StartDate', 'EndDate']
    },
    Case: {
        left: ['AccountId', 'ContactId', 'Subject', 'Description'],
        right: ['OwnerId', 'CaseNumber', 'Status', 'Priority', 'Origin', 'Type', 'Reason'],
        compact: ['Priority', 'Status', 'AccountId', 'ContactId'],
        related: {},
        list: ['CaseNumber', 'Subject', 'AccountId', 'Status', 'Priority', 'OwnerId']
    },
    Task: {
        left: ['OwnerId', 'Subject', 'ActivityDate', 'WhatId', 'WhoId', 'Description'],
        right: ['Status', 'Priority', 'Type'],
        compact: ['Subject', 'ActivityDate', 'Status', 'Priority', 'OwnerId'],
        related: {},
        list: ['Subject', 'WhatId', 'WhoId', 'ActivityDate', 'Status', 'Priority']
    },
    Event: {
        left: ['OwnerId', 'Subject', 'StartDateTime', 'EndDateTime', 'WhatId', 'WhoId', 'Description'],
        right: ['Location', 'IsAllDayEvent', 'ShowAs', 'Type'],
        compact: ['Subject', 'StartDateTime', 'EndDateTime', 'Location', 'OwnerId'],
        related: {},
        list: ['Subject', 'StartDateTime', 'EndDateTime', 'WhatId', 'OwnerId']
    },
    User: {
        left: ['FirstName', 'LastName', 'Title', 'Email', 'Phone', 'ManagerId', 'Division', 'Department'],
        right: ['Username', 'Alias', 'ProfileId', 'UserRoleId', 'IsActive', 'TimeZoneSidKey', 'LocaleSidKey'],
        compact: ['Title', 'Email', 'UserRoleId', 'ManagerId'],
        related: {},
        list: ['Name', 'Title', 'Username', 'UserRoleId', 'ProfileId', 'IsActive']
    },
    Lead: {
        left: ['FirstName', 'LastName', 'Company', 'Title', 'Industry', 'Description'],
        right: ['OwnerId', 'Status', 'Email', 'Phone', 'LeadSource', 'Rating'],
        compact: ['Company', 'Title', 'Phone', 'Email'],
        related: {},
        list: ['Name', 'Company', 'Email', 'Status', 'OwnerId']
    },
    Campaign: {
        left: ['Name', 'Type', 'Status', 'Description'],
        right: ['OwnerId', 'IsActive', 'StartDate', 'EndDate', 'BudgetedCost', 'ActualCost'],
        compact: ['Type', 'Status', 'StartDate', 'EndDate'],
        related: {},
        list: ['Name', 'Type', 'Status', 'StartDate', 'EndDate']
    }
};
