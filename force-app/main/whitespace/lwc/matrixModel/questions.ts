import addressableHeading from '@salesforce/label/c.Ws_Ask_Addressable';
import applyLabel from '@salesforce/label/c.Ws_Ask_Apply';
import byHandHeading from '@salesforce/label/c.Ws_Ask_UnitByHand';
import byHandIntro from '@salesforce/label/c.Ws_Ask_UnitByHandIntro';
import competitorHeading from '@salesforce/label/c.Ws_Ask_Competitor';
import createHeading from '@salesforce/label/c.Ws_Ask_Opportunity';
import createIntro from '@salesforce/label/c.Ws_Ask_OpportunityIntro';
import createLabel from '@salesforce/label/c.Ws_Create';
import addLabel from '@salesforce/label/c.Ws_Add';
import amountLabel from '@salesforce/label/c.Ws_Opportunity_Amount';
import changeHeading from '@salesforce/label/c.Ws_Ask_UnitChange';
import changeIntro from '@salesforce/label/c.Ws_Ask_UnitChangeIntro';
import closeDateLabel from '@salesforce/label/c.Ws_Opportunity_CloseDate';
import continueLabel from '@salesforce/label/c.Ws_Ask_Continue';
import forOne from '@salesforce/label/c.Ws_Ask_ForOne';
import forSeveral from '@salesforce/label/c.Ws_Ask_ForSeveral';
import fromHierarchyHeading from '@salesforce/label/c.Ws_Ask_Units';
import fromHierarchyIntro from '@salesforce/label/c.Ws_Ask_UnitsIntro';
import kindDivision from '@salesforce/label/c.Ws_UnitKind_Division';
import kindFunction from '@salesforce/label/c.Ws_UnitKind_Function';
import kindLabel from '@salesforce/label/c.Ws_Unit_Kind';
import kindOther from '@salesforce/label/c.Ws_UnitKind_Other';
import kindSite from '@salesforce/label/c.Ws_UnitKind_Site';
import kindSubsidiary from '@salesforce/label/c.Ws_UnitKind_Subsidiary';
import nameLabel from '@salesforce/label/c.Ws_Opportunity_Name';
import notNowHeading from '@salesforce/label/c.Ws_Ask_NotNow';
import partOfLabel from '@salesforce/label/c.Ws_Field_PartOf';
import potentialHeading from '@salesforce/label/c.Ws_Ask_Potential';
import saveLabel from '@salesforce/label/c.Ui_Save';
import stageLabel from '@salesforce/label/c.Ws_Opportunity_Stage';
import stateHeading from '@salesforce/label/c.Ws_Ask_State';
import unitAccountLabel from '@salesforce/label/c.Ws_Unit_Account';
import unitNameLabel from '@salesforce/label/c.Ws_Unit_Name';
import unitsLabel from '@salesforce/label/c.Ws_Units';
import unitLabel from '@salesforce/label/c.Ws_Csv_Unit';
import { addDays, fill, toText } from 'c/textUtils';
import type { MatrixCell, MatrixUnit, MatrixView, UnitSuggestion } from 'keystone/dto';
import type { FieldSpec, FieldText } from 'keystone/ui';
import { cellField, cellText } from './fields';
import type { CellField, FieldContext } from './fields';
import type { Matrix } from './matrix';

/** What is asked for in a dialog. */
export interface Question {
    heading: string;
    intro: string;
    fields: readonly FieldSpec[];
    values: Readonly<Record<string, FieldText>>;
    confirmLabel: string;
}

/** What can be said of several cells at once. */
export type Topic = 'state' | 'potential' | 'addressable' | 'competitor' | 'notNow';

const TOPICS: Readonly<
    Record<Topic, { heading: string; fields: readonly CellField[]; required: readonly CellField[] }>
> = {
    state: { heading: stateHeading, fields: ['stateOverride', 'overrideReason'], required: [] },
    potential: {
        heading: potentialHeading,
        fields: ['potential', 'potentialKind', 'decisionDate', 'nextStep', 'responsibleId'],
        required: ['potential']
    },
    addressable: { heading: addressableHeading, fields: ['addressable', 'addressableSource'], required: [] },
    competitor: {
        heading: competitorHeading,
        fields: ['competitor', 'competitorShare', 'competitorUntil'],
        required: ['competitor']
    },
    notNow: {
        heading: notNowHeading,
        fields: ['notNowUntil', 'notNowReason'],
        required: ['notNowUntil', 'notNowReason']
    }
};

/** Days until an opportunity is expected to be decided, where nobody said when. */
const USUAL_DAYS = 90;
const NAME_LENGTH = 120;
const UNIT_NAME_LENGTH = 80;
const UNIT_KINDS = [
    { value: 'Division', label: kindDivision },
    { value: 'Site', label: kindSite },
    { value: 'Subsidiary', label: kindSubsidiary },
    { value: 'Function', label: kindFunction },
    { value: 'Other', label: kindOther }
];

/**
 * Asks for values of several cells. A field starts with what all of them have in common, so that what is not touched stays
 * where they agree; fields in which they differ start empty, and are only stored when something is entered.
 */
export function batchQuestion(
    topic: Topic,
    cells: readonly MatrixCell[],
    matrix: Matrix,
    context: FieldContext
): Question {
    const { heading, fields, required } = TOPICS[topic];
    return {
        heading,
        intro: cells.length === 1 ? fill(forOne, ...namesOf(cells[0], matrix)) : fill(forSeveral, cells.length),
        fields: fields.map((name) => ({ ...cellField(name, context), required: required.includes(name) })),
        values: Object.fromEntries(fields.map((name) => [name, commonText(cells, name)])),
        confirmLabel: applyLabel
    };
}

