/*
 * The data-transfer classes of the package's Apex controllers, as they arrive in the browser. Each interface mirrors the class
 * of the same name; Apex leaves out or sends null for what is empty, dates arrive as 2027-03-31. Type-only: imports from here
 * are erased, no module of this name exists at run time.
 */
declare module 'keystone/dto' {
    /** A date as 2027-03-31. */
    type IsoDate = string;
    type Empty = null | undefined;

    export type CardState = 'None' | 'Covered' | 'Proposed' | 'Active' | 'Exited' | 'Hidden';
    export type DueKind = 'Action' | 'Objective' | 'Goal' | 'Notice' | 'Contract' | 'PlanEnd';

    export interface DueItem {
        kind: DueKind;
        label: string;
        recordId: string;
        dueDate: IsoDate;
        overdue: boolean;
    }

    export interface KeyAccountCard {
        accountId: string;
        accountName: string;
        state: CardState;
        keyAccountId?: string | Empty;
        keyAccountName?: string | Empty;
        anchorAccountId?: string | Empty;
        anchorAccountName?: string | Empty;
        tierId?: string | Empty;
        tierName?: string | Empty;
        managerId?: string | Empty;
        managerName?: string | Empty;
        sponsorId?: string | Empty;
        sponsorName?: string | Empty;
        customerSponsorId?: string | Empty;
        customerSponsor?: string | Empty;
        reason?: string | Empty;
        statusSince?: IsoDate | Empty;
        contractEnd?: IsoDate | Empty;
        noticeDate?: IsoDate | Empty;
        planId?: string | Empty;
        planName?: string | Empty;
        planStatus?: string | Empty;
        planStatusLabel?: string | Empty;
        planEnd?: IsoDate | Empty;
        dueItems: DueItem[];
        moreDueItems: number;
        openActionCount: number;
        overdueActionCount: number;
        canPropose: boolean;
        canActivate: boolean;
        canExit: boolean;
        canStartPlan: boolean;
        canEdit: boolean;
    }

    export interface TierOption {
        id: string;
        name: string;
        rank?: number | Empty;
        entitlements?: string | Empty;
    }

    export type RowKind =
        | 'Account'
        | 'KeyAccount'
        | 'Plan'
        | 'ProfileItem'
        | 'BuyingUnit'
        | 'Goal'
        | 'Objective'
        | 'Target'
        | 'Stakeholder'
        | 'Relationship'
        | 'ValueItem'
        | 'Cell'
        | 'Action'
        | 'Risk'
        | 'Opportunity'
        | 'Meeting'
        | 'Attendee'
        | 'Commitment'
        | 'TeamMember';

    export type WorkspaceState = 'Plan' | 'NoPlan' | 'NoKeyAccount' | 'Hidden';
    export type PlanMove =
        'Activate' | 'Submit' | 'Approve' | 'Return' | 'StartReview' | 'Resume' | 'Close' | 'StartNext';
    export type CriterionState = 'Met' | 'Not met' | 'Not applicable' | 'Not due' | 'Expired' | 'Waived';
    /** Where a missing thing is mended. */
    export type Place =
        | 'Profile'
        | 'Buying_Units'
        | 'Key_Account'
        | 'Goals'
        | 'Objectives'
        | 'Targets'
        | 'Map'
        | 'Value'
        | 'White_Space'
        | 'Actions'
        | 'Risks'
        | 'Team'
        | 'Meetings'
        | 'Commitments'
        | 'Figures'
        | 'Plan';

    export interface PlanOption {
        value: string;
        label: string;
    }

    export interface PlanMissing {
        text: string;
        place: Place;
        recordId?: string | Empty;
    }

    export interface CriterionWaiver {
        waiverId: string;
        reason?: string | Empty;
        endDate?: IsoDate | Empty;
        waivedByName?: string | Empty;
    }

