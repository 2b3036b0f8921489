import { LightningElement } from 'lwc';
import RecordModal from 'org/recordModal';
import { org } from '../../../lib/bootstrap.ts';
import type { BuildError, OrgApp } from '../../../lib/bootstrap.ts';
import { onSessionEnd } from '../../../lib/http.ts';
import { startLive } from '../../../lib/live.ts';
import { canGoBack, currentPage, navigateTo, onPage, openUrl } from '../../../lib/navigation.ts';
import { orgObject } from '../../../lib/names.ts';
import { REFRESH_EVENT, refreshView } from '../../../lib/refresh.ts';
import { decodeDefaultFieldValues, fromUrl } from '../../../lib/routes.ts';
import type { PageReference } from '../../../lib/routes.ts';
import { showToast } from '../../../lib/toast.ts';
import { ShowToastEventName } from '../../../shims/lightning/platformShowToastEvent/platformShowToastEvent.ts';
import type { ToastDetail } from '../../../shims/lightning/platformShowToastEvent/platformShowToastEvent.ts';

const APP_KEY = 'local-org.app';
const DIALOGS = ['new', 'edit', 'clone'];

const HOME: PageReference = { type: 'standard__namedPage', attributes: { pageName: 'home' }, state: {} };

function isHome(page: PageReference): boolean {
    return page.type === HOME.type && page.attributes.pageName === 'home';
}

interface View {
    key: string;
    page: PageReference;
    is: Record<string, boolean>;
}

/** The whole app: who is logged in, which page is open, dialogs, toasts and live updates. */
export default class App extends LightningElement {
    page: PageReference = currentPage();
    /** What lies behind a dialog that has a URL of its own. */
    background: PageReference | undefined;
    appName = localStorage.getItem(APP_KEY);
    buildErrors: BuildError[] = org().buildErrors;
    offline = false;
    /** Grows when the org's metadata was read anew. */
    orgVersion = 0;
    #dialogOpen = false;

    connectedCallback(): void {
        onPage((page) => this.show(page));
        onSessionEnd(() => {
            if (org().user) location.reload();
        });
        // On the body and before the base components' own listener there, which takes only the events that `Toast.show` makes.
        document.body.addEventListener(ShowToastEventName, (event) => {
            const { detail } = event as CustomEvent<ToastDetail & { toast?: unknown }>;
            if (detail.toast) return;
            event.stopImmediatePropagation();
            showToast(detail, this.template!.host as HTMLElement);
        });
        document.addEventListener(REFRESH_EVENT, () => void refreshView());
        startLive({
            buildErrors: (errors) => (this.buildErrors = errors),
            orgChanged: () => (this.orgVersion += 1),
            connected: (isConnected) => (this.offline = !isConnected)
        });
        this.show(this.page);
    }

    get isLoggedIn(): boolean {
        return org().user !== null;
    }

    get apps(): OrgApp[] {
        return this.orgVersion >= 0 ? org().apps : [];
    }

    get app(): OrgApp | undefined {
        return (
            this.apps.find((app) => app.developerName === this.appName) ??
            this.apps.find((app) => app.default) ??
            this.apps[0]
        );
    }

    /** The page itself, or the one behind a dialog. */
    get visiblePage(): PageReference {
        return this.background ?? this.page;
    }

    /** One view, in a list so that another page is another element. */
    get views(): View[] {
        const page = this.visiblePage;
        const { type, attributes } = page;
        const is = {
            record: type === 'standard__recordPage',
            list: type === 'standard__objectPage',
            related: type === 'standard__recordRelationshipPage',
            tab: type === 'standard__navItemPage',
            component: type === 'standard__component',
            home: isHome(page),
            search: type === 'standard__search'
        };
        const state = is.search || is.component ? JSON.stringify(page.state) : '';
        const app = is.home ? this.app?.developerName : '';
        const key = [
            type,
            ...Object.entries(attributes)
                .filter(([name]) => name !== 'actionName')
                .flat(),
            state,
            app
        ].join('/');
        return [{ key, page, is }];
    }

