import { LightningElement, api } from 'lwc';
import addressableLabel from '@salesforce/label/c.Ws_Figure_Addressable';
import byHandLabel from '@salesforce/label/c.Ws_Units_ByHand';
import changeLabel from '@salesforce/label/c.Ws_Units_Change';
import clearLabel from '@salesforce/label/c.Ws_Filter_Clear';
import competitorLabel from '@salesforce/label/c.Ws_Field_Competitor';
import countLabel from '@salesforce/label/c.Ws_Filter_Matching';
import csvLabel from '@salesforce/label/c.Ws_Export_Csv';
import exportLabel from '@salesforce/label/c.Ws_Export';
import filterLabel from '@salesforce/label/c.Ws_Filter';
import filtersLabel from '@salesforce/label/c.Ws_Filters';
import filterSetLabel from '@salesforce/label/c.Ws_Filter_Count';
import foldAllLabel from '@salesforce/label/c.Ws_FoldAll';
import footprintLabel from '@salesforce/label/c.Ws_Look_Footprint';
import fromHierarchyLabel from '@salesforce/label/c.Ws_Units_FromHierarchy';
import heatOption from '@salesforce/label/c.Ws_HeatBy_Option';
import heatLabel from '@salesforce/label/c.Ws_HeatBy';
import keysLabel from '@salesforce/label/c.Ws_Keys';
import lookLabel from '@salesforce/label/c.Ws_Look';
import mineLabel from '@salesforce/label/c.Ws_Filter_Mine';
import oneOffLabel from '@salesforce/label/c.Ws_Revenue_OneOff';
import openLabel from '@salesforce/label/c.Ws_Figure_Open';
import ownedLabel from '@salesforce/label/c.Ws_Figure_Owned';
import pngLabel from '@salesforce/label/c.Ws_Export_Png';
import potentialLabel from '@salesforce/label/c.Ws_Figure_Potential';
import potentialsLabel from '@salesforce/label/c.Ws_Look_Potentials';
import recurringLabel from '@salesforce/label/c.Ws_Revenue_Recurring';
import revenueLabel from '@salesforce/label/c.Ws_Filter_Revenue';
import searchLabel from '@salesforce/label/c.Ws_Search';
import searchPlaceholder from '@salesforce/label/c.Ws_Search_Placeholder';
import shareLabel from '@salesforce/label/c.Ws_Look_Share';
import stateLabel from '@salesforce/label/c.Ws_Field_State';
import svgLabel from '@salesforce/label/c.Ws_Export_Svg';
import unfoldAllLabel from '@salesforce/label/c.Ws_UnfoldAll';
import unitsLabel from '@salesforce/label/c.Ws_Units_Add';
import usageLabel from '@salesforce/label/c.Ws_Revenue_Usage';
import viewLabel from '@salesforce/label/c.Ws_Folding';
import weightedLabel from '@salesforce/label/c.Ws_Figure_Weighted';
import { NO_FILTER, STATES, STATE_LOOKS, filterCount, isFiltering } from 'c/matrixModel';
import type { HeatBy, MatrixFilter, MatrixLook } from 'c/matrixModel';
import { fill } from 'c/textUtils';
import type { CellState } from 'keystone/dto';

/** What is on show: the matrix in one of its looks, or the list of the best potentials. */
export type Look = MatrixLook | 'potentials';
/** What the toolbar's menus ask for. */
export type Command = 'csv' | 'png' | 'svg' | 'hierarchy' | 'hand' | 'change' | 'fold' | 'unfold';

const HEATS: readonly { value: HeatBy; label: string }[] = [
    { value: 'state', label: stateLabel },
    { value: 'owned', label: ownedLabel },
    { value: 'open', label: openLabel },
    { value: 'weighted', label: weightedLabel },
    { value: 'potential', label: potentialLabel },
    { value: 'addressable', label: addressableLabel }
];