    export interface CriterionView {
        name: string;
        label: string;
        description?: string | Empty;
        state: CriterionState;
        stateLabel: string;
        required: boolean;
        actual?: number | Empty;
        target?: number | Empty;
        validUntil?: IsoDate | Empty;
        /** When it becomes due. */
        opens?: IsoDate | Empty;
        minutes?: number | Empty;
        missing: PlanMissing[];
        moreMissing: number;
        waiver?: CriterionWaiver | Empty;
    }

    export interface PlanStepView {
        stepId?: string | Empty;
        stepNumber: number;
        step: string;
        label: string;
        status: string;
        statusLabel: string;
        percent?: number | Empty;
        required: boolean;
        validUntil?: IsoDate | Empty;
        completedOn?: IsoDate | Empty;
        openActions: number;
        overdueActions: number;
        criteria: CriterionView[];
    }

    export interface FirstPlanTask {
        name: 'Goal' | 'Objective' | 'People' | 'Potentials' | 'Meeting';
        text: string;
        done: boolean;
        actual: number;
        target: number;
        stepNumber: number;
        place: Place;
        minutes: number;
    }

    export interface PlanSummary {
        planId: string;
        name: string;
        status: string;
        statusLabel: string;
        startDate?: IsoDate | Empty;
        endDate?: IsoDate | Empty;
    }

    export interface PlanWorkspaceView {
        state: WorkspaceState;
        planId?: string | Empty;
        planName?: string | Empty;
        status?: string | Empty;
        statusLabel?: string | Empty;
        startDate?: IsoDate | Empty;
        endDate?: IsoDate | Empty;
        percent?: number | Empty;
        evaluatedOn?: string | Empty;
        approval?: string | Empty;
        approvalLabel?: string | Empty;
        approvalComment?: string | Empty;
        approvedByName?: string | Empty;
        approvedOn?: IsoDate | Empty;
        submittedByName?: string | Empty;
        submittedOn?: IsoDate | Empty;
        keyAccountId?: string | Empty;
        keyAccountName?: string | Empty;
        accountId?: string | Empty;
        accountName?: string | Empty;
        tierName?: string | Empty;
        managerId?: string | Empty;
        managerName?: string | Empty;
        currencyCode?: string | Empty;
        editable: boolean;
        /** A sentence, when the plan is not editable. */
        readOnlyReason?: string | Empty;
        canStart: boolean;
        canWaive: boolean;
        moves: PlanMove[];
        plans: PlanSummary[];
        steps: PlanStepView[];
        firstPlan: FirstPlanTask[];
        isFirstMonth: boolean;
        /** Statuses of tasks that the org counts as done, in their order. */
        closedTaskStatuses: string[];
    }

    export interface FieldView {
        name: string;
        label: string;
        help?: string | Empty;
        type:
            | 'text'
            | 'textarea'
            | 'url'
            | 'integer'
            | 'number'
            | 'currency'
            | 'percent'
            | 'date'
            | 'datetime'
            | 'checkbox'
            | 'choice'
            | 'choices'
            | 'lookup';
        required: boolean;
        maxLength?: number | Empty;
        scale?: number | Empty;
        options?: PlanOption[] | Empty;
        /** lookup: the object of the records that can be chosen. */
        objectApiName?: string | Empty;
        editable: boolean;
        createable: boolean;
    }

    export interface RowKindView {
        kind: RowKind;
        label: string;
        pluralLabel: string;
        objectApiName: string;
        canCreate: boolean;
        fields: FieldView[];
    }

    /** A record of the plan; its values travel as text (see PlanFieldEdit). */
    export interface PlanRow {
        kind: RowKind;
        id: string;
        parentId?: string | Empty;
        name: string;
        values: Record<string, string | Empty>;
        /** Lookup field to the name of the record that it holds. */
        names: Record<string, string | Empty>;
        /** Field that is empty to the name of the record that stands for it. */
        otherwise?: Record<string, string | Empty>;
        editable: boolean;
        deletable: boolean;
    }

    /** Something that Salesforce knows already. */
    export interface PlanFact {
        name: string;
        label: string;
        type: 'currency' | 'number' | 'date' | 'text' | 'percent';
        value?: string | Empty;
        /** Where it comes from. */
        note?: string | Empty;
        recordId?: string | Empty;
    }

