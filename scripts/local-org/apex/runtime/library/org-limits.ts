import { tx } from '../context.ts';
import { ApexList, ApexMap, PlatformObject } from '../values/index.ts';
import type { PlatformClass } from './support.ts';
import type { OrgLimitUse } from '../../../contracts.ts';

/** System.OrgLimit: one limit that the local org counts; those that it does not count are left out. */
class OrgLimit extends PlatformObject {
    readonly apexType = 'System.OrgLimit';
    readonly use: OrgLimitUse;

    constructor(use: OrgLimitUse) {
        super();
        this.use = use;
    }

    override toText(): string {
        return `OrgLimit[${this.use.name}: consumed ${this.use.used} of ${this.use.max}]`;
    }
}

const all = (): OrgLimit[] =>
    tx()
        .orgLimits()
        .map((use) => new OrgLimit(use));

function byName(): ApexMap {
    const map = new ApexMap('Map<String,System.OrgLimit>');
    for (const limit of all()) map.put(limit.use.name, limit);
    return map;
}

export const orgLimitClasses: PlatformClass[] = [
    { name: 'OrgLimits', statics: { getall: () => new ApexList('List<System.OrgLimit>', all()), getmap: byName } },
    {
        name: 'OrgLimit',
        methods: {
            getname: (self: OrgLimit) => self.use.name,
            getlimit: (self: OrgLimit) => self.use.max,
            getvalue: (self: OrgLimit) => self.use.used,
            tostring: (self: OrgLimit) => self.toText()
        }
    }
];
