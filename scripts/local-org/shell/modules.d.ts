/* What the bundler makes or takes from the prebuilt base components, which bring no types of their own. */

declare module 'org/packageComponents' {
    import type { LightningElement } from 'lwc';
    /** The package's exposed components, each loaded when it is asked for. */
    const components: Record<string, () => Promise<{ default: new () => LightningElement }>>;
    export default components;
}

declare module 'org/*' {
    import type LightningModal from 'lightning/modal';
    const component: typeof LightningModal;
    export default component;
}

declare module '@lwc/synthetic-shadow';

declare module 'lightning/modal' {
    import { LightningElement } from 'lwc';
    export default class LightningModal extends LightningElement {
        static open(options: Record<string, unknown>): Promise<unknown>;
        label: string;
        close(result?: unknown): void;
        connectedCallback(): void;
    }
}

declare module 'lightning/confirm' {
    const confirm: { open(options: { label: string; message: string; theme?: string }): Promise<boolean> };
    export default confirm;
}

declare module 'lightning/toast' {
    const toast: { show(options: Record<string, unknown>, source: HTMLElement): void };
    export default toast;
}
