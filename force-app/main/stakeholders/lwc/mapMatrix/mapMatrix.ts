import { LightningElement, api } from 'lwc';
import addLabel from '@salesforce/label/c.Ui_Map_AddColleague';
import belowLabel from '@salesforce/label/c.Ui_Map_Matrix_Below';
import captionLabel from '@salesforce/label/c.Ui_Map_View_Matrix';
import keyLabel from '@salesforce/label/c.Ui_Map_Matrix_Key';
import levelLabel from '@salesforce/label/c.Ui_Map_Matrix_Level';
import levelShort from '@salesforce/label/c.Ui_Map_Matrix_LevelShort';
import lookedLabel from '@salesforce/label/c.Ui_Map_Matrix_Looked';
import lookedRowLabel from '@salesforce/label/c.Ui_Map_Matrix_LookedRow';
import noneLabel from '@salesforce/label/c.Ui_None';
import oldLabel from '@salesforce/label/c.Ui_Map_Matrix_Old';
import personLabel from '@salesforce/label/c.Ui_Map_Matrix_Person';
import targetLabel from '@salesforce/label/c.Ui_Map_Matrix_Target';
import targetShort from '@salesforce/label/c.Ui_Map_Matrix_TargetShort';
import type { MapTone } from 'c/mapLayout';
import { choicesOf, reportIntent } from 'c/mapModel';
import type { MapContext, MatrixCell, MatrixRow } from 'c/mapModel';
import { fill } from 'c/textUtils';
import type { MapColleague } from 'keystone/dto';

const ICONS: Readonly<Record<MapTone, string>> = {
    positive: 'utility:success',
    neutral: 'utility:dash',
    negative: 'utility:clear',
    unknown: 'utility:add'
};

/**
 * Who of us knows whom, how well, and how well they ought to. Arrow keys move between cells; Enter or a click opens one, and what
 * is chosen is saved at once.
 */
export default class MapMatrix extends LightningElement {
    readonly labels = {
        add: addLabel,
        below: belowLabel,
        caption: captionLabel,
        key: keyLabel,
        looked: lookedLabel,
        level: levelShort,
        old: oldLabel,
        person: personLabel,
        target: targetShort
    };

    @api context!: MapContext;
    @api rows: readonly MatrixRow[] = [];
    @api colleagues: readonly MapColleague[] = [];
    @api editable = false;
    @api selectedId: string | null = null;
    /** The cell that is open. */
    open: string | null = null;
    /** The cell that Tab comes to. */
    current: string | null = null;
    #focusNext: string | null = null;

    /** Brings somebody into sight, where details leave room. */
    @api reveal(id: string): void {
        this.buttonOf(id)?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
    }

    /** Puts the keyboard on somebody. */
    @api focusPerson(id: string): void {
        this.buttonOf(id)?.focus();
    }

    get columns() {
        return this.colleagues.map(({ userId, name, role }) => ({ userId, name, role: role ?? '' }));
    }

    get shown() {
        const reachable = this.current ?? this.rows[0]?.cells[0]?.key;
        return this.rows.map((row) => ({
            ...row,
            className: ['row', row.faded ? 'faded' : '', row.id === this.selectedId ? 'row_selected' : '']
                .filter(Boolean)
                .join(' '),
            lookedLabel: fill(lookedRowLabel, row.name),
            canLook: this.editable && row.cells.some(({ level, target }) => level || target),
            about: [row.title, row.role].filter(Boolean).join(' · '),
            cells: row.cells.map((cell, index) => ({
                ...cell,
                colleague: this.colleagues[index].name,
                isOpen: cell.key === this.open,
                className: `cell ${cell.tone}`,
                icon: ICONS[cell.tone],
                text: cell.levelText || '–',
                showTarget: cell.below && cell.targetText !== '',
                tabIndex: cell.key === reachable ? '0' : '-1',
                levelName: fill(levelLabel, row.name, this.colleagues[index].name),
                targetName: fill(targetLabel, row.name, this.colleagues[index].name),
                levels: this.options(cell.level),
                targets: this.options(cell.target)
            }))
        }));
    }

    renderedCallback(): void {
        if (this.#focusNext) {
            this.template!.querySelector<HTMLElement>(this.#focusNext)?.focus();
            this.#focusNext = null;
        }
    }

    buttonOf(id: string): HTMLElement | null {
        return this.template!.querySelector<HTMLElement>(`button[data-person="${id}"]`);
    }

    options(chosen: string | null) {
        return [
            { value: '', label: noneLabel, selected: chosen === null },
            ...choicesOf(this.context, 'relationship').map(({ value, label }) => ({
                value,
                label,
                selected: value === chosen
            }))
        ];
    }

    handlePerson(event: Event): void {
        reportIntent(this, { type: 'open', id: (event.currentTarget as HTMLElement).dataset.person ?? '' });
    }

    handleCell(event: Event): void {
        const { cell = '' } = (event.currentTarget as HTMLElement).dataset;
        this.current = cell;
        if (this.editable) {
            this.open = cell;
            this.#focusNext = `[data-open="${cell}"] select`;
        }
    }

    handleKey(event: KeyboardEvent): void {
        const { cell = '' } = (event.currentTarget as HTMLElement).dataset;
        const row = this.rows.findIndex(({ cells }) => cells.some(({ key }) => key === cell));
        const column = this.rows[row]?.cells.findIndex(({ key }) => key === cell) ?? 0;
        const moves: Readonly<Record<string, [number, number]>> = {
            ArrowLeft: [row, column - 1],
            ArrowRight: [row, column + 1],
            ArrowUp: [row - 1, column],
            ArrowDown: [row + 1, column],
            Home: [row, 0],
            End: [row, this.colleagues.length - 1]
        };
        const move = moves[event.key];
        const next: MatrixCell | undefined = move && this.rows[move[0]]?.cells[move[1]];
        if (move) {
            event.preventDefault();
        }
        if (next) {
            this.current = next.key;
            this.template!.querySelector<HTMLElement>(`[data-cell="${next.key}"]`)?.focus();
        }
    }

    handleEditKey(event: KeyboardEvent): void {
        if (event.key === 'Escape' || event.key === 'Enter') {
            event.preventDefault();
            this.#focusNext = `[data-cell="${this.open ?? ''}"]`;
            this.open = null;
        }
    }

    handleEditLeft(event: FocusEvent): void {
        const editor = event.currentTarget as HTMLElement;
        if (!editor.contains(event.relatedTarget as Node | null)) {
            this.open = null;
        }
    }

    handleChoice(event: Event): void {
        const select = event.target as HTMLSelectElement;
        const { person = '', colleague = '', field } = select.dataset;
        reportIntent(this, {
            type: 'level',
            stakeholderId: person,
            userId: colleague,
            field: field === 'target' ? 'target' : 'level',
            value: select.value || null
        });
    }

    handleLooked(event: Event): void {
        reportIntent(this, { type: 'looked', ids: [(event.currentTarget as HTMLElement).dataset.person ?? ''] });
    }

    handleAdd(): void {
        reportIntent(this, { type: 'colleague' });
    }
}
