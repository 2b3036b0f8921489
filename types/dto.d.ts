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

    export type RowKind = 'Target' | 'Goal' | 'Objective';

    export interface PlanOption {
        value: string;
        label: string;
    }

    export interface PlanTargetRow {
        id: string;
        year?: number | Empty;
        revenue?: number | Empty;
        margin?: number | Empty;
        shareOfWallet?: number | Empty;
        baselineRevenue?: number | Empty;
    }

    export interface CustomerGoalRow {
        id: string;
        name?: string | Empty;
        kind?: string | Empty;
        parentGoalId?: string | Empty;
        parentGoalName?: string | Empty;
        metric?: string | Empty;
        description?: string | Empty;
        ownerContactId?: string | Empty;
        ownerContactName?: string | Empty;
        dueDate?: IsoDate | Empty;
        confirmedById?: string | Empty;
        confirmedByName?: string | Empty;
        confirmedDate?: IsoDate | Empty;
        status?: string | Empty;
    }

    export interface PlanObjectiveRow {
        id: string;
        name?: string | Empty;
        goalId?: string | Empty;
        goalName?: string | Empty;
        description?: string | Empty;
        measure?: string | Empty;
        unit?: string | Empty;
        baseline?: number | Empty;
        target?: number | Empty;
        current?: number | Empty;
        progress?: number | Empty;
        dueDate?: IsoDate | Empty;
        status?: string | Empty;
        result?: string | Empty;
        resultNote?: string | Empty;
        overdue?: boolean | Empty;
    }

    export type PlanRow = PlanTargetRow | CustomerGoalRow | PlanObjectiveRow;

    export interface PlanView {
        planId: string;
        planName: string;
        status: string;
        statusLabel: string;
        startDate?: IsoDate | Empty;
        endDate?: IsoDate | Empty;
        ambition?: string | Empty;
        keyAccountId: string;
        keyAccountName: string;
        accountId?: string | Empty;
        accountName?: string | Empty;
        tierName?: string | Empty;
        managerId?: string | Empty;
        managerName?: string | Empty;
        currencyCode?: string | Empty;
        editable: boolean;
        targets: PlanTargetRow[];
        goals: CustomerGoalRow[];
        objectives: PlanObjectiveRow[];
        goalKinds: PlanOption[];
        goalStatuses: PlanOption[];
        objectiveUnits: PlanOption[];
        objectiveStatuses: PlanOption[];
        objectiveResults: PlanOption[];
    }

    /** Values travel as text: dates 2027-03-31, numbers with a point, null for empty. */
    export interface PlanFieldEdit {
        field: string;
        base: string | null;
        mine: string | null;
    }

    export interface PlanRowEdit {
        kind: RowKind;
        planId: string;
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
        kind: RowKind;
        target?: PlanTargetRow | Empty;
        goal?: CustomerGoalRow | Empty;
        objective?: PlanObjectiveRow | Empty;
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
