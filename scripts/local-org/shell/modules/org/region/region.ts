import { LightningElement, api } from 'lwc';
import components from 'org/packageComponents';
import { org } from '../../../lib/bootstrap.ts';
import type { PageContext } from '../../../lib/page-context.ts';
import { compartments, fieldItems, kindOf, ownName, relatedListsOf } from '../../../lib/page-parts.ts';
import type { PartKind } from '../../../lib/page-parts.ts';
import { titleText } from '../../../lib/pages.ts';
import type { PageItem } from '../../../lib/ui-types.ts';
import { isVisible } from '../../../lib/visibility.ts';

type Constructor = new () => LightningElement;

/** Classes that are loaded already, or the reason why not. */
const loaded = new Map<string, Constructor | Error>();

/** The components placed in one region, tab or section of a page. */
export default class Region extends LightningElement {
    @api items: PageItem[] = [];
    @api context: PageContext = { page: null, info: null, record: null };
    @api path = '';
    /** Grows with each component that finished loading. */
    arrivals = 0;
    failure = '';
    #loading = new Set<string>();

    get recordId(): string | undefined {
        return this.context.page?.recordId;
    }

    get objectApiName(): string | undefined {
        return this.context.page?.object;
    }

    get parentName(): string {
        return this.context.page?.name ?? '';
    }

    get parts(): object[] {
        const arrivals = this.arrivals;
        return this.items.flatMap((item, index) => {
            let visible: boolean;
            try {
                visible = isVisible(item.visibility, this.context.record ?? undefined);
            } catch (error) {
                return [
                    { key: `${index}`, is: { unknown: true }, partClass: 'part', problem: (error as Error).message }
                ];
            }
            return visible ? [this.part(item, `${this.path}/${index}`, arrivals)] : [];
        });
    }

    part(item: PageItem, key: string, _arrivals: number): object {
        const kind = kindOf(item, org().namespace);
        const base = { key, is: { [kind]: true }, partClass: `part part_${kind}` };
        const details: Partial<Record<PartKind, () => object>> = {
            relatedLists: () => ({ lists: relatedListsOf(item, this.context) }),
            tabset: () => this.tabset(item, key),
            accordion: () => this.tabset(item, key),
            fields: () => ({ fieldItems: fieldItems(item), heading: titleText(item.properties?.label, '') }),
            richText: () => ({ text: String(item.properties?.richTextValue ?? '') }),
            own: () => this.ownPart(item, base),
            unknown: () => ({
                problem: `${item.component} is a component of the platform that the local org does not have.`
            })
        };
        return { ...base, ...details[kind]?.() };
    }

    tabset(item: PageItem, key: string): object {
        const tabs = compartments(item, key).filter((_tab, index) => {
            const source = Object.values(item.facets ?? {})[0]?.[index];
            return isVisible(source?.visibility, this.context.record ?? undefined);
        });
        const activeTab = (tabs.find((tab) => tab.active) ?? tabs[0])?.key;
        return { tabs, activeTab, openSections: tabs.map((tab) => tab.key) };
    }

    ownPart(item: PageItem, base: object): object {
        const name = ownName(item.component!, org().namespace)!;
        const known = loaded.get(name);
        if (known instanceof Error) return { ...base, is: { unknown: true }, problem: `${name}: ${known.message}` };
        if (!known) void this.load(name);
        const properties: Record<string, unknown> = { ...item.properties };
        if (known) {
            // Only properties that the component declares, as on the platform.
            const declared = known.prototype as object;
            if ('recordId' in declared && this.recordId) properties.recordId = this.recordId;
            if ('objectApiName' in declared && this.objectApiName) properties.objectApiName = this.objectApiName;
            for (const property of Object.keys(properties)) if (!(property in declared)) delete properties[property];
        }
        return { constructor: known, properties };
    }

    async load(name: string): Promise<void> {
        if (this.#loading.has(name)) return;
        this.#loading.add(name);
        const find = components[name];
        try {
            if (!find) throw new Error('the package has no exposed component of this name');
            loaded.set(name, (await find()).default);
        } catch (error) {
            loaded.set(name, error instanceof Error ? error : new Error(String(error)));
        }
        this.arrivals += 1;
    }

    /** The engine has removed the component that threw; what it threw is shown in its place. */
    errorCallback(error: Error): void {
        console.error(error);
        this.failure = error.message;
    }
}
