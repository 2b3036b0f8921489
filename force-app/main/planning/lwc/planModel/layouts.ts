import type { RowKind } from 'keystone/dto';
import actionEmpty from '@salesforce/label/c.Ui_Empty_Action';
import attendeeEmpty from '@salesforce/label/c.Ui_Empty_Attendee';
import cellEmpty from '@salesforce/label/c.Ui_Empty_Cell';
import commitmentEmpty from '@salesforce/label/c.Ui_Empty_Commitment';
import goalEmpty from '@salesforce/label/c.Ui_Empty_Goal';
import itemEmpty from '@salesforce/label/c.Ui_Empty_ProfileItem';
import meetingEmpty from '@salesforce/label/c.Ui_Empty_Meeting';
import objectiveEmpty from '@salesforce/label/c.Ui_Empty_Objective';
import opportunityEmpty from '@salesforce/label/c.Ui_Empty_Opportunity';
import relationshipEmpty from '@salesforce/label/c.Ui_Empty_Relationship';
import riskEmpty from '@salesforce/label/c.Ui_Empty_Risk';
import stakeholderEmpty from '@salesforce/label/c.Ui_Empty_Stakeholder';
import targetEmpty from '@salesforce/label/c.Ui_Empty_Target';
import teamEmpty from '@salesforce/label/c.Ui_Empty_TeamMember';
import unitEmpty from '@salesforce/label/c.Ui_Empty_BuyingUnit';
import valueEmpty from '@salesforce/label/c.Ui_Empty_ValueItem';

/** How rows of a kind are shown: which of the fields that the server describes stand where. Fields that the org lacks are left out. */
export interface KindLayout {
    icon: string;
    /** The field that is the row's title, if it can be edited in place; otherwise the row's name is. */
    title: string | null;
    /** Shown as badges beside the title. */
    badges: readonly string[];
    /** Edited where they stand. */
    main: readonly string[];
    /** Edited after the card was opened. */
    more: readonly string[];
    /** Asked for a new row; the rest is filled in later, where it stands. */
    create: readonly string[];
    /** What belongs here, said where there is none. */
    empty: string;
    /** Rows of this kind hang on others and are shown there. */
    parent?: RowKind;
    /** Offers an action for each row. */
    acts?: boolean;
}

const single = (icon: string): KindLayout => ({
    icon,
    title: null,
    badges: [],
    main: [],
    more: [],
    create: [],
    empty: ''
});

