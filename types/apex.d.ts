/* The package's @AuraEnabled methods with their types; each is wired or called with named parameters. */

declare module 'keystone/apex' {
    import type { WireAdapterConstructor } from 'lwc';

    /** What a wire provisions: neither data nor error while loading. */
    export interface Wired<T> {
        data?: T;
        error?: unknown;
    }
    /** A method that is called. */
    export type ApexAction<Parameters, Result> = (parameters: Parameters) => Promise<Result>;
    /** A cacheable method: it can be wired as well as called. */
    export interface ApexRead<Parameters extends Record<string, unknown>, Result> {
        (parameters: Parameters): Promise<Result>;
        readonly adapter: WireAdapterConstructor<Parameters, Wired<Result>>;
    }
}

declare module '@salesforce/apex/KeyAccountCardController.getCard' {
    import type { ApexRead } from 'keystone/apex';
    import type { KeyAccountCard } from 'keystone/dto';
    const method: ApexRead<{ accountId: string }, KeyAccountCard>;
    export default method;
}

declare module '@salesforce/apex/KeyAccountCardController.getTiers' {
    import type { ApexRead } from 'keystone/apex';
    import type { TierOption } from 'keystone/dto';
    const method: ApexRead<Record<string, never>, TierOption[]>;
    export default method;
}

declare module '@salesforce/apex/KeyAccountCardController.propose' {
    import type { ApexAction } from 'keystone/apex';
    import type { KeyAccountCard } from 'keystone/dto';
    const method: ApexAction<{ accountId: string; reason: string }, KeyAccountCard>;
    export default method;
}

declare module '@salesforce/apex/KeyAccountCardController.activateKeyAccount' {
    import type { ApexAction } from 'keystone/apex';
    import type { KeyAccountCard } from 'keystone/dto';
    const method: ApexAction<{ keyAccountId: string; tierId: string; reason: string }, KeyAccountCard>;
    export default method;
}

declare module '@salesforce/apex/KeyAccountCardController.exitKeyAccount' {
    import type { ApexAction } from 'keystone/apex';
    import type { KeyAccountCard } from 'keystone/dto';
    const method: ApexAction<{ keyAccountId: string; reason: string }, KeyAccountCard>;
    export default method;
}

declare module '@salesforce/apex/KeyAccountCardController.startPlan' {
    import type { ApexAction } from 'keystone/apex';
    const method: ApexAction<{ keyAccountId: string; startDate: string | null; endDate: string | null }, string>;
    export default method;
}

declare module '@salesforce/apex/PlanController.getWorkspace' {
    import type { ApexRead } from 'keystone/apex';
    import type { PlanWorkspaceView } from 'keystone/dto';
    const method: ApexRead<{ recordId: string }, PlanWorkspaceView>;
    export default method;
}

declare module '@salesforce/apex/PlanController.getStepWork' {
    import type { ApexRead } from 'keystone/apex';
    import type { PlanStepWork } from 'keystone/dto';
    const method: ApexRead<{ planId: string; stepNumber: number }, PlanStepWork>;
    export default method;
}

declare module '@salesforce/apex/PlanController.saveRow' {
    import type { ApexAction } from 'keystone/apex';
    import type { PlanRowEdit, PlanRowSave } from 'keystone/dto';
    const method: ApexAction<{ edit: PlanRowEdit }, PlanRowSave>;
    export default method;
}

declare module '@salesforce/apex/PlanController.deleteRow' {
    import type { ApexAction } from 'keystone/apex';
    const method: ApexAction<{ recordId: string }, void>;
    export default method;
}

declare module '@salesforce/apex/PlanController.restoreRow' {
    import type { ApexAction } from 'keystone/apex';
    import type { PlanRowSave } from 'keystone/dto';
    const method: ApexAction<{ recordId: string }, PlanRowSave>;
    export default method;
}

declare module '@salesforce/apex/PlanController.confirmProfile' {
    import type { ApexAction } from 'keystone/apex';
    const method: ApexAction<{ planId: string }, void>;
    export default method;
}

