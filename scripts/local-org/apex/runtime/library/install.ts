import { tx } from '../context.ts';
import type { ApexObject } from '../values/index.ts';
import { PlatformObject } from '../values/index.ts';
import { need, systemQuery } from './support.ts';
import type { Member, PlatformClass } from './support.ts';

/** System.Version: major.minor[.patch]. */
class ApexVersion extends PlatformObject {
    readonly apexType = 'System.Version';
    readonly parts: readonly [number, number, number | null];

    constructor(major: number, minor: number, patch: number | null) {
        super();
        this.parts = [need(major), need(minor, 2), patch];
    }

    get valueKey(): string {
        return this.toText();
    }

    override toText(): string {
        return this.parts.filter((part) => part !== null).join('.');
    }
}

/** Argument of InstallHandler.onInstall; a null previous version is a first installation. */
class InstallContext extends PlatformObject {
    readonly apexType = 'System.InstallContext';
    readonly previous: ApexVersion | null;
    readonly push: boolean;

    constructor(previous: ApexVersion | null, push: boolean) {
        super();
        this.previous = previous;
        this.push = push;
    }
}

function compare(a: ApexVersion, b: ApexVersion): number {
    for (const i of [0, 1, 2] as const) {
        const order = (a.parts[i] ?? 0) - (b.parts[i] ?? 0);
        if (order !== 0) return Math.sign(order);
    }
    return 0;
}

function organizationId(): string {
    return systemQuery('SELECT Id FROM Organization LIMIT 1')[0]!.id!;
}

/** Statics of Test that run a package's install and uninstall handlers as the acting user. */
export const installTests: Record<string, Member> = {
    testinstall: (handler: ApexObject, previous: ApexVersion | null, push = false) =>
        void need(handler).$invoke('oninstall/1', new InstallContext(previous, push)),
    testuninstall: (handler: ApexObject) => void need(handler).$invoke('onuninstall/1', new InstallContext(null, false))
};

const installContext: Record<string, Member> = {
    previousversion: (self: InstallContext) => self.previous,
    isupgrade: (self: InstallContext) => self.previous !== null,
    ispush: (self: InstallContext) => self.push,
    installerid: () => tx().user.userId,
    organizationid: organizationId
};

export const installClasses: PlatformClass[] = [
    {
        name: 'Version',
        constructors: {
            '/2': (major: number, minor: number) => new ApexVersion(major, minor, null),
            '/3': (major: number, minor: number, patch: number) => new ApexVersion(major, minor, need(patch, 3))
        },
        methods: {
            major: (self: ApexVersion) => self.parts[0],
            minor: (self: ApexVersion) => self.parts[1],
            patch: (self: ApexVersion) => self.parts[2],
            compareto: (self: ApexVersion, other: ApexVersion) => compare(self, need(other))
        }
    },
    { name: 'InstallContext', methods: installContext },
    { name: 'UninstallContext', methods: { organizationid: organizationId, uninstallerid: () => tx().user.userId } }
];
