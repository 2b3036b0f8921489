import type { FieldView, RowKind, RowKindView } from 'keystone/dto';
import type { FieldSpec, FieldText, RowFormView } from 'keystone/ui';
import BUYING_UNIT from '@salesforce/schema/Buying_Unit__c';
import addLabel from '@salesforce/label/c.Ui_AddKind';
import unitLabel from '@salesforce/label/c.Ui_Cell_Unit';
import { addDays, endOfMonths, fill } from 'c/textUtils';
import type { CellContext } from './cells';
import { fieldSpec, lookupFilter } from './fields';
import { nextYear } from './figures';
import { LAYOUTS } from './layouts';
import type { SectionLayout } from './sections';

/** A form for a new row, and where it is open. */
export interface OpenForm {
    readonly id: string;
    readonly step: number;
    readonly kind: RowKind;
    readonly section: SectionLayout;
    /** What the row hangs on, where it is not the plan or its key account. */
    readonly parentId: string | null;
    readonly values: Readonly<Record<string, FieldText>>;
    /** Something was typed that would be lost. */
    readonly touched: boolean;
    readonly error: string | null;
    readonly saving: boolean;
}

type Values = Readonly<Record<string, FieldText>>;

/** Stands for the record that the new row hangs on, where the form asks for it. */
export const PARENT_FIELD = '$parent';

const ACTION_DAYS = 7;
const MONTHS_AHEAD = 1;

/** The id of a form: of the section, or of a part of it. */
export function formId(sectionId: string, part: string | null = null): string {
    return part === null ? sectionId : `${sectionId}:${part}`;
}

/** Fields that make sense, and are needed, only together with the value of another one. */
const WHEN: Readonly<Record<string, (values: Values) => boolean>> = {
    'Stakeholder.Contact__c': ({ Kind__c: kind }) => kind !== 'Placeholder',
    'Attendee.User__c': ({ Side__c: side }) => side === 'Ours',
    'Attendee.Contact__c': ({ Side__c: side }) => side === 'Customer'
};

/** What a new row starts with, besides what makes it belong to its section. */
function usualValues(kind: RowKind, context: CellContext, userId: string): Values {
    const { view, today, rows } = context;
    const usual: Partial<Record<RowKind, Values>> = {
        Action: { OwnerId: userId, ActivityDate: addDays(today, ACTION_DAYS), Priority: 'Normal' },
        Attendee: { Side__c: 'Customer', Attendance__c: 'Invited' },
        BuyingUnit: { Kind__c: 'Division' },
        Cell: { Responsible__c: userId },
        Commitment: { Owner_User__c: userId },
        Goal: { Kind__c: 'Goal' },
        Meeting: {
            Organizer__c: userId,
            Key_Account_Plan__c: view.planId ?? null,
            Period_Start__c: view.startDate ?? null,
            Period_End__c: view.endDate ?? null
        },
        Objective: { Unit__c: 'Number', Due_Date__c: view.endDate ?? endOfMonths(today, MONTHS_AHEAD) },
        ProfileItem: { Source_Date__c: today, Key_Account_Plan__c: view.planId ?? null },
        Relationship: { User__c: userId },
        Risk: { Responsible__c: userId },
        Stakeholder: { Kind__c: 'Person', Coverage_Owner__c: userId },
        Target: {
            Year__c:
                nextYear(
                    view.startDate,
                    rows.filter((row) => row.kind === 'Target')
                )?.toString() ?? null
        },
        TeamMember: { Access__c: 'Edit' },
        ValueItem: { Recurrence__c: 'Per year' }
    };
    return usual[kind] ?? {};
}

/** Values of the usual ones that only some sections send. */
const ONLY_WHEN: Readonly<Record<string, (values: Values) => boolean>> = {
    'ProfileItem.Key_Account_Plan__c': ({ Kind__c: kind }) => kind === 'Lesson',
    'ProfileItem.Source_Date__c': ({ Kind__c: kind }) => kind !== 'Lesson',
    'Meeting.Key_Account_Plan__c': ({ Meeting_Type__c: type }) => type === 'Period review',
    'Meeting.Period_Start__c': ({ Meeting_Type__c: type }) => type === 'Period review',
    'Meeting.Period_End__c': ({ Meeting_Type__c: type }) => type === 'Period review'
};

/** A form for a new row. @param given what is known already, for example the goal that an objective serves */
export function openForm(
    place: { id: string; step: number; kind: RowKind; section: SectionLayout; parentId: string | null },
    given: Values,
    context: CellContext,
    userId: string
): OpenForm {
    const fixed = { ...(place.kind === place.section.kind ? place.section.where : {}), ...given };
    const values: Values = { ...usualValues(place.kind, context, userId), ...fixed };
    const kept = Object.entries(values).filter(([field]) => ONLY_WHEN[`${place.kind}.${field}`]?.(values) ?? true);
    return { ...place, values: Object.fromEntries(kept), touched: false, error: null, saving: false };
}

function parentSpec(context: CellContext): FieldSpec {
    return {
        name: PARENT_FIELD,
        label: unitLabel,
        type: 'lookup',
        required: true,
        objectApiName: BUYING_UNIT.objectApiName,
        filter: lookupFilter(BUYING_UNIT.objectApiName, context.view)
    };
}

function asked(form: OpenForm, kind: RowKindView): FieldView[] {
    const layout = { ...LAYOUTS[form.kind], ...(form.kind === form.section.kind ? form.section.layout : {}) };
    const settled = form.kind === form.section.kind ? Object.keys(form.section.where ?? {}) : [];
    const names = layout.create.filter((name) => !settled.includes(name));
    const wanted = names.map((name) => kind.fields.find((field) => field.name === name));
    const needed = kind.fields.filter(
        (field) => field.required && !names.includes(field.name) && (form.values[field.name] ?? null) === null
    );
    return [...wanted, ...needed].filter((field) => field !== undefined).filter((field) => field.createable);
}

/** The fields of a form, as far as its values so far call for them. */
export function formFields(form: OpenForm, context: CellContext): FieldSpec[] {
    const kind = context.kinds.find((candidate) => candidate.kind === form.kind);
    if (!kind) {
        return [];
    }
    const fields = asked(form, kind)
        .filter((field) => WHEN[`${form.kind}.${field.name}`]?.(form.values) ?? true)
        .map((field) => {
            const spec = fieldSpec(form.kind, field, context);
            return { ...spec, required: spec.required || `${form.kind}.${field.name}` in WHEN };
        });
    return form.section.asksParent && form.kind === form.section.kind ? [parentSpec(context), ...fields] : fields;
}

/** A form as its section shows it. */
export function formView(form: OpenForm, context: CellContext): RowFormView {
    const label = context.kinds.find(({ kind }) => kind === form.kind)?.label ?? '';
    const { id, values, error, saving } = form;
    return { id, heading: fill(addLabel, label), fields: formFields(form, context), values, error, saving };
}

/** What is sent for a new row: the filled in fields that the form asks for or that were settled before. */
export function formEdits(form: OpenForm) {
    const hidden = (name: string) => name === PARENT_FIELD || WHEN[`${form.kind}.${name}`]?.(form.values) === false;
    return Object.entries(form.values)
        .filter(([field, mine]) => mine !== null && !hidden(field))
        .map(([field, mine]) => ({ field, base: null, mine }));
}

/** What the new row of a form hangs on. */
export function formParent(form: OpenForm): string | null {
    return form.values[PARENT_FIELD] ?? form.parentId;
}
