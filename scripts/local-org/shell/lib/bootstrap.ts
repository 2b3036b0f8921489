/** What `/local/bootstrap` said; docs/local-org-http.md is the reference for each property. */
export interface OrgUser {
    id: string;
    name: string;
    username: string;
    title: string | null;
    profileName: string;
    roleName: string | null;
}

export interface OrgObject {
    apiName: string;
    localName: string;
    label: string;
    labelPlural: string;
    keyPrefix: string;
    icon: string;
    createable: boolean;
    updateable: boolean;
    deletable: boolean;
    nameField: string | null;
    searchable: boolean;
}

export interface OrgTab {
    name: string;
    label: string;
    kind: 'object' | 'page' | 'home';
    objectApiName?: string;
    icon: string;
}

export interface OrgApp {
    developerName: string;
    label: string;
    description: string | null;
    color: string | null;
    default: boolean;
    tabs: OrgTab[];
}

/** Something in the sources that does not compile. */
export interface BuildError {
    source: 'apex' | 'metadata' | 'bundle';
    file: string;
    line: number;
    column: number;
    message: string;
}

export interface Bootstrap {
    version: number;
    serverId: string;
    apiVersion: string;
    namespace: string;
    today: string;
    organization: { id: string; name: string };
    user:
        | (OrgUser & { email: string | null; timeZone: string; locale: string; language: string; currency: string })
        | null;
    users: OrgUser[];
    labels: Record<string, string>;
    customPermissions: string[];
    userPermissions: string[];
    i18n: Record<string, unknown> & { locale: string; currency: string; timeZone: string };
    objects: Record<string, OrgObject>;
    apps: OrgApp[];
    buildErrors: BuildError[];
}

/** The org as it was when the page was loaded, or as last refetched. */
export function org(): Bootstrap {
    return (globalThis as unknown as { __SF__: Bootstrap }).__SF__;
}

/** Replaces what is known about the org; locale data that the start script derived stays. */
export function replaceOrg(next: Bootstrap): void {
    const known = org();
    (globalThis as unknown as { __SF__: Bootstrap }).__SF__ = { ...next, i18n: { ...known.i18n, ...next.i18n } };
}
