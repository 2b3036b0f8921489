import { LightningElement, api } from 'lwc';
import addLabel from '@salesforce/label/c.Ui_Map_Add';
import alsoContactLabel from '@salesforce/label/c.Ui_Map_AlsoContact';
import chartLabel from '@salesforce/label/c.Ui_Map_View_Chart';
import fitLabel from '@salesforce/label/c.Ui_Map_Fit';
import gridLabel from '@salesforce/label/c.Ui_Map_View_Grid';
import listLabel from '@salesforce/label/c.Ui_Map_View_List';
import matrixLabel from '@salesforce/label/c.Ui_Map_View_Matrix';
import moreLabel from '@salesforce/label/c.Ui_Map_More';
import placeholderLabel from '@salesforce/label/c.Ui_Map_AddPlaceholder';
import pngLabel from '@salesforce/label/c.Ui_Map_ExportPng';
import printLabel from '@salesforce/label/c.Ui_Map_Print';
import svgLabel from '@salesforce/label/c.Ui_Map_ExportSvg';
import viewLabel from '@salesforce/label/c.Ui_Map_View';
import { reportIntent } from 'c/mapModel';
import type { MapViewName } from 'c/mapModel';

const VIEWS: readonly { name: MapViewName; label: string; icon: string }[] = [
    { name: 'chart', label: chartLabel, icon: 'utility:hierarchy' },
    { name: 'grid', label: gridLabel, icon: 'utility:matrix' },
    { name: 'matrix', label: matrixLabel, icon: 'utility:table' },
    { name: 'list', label: listLabel, icon: 'utility:list' }
];

/** The views of the map, and what can be done with all of it. */
export default class MapHeader extends LightningElement {
    readonly labels = {
        add: addLabel,
        alsoContact: alsoContactLabel,
        fit: fitLabel,
        more: moreLabel,
        placeholder: placeholderLabel,
        png: pngLabel,
        print: printLabel,
        svg: svgLabel,
        view: viewLabel
    };

    @api view: MapViewName = 'chart';
    @api editable = false;
    /** The user may change whom contacts report to. */
    @api canWriteContacts = false;
    @api alsoContact = false;

    get tabs() {
        return VIEWS.map((one) => ({
            ...one,
            className: one.name === this.view ? 'tab tab_open' : 'tab',
            selected: String(one.name === this.view),
            tabIndex: one.name === this.view ? '0' : '-1'
        }));
    }

    get isChart(): boolean {
        return this.view === 'chart';
    }

    get hasMenu(): boolean {
        return this.isChart || this.editable;
    }

    handleView(event: Event): void {
        this.open((event.currentTarget as HTMLElement).dataset.view as MapViewName);
    }

    handleKey(event: KeyboardEvent): void {
        const at = VIEWS.findIndex(({ name }) => name === this.view);
        const last = VIEWS.length - 1;
        const moves: Readonly<Record<string, number>> = {
            ArrowRight: at === last ? 0 : at + 1,
            ArrowLeft: at === 0 ? last : at - 1,
            Home: 0,
            End: last
        };
        if (event.key in moves) {
            event.preventDefault();
            const { name } = VIEWS[moves[event.key]];
            this.open(name);
            this.template!.querySelector<HTMLElement>(`[data-view="${name}"]`)?.focus();
        }
    }

    open(view: MapViewName): void {
        if (view !== this.view) {
            reportIntent(this, { type: 'view', view });
        }
    }

    handleAdd(): void {
        reportIntent(this, { type: 'addperson' });
    }

    handleMore(event: CustomEvent<{ value: string }>): void {
        if (event.detail.value === 'placeholder') {
            reportIntent(this, { type: 'addplaceholder' });
            return;
        }
        this.dispatchEvent(new CustomEvent('more', { detail: event.detail.value }));
    }
}