/** Looks, colours, search, filters and what is done with the matrix as a whole. Fires `lookchange`, `heatchange`, `filterchange` and `command`. */
export default class MatrixToolbar extends LightningElement {
    readonly labels = {
        byHand: byHandLabel,
        change: changeLabel,
        clear: clearLabel,
        competitor: competitorLabel,
        csv: csvLabel,
        export: exportLabel,
        filters: filtersLabel,
        foldAll: foldAllLabel,
        folding: viewLabel,
        fromHierarchy: fromHierarchyLabel,
        heat: heatLabel,
        keys: keysLabel,
        look: lookLabel,
        mine: mineLabel,
        png: pngLabel,
        revenue: revenueLabel,
        search: searchLabel,
        searchPlaceholder,
        state: stateLabel,
        svg: svgLabel,
        unfoldAll: unfoldAllLabel,
        units: unitsLabel
    };
    readonly looks: readonly { value: Look; label: string }[] = [
        { value: 'footprint', label: footprintLabel },
        { value: 'share', label: shareLabel },
        { value: 'potentials', label: potentialsLabel }
    ];
    readonly heats = HEATS.map(({ value, label }) => ({ value, label: fill(heatOption, label) }));
    readonly states = STATES.map((value) => ({ value, label: STATE_LOOKS[value].label }));
    readonly revenueTypes = [
        { value: 'Recurring', label: recurringLabel },
        { value: 'One-off', label: oneOffLabel },
        { value: 'Usage', label: usageLabel }
    ];

    @api look: Look = 'footprint';
    @api heatBy: HeatBy = 'state';
    @api filter: MatrixFilter = NO_FILTER;
    @api competitors: readonly string[] = [];
    /** Who "mine" is. */
    @api userId = '';
    @api canCreateUnits = false;
    /** There is no room for the looks beside each other. */
    @api narrow = false;
    /** How many cells are looked for, and how many there are. */
    @api matching = 0;
    @api count = 0;

    filtersShown = false;

    get isMatrix(): boolean {
        return this.look !== 'potentials';
    }

    get filterLabel(): string {
        const count = filterCount(this.filter);
        return count === 0 ? filterLabel : fill(filterSetLabel, count);
    }

    get filtersExpanded(): string {
        return String(this.filtersShown);
    }

    get filtering(): boolean {
        return isFiltering(this.filter);
    }

    get countText(): string {
        return this.filtering ? fill(countLabel, this.matching, this.count) : '';
    }

    get competitorOptions() {
        return this.competitors.map((name) => ({ value: name, label: name }));
    }

    get hasCompetitors(): boolean {
        return this.competitors.length > 0;
    }

    get chosenStates(): CellState[] {
        return [...this.filter.states];
    }

    get chosenRevenueTypes(): string[] {
        return [...this.filter.revenueTypes];
    }

    get chosenCompetitors(): string[] {
        return [...this.filter.competitors];
    }

    get onlyMine(): boolean {
        return this.filter.responsibleId !== null;
    }

    handleLook(event: CustomEvent<{ value: Look }>): void {
        this.send('lookchange', { look: event.detail.value });
    }

    handleHeat(event: CustomEvent<{ value: HeatBy }>): void {
        this.send('heatchange', { heatBy: event.detail.value });
    }

    handleSearch(event: CustomEvent<{ value: string }>): void {
        this.sendFilter({ search: event.detail.value });
    }

    handleSearchKey(event: KeyboardEvent): void {
        if (event.key === 'z') {
            // Undo within the input is the browser's.
            event.stopPropagation();
        }
    }

    handleStates(event: CustomEvent<{ value: CellState[] }>): void {
        this.sendFilter({ states: event.detail.value });
    }

    handleRevenue(event: CustomEvent<{ value: string[] }>): void {
        this.sendFilter({ revenueTypes: event.detail.value });
    }

    handleCompetitors(event: CustomEvent<{ value: string[] }>): void {
        this.sendFilter({ competitors: event.detail.value });
    }

    handleMine(event: CustomEvent<{ checked: boolean }>): void {
        this.sendFilter({ responsibleId: event.detail.checked ? this.userId : null });
    }

    handleToggleFilters(): void {
        this.filtersShown = !this.filtersShown;
    }

    handleClear(): void {
        this.send('filterchange', { filter: NO_FILTER });
    }

    handleCommand(event: CustomEvent<{ value: Command }>): void {
        this.send('command', { command: event.detail.value });
    }

    sendFilter(change: Partial<MatrixFilter>): void {
        this.send('filterchange', { filter: { ...this.filter, ...change } });
    }

    send(type: string, detail: unknown): void {
        this.dispatchEvent(new CustomEvent(type, { detail }));
    }
}