    show(page: PageReference): void {
        if (!this.isLoggedIn) return;
        if (this.redirected(page)) return;
        const isDialog = DIALOGS.includes(page.attributes.actionName ?? '');
        if (!isDialog) {
            this.page = page;
            this.background = undefined;
            return;
        }
        this.background = this.behind(page);
        this.page = page;
        if (!this.#dialogOpen) void this.openDialog(page);
    }

    /** An app opens with its first tab; Home of an app that has no Home tab does so, too. */
    redirected(page: PageReference): boolean {
        if (page.type === 'standard__app') {
            const target = page.attributes.appTarget!.replace(/^c__|^.*__(?=[^_])/, '');
            const app = this.apps.find(
                (entry) => entry.developerName === page.attributes.appTarget || entry.developerName === target
            );
            if (app) this.choose(app);
        } else if (!isHome(page) || this.app?.tabs.some((entry) => entry.kind === 'home')) {
            return false;
        }
        const tab = this.app?.tabs[0];
        if (!tab) return false;
        if (tab.kind === 'home') navigateTo(HOME, true);
        else if (tab.kind === 'object')
            navigateTo(
                { type: 'standard__objectPage', attributes: { objectApiName: tab.objectApiName, actionName: 'list' } },
                true
            );
        else navigateTo({ type: 'standard__navItemPage', attributes: { apiName: tab.name } }, true);
        return true;
    }

    choose(app: OrgApp): void {
        this.appName = app.developerName;
        localStorage.setItem(APP_KEY, app.developerName);
    }

    handleApp(event: CustomEvent<OrgApp>): void {
        navigateTo({ type: 'standard__app', attributes: { appTarget: event.detail.developerName } });
    }

    /** The page that stays visible behind a dialog. */
    behind(page: PageReference): PageReference {
        const before = this.background ?? this.page;
        if (before !== page && !DIALOGS.includes(before.attributes.actionName ?? '')) return before;
        if (page.state.backgroundContext) return fromUrl(page.state.backgroundContext);
        const { recordId, objectApiName } = page.attributes;
        return recordId
            ? { type: 'standard__recordPage', attributes: { ...page.attributes, actionName: 'view' }, state: {} }
            : {
                  type: 'standard__objectPage',
                  attributes: { objectApiName: objectApiName!, actionName: 'list' },
                  state: {}
              };
    }

    async openDialog(page: PageReference): Promise<void> {
        this.#dialogOpen = true;
        const { objectApiName, recordId, actionName } = page.attributes;
        const object = objectApiName ?? '';
        const label = orgObject(object)?.label ?? object;
        const verb = { new: 'New', edit: 'Edit', clone: 'Clone' }[actionName!] ?? '';
        const saved = (await RecordModal.open({
            label: `${verb} ${label}`,
            size: 'medium',
            objectApiName: object,
            recordId: actionName === 'edit' ? recordId : null,
            cloneOf: actionName === 'clone' ? recordId : null,
            recordTypeId: page.state.recordTypeId ?? null,
            initialValues: decodeDefaultFieldValues(page.state.defaultFieldValues)
        })) as { id: string; another: boolean } | undefined;
        this.#dialogOpen = false;
        const stillThere = this.page === page;
        if (saved?.another) {
            void this.openDialog(page);
        } else if (saved && actionName !== 'edit' && page.state.navigationLocation !== 'RELATED_LIST') {
            navigateTo(
                {
                    type: 'standard__recordPage',
                    attributes: { recordId: saved.id, objectApiName: object, actionName: 'view' }
                },
                true
            );
        } else if (stillThere) {
            this.leaveDialog();
        }
    }

    leaveDialog(): void {
        if (canGoBack()) {
            history.back();
            return;
        }
        const background = this.background!;
        openUrl(
            background.type === 'standard__recordPage'
                ? `/lightning/r/${background.attributes.objectApiName}/${background.attributes.recordId}/view`
                : `/lightning/o/${background.attributes.objectApiName}/list`,
            true
        );
    }

    handleSkip(event: Event): void {
        event.preventDefault();
        (this.refs!.main as HTMLElement).focus();
    }
}
