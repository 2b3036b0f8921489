import type { Place, RowKind } from 'keystone/dto';
import type { FieldText } from 'keystone/ui';
import ambitionHeading from '@salesforce/label/c.Ui_Section_Ambition';
import commitmentsCustomerHeading from '@salesforce/label/c.Ui_Section_CustomerCommitments';
import commitmentsOursHeading from '@salesforce/label/c.Ui_Section_OurCommitments';
import competitorsHeading from '@salesforce/label/c.Ui_Section_Competitors';
import contractHeading from '@salesforce/label/c.Ui_Section_Contract';
import lessonsEmpty from '@salesforce/label/c.Ui_Empty_Lesson';
import lessonsHeading from '@salesforce/label/c.Ui_Section_Lessons';
import prioritiesEmpty from '@salesforce/label/c.Ui_Empty_Priority';
import prioritiesHeading from '@salesforce/label/c.Ui_Section_Priorities';
import profileHeading from '@salesforce/label/c.Ui_Section_Profile';
import resultsHeading from '@salesforce/label/c.Ui_Section_Results';
import reviewHeading from '@salesforce/label/c.Ui_Section_Review';
import reviewMeetingsHeading from '@salesforce/label/c.Ui_Section_ReviewMeetings';
import sponsorsHeading from '@salesforce/label/c.Ui_Section_Sponsors';
import swotHeading from '@salesforce/label/c.Ui_Section_Swot';
import trendsHeading from '@salesforce/label/c.Ui_Section_Trends';
import openWhiteSpace from '@salesforce/label/c.Ws_OpenFromPlan';
import { valueOf } from './rows';
import type { Row } from './rows';
import type { KindLayout } from './layouts';

/** How a section shows its rows. */
export type Look = 'cards' | 'fields' | 'targets' | 'swot' | 'actions';

/** A part of a step's work: which rows it holds, and how. */
export interface SectionLayout {
    id: string;
    kind: RowKind;
    look: Look;
    /** Otherwise the kind's own name in the plural. */
    heading?: string;
    empty?: string;
    /** The rows of the kind that belong here, by field and value. A new row starts with it. */
    where?: Readonly<Record<string, string>>;
    /** fields: which ones; of the account as well as of the key account, in this order. */
    fields?: readonly string[];
    /** fields: a second record of which the same is shown. */
    also?: RowKind;
    /** Where it differs from the kind's own layout. */
    layout?: Partial<KindLayout>;
    /** A new row of a kind that hangs on something else asks for that as well. */
    asksParent?: boolean;
    /** A component on a page of its own where the same is worked on with more room. */
    opens?: { component: string; label: string };
}

export const SWOT_KINDS = ['Strength', 'Weakness', 'Opportunity', 'Threat'] as const;

const ACTIONS: SectionLayout = { id: 'Actions', kind: 'Action', look: 'actions' };
const LESSON_FIELDS = ['Plan_Objective__c', 'Stakeholder__c', 'White_Space_Cell__c'] as const;

/** What each step is worked on with, in this order; after it, what is to be done in it. */
const STEP_SECTIONS: Readonly<Record<number, readonly SectionLayout[]>> = {
    1: [
        {
            id: 'Profile',
            kind: 'KeyAccount',
            also: 'Account',
            look: 'fields',
            heading: profileHeading,
            fields: [
                'Industry',
                'NumberOfEmployees',
                'AnnualRevenue',
                'Website',
                'Business_Model__c',
                'Segments__c',
                'Fiscal_Year_Starts__c',
                'Budget_Month__c',
                'Buying_Process__c',
                'Decision_Forum__c'
            ]
        },
        {
            id: 'Contract',
            kind: 'KeyAccount',
            look: 'fields',
            heading: contractHeading,
            fields: ['Contract_End__c', 'Notice_Date__c', 'Contract_Source__c']
        },
        {
            id: 'Priorities',
            kind: 'ProfileItem',
            look: 'cards',
            heading: prioritiesHeading,
            empty: prioritiesEmpty,
            where: { Kind__c: 'Priority' }
        },
        { id: 'Swot', kind: 'ProfileItem', look: 'swot', heading: swotHeading },
        { id: 'Buying_Units', kind: 'BuyingUnit', look: 'cards' },
        { id: 'Trends', kind: 'ProfileItem', look: 'cards', heading: trendsHeading, where: { Kind__c: 'Trend' } },
        {
            id: 'Competitors',
            kind: 'ProfileItem',
            look: 'cards',
            heading: competitorsHeading,
            where: { Kind__c: 'Competitor' }
        }
    ],
    2: [
        {
            id: 'Ambition',
            kind: 'Plan',
            look: 'fields',
            heading: ambitionHeading,
            fields: ['Ambition__c', 'Name', 'Start_Date__c', 'End_Date__c']
        },
        {
            id: 'Sponsors',
            kind: 'KeyAccount',
            look: 'fields',
            heading: sponsorsHeading,
            fields: ['Executive_Sponsor__c', 'Customer_Sponsor__c']
        },
        { id: 'Targets', kind: 'Target', look: 'targets' },
        { id: 'Goals', kind: 'Goal', look: 'cards' },
        { id: 'Objectives', kind: 'Objective', look: 'cards' }
    ],
    3: [{ id: 'Map', kind: 'Stakeholder', look: 'cards' }],
    4: [
        { id: 'Value', kind: 'ValueItem', look: 'cards' },
        {
            id: 'White_Space',
            kind: 'Cell',
            look: 'cards',
            asksParent: true,
            opens: { component: 'whiteSpaceMatrix', label: openWhiteSpace }
        }
    ],
    5: [
        ACTIONS,
        { id: 'Risks', kind: 'Risk', look: 'cards' },
        { id: 'Opportunities', kind: 'Opportunity', look: 'cards' }
    ],
    6: [
        { id: 'Meetings', kind: 'Meeting', look: 'cards' },
        {
            id: 'Our_Commitments',
            kind: 'Commitment',
            look: 'cards',
            heading: commitmentsOursHeading,
            where: { Side__c: 'Ours' }
        },
        {
            id: 'Customer_Commitments',
            kind: 'Commitment',
            look: 'cards',
            heading: commitmentsCustomerHeading,
            where: { Side__c: 'Customer' }
        },
        { id: 'Team', kind: 'TeamMember', look: 'cards' }
    ],
    7: [
        {
            id: 'Review',
            kind: 'Plan',
            look: 'fields',
            heading: reviewHeading,
            fields: ['Review_Summary__c', 'Review_Decision__c', 'Status__c']
        },
        {
            id: 'Results',
            kind: 'Objective',
            look: 'cards',
            heading: resultsHeading,
            layout: {
                main: ['Status__c', 'Result__c', 'Result_Value__c', 'Target__c', 'Current__c', 'Result_Note__c'],
                more: ['Measure__c', 'Unit__c', 'Baseline__c', 'Due_Date__c']
            }
        },
        {
            id: 'Lessons',
            kind: 'ProfileItem',
            look: 'cards',
            heading: lessonsHeading,
            empty: lessonsEmpty,
            where: { Kind__c: 'Lesson' },
            layout: {
                main: [...LESSON_FIELDS, 'Description__c'],
                create: ['Name', ...LESSON_FIELDS, 'Description__c'],
                more: ['Source_Kind__c', 'Source_Date__c', 'Source_Meeting__c', 'Status__c', 'Key_Account_Plan__c']
            }
        },
        {
            id: 'Review_Meetings',
            kind: 'Meeting',
            look: 'cards',
            heading: reviewMeetingsHeading,
            where: { Meeting_Type__c: 'Period review' },
            layout: {
                main: ['Status__c', 'Scheduled_Start__c', 'Held_On__c', 'Review_Decision__c', 'Outcome__c'],
                create: ['Name', 'Scheduled_Start__c', 'Period_Start__c', 'Period_End__c', 'Organizer__c']
            }
        }
    ]
};