declare module '@salesforce/apex/PlanLifecycleController.makeMove' {
    import type { ApexAction } from 'keystone/apex';
    import type { PlanMove } from 'keystone/dto';
    const method: ApexAction<{ planId: string; move: PlanMove; comment: string | null; decision: string | null }, void>;
    export default method;
}

declare module '@salesforce/apex/PlanLifecycleController.startNextPlan' {
    import type { ApexAction } from 'keystone/apex';
    const method: ApexAction<{ planId: string; startDate: string; endDate: string }, string>;
    export default method;
}

declare module '@salesforce/apex/PlanLifecycleController.waive' {
    import type { ApexAction } from 'keystone/apex';
    const method: ApexAction<{ stepId: string; criterion: string; reason: string; endDate: string }, string>;
    export default method;
}

declare module '@salesforce/apex/PlanLifecycleController.revokeWaiver' {
    import type { ApexAction } from 'keystone/apex';
    const method: ApexAction<{ waiverId: string }, void>;
    export default method;
}

/* My week, the home component of the insights domain. */

declare module '@salesforce/apex/MyWeekController.getWeek' {
    import type { ApexRead } from 'keystone/apex';
    import type { MyWeek } from 'keystone/dto';
    const method: ApexRead<{ keyAccountId: string | null }, MyWeek>;
    export default method;
}

declare module '@salesforce/apex/MyWeekController.take' {
    import type { ApexAction } from 'keystone/apex';
    import type { MyWeekUndo, WeekAct } from 'keystone/dto';
    const method: ApexAction<{ act: WeekAct; recordId: string; text: string | null }, MyWeekUndo>;
    export default method;
}

declare module '@salesforce/apex/MyWeekController.undo' {
    import type { ApexAction } from 'keystone/apex';
    import type { MyWeekUndo } from 'keystone/dto';
    const method: ApexAction<{ done: MyWeekUndo }, void>;
    export default method;
}

/* The set-up page of the roster domain. */

declare module '@salesforce/apex/SetupController.getState' {
    import type { ApexRead } from 'keystone/apex';
    import type { SetupState } from 'keystone/dto';
    const method: ApexRead<Record<string, never>, SetupState>;
    export default method;
}

declare module '@salesforce/apex/SetupController.loadDefaults' {
    import type { ApexAction } from 'keystone/apex';
    import type { DefaultKind } from 'keystone/dto';
    const method: ApexAction<Record<string, never>, DefaultKind[]>;
    export default method;
}

declare module '@salesforce/apex/SetupController.scheduleJobs' {
    import type { ApexAction } from 'keystone/apex';
    const method: ApexAction<Record<string, never>, void>;
    export default method;
}

declare module '@salesforce/apex/SetupController.unscheduleJobs' {
    import type { ApexAction } from 'keystone/apex';
    const method: ApexAction<Record<string, never>, void>;
    export default method;
}

/* The relationship map of the stakeholders domain. */

declare module '@salesforce/apex/StakeholderMapController.getMap' {
    import type { ApexRead } from 'keystone/apex';
    import type { MapView } from 'keystone/dto';
    const method: ApexRead<{ recordId: string }, MapView>;
    export default method;
}

declare module '@salesforce/apex/StakeholderMapController.getMorePeople' {
    import type { ApexRead } from 'keystone/apex';
    import type { MapPage } from 'keystone/dto';
    const method: ApexRead<{ keyAccountId: string; afterId: string }, MapPage>;
    export default method;
}

declare module '@salesforce/apex/StakeholderMapController.getPerson' {
    import type { ApexAction } from 'keystone/apex';
    import type { MapPersonDetail } from 'keystone/dto';
    const method: ApexAction<{ stakeholderId: string }, MapPersonDetail>;
    export default method;
}

declare module '@salesforce/apex/StakeholderMapController.getSuggestions' {
    import type { ApexAction } from 'keystone/apex';
    import type { PersonSuggestion } from 'keystone/dto';
    const method: ApexAction<{ keyAccountId: string }, PersonSuggestion[]>;
    export default method;
}

