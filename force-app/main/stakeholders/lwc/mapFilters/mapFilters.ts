import { LightningElement, api } from 'lwc';
import allLabel from '@salesforce/label/c.Ui_Map_Filter_All';
import clearLabel from '@salesforce/label/c.Ui_Map_Filters_Clear';
import externalLabel from '@salesforce/label/c.Ui_Map_Filter_External';
import filtersLabel from '@salesforce/label/c.Ui_Map_Filters';
import foundLabel from '@salesforce/label/c.Ui_Map_Found';
import keyLabel from '@salesforce/label/c.Ui_Map_Filter_Key';
import leftLabel from '@salesforce/label/c.Ui_Map_Filter_Left';
import opponentsLabel from '@salesforce/label/c.Ui_Map_Filter_Opponents';
import peopleLabel from '@salesforce/label/c.Ui_Map_People';
import removeLabel from '@salesforce/label/c.Ui_Map_Filter_Remove';
import roleLabel from '@salesforce/label/c.Ui_Map_Filter_Role';
import searchLabel from '@salesforce/label/c.Ui_Map_Search';
import setLabel from '@salesforce/label/c.Ui_Map_Filters_Set';
import splitLabel from '@salesforce/label/c.Ui_Map_Filter_Split';
import staleLabel from '@salesforce/label/c.Ui_Map_Filter_Stale';
import supportersLabel from '@salesforce/label/c.Ui_Map_Filter_Supporters';
import uncoveredLabel from '@salesforce/label/c.Ui_Map_Filter_Uncovered';
import unitLabel from '@salesforce/label/c.Ui_Map_Filter_Unit';
import unratedLabel from '@salesforce/label/c.Ui_Map_Filter_Unrated';
import { NO_FILTERS, QUICK_FILTERS, choicesOf, isFiltered, reportIntent, toggled } from 'c/mapModel';
import type { MapContext, MapFilters as Filters, QuickFilter } from 'c/mapModel';
import { fill } from 'c/textUtils';

const NAMES: Readonly<Record<QuickFilter, string>> = {
    key: keyLabel,
    uncovered: uncoveredLabel,
    supporters: supportersLabel,
    opponents: opponentsLabel,
    unrated: unratedLabel,
    stale: staleLabel,
    split: splitLabel,
    external: externalLabel,
    left: leftLabel
};

/**
 * Looks for people on the map: whoever does not fit fades. A buying unit shows its people and those above them. What can be looked
 * for is behind a button, so that the map has the room; what is looked for stays in sight.
 */
export default class MapFilters extends LightningElement {
    readonly labels = {
        clear: clearLabel,
        filters: filtersLabel,
        remove: removeLabel,
        role: roleLabel,
        search: searchLabel,
        unit: unitLabel
    };

    @api context!: MapContext;
    @api filters: Filters = NO_FILTERS;
    /** How many people fit, and how many there are. */
    @api found = 0;
    @api total = 0;

    /** Everything that can be looked for is shown. */
    open = false;

    get expanded(): string {
        return String(this.open);
    }

    get toggleLabel(): string {
        const { quick, roles, unitId } = this.filters;
        const count = quick.length + roles.length + (unitId ? 1 : 0);
        return count === 0 ? filtersLabel : fill(setLabel, count);
    }

    get quick() {
        return QUICK_FILTERS.map((name) => ({ name, on: this.filters.quick.includes(name) }))
            .filter(({ on }) => on || this.open)
            .map(({ name, on }) => ({
                name,
                label: NAMES[name],
                pressed: String(on),
                className: on ? 'quick quick_on' : 'quick',
                icon: on ? 'utility:check' : 'utility:add'
            }));
    }

    get hasQuick(): boolean {
        return this.quick.length > 0 || this.chosen.length > 0;
    }

    /** What is looked for by lists, while those are not shown. */
    get chosen() {
        const lists = [
            { list: 'role', options: this.roles, value: this.role },
            { list: 'unit', options: this.units, value: this.unitId }
        ];
        return lists
            .filter(({ value }) => value !== '' && !this.open)
            .map(({ list, options, value }) => {
                const found = options.find((option) => option.value === value);
                return { list, label: found?.label ?? value };
            });
    }

    get roles() {
        const choices = choicesOf(this.context, 'role').map(({ value, label }) => ({ value, label }));
        return [{ value: '', label: allLabel }, ...choices];
    }

    get role(): string {
        return this.filters.roles[0] ?? '';
    }

    get units() {
        const units = (this.context.view.units ?? []).map(({ id, name }) => ({ value: id, label: name }));
        return [{ value: '', label: allLabel }, ...units];
    }

    get hasUnits(): boolean {
        return this.units.length > 1;
    }

    get unitId(): string {
        return this.filters.unitId ?? '';
    }

    get isFiltered(): boolean {
        return isFiltered(this.filters);
    }

    get foundText(): string {
        return this.isFiltered ? fill(foundLabel, this.found, this.total) : fill(peopleLabel, this.total);
    }

    /** Squares of the grid that are looked for. */
    get squares(): string {
        return [...this.filters.influences, ...this.filters.attitudes].join(' · ');
    }

    handleToggle(): void {
        this.open = !this.open;
    }

    handleSearch(event: CustomEvent<{ value: string }>): void {
        this.report({ text: event.detail.value });
    }

    handleSearchKey(event: KeyboardEvent): void {
        if (event.key === 'z') {
            // Undo within the input is the browser's.
            event.stopPropagation();
        }
    }

    handleQuick(event: Event): void {
        const name = (event.currentTarget as HTMLElement).dataset.quick as QuickFilter;
        this.report({ quick: toggled(this.filters.quick, name) });
        this.keepKeyboard();
    }

    handleRole(event: CustomEvent<{ value: string }>): void {
        this.report({ roles: event.detail.value ? [event.detail.value] : [] });
    }

    handleUnit(event: CustomEvent<{ value: string }>): void {
        this.report({ unitId: event.detail.value || null });
    }

    handleAny(event: Event): void {
        const { chosen } = (event.currentTarget as HTMLElement).dataset;
        this.report(chosen === 'role' ? { roles: [] } : { unitId: null });
        this.keepKeyboard();
    }

    handleClear(): void {
        this.report({ ...NO_FILTERS, unitId: this.filters.unitId });
    }

    /** What is not looked for any more goes, unless everything is shown, and the keyboard must not go with it. */
    keepKeyboard(): void {
        if (!this.open) {
            this.template!.querySelector<HTMLElement>('[data-action="filters"]')?.focus();
        }
    }

    report(change: Partial<Filters>): void {
        reportIntent(this, { type: 'filter', change });
    }
}
