import { LightningElement } from 'lwc';
import { org } from '../../../lib/bootstrap.ts';
import type { LookupOption, LookupTarget } from '../../../lib/lookups.ts';
import { objectIcon, orgObject } from '../../../lib/names.ts';
import { navigateTo } from '../../../lib/navigation.ts';
import { searchRecords } from '../../../lib/search.ts';

const ALL = 'all';

/** The search in the header: records of all objects or of one, as you type; Enter shows all results. */
export default class GlobalSearch extends LightningElement {
    target = ALL;
    selection: { id: string; name: string } | null = null;
    #text = '';
    #chosen = false;

    get targets(): LookupTarget[] {
        const objects = Object.values(org().objects).filter((object) => object.searchable);
        return [
            { apiName: ALL, label: 'All', labelPlural: 'All', icon: 'utility:search' },
            ...objects.map(({ apiName, labelPlural, icon }) => ({ apiName, label: labelPlural, labelPlural, icon }))
        ];
    }

    search = async (text: string, target: string): Promise<LookupOption[]> => {
        this.#text = text;
        this.#chosen = false;
        const { results } = await searchRecords(text, target === ALL ? undefined : target);
        return results.map((result) => ({
            id: result.id,
            name: result.name,
            icon: objectIcon(result.objectApiName),
            detail: [orgObject(result.objectApiName)?.label, result.subtitle].filter(Boolean).join(' • ')
        }));
    };

    handleTarget(event: CustomEvent<{ apiName: string }>): void {
        this.target = event.detail.apiName;
    }

    handleChoice(event: CustomEvent<{ recordId: string | null }>): void {
        const { recordId } = event.detail;
        if (!recordId) return;
        this.#chosen = true;
        // A new object, so that the input is emptied also when it was null before.
        this.selection = { id: recordId, name: '' };
        // eslint-disable-next-line @lwc/lwc/no-async-operation
        setTimeout(() => (this.selection = null));
        navigateTo({ type: 'standard__recordPage', attributes: { recordId, actionName: 'view' } });
    }

    handleKey(event: KeyboardEvent): void {
        if (event.key !== 'Enter') return;
        // The combobox has taken the key already when the user had moved to an option.
        if (!this.#chosen) this.showAll();
        this.#chosen = false;
    }

    handleSubmit(event: Event): void {
        event.preventDefault();
        this.showAll();
    }

    showAll(): void {
        if (this.#text.trim() === '') return;
        navigateTo({ type: 'standard__search', state: { q: this.#text } });
    }
}
