/** What a formula is to the rest of the local org. Semantics follow Salesforce's published formula engine and help pages. */
import type { FieldType, RawValue } from '../schema/types.ts';

/** Type of an expression. `null` is the literal NULL, which fits everywhere. */
export type FormulaType =
    'number' | 'text' | 'boolean' | 'date' | 'datetime' | 'time' | 'picklist' | 'multipicklist' | 'null';

/**
 * Value while a formula runs: number, text ('' is blank, never null), boolean, date (days since 1970-01-01), datetime (epoch ms),
 * time (ms of the day). Numbers, dates and booleans may be null: logic is three-valued, as in the platform's engine.
 */
export type Value = number | string | boolean | null;

/** What a formula reads; all values raw. */
export interface FormulaContext {
    /** Value of an input path of the record. */
    get(path: string): RawValue;
    /** Epoch ms. */
    now: number;
    /** IANA name of the user's time zone. */
    timeZone: string;
    /** Field of the running user (`$User`). */
    user?(field: string): RawValue;
    /** `$Profile`, `$UserRole`, `$Organization` with a field, `$Permission` with a name, `$Setup` with `Setting__c.Field__c`. */
    global?(kind: '$Profile' | '$UserRole' | '$Organization' | '$Permission' | '$Setup', name: string): RawValue;
    /** Validation: the record is being created. */
    isNew?: boolean;
    /** Validation: the stored value before this save. */
    prior?(path: string): RawValue;
    /** Validation: the value differs from the stored one. */
    isChanged?(path: string): boolean;
}

export interface FormulaOptions {
    /** Type of the result. */
    returnType: FieldType;
    /** Digits behind the point of a numeric result; not rounded when absent. */
    scale?: number;
    /** Blank numbers count as 0 (formulaTreatBlanksAs BlankAsZero). */
    blankAsZero?: boolean;
    /** Which functions and fields may be used. */
    allow: 'field' | 'validation' | 'default';
}

export interface CompiledFormula {
    /** Canonical field paths that are read, parents included: `Tier__r.Rank__c`. */
    readonly inputs: readonly string[];
    /** Same inputs, same result: no clock, no user. */
    readonly deterministic: boolean;
    readonly type: FormulaType;
    /** Result as a raw value. A failure (division by zero, bad date) is null for fields and defaults and throws FormulaFailure for validation. */
    evaluate(context: FormulaContext): RawValue;
}

/** A formula that the platform would not save: syntax, types, unknown names. `offset` counts characters from its start. */
export class FormulaError extends Error {
    readonly offset: number;

    constructor(message: string, offset: number) {
        super(message);
        this.name = 'FormulaError';
        this.offset = offset;
    }
}

/** What the platform shows as #Error!: thrown while a formula runs. */
export class FormulaFailure extends Error {
    constructor(message: string) {
        super(message);
        this.name = 'FormulaFailure';
    }
}
