/* White space: what its controller reads and takes. */

declare module 'keystone/dto' {
    /** The values of the picklist Cell_State. */
    export type CellState =
        | 'Not applicable'
        | 'Owned'
        | 'In pipeline'
        | 'Lost'
        | 'Competitor-held'
        | 'Potential'
        | 'Unknown'
        | 'White space';

    /** A buying unit: a row of the matrix. */
    export interface MatrixUnit {
        id: string;
        name: string;
        /** The unit that it is a part of. */
        parentId: string | null;
        accountId: string | null;
        accountName: string | null;
        kind: string | null;
        order: number | null;
        active: boolean;
    }

    /** An offering: a column of the matrix, or the group of those below it. */
    export interface MatrixOffering {
        id: string;
        name: string;
        code: string | null;
        /** The group that it is in. */
        parentId: string | null;
        order: number | null;
        revenueType: string | null;
        /** What is mapped to no offering is counted here. */
        isOther: boolean;
        /** It has cells of its own; false for what only groups others. */
        isColumn: boolean;
    }

    /** What is known of an offering at a unit. Without a record it is Unknown. */
    export interface MatrixCell {
        id: string | null;
        unitId: string;
        offeringId: string;
        /** What Keystone sees. */
        state: CellState | null;
        /** What people say instead. */
        stateOverride: CellState | null;
        overrideReason: string | null;
        /** A year, in the matrix' currency. */
        ownedRevenue: number | null;
        ownedUntil: string | null;
        openAmount: number | null;
        weightedAmount: number | null;
        lostOn: string | null;
        potential: number | null;
        potentialKind: string | null;
        potentialSince: string | null;
        addressable: number | null;
        addressableSource: string | null;
        competitor: string | null;
        /** In percent. */
        competitorShare: number | null;
        competitorUntil: string | null;
        responsibleId: string | null;
        responsibleName: string | null;
        nextStep: string | null;
        decisionDate: string | null;
        notNowUntil: string | null;
        notNowReason: string | null;
        notes: string | null;
        lookedAtOn: string | null;
        lookedAtBy: string | null;
        openActions: number | null;
        /** When a potential was last raised; stays when it is cleared. */
        raisedOn: string | null;
        /** When it became an opportunity. */
        convertedOn: string | null;
    }

    /** Figures over cells. What does not apply counts in none of them; percents are null without anything to divide by. */
    export interface MatrixFigures {
        /** A year. */
        owned: number;
        open: number;
        weighted: number;
        potential: number;
        addressable: number;
        /** What is owned in cells whose addressable spend is known. */
        ownedOfAddressable: number;
        cells: number;
        applicable: number;
        ownedCells: number;
        unknownCells: number;
        /** Cells whose addressable spend is known. */
        addressableCells: number;
        /** Cells for which a potential was raised, and those of them of which it became an opportunity. */
        raised: number;
        converted: number;
        shareOfWallet: number | null;
        coverage: number | null;
        penetration: number | null;
        explored: number | null;
        conversion: number | null;
    }

    export interface MatrixView {
        state: 'Ready' | 'No key account' | 'No access';
        keyAccountId: string | null;
        keyAccountName: string | null;
        accountId: string | null;
        /** Null in an org with a single currency. */
        currencyCode: string | null;
        canEdit: boolean;
        canCreateOpportunity: boolean;
        canCreateUnits: boolean;
        /** When the figures were worked out last. */
        asOf: string | null;
        units: MatrixUnit[];
        offerings: MatrixOffering[];
        cells: MatrixCell[];
        totals: MatrixFigures;
        planId: string | null;
        /** Names that are known already. */
        competitors: string[];
        /** Open stages of opportunities; new ones start in the first. */
        stages: PlanOption[];
    }

    /** One thing that a cell's state rests on. */
    export interface CellReason {
        kind: string;
        recordId: string | null;
        name: string | null;
        text: string;
        /** As it counts in the cell. */
        amount: number | null;
        /** Last day in term, or the day on which it was lost. */
        until: string | null;
        /** What nobody said, so that it was assumed: amount, term, mapping. */
        missing: string[] | null;
    }