/** The answers that change something: fields in which the cells differ and that were left empty are not among them. */
export function batchAnswer(
    question: Question,
    answer: Readonly<Record<string, FieldText>>,
    cells: readonly MatrixCell[]
): Record<string, FieldText> {
    const isSaid = (name: string): boolean => answer[name] !== null || allAgree(cells, name as CellField);
    return Object.fromEntries(
        question.fields.filter(({ name }) => isSaid(name)).map(({ name }) => [name, answer[name] ?? null])
    );
}

function allAgree(cells: readonly MatrixCell[], name: CellField): boolean {
    return new Set(cells.map((cell) => cellText(cell, name))).size === 1;
}

function commonText(cells: readonly MatrixCell[], name: CellField): FieldText {
    return cells.length > 0 && allAgree(cells, name) ? cellText(cells[0], name) : null;
}

function namesOf({ unitId, offeringId }: MatrixCell, matrix: Matrix): [string, string] {
    return [matrix.unit(unitId)?.unit.name ?? '', matrix.offering(offeringId)?.name ?? ''];
}

/** Asks for a new opportunity, with everything filled in that is known. */
export function opportunityQuestion(
    cell: MatrixCell,
    matrix: Matrix,
    { currencyCode, stages }: Pick<MatrixView, 'currencyCode' | 'stages'>,
    today: string
): Question {
    const [unitName, offeringName] = namesOf(cell, matrix);
    const buyer = matrix.unit(cell.unitId)?.unit.accountName ?? unitName;
    const decision = cell.decisionDate !== null && cell.decisionDate > today ? cell.decisionDate : null;
    return {
        heading: createHeading,
        intro: fill(createIntro, unitName, offeringName),
        fields: [
            { name: 'name', label: nameLabel, type: 'text', required: true, maxLength: NAME_LENGTH },
            { name: 'amount', label: amountLabel, type: 'currency', min: 0, currencyCode },
            { name: 'closeDate', label: closeDateLabel, type: 'date', required: true },
            { name: 'stageName', label: stageLabel, type: 'choice', required: true, options: stages }
        ],
        values: {
            name: `${buyer} – ${offeringName}`.slice(0, NAME_LENGTH),
            amount: toText(cell.potential),
            closeDate: decision ?? addDays(today, USUAL_DAYS),
            stageName: stages[0]?.value ?? null
        },
        confirmLabel: createLabel
    };
}

/** Asks which accounts of the hierarchy become units. */
export function unitsQuestion(suggestions: readonly UnitSuggestion[]): Question {
    return {
        heading: fromHierarchyHeading,
        intro: fromHierarchyIntro,
        fields: [
            {
                name: 'accountIds',
                label: unitsLabel,
                type: 'choices',
                required: true,
                options: suggestions.map(({ accountId, name, parentName }) => ({
                    value: accountId,
                    label: parentName ? `${name} (${parentName})` : name
                }))
            }
        ],
        values: { accountIds: suggestions.map(({ accountId }) => accountId).join(';') },
        confirmLabel: addLabel
    };
}

/** Asks for a unit that is no account of the hierarchy. @param parentId the unit that it is a part of, if that is known */
export function unitQuestion(matrix: Matrix, parentId: string | null): Question {
    return {
        heading: byHandHeading,
        intro: byHandIntro,
        fields: [
            ...unitFields(matrix, null),
            { name: 'accountId', label: unitAccountLabel, type: 'lookup', objectApiName: 'Account' }
        ],
        values: { kind: 'Site', parentId },
        confirmLabel: addLabel
    };
}

/** Asks which unit is meant. @param unitId the one that it probably is */
export function whichUnitQuestion(matrix: Matrix, unitId: string | null): Question {
    return {
        heading: changeHeading,
        intro: '',
        fields: [
            { name: 'unitId', label: unitLabel, type: 'choice', required: true, options: unitChoices(matrix, null) }
        ],
        values: { unitId },
        confirmLabel: continueLabel
    };
}

/** Asks how a unit is called, what it is and which unit it is a part of. */
export function unitChangeQuestion(matrix: Matrix, { id, name, kind, parentId }: MatrixUnit): Question {
    return {
        heading: changeHeading,
        intro: changeIntro,
        fields: unitFields(matrix, id),
        values: { name, kind, parentId },
        confirmLabel: saveLabel
    };
}

/** What a unit is, as people read it. */
export function unitText(matrix: Matrix, field: string, value: FieldText): string {
    if (field === 'parentId') {
        return matrix.unit(value ?? '')?.unit.name ?? '';
    }
    return (field === 'kind' ? UNIT_KINDS.find((kind) => kind.value === value)?.label : null) ?? value ?? '';
}

function unitFields(matrix: Matrix, unitId: string | null): FieldSpec[] {
    return [
        { name: 'name', label: unitNameLabel, type: 'text', required: true, maxLength: UNIT_NAME_LENGTH },
        { name: 'kind', label: kindLabel, type: 'choice', required: true, options: UNIT_KINDS },
        { name: 'parentId', label: partOfLabel, type: 'choice', options: unitChoices(matrix, unitId) }
    ];
}

/** All units but one, and what is below it: nothing is a part of itself. */
function unitChoices(matrix: Matrix, exceptId: string | null) {
    return matrix.units
        .filter(({ unit, above }) => exceptId === null || (unit.id !== exceptId && !above.includes(exceptId)))
        .map(({ unit }) => ({ value: unit.id, label: unit.name }));
}
