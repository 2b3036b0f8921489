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
        /** Event, Call, Email or Task; Meeting, Call or Email among the touches of the coverage. */
        kind: string;
        subject: string;
        day?: IsoDate | Empty;
        ownerName?: string | Empty;
    }

    /** The two-way touches that the coverage of a person rests on. */
    export interface MapCoverage {
        /** The latest first, as far as the user may see them. */
        touches: MapActivity[];
        /** How many of the latest the user may not see. */
        hidden: number;
        /** How many came before those. */
        earlier: number;
        /** The coverage is a level less, because the last touch is older than so many days. */
        lessAfterDays?: number | Empty;
        /** What was not there to be looked at: Activities, Emails. */
        missing: string[];
    }

    /** What the side panel tells about one person. */
    export interface MapPersonDetail {
        person: MapPerson;
        notes?: string | Empty;
        email?: string | Empty;
        phone?: string | Empty;
        /** What the coverage rests on; empty when that is not known, or the user may not read it. */
        coverage?: MapCoverage | Empty;
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
