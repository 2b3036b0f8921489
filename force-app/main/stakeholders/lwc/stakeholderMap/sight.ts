/** A view, as far as it leads to somebody. */
interface ViewElement extends HTMLElement {
    /** Brings somebody into sight. */
    reveal(id: string): void;
    /** Puts the keyboard on somebody; the chart has its mark there already. */
    focusPerson?(id: string): void;
}

const VIEWS = 'c-map-canvas, c-map-grid, c-map-matrix, c-map-list';

/** What takes the keyboard once it is on the page, and whom one sees then: details come and go, and the map stays in sight. */
export class Sight {
    #next: 'panel' | 'view' | null = null;
    #personId = '';

    /** Somebody's details are to take the keyboard, with the person in sight. */
    toPanel(personId: string): void {
        this.#next = 'panel';
        this.#personId = personId;
    }

    /** Somebody in the view that is shown is to take the keyboard. */
    toView(personId: string | null): void {
        this.#next = 'view';
        this.#personId = personId ?? '';
    }

    /** Does what was asked for, if what it needs is there. */
    settle(root: ParentNode): void {
        if (this.#next === null) {
            return;
        }
        const view = root.querySelector<ViewElement>(VIEWS);
        const panel = root.querySelector<HTMLElement>('c-map-panel');
        if (this.#next === 'panel' && panel) {
            this.#next = null;
            // The details of whoever was there before may have been read to their end.
            panel.scrollTop = 0;
            panel.focus();
            if (view && panel.getBoundingClientRect().top >= view.getBoundingClientRect().bottom) {
                // They stand below the map, which became smaller to leave them room in the window.
                panel.scrollIntoView?.({ block: 'nearest' });
            }
            view?.reveal(this.#personId);
        } else if (this.#next === 'view' && view) {
            this.#next = null;
            if (view.focusPerson) {
                view.focusPerson(this.#personId);
            } else {
                view.focus();
            }
        }
    }
}