    export interface CellOpportunity {
        id: string;
        name: string;
        stage: string;
        closeDate: string | null;
        amount: number | null;
        probability: number | null;
        ownerName: string | null;
        /** Somebody linked it to this cell. */
        linked: boolean;
        isClosed: boolean;
        isWon: boolean;
    }

    export interface CellAsset {
        id: string;
        name: string;
        status: string | null;
        quantity: number | null;
        until: string | null;
        isCompetitor: boolean;
    }

    export interface CellHistory {
        changedOn: string;
        who: string | null;
        field: string;
        fromValue: string | null;
        toValue: string | null;
    }

    export interface CellAction {
        id: string;
        subject: string;
        dueDate: string | null;
        ownerName: string | null;
        isClosed: boolean;
    }

    /** All about one cell. */
    export interface CellDetail {
        cell: MatrixCell | null;
        reasons: CellReason[];
        opportunities: CellOpportunity[];
        hiddenOpportunities: number;
        assets: CellAsset[];
        hiddenAssets: number;
        history: CellHistory[];
        actions: CellAction[];
    }

    export interface CellKey {
        unitId: string;
        offeringId: string;
    }

    /** Values are text, null when empty. */
    export interface CellEdit extends CellKey {
        base: Record<string, string | null>;
        fields: Record<string, string | null>;
    }

    export interface CellFieldConflict {
        field: string;
        base: string | null;
        mine: string | null;
        theirs: string | null;
    }

    export interface CellSave extends CellKey {
        status: 'Saved' | 'Conflict' | 'Failed';
        cell: MatrixCell | null;
        conflicts: CellFieldConflict[] | null;
        message: string | null;
    }

    export interface NewOpportunity extends CellKey {
        name: string;
        amount: number | null;
        closeDate: string;
        stageName: string | null;
    }

    export interface CreatedOpportunity {
        opportunityId: string;
        /** When it was saved last; as long as that stays so, nobody has changed it. */
        savedOn: string | null;
        canDelete: boolean;
        cell: MatrixCell;
    }

    /** Potentials that were taken to the plan, with their new value items. */
    export interface PlannedPotentials {
        cells: MatrixCell[];
        valueItemIds: string[];
    }

    /** `planId`: the plan on which it is because it was linked. */
    export interface LinkedOpportunity {
        planId: string | null;
        cell: MatrixCell;
    }

    export interface UnitEdit {
        id: string | null;
        keyAccountId: string;
        name: string;
        kind: string | null;
        parentId: string | null;
        accountId: string | null;
        /** What was there when the user began (name, kind, parentId, accountId); null writes all of it. */
        base: Record<string, string | null> | null;
        /** Null leaves it as it is. */
        active: boolean | null;
        order: number | null;
    }

    export interface UnitSave {
        status: 'Saved' | 'Conflict';
        unit: MatrixUnit;
        conflicts: (CellFieldConflict & { label: string })[];
    }

    /** An account of the hierarchy that is no buying unit yet. */
    export interface UnitSuggestion {
        accountId: string;
        name: string;
        parentName: string | null;
    }
}

declare module '@salesforce/apex/WhiteSpaceController.getMatrix' {
    import type { ApexRead } from 'keystone/apex';
    import type { MatrixView } from 'keystone/dto';
    const method: ApexRead<{ recordId: string }, MatrixView>;
    export default method;
}

declare module '@salesforce/apex/WhiteSpaceController.getCell' {
    import type { ApexRead } from 'keystone/apex';
    import type { CellDetail } from 'keystone/dto';
    const method: ApexRead<{ unitId: string; offeringId: string }, CellDetail>;
    export default method;
}

declare module '@salesforce/apex/WhiteSpaceController.saveCells' {
    import type { ApexAction } from 'keystone/apex';
    import type { CellEdit, CellSave } from 'keystone/dto';
    const method: ApexAction<{ edits: CellEdit[]; overwrite: boolean }, CellSave[]>;
    export default method;
}

