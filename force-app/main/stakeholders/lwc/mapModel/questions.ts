import actionHeading from '@salesforce/label/c.Ui_Map_Ask_Action';
import actionIntro from '@salesforce/label/c.Ui_Map_Ask_ActionIntro';
import addConfirm from '@salesforce/label/c.Ui_Map_Ask_AddConfirm';
import addHeading from '@salesforce/label/c.Ui_Map_Ask_Add';
import addIntro from '@salesforce/label/c.Ui_Map_Ask_AddIntro';
import alsoContactLabel from '@salesforce/label/c.Ui_Map_Field_AlsoContact';
import alsoIntro from '@salesforce/label/c.Ui_Map_Ask_AlsoIntro';
import alsoIntroKnown from '@salesforce/label/c.Ui_Map_Ask_AlsoIntroKnown';
import alsoIntroTop from '@salesforce/label/c.Ui_Map_Ask_AlsoIntroTop';
import attitudeLabel from '@salesforce/label/c.Ui_Map_Field_Attitude';
import bulkHeading from '@salesforce/label/c.Ui_Map_Bulk_Heading';
import changeLabel from '@salesforce/label/c.Ui_Map_Ask_Change';
import colleagueHeading from '@salesforce/label/c.Ui_Map_Ask_Colleague';
import colleagueIntro from '@salesforce/label/c.Ui_Map_Ask_ColleagueIntro';
import colleagueLabel from '@salesforce/label/c.Ui_Map_Field_Colleague';
import coverageLabel from '@salesforce/label/c.Ui_Map_Field_Coverage';
import dueLabel from '@salesforce/label/c.Ui_Map_Field_Due';
import fillHeading from '@salesforce/label/c.Ui_Map_Ask_Fill';
import fillIntro from '@salesforce/label/c.Ui_Map_Ask_FillIntro';
import influenceLabel from '@salesforce/label/c.Ui_Map_Field_Influence';
import kindLabel from '@salesforce/label/c.Ui_Map_Field_Kind';
import leftHeading from '@salesforce/label/c.Ui_Map_Ask_Left';
import leftIntro from '@salesforce/label/c.Ui_Map_Ask_LeftIntro';
import leftLabel from '@salesforce/label/c.Ui_Map_Field_Left';
import lineChangeHeading from '@salesforce/label/c.Ui_Map_Ask_LineChange';
import lineFrom from '@salesforce/label/c.Ui_Map_Ask_LineFrom';
import lineHeading from '@salesforce/label/c.Ui_Map_Ask_Line';
import lineIntro from '@salesforce/label/c.Ui_Map_Ask_LineIntro';
import managerHeading from '@salesforce/label/c.Ui_Map_Ask_Manager';
import managerIntro from '@salesforce/label/c.Ui_Map_Ask_ManagerIntro';
import managerLabel from '@salesforce/label/c.Ui_Map_Field_Manager';
import nameLabel from '@salesforce/label/c.Ui_Map_Field_Name';
import noteLabel from '@salesforce/label/c.Ui_Map_Field_Note';
import overrideHeading from '@salesforce/label/c.Ui_Map_Ask_Override';
import overrideIntro from '@salesforce/label/c.Ui_Map_Ask_OverrideIntro';
import ownerLabel from '@salesforce/label/c.Ui_Map_Field_Owner';
import personLabel from '@salesforce/label/c.Ui_Map_Field_Person';
import placeholderHeading from '@salesforce/label/c.Ui_Map_Ask_Placeholder';
import placeholderIntro from '@salesforce/label/c.Ui_Map_Ask_PlaceholderIntro';
import rateHeading from '@salesforce/label/c.Ui_Map_Ask_Rate';
import rateIntro from '@salesforce/label/c.Ui_Map_Ask_RateIntro';
import removeHeading from '@salesforce/label/c.Ui_Map_Ask_Remove';
import removeIntro from '@salesforce/label/c.Ui_Map_Ask_RemoveIntro';
import roleLabel from '@salesforce/label/c.Ui_Map_Field_Role';
import strengthLabel from '@salesforce/label/c.Ui_Map_Field_Strength';
import subjectLabel from '@salesforce/label/c.Ui_Map_Field_Subject';
import toLabel from '@salesforce/label/c.Ui_Map_Field_To';
import unitLabel from '@salesforce/label/c.Ui_Map_Field_Unit';
import untilLabel from '@salesforce/label/c.Ui_Map_Field_Until';
import { addDays, fill } from 'c/textUtils';
import type { MapLink, MapPerson, PlanOption } from 'keystone/dto';
import type { FieldSpec, FieldText } from 'keystone/ui';
import { choicesOf } from './data';
import type { MapContext } from './data';

