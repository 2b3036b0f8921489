import type { ObjectInfo, PicklistValues, RecordData } from './ui-types.ts';

/**
 * What a form and the fields placed in it say to each other. Fields announce themselves with an event, because they may sit
 * in any template between them and the form.
 */
export interface FormContext {
    objectInfo: ObjectInfo;
    /** The record that is shown or edited, or the default values of a new one. */
    record: Pick<RecordData, 'fields'> & { id?: string | null };
    picklists: Record<string, PicklistValues>;
    recordId: string | null;
    density: string | null;
}

export interface FormField {
    /** API name, canonical; '' for parts that only listen (messages). */
    readonly apiName: string;
    /** Called with everything that is known, again after each change of it. */
    provide(context: FormContext): void;
    /** The part of a form that can be edited. */
    readonly input?: {
        value(): unknown;
        changed(): boolean;
        report(): boolean;
        showError(message: string): void;
        /** Another field has a new value (dependent picklists). */
        siblingChanged(apiName: string, value: unknown): void;
        reset(): void;
        focus(): void;
    };
    /** Errors that belong to no field; only messages take them. */
    showErrors?(messages: string[]): void;
}

export const REGISTER_EVENT = 'local__formfield';

/** Announces a field to the form around it. */
export function registerField(element: EventTarget, field: FormField): void {
    element.dispatchEvent(new CustomEvent<FormField>(REGISTER_EVENT, { bubbles: true, composed: true, detail: field }));
}

/** Tells the form that the user changed a field. */
export const CHANGED_EVENT = 'local__fieldchange';