declare module '@salesforce/apex/WhiteSpaceController.lookedAt' {
    import type { ApexAction } from 'keystone/apex';
    import type { CellKey, MatrixCell } from 'keystone/dto';
    const method: ApexAction<{ keys: CellKey[] }, MatrixCell[]>;
    export default method;
}

declare module '@salesforce/apex/WhiteSpaceController.createOpportunity' {
    import type { ApexAction } from 'keystone/apex';
    import type { CreatedOpportunity, NewOpportunity } from 'keystone/dto';
    const method: ApexAction<{ opportunity: NewOpportunity }, CreatedOpportunity>;
    export default method;
}

declare module '@salesforce/apex/WhiteSpaceController.getLinkable' {
    import type { ApexAction } from 'keystone/apex';
    import type { CellOpportunity } from 'keystone/dto';
    const method: ApexAction<{ unitId: string; offeringId: string; search: string }, CellOpportunity[]>;
    export default method;
}

declare module '@salesforce/apex/WhiteSpaceController.linkOpportunity' {
    import type { ApexAction } from 'keystone/apex';
    import type { LinkedOpportunity } from 'keystone/dto';
    const method: ApexAction<{ unitId: string; offeringId: string; opportunityId: string }, LinkedOpportunity>;
    export default method;
}

declare module '@salesforce/apex/WhiteSpaceController.toPlan' {
    import type { ApexAction } from 'keystone/apex';
    import type { CellKey, PlannedPotentials } from 'keystone/dto';
    const method: ApexAction<{ keys: CellKey[] }, PlannedPotentials>;
    export default method;
}

declare module '@salesforce/apex/WhiteSpaceController.takeBackOpportunity' {
    import type { ApexAction } from 'keystone/apex';
    import type { MatrixCell } from 'keystone/dto';
    const method: ApexAction<
        { unitId: string; offeringId: string; opportunityId: string; savedOn: string | null },
        MatrixCell
    >;
    export default method;
}

declare module '@salesforce/apex/WhiteSpaceController.restoreUnit' {
    import type { ApexAction } from 'keystone/apex';
    import type { MatrixUnit } from 'keystone/dto';
    const method: ApexAction<{ unitId: string }, MatrixUnit>;
    export default method;
}

declare module '@salesforce/apex/WhiteSpaceController.suggestUnits' {
    import type { ApexAction } from 'keystone/apex';
    import type { UnitSuggestion } from 'keystone/dto';
    const method: ApexAction<{ keyAccountId: string }, UnitSuggestion[]>;
    export default method;
}

declare module '@salesforce/apex/WhiteSpaceController.addUnits' {
    import type { ApexAction } from 'keystone/apex';
    import type { MatrixUnit } from 'keystone/dto';
    const method: ApexAction<{ keyAccountId: string; accountIds: string[] }, MatrixUnit[]>;
    export default method;
}

declare module '@salesforce/apex/WhiteSpaceController.saveUnit' {
    import type { ApexAction } from 'keystone/apex';
    import type { UnitEdit, UnitSave } from 'keystone/dto';
    const method: ApexAction<{ unit: UnitEdit }, UnitSave>;
    export default method;
}

declare module '@salesforce/apex/WhiteSpaceController.deleteUnit' {
    import type { ApexAction } from 'keystone/apex';
    const method: ApexAction<{ unitId: string }, void>;
    export default method;
}

declare module '@salesforce/i18n/currency' {
    /** ISO code of the user's currency, which in an org with one currency is the org's. */
    const currency: string;
    export default currency;
}

declare module '@salesforce/apex/WhiteSpaceController.unlinkOpportunity' {
    import type { ApexAction } from 'keystone/apex';
    import type { MatrixCell } from 'keystone/dto';
    const method: ApexAction<
        { unitId: string; offeringId: string; opportunityId: string; planId: string | null },
        MatrixCell
    >;
    export default method;
}
