import type {
    Clock,
    DataEngine,
    JobHost,
    LimitCounters,
    LogLine,
    OrgLimitUse,
    ProgramHost,
    SecurityService,
    TestHost,
    Transaction,
    TriggerEvent,
    TriggerHost,
    UserAccess
} from '../contracts.ts';
import type { OrgModel } from '../schema/types.ts';
import { freshLimits } from './limits.ts';

/** What a transaction takes from the org it runs in. */
export interface TransactionParts {
    model: OrgModel;
    security: SecurityService;
    triggers: TriggerHost;
    clock: Clock;
    program: ProgramHost;
    jobs: JobHost;
    testing: TestHost | null;
    createData: (tx: Transaction) => DataEngine;
    orgLimits: () => OrgLimitUse[];
    userId: string;
    quiddity: string;
}

/** One request, test method or job step: everything that Apex can see of the world. */
export class OrgTransaction implements Transaction {
    readonly model: OrgModel;
    readonly data: DataEngine;
    readonly security: SecurityService;
    readonly triggers: TriggerHost;
    readonly clock: Clock;
    readonly program: ProgramHost;
    readonly jobs: JobHost;
    readonly testing: TestHost | null;
    readonly log: LogLine[] = [];
    readonly isTest: boolean;
    readonly orgLimits: () => OrgLimitUse[];
    user: UserAccess;
    limits: LimitCounters = freshLimits();
    triggerStack: TriggerEvent[] = [];
    afterCommit: (() => void)[] = [];
    touched = new Map<string, Set<string>>();
    quiddity: string;

    constructor(parts: TransactionParts) {
        this.model = parts.model;
        this.security = parts.security;
        this.triggers = parts.triggers;
        this.clock = parts.clock;
        this.program = parts.program;
        this.jobs = parts.jobs;
        this.testing = parts.testing;
        this.isTest = parts.testing !== null;
        this.quiddity = parts.quiddity;
        this.orgLimits = parts.orgLimits;
        this.user = parts.security.user(parts.userId);
        this.data = parts.createData(this);
    }
}
