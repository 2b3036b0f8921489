/*
 * Platform modules without types of their own, as far as this package uses them.
 * Apex methods are declared one by one, with their types, in apex.d.ts.
 */

declare module 'lightning/navigation' {
    import type { LightningElement, WireAdapterConstructor } from 'lwc';

    /** Where to go: https://developer.salesforce.com/docs/platform/lwc/guide/reference-page-reference-type.html */
    export interface PageReference {
        type: string;
        attributes?: Record<string, unknown>;
        state?: Record<string, unknown>;
    }
    // The constructor type that TypeScript requires of a mixin.
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    type Constructor<T> = new (...args: any[]) => T;
    const Navigate: unique symbol;
    const GenerateUrl: unique symbol;
    interface Navigating {
        [Navigate](page: PageReference, replace?: boolean): void;
        [GenerateUrl](page: PageReference): Promise<string>;
    }
    export const NavigationMixin: {
        <T extends Constructor<LightningElement>>(base: T): T & Constructor<Navigating>;
        readonly Navigate: typeof Navigate;
        readonly GenerateUrl: typeof GenerateUrl;
    };
    export const CurrentPageReference: WireAdapterConstructor<Record<string, never>, PageReference>;
}

declare module 'lightning/platformShowToastEvent' {
    export interface ToastDetail {
        title: string;
        message?: string;
        messageData?: (string | { url: string; label: string })[];
        variant?: 'info' | 'success' | 'warning' | 'error';
        mode?: 'dismissible' | 'pester' | 'sticky';
    }
    export class ShowToastEvent extends CustomEvent<ToastDetail> {
        constructor(detail: ToastDetail);
    }
}

declare module 'lightning/uiRecordApi' {
    /** Tells Lightning Data Service that records changed behind its back. */
    export function notifyRecordUpdateAvailable(records: { recordId: string }[]): Promise<void>;
}

declare module 'lightning/modal' {
    import { LightningElement } from 'lwc';
    export interface ModalOptions {
        label: string;
        size?: 'small' | 'medium' | 'large' | 'full';
        description?: string;
        disableClose?: boolean;
        [property: string]: unknown;
    }
    export default class LightningModal extends LightningElement {
        /** Shows the dialog; resolves with what `close` was given, or undefined when it was dismissed. */
        static open<Result = unknown>(options: ModalOptions): Promise<Result | undefined>;
        label: string;
        disableClose: boolean;
        close(result?: unknown): void;
    }
}

declare module 'lightning/confirm' {
    const LightningConfirm: {
        /** Asks a question; resolves with whether the user said yes. */
        open(options: { label: string; message: string; theme?: 'default' | 'warning' | 'error' }): Promise<boolean>;
    };
    export default LightningConfirm;
}

declare module 'lightning/refresh' {
    export class RefreshEvent extends Event {
        constructor();
    }
    export function registerRefreshHandler(context: unknown, handler: () => Promise<unknown>): string;
    export function unregisterRefreshHandler(id: string): void;
}

declare module '@salesforce/apex' {
    /** Fetches a wired Apex value again; takes what the wire provisioned, not its data. */
    export function refreshApex(provisioned: unknown): Promise<void>;
}

declare module '@salesforce/client/formFactor' {
    /** Large for a desktop, Medium for a tablet, Small for a phone. */
    const formFactor: 'Large' | 'Medium' | 'Small';
    export default formFactor;
}

declare module '@salesforce/label/*' {
    const label: string;
    export default label;
}

declare module '@salesforce/schema/*' {
    const field: { fieldApiName: string; objectApiName: string };
    export default field;
}

declare module '@salesforce/customPermission/*' {
    /** True when the user has it, otherwise undefined. */
    const granted: boolean | undefined;
    export default granted;
}

declare module '@salesforce/i18n/locale' {
    const locale: string;
    export default locale;
}

declare module '@salesforce/i18n/timeZone' {
    /** The user's, as America/Los_Angeles. */
    const timeZone: string;
    export default timeZone;
}

declare module '@salesforce/user/Id' {
    const userId: string;
    export default userId;
}
