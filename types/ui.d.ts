/* Shapes that several Lightning web components share. Type-only: imports from here are erased. */
declare module 'keystone/ui' {
    import type { PlanOption } from 'keystone/dto';

    /** A field's value as text (see PlanFieldEdit), null when empty. */
    export type FieldText = string | null;

    export type FieldType =
        'text' | 'textarea' | 'integer' | 'number' | 'currency' | 'percent' | 'date' | 'choice' | 'contact';

    /** How a field is labelled and typed in. */
    export interface FieldSpec {
        name: string;
        label: string;
        type: FieldType;
        required?: boolean;
        help?: string;
        placeholder?: string;
        maxLength?: number;
        min?: number;
        max?: number;
        /** choice: what can be chosen. */
        options?: readonly PlanOption[];
        /** contact: which contacts are offered, as lightning-record-picker takes it. */
        filter?: unknown;
        currencyCode?: string | null;
    }

    /** A field of one row, ready to be shown and edited in place. */
    export interface Cell extends FieldSpec {
        /** Unique on the page. */
        key: string;
        rowId: string;
        value: FieldText;
        /** The value as people read it; empty when there is none. */
        text: string;
        /** Why the last save of this field failed; the edit is kept. */
        error: string | null;
        saving: boolean;
        editable: boolean;
    }

    /** Bubbles from an inline field to the section that holds it, and on to the container. */
    export interface CellEventDetail {
        rowId: string;
        field: string;
        value: FieldText;
    }

    /** A form for a new row, shown inside a section. */
    export interface RowFormView {
        fields: readonly FieldSpec[];
        values: Readonly<Record<string, FieldText>>;
        error: string | null;
        saving: boolean;
    }
}