/** The sections of a step. */
export function sectionsOf(step: number): readonly SectionLayout[] {
    const sections = STEP_SECTIONS[step] ?? [];
    return sections.includes(ACTIONS) ? sections : [...sections, ACTIONS];
}

/** Where a missing thing is mended: the step and its section. */
export interface SectionTarget {
    step: number;
    section: string;
}

const PLACES: Readonly<Record<Place, SectionTarget>> = {
    Profile: { step: 1, section: 'Profile' },
    Buying_Units: { step: 1, section: 'Buying_Units' },
    Key_Account: { step: 1, section: 'Contract' },
    Goals: { step: 2, section: 'Goals' },
    Objectives: { step: 2, section: 'Objectives' },
    Targets: { step: 2, section: 'Targets' },
    Map: { step: 3, section: 'Map' },
    Value: { step: 4, section: 'Value' },
    White_Space: { step: 4, section: 'White_Space' },
    Actions: { step: 5, section: 'Actions' },
    Risks: { step: 5, section: 'Risks' },
    Team: { step: 6, section: 'Team' },
    Meetings: { step: 6, section: 'Meetings' },
    Commitments: { step: 6, section: 'Our_Commitments' },
    Figures: { step: 7, section: 'Review' },
    Plan: { step: 7, section: 'Review' }
};

/** Criteria of which the place alone does not tell the section. */
const CRITERIA: Readonly<Record<string, SectionTarget>> = {
    Customer_Priorities: { step: 1, section: 'Priorities' },
    Strengths_To_Threats: { step: 1, section: 'Swot' },
    Our_Sponsor: { step: 2, section: 'Sponsors' },
    Customer_Sponsor: { step: 2, section: 'Sponsors' },
    Results_For_Objectives: { step: 7, section: 'Results' },
    Lesson_Linked: { step: 7, section: 'Lessons' },
    Period_Review_Held: { step: 7, section: 'Review_Meetings' }
};

/** The section where something is mended. @param criterion the criterion that misses it, if one does */
export function targetOf(place: Place, criterion?: string): SectionTarget {
    return (criterion && CRITERIA[criterion]) || PLACES[place] || PLACES.Plan;
}

/** Criteria that miss an action of the record that they name. */
const ACTS: readonly string[] = ['Objectives_Have_Action', 'Opponents_Have_Action'];

/** Whether a missing thing is mended by planning an action, wherever that is. */
export function actionInstead(criterion: string | null): boolean {
    return ACTS.includes(criterion ?? '');
}

/** The section of a step with this id. */
export function sectionOf(step: number, id: string): SectionLayout | undefined {
    return sectionsOf(step).find((section) => section.id === id);
}

/** Whether a row belongs into a section. */
export function belongs(row: Row, { kind, where, look }: SectionLayout): boolean {
    if (row.kind !== kind) {
        return false;
    }
    if (look === 'swot') {
        return (SWOT_KINDS as readonly FieldText[]).includes(valueOf(row, 'Kind__c'));
    }
    return Object.entries(where ?? {}).every(([field, value]) => valueOf(row, field) === value);
}
