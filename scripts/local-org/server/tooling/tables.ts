/** A record of the Tooling API: values by column; a parent's column is named by its path. */
export type Row = Record<string, unknown>;

/** Columns of the objects that a test run leaves behind; their records live in memory, so they end with the server. */
export const TABLES: Record<string, readonly string[]> = {
    ApexTestRunResult: [
        'Id',
        'AsyncApexJobId',
        'Status',
        'ClassesCompleted',
        'ClassesEnqueued',
        'MethodsCompleted',
        'MethodsEnqueued',
        'MethodsFailed',
        'StartTime',
        'EndTime',
        'TestTime',
        'TestSetupTime',
        'UserId',
        'IsAllTests',
        'Source'
    ],
    ApexTestQueueItem: ['Id', 'Status', 'ExtendedStatus', 'ApexClassId', 'TestRunResultId', 'ParentJobId'],
    ApexTestResult: [
        'Id',
        'QueueItemId',
        'StackTrace',
        'Message',
        'RunTime',
        'TestTimestamp',
        'AsyncApexJobId',
        'ApexTestRunResultId',
        'MethodName',
        'Outcome',
        'ApexLogId',
        'IsTestSetup',
        'ApexClassId',
        'ApexClass.Id',
        'ApexClass.Name',
        'ApexClass.NamespacePrefix'
    ],
    ApexCodeCoverage: [
        'ApexTestClassId',
        'TestMethodName',
        'ApexClassOrTriggerId',
        'ApexClassOrTrigger.Id',
        'ApexClassOrTrigger.Name',
        'NumLinesCovered',
        'NumLinesUncovered',
        'Coverage'
    ],
    ApexCodeCoverageAggregate: [
        'ApexClassOrTriggerId',
        'ApexClassOrTrigger.Id',
        'ApexClassOrTrigger.Name',
        'NumLinesCovered',
        'NumLinesUncovered',
        'Coverage'
    ],
    ApexOrgWideCoverage: ['PercentCovered']
};
