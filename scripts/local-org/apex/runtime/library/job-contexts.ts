import { PlatformObject } from '../values/index.ts';
import type { ApexException } from '../values/index.ts';
import { constant } from './enums.ts';
import type { PlatformClass } from './support.ts';

/** Argument of Queueable.execute. */
export class QueueableContext extends PlatformObject {
    readonly apexType = 'System.QueueableContextImpl';
    readonly jobId: string;

    constructor(jobId: string) {
        super();
        this.jobId = jobId;
    }
}

/** Argument of the methods of Database.Batchable. */
export class BatchableContext extends PlatformObject {
    readonly apexType = 'Database.BatchableContextImpl';
    readonly jobId: string;
    readonly childJobId: string | null;

    constructor(jobId: string, childJobId: string | null = null) {
        super();
        this.jobId = jobId;
        this.childJobId = childJobId;
    }
}

/** Argument of Schedulable.execute. */
export class SchedulableContext extends PlatformObject {
    readonly apexType = 'System.SchedulableContext';
    readonly triggerId: string;

    constructor(triggerId: string) {
        super();
        this.triggerId = triggerId;
    }
}

/** Argument of Finalizer.execute; `exception` is null after success. */
export class FinalizerContext extends PlatformObject {
    readonly apexType = 'System.FinalizerContext';
    readonly jobId: string;
    readonly requestId: string;
    readonly exception: ApexException | null;

    constructor(jobId: string, requestId: string, exception: ApexException | null) {
        super();
        this.jobId = jobId;
        this.requestId = requestId;
        this.exception = exception;
    }
}

const queueable = { getjobid: (self: QueueableContext) => self.jobId };
const batchable = {
    getjobid: (self: BatchableContext) => self.jobId,
    getchildjobid: (self: BatchableContext) => self.childJobId
};

const schedulable = { gettriggerid: (self: SchedulableContext) => self.triggerId };
const finalizer = {
    getasyncapexjobid: (self: FinalizerContext) => self.jobId,
    getrequestid: (self: FinalizerContext) => self.requestId,
    getexception: (self: FinalizerContext) => self.exception,
    getresult: (self: FinalizerContext) =>
        constant('ParentJobResult', self.exception === null ? 'SUCCESS' : 'UNHANDLED_EXCEPTION')
};

export const jobContextClasses: PlatformClass[] = [
    { name: 'QueueableContext', methods: queueable },
    { name: 'QueueableContextImpl', methods: queueable },
    { name: 'Database.BatchableContext', methods: batchable },
    { name: 'Database.BatchableContextImpl', methods: batchable },
    { name: 'SchedulableContext', methods: schedulable },
    { name: 'FinalizerContext', methods: finalizer }
];