    export interface PersonSuggestion {
        contactId: string;
        name: string;
        title?: string | Empty;
        accountName?: string | Empty;
        reason: string;
    }

    export interface PlanStepWork {
        stepNumber: number;
        kinds: RowKindView[];
        rows: PlanRow[];
        /** How many rows of a kind are beyond the limit. */
        more: { kind: RowKind; count: number }[];
        facts: PlanFact[];
        suggestions: PersonSuggestion[];
    }

    /**
     * Values travel as text: dates 2027-03-31, datetimes 2027-03-31T09:00:00.000Z, numbers with a point, true and false, the
     * values of a multi-select picklist separated by semicolons, null for empty.
     */
    export interface PlanFieldEdit {
        field: string;
        base: string | null;
        mine: string | null;
    }

    export interface PlanRowEdit {
        kind: RowKind;
        planId: string;
        /** For a new row: the record that it hangs on, where that is not the plan or its key account. */
        parentId: string | null;
        recordId: string | null;
        fields: PlanFieldEdit[];
        overwrite: boolean;
    }

    export interface PlanFieldConflict {
        field: string;
        label: string;
        base?: string | Empty;
        mine?: string | Empty;
        theirs?: string | Empty;
    }

    export interface PlanRowSave {
        status: 'Saved' | 'Conflict';
        row: PlanRow;
        conflicts?: PlanFieldConflict[] | Empty;
    }
}

/* My week, the home component of the insights domain. */
declare module 'keystone/dto' {
    export type WeekKind =
        | 'Action'
        | 'Commitment'
        | 'Contract'
        | 'Meeting'
        | 'Objective'
        | 'Opportunity'
        | 'Plan'
        | 'Signal'
        | 'Stakeholder'
        | 'Step'
        | 'Waiver';
    export type WeekAct = 'Complete' | 'Postpone' | 'See' | 'Dismiss' | 'Keep' | 'Note';

    export interface MyWeekItem {
        kind: WeekKind;
        text: string;
        detail?: string | Empty;
        keyAccountId: string;
        accountName: string;
        day?: IsoDate | Empty;
        overdue: boolean;
        recordId: string;
        planId?: string | Empty;
        stepNumber?: number | Empty;
        acts: WeekAct[];
    }

    export interface MyWeekGroup {
        items: MyWeekItem[];
        more: number;
        isAtLeast: boolean;
    }

    export interface MyWeekAccount {
        keyAccountId: string;
        name: string;
        tierName?: string | Empty;
        planId?: string | Empty;
        planPercent?: number | Empty;
        stepsComplete?: number | Empty;
        stepsRequired?: number | Empty;
        overdueActions: number;
        nextMeeting?: IsoDate | Empty;
        health?: number | Empty;
    }

    export interface MyWeek {
        today: IsoDate;
        changed: MyWeekGroup;
        due: MyWeekGroup;
        expires: MyWeekGroup;
        accounts: MyWeekAccount[];
        moreAccounts: number;
    }

    /** What one click changed; handed back as it came. */
    export interface MyWeekUndo {
        act: WeekAct;
        recordId: string;
        formerStatus?: string | Empty;
        formerText?: string | Empty;
        formerDay?: IsoDate | Empty;
        newStatus?: string | Empty;
        newText?: string | Empty;
        newDay?: IsoDate | Empty;
    }
}

/* The set-up page of the roster domain. */
declare module 'keystone/dto' {
    /** A moment as 2027-03-31T01:00:00.000Z. */
    type IsoDatetime = string;

    export interface DefaultKind {
        name: string;
        label: string;
        present: number;
        missing: number;
        added: number;
    }

    export interface PackageJob {
        name: string;
        label: string;
        description: string;
        isScheduled: boolean;
        nextRun?: IsoDatetime | Empty;
        lastFailure?: IsoDatetime | Empty;
        lastFailureText?: string | Empty;
    }

    export interface SetupState {
        isAllowed: boolean;
        defaults: DefaultKind[];
        jobs: PackageJob[];
    }
}
