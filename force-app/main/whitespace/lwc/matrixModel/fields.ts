import addressableLabel from '@salesforce/label/c.Ws_Figure_Addressable';
import addressableHelp from '@salesforce/label/c.Ws_Field_AddressableHelp';
import addressableSourceLabel from '@salesforce/label/c.Ws_Field_AddressableSource';
import competitorHelp from '@salesforce/label/c.Ws_Field_CompetitorHelp';
import competitorLabel from '@salesforce/label/c.Ws_Field_Competitor';
import competitorShareLabel from '@salesforce/label/c.Ws_Field_CompetitorShare';
import competitorUntilLabel from '@salesforce/label/c.Ws_Field_CompetitorUntil';
import crossSellLabel from '@salesforce/label/c.Ws_Kind_CrossSell';
import decisionLabel from '@salesforce/label/c.Ws_Field_DecisionDate';
import lookedAtLabel from '@salesforce/label/c.Ws_Field_LookedAt';
import nextStepLabel from '@salesforce/label/c.Ws_Field_NextStep';
import notNowReasonLabel from '@salesforce/label/c.Ws_Field_NotNowReason';
import notesLabel from '@salesforce/label/c.Ws_Field_Notes';
import notNowUntilLabel from '@salesforce/label/c.Ws_Field_NotNowUntil';
import overrideHelp from '@salesforce/label/c.Ws_Field_OverrideHelp';
import overrideLabel from '@salesforce/label/c.Ws_Field_Override';
import overrideReasonLabel from '@salesforce/label/c.Ws_Field_OverrideReason';
import potentialKindLabel from '@salesforce/label/c.Ws_Field_PotentialKind';
import potentialLabel from '@salesforce/label/c.Ws_Figure_Potential';
import responsibleLabel from '@salesforce/label/c.Ws_Field_Responsible';
import upSellLabel from '@salesforce/label/c.Ws_Kind_UpSell';
import { fill, toNumber, toText } from 'c/textUtils';
import type { MatrixCell } from 'keystone/dto';
import type { FieldSpec, FieldText } from 'keystone/ui';
import { OVERRIDES } from './cells';
import { STATE_LOOKS } from './texts';
import type { Texts } from './texts';

/** What people may change of a cell. */
export type CellField =
    | 'stateOverride'
    | 'overrideReason'
    | 'potential'
    | 'potentialKind'
    | 'decisionDate'
    | 'responsibleId'
    | 'nextStep'
    | 'addressable'
    | 'addressableSource'
    | 'competitor'
    | 'competitorShare'
    | 'competitorUntil'
    | 'notNowUntil'
    | 'notNowReason'
    | 'notes'
    | 'lookedAtOn';

/** Values of a cell as text, null when empty. */
export type CellValues = Readonly<Partial<Record<CellField, FieldText>>>;

const NUMBERS: readonly CellField[] = ['potential', 'addressable', 'competitorShare'];
const DAYS: readonly CellField[] = ['decisionDate', 'competitorUntil', 'notNowUntil', 'lookedAtOn'];
const LONG = 255;
const NOTES = 2000;

/** What is known beside the cell that its fields need. */
export interface FieldContext {
    currencyCode: string | null;
    /** Names that are known already. */
    competitors: readonly string[];
}

/** How a field is labelled and typed in. */
export function cellField(name: CellField, { currencyCode, competitors }: FieldContext): FieldSpec {
    const money = { type: 'currency', min: 0, currencyCode } as const;
    const fields: Readonly<Record<CellField, Omit<FieldSpec, 'name'>>> = {
        stateOverride: {
            label: overrideLabel,
            type: 'choice',
            help: overrideHelp,
            options: OVERRIDES.map((value) => ({ value, label: STATE_LOOKS[value].label }))
        },
        overrideReason: { label: overrideReasonLabel, type: 'text', maxLength: LONG },
        potential: { label: potentialLabel, ...money },
        potentialKind: {
            label: potentialKindLabel,
            type: 'choice',
            options: [
                { value: 'Cross-sell', label: crossSellLabel },
                { value: 'Up-sell', label: upSellLabel }
            ]
        },
        decisionDate: { label: decisionLabel, type: 'date' },
        responsibleId: { label: responsibleLabel, type: 'lookup', objectApiName: 'User' },
        nextStep: { label: nextStepLabel, type: 'text', maxLength: LONG },
        addressable: { label: addressableLabel, help: addressableHelp, ...money },
        addressableSource: { label: addressableSourceLabel, type: 'text', maxLength: LONG },
        competitor: {
            label: competitorLabel,
            type: 'text',
            maxLength: 80,
            help: competitors.length > 0 ? fill(competitorHelp, competitors.join(', ')) : undefined
        },
        competitorShare: { label: competitorShareLabel, type: 'percent', min: 0, max: 100 },
        competitorUntil: { label: competitorUntilLabel, type: 'date' },
        notNowUntil: { label: notNowUntilLabel, type: 'date' },
        notNowReason: { label: notNowReasonLabel, type: 'text', maxLength: LONG },
        notes: { label: notesLabel, type: 'textarea', maxLength: NOTES },
        lookedAtOn: { label: lookedAtLabel, type: 'date' }
    };
    return { name, ...fields[name] };
}

/** A value of a cell, the way the server takes it. */
export function cellText(cell: MatrixCell, field: CellField): FieldText {
    return toText(cell[field]);
}

/** A value as people read it. */
export function shownText(field: CellField, value: FieldText, cell: MatrixCell, texts: Texts): string {
    if (value === null) {
        return '';
    }
    if (field === 'competitorShare') {
        return texts.percent(toNumber(value));
    }
    if (NUMBERS.includes(field)) {
        return texts.full(toNumber(value));
    }
    if (DAYS.includes(field)) {
        return texts.day(value);
    }
    if (field === 'responsibleId') {
        return value === cell.responsibleId ? (cell.responsibleName ?? value) : value;
    }
    return field === 'stateOverride' ? STATE_LOOKS[value as keyof typeof STATE_LOOKS].label : value;
}

/** A cell with other values. */
export function withValues(cell: MatrixCell, values: CellValues): MatrixCell {
    const typed = Object.entries(values).map(([field, value]) => [
        field,
        NUMBERS.includes(field as CellField) ? toNumber(value) : value
    ]);
    const changed = { ...cell, ...Object.fromEntries(typed) } as MatrixCell;
    return changed.responsibleId === cell.responsibleId ? changed : { ...changed, responsibleName: null };
}
