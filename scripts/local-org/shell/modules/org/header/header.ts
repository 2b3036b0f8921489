import { LightningElement, api } from 'lwc';
import { org } from '../../../lib/bootstrap.ts';
import type { OrgApp, OrgTab } from '../../../lib/bootstrap.ts';
import { call } from '../../../lib/http.ts';
import type { PageReference } from '../../../lib/routes.ts';

const LONGEST_NAME = 20;

/** Global header (search, who is logged in) and the app's tabs. Fires `appchange` with the chosen app. */
export default class Header extends LightningElement {
    @api page!: PageReference;
    @api app?: OrgApp;
    @api apps: OrgApp[] = [];

    get orgName(): string {
        return org().organization.name;
    }

    get userName(): string {
        return org().user?.name ?? '';
    }

    /** The button does not break lines: a long name would lie over the search. The menu's text has all of it. */
    get shortUserName(): string {
        const { userName } = this;
        return userName.length > LONGEST_NAME ? `${userName.slice(0, LONGEST_NAME - 1).trimEnd()}…` : userName;
    }

    get userMenuText(): string {
        return `Logged in as ${this.userName}, switch user`;
    }

    get users(): { id: string; label: string; isCurrent: boolean }[] {
        return org().users.map((user) => ({
            id: user.id,
            label: [user.name, user.title].filter(Boolean).join(' · '),
            isCurrent: user.id === org().user?.id
        }));
    }

    get hasApps(): boolean {
        return this.apps.length > 0;
    }

    get appLabel(): string {
        return this.app?.label ?? '';
    }

    get tabs(): { name: string; label: string; href: string; itemClass: string; current: string | null }[] {
        return (this.app?.tabs ?? []).map((tab) => {
            const active = this.isActive(tab);
            return {
                name: tab.name,
                label: tab.label,
                href:
                    tab.kind === 'object'
                        ? `/lightning/o/${tab.objectApiName}/list`
                        : tab.kind === 'home'
                          ? '/lightning/page/home'
                          : `/lightning/n/${tab.name}`,
                itemClass: `slds-context-bar__item ${active ? 'slds-is-active' : ''}`,
                current: active ? 'page' : null
            };
        });
    }

    isActive(tab: OrgTab): boolean {
        const { type, attributes } = this.page;
        if (tab.kind === 'object') return attributes.objectApiName === tab.objectApiName;
        if (tab.kind === 'home') return type === 'standard__namedPage' && attributes.pageName === 'home';
        return type === 'standard__navItemPage' && attributes.apiName === tab.name;
    }

    handleApp(event: CustomEvent<{ value: string }>): void {
        const app = this.apps.find((entry) => entry.developerName === event.detail.value);
        if (app) this.dispatchEvent(new CustomEvent('appchange', { detail: app }));
    }

    async handleUser(event: CustomEvent<{ value: string }>): Promise<void> {
        const { value } = event.detail;
        if (value === 'logout') await call('POST', '/local/logout', {});
        else await call('POST', '/local/login', { userId: value });
        location.reload();
    }
}
