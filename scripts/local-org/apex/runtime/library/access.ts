import { runningCode, tx } from '../context.ts';
import { PlatformObject, SObject, ApexList, ApexMap, ApexSet } from '../values/index.ts';
import type { ApexEnum } from '../values/index.ts';
import { need } from './support.ts';
import type { PlatformClass } from './support.ts';
import { apexError } from '../values/index.ts';
import type { Access } from '../../../contracts.ts';

/** AccessLevel.USER_MODE and SYSTEM_MODE. */
export class AccessLevel extends PlatformObject {
    readonly apexType = 'System.AccessLevel';
    readonly mode: 'user' | 'system';

    constructor(mode: 'user' | 'system') {
        super();
        this.mode = mode;
    }

    /** System mode keeps the running class's record visibility. */
    access(): Access {
        const sharing = runningCode().sharing();
        return { mode: this.mode, sharing: this.mode === 'user' || sharing, classSharing: sharing };
    }

    override toText(): string {
        return `${this.mode.toUpperCase()}_MODE`;
    }
}

const USER_MODE = new AccessLevel('user');
const SYSTEM_MODE = new AccessLevel('system');

const accessLevelClass: PlatformClass = {
    name: 'AccessLevel',
    properties: { user_mode: { get: () => USER_MODE }, system_mode: { get: () => SYSTEM_MODE } }
};

/** Security.stripInaccessible's answer. */
class AccessDecision extends PlatformObject {
    readonly apexType = 'System.SObjectAccessDecision';
    readonly records: ApexList;
    readonly removed = new Map<string, Set<string>>();
    readonly modified = new Set<number>();

    constructor(records: ApexList) {
        super();
        this.records = records;
    }

    /** Copy of a row without what the user may not do; `index` counts the rows of the top list. */
    strip(row: SObject, type: string, index: number): SObject {
        const { user } = tx();
        const copy = new SObject(row.object, {}, row.queried);
        for (const [name, value] of row.populated()) {
            if (value instanceof SObject) {
                copy.values[name] = this.strip(value, type, index);
                continue;
            }
            if (value instanceof ApexList) {
                copy.values[name] = new ApexList(
                    value.type,
                    value.items.map((child) => (child instanceof SObject ? this.strip(child, type, index) : child))
                );
                continue;
            }
            const allowed =
                name === 'Id' ||
                row.aggregate ||
                (type === 'READABLE' ? user.fieldRead(row.object, name) : user.fieldEdit(row.object, name));
            if (allowed) copy.values[name] = value;
            else {
                const removed = this.removed.get(row.typeName) ?? new Set();
                this.removed.set(row.typeName, removed.add(name));
                this.modified.add(index);
            }
        }
        return copy;
    }
}

const RIGHTS = {
    READABLE: ['read'],
    CREATABLE: ['create'],
    UPDATABLE: ['edit'],
    UPSERTABLE: ['create', 'edit']
} as const;

/** NoAccessException where the user lacks the object right itself (unless enforceRootObjectCRUD is false). */
function stripInaccessible(type: ApexEnum, rows: ApexList, enforceRoot = true): AccessDecision {
    const kind = need(type).name as keyof typeof RIGHTS;
    const decision = new AccessDecision(new ApexList(need(rows, 2).type));
    for (const [index, row] of rows.items.entries()) {
        if (!(row instanceof SObject)) throw apexError('NullPointerException', 'Argument 2 cannot be null');
        const rights = tx().user.object(row.object);
        if (enforceRoot && !RIGHTS[kind].every((right) => rights[right]))
            throw apexError('NoAccessException', `No access to entity: ${row.typeName}`);
        decision.records.items.push(decision.strip(row, kind, index));
    }
    return decision;
}

export const securityClasses: PlatformClass[] = [
    accessLevelClass,
    {
        name: 'Security',
        statics: {
            'stripinaccessible/2': stripInaccessible,
            'stripinaccessible(accesstype,list<sobject>,boolean)': stripInaccessible
        }
    },
    {
        name: 'SObjectAccessDecision',
        methods: {
            getrecords: (self: AccessDecision) => self.records,
            getremovedfields: (self: AccessDecision) =>
                new ApexMap(
                    'Map<String,Set<String>>',
                    [...self.removed].map(([object, fields]) => [object, new ApexSet('Set<String>', fields)])
                ),
            getmodifiedindexes: (self: AccessDecision) => new ApexSet('Set<Integer>', self.modified)
        }
    }
];