/** What a dialog asks before something is done. */
export interface MapQuestion {
    heading: string;
    intro: string;
    confirmLabel: string;
    fields: FieldSpec[];
    values: Record<string, FieldText>;
}

const NAME_LENGTH = 80;
const SUBJECT_LENGTH = 255;
const NOTE_LENGTH = 1000;
/** What is said by hand about coverage holds for half a year, unless somebody says otherwise. */
const OVERRIDE_DAYS = 180;

const question = (
    heading: string,
    intro: string,
    confirmLabel: string,
    fields: FieldSpec[],
    values: Record<string, FieldText> = {}
): MapQuestion => ({ heading, intro, confirmLabel, fields, values });

const options = (context: MapContext, list: string): PlanOption[] =>
    choicesOf(context, list).map(({ value, label }) => ({ value, label }));

const choice = (name: string, label: string, list: readonly PlanOption[], required = false): FieldSpec => ({
    name,
    label,
    type: 'choice',
    options: list,
    required
});

const peopleOptions = (people: readonly MapPerson[], locale: string): PlanOption[] =>
    people
        .filter(({ parked }) => !parked)
        .map(({ id, name, title }) => ({ value: id, label: title ? `${name}, ${title}` : name }))
        .sort((one, other) => one.label.localeCompare(other.label, locale));

const unitOptions = ({ view }: MapContext): PlanOption[] =>
    (view.units ?? []).map(({ id, name }) => ({ value: id, label: name }));

/** Whom somebody reports to. */
export function managerQuestion(
    person: MapPerson,
    managerId: string | null,
    possible: readonly MapPerson[],
    { locale }: MapContext
): MapQuestion {
    const fields = [choice('managerId', managerLabel, peopleOptions(possible, locale))];
    return question(managerHeading, fill(managerIntro, person.name), changeLabel, fields, { managerId });
}

/** Whether the contact is to say the same as the map. */
export function alsoContactQuestion(person: MapPerson, manager: MapPerson | null): MapQuestion {
    const intro = manager ? fill(alsoIntro, person.name, manager.name) : fill(alsoIntroTop, person.name);
    const field: FieldSpec = { name: 'alsoContact', label: alsoContactLabel, type: 'checkbox' };
    return question(managerHeading, intro, changeLabel, [field], { alsoContact: 'false' });
}

/** Whether the contact is to report to nobody as well: the map alone cannot say that while the contact names somebody. */
export function contactTopQuestion({ name }: MapPerson, known: MapPerson): MapQuestion {
    return question(managerHeading, fill(alsoIntroKnown, name, known.name), changeLabel, []);
}

/** What is between two people; without the other one, with whom as well. */
export function lineQuestion(
    from: MapPerson,
    to: MapPerson | null,
    people: readonly MapPerson[],
    context: MapContext
): MapQuestion {
    const others = people.filter(({ id }) => id !== from.id);
    const fields = [
        ...(to ? [] : [choice('toId', toLabel, peopleOptions(others, context.locale), true)]),
        ...lineFields(context)
    ];
    const intro = to ? fill(lineIntro, from.name, to.name) : fill(lineFrom, from.name);
    return question(lineHeading, intro, lineHeading, fields, {
        kind: choicesOf(context, 'linkKind')[0]?.value ?? null,
        strength: choicesOf(context, 'linkStrength')[1]?.value ?? null
    });
}

/** What is between two people whose line is there already. */
export function lineChangeQuestion(link: MapLink, from: string, to: string, context: MapContext): MapQuestion {
    return question(lineChangeHeading, fill(lineIntro, from, to), changeLabel, lineFields(context), {
        kind: link.kind,
        strength: link.strength ?? null,
        note: link.note ?? null
    });
}