declare module '@salesforce/apex/StakeholderMapController.rate' {
    import type { ApexAction } from 'keystone/apex';
    import type { MapRatingEdit, MapSave } from 'keystone/dto';
    const method: ApexAction<{ keyAccountId: string; ratings: MapRatingEdit[] }, MapSave>;
    export default method;
}

declare module '@salesforce/apex/StakeholderMapController.savePeople' {
    import type { ApexAction } from 'keystone/apex';
    import type { MapFieldEdit, MapSave } from 'keystone/dto';
    const method: ApexAction<{ keyAccountId: string; edits: MapFieldEdit[] }, MapSave>;
    export default method;
}

declare module '@salesforce/apex/StakeholderMapController.setManager' {
    import type { ApexAction } from 'keystone/apex';
    import type { MapFieldEdit, MapSave } from 'keystone/dto';
    const method: ApexAction<{ keyAccountId: string; edit: MapFieldEdit; alsoContact: boolean }, MapSave>;
    export default method;
}

declare module '@salesforce/apex/StakeholderMapController.saveLink' {
    import type { ApexAction } from 'keystone/apex';
    import type { MapLinkEdit, MapSave } from 'keystone/dto';
    const method: ApexAction<{ keyAccountId: string; link: MapLinkEdit }, MapSave>;
    export default method;
}

declare module '@salesforce/apex/StakeholderMapController.saveRelationships' {
    import type { ApexAction } from 'keystone/apex';
    import type { MapRelationEdit, MapSave } from 'keystone/dto';
    const method: ApexAction<{ keyAccountId: string; edits: MapRelationEdit[] }, MapSave>;
    export default method;
}

declare module '@salesforce/apex/StakeholderMapController.lookedAt' {
    import type { ApexAction } from 'keystone/apex';
    import type { MapSave } from 'keystone/dto';
    const method: ApexAction<{ keyAccountId: string; stakeholderIds: string[] }, MapSave>;
    export default method;
}

declare module '@salesforce/apex/StakeholderMapController.addPeople' {
    import type { ApexAction } from 'keystone/apex';
    import type { MapSave } from 'keystone/dto';
    const method: ApexAction<{ keyAccountId: string; contactIds: string[] }, MapSave>;
    export default method;
}

declare module '@salesforce/apex/StakeholderMapController.addPlaceholder' {
    import type { ApexAction } from 'keystone/apex';
    import type { MapPlaceholder, MapSave } from 'keystone/dto';
    const method: ApexAction<{ keyAccountId: string; placeholder: MapPlaceholder }, MapSave>;
    export default method;
}

declare module '@salesforce/apex/StakeholderMapController.remove' {
    import type { ApexAction } from 'keystone/apex';
    import type { MapSave } from 'keystone/dto';
    const method: ApexAction<{ keyAccountId: string; recordIds: string[] }, MapSave>;
    export default method;
}

declare module '@salesforce/apex/StakeholderMapController.createAction' {
    import type { ApexAction } from 'keystone/apex';
    import type { MapSave } from 'keystone/dto';
    const method: ApexAction<
        { keyAccountId: string; stakeholderId: string; subject: string; dueDate: string | null },
        MapSave
    >;
    export default method;
}

declare module '@salesforce/apex/StakeholderMapController.completeAction' {
    import type { ApexAction } from 'keystone/apex';
    import type { MapSave } from 'keystone/dto';
    const method: ApexAction<{ keyAccountId: string; taskId: string; done: boolean }, MapSave>;
    export default method;
}

declare module '@salesforce/apex/StakeholderMapController.undo' {
    import type { ApexAction } from 'keystone/apex';
    import type { MapSave, MapUndo } from 'keystone/dto';
    const method: ApexAction<{ keyAccountId: string; undo: MapUndo }, MapSave>;
    export default method;
}

declare module '@salesforce/apex/StakeholderMapController.getColleague' {
    import type { ApexAction } from 'keystone/apex';
    import type { MapColleague } from 'keystone/dto';
    const method: ApexAction<{ userId: string }, MapColleague>;
    export default method;
}
