/* Shapes that several Lightning web components share. Type-only: imports from here are erased. */
declare module 'keystone/ui' {
    import type { FieldView, PlanOption } from 'keystone/dto';

    /** A field's value as text (see PlanFieldEdit), null when empty. */
    export type FieldText = string | null;

    export type FieldType = FieldView['type'];

    /** How a field is labelled and typed in. */
    export interface FieldSpec {
        name: string;
        label: string;
        type: FieldType;
        required?: boolean;
        help?: string;
        placeholder?: string;
        maxLength?: number;
        /** number: decimals. */
        scale?: number;
        min?: number | string;
        max?: number | string;
        /** choice and choices: what can be chosen. */
        options?: readonly PlanOption[];
        /** lookup: the object of the records that can be chosen. */
        objectApiName?: string;
        /** lookup: which records are offered, as lightning-record-picker takes it. */
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

    /** Bubbles from an inline field through the components that hold it up to the container. */
    export interface CellEventDetail {
        rowId: string;
        field: string;
        value: FieldText;
    }

    /** A form for a new row, shown inside a section. */
    export interface RowFormView {
        /** Tells the open forms of a page apart. */
        id: string;
        heading: string;
        fields: readonly FieldSpec[];
        values: Readonly<Record<string, FieldText>>;
        error: string | null;
        saving: boolean;
    }

    /** Bubbles from a form for a new row up to the container, which keeps what was typed. */
    export interface FormEventDetail {
        formId: string;
        field: string;
        value: FieldText;
    }
}
