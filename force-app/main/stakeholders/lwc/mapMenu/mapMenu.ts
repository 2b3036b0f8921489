import { LightningElement, api } from 'lwc';
import menuLabel from '@salesforce/label/c.Ui_Map_Menu';
import { reportIntent } from 'c/mapModel';
import type { MenuAct, MenuItem } from 'c/mapModel';
import { fill } from 'c/textUtils';

/** What can be done with one person, where they were clicked on. Arrow keys move, Enter chooses, Escape closes. */
export default class MapMenu extends LightningElement {
    @api personId = '';
    @api name = '';
    @api items: readonly MenuItem[] = [];
    /** Where it opens, in pixels of the window. */
    @api x = 0;
    @api y = 0;
    #opened = false;

    get label(): string {
        return fill(menuLabel, this.name);
    }

    get place(): string {
        return `--x: ${this.x}px; --y: ${this.y}px; --rows: ${this.items.length}`;
    }

    get buttons(): HTMLElement[] {
        return [...this.template!.querySelectorAll<HTMLElement>('[role="menuitem"]')];
    }

    renderedCallback(): void {
        if (!this.#opened) {
            this.#opened = true;
            this.buttons[0]?.focus();
        }
    }

    handleChoose(event: Event): void {
        const act = (event.currentTarget as HTMLElement).dataset.act as MenuAct;
        reportIntent(this, { type: 'menu', id: this.personId, act });
    }

    handleKey(event: KeyboardEvent): void {
        const { buttons } = this;
        const at = buttons.indexOf(event.target as HTMLElement);
        const last = buttons.length - 1;
        const moves: Readonly<Record<string, number>> = {
            ArrowDown: at === last ? 0 : at + 1,
            ArrowUp: at <= 0 ? last : at - 1,
            Home: 0,
            End: last
        };
        if (event.key in moves) {
            event.preventDefault();
            buttons[moves[event.key]]?.focus();
        } else if (event.key === 'Escape' || event.key === 'Tab') {
            event.preventDefault();
            event.stopPropagation();
            this.dispatchEvent(new CustomEvent('close'));
        }
    }

    handleBackdrop(): void {
        this.dispatchEvent(new CustomEvent('close'));
    }
}