function lineFields(context: MapContext): FieldSpec[] {
    return [
        choice('kind', kindLabel, options(context, 'linkKind'), true),
        choice('strength', strengthLabel, options(context, 'linkStrength'), true),
        { name: 'note', label: noteLabel, type: 'textarea', maxLength: NOTE_LENGTH }
    ];
}

/** A contact who comes onto the map. */
export function personQuestion(): MapQuestion {
    const field: FieldSpec = {
        name: 'contactId',
        label: personLabel,
        type: 'lookup',
        objectApiName: 'Contact',
        required: true
    };
    return question(addHeading, addIntro, addConfirm, [field]);
}

/** The contact who fills an open role. */
export function fillQuestion({ name }: MapPerson): MapQuestion {
    return { ...personQuestion(), heading: fillHeading, intro: fill(fillIntro, name), confirmLabel: fillHeading };
}

/** A role that nobody fills yet. */
export function placeholderQuestion(people: readonly MapPerson[], context: MapContext): MapQuestion {
    return question(placeholderHeading, placeholderIntro, addConfirm, [
        { name: 'name', label: nameLabel, type: 'text', required: true, maxLength: NAME_LENGTH },
        choice('role', roleLabel, options(context, 'role')),
        choice('managerId', managerLabel, peopleOptions(people, context.locale)),
        choice('unitId', unitLabel, unitOptions(context))
    ]);
}

/** A colleague who gets a column of the matrix. */
export function colleagueQuestion(): MapQuestion {
    const field: FieldSpec = {
        name: 'userId',
        label: colleagueLabel,
        type: 'lookup',
        objectApiName: 'User',
        required: true
    };
    return question(colleagueHeading, colleagueIntro, addConfirm, [field]);
}

/** An action about somebody. */
export function actionQuestion({ name }: MapPerson): MapQuestion {
    return question(actionHeading, fill(actionIntro, name), actionHeading, [
        { name: 'subject', label: subjectLabel, type: 'text', required: true, maxLength: SUBJECT_LENGTH },
        { name: 'dueDate', label: dueLabel, type: 'date' }
    ]);
}

/** What somebody of ours says about the contact with a person. */
export function overrideQuestion(person: MapPerson, context: MapContext): MapQuestion {
    const fields: FieldSpec[] = [
        choice('coverage', coverageLabel, options(context, 'coverage'), true),
        { name: 'until', label: untilLabel, type: 'date', required: true, min: context.today }
    ];
    return question(fill(overrideHeading, person.name), overrideIntro, changeLabel, fields, {
        coverage: person.coverageOverride ?? person.coverage ?? null,
        until: person.coverageOverrideUntil ?? addDays(context.today, OVERRIDE_DAYS)
    });
}

/** When somebody left. */
export function leftQuestion({ name }: MapPerson, { today }: MapContext): MapQuestion {
    const field: FieldSpec = { name: 'left', label: leftLabel, type: 'date', required: true, max: today };
    return question(leftHeading, fill(leftIntro, name), leftHeading, [field], { left: today });
}

/** Whether people are to be deleted. */
export function removeQuestion(names: string): MapQuestion {
    return question(removeHeading, fill(removeIntro, names), removeHeading, []);
}

/** What several people are rated. */
export function rateQuestion(count: number, context: MapContext): MapQuestion {
    return question(fill(rateHeading, count), rateIntro, changeLabel, [
        choice('attitude', attitudeLabel, options(context, 'attitude')),
        choice('influence', influenceLabel, options(context, 'influence'))
    ]);
}

/** A field that several people get the same value of. */
export function bulkQuestion(what: 'role' | 'unit' | 'owner', count: number, context: MapContext): MapQuestion {
    const fields: Readonly<Record<typeof what, FieldSpec>> = {
        role: choice('value', roleLabel, options(context, 'role')),
        unit: choice('value', unitLabel, unitOptions(context)),
        owner: { name: 'value', label: ownerLabel, type: 'lookup', objectApiName: 'User' }
    };
    return question(fill(bulkHeading, count), '', changeLabel, [fields[what]]);
}
