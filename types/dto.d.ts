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

/* The relationship map of the stakeholders domain. */
declare module 'keystone/dto' {
    export type MapState = 'Map' | 'NoKeyAccount' | 'Hidden';

    /** One person on a relationship map, or a role that nobody fills yet. */
    export interface MapPerson {
        id: string;
        name: string;
        title?: string | Empty;
        /** A role that nobody fills yet. */
        placeholder: boolean;
        placeholderSince?: IsoDate | Empty;
        contactId?: string | Empty;
        /** Of the contact. */
        accountId?: string | Empty;
        accountName?: string | Empty;
        /** The contact belongs to another company. */
        external: boolean;
        /** Set aside: not on the map, and not counted. */
        parked: boolean;
        leftDate?: IsoDate | Empty;
        /** The buying unit. */
        unitId?: string | Empty;
        /** Whom the person reports to, where the map says something else than the contacts. */
        reportsToId?: string | Empty;
        /** The contact to whom the contact reports. */
        contactReportsToId?: string | Empty;
        role?: string | Empty;
        seniority?: string | Empty;
        attitude?: string | Empty;
        attitudeValue?: number | Empty;
        /** How far the raters are apart. */
        attitudeSpread?: number | Empty;
        influence?: string | Empty;
        influenceValue?: number | Empty;
        adaptability?: string | Empty;
        orientation?: string | Empty;
        /** The best level that one of us has. */
        relationship?: string | Empty;
        relationshipValue?: number | Empty;
        /** As worked out from activities. */
        coverage?: string | Empty;
        coverageOverride?: string | Empty;
        coverageOverrideUntil?: IsoDate | Empty;
        coverageOwnerId?: string | Empty;
        coverageOwnerName?: string | Empty;
        lastTouch?: IsoDate | Empty;
        lastTwoWay?: IsoDate | Empty;
        nextTouch?: IsoDate | Empty;
        /** Two-way contacts in twelve months. */
        touches?: number | Empty;
        ratedOn?: IsoDate | Empty;
        openActions: number;
        /** Of medium or high influence, on the map, and still there. */
        key: boolean;
    }

    /** A line between two people that reporting lines do not show. */
    export interface MapLink {
        id: string;
        fromId: string;
        toId: string;
        kind: string;
        strength?: string | Empty;
        note?: string | Empty;
    }

    /** How well one of us knows a person on the map, and how well they ought to. */
    export interface MapRelation {
        id: string;
        stakeholderId: string;
        userId?: string | Empty;
        level?: string | Empty;
        levelValue?: number | Empty;
        target?: string | Empty;
        targetValue?: number | Empty;
        lastTouch?: IsoDate | Empty;
        assessedOn?: IsoDate | Empty;
        since?: IsoDate | Empty;
        note?: string | Empty;
    }

    /** One of us: a column of the matrix. */
    export interface MapColleague {
        userId: string;
        name: string;
        /** What the colleague does for the key account, translated; empty for somebody outside of the team. */
        role?: string | Empty;
    }

    /** A value of a picklist with its label and, where there is one, the number behind it. */
    export interface MapChoice {
        value: string;
        label: string;
        numberValue?: number | Empty;
    }

    /** A buying unit, by which a map can be narrowed down. */
    export interface MapUnit {
        id: string;
        name: string;
    }

    /** Why a map is scored as it is. */
    export interface MapReasons {
        rules: {
            name: string;
            label: string;
            importance?: number | Empty;
            needed: number;
            have: number;
            met: boolean;
            share?: number | Empty;
        }[];
        /** Without stakeholder and name: a role that nobody plays. */
        uncovered: { stakeholderId?: string | Empty; name?: string | Empty; role?: string | Empty; why: string }[];
        uncoveredMore?: number | Empty;
        single: { stakeholderId: string; name: string }[];
        singleMore?: number | Empty;
        confidence?: { percent?: number | Empty; missing?: string[] | Empty } | Empty;
    }

    /** How good the map is, as it was worked out last. */
    export interface MapFigures {
        /** From 0 to 5. */
        score?: number | Empty;
        scoredOn?: IsoDate | Empty;
        keyPeople?: number | Empty;
        covered?: number | Empty;
        /** Covered key people among all of them, in percent. */
        coverage?: number | Empty;
        /** Key people whom two of us know well, in percent. */
        redundancy?: number | Empty;
        /** Why; nothing before anything was worked out. */
        reasons?: MapReasons | Empty;
    }

    /** A part of the people of a map, with what is between them and us. */
    export interface MapPage {
        people: MapPerson[];
        relations: MapRelation[];
        links: MapLink[];
        /** After whom the next part begins; empty when this is the last one. */
        more?: string | Empty;
    }

