import type { FieldView, PlanWorkspaceView, RowKindView } from 'keystone/dto';
import type { FieldSpec } from 'keystone/ui';
import BUYING_UNIT_FIELD from '@salesforce/schema/White_Space_Cell__c.Buying_Unit__c';
import KEY_ACCOUNT_FIELD from '@salesforce/schema/Account.Key_Account__c';
import OBJECTIVE_PLAN_FIELD from '@salesforce/schema/Plan_Objective__c.Key_Account_Plan__c';
import contactLabel from '@salesforce/label/c.Ui_Action_Contact';
import dueLabel from '@salesforce/label/c.Ui_Action_Due';
import ownerLabel from '@salesforce/label/c.Ui_Action_Owner';
import { nameOfRow } from './names';
import { valueOf } from './rows';
import type { Row } from './rows';
import type { PlanRows } from './state';

/** What the fields of a plan's rows depend on. */
export interface FieldContext {
    view: PlanWorkspaceView;
    kinds: readonly RowKindView[];
    rows: PlanRows;
    /** Kinds of which more rows exist than are here. */
    incomplete: ReadonlySet<string>;
}

type Filter = { criteria: { fieldPath: string; operator: string; value: unknown }[] };

const only = (fieldPath: string, value: unknown): Filter => ({ criteria: [{ fieldPath, operator: 'eq', value }] });

/** Our objects of which only records of the same key account make sense, by local name. */
const OF_KEY_ACCOUNT: readonly string[] = [
    'Buying_Unit__c',
    'Customer_Goal__c',
    'Governance_Meeting__c',
    'Key_Account_Plan__c',
    'Stakeholder__c',
    'Value_Item__c'
];

/** An API name without a namespace. */
export function localName(apiName: string): string {
    const parts = apiName.split('__');
    return parts.length > 2 ? parts.slice(1).join('__') : apiName;
}

/** Which records a lookup offers; undefined for all that the user sees. */
export function lookupFilter(objectApiName: string, view: PlanWorkspaceView): Filter | undefined {
    const name = localName(objectApiName);
    // The same field name on Account and on our own objects, with the namespace that the org gives it.
    const keyAccount = KEY_ACCOUNT_FIELD.fieldApiName;
    if (name === 'Contact') {
        // People of every account that belongs to the key account, not only of the one that it stands on.
        return only(`Account.${keyAccount}`, view.keyAccountId);
    }
    if (name === 'User') {
        return only('IsActive', true);
    }
    if (name === 'Plan_Objective__c') {
        return only(OBJECTIVE_PLAN_FIELD.fieldApiName, view.planId);
    }
    if (name === 'White_Space_Cell__c') {
        const unit = BUYING_UNIT_FIELD.fieldApiName.replace(/__c$/, '__r');
        return only(`${unit}.${keyAccount}`, view.keyAccountId);
    }
    return OF_KEY_ACCOUNT.includes(name) ? only(keyAccount, view.keyAccountId) : undefined;
}

/** The numbers of an objective are shown in the unit of its measure. */
const UNIT_TYPES: Readonly<Record<string, FieldSpec['type']>> = { Currency: 'currency', Percent: 'percent' };
const IN_UNIT: readonly string[] = ['Baseline__c', 'Target__c', 'Current__c', 'Result_Value__c'];

/** Limits that the database has as validation rules, so that a mistake shows where it is made. */
const LIMITS: Readonly<Record<string, { min?: number; max?: number }>> = {
    'Target.Year__c': { min: 2000, max: 2100 },
    'Target.Revenue__c': { min: 0 },
    'Target.Margin__c': { min: -100, max: 100 },
    'Target.Share_Of_Wallet__c': { min: 0, max: 100 },
    'ValueItem.Amount__c': { min: 0 },
    'Risk.Revenue_At_Stake__c': { min: 0 },
    'Cell.Potential_Amount__c': { min: 0 },
    'Cell.Addressable_Spend__c': { min: 0 }
};

/** Where the platform's own label tells of how a value is stored rather than of what it is. */
const LABELS: Readonly<Record<string, string>> = {
    'Action.ActivityDate': dueLabel,
    'Action.OwnerId': ownerLabel,
    'Action.WhoId': contactLabel
};

function typeOf(kind: string, field: FieldView, row?: Row): FieldSpec['type'] {
    const inUnit = kind === 'Objective' && IN_UNIT.includes(field.name);
    return (inUnit && UNIT_TYPES[(row && valueOf(row, 'Unit__c')) ?? '']) || field.type;
}

/** The rows of the page that a lookup can point to, when they are all here; otherwise null. */
function rowsFor(field: FieldView, context: FieldContext, row?: Row) {
    const kind = context.kinds.find(({ objectApiName }) => objectApiName === field.objectApiName)?.kind;
    if (!kind || kind === 'Account' || kind === 'KeyAccount' || context.incomplete.has(kind)) {
        return null;
    }
    const rows = context.rows.filter((candidate) => candidate.kind === kind && candidate.id !== row?.id);
    return rows.map((candidate) => ({ value: candidate.id, label: nameOfRow(candidate) }));
}

/** How a field is labelled and typed in. A lookup to rows that are all on the page becomes a list of them. */
export function fieldSpec(kind: string, field: FieldView, context: FieldContext, row?: Row): FieldSpec {
    const rows = field.type === 'lookup' ? rowsFor(field, context, row) : null;
    return {
        name: field.name,
        label: LABELS[`${kind}.${field.name}`] ?? field.label,
        type: rows ? 'choice' : typeOf(kind, field, row),
        required: field.required && field.type !== 'checkbox',
        help: field.help ?? undefined,
        maxLength: field.maxLength ?? undefined,
        scale: field.scale ?? undefined,
        options: rows ?? field.options ?? undefined,
        objectApiName: field.objectApiName ?? undefined,
        filter: field.objectApiName ? lookupFilter(field.objectApiName, context.view) : undefined,
        currencyCode: context.view.currencyCode,
        ...LIMITS[`${kind}.${field.name}`]
    };
}
