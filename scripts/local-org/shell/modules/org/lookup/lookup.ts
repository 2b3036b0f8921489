import { LightningElement, api } from 'lwc';
import type { LookupOption, LookupTarget } from '../../../lib/lookups.ts';

/** What the combobox inside can do. */
interface Combobox extends HTMLElement {
    reportValidity(): boolean;
    checkValidity(): boolean;
    setCustomValidity(message: string): void;
    readonly validity: ValidityState;
}

/** Time without a key press before a search starts, in milliseconds. */
const PAUSE = 200;

const NOT_CHOSEN = 'Select an option from the list, or remove the search term.';

/**
 * Search as you type, choose one record. Who uses it brings the search. Fires `change` with `detail.recordId`
 * (null when cleared), and `targetchange` with `detail.apiName`.
 */
export default class Lookup extends LightningElement {
    @api label = '';
    @api name?: string;
    @api placeholder = 'Search...';
    @api required = false;
    @api disabled = false;
    @api variant?: string;
    @api fieldLevelHelp?: string;
    @api messageWhenValueMissing?: string;
    /** At least one; a switch shows when there are more. */
    @api targets: LookupTarget[] = [];
    /** Nothing is highlighted until the user presses an arrow key, so that Enter means something else. */
    @api quiet = false;
    /** The chosen target's name. */
    @api target?: string;
    @api search!: (text: string, target: string) => Promise<LookupOption[]>;

    selectedId: string | null = null;
    selectedName: string | null = null;
    text = '';
    items: Record<string, unknown>[] = [];
    searching = false;
    #options: LookupOption[] = [];
    #timer: ReturnType<typeof setTimeout> | undefined;
    #asked = 0;
    #leftOver = false;

    /** The chosen record: `{id, name}`, or null. */
    @api
    get selection(): { id: string; name: string } | null {
        return this.selectedId === null ? null : { id: this.selectedId, name: this.selectedName ?? this.selectedId };
    }

    set selection(value: { id: string; name: string } | null) {
        this.selectedId = value?.id ?? null;
        this.selectedName = value?.name ?? null;
        this.text = '';
    }

    get current(): LookupTarget | undefined {
        return this.targets.find((target) => target.apiName === this.target) ?? this.targets[0];
    }

    get pill(): object | null {
        return this.selectedId === null
            ? null
            : { label: this.selectedName ?? this.selectedId, iconName: this.current?.icon ?? 'standard:record' };
    }

    get filterLabel(): string | undefined {
        return this.filterItems ? `${this.label}: kind of record` : undefined;
    }

    get filterItems(): object[] | undefined {
        if (this.targets.length < 2) return undefined;
        return this.targets.map((target) => ({
            type: 'option-inline',
            text: target.label,
            value: target.apiName,
            highlight: target === this.current,
            iconName: target === this.current ? 'utility:check' : undefined,
            iconSize: 'x-small'
        }));
    }

    get filterText(): string | undefined {
        return this.filterItems ? this.current?.label : undefined;
    }

    handleText(event: CustomEvent<{ text: string }>): void {
        this.text = event.detail.text;
        clearTimeout(this.#timer);
        // eslint-disable-next-line @lwc/lwc/no-async-operation
        this.#timer = setTimeout(() => void this.find(), PAUSE);
    }

    handleOpen(): void {
        void this.find();
    }

    async find(): Promise<void> {
        const mine = ++this.#asked;
        this.searching = true;
        try {
            const options = await this.search(this.text, this.current?.apiName ?? '');
            if (mine !== this.#asked) return;
            this.#options = options;
            const icon = this.current?.icon ?? 'standard:record';
            this.items = options.map((option) => ({
                type: 'option-card',
                text: option.name,
                subText: option.detail ?? undefined,
                value: option.id,
                iconName: option.icon ?? icon,
                iconSize: 'small',
                iconAlternativeText: this.current?.label
            }));
            if (options.length === 0) this.items = [{ type: 'option-inline', text: 'No results', value: '' }];
        } catch (error) {
            this.items = [];
            this.dispatchEvent(new CustomEvent('searcherror', { detail: error }));
        } finally {
            if (mine === this.#asked) this.searching = false;
        }
    }

    handleSelect(event: CustomEvent<{ value: string }>): void {
        const option = this.#options.find((entry) => entry.id === event.detail.value);
        if (!option) return;
        this.setCustomValidity('');
        this.choose(option.id, option.name);
    }

    handleRemove(): void {
        this.choose(null, null);
    }

    handleFilter(event: CustomEvent<{ value: string }>): void {
        this.items = [];
        // eslint-disable-next-line @lwc/lwc/no-api-reassignments -- the search must not wait for the parent
        this.target = event.detail.value;
        this.dispatchEvent(new CustomEvent('targetchange', { detail: { apiName: this.target } }));
        if (this.selectedId !== null) this.choose(null, null);
    }

    choose(id: string | null, name: string | null): void {
        this.selectedId = id;
        this.selectedName = name;
        this.text = '';
        this.dispatchEvent(new CustomEvent('change', { detail: { recordId: id, name } }));
    }

    forward(event: Event): void {
        this.dispatchEvent(new CustomEvent(event.type));
    }

    get combobox(): Combobox | null {
        return this.template!.querySelector('lightning-grouped-combobox') as Combobox | null;
    }

    @api
    focus(): void {
        this.combobox?.focus();
    }

    @api
    blur(): void {
        this.combobox?.blur();
    }

    @api
    get validity(): ValidityState | undefined {
        return this.combobox?.validity;
    }

    @api
    checkValidity(): boolean {
        return this.combobox?.checkValidity() ?? true;
    }

    @api
    reportValidity(): boolean {
        // Text that nobody chose a record for would be lost in silence.
        const leftOver = this.text.trim() !== '' && this.selectedId === null;
        if (leftOver !== this.#leftOver) this.setCustomValidity(leftOver ? NOT_CHOSEN : '');
        this.#leftOver = leftOver;
        return this.combobox?.reportValidity() ?? true;
    }

    @api
    setCustomValidity(message: string): void {
        this.combobox?.setCustomValidity(message);
    }
}