    /** A relationship map, as far as the running user may see it. */
    export interface MapView {
        state: MapState;
        keyAccountId?: string | Empty;
        keyAccountName?: string | Empty;
        accountId?: string | Empty;
        accountName?: string | Empty;
        tierName?: string | Empty;
        today?: IsoDate | Empty;
        userId?: string | Empty;
        editable?: boolean | Empty;
        canRate?: boolean | Empty;
        /** Whether the user may see what single colleagues rated. */
        seesRatings?: boolean | Empty;
        /** Whether the user may change whom contacts report to. */
        canWriteContacts?: boolean | Empty;
        /** Whether the user may plan actions. */
        canAct?: boolean | Empty;
        page?: MapPage | Empty;
        colleagues?: MapColleague[] | Empty;
        units?: MapUnit[] | Empty;
        /** By field: role, attitude, influence, relationship and so on. */
        choices?: Record<string, MapChoice[]> | Empty;
        scores?: MapFigures | Empty;
    }

    /** One field that somebody changed. Values travel as text, see PlanFieldEdit. */
    export interface MapFieldEdit {
        recordId: string;
        /** API name without namespace. */
        field: string;
        /** What the user started from. */
        base: string | null;
        /** What the user wants. */
        mine: string | null;
    }

    /** A field that two people changed. Values are text. */
    export interface MapConflict {
        recordId: string;
        recordName: string;
        field: string;
        label: string;
        base?: string | Empty;
        mine?: string | Empty;
        theirs?: string | Empty;
    }

    /** A record that could not be saved, while others were. */
    export interface MapFailure {
        recordId?: string | Empty;
        recordName: string;
        message: string;
    }

    /** What takes an edit of the map back; the client hands it in as it came. */
    export interface MapUndo {
        /** Fields to set back, with what the edit stored as their base. */
        edits: MapFieldEdit[];
        /** Records that go again. */
        created: string[];
        /** Records that come back. */
        deleted: string[];
    }

    /** What an edit of the map came to: the people it concerns as they are now, and how to take it back. */
    export interface MapSave {
        people: MapPerson[];
        /** All relationships of these people. */
        relations: MapRelation[];
        /** All lines of these people. */
        links: MapLink[];
        /** People who are no longer on any map. */
        removed: string[];
        /** New records. */
        created: string[];
        scores?: MapFigures | Empty;
        /** What somebody else changed meanwhile; not saved. */
        conflicts: MapConflict[];
        failures: MapFailure[];
        undo: MapUndo;
    }

    /** What somebody says about a person today; an empty value leaves what the rater said before. */
    export interface MapRatingEdit {
        stakeholderId: string;
        attitude?: string | Empty;
        influence?: string | Empty;
        adaptability?: string | Empty;
        orientation?: string | Empty;
        comment?: string | Empty;
    }

    /** A level in a cell of the matrix: how well a colleague knows a person, or ought to. */
    export interface MapRelationEdit {
        stakeholderId: string;
        userId: string;
        /** Level__c, Target_Level__c or Note__c. */
        field: string;
        base: string | null;
        mine: string | null;
    }

    /** A line to draw, or to change. */
    export interface MapLinkEdit {
        /** Empty for a new line. */
        id?: string | Empty;
        fromId: string;
        toId: string;
        kind: string;
        strength: string;
        note?: string | Empty;
    }

    /** A role that nobody fills yet, to be put on the map. */
    export interface MapPlaceholder {
        name: string;
        role?: string | Empty;
        unitId?: string | Empty;
        managerId?: string | Empty;
    }

    /** What one of us thought of a person on one day. */
    export interface MapRating {
        id: string;
        raterId?: string | Empty;
        raterName?: string | Empty;
        ratedOn?: IsoDate | Empty;
        attitude?: string | Empty;
        attitudeValue?: number | Empty;
        influence?: string | Empty;
        influenceValue?: number | Empty;
        adaptability?: string | Empty;
        orientation?: string | Empty;
        comment?: string | Empty;
        /** The latest one of this rater. */
        latest: boolean;
    }

    /** An action about a person on the map. */
    export interface MapAction {
        id: string;
        subject: string;
        dueDate?: IsoDate | Empty;
        ownerName?: string | Empty;
        closed: boolean;
        editable: boolean;
    }

    /** An opportunity in which a person plays a part. */
    export interface MapOpportunity {
        id: string;
        name: string;
        stage?: string | Empty;
        closeDate?: IsoDate | Empty;
        amount?: number | Empty;
        currencyCode?: string | Empty;
        /** The part that the person plays in it. */
        role?: string | Empty;
        closed: boolean;
        won: boolean;
    }

    /** A meeting, call or other contact with a person. */
    export interface MapActivity {
        id: string;
        /** Event, Call, Email or Task. */
        kind: string;
        subject: string;
        day?: IsoDate | Empty;
        ownerName?: string | Empty;
    }

    /** What the side panel tells about one person. */
    export interface MapPersonDetail {
        person: MapPerson;
        notes?: string | Empty;
        email?: string | Empty;
        phone?: string | Empty;
        /** The reasons as they are stored. */
        coverageReasons?: string | Empty;
        /** The latest first; empty without the right to see them. */
        ratings: MapRating[];
        relations: MapRelation[];
        links: MapLink[];
        actions: MapAction[];
        opportunities: MapOpportunity[];
        activities: MapActivity[];
        moreActivities: number;
    }
}
