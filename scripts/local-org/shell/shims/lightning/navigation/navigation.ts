import { currentPage, navigateTo, onPage, openUrl } from '../../../lib/navigation.ts';
import { toUrl } from '../../../lib/routes.ts';
import type { LooseReference, PageReference } from '../../../lib/routes.ts';

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

// The constructor type that TypeScript requires of a mixin.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Constructor = new (...args: any[]) => object;

function withNavigation<T extends Constructor>(base: T) {
    return class extends base {
        [Navigate](reference: LooseReference, replace = false): void {
            if (reference.type === 'standard__webPage') openUrl(toUrl(reference), replace);
            else navigateTo(reference, replace);
        }

        [GenerateUrl](reference: LooseReference): Promise<string> {
            return Promise.resolve().then(() => toUrl(reference));
        }
    };
}

/** Gives a component `this[NavigationMixin.Navigate](page)` and `this[NavigationMixin.GenerateUrl](page)`. */
export const NavigationMixin = Object.assign(withNavigation, { Navigate, GenerateUrl } as const);

/** Wire adapter: the page that is open. */
export class CurrentPageReference {
    readonly #callback: (page: PageReference) => void;
    #stop: (() => void) | undefined;

    constructor(callback: (page: PageReference) => void) {
        this.#callback = callback;
    }

    connect(): void {
        this.#stop = onPage((page) => this.#callback(Object.freeze(page)));
        this.#callback(Object.freeze(currentPage()));
    }

    update(): void {
        // Takes no configuration.
    }

    disconnect(): void {
        this.#stop?.();
    }
}
