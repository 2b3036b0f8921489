import { LightningElement, api } from 'lwc';
import { org } from '../../../lib/bootstrap.ts';
import { subscribe } from '../../../lib/lds.ts';
import type { PageContext } from '../../../lib/page-context.ts';
import { homePageQuestion, tabPageQuestion } from '../../../lib/pages.ts';
import type { PageItem, TabPageData } from '../../../lib/ui-types.ts';

/** The regions of a page's template that take the whole width; the others stand side by side. */
const WIDE = ['header', 'subheader', 'footer', 'top', 'bottom'];
/** The regions that take most of the width. */
const MAIN = ['main', 'bottomLeft'];

/** The page of a tab (FlexiPage or component), of an app's Home, or of a component that has a URL of its own (`c__name`). */
export default class TabPage extends LightningElement {
    @api tab?: string;
    @api component?: string;
    /** The app whose home page it is. */
    @api homeOf?: string;
    data: TabPageData | undefined;
    error: unknown;
    context: PageContext = { page: null, info: null, record: null };
    #stop: (() => void) | undefined;

    connectedCallback(): void {
        if (this.component) {
            const name = this.component.replace('__', ':');
            this.show({ tab: '', label: name, flexiPage: null, component: name });
            return;
        }
        const question = this.homeOf ? homePageQuestion(this.homeOf) : tabPageQuestion(this.tab!);
        this.#stop = subscribe(question, ({ data, error }) => {
            this.error = error;
            if (data) this.show(data);
        });
    }

    disconnectedCallback(): void {
        this.#stop?.();
    }

    show(data: TabPageData): void {
        this.data = data;
        document.title = `${data.label} | ${org().organization.name}`;
    }

    get isLoading(): boolean {
        return this.data === undefined;
    }

    get label(): string {
        return this.data?.label ?? '';
    }

    get regions(): { name: string; items: PageItem[]; columnClass: string }[] {
        const { flexiPage, component } = this.data!;
        const regions = flexiPage?.regions ?? [{ name: 'main', items: component ? [{ component }] : [] }];
        return regions
            .filter((region) => region.items.length > 0)
            .map((region) => {
                const wide = WIDE.includes(region.name) ? 'column_wide' : '';
                return { ...region, columnClass: `column ${MAIN.includes(region.name) ? 'column_main' : wide}` };
            });
    }
}