export const LAYOUTS: Readonly<Record<RowKind, KindLayout>> = {
    Account: single('standard:account'),
    KeyAccount: single('standard:partners'),
    Plan: single('standard:strategy'),
    ProfileItem: {
        icon: 'standard:note',
        title: 'Name',
        badges: ['Status__c'],
        main: ['Source_Kind__c', 'Source_Date__c', 'Source_Contact__c', 'Source_Link__c'],
        more: ['Description__c', 'Status__c', 'Source_Meeting__c', 'Buying_Unit__c', 'Kind__c'],
        create: ['Name', 'Source_Kind__c', 'Source_Date__c', 'Source_Contact__c', 'Source_Link__c', 'Description__c'],
        empty: itemEmpty
    },
    BuyingUnit: {
        icon: 'standard:orders',
        title: 'Name',
        badges: ['Kind__c'],
        main: ['Revenue__c', 'No_Revenue__c', 'Account__c', 'Country__c'],
        more: ['Kind__c', 'Parent_Unit__c', 'Employees__c', 'Active__c', 'Notes__c'],
        create: ['Name', 'Kind__c', 'Revenue__c', 'No_Revenue__c', 'Account__c'],
        empty: unitEmpty
    },
    Goal: {
        icon: 'standard:goals',
        title: 'Name',
        badges: ['Kind__c'],
        main: ['Metric__c', 'Owner_Contact__c', 'Due_Date__c', 'Status__c', 'Confirmed_By__c'],
        more: ['Kind__c', 'Confirmed_Date__c', 'Confirmation_Note__c', 'Parent_Goal__c', 'Source__c', 'Description__c'],
        create: ['Name', 'Kind__c', 'Metric__c', 'Owner_Contact__c', 'Due_Date__c'],
        empty: goalEmpty
    },
    Objective: {
        icon: 'standard:outcome',
        title: 'Name',
        badges: ['Status__c'],
        main: ['Customer_Goal__c', 'Measure__c', 'Baseline__c', 'Target__c', 'Current__c', 'Due_Date__c', 'Status__c'],
        more: ['Unit__c', 'Measure_Source__c', 'Responsible__c', 'Offering__c', 'Current_As_Of__c', 'Description__c'],
        create: ['Name', 'Customer_Goal__c', 'Measure__c', 'Unit__c', 'Baseline__c', 'Target__c', 'Due_Date__c'],
        empty: objectiveEmpty,
        acts: true
    },
    Target: {
        icon: 'standard:metrics',
        title: 'Year__c',
        badges: [],
        main: ['Revenue__c', 'Margin__c', 'Share_Of_Wallet__c', 'Relationship_Ambition__c'],
        more: [],
        create: ['Year__c', 'Revenue__c', 'Margin__c', 'Share_Of_Wallet__c', 'Relationship_Ambition__c'],
        empty: targetEmpty
    },
    Stakeholder: {
        icon: 'standard:contact',
        title: 'Name',
        badges: ['Kind__c'],
        main: ['Role__c', 'Attitude__c', 'Influence__c', 'Coverage_Owner__c', 'Reports_To__c'],
        more: [
            'Title__c',
            'Seniority__c',
            'Buying_Unit__c',
            'Adaptability__c',
            'Orientation__c',
            'Coverage_Override__c',
            'Coverage_Override_Until__c',
            'Next_Touch__c',
            'Parked__c',
            'Left_Date__c',
            'Kind__c',
            'Contact__c',
            'Notes__c'
        ],
        create: ['Kind__c', 'Contact__c', 'Role__c', 'Attitude__c', 'Influence__c', 'Coverage_Owner__c'],
        empty: stakeholderEmpty,
        acts: true
    },
    Relationship: {
        icon: 'standard:relationship',
        title: null,
        badges: [],
        main: ['Level__c', 'Target_Level__c', 'Since__c'],
        more: [],
        create: ['User__c', 'Level__c', 'Target_Level__c'],
        empty: relationshipEmpty,
        parent: 'Stakeholder'
    },
    ValueItem: {
        icon: 'standard:reward',
        title: 'Name',
        badges: ['Recurrence__c'],
        main: ['Amount__c', 'Method__c', 'Customer_Problem__c', 'Solution__c', 'Responsible__c', 'Due_Date__c'],
        more: [
            'Recurrence__c',
            'Quantity__c',
            'Quantity_Unit__c',
            'Evidence__c',
            'Evidence_Link__c',
            'Customer_Goal__c',
            'Plan_Objective__c',
            'Buying_Unit__c',
            'Offering__c',
            'Status__c'
        ],
        create: ['Name', 'Customer_Problem__c', 'Solution__c', 'Amount__c', 'Recurrence__c', 'Method__c'],
        empty: valueEmpty,
        acts: true
    },
    Cell: {
        icon: 'standard:product',
        title: null,
        badges: ['Effective_State__c'],
        main: ['Potential_Amount__c', 'Responsible__c', 'Next_Step__c', 'Decision_Date__c', 'Addressable_Spend__c'],
        more: [
            'Potential_Kind__c',
            'State_Override__c',
            'Override_Reason__c',
            'Addressable_Source__c',
            'Competitor__c',
            'Competitor_Share__c',
            'Competitor_Until__c',
            'Not_Now_Until__c',
            'Not_Now_Reason__c',
            'Looked_At_On__c',
            'Owned_Revenue__c',
            'Open_Amount__c',
            'Peer_Value__c'
        ],
        create: ['Offering__c', 'Potential_Amount__c', 'Responsible__c', 'Next_Step__c', 'Decision_Date__c'],
        empty: cellEmpty,
        acts: true
    },
    Action: {
        icon: 'standard:task',
        title: 'Subject',
        badges: [],
        main: ['ActivityDate', 'OwnerId', 'Priority', 'WhoId'],
        more: ['Status', 'Description'],
        create: ['Subject', 'ActivityDate', 'OwnerId', 'Priority'],
        empty: actionEmpty
    },
    Risk: {
        icon: 'standard:incident',
        title: 'Name',
        badges: ['Category__c', 'Status__c'],
        main: ['Probability__c', 'Impact__c', 'Revenue_At_Stake__c', 'Responsible__c', 'Status__c', 'Due_Date__c'],
        more: ['Category__c', 'Mitigation__c', 'Description__c', 'Stakeholder__c', 'Opportunity__c', 'Outcome__c'],
        create: ['Name', 'Category__c', 'Probability__c', 'Impact__c', 'Revenue_At_Stake__c', 'Responsible__c'],
        empty: riskEmpty,
        acts: true
    },
    Opportunity: {
        icon: 'standard:opportunity',
        title: null,
        badges: ['Stage__c', 'Motion__c'],
        main: [
            'Current_Amount__c',
            'Current_Close_Date__c',
            'Plan_Objective__c',
            'Value_Item__c',
            'White_Space_Cell__c',
            'Buying_Unit__c'
        ],
        more: ['Key_Account_Plan__c', 'Motion_Override__c', 'Amount_Drift__c', 'Days_Drift__c'],
        create: [],
        empty: opportunityEmpty
    },
    Meeting: {
        icon: 'standard:event',
        title: 'Name',
        badges: ['Meeting_Type__c', 'Status__c'],
        main: ['Status__c', 'Scheduled_Start__c', 'Due_Date__c', 'Held_On__c', 'Outcome__c', 'Decisions__c'],
        more: [
            'Meeting_Type__c',
            'Organizer__c',
            'Location__c',
            'Duration_Minutes__c',
            'Agenda__c',
            'Notes__c',
            'Our_Required_Roles__c',
            'Customer_Required_Roles__c',
            'Rating_Preparation__c',
            'Rating_Participation__c',
            'Rating_Progress__c',
            'Rating_Outcome__c',
            'Cancel_Reason__c'
        ],
        create: ['Name', 'Meeting_Type__c', 'Scheduled_Start__c', 'Organizer__c', 'Location__c'],
        empty: meetingEmpty
    },
    Attendee: {
        icon: 'standard:people',
        title: null,
        badges: ['Side__c'],
        main: ['Attendance__c', 'Role__c', 'Required__c'],
        more: [],
        create: ['Side__c', 'User__c', 'Contact__c', 'Attendance__c'],
        empty: attendeeEmpty,
        parent: 'Meeting'
    },
    Commitment: {
        icon: 'standard:contract',
        title: 'Name',
        badges: ['Side__c', 'Status__c'],
        main: ['Status__c', 'Due_Date__c', 'Owner_User__c', 'Owner_Contact__c', 'Last_Update__c', 'Update_Note__c'],
        more: ['Side__c', 'Description__c', 'Governance_Meeting__c', 'Plan_Objective__c', 'Closed_On__c'],
        create: ['Name', 'Side__c', 'Due_Date__c', 'Owner_User__c', 'Owner_Contact__c'],
        empty: commitmentEmpty,
        acts: true
    },
    TeamMember: {
        icon: 'standard:team_member',
        title: null,
        badges: ['Role__c'],
        main: ['Role__c', 'Access__c', 'From_Date__c', 'To_Date__c'],
        more: [],
        create: ['User__c', 'Role__c', 'Access__c'],
        empty: teamEmpty
    }
};

/** The kind whose rows hang on rows of this one, if any. */
export function childKindOf(kind: RowKind): RowKind | null {
    const found = Object.entries(LAYOUTS).find(([, { parent }]) => parent === kind);
    return (found?.[0] as RowKind | undefined) ?? null;
}
